"""Every figure of docs/drafting.md: how close drafts come to what people annotated, and the speed.

    python benchmarks/drafting.py FOLDER

FOLDER contains corpora in the common form: `data/argunsc.jsonl`, `data/microtexts.jsonl`,
`data/cdcp.jsonl`, `data/abstrct.jsonl` and `cases/statements/statements.common.jsonl`. Missing
ones are left out; nothing is copied. A corpus that the voter was trained on is drafted fold by
fold, each meeting with a voter that has not seen it.

On given segments each corpus is also linked by four rules of thumb: every unit supports the one
before it, the one after it, the first or the last. The drafter is compared with the best of them,
document by document: if both bounds of the difference have the same sign, it is found in 95 of
100 resamples of the documents.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy

from argmap.drafting import draft
from argmap.drafting.learned.examples import read_examples, to_example
from argmap.drafting.learned.measuring import (
    RESAMPLES,
    SEED,
    count,
    figures,
    measure,
)
from argmap.drafting.learned.teaching import teach, to_pupils
from argmap.drafting.learned.training import to_lesson, to_text, train
from argmap.drafting.learned.voter import Voter, to_json
from argmap.drafting.models import choose
from argmap.model import LIKELY, UNSURE, is_unsure
from argmap.source import read_text
from argmap.source.broken_words import on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.drafting.learned.examples import Example
    from argmap.drafting.learned.measuring import Counts
    from argmap.model import Annotation

TRAINED_ON = "data/argunsc.jsonl"
OTHERS = (
    "data/microtexts.jsonl",
    "data/cdcp.jsonl",
    "data/abstrct.jsonl",
    "cases/statements/statements.common.jsonl",
)
OWN = Path(__file__).parent / "corpus" / "unseen"  # by authors on whose texts nothing was trained
SHOWN = (
    "segments",
    "roles",
    "claim or evidence",
    "roles end to end",
    "links",
    "links with kind",
    "central claim",
    "unsupported",
    "edits",
    "edits saved by links",
    "edits saved by all",
)
THUMB: dict[str, Callable[[int, int], int]] = {
    "previous": lambda place, _last: place - 1,
    "next": lambda place, _last: place + 1,
    "first": lambda _place, _last: 0,
    "last": lambda _place, last: last,
}
PARTS = 4  # in which meetings are held out


def main(folder: str) -> None:
    """Print all tables."""
    with tempfile.TemporaryDirectory() as place:
        rules = Path(place, "rules.json")
        rules.write_text(to_json(Voter()), "utf-8")
        for name in (TRAINED_ON, *OTHERS):
            path = Path(folder, name)
            if path.is_file():
                gold = read_examples(str(path))
                voters = _folds(gold, place) if name == TRAINED_ON else {}
                for given in (True, False):
                    _show(
                        f"{path.stem}, {'gold segments' if given else 'raw text'}",
                        gold,
                        voters,
                        given=given,
                    )
                if name != TRAINED_ON:
                    _show(
                        f"{path.stem}, gold segments, without the voter",
                        gold,
                        {each.group: str(rules) for each in gold},
                        given=True,
                    )
        unseen = read_examples(str(OWN))
        for given in (True, False):
            _show(
                f"corpus/unseen, {'gold segments' if given else 'raw text'}",
                unseen,
                {},
                given=given,
            )
        _speed([example.text for example in read_examples(str(Path(folder, TRAINED_ON)))[:24]])


def _folds(gold: Sequence[Example], place: str) -> dict[str, str]:
    """Return for each group of documents a file of weights that were learned without it.

    The groups are held out in four parts; the decisions are taught by the others and by our texts.
    """
    texts = [to_text(example) for example in gold]
    own = [to_text(example) for example in read_examples(str(OWN.with_name("train")))]
    groups = sorted({example.group for example in gold})
    found: dict[str, str] = {}
    for part in range(PARTS):
        held = groups[part::PARTS]
        kept = [text for text in texts if text.example.group not in held]
        voter = train(map(to_lesson, kept))
        path = Path(place, f"fold-{part}.json")
        path.write_text(
            to_json(replace(voter, choices=teach(to_pupils(own, kept, voter)))), "utf-8"
        )
        found |= dict.fromkeys(held, str(path))
    return found


def _show(title: str, gold: Sequence[Example], voters: Mapping[str, str], *, given: bool) -> None:
    drafted = []
    for example in gold:
        spans = [(unit.start, unit.end) for unit in example.units] if given else None
        drafted.append(draft(read_text(example.text), spans=spans, model=voters.get(example.group)))
    predicted = [
        to_example(annotation, example.id)
        for annotation, example in zip(drafted, gold, strict=True)
    ]
    print(f"\n{title}: {len(gold)} documents")
    for figure in measure(gold, predicted):
        if figure.name in SHOWN:
            print(f"  {figure.name:22} {figure.value:.3f}  [{figure.low:.3f}, {figure.high:.3f}]")
    if given:
        _compare(gold, predicted)
        _bands(gold, drafted)


def _bands(gold: Sequence[Example], drafted: Sequence[Annotation]) -> None:
    """Print how many of the proposals called likely, and of those called unsure, are right.

    A role is right if it is evidence in both or in neither; a claim that the draft leaves without
    support is right if nothing supports it in gold either.
    """
    found = Counter(
        each for one, other in zip(gold, drafted, strict=True) for each in _judged(one, other)
    )
    for what in ("roles", "links", "claims without support"):
        told = []
        for band in (LIKELY, UNSURE):
            total = found[what, band, True] + found[what, band, False]
            told.append(
                f"{band} {found[what, band, True] / total:.2f} of {total}"
                if total
                else f"{band}: none"
            )
        print(f"  right, {what}: {'; '.join(told)}")


def _judged(gold: Example, drafted: Annotation) -> Iterator[tuple[str, str, bool]]:
    places = {(unit.start, unit.end): unit for unit in gold.units}
    known = {
        each.id: places[place]
        for each in drafted.statements
        for place in [(each.start or 0, each.end or 0)]
        if place in places
    }
    linked, held = (
        {(source, target) for source, target, _ in gold.links},
        {target for _, target, kind in gold.links if kind == "support"},
    )
    supported = {link.conclusion for link in drafted.links if link.kind == "support"}
    for each in drafted.statements:
        if each.id not in known:
            continue
        band = UNSURE if is_unsure(each.because) else LIKELY
        unit = known[each.id]
        yield "roles", band, (each.role == "evidence") == (unit.role == "evidence")
        if each.role in {"claim", "conclusion"} and not each.reported and each.id not in supported:
            yield (
                "claims without support",
                band,
                unit.role in {"claim", "conclusion"} and unit.id not in held,
            )
    for link in drafted.links:
        if link.kind != "undercut" and link.premises[0] in known and link.conclusion in known:
            ends = (known[link.premises[0]].id, known[link.conclusion].id)
            yield "links", UNSURE if is_unsure(link.because) else LIKELY, ends in linked


def _compare(gold: Sequence[Example], predicted: Sequence[Example]) -> None:
    """Print by how much the drafter's links are better than those of the best rule of thumb."""
    ours = [count(one, other) for one, other in zip(gold, predicted, strict=True)]
    theirs = {
        name: [count(one, _by_thumb(one, rule)) for one in gold] for name, rule in THUMB.items()
    }
    best = max(theirs, key=lambda name: _links(theirs[name], range(len(gold))))
    drawn = np.random.default_rng(SEED).integers(len(gold), size=(RESAMPLES, len(gold))).tolist()
    gains = [_links(ours, each) - _links(theirs[best], each) for each in drawn]
    low, high = np.percentile(gains, [2.5, 97.5])
    every = range(len(gold))
    thumb, drafter = _links(theirs[best], every), _links(ours, every)
    print(
        f"  links, rule of thumb {thumb:.3f} ({best}); "
        f"{drafter - thumb:+.3f}  [{low:+.3f}, {high:+.3f}]"
    )


