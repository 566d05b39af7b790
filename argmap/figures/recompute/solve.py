"""From a claim to a verdict: the best tied computation that gives it, or that it contradicts.

A computation that comes out is believed if few others are tied as well: the figure's own digits say
how easily one of them would come out by chance. One that does not come out is a disagreement only
if the words leave no other computation and no other operands that are tied nearly as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.english.figures import calls
from argmap.figures.operations import Interval, rounding_unit
from argmap.figures.recompute import changes, elapsed, rates, shares, sums
from argmap.figures.recompute.claim import Claim, Option
from argmap.figures.recompute.near import near_miss
from argmap.figures.recompute.table import Row, passage, rows_of
from argmap.figures.sentences import Sentences
from argmap.figures.verdict import Comparison, Outcome, accepted, closely
from argmap.model import Span

OPERATIONS = (
    shares.shares, shares.parts, changes.relative, changes.differences, changes.multiples,
    changes.changed, sums.counted,
    sums.sums, sums.remainders, sums.running, sums.means, rates.rates, rates.frequencies,
    rates.products, rates.payments, rates.conversions, elapsed.years, elapsed.days,
)  # fmt: skip
NONE, SEVERAL = "no-operands", "several-readings"  # why a number is not checked
_WIDEST = 0.35  # of a result, the room that rounding may leave it
_ROUGH = 0.15  # a fraction in words may be as far from what it stands for
_FEWEST = 8  # less than this, "the other five" may be others of any kind
_FEW = 12  # a number in words up to this may say how many are meant: "the three showings"
_SPREAD = 2.5  # how far the results of unrelated numbers are apart, as a logarithm
# How many times as much a result that contradicts the stated number may be; else another is meant.
_NEAR = {"ARG301": 1.34, "ARG303": 2.5, "ARG304": 2.5, "ARG317": 2, "ARG318": 1.5, "ARG319": 2}
_NEAR["ARG320"] = 2
_BY_CHANCE = 0.25  # the most that computations tied as well may come out by chance
_LOOSE, _FIRM, _APART, _SILENCED, _BEHIND = 0.5, 0.7, 0.2, 0.9, 0.7  # ties


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim, and the computations that give it, or the one that it contradicts."""

    claim: Claim
    options: tuple[Option, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Solved:
    """What the numbers of a text give together, and the numbers that nothing was found for."""

    outcomes: tuple[Outcome, ...]
    idle: tuple[tuple[Span, str], ...]  # where, and why


def recomputed(sentences: Sentences, known: Callable[[int], bool]) -> Solved:
    """Return what the numbers of a text give together, but for those that are checked already."""
    table = [rows_of(each, i) for i, each in enumerate(sentences)]
    found: list[Verdict] = []
    idle: dict[Row, str] = {}
    for i, rows in enumerate(table):
        near: list[Row] | None = None
        if not rows or rows[0].sentence.kind == "row":  # of a table: an operand, and no claim
            continue
        if calls.STATISTICS.search(rows[0].sentence.skeleton):
            continue
        for row in rows:
            if row.quantity.kind in ("range", "date", "years") or known(row.at):
                continue
            near = passage(table, sentences, i) if near is None else near
            claim = Claim(row, tuple(each for each in near if each is not row))
            verdict = _verdict(claim, known)
            if verdict.options:
                found.append(verdict)
            elif row.is_number or row.dim:
                idle[row] = SEVERAL if verdict.holds else NONE
    outcomes: list[Outcome] = []
    for claim, option, holds in _apart(found):
        outcomes += _comparison(claim.row, option, tied=not holds).judged()
        for row in option.operands:
            idle.pop(row, None)
    return Solved(tuple(outcomes), tuple((_span(row), why) for row, why in idle.items()))


def _apart(found: Sequence[Verdict]) -> Iterator[tuple[Claim, Option, bool]]:
    """Yield the verdicts; the same figures the other way round are no new computation."""
    seen: set[frozenset[int]] = set()
    for each in sorted(found, key=_order):
        for option in each.options:
            figures = frozenset(id(row) for row in (each.claim.row, *option.operands))
            if figures not in seen:
                seen.add(figures)
                yield each.claim, option, each.holds
                break


def _span(row: Row) -> Span:
    return row.sentence.span(row.quantity.start, row.quantity.end)


def _order(each: Verdict) -> tuple[bool, bool, int]:
    """Return the order of verdicts: shares and changes, amounts, years; what is said last first."""
    row = each.claim.row
    return row.quantity.kind == "year", row.is_number, -row.at


def options(claim: Claim) -> list[Option]:
    """Return every computation that the words may call for."""
    return [option for operation in OPERATIONS for option in operation(claim)]


def _verdict(claim: Claim, known: Callable[[int], bool]) -> Verdict:
    """Return the computations that a claim may come from, or the one that it contradicts.

    Without either, it says by `holds` whether there was anything to compute it from.
    """
    if not claim.rows:
        return Verdict(claim, (), holds=False)
    found = [each for each in options(claim) if not _is_inverse(each, known)]
    rooms = {exact: room(claim.row, exact=exact) for exact in (True, False)} if found else {}
    fits = [each for each in found if _fits(each, rooms[each.exact])]
    if not fits and not any(each.firm for each in found):
        return Verdict(claim, (), holds=bool(found))
    found.sort(key=lambda option: -option.tie)
    fits.sort(key=lambda option: -option.tie)
    believed = tuple(each for each in fits[:4] if _is_believed(claim, each, found))
    if believed:
        return Verdict(claim, believed, holds=True)
    option = _contradicted(claim, found, fits)
    if option:
        return Verdict(claim, (option,), holds=False)
    return Verdict(claim, (), holds=bool(found))


def _is_believed(claim: Claim, option: Option, found: Sequence[Option]) -> bool:
    """Return whether few others are tied as well, so that it does not come out by chance."""
    row = claim.row
    if row.quantity.kind == "count" and row.value <= _FEW and not (option.firm or row.dim):
        return option.code in ("ARG317", "ARG304") and bool(calls.EACH_BEFORE.search(claim.lead))
    before = {round(each.result.value, 9) for each in found if each.tie > option.tie}
    chance = (len(before) + 1) * _width(claim.row, option)
    return option.tie >= _LOOSE and (chance <= _BY_CHANCE or not before)


def _is_inverse(option: Option, known: Callable[[int], bool]) -> bool:
    """Return whether a computation turns round one that is made already: 75% of 160 is 120."""
    return len(option.operands) == 2 and any(
        r.quantity.kind in ("percent", "fraction", "times") and known(r.at) for r in option.operands
    )


def _contradicted(claim: Claim, found: Sequence[Option], fits: Sequence[Option]) -> Option | None:
    """Return the computation that the words fix, if it does not come out and no other is meant."""
    firm = [each for each in found if each.firm and _is_firm(claim, each)]
    if not firm or firm[0].tie < found[0].tie - _BEHIND:
        return None
    if any(each.tie > firm[0].tie - _SILENCED for each in fits):
        return None
    rivals = [
        each for each in found if each.tie > firm[0].tie - _APART and each.code == firm[0].code
    ]
    return firm[0] if all(_same(each, firm[0]) for each in rivals) else None


def _is_firm(claim: Claim, option: Option) -> bool:
    """Return whether the words fix operation and operands, and nothing near makes them doubtful."""
    places = {claim.row.place, *(each.place for each in option.operands)}
    if not option.firm or option.tie < _FIRM or max(places) - min(places) > 2:
        return False
    if calls.OF_ANOTHER.search(claim.lead):
        return False
    if any(each.quantity.hedge not in ("", "exactly") for each in option.operands):
        return False
    sentences = {id(r.sentence): r.sentence for r in (claim.row, *option.operands)}
    if any(calls.DOUBTFUL.search(each.skeleton) for each in sentences.values()):
        return False
    ratio = option.result.value / (claim.row.value or elapsed.age_of(claim.row) or 1)
    close = option.code == "ARG302" or 1 / _NEAR[option.code] < ratio < _NEAR[option.code]
    if not close or _is_second(claim, option) or _is_loose(claim, option):
        return False
    return not calls.YEARLY.match(claim.tail) and (option.named or _sole(claim, option))


def _is_loose(claim: Claim, option: Option) -> bool:
    """Return whether a hedge or small numbers in words make it easy to mean another thing."""
    stated = claim.row.quantity
    miss = abs(option.result.value / (claim.row.value or 1) - 1)
    if stated.kind == "fraction" and miss < _ROUGH:
        return True
    if stated.hedge or (stated.kind == "count" and stated.spelled and not _is_rest(claim)):
        return True
    is_running = option.code == "ARG301" and calls.RUNNING.search(claim.lead)
    few = [r for r in option.operands if r.quantity.spelled and r.value <= _FEW]
    return bool(few) and not is_running


def _is_rest(claim: Claim) -> bool:
    return bool(calls.REST_SAID.search(claim.lead)) and claim.row.value > _FEWEST


def _is_second(claim: Claim, option: Option) -> bool:
    """Return whether another stated number of the same kind is nearer to the operands."""
    kind, start = claim.row.quantity.kind, claim.row.quantity.start
    if kind not in ("percent", "fraction", "times", "points"):
        return False
    ends = [r.quantity.start for r in option.operands if r.sentence is claim.row.sentence]
    first, last = min([start, *ends]), max([start, *ends])
    first = first if ends else claim.row.sentence.start
    return any(
        each.sentence is claim.row.sentence and first <= each.quantity.start <= last
        for each in claim.rows
        if each.quantity.kind in ("percent", "fraction", "times") and each not in option.operands
    )


def _sole(claim: Claim, option: Option) -> bool:
    """Return whether no other number near could be an operand."""
    first = min(each.place for each in option.operands)
    dims = {each.dim for each in option.operands}
    return not any(
        each.dim in dims and each not in option.operands and first <= each.place <= claim.row.place
        for each in claim.rows
        if each.quantity.kind in ("count", "percent", "range") and each.role == "level"
        if not (each.quantity.spelled and each.value <= _FEW)
    )


def _same(one: Option, other: Option) -> bool:
    return math.isclose(one.result.value, other.result.value, rel_tol=1e-6)


def room(row: Row, *, exact: bool) -> Interval:
    """Return the values that agree with a stated number."""
    stated = row.quantity
    if stated.kind == "other":
        return Interval(elapsed.age_of(row), elapsed.age_of(row))
    if stated.hedge and stated.hedge != "exactly":
        return closely(stated)
    if exact or stated.kind not in ("count", "duration"):
        return accepted(stated, of_exact=True)
    unit = rounding_unit(stated.value) if stated.step >= 1 else stated.step
    half = min(max(unit, stated.step) / 2, max(stated.step / 2, 0.025 * stated.value))
    return Interval(stated.low - half, stated.high + half)


def _fits(option: Option, given: Interval) -> bool:
    result, interval = option.result, option.result.interval
    if not 0 < result.value < math.inf or interval.high - interval.low > _WIDEST * result.value:
        return False
    return given.meets(interval)


def _width(row: Row, option: Option) -> float:
    """Return how easily a computation would come out by chance: its share of an order of size."""
    given, stated = room(row, exact=option.exact), row.quantity
    low, high = given.low, given.high
    if (
        stated.step
        and not stated.hedge
        and abs(option.result.value - stated.value) <= stated.step / 2
    ):
        low, high = stated.value - stated.step / 2, stated.value + stated.step / 2
    else:
        low = min(low, low - (option.result.interval.high - option.result.interval.low) / 2)
    return math.log(high / low) / _SPREAD if 0 < low < high else 1.0


def _comparison(row: Row, option: Option, *, tied: bool) -> Comparison:
    stated, here = row.quantity, row.sentence
    if stated.kind == "other":
        stated = replace(stated, kind="count", low=elapsed.age_of(row), high=elapsed.age_of(row))
    places = (stated.start, stated.end)
    own = [each.quantity for each in option.operands if each.sentence is here]
    near = [q for q in own if abs(q.start - stated.start) < 40 and q.end <= stated.start]
    if near:
        places = (min(q.start for q in near), stated.end)
    return Comparison(
        option.code, here, stated, option.result, places=places, of_exact=option.exact, tied=tied,
        room=room(row, exact=option.exact),
        near="" if not tied else near_miss(row, option),
        operands=tuple(_span(each) for each in option.operands),
    )  # fmt: skip
