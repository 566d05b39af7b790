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
from argmap.figures.formulas import number, shown
from argmap.figures.operations import Interval, rounding_unit
from argmap.figures.recompute import (
    accounts,
    changes,
    conversions,
    elapsed,
    means,
    rates,
    risks,
    shares,
    sums,
)
from argmap.figures.recompute.claim import Claim, Option, based, between_of
from argmap.figures.recompute.evidence import evidence, follows
from argmap.figures.recompute.near import near_miss
from argmap.figures.recompute.row import Row
from argmap.figures.recompute.table import passage, rows_of
from argmap.figures.recompute.units import lent_across
from argmap.figures.sentences import Sentences
from argmap.figures.verdict import Comparison, Outcome, accepted, closely
from argmap.model import Span

OPERATIONS = (
    shares.as_percents, shares.shares, shares.parts, changes.relative, changes.differences,
    changes.multiples, changes.changed, changes.compounded, changes.multiplied, sums.counted,
    sums.sums, sums.remainders, accounts.running, means.means, means.granular, rates.rates,
    rates.frequencies, rates.products, rates.payments, rates.of_each_pound, risks.needed,
    risks.ratios, risks.reductions, conversions.conversions, conversions.exchanged,
    elapsed.years, elapsed.days,
)  # fmt: skip
RELATIVE = ("percent", "fraction", "times")
NONE, SEVERAL = "no-operands", "several-readings"  # why a number is not checked
_WIDEST = 0.35  # of a result, the room that rounding may leave it
_FEW = 12  # a number in words up to this may say how many are meant: "the three showings"
_SPREAD = 2.5  # how far the results of unrelated numbers are apart, as a logarithm
_BY_CHANCE = 0.3  # the most that computations tied as well may come out by chance
_AS_WELL, _OF_STUDY = 0.15, 3.0  # ties: of what is tied about as well; in a sentence of statistics
_RICH = 0.05  # a computation comes out so seldom by chance that no word need tie it
_APPOSED = 1.6  # the tie of a share next to its part
_LIKELY = 0.6  # of the room that rounding leaves operands
_UNFIXED = 0.75  # the tie that a computation needs which no words fix
_LOOSE, _CLOSE, _TIGHT, _SILENCED, _BETTER = 0.5, 1.2, 1.4, 0.3, 0.4  # ties
_EXACT = 0.002  # a result that is as near to the stated value is no chance
_RIVAL = 0.35  # evidence that a computation may lack and still silence another
_MEANT = 1.0  # evidence from which a computation is taken to be meant


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
    table = lent_across([rows_of(each, i) for i, each in enumerate(sentences)])
    found: list[Verdict] = []
    rest: list[tuple[Claim, list[Option], list[Option]]] = []
    idle: dict[Row, str] = {}
    claims = sorted(_claims(table, sentences, known), key=lambda each: each.row.dim == "fraction")
    used: set[tuple[int, ...]] = set()  # what a per cent came from is not what a fraction means
    for claim in claims:
        ways = _not_inverse(claim, options(claim), known)
        if claim.row.dim == "fraction":
            ways = [each for each in ways if _figures(each) not in used]
        fits = _fitting(claim, ways)
        believed = _believed(claim, ways, fits) if fits else ()
        if believed:
            found.append(Verdict(claim, believed, holds=True))
            used.add(_figures(believed[0]))
        else:
            rest.append((claim, ways, fits))
    held = tuple(found)
    shares_held = {id(each.claim.row) for each in held if each.claim.row.dim in RELATIVE}
    for claim, ways, fits in rest:
        option = _contradicted(claim, ways, fits, held)
        if option:
            found.append(Verdict(claim, (option,), holds=False))
        elif claim.row.is_number or claim.row.dim:
            several = not all(_turns_round(each, shares_held) for each in ways)
            idle[claim.row] = SEVERAL if several else NONE
    outcomes: list[Outcome] = []
    for claim, option, holds in _apart(found):
        outcomes += _comparison(claim.row, option, tied=not holds).judged()
        for row in option.operands:
            idle.pop(row, None)
    return Solved(tuple(outcomes), tuple((_span(row), why) for row, why in idle.items()))


def _claims(
    table: Sequence[tuple[Row, ...]], sentences: Sentences, known: Callable[[int], bool]
) -> Iterator[Claim]:
    """Yield the numbers that may be computed from others, each with the rows near it."""
    for i, rows in enumerate(table):
        if not rows or rows[0].sentence.kind == "row":  # of a table: an operand, and no claim
            continue
        of_study = rows[0].of_study
        near = passage(table, sentences, i)
        for row in rows:
            apart = of_study and row.dim not in ("percent", "fraction")
            apart = apart or row.role == "bound" or row.quantity.kind in ("range", "date", "years")
            if row.quantity.kind == "times" and calls.OCCASIONS_IN.fullmatch(row.tail):
                continue
            if not apart and not known(row.at):
                yield Claim(row, tuple(each for each in near if each is not row))


