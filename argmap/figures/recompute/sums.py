"""Sums and what is left: lists of parts, totals, remainders and running totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.english.figures import calls
from argmap.english.numbers.words import SMALL
from argmap.figures.operations import Interval, Term
from argmap.figures.recompute.claim import Claim, Options, based, between, between_of
from argmap.figures.recompute.row import Row

_MOST = 12  # parts of a list
_NEAR = 0.1  # how far a total that is not said to be one may be from its parts
_SPREAD = 0.8  # of the room that rounding leaves three values or more


def plus(rows: Sequence[Row]) -> Term:
    """Return the sum of some rows."""
    value = low = high = 0.0
    for row in rows:
        each = row.based
        value += each.value
        low += each.interval.low
        high += each.interval.high
    found = Term(value, Interval(low, high), " + ".join([row.shown for row in rows]))
    # That all of more are rounded the same way, as far as can be, is not to be expected.
    return found.spread(_SPREAD) if len(rows) > 2 else found


def runs(rows: Sequence[Row], fewest: int = 2) -> Iterator[tuple[Row, ...]]:
    """Yield the stretches of rows, the last first."""
    for last in range(len(rows), fewest - 1, -1):
        for size in range(fewest, min(_MOST, last) + 1):
            yield tuple(rows[last - size : last])


def is_whole(run: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Return whether a run is all that its sentences give."""
    places = {row.place for row in run}
    return sum(row.place in places for row in rows) == len(run)


def _before(claim: Claim) -> list[Row]:
    row = claim.row
    return [
        each
        for each in claim.numbers(row.dim)
        if each.quantity.start < row.quantity.start or each.place < row.place
        if _is_of_unit(each, row)
    ]


def _is_of_unit(one: Row, other: Row) -> bool:
    """Return whether numbers can be added: of one currency, or both whole."""
    if one.dim == "money":
        return len({one.quantity.unit, other.quantity.unit} - {""}) < 2
    return bool(one.dim) or one.quantity.step >= 1 or other.quantity.step < 1


def sums(claim: Claim) -> Options:
    """Yield the lists that a total may be the sum of."""
    row = claim.row
    said = bool(calls.TOTAL_SAID.search(claim.before) or calls.TOTAL_AFTER.match(claim.tail))
    said = said and not calls.INCLUDING.search(claim.lead)
    if (
        not row.is_number
        or calls.RUNNING.search(claim.lead)
        or not (said or calls.TOTAL_BEFORE.search(claim.lead) or _opens(claim) or _takes(claim))
    ):
        return
    rows = [each for each in _before(claim) if each.role == "level" or "nother" in each.lead]
    rows = [r for r in rows if r.value <= row.value * 1.5 and not _is_mean(r)]
    rows = [r for r in rows if not _is_number_of_list(r, rows)]
    named = next((SMALL[w] for w in claim.lead.split() if w in SMALL), 0)
    named = named or 2 * (" both " in claim.lead or " the two " in claim.lead)
    for run in runs(rows):
        if any(each.role == "rate" for each in run) or is_in_list(claim, run):
            continue
        levels = all(each.role == "level" for each in run)
        whole = is_whole(run, rows)
        bonus = 0.8 * bool(said) + 0.7 * whole + 0.6 * (named == len(run)) + 0.3 * levels
        near = row.place - run[0].place <= 1 and not _has_rate(claim, run)
        joined = all(calls.ANOTHER.search(each.lead + each.tail) for each in run[1:])
        fixed = 0.0
        if said and levels and near and (whole or joined):
            fixed = 0.4 + 0.2 * whole + 0.3 * joined + 0.2 * is_list(run) + 0.2 * (len(run) > 2)
        result = plus(run).times(1 / row.size)
        if whole and levels and near and _takes_up(claim, run, result.value):
            fixed = max(fixed, 0.8)
        yield claim.made("ARG301", result, run, bonus, fixed=fixed, exact=True)


def _takes(claim: Claim) -> bool:
    """Return whether a number follows, or takes up what was counted: "its 525 pupils"."""
    known = claim.row.noun and calls.DEFINITE.search(claim.lead)
    return bool(known or calls.SO.search(claim.lead))


