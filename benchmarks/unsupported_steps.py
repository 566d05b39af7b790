"""How far words alone distinguish an unsupported step from its twin that supplies what is missing.

    python benchmarks/unsupported_steps.py                    # trained on six authors, two unseen
    python benchmarks/unsupported_steps.py --texts FILE.jsonl # and on links of real texts
    python benchmarks/unsupported_steps.py --negatives FILE.jsonl

An experiment that argmap does not use yet: on the pairs it does well, but of the links that people
drew in real texts it names far too many as unsupported. `--negatives` teaches it, with the links of
a file of annotated texts, what is no step of these kinds; only texts that may train what ships.
Recall counts flagged passages that get any kind; an alarm is a twin that gets one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from steps_scorer.features import Passage
from steps_scorer.training import by_author, train
from steps_scorer.verdict import Bounds, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steps_scorer.scorer import Scorer
    from steps_scorer.training import Case

PAIRS = Path(__file__).with_name("steps")
UNSEEN = ("g", "h")  # authors who train nothing
FITS = (0.0003, 0.003, 0.01, 0.03)  # how well a kind must fit
OPEN = 0.33  # how likely it must be that the text does not supply what the step needs
AROUND = 400  # characters of the text around a step


def main() -> None:
    """Train, and print what is found at several thresholds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--negatives", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    authors = by_author(PAIRS.glob("*.jsonl"))
    seen = [case for name, cases in authors.items() if name not in UNSEEN for case in cases]
    unseen = [case for name in UNSEEN for case in authors[name]]
    scorer = train(seen, negatives=[each for path in options.negatives for each in links(path)])
    for fits in FITS:
        bounds = Bounds(fits, OPEN)
        print(f"a kind fits with {fits}: unseen authors {counted(scorer, unseen, bounds)}")
        for path in options.texts:
            found = Counter(named(scorer, each, bounds) for each in links(path))
            print(f"    {path.stem}: {found.total() - found['']} of {found.total()} links named")


def counted(scorer: Scorer, cases: Sequence[Case], bounds: Bounds) -> str:
    """Return recall and alarms, of as many pairs."""
    pairs = sum(case.flag for case in cases)
    found = Counter(
        case.flag for case in cases if case.conclusion and named(scorer, case.passage, bounds)
    )
    return f"{found[True]} of {pairs} found, {found[False]} alarms"


def named(scorer: Scorer, passage: Passage, bounds: Bounds) -> str:
    """Return the code that a step gets, "" if none."""
    kind = verdict(passage, scorer, bounds)
    return kind.code if kind else ""


def links(path: Path) -> Iterator[Passage]:
    """Yield the supports that people drew in the texts of a JSONL file."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        units = {each["id"]: each for each in document["units"]}
        for each in document["relations"]:
            sources = each["source"] if isinstance(each["source"], list) else [each["source"]]
            ends = [units.get(name) for name in (each["target"], *sources)]
            if each["type"] == "support" and all(ends):
                spans = [(end["start"], end["end"]) for end in ends if end]
                yield passage(document["text"], spans)


def passage(text: str, spans: list[tuple[int, int]]) -> Passage:
    """Return a step whose conclusion is the first span."""
    words = [text[start:end] for start, end in spans]
    first, last = min(spans)[0], max(end for _, end in spans)
    rest = f"{text[max(0, first - AROUND) : first]} | {text[last : last + AROUND]}"
    return Passage(words[0], " ".join(words[1:]), rest, turned=spans[0][0] < spans[1][0])


if __name__ == "__main__":
    main()