def _apart(found: Sequence[Verdict]) -> Iterator[tuple[Claim, Option, bool]]:
    """Yield the verdicts; the same figures the other way round are no new computation."""
    seen: set[frozenset[int]] = set()
    for each in sorted(found, key=_order):
        used: set[int] = set()  # what an amount is already computed with, the other way round
        for option in each.options:
            operands = _figures(option)
            figures = frozenset((id(each.claim.row), *operands))
            if figures not in seen and used.isdisjoint(operands):
                seen.add(figures)
                yield each.claim, option, each.holds
                break
            if each.claim.row.is_number:
                used.update(operands)


def _span(row: Row) -> Span:
    return row.sentence.span(row.quantity.start, row.quantity.end)


def _order(each: Verdict) -> tuple[bool, int]:
    """Return the order of verdicts: what is said last first, as it follows from the others."""
    return each.claim.row.quantity.kind == "year", -each.claim.row.at


def options(claim: Claim) -> list[Option]:
    """Return every computation that the words may call for."""
    if not claim.rows:
        return []
    return [option for operation in OPERATIONS for option in operation(claim)]


def _fitting(claim: Claim, found: Sequence[Option]) -> list[Option]:
    """Return the computations that come out, the best tied first."""
    rooms = {exact: room(claim.row, exact=exact) for exact in (True, False)} if found else {}
    fits = [each for each in found if _fits(claim.row, each, rooms[each.exact])]
    fits = [each for each in fits if each.fixed or _is_close(each, rooms[each.exact])]
    return sorted(fits, key=lambda option: -option.tie)


def _believed(claim: Claim, found: Sequence[Option], fits: Sequence[Option]) -> tuple[Option, ...]:
    """Return the computations that a claim may come from."""
    sure = [each.tie for each in found if each.fixed >= 1 and each not in fits]
    least = max(sure, default=0.0) - _SILENCED  # what the words fix goes before what comes out
    fits = [each for each in fits[:4] if each.fixed >= 1 or each.tie > least]
    fits = [each for each in fits if room(claim.row, exact=each.exact).meets(_likely(each))]
    if fits and _is_outdone(claim, found, fits):
        return ()
    return tuple(each for each in fits if _is_believed(claim, each, found))


def _is_unrelated(claim: Claim, option: Option) -> bool:
    """Return whether no word ties a number to the ones in other sentences, or to small counts."""
    row, operands = claim.row, option.operands
    few = [r for r in operands if r.quantity.spelled and r.value <= _FEW and not r.dim]
    if option.code == "ARG302" and few and option.tie < _APPOSED and not between_of(*operands[:2]):
        return True
    apart = option.code != "ARG319"
    apart = apart and all(each.sentence is not row.sentence for each in operands)
    apart = apart and not any(row.heads & each.heads for each in operands)
    return apart and _width(row, option) > _RICH and not follows(claim)


def _is_outdone(claim: Claim, found: Sequence[Option], fits: Sequence[Option]) -> bool:
    """Return whether a computation that does not come out is much better tied, and was meant."""
    least = fits[0].tie + _BETTER
    return any(
        each.fixed and each.tie > least and each not in fits and _is_meant(claim, each, fits[0])
        for each in found
    )


def _is_meant(claim: Claim, option: Option, fit: Option) -> bool:
    score = evidence(claim, option)
    return score >= _MEANT and score > evidence(claim, fit) + _RIVAL


def _is_believed(claim: Claim, option: Option, found: Sequence[Option]) -> bool:
    """Return whether few others are tied as well, so that it does not come out by chance."""
    if not option.fixed and (_is_loose(claim, option) or _is_unrelated(claim, option)):
        return False
    least = option.tie - (0 if option.fixed else _AS_WELL)
    before = {round(each.result.value, 9) for each in found if each.tie > least}
    chance = max(1, len(before)) * _width(claim.row, option)
    loose = _LOOSE if option.fixed else _UNFIXED
    return option.tie >= loose and (chance <= _BY_CHANCE or len(before) <= bool(not option.fixed))


def _is_loose(claim: Claim, option: Option) -> bool:
    """Return whether a small whole number, or one in a sentence of statistics, is not tied well."""
    row, tie = claim.row, option.tie
    if row.of_study and tie < _OF_STUDY:
        return True
    is_small = row.is_number and row.value <= _FEW and row.value % 1 == 0
    if not is_small or row.dim not in ("", "time"):
        return False
    if option.code in ("ARG317", "ARG304"):
        return not calls.EACH_BEFORE.search(claim.lead)
    least = {"ARG302": _TIGHT, "ARG303": _TIGHT, "ARG319": _CLOSE}.get(option.code, math.inf)
    return tie < least or (option.code == "ARG303" and row.role != "change")


