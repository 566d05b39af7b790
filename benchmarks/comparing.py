"""The difference of two annotations of 4,000 statements, against difflib on the same lines.

    python benchmarks/comparing.py

Prints, as processor time and median of seven: loading per 1,000 statements, the difference, and
the difference divided by what difflib.unified_diff takes for the same lines in the same run. The
flags of both readings are found before and are not part of it.
"""

import random
import time
from collections.abc import Callable
from difflib import unified_diff
from statistics import median

from argmap.annotation import parse
from argmap.comparing.difference import Side, difference
from argmap.model import Report
from argmap.source import read_text

_STATEMENTS, _CHANGED, _RUNS = 4000, 40, 7
_WORDS = "harbour toll quay family price crown board council year ferry school water road".split()


def main() -> None:
    """Print the figures."""
    chance = random.Random(1)  # noqa: S311  # no secret
    sentences = [
        f"Sentence {number} says that the {chance.choice(_WORDS)} rose as the"
        f" {chance.choice(_WORDS)} fell."
        for number in range(_STATEMENTS)
    ]
    source = read_text("\n".join(sentences) + "\n", path="x.txt")
    some = set(chance.sample(range(_STATEMENTS), _CHANGED))
    texts = [written(sentences, set()), written(sentences, some)]
    loading = timed(lambda: parse(texts[0], source))
    first, second = (Side(parse(text, source), Report()) for text in texts)
    ours = timed(lambda: difference(first, second))
    lines = [text.splitlines() for text in texts]
    theirs = timed(lambda: list(unified_diff(lines[0], lines[1])))
    found = len(difference(first, second).items)
    print(f"loading 1,000 statements: {loading / _STATEMENTS * 1000:.3f} s")
    print(f"difference ({found} items): {ours:.3f} s; difflib: {theirs:.3f} s")
    print(f"ratio: {ours / theirs:.2f}")


def timed(work: Callable[[], object]) -> float:
    """Return the median processor time of a call in seconds."""
    times = []
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def written(sentences: list[str], changed: set[int]) -> str:
    """Return an annotation of all sentences; those in `changed` have another role."""
    lines = ["---", "argmap: 1", "source: x.txt", "---"]
    for number, words in enumerate(sentences):
        role = "claim" if number in changed else "evidence"
        lines += ["", f"## s{number} {role}", f"> {words}"]
        lines += [f"- supports: s{number - number % 10}"] if number % 10 else []
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
