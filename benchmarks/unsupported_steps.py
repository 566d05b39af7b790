"""How far argmap distinguishes an unsupported step from its twin that supplies what is missing.

    python benchmarks/unsupported_steps.py --links argunsc.jsonl            # train, measure
    python benchmarks/unsupported_steps.py --links argunsc.jsonl --write    # and write the weights
    python benchmarks/unsupported_steps.py --links argunsc.jsonl --texts FILE.jsonl …
    python benchmarks/unsupported_steps.py --figures last   # of the weights that ship, for the docs

Trained on the pairs of `steps/` without the authors in `UNSEEN`, and on links that ask for nothing:
those of `steps/ordinary/` and of `--links`, a file of annotated texts that may train what ships.
Recall counts flagged passages that get any kind; an alarm is a twin that gets one. `--texts` also
counts the named links that people drew in real texts. `--figures` trains nothing: it writes what
the shipped weights find, by kind, as a run ("first" or "last") into `steps_measured.toml`.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from steps_training import by_author, place, train

from argmap.inference import verdict as judge
from argmap.inference.kinds import KINDS
from argmap.inference.scorer import load_scorer, to_json
from argmap.inference.surroundings import passage
from argmap.inference.verdict import BY_HAND, DRAFTED, Bounds, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steps_training import Case

    from argmap.inference.features import Passage
    from argmap.inference.scorer import Scorer

STEPS = Path(__file__).with_name("steps")
UNSEEN = ("g", "h", "v")  # authors who train nothing
HARD = ("xa", "ya", "za")  # the same, with pairs that were written to be hard
UNSEEN_TEXTS = ("n", "sc")  # ordinary texts that train nothing
BOUNDS = (BY_HAND, DRAFTED)
RUNS = ("first", "last")
MEASURED = Path(__file__).with_name("steps_measured.toml")
MEASURED_HEAD = """\
# Written by benchmarks/unsupported_steps.py --figures, on authors that train nothing.
# Of each kind: pairs, passages found, of which with a code that fits, twins that raise an alarm.
"""
WEIGHTS = Path(judge.__file__).with_name("weights.json")


def main() -> None:
    """Train, and print what is found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--links", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--figures", choices=RUNS)
    options = parser.parse_args()
    authors = by_author(STEPS.glob("*.jsonl"))
    if options.figures:
        write_figures(options.figures, [case for name in UNSEEN for case in authors[name]])
        return
    texts = [
        path for path in sorted(STEPS.glob("ordinary/*.jsonl")) if path.stem not in UNSEEN_TEXTS
    ]
    scorer = train(
        [case for name, cases in authors.items() if name not in UNSEEN + HARD for case in cases],
        [each for path in texts for each in pairs_of(path)]
        + [each for path in options.links for each in links(path)],
        [text for path in texts for text in texts_of(path)],
    )
    if options.write:
        WEIGHTS.write_text(to_json(scorer), encoding="utf-8")
    for bounds in BOUNDS:
        print(bounds)
        for name in UNSEEN + HARD:
            print(f"    {name}: {counted(scorer, authors[name], bounds)}")
        others = {name: list(pairs_of(STEPS / f"ordinary/{name}.jsonl")) for name in UNSEEN_TEXTS}
        others |= {path.stem: list(links(path)) for path in options.texts}
        for name, steps in others.items():
            named = sum(bool(code_of(scorer, each, bounds)) for each in steps)
            print(f"    {name}: {named} of {len(steps)} links named")
    print(by_kind(scorer, [case for name in UNSEEN for case in authors[name]]))


def counted(scorer: Scorer, cases: Sequence[Case], bounds: Bounds) -> str:
    """Return recall and alarms, of as many pairs."""
    pairs = sum(case.flag for case in cases)
    found = Counter(
        case.flag for case in cases if case.conclusion and code_of(scorer, case.passage, bounds)
    )
    return f"{found[True]} of {pairs} found, {found[False]} alarms"


def by_kind(scorer: Scorer, cases: Sequence[Case]) -> str:
    """Return a row for each kind: pairs, found, alarms."""
    kinds = sorted({case.kind for case in cases})
    rows = (
        f"{kind}: {counted(scorer, [case for case in cases if case.kind == kind], BY_HAND)}"
        for kind in kinds
    )
    return "\n".join(rows)


def write_figures(run: str, cases: Sequence[Case]) -> None:
    """Write what the weights that ship find, by kind, as one run; the other run stays."""
    runs = tomllib.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
    runs[run] = {"authors": [*UNSEEN], **measured(load_scorer(), cases)}
    tables = (
        f"\n[{name}]\n" + "".join(f"{key} = {json.dumps(row)}\n" for key, row in runs[name].items())
        for name in RUNS
        if name in runs
    )
    MEASURED.write_text(MEASURED_HEAD + "".join(tables), "utf-8")


def measured(scorer: Scorer, cases: Sequence[Case]) -> dict[str, list[int]]:
    """Return for each kind: pairs, found, of which with a code that fits, alarms."""
    rows = {kind.name: [0, 0, 0, 0] for kind in KINDS}
    for case in cases:
        code = code_of(scorer, case.passage, BY_HAND) if case.conclusion else ""
        fits = code in case.fitting
        counts = (1, bool(code), fits, 0) if case.flag else (0, 0, 0, bool(code))
        rows[case.kind] = [a + b for a, b in zip(rows[case.kind], counts, strict=True)]
    return {kind: row for kind, row in rows.items() if row[0]}


def code_of(scorer: Scorer, passage: Passage, bounds: Bounds) -> str:
    """Return the code that a step gets, "" if none."""
    found = verdict(passage, scorer, bounds)
    return found.kind.code if found else ""


def links(path: Path) -> Iterator[Passage]:
    """Yield the supports that people drew in the texts of a JSONL file."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        units = {each["id"]: each for each in document["units"]}
        for each in document["relations"]:
            sources = each["source"] if isinstance(each["source"], list) else [each["source"]]
            ends = [units.get(name) for name in (each["target"], *sources)]
            if each["type"] == "support" and all(ends):
                conclusion, *premises = [(end["start"], end["end"]) for end in ends if end]
                yield passage(document["text"], conclusion, premises)


def texts_of(path: Path) -> Iterator[str]:
    """Yield the ordinary texts of a file."""
    return (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())


def pairs_of(path: Path) -> Iterator[Passage]:
    """Yield the links of texts that are given as pairs of their words."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        for premise, conclusion in document["links"]:
            yield passage(text, place(text, conclusion), [place(text, premise)])


if __name__ == "__main__":
    main()
