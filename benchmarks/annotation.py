"""How long the annotation file takes: its lines, its quotes found again, the merge of a new draft.

    python benchmarks/annotation.py     # exits with 1 if a bar is missed

Times are processor time, so that other work on the machine does not count. The file has 10,000
statements with a link each; in the broken quotes one word in eight is changed, and each of them
has to be compared with the whole text. What was placed is checked.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from typing import TYPE_CHECKING

from argmap.annotation import parse
from argmap.annotation.edit.merge import merge
from argmap.annotation.read.loading import read_outline
from argmap.model import AnnotationError
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

STATEMENTS, BROKEN, SIZE = 10_000, 200, 100_000
PARSE_BAR, ANCHOR_BAR, MERGE_BAR = 0.3, 20.0, 10.0  # seconds
HEAD = "---\nargmap: 1\nsource: text.txt\n---\n"
ROLES = ("claim", "evidence", "conclusion", "rebuttal")


def main() -> int:
    """Measure, print, and return 1 if a bar is missed."""
    sentences = made_sentences(STATEMENTS, random.Random(1))  # noqa: S311  # no secret depends on it
    text = annotation(sentences)
    source = read_text("\n".join(sentences) + "\n")
    lines = best(lambda: read_outline(text), 5)
    whole = best(lambda: parse(text, source), 3)
    print(f"{STATEMENTS} statements, lines read:            {lines:.2f} s (bar {PARSE_BAR} s)")
    print(f"{STATEMENTS} statements, quotes found as well:   {whole:.2f} s")
    mine = text.replace("claim?", "claim", 1000)
    merging = best(lambda: merge(text, mine, text.replace("evidence?", "conclusion?"), source), 1)
    print(f"{STATEMENTS} statements, a new draft merged:     {merging:.2f} s (bar {MERGE_BAR} s)")
    anchoring, placed, wrong = broken_quotes()
    print(
        f"{BROKEN} broken quotes in a text of {SIZE // 1000} kB: {anchoring:.2f} s "
        f"(bar {ANCHOR_BAR} s); {placed} placed, {wrong} of them wrongly"
    )
    return int(lines > PARSE_BAR or anchoring > ANCHOR_BAR or merging > MERGE_BAR or wrong > 0)


def best(job: Callable[[], object], times: int) -> float:
    """Return the shortest time that a job took."""
    found = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        job()
        found.append(time.process_time() - start)
    return min(found)


def made_sentences(count: int, chance: random.Random) -> list[str]:
    """Return sentences of made-up words, no two alike."""
    vocabulary = [
        "".join(chance.choice("abdegiklmnoprstu") for _ in range(chance.randint(2, 9)))
        for _ in range(3000)
    ]
    return [f"{number} {' '.join(chance.choices(vocabulary, k=14))}." for number in range(count)]


def annotation(quotes: list[str]) -> str:
    """Return a file with a statement for each quote, and a link from each to the next."""
    blocks = [
        f"\n## s{number} {ROLES[number % 4]}?\n> {quote}\n- because: x\n"
        f"- supports?: s{(number + 1) % len(quotes)}\n  - because: y\n"
        for number, quote in enumerate(quotes)
    ]
    return HEAD + "".join(blocks)


def broken_quotes() -> tuple[float, int, int]:
    """Return how long broken quotes take, how many are placed, and how many of these wrongly."""
    chance = random.Random(2)  # noqa: S311  # no secret depends on it
    sentences = made_sentences(SIZE // 95, chance)
    chosen = chance.sample(range(len(sentences)), BROKEN)
    quotes = [
        " ".join(
            word if place % 8 != 5 else word[::-1] + "x"
            for place, word in enumerate(sentences[each].split())
        )
        for each in chosen
    ]
    source = read_text("\n".join(sentences) + "\n")
    start = time.process_time()
    try:
        statements = parse(annotation(quotes), source).statements
    except AnnotationError as error:
        return (
            time.process_time() - start,
            BROKEN - sum(problem.level == "error" for problem in error.problems),
            0,
        )
    seconds = time.process_time() - start
    wrong = sum(
        statement.line != each + 1 for statement, each in zip(statements, chosen, strict=True)
    )
    return seconds, len(statements), wrong


if __name__ == "__main__":
    sys.exit(main())
