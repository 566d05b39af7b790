"""How near a draft comes to what people annotated: every figure is computed from counts that are summed over documents.

| figure | is |
| --- | --- |
| `segments exact`, `segments` | F1 of units with the same bounds, signs at either end left out; of units that share half of the longer one |
| `roles` | macro-F1 of the roles of paired units; `roles end to end` counts units that found no pair as wrong |
| `claim or evidence` | macro-F1 of evidence against all else, of paired units |
| `links`, `links with kind` | F1 of links between paired units; the second asks for support or attack too |
| `central claim` | share of documents whose main claim is the one that gold names |
| `unsupported` | F1 of claims of the author without support in the text |

Intervals come from resampling documents, with a fixed seed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.drafting.learned.examples import Example, Unit, to_pairs
from argmap.model import ROLES, ArgmapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.model import Annotation

Counts = dict[str, float]
EDGES = " \t\r\n\f\v\u00a0.,;:!?\"'()[]{}‘’“”–—-…"
RESAMPLES = 1000
SEED = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with the bounds between which it lies in 95 of 100 resamples; no bounds for a single document."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


def to_prediction(annotation: Annotation, name: str) -> Example:
    """Return a draft in the form in which it is compared; every proposal counts."""
    units = tuple(
        Unit(each.id, each.start, each.end, each.role, each.reported)
        for each in annotation.statements
        if each.start is not None and each.end is not None
    )
    return Example(
        name, annotation.source.text, units, to_pairs(annotation.links, {unit.id for unit in units})
    )


def measure(
    gold: Sequence[Example], predicted: Sequence[Example], *, resamples: int = RESAMPLES
) -> tuple[Figure, ...]:
    """Return all figures; a document without a prediction counts as one with nothing in it."""
    by_id = {example.id: example for example in predicted}
    counted = [
        count(example, by_id.get(example.id, Example(example.id, example.text, (), ())))
        for example in gold
    ]
    if not counted:
        raise ArgmapError("There is no document to measure by.")
    bounds = _bounds(counted, resamples) if len(counted) > 1 else {}
    return tuple(
        Figure(name, value, *bounds.get(name, (None, None)))
        for name, value in figures(_sum(counted)).items()
    )


def _sum(counted: Sequence[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for counts in counted:
        total.update(counts)
    return dict(total)


def _bounds(counted: Sequence[Counts], resamples: int) -> dict[str, tuple[float, float]]:
    """Return for each figure the bounds that 95 of 100 resamples of the documents keep."""
    import numpy as np

    names = sorted({name for counts in counted for name in counts})
    table = np.array([[counts.get(name, 0.0) for name in names] for counts in counted])
    drawn = np.random.default_rng(SEED).multinomial(
        len(counted), np.full(len(counted), 1 / len(counted)), size=resamples
    )
    found = [figures(dict(zip(names, row, strict=True))) for row in (drawn @ table).tolist()]
    bounds = {}
    for name in sorted({name for each in found for name in each}):
        low, high = np.percentile([each[name] for each in found if name in each], [2.5, 97.5])
        bounds[name] = (float(low), float(high))
    return bounds


def figures(counts: Mapping[str, float]) -> dict[str, float]:
    """Return every figure that counts allow; one that would divide by nothing is left out."""
    have = [role for role in ROLES if counts.get(f"gold {role}")]
    found = {
        "segments exact": _f1(counts, "exact", "units", "predicted"),
        "segments": _f1(counts, "paired", "units", "predicted"),
        "roles": _mean(
            [_f1(counts, f"right {role}", f"paired {role}", f"guessed {role}") for role in have]
        ),
        "roles end to end": _mean(
            [_f1(counts, f"right {role}", f"gold {role}", f"predicted {role}") for role in have]
        ),
        "claim or evidence": _mean(
            [
                _f1(counts, f"right {side}", f"paired {side}", f"guessed {side}")
                for side in ("+", "-")
            ]
        ),
        "links": _f1(counts, "links found", "links", "links predicted"),
        "links with kind": _f1(counts, "links right", "links", "links predicted"),
        "links precision": _share(counts, "links found", "links predicted"),
        "links recall": _share(counts, "links found", "links"),
        "central claim": _share(counts, "central right", "central"),
        "unsupported": _f1(counts, "unsupported found", "unsupported", "unsupported predicted"),
        "unsupported precision": _share(counts, "unsupported found", "unsupported predicted"),
    }
    return {name: value for name, value in found.items() if value is not None}


def _f1(counts: Mapping[str, float], hits: str, one: str, other: str) -> float | None:
    whole = counts.get(one, 0) + counts.get(other, 0)
    return 2 * counts.get(hits, 0) / whole if whole else None


def _share(counts: Mapping[str, float], hits: str, of: str) -> float | None:
    return counts.get(hits, 0) / counts[of] if counts.get(of) else None


def _mean(values: Sequence[float | None]) -> float | None:
    return sum(value or 0.0 for value in values) / len(values) if values else None


def count(gold: Example, predicted: Example) -> Counts:
    """Return the counts of one document."""
    if gold.text != predicted.text:
        raise ArgmapError(f"The prediction for {gold.id} is for another text.")
    gold = _joined(gold, predicted)
    pairs = pair(gold.text, gold.units, predicted.units)
    counts: Counter[str] = Counter(
        {"units": len(gold.units), "predicted": len(predicted.units), "paired": len(pairs)}
    )
    counts.update(f"gold {unit.role}" for unit in gold.units)
    counts.update(f"predicted {unit.role}" for unit in predicted.units)
    for one, other in pairs.items():
        counts.update(_of_pair(gold.text, gold.units[one], predicted.units[other]))
    meets = _meetings(gold, predicted, pairs)
    counts.update(_of_links(gold, predicted, meets))
    counts.update(_of_central(gold, predicted, meets))
    wanted, got = unsupported(gold), unsupported(predicted)
    found = {meets[unit] for unit in got if unit in meets} & wanted
    counts.update(
        {
            "unsupported": len(wanted),
            "unsupported predicted": len(got),
            "unsupported found": len(found),
        }
    )
    return dict(counts)


def _of_pair(text: str, one: Unit, other: Unit) -> Iterator[str]:
    """Yield what a pair of units counts for."""
    sides = ["-" if unit.role == "evidence" else "+" for unit in (one, other)]
    for wanted, got in ((one.role, other.role), tuple(sides)):
        yield f"paired {wanted}"
        yield f"guessed {got}"
        if wanted == got:
            yield f"right {wanted}"
    if _bare(text, one) == _bare(text, other):
        yield "exact"


def _bare(text: str, unit: Unit) -> tuple[int, int]:
    """Return a unit's bounds without the signs at either end."""
    words = text[unit.start : unit.end]
    if not words.strip(EDGES):
        return unit.start, unit.end
    return unit.end - len(words.lstrip(EDGES)), unit.start + len(words.rstrip(EDGES))


