"""What long runs of one sign cost to read, in counted instructions, compared with prose.

    python benchmarks/hostile_runs.py  # needs valgrind; five minutes per reader on two cores
    python benchmarks/hostile_runs.py --readers source sentences --kilobytes 10 20 40

For each reader and run, the program is run under valgrind with texts of three sizes. Instructions
per kilobyte are the difference between two sizes: what starting Python costs drops out, and the
figures do not depend on the clock or on other programs. `ratio` is that of the run to that of
prose; the bar is 4 for sources. `growth` is the second difference divided by the first, per
kilobyte: 1 for linear time, 2 and more for quadratic time. The bar is 1.5. For `patterns`, all
patterns of page furniture are matched with hard lines of 100, 200 and 300 characters.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise, product
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
    "tabs": "\t",
    "labels": "share  ",
    "entries of a menu": "home | ",
    "path of links": "a > ",
    "spaced full stops": ". . ",
}
# Each line and each paragraph is looked at, so these cost more than the bar for one line.
LINES = {
    "line ends": "\n",
    "lines of one sign": ".\n",
    "paragraphs of one sign": ".\n\n",
    "list items": "- a\n",
}
TAGS = {
    "spaces": " ",
    "unclosed tags": "<p ",
    "unclosed comments": "<!--",
    "unclosed scripts": "<script>",
    "unclosed headings": "<h1>",
    "unclosed doctypes": "<!DOCTYPE ",
    "raised figures": "a<sup>2</sup> ",
    "hidden words": "a <b hidden>b</b> ",
    "links": "<a href=#b>c</a> ",
    "line breaks": "a<br>",
    "spans of cells": "<tr><td rowspan=99>a<td colspan=99>b",
}
READERS = ("source", "sentences", "annotation", "tags", "html")
HARD = "hard lines"  # of menus, for the patterns of page furniture
STARTS = (
    "a share contact: home search menu page 1 photo: we read © tags: facebook "
    "updated +1 (a) a@b « [ – #"
).split()
GAPS = (" ", "  ", "\t", " \t", " · ", " | ", ", ", " > ", "/", " - ", ".", "-", "")
ENDS = ("", "!", "x. x")
MOST_GROWTH, MOST_RATIO = 1.5, 4.0
HEAD = "---\nargmap: 1\nsource: text.txt\n---\n\n## a claim\n"
_REFS = re.compile(r"I\s+refs:\s+([\d,]+)")


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--readers", nargs="+", choices=(*READERS, "patterns"), default=READERS)
    parser.add_argument("--kilobytes", nargs=3, type=int, default=[20, 40, 80])
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        read_all(given.child[0], given.child[1].split(","), int(given.child[2]))
        return 0
    missed = sum(misses_a_bar(reader, given.kilobytes) for reader in given.readers)
    return int(missed > 0)


def misses_a_bar(reader: str, kilobytes: list[int]) -> bool:
    """Print what each run costs a reader; return whether a bar is missed."""
    names = ["prose", *(TAGS if reader in {"tags", "html"} else RUNS)]
    if reader == "source":
        names += LINES
    if reader == "patterns":
        names, kilobytes = [HARD], [1, 2, 3]
    found, prose = False, 0.0
    print(f"{reader:24}{'per kilobyte':>16}{'ratio':>8}{'growth':>8}")
    for name in names:
        first, second = costs(reader, [name], kilobytes)
        prose = prose or second
        ratio, growth = second / prose, second / first
        print(f"{name:24}{second:>16,.0f}{ratio:>8.2f}{growth:>8.2f}", flush=True)
        is_dear = reader == "source" and ratio > MOST_RATIO and name not in LINES
        found = found or is_dear or growth > MOST_GROWTH
    return found


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
    signs = {"prose": PROSE, **RUNS, **TAGS, **LINES}
    if reader == "patterns":
        match_patterns(100 * kilobytes)
        return
    for name in names:
        run = signs[name] * (1000 * kilobytes // len(signs[name]))
        text = f"He said {run} then it was over. So be it."
        for each in reader.split("+"):
            read_one(each, text)


def match_patterns(length: int) -> None:
    """Match every pattern of page furniture with hard lines of a length."""
    from argmap.english.patterns import on_one_line
    from argmap.english.word_lists import paragraphs

    patterns = [re.compile(on_one_line(text)) for text in paragraphs("furniture").values()]
    for start, gap, end in product(STARTS, GAPS, ENDS):
        line = (start + gap) * (length // len(start + gap) + 1)
        for each in (line[: length - len(end)] + end, line[: length - 1] + "!"):
            for pattern in patterns:
                pattern.match(each)


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

        tags.declares_entities(tags.without_declaration(text))
    else:
        from argmap.documents.html import extract

        extract(f"<html><body>{text}</body></html>".encode(), "")


if __name__ == "__main__":
    sys.exit(main())
