"""How close a draft comes to what people annotated, from counts that are summed over documents.

| figure | is |
| --- | --- |
| `segments exact` | F1 of units with the same bounds, without punctuation at either end |
| `segments` | F1 of units that share half of the longer one |
| `roles` | macro-F1 of the roles of paired units |
| `roles end to end` | the same, with units that have no pair counted as errors |
| `claim or evidence` | macro-F1 of evidence against all else, of paired units |
| `links`, `links with kind` | F1 of links between paired units, of any kind; of the same kind |
| `central claim` | share of documents whose main claim is the one that gold names |
| `unsupported` | F1 of claims of the author without support in the text |
| `edits` | changes by hand that make a draft gold, for 100 gold units |
| `edits saved by links` | how many more it would take without any link |
| `edits saved by all` | how many more without links and with every unit as evidence |

Intervals come from resampling documents, with a fixed seed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from argmap.drafting.learned.examples import AnnotatedSpan, Example, to_example
from argmap.model import ROLES, Annotation, ArgmapError, Span

Counts = dict[str, float]
Units = Sequence[AnnotatedSpan]
RESAMPLES = 1000
SEED = 0
_EDGES = " \t\r\n\f\v\u00a0.,;:!?\"'()[]{}‘’“”–—-…"
# The counts of each figure: hits, and one or two wholes. Those with {role} are averaged over the
# roles that gold has, those with {side} over evidence and all else.
_FIGURES = {
    "segments exact": ("exact", "units", "predicted"),
    "segments": ("paired", "units", "predicted"),
    "roles": ("right {role}", "paired {role}", "guessed {role}"),
    "roles end to end": ("right {role}", "gold {role}", "predicted {role}"),
    "claim or evidence": ("right {side}", "paired {side}", "guessed {side}"),
    "links": ("links found", "links", "links predicted"),
    "links with kind": ("links right", "links", "links predicted"),
    "links precision": ("links found", "links predicted"),
    "links recall": ("links found", "links"),
    "central claim": ("central right", "central"),
    "unsupported": ("unsupported found", "unsupported", "unsupported predicted"),
    "unsupported precision": ("unsupported found", "unsupported predicted"),
    "edits": ("edits", "units"),
    "edits saved by links": ("edits saved by links", "units"),
    "edits saved by all": ("edits saved by all", "units"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the bounds of 95 of 100 resamples; a single document has no bounds."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


def evaluate(
    gold: Sequence[Example], predict: Callable[[Example], Annotation], *, resamples: int = RESAMPLES
) -> tuple[Figure, ...]:
    """Return the figures of what `predict` drafts for each document."""
    predicted = [to_example(predict(example), example.id) for example in gold]
    return measure(gold, predicted, resamples=resamples)


def measure(
    gold: Sequence[Example], predicted: Sequence[Example], *, resamples: int = RESAMPLES
) -> tuple[Figure, ...]:
    """Return all figures; a document without a prediction counts as drafted without statements."""
    by_id = {example.id: example for example in predicted}
    empty = (Example(example.id, example.text, (), ()) for example in gold)
    pairs = zip(gold, empty, strict=True)
    counted = [count(example, by_id.get(example.id, none)) for example, none in pairs]
    if not counted:
        raise ArgmapError("There is no document to measure by.")
    bounds = _bounds(counted, resamples) if len(counted) > 1 else {}
    total: Counter[str] = Counter()
    for counts in counted:
        total.update(counts)
    values = figures(total).items()
    return tuple(Figure(name, value, *bounds.get(name, (None, None))) for name, value in values)


def _bounds(counted: Sequence[Counts], resamples: int) -> dict[str, tuple[float, float]]:
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
    """Return every figure that counts allow; one that would divide by zero is left out."""
    found = {name: _figure(counts, keys) for name, keys in _FIGURES.items()}
    return {name: value for name, value in found.items() if value is not None}


def _figure(counts: Mapping[str, float], keys: Sequence[str]) -> float | None:
    if "{" not in keys[0]:
        return _ratio(counts, keys)
    roles = [role for role in ROLES if counts.get(f"gold {role}")]
    classes = ["+", "-"] if "{side}" in keys[0] else roles
    named = ([key.format(role=each, side=each) for key in keys] for each in classes)
    values = [_ratio(counts, each) or 0.0 for each in named]
    return sum(values) / len(values) if values else None


def _ratio(counts: Mapping[str, float], keys: Sequence[str]) -> float | None:
    """Return the share of hits in one whole, or the F1 of hits in two."""
    hits, *wholes = (counts.get(key, 0) for key in keys)
    return len(wholes) * hits / sum(wholes) if sum(wholes) else None


def count(gold: Example, predicted: Example) -> Counts:
    """Return the counts of one document."""
    if gold.text != predicted.text:
        raise ArgmapError(f"The prediction for {gold.id} is for another text.")
    gold = _joined(gold, predicted)
    pairs = pair(gold.text, gold.units, predicted.units)
    counts: Counter[str] = Counter()
    counts.update(units=len(gold.units), predicted=len(predicted.units), paired=len(pairs))
    counts.update(f"gold {unit.role}" for unit in gold.units)
    counts.update(f"predicted {unit.role}" for unit in predicted.units)
    for one, other in pairs.items():
        counts.update(_of_pair(gold.text, gold.units[one], predicted.units[other]))
    meets = _meetings(gold, predicted, pairs)
    found = dict(counts) | _of_links(gold, predicted, meets) | _of_central(gold, predicted, meets)
    wanted, got = unsupported(gold), unsupported(predicted)
    hits = {meets[unit] for unit in got if unit in meets} & wanted
    found |= {"unsupported": len(wanted), "unsupported predicted": len(got)}
    return found | {"unsupported found": len(hits)} | _of_edits(found)


def _of_edits(counts: Counts) -> Counts:
    """Return how many changes a draft needs, times 100, and how many it saves."""
    units = counts["units"] + counts["predicted"] - 2 * counts["paired"]
    bounds = counts["paired"] - counts.get("exact", 0)
    right = sum(counts.get(f"right {role}", 0) for role in ROLES)
    added, deleted = (counts[key] - counts["links found"] for key in ("links", "links predicted"))
    links = added + deleted + counts["links found"] - counts["links right"]
    by_links = counts["links"] - links
    by_roles = right - counts.get("paired evidence", 0)
    return {
        "edits": 100 * (units + bounds + counts["paired"] - right + links),
        "edits saved by links": 100 * by_links,
        "edits saved by all": 100 * (by_links + by_roles),
    }


def _of_pair(text: str, one: AnnotatedSpan, other: AnnotatedSpan) -> Iterator[str]:
    sides = ["-" if unit.role == "evidence" else "+" for unit in (one, other)]
    for wanted, got in ((one.role, other.role), tuple(sides)):
        yield f"paired {wanted}"
        yield f"guessed {got}"
        if wanted == got:
            yield f"right {wanted}"
    if bare(text, one) == bare(text, other):
        yield "exact"


def bare(text: str, unit: AnnotatedSpan) -> Span:
    """Return the bounds of a unit without punctuation and white space at either end."""
    words = text[unit.start : unit.end]
    if not words.strip(_EDGES):
        return unit.start, unit.end
    return unit.end - len(words.lstrip(_EDGES)), unit.start + len(words.rstrip(_EDGES))


def pair(text: str, gold: Units, predicted: Units) -> dict[int, int]:
    """Return which predicted unit is which gold one: they share half of the longer.

    The widest overlap goes first.
    """
    overlaps = [
        (-_overlap(bare(text, first), bare(text, second)), one, other)
        for one, first in enumerate(gold)
        for other, second in enumerate(predicted)
    ]
    found: dict[int, int] = {}
    for share, one, other in sorted(overlaps):
        if share <= -0.5 and one not in found and other not in found.values():
            found[one] = other
    return found


def _overlap(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / max(one[1] - one[0], other[1] - other[0])


def _joined(gold: Example, predicted: Example) -> Example:
    """Return gold with those units joined that pass as one and that the prediction did not cut."""
    for uncut in gold.uncut:
        parts = [unit for unit in gold.units if unit.id in uncut.ids]
        if parts:
            role = uncut.role or parts[0].role
            whole = replace(parts[0], start=uncut.start, end=uncut.end, role=role)
            if _is_one(gold.text, parts, whole, predicted):
                gold = _with_joined(gold, parts, whole)
    return gold


def _with_joined(gold: Example, parts: Units, first: AnnotatedSpan) -> Example:
    inside = {unit.id for unit in parts}
    units = [first if unit.id == first.id else unit for unit in gold.units]
    kept = tuple(unit for unit in units if unit is first or unit.id not in inside)
    links = [each for each in gold.links if not inside.issuperset(each[:2])]
    name = dict.fromkeys(inside, first.id)
    moved = tuple((name.get(one, one), name.get(two, two), kind) for one, two, kind in links)
    return replace(gold, units=kept, links=moved)


def _is_one(text: str, parts: Units, whole: AnnotatedSpan, predicted: Example) -> bool:
    holding = [unit for unit in predicted.units if all(_has_half(unit, part) for part in parts)]
    paired = pair(text, parts, predicted.units)
    return bool(pair(text, [whole], holding)) and len(paired) < len(parts)


def _has_half(unit: AnnotatedSpan, part: AnnotatedSpan) -> bool:
    shared = min(unit.end, part.end) - max(unit.start, part.start)
    return 2 * shared >= part.end - part.start


def _names(example: Example) -> dict[str, str]:
    """Return for each unit the id of the one that says the same, or its own."""
    up = {unit.id: unit.same_as or unit.id for unit in example.units}
    found = {}
    for start in up:
        name, seen = start, {start}
        while up.get(name, name) not in seen:
            name = up[name]
            seen.add(name)
        found[start] = name
    return found


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
    counts: Counts = {"links": len(wanted), "links predicted": len(got), "links found": len(found)}
    return counts | {"links right": sum(found.values())}


def _of_central(gold: Example, predicted: Example, meets: Mapping[str, str]) -> Counts:
    names = _names(gold)
    named = [*gold.central, *(unit.id for unit in gold.units if unit.role == "conclusion")]
    wanted = {names[each] for each in named if each in names}
    if not wanted:
        return {}
    return {"central": 1, "central right": meets.get(_central(predicted) or "") in wanted}


def _central(example: Example) -> str | None:
    """Return the conclusion to which most links lead; without one, a unit that supports nothing."""
    names, links = _names(example), _links(example)
    into = Counter(target for _, target in links)
    sources = {source for source, _ in links}
    units = [names[unit.id] for unit in example.units]
    conclusions = [names[unit.id] for unit in example.units if unit.role == "conclusion"]
    pool = conclusions or [each for each in units if into[each] and each not in sources]
    return max(pool, key=lambda each: into[each], default=None)


def unsupported(example: Example) -> set[str]:
    """Return the author's claims and conclusions that nothing in the text supports."""
    names = _names(example)
    if example.unsupported is not None:
        return {names[each] for each in example.unsupported if each in names}
    supported = {target for (_, target), kind in _links(example).items() if kind == "support"}
    points = [unit for unit in example.units if unit.role in {"claim", "conclusion"}]
    return {names[unit.id] for unit in points if not unit.reported} - supported