def _takes_up(claim: Claim, run: Sequence[Row], value: float) -> bool:
    """Return whether "the convoy's 267 crates" takes up a list of crates that comes near it."""
    row = claim.row
    known = bool(row.noun) and all(each.noun in ("", row.noun) for each in run)
    named = known and any(each.noun for each in run) and len(run) > 2
    is_near = abs(value / row.value - 1) < _NEAR and row.place > run[-1].place
    return named and is_near and bool(calls.DEFINITE.search(claim.lead))


def _is_mean(row: Row) -> bool:
    return bool(calls.MEAN_AFTER.match(row.tail) or calls.MEAN_OF.search(row.lead))


def _is_number_of_list(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a number in words says how long the list after it is: "seven classes"."""
    if not row.quantity.spelled or row.value < 3:
        return False
    after = [r for r in rows if r.sentence is row.sentence and row.precedes(r)]
    many = int(row.value)
    return len(after) >= many and is_list(after[-many:])


def counted(claim: Claim) -> Options:
    """Yield how many values a list has: "seven were checked"."""
    row = claim.row
    if row.quantity.kind != "count" or row.dim or not 4 <= row.value <= 40:
        return
    run: list[Row] = []
    for each in (*claim.rows, row):
        if run and each is not row and is_list((run[-1], each)):
            run.append(each)
            continue
        if len(run) == row.value:
            result = Term(len(run), Interval(len(run), len(run)), f"values listed: {len(run)}")
            yield claim.made("ARG301", result, tuple(run), 0.3, fixed=0.1, exact=True)
        run = [each]


def _has_rate(claim: Claim, run: Sequence[Row]) -> bool:
    return any(calls.A_RATE.search(each.sentence.skeleton) for each in (claim.row, *run))


def _opens(claim: Claim) -> bool:
    return not claim.lead.strip() and claim.row.role == "level"


def remainders(claim: Claim) -> Options:
    """Yield what may be left of a whole when its parts are taken away."""
    row = claim.row
    said = calls.REST_BEFORE.search(claim.lead) or calls.REST_AFTER.match(claim.tail)
    if not row.is_number or not (said or claim.lead.endswith(("the ", "other ", "and "))):
        return
    rows = _before(claim)
    known: dict[tuple[Row, ...], Term] = {}
    for i, whole in enumerate(rows):
        part = [r for r in rows[i - 1 : i] if i and between_of(r, whole)]  # "2.3 of its 5 million"
        later = [each for each in (*part, *rows[i + 1 :]) if each.role != "rate"]
        for run in runs(later, 1) if len(later) > 1 else [tuple(later)]:
            parts = known[run] = known.get(run) or plus(run)
            if not run or parts.value >= whole.value * whole.size:
                continue
            formula = " - ".join([each.shown for each in (whole, *run)])
            left = (based(whole) - parts).spread(_SPREAD if len(run) > 1 else 1.0)
            result = Term(left.value, left.interval, formula).times(1 / row.size)
            all_named = len(run) == len(later)
            bonus = 0.8 * bool(said) + 0.6 * all_named
            bonus += 0.5 * bool(calls.OF_SUCH.search(whole.lead))
            bonus += 0.7 * (whole.value == max(each.value for each in rows))
            first = whole.value == max(each.value for each in rows)
            is_said = calls.REST_SAID.search(claim.lead) or calls.IS_LEFT.match(claim.tail)
            there = calls.THERE_IS.search(claim.lead) and calls.LEFT.match(claim.tail)
            is_said = is_said or there
            sure = bool(is_said) and all_named
            fixed = (0.5 + 0.2 * first) * sure
            yield claim.made("ARG320", result, (whole, *run), bonus, fixed=fixed, exact=True)


def is_in_list(claim: Claim, run: Sequence[Row]) -> bool:
    """Return whether a number is one of a list, and not what is said of it."""
    apart = calls.MEAN_AFTER.match(claim.tail) or calls.TOTAL_AFTER.match(claim.tail)
    after = is_list((*run, claim.row)) if is_list(run) else is_list((run[-1], claim.row))
    return (after and not apart) or is_list((claim.row, run[0]))


def is_list(run: Sequence[Row]) -> bool:
    """Return whether rows are a list: "14, 9 and 13"; it ends with what "and" adds."""
    gaps = [between(one, other) for one, other in pairwise(run)]
    joined = all(gap is not None and calls.A_SUM.fullmatch(gap) for gap in gaps)
    last = [gap for gap in gaps if gap and gap.endswith("and ")]
    return joined and (not last or gaps[-1] in last or len(last) == len(gaps))
