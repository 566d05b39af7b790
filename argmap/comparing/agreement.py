"""How far two or more readings of the same texts agree, with intervals over the texts."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import TypeAlias

from argmap.comparing.coefficients import (
    Values,
    cohen_kappa,
    f1,
    krippendorff_alpha,
    raw_agreement,
    unitizing_alpha,
)
from argmap.comparing.pairing import Pairing, links_of_both, pair
from argmap.model import Annotation, Span, Statement

_SAMPLES, _SEED = 1000, 0  # of the bootstrap; the same seed gives the same interval

Texts: TypeAlias = Sequence[Sequence[Annotation]]  # of each text, one annotation per annotator


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of agreement; `value` is None where it is not defined, and `why` says why."""

    name: str
    value: float | None
    why: str = ""
    interval: tuple[float, float] | None = None  # 95 %; None with one text or without a value
    of: int = 0  # how many units, pairs or links it was computed from


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something to discuss: how each annotator reads one place; "" for who says nothing."""

    what: str  # "unit", "role" or "link"
    text: str  # path of the source
    words: str
    line: int | None
    readings: tuple[str, ...]  # one per annotator


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures, the confusion of roles (two annotators only), and what to discuss."""

    figures: tuple[Figure, ...]
    confusion: tuple[tuple[str, str, int], ...]
    disagreements: tuple[Disagreement, ...]


def agreement(texts: Texts) -> Agreement:
    """Return how far annotators agree on texts; each text has one annotation of each of them.

    Raises ValueError if there are fewer than two annotators, or if a text's annotations quote
    different sources.
    """
    counts = {len(readings) for readings in texts}
    if len(counts) != 1 or min(counts) < 2:
        raise ValueError("agreement is of two or more annotations of each text")
    if any(len({each.source.sha256 for each in readings}) > 1 for readings in texts):
        raise ValueError("the annotations of one text quote different sources")
    read = [_read(readings) for readings in texts]
    found = [_text(each) for each in read]
    confusion = Counter[tuple[str, str]]()
    if counts == {2}:
        for text in found:
            confusion.update((one, two) for one, two in text.roles if one and two)
    return Agreement(
        tuple(_figures(found, pairs_only=counts == {2})),
        tuple((one, two, count) for (one, two), count in sorted(confusion.items())),
        tuple(disagreement for each in read for disagreement in _disagreements(each)),
    )


@dataclass(frozen=True, slots=True)
class _Readings:
    """The annotations of one text, paired: by the numbers of two annotators, and all of them."""

    annotations: Sequence[Annotation]
    pairings: Mapping[tuple[int, int], Pairing]
    units: Sequence[tuple[Statement | None, ...]]  # in the order of the text


def _read(annotations: Sequence[Annotation]) -> _Readings:
    pairings = {
        (one, two): pair(annotations[one], annotations[two])
        for one, two in combinations(range(len(annotations)), 2)
    }
    return _Readings(annotations, pairings, _units(annotations, pairings))


@dataclass(frozen=True, slots=True)
class _Text:
    """What the figures of one text are computed from."""

    units: tuple[int, int, int]  # paired, and of each side, over all pairs of annotators
    links: tuple[int, int, int]
    roles: tuple[tuple[str | None, ...], ...]  # of each unit, one per annotator
    spans: tuple[dict[Span, str], ...]  # of each annotator
    length: int  # of the source, in code points


def _text(read: _Readings) -> _Text:
    units, links = Counter[int](), Counter[int]()
    for pairing in read.pairings.values():
        sizes = len(pairing.first.statements), len(pairing.second.statements)
        units.update({0: len(pairing.pairs), 1: sizes[0], 2: sizes[1]})
        links.update(dict(enumerate(_links(pairing))))
    return _Text(
        (units[0], units[1], units[2]),
        (links[0], links[1], links[2]),
        tuple(tuple(each.role if each else None for each in unit) for unit in read.units),
        tuple(_spans(each) for each in read.annotations),
        len(read.annotations[0].source.text),
    )


def _links(pairing: Pairing) -> tuple[int, int, int]:
    """Return how many links both have, and each; linked premises count one by one."""
    ours, theirs = (
        {(kind, premise, end) for kind, premises, end in side for premise in premises}
        for side in links_of_both(pairing)
    )
    return len(ours & theirs), len(ours), len(theirs)


def _units(
    readings: Sequence[Annotation], pairings: Mapping[tuple[int, int], Pairing]
) -> list[tuple[Statement | None, ...]]:
    """Return the units that at least one annotator has, in the order of the text.

    Each annotator's statements are paired with those of the ones before, the first of them first.
    """
    units: list[list[Statement | None]] = []
    unit_of: list[dict[str, int]] = []  # of each annotator, by the id of a statement
    for number, reading in enumerate(readings):
        own: dict[str, int] = {}
        held = {each.id: each for each in reading.statements}
        for earlier, known in enumerate(unit_of):
            for one, other in pairings[earlier, number].pairs.items():
                unit = units[known[one]]
                if other not in own and unit[number] is None:
                    own[other], unit[number] = known[one], held[other]
        for each in reading.statements:
            if each.id not in own:
                own[each.id] = len(units)
                units.append([each if at == number else None for at in range(len(readings))])
        unit_of.append(own)
    return sorted(map(tuple, units), key=_place)