def pair(text: str, gold: Sequence[Unit], predicted: Sequence[Unit]) -> dict[int, int]:
    """Return which predicted unit is which gold one: they share half of the longer, and the widest overlap goes first."""
    bounds = [_bare(text, unit) for unit in gold], [_bare(text, unit) for unit in predicted]
    near = sorted(
        (-shared / max(ends[0] - starts[0], ends[1] - starts[1]), one, other)
        for one, first in enumerate(bounds[0])
        for other, second in enumerate(bounds[1])
        for starts, ends in [((first[0], second[0]), (first[1], second[1]))]
        if (shared := min(ends) - max(starts)) > 0
        and 2 * shared >= max(ends[0] - starts[0], ends[1] - starts[1])
    )
    found: dict[int, int] = {}
    for _, one, other in near:
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _joined(gold: Example, predicted: Example) -> Example:
    """Return gold with those units joined that pass as one and that the prediction did not cut either."""
    for ids, start, end, role in gold.uncut:
        parts = [unit for unit in gold.units if unit.id in ids]
        if parts and _is_one(gold.text, parts, (start, end), predicted):
            first = replace(parts[0], start=start, end=end, role=role or parts[0].role)
            to = {unit.id: first.id for unit in parts}
            units = tuple(
                first if unit.id == first.id else unit
                for unit in gold.units
                if unit.id == first.id or unit.id not in to
            )
            links = tuple(
                (to.get(source, source), to.get(target, target), kind)
                for source, target, kind in gold.links
                if not (source in to and target in to)
            )
            gold = replace(gold, units=units, links=links)
    return gold