def _not_inverse(claim: Claim, found: list[Option], known: Callable[[int], bool]) -> list[Option]:
    """Leave out what turns round a computation that is made already: 75% of 160 is 120."""
    made = {r for r in claim.rows if r.quantity.kind in RELATIVE and known(r.at)}
    if not made or not claim.row.is_number:
        return found
    return [o for o in found if len(o.operands) != 2 or made.isdisjoint(o.operands)]


def _figures(option: Option) -> tuple[int, ...]:
    return tuple(id(each) for each in option.operands)


def _turns_round(option: Option, held: set[int]) -> bool:
    return len(option.operands) == 2 and any(id(each) in held for each in option.operands)


def _contradicted(
    claim: Claim, found: Sequence[Option], fits: Sequence[Option], held: Sequence[Verdict]
) -> Option | None:
    """Return the computation that was meant, if it does not come out and no other does."""
    scored = [
        (
            evidence(claim, each, parallel=_is_parallel(claim, each, held), all_fail=not fits),
            each.tie,
            each,
        )
        for each in found
        if each.fixed and each not in fits
    ]
    score, tie, best = max(scored, key=lambda each: each[:2], default=(0.0, 0.0, None))
    if best is None or score < _MEANT - 1e-9:
        return None
    return None if any(_silences(claim, each, score, tie) for each in fits) else best


def _silences(claim: Claim, fit: Option, score: float, tie: float) -> bool:
    """Return whether a computation that comes out is tied about as well as one that does not."""
    return fit.tie > tie - _SILENCED or evidence(claim, fit) > score - _RIVAL


def _is_parallel(claim: Claim, option: Option, held: Sequence[Verdict]) -> bool:
    """Return whether another number near comes out in the same way, from the other rows."""
    return any(
        other.claim.row.sentence is claim.row.sentence
        and other.options[0].code == option.code
        and other.claim.row.dim == claim.row.dim
        and _are_in_step(claim.row, option, other)
        for other in held
    )


def _are_in_step(row: Row, option: Option, other: Verdict) -> bool:
    """Return whether claims and operands come in the same order: "27 and 18, 60 and 40%"."""
    pairs = list(zip(option.operands, other.options[0].operands, strict=False))
    apart = [(one, two) for one, two in pairs if one is not two]
    ahead = row.sign < other.claim.row.sign
    return bool(apart) and all(
        one.sentence is two.sentence and (one.sign < two.sign) == ahead for one, two in apart
    )


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


def _likely(option: Option) -> Interval:
    """Return the values of a computation if its operands are not rounded as far as can be."""
    return option.result.spread(_LIKELY).interval if option.fixed < 1 else option.result.interval


def _is_close(option: Option, given: Interval) -> bool:
    """Return whether a computation comes out without the room that rounding leaves its operands."""
    value = option.result.value
    return given.meets(Interval(value, value)) or option.result.interval.low == -math.inf


def _fits(row: Row, option: Option, given: Interval) -> bool:
    result, interval = option.result, option.result.interval
    if not 0 < result.value < math.inf:
        return False
    by_value = abs(result.value - row.value) <= 0.5001 * row.quantity.step
    if interval.high - interval.low > _WIDEST * result.value and not by_value:
        return False
    return given.meets(interval)


def _width(row: Row, option: Option) -> float:
    """Return how easily a computation would come out by chance: its share of an order of size."""
    given, stated = room(row, exact=option.exact), row.quantity
    low, high = given.low, given.high
    if not stated.hedge and math.isclose(option.result.value, row.value, rel_tol=_EXACT):
        low, high = max(low, 0.94 * row.value), min(high, 1.06 * row.value)
    elif (
        stated.step
        and not stated.hedge
        and abs(option.result.value - stated.value) <= stated.step / 2
    ):
        low, high = stated.value - stated.step / 2, stated.value + stated.step / 2
    else:
        low = min(low, low - (option.result.interval.high - option.result.interval.low) / 2)
    return math.log(high / low) / _SPREAD if 0 < low < high else 1.0


def _of_share(row: Row, option: Option) -> str:
    """Return which part and which whole would agree with a share."""
    if option.code != "ARG302" or row.dim != "percent" or len(option.operands) != 2:
        return ""
    part, whole = (based(each) for each in option.operands)
    share = row.value / 100
    if not share or part.value > whole.value or option.operands[0].dim == "percent":
        return ""
    return (
        f"{number(row.quantity)} of {whole.formula} would be {shown(whole.value * share, 0)};"
        f" {part.formula} would be {number(row.quantity)} of {shown(part.value / share, 0)}."
    )


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
        fit=_of_share(row, option) if tied else "",
        operands=tuple(_span(each) for each in option.operands),
    )  # fmt: skip