def _place(unit: Sequence[Statement | None]) -> tuple[int, str]:
    first = next(each for each in unit if each)
    return (first.start if first.start is not None else -1, first.id)


def _spans(annotation: Annotation) -> dict[Span, str]:
    """Return the places of an annotation's statements with their roles; none twice."""
    found: dict[Span, str] = {}
    end = 0
    spans = sorted((span, each.role) for each in annotation.statements for span in each.parts)
    for (start, stop), role in spans:
        if max(start, end) < stop:  # what two statements share counts for the first
            found[max(start, end), stop] = role
            end = stop
    return found


_Compute: TypeAlias = Callable[[Sequence[_Text]], float | None]


def _figures(texts: Sequence[_Text], *, pairs_only: bool) -> Iterator[Figure]:
    roles = [values for text in texts for values in text.roles]
    both = [values for values in roles if sum(value is not None for value in values) > 1]
    one_category = "all used one category" if both else "no unit was read by two"
    units = sum(text.units[0] for text in texts)
    links = sum(sum(text.links[1:]) for text in texts)
    yield _figure("units: F1", texts, _f1_of("units"), "there is no statement", units)
    yield _figure(
        "units and roles: alpha (unitizing)", texts, _unitizing, "no unit differs by chance", units
    )
    yield _figure("roles: raw agreement", texts, _role(raw_agreement), one_category, len(both))
    if pairs_only:
        yield _figure("roles: Cohen's kappa", texts, _role(cohen_kappa), one_category, len(both))
    alpha = _role(krippendorff_alpha)
    yield _figure("roles: Krippendorff's alpha", texts, alpha, one_category, len(both))
    yield _figure("links: F1", texts, _f1_of("links"), "there is no link", links)


def _f1_of(name: str) -> _Compute:
    def compute(texts: Sequence[_Text]) -> float | None:
        common, first, second = (sum(getattr(each, name)[at] for each in texts) for at in range(3))
        return f1(common, first, second)

    return compute


def _role(coefficient: Callable[[Sequence[Values]], float | None]) -> _Compute:
    return lambda texts: coefficient([values for text in texts for values in text.roles])


def _unitizing(texts: Sequence[_Text]) -> float | None:
    """Return alpha for unitizing over texts that are put one after another."""
    joined: list[dict[Span, str]] = [{} for _ in texts[0].spans]
    at = 0
    for text in texts:
        for number, spans in enumerate(text.spans):
            moved = {(start + at, end + at): role for (start, end), role in spans.items()}
            joined[number].update(moved)
        at += text.length
    return unitizing_alpha(joined, (0, at))[None] if at else None


def _figure(name: str, texts: Sequence[_Text], compute: _Compute, why: str, size: int) -> Figure:
    value = compute(texts)
    if value is None:
        return Figure(name, None, why, of=size)
    return Figure(name, value, interval=_interval(texts, compute), of=size)


def _interval(texts: Sequence[_Text], compute: _Compute) -> tuple[float, float] | None:
    """Return the middle 95 % of a figure over texts drawn with replacement (a bootstrap)."""
    if len(texts) < 2:
        return None
    chance = Random(_SEED)  # noqa: S311  # no secret
    drawn = (compute(chance.choices(texts, k=len(texts))) for _ in range(_SAMPLES))
    values = sorted(value for value in drawn if value is not None)
    cut = len(values) // 40
    return (values[cut], values[-1 - cut]) if values else None


def _disagreements(read: _Readings) -> Iterator[Disagreement]:
    path = read.annotations[0].source.path
    for unit in read.units:
        roles = tuple(each.role if each else "" for each in unit)
        first = next(each for each in unit if each)
        if "" in roles:
            yield Disagreement("unit", path, first.text, first.line, roles)
        elif len(set(roles)) > 1:
            yield Disagreement("role", path, first.text, first.line, roles)
    for pair_of in read.pairings:
        yield from _link_disagreements(read, pair_of)


def _link_disagreements(read: _Readings, pair_of: tuple[int, int]) -> Iterator[Disagreement]:
    readings, sides = read.annotations, links_of_both(read.pairings[pair_of])
    for at, (side, other) in enumerate((sides, sides[::-1])):
        for name, link in side.items():
            if name in other:
                continue
            said = [""] * len(readings)
            said[pair_of[at]] = link.kind
            held = {each.id: each for each in readings[pair_of[at]].statements}
            line = next((held[each].line for each in link.premises if each in held), None)
            yield Disagreement("link", readings[0].source.path, link.id, line, tuple(said))
