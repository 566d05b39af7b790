"""What long runs of one sign cost to read, in counted instructions, compared with prose.

    python benchmarks/hostile_runs.py  # needs valgrind; five minutes per reader on two cores
    python benchmarks/hostile_runs.py --readers source sentences --kilobytes 10 20 40

For each reader and run, the program is run under valgrind with texts of three sizes. Instructions
per kilobyte are the difference between two sizes: what starting Python costs drops out, and the
figures do not depend on the clock or on other programs. `ratio` is that of the run to that of
prose; the bar is 4 for sources. `growth` is the second difference divided by the first, per
kilobyte: 1 for linear time, 2 and more for quadratic time. The bar is 1.5.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

PROSE = (
    "The council of the town closed the old hall in May because the roof leaked into two rooms. "
    "Therefore 12.5 per cent of the visitors did not come again. "
)
RUNS = {
    "full stops": ".",
    "exclamation marks": "!",
    "ellipses": "…",
    "straight quotes": '"',
    "opening quotes": "“",
    "closing quotes": "”",
    "apostrophes": "'",
    "opening brackets": "(",
    "closing brackets": "]",
    "marks of notes": "[12]",
    "digits": "1",
    "numbers": "1 ",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "greater-than signs": ">",
    "marks of quotations": "> ",
    "less-than signs": "<",
    "hyphens": "-",
    "one letter": "a",
    "soft hyphens": "a\u00ad",
}
TAGS = {
    "spaces": " ",
    "unclosed tags": "<p ",
    "unclosed comments": "<!--",
    "unclosed scripts": "<script>",
    "unclosed headings": "<h1>",
    "unclosed doctypes": "<!DOCTYPE ",
}
READERS = ("source", "sentences", "annotation", "tags", "html")
MOST_GROWTH, MOST_RATIO = 1.5, 4.0
HEAD = "---\nargmap: 1\nsource: text.txt\n---\n\n## a claim\n"
_REFS = re.compile(r"I\s+refs:\s+([\d,]+)")


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--readers", nargs="+", choices=READERS, default=READERS)
    parser.add_argument("--kilobytes", nargs=3, type=int, default=[20, 40, 80])
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        read_all(given.child[0], given.child[1].split(","), int(given.child[2]))
        return 0
    missed = False
    for reader in given.readers:
        names = ["prose", *(TAGS if reader in {"tags", "html"} else RUNS)]
        measured = [costs(reader, [name], given.kilobytes) for name in names]
        prose = measured[0][1]
        print(f"{reader:20}{'per kilobyte':>16}{'ratio':>8}{'growth':>8}")
        for name, (first, second) in zip(names, measured, strict=True):
            ratio, growth = second / prose, second / first
            print(f"{name:20}{second:>16,.0f}{ratio:>8.2f}{growth:>8.2f}", flush=True)
            missed = missed or growth > MOST_GROWTH or (reader == "source" and ratio > MOST_RATIO)
    return int(missed)


def costs(reader: str, names: list[str], kilobytes: list[int]) -> list[float]:
    """Return instructions per kilobyte between each size and the next, for some runs together."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        totals = list(pool.map(partial(instructions, reader, names), kilobytes))
    sizes = pairwise(zip(kilobytes, totals, strict=True))
    return [(after - before) / (more - less) for (less, before), (more, after) in sizes]


def instructions(reader: str, names: list[str], kilobytes: int) -> int:
    """Return how many instructions a process executes that reads a text of each run."""
    counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    program = [sys.executable, __file__, "--child", reader, ",".join(names), str(kilobytes)]
    root = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": root}
    done = subprocess.run(
        [*counter, *program], check=True, capture_output=True, text=True, env=environment
    )
    found = _REFS.search(done.stderr)
    if found is None:
        message = f"valgrind counted nothing: {done.stderr[-300:]}"
        raise ValueError(message)
    return int(found[1].replace(",", ""))


def read_all(reader: str, names: list[str], kilobytes: int) -> None:
    """Read a text of each run, within a sentence, with one reader or several ("source+tags")."""
    signs = {"prose": PROSE, **RUNS, **TAGS}
    for name in names:
        run = signs[name] * (1000 * kilobytes // len(signs[name]))
        text = f"He said {run} then it was over. So be it."
        for each in reader.split("+"):
            read_one(each, text)


def read_one(reader: str, text: str) -> None:
    """Read a text once; only what is measured is imported."""
    if reader == "sentences":
        from argmap.english.sentences import sentences

        list(sentences(text))
    elif reader == "source":
        from argmap.source import read_text

        read_text(text)
    elif reader == "annotation":
        from argmap.annotation.read.loading import read_outline

        read_outline(f"{HEAD}> {text}\n")
    elif reader == "tags":
        from argmap.documents import tags

        tags.declares_entities(text)
        tags.title(text)
        tags.plain(tags.without_declaration(text))
    else:
        from argmap.documents.html import extract

        extract(f"<html><body>{text}</body></html>".encode(), "")


if __name__ == "__main__":
    sys.exit(main())
