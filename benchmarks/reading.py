"""How long reading takes and what it finds: a made-up text with many exact and edited repeats.

    python benchmarks/reading.py            # 5, 10, 20 and 50 MB; exits with 1 if a bar is missed
    python benchmarks/reading.py 5 10       # other sizes, in MB
    python benchmarks/reading.py --wrapped  # the same text as in a mail, in lines of 76 characters

Every size is read in its own process, whose peak memory (resident, in MB) is printed. A planted
repeat counts as found if every sentence of it is set aside, or is reported as differing if the edit
changed a number, a name or a negation. Anything else that is set aside or reported counts against
precision.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["new", "exact", "slight", "weighty"]

BAR_SECONDS = 15.0  # for 50 MB, of the processor: without the time that other programs take
BAR_MEGABYTES = 600
EXACT, EDITED = 0.177, 0.077  # shares of the paragraphs, as in the figures that we compare with
SENTENCES = (2, 6)
FUNCTION_WORDS = (
    "the of and to a in that is was for on with as by at from this which are not it be has had"
    " were an their will"
).split()
RESPELT = ("organisation", "programme", "labour", "modernised")
SPELT = ("organization", "program", "labor", "modernized")
# The columns of the table: the figure, its width and its format.
COLUMNS = {
    "MB": (3, ""),
    "paragraphs": (12, ",.0f"),
    "exact": (8, ",.0f"),
    "edited": (8, ",.0f"),
    "seconds": (9, ".1f"),
    "processor": (11, ".1f"),
    "s per MB": (10, ".3f"),
    "memory": (8, ",.0f"),
    "recall_exact": (14, ".4f"),
    "recall_edited": (15, ".4f"),
    "precision": (11, ".4f"),
}


@dataclass(frozen=True)
class Paragraph:
    """A planted paragraph: its lines in the file, and what it is."""

    first: int
    last: int
    kind: Kind


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[5, 10, 20, 50], help="in MB")
    parser.add_argument("--wrapped", action="store_true", help="in lines of 76 characters")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measure(Path(given.child))))
        return 0
    missed = False
    print("".join(f"{name:>{width}}" for name, (width, _) in COLUMNS.items()))
    for size in given.sizes:
        figures = run(size, wrapped=given.wrapped)
        figures |= {"MB": size, "s per MB": figures["processor"] / size}
        cells = (f"{figures[name]:>{width}{form}}" for name, (width, form) in COLUMNS.items())
        print("".join(cells), flush=True)
        missed = missed or (
            size == 50 and (figures["processor"] > BAR_SECONDS or figures["memory"] > BAR_MEGABYTES)
        )
    return int(missed)


def run(size: int, *, wrapped: bool) -> dict[str, float]:
    """Return the figures of one size, measured in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        make(path, size * 1_000_000, wrapped=wrapped)
        time.sleep(0.1)  # a file must be unchanged for a moment before it is read
        answer = subprocess.run(
            [sys.executable, __file__, "--child", str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
    figures: dict[str, float] = json.loads(answer.stdout)
    return figures


def make(path: Path, size: int, *, wrapped: bool) -> None:
    """Write a text of about this many bytes, and next to it what was planted."""
    chance = random.Random(size)  # noqa: S311  # nothing here is secret
    writer = _Writer(chance)
    blocks: list[str] = []
    planted: list[tuple[int, int, Kind]] = []
    line, written = 1, 0
    while written < size:
        kind, text = writer.paragraph()
        block = textwrap.fill(text, 76, break_on_hyphens=False) if wrapped else text
        height = block.count("\n") + 1
        planted.append((line, line + height - 1, kind))
        line += height + 1
        written += len(block) + 2
        blocks.append(block)
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")
    path.with_suffix(".json").write_text(json.dumps(planted), "utf-8")


class _Writer:
    """Writes paragraphs of made-up words whose frequencies are like those of a language."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        syllables = [
            first + vowel + last
            for first in "bdfgklmnprst"
            for vowel in "aeiou"
            for last in ("", "n", "r", "s", "l")
        ]
        rare = [
            chance.choice(syllables)
            + chance.choice(syllables)
            + chance.choice(("", "", chance.choice(syllables)))
            for _ in range(20_000)
        ]
        self.words = [*FUNCTION_WORDS, *rare]
        weights = [4000 / (rank + 4) for rank in range(len(FUNCTION_WORDS))] + [
            900 / (rank + 30) for rank in range(len(rare))
        ]
        self.weights = list(accumulate(weights))
        self.pool: list[str] = []
        self.old: list[list[str]] = []

    def paragraph(self) -> tuple[Kind, str]:
        """Return a new paragraph, or one of the earlier ones again, as it was or edited."""
        roll = self.chance.random()
        if self.old and roll < EXACT:
            return "exact", " ".join(self.chance.choice(self.old))
        if self.old and roll < EXACT + EDITED:
            return self.edited(list(self.chance.choice(self.old)))
        sentences = [self.sentence() for _ in range(self.chance.randint(*SENTENCES))]
        self.old.append(sentences)
        return "new", " ".join(sentences)

    def sentence(self) -> str:
        """Return a sentence with a number, and sometimes with a word that has two spellings."""
        size = self.chance.randint(9, 24)
        if len(self.pool) < size:
            self.pool = self.chance.choices(self.words, cum_weights=self.weights, k=100_000)
        found = [self.pool.pop() for _ in range(size)]
        found[size // 3] = str(self.chance.randint(2, 9999))
        found[size // 2] = self.chance.choice(RESPELT)
        return found[0].capitalize() + " " + " ".join(found[1:]) + "."

    def edited(self, sentences: list[str]) -> tuple[Kind, str]:
        """Return a paragraph with one sentence changed: slightly, or in what it says."""
        place = self.chance.randrange(len(sentences))
        words = sentences[place].split(" ")
        kind: Kind = "slight" if self.chance.random() < 0.5 else "weighty"
        if kind == "slight":
            if self.chance.random() < 0.5:
                words = [SPELT[RESPELT.index(word)] if word in RESPELT else word for word in words]
            else:
                words.insert(self.chance.randrange(1, len(words)), "the")
        else:
            number = next(index for index, word in enumerate(words) if word.isdigit())
            words[number] = str(int(words[number]) + self.chance.randint(1, 5000))
        sentences[place] = " ".join(words)
        return kind, " ".join(sentences)


def measure(path: Path) -> dict[str, float]:
    """Return what reading one text costs and finds."""
    from argmap.source import read

    began, used = time.perf_counter(), time.process_time()
    source = read(path)
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    memory = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        * (1 if sys.platform == "darwin" else 1024)
        / 1_000_000
    )
    planted = [
        Paragraph(*each) for each in json.loads(path.with_suffix(".json").read_text("utf-8"))
    ]
    starts = [*source.line_starts, len(source.text)]
    aside = bytearray(len(source.text))
    for each in source.asides:
        aside[each.start : each.end] = b"\x01" * (each.end - each.start)
    reported_at = bytearray(len(source.text))
    for variant in source.variants:
        reported_at[variant.start : variant.end] = b"\x01" * (variant.end - variant.start)
    counts = {"exact": 0, "slight": 0, "weighty": 0, "new": 0}
    found = dict(counts)
    wrong = 0
    for paragraph in planted:
        start, end = (
            starts[paragraph.first - 1],
            starts[paragraph.last - 1] + len(source.line_text(paragraph.last)),
        )
        length, gone = end - start, sum(aside[start:end])
        reported = sum(reported_at[start:end])
        counts[paragraph.kind] += 1
        if paragraph.kind == "new":
            wrong += bool(gone or reported)
        elif paragraph.kind == "weighty":
            found["weighty"] += bool(reported) and gone + reported > 0.9 * length
        else:
            found[paragraph.kind] += gone > 0.97 * length
    right = sum(found.values())
    edited = counts["slight"] + counts["weighty"]
    return {
        "paragraphs": len(planted),
        "exact": counts["exact"],
        "edited": edited,
        "seconds": seconds,
        "processor": processor,
        "memory": memory,
        "recall_exact": found["exact"] / max(1, counts["exact"]),
        "recall_edited": (found["slight"] + found["weighty"]) / max(1, edited),
        "precision": right / max(1, right + wrong),
    }


if __name__ == "__main__":
    sys.exit(main())
