"""How fast the audit of figures reads: megabytes of text per second, on one core, without a model.

    python benchmarks/figures.py [FILE.jsonl | FILE.txt …]

Without files: the statement of the corpus and the cases of the tests, repeated to about a megabyte.
Of a JSON Lines file the field `text` of each line is read. Reading the file and finding its blocks
is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from argmap.figures.audit import audit
from argmap.source import read_text

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def texts_of(path: Path) -> list[str]:
    """Return the texts of a file."""
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    return [path.read_text("utf-8")]


def measure(name: str, texts: list[str]) -> None:
    """Print the speed of the best of some rounds over some texts."""
    sources = [read_text(text) for text in texts]
    size = sum(len(text.encode()) for text in texts) / 1e6
    audit.__wrapped__(sources[0])
    best = min(_seconds(sources) for _ in range(ROUNDS))
    print(f"{name}: {size:.2f} MB in {best:.2f} s, {size / best:.2f} MB per second")


def _seconds(sources: list) -> float:  # type: ignore[type-arg]
    start = time.process_time()
    for source in sources:
        audit.__wrapped__(source)
    return time.process_time() - start


def main() -> None:
    """Measure the files named, or those of the repository."""
    paths = [Path(name) for name in sys.argv[1:]]
    for path in paths:
        measure(path.name, texts_of(path))
    if not paths:
        measure("the statement", texts_of(ROOT / "corpus" / "statement.txt") * 40)
        measure(
            "the cases of the tests",
            texts_of(ROOT / "tests" / "figures" / "cases.jsonl") * 10,
        )


if __name__ == "__main__":
    main()