def _is_one(text: str, parts: Sequence[Unit], bounds: tuple[int, int], predicted: Example) -> bool:
    whole = replace(parts[0], start=bounds[0], end=bounds[1])
    holding = [
        unit
        for unit in predicted.units
        if all(
            2 * (min(unit.end, part.end) - max(unit.start, part.start)) >= part.end - part.start
            for part in parts
        )
    ]
    return bool(pair(text, [whole], holding)) and len(pair(text, parts, predicted.units)) < len(
        parts
    )


def _names(example: Example) -> dict[str, str]:
    """Return for each unit the one that it stands for."""
    up = {unit.id: unit.same_as or unit.id for unit in example.units}
    return {name: _end(name, up) for name in up}


def _end(name: str, up: Mapping[str, str]) -> str:
    seen = {name}
    while up.get(name, name) != name and up[name] not in seen:
        name = up[name]
        seen.add(name)
    return name


def _links(example: Example) -> dict[tuple[str, str], str]:
    """Return the kind of each link, by its ends; of two between the same ends the first counts."""
    names = _names(example)
    found: dict[tuple[str, str], str] = {}
    for source, target, kind in example.links:
        if names[source] != names[target]:
            found.setdefault((names[source], names[target]), kind)
    return found


def _meetings(gold: Example, predicted: Example, pairs: Mapping[int, int]) -> dict[str, str]:
    """Return for predicted units the gold unit that each one is."""
    wanted, got = _names(gold), _names(predicted)
    found: dict[str, str] = {}
    for one, other in pairs.items():
        name = predicted.units[other].id
        found.setdefault(got[name], wanted[gold.units[one].id])
        if got[name] == name:
            found[name] = wanted[gold.units[one].id]
    return found


def _of_links(gold: Example, predicted: Example, meets: Mapping[str, str]) -> Counts:
    wanted, got = _links(gold), _links(predicted)
    found: dict[tuple[str, str], bool] = {}
    for (source, target), kind in got.items():
        ends = meets.get(source, ""), meets.get(target, "")
        if ends in wanted:
            found.setdefault(ends, wanted[ends] == kind)
    return {
        "links": len(wanted),
        "links predicted": len(got),
        "links found": len(found),
        "links right": sum(found.values()),
    }


def _of_central(gold: Example, predicted: Example, meets: Mapping[str, str]) -> Counts:
    names = _names(gold)
    wanted = {names[each] for each in gold.central if each in names} | {
        names[unit.id] for unit in gold.units if unit.role == "conclusion"
    }
    if not wanted:
        return {}
    central = _central(predicted)
    return {
        "central": 1,
        "central right": int(central is not None and meets.get(central) in wanted),
    }


def _central(example: Example) -> str | None:
    """Return the conclusion into which most links lead, else the unit that most lead into and none out of."""
    names, links = _names(example), _links(example)
    into = Counter(target for _, target in links)
    pool = [names[unit.id] for unit in example.units if unit.role == "conclusion"]
    if not pool:
        sources = {source for source, _ in links}
        pool = [
            names[unit.id]
            for unit in example.units
            if into[names[unit.id]] and names[unit.id] not in sources
        ]
    return max(pool, key=lambda each: into[each], default=None)


def unsupported(example: Example) -> set[str]:
    """Return the author's claims and conclusions that nothing in the text supports."""
    names = _names(example)
    if example.unsupported is not None:
        return {names[each] for each in example.unsupported if each in names}
    held = {target for (_, target), kind in _links(example).items() if kind == "support"}
    return {
        names[unit.id]
        for unit in example.units
        if unit.role in {"claim", "conclusion"} and not unit.reported
    } - held


def evaluate(
    gold: Sequence[Example], predict: Callable[[Example], Annotation], *, resamples: int = RESAMPLES
) -> tuple[Figure, ...]:
    """Return the figures of what `predict` drafts for each document."""
    return measure(
        gold, [to_prediction(predict(example), example.id) for example in gold], resamples=resamples
    )