def _by_thumb(gold: Example, rule: Callable[[int, int], int]) -> Example:
    """Return the units of a text, each linked by the same rule."""
    units = sorted(gold.units, key=lambda unit: (unit.start, unit.end))
    last = len(units) - 1
    pairs = [(place, rule(place, last)) for place in range(len(units))]
    links = tuple(
        (units[one].id, units[other].id, "support")
        for one, other in pairs
        if one != other and 0 <= other <= last
    )
    return replace(gold, links=links, central=(), unsupported=None)


def _links(counted: Sequence[Counts], chosen: Iterable[int]) -> float:
    """Return the F1 of the links of some documents."""
    total = {
        name: sum(counted[number].get(name, 0.0) for number in chosen)
        for name in ("links", "links predicted", "links found")
    }
    return figures(total).get("links", 0.0)


def _speed(texts: Sequence[str]) -> None:
    """Print the share of spaCy's own speed, with the same pipes, that the whole drafter keeps.

    Of ten rounds in turn the fastest of each counts: other programs can only add to a time.
    """
    sources = [read_text(text) for text in texts]
    lines = [
        [on_one_line(source.text, block.parts)[0] for block in source.blocks] for source in sources
    ]
    parser = spacy.load(choose(), exclude=["ner"])
    parsed, drafted = [], []
    for _ in range(10):
        begun = time.process_time()
        for each in lines:
            for _doc in parser.pipe(each, batch_size=128):
                pass
        middle = time.process_time()
        for source in sources:
            draft(source)
        parsed.append(middle - begun)
        drafted.append(time.process_time() - middle)
    share, words = 100 * min(parsed) / min(drafted), sum(len(text.split()) for text in texts)
    print(f"\nspeed: {share:.0f} % of the parser alone, {words} words")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
