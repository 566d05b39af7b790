"""How long exports take, and AIF compared with `json.dump` of the same data in the same run.

python benchmarks/export.py             # 4,000 statements, best of five
python benchmarks/export.py 1000 3      # 1,000 statements, best of three
"""

from __future__ import annotations

import gc
import io
import json
import sys
import time
from typing import TYPE_CHECKING

import argmap
from argmap.data import to_data
from argmap.exports import FORMATS, form_of
from argmap.interop.exported import Exported, exported

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "---\nargmap: 1\nsource: made.txt\n---\n"
ROLES = ("evidence", "claim", "conclusion")


def made(count: int) -> Exported:
    """Return a document of so many statements, each of which supports an earlier one."""
    lines, parts = [], []
    for number in range(count):
        words = (
            f"In district {number} the council “counted” {number * 7 % 997} lamps & {number} piers."
        )
        lines.append(words)
        parts.append(f"## s{number} {ROLES[number % 3]}\n> {words}\n")
        if number:
            linked = f" with s{number - 2}" if number % 5 == 0 and number > 9 else ""
            parts.append(f"- supports: s{(number - 1) // 3}{linked}\n")
    source = argmap.read_text("\n".join(lines) + "\n", path="made.txt")
    annotation = argmap.parse(HEAD + "\n".join(parts), source)
    report = argmap.Report()
    return exported(annotation, report, to_data(annotation, report), name="made")


def best(work: Callable[[], object], runs: int) -> float:
    """Return the shortest time of several runs, in seconds, without collections of garbage."""
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
        gc.enable()
    return min(times)


def dump(data: list[object]) -> None:
    """Write the same data as the export, by the standard library."""
    for each in data:
        json.dump(each, io.StringIO())


def main(count: int = 4000, runs: int = 5) -> None:
    """Print a line per format, and the ratio of AIF to `json.dump`."""
    document = made(count)
    for name in FORMATS:
        form = form_of(name)
        size = sum(map(len, form.write(document).values()))
        seconds = best(lambda write=form.write: write(document), min(runs, 2))  # type: ignore[misc]
        print(f"{name:15} {seconds * 1000:8.0f} ms {size / 1e6:8.1f} MB")
    aif = form_of("aif")
    data = [json.loads(content) for content in aif.write(document).values()]
    exporting = best(lambda: aif.write(document), runs)
    dumping = best(lambda: dump(data), runs)
    print(f"AIF / json.dump of the same data: {exporting / dumping:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
