"""Time that has passed: years between two years, ages, days between dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations, permutations

from argmap.english.figures import ages, calls
from argmap.english.figures.measures import DAY
from argmap.figures.operations import Interval, Term, exact
from argmap.figures.recompute.claim import Claim, Options
from argmap.figures.recompute.row import Row

_FEW_YEARS = 4  # other years near; among more, one comes out by chance


def age_of(row: Row) -> float:
    """Return an age in years; 0 for what is none."""
    match = ages.AGE.search(row.quantity.text) if row.quantity.kind == "other" else None
    if match:
        return float(match["age"])
    is_old = row.quantity.kind == "count" and not row.dim and ages.AS_OLD.search(row.lead)
    return row.value if is_old and 0 < row.value < 120 else 0.0


def years(claim: Claim) -> Options:
    """Yield what a length in years, an age or a year may be counted from."""
    row = claim.row
    is_length = row.quantity.kind == "duration" and row.quantity.unit == "year"
    age = age_of(row)
    if not (is_length or age or row.quantity.kind == "year"):
        return
    dated = [each for each in claim.rows if 1000 < each.year < 2200][-8:]
    latest = max((each.year for each in dated), default=0)
    before = next((r for r in reversed(dated) if r.quantity.start < row.quantity.start), None)
    if is_length or age:
        for first, last in permutations(dated, 2):
            passed = last.year - first.year
            if passed > 0:
                born = bool(ages.BORN.search(first.lead))
                born = born or bool(age and ages.BUILT.search(first.lead))
                newest = last.year == latest
                sure = bool(age) and born and (last is before or (newest and age > passed))
                near = 0.8 * born + 0.5 * sure
                later = _is_said(claim, first, last, dated)
                values = Interval(passed - 1, passed) if age or born else Interval(passed, passed)
                result = Term(float(passed), values, f"{last.year} - {first.year}")
                yield claim.made(
                    "ARG319", result, (first, last), near, fixed=max(0.9 * sure, later)
                )
        yield from _between_ages(claim)
    if row.quantity.kind == "year" and len(dated) <= _FEW_YEARS:
        yield from _later(claim, dated)


def _is_said(claim: Claim, first: Row, last: Row, dated: Sequence[Row]) -> float:
    """Return how far "47 years later", or "thus … for 47 years", fixes the two years before."""
    row = claim.row
    before = [r for r in dated if r.precedes(row)]
    if row.quantity.kind != "duration" or before[-2:] != [first, last]:
        return 0.0
    if first.sentence is not last.sentence or row.place - last.place > 1:
        return 0.0
    if any(r for r in dated if r not in before and r.place == row.place):
        return 0.0
    is_between = first.sentence is row.sentence and calls.LATER.match(claim.tail)
    thus = calls.SO.search(row.sentence.skeleton) and calls.FOR_SO_LONG.search(claim.lead)
    return 0.7 if is_between else 0.5 * bool(thus)


def _between_ages(claim: Claim) -> Options:
    known = [(each, age_of(each)) for each in claim.rows if age_of(each)]
    for (one, first), (other, last) in combinations(known, 2):
        result = exact(abs(last - first), f"{max(first, last):g} - {min(first, last):g}")
        yield claim.made("ARG319", result, (one, other))


def _later(claim: Claim, dated: list[Row]) -> Options:
    """Yield the year that is so many years after another, or after a birth at such an age."""
    spans = [
        (r, age_of(r) or r.value) for r in claim.rows if age_of(r) or r.quantity.unit == "year"
    ]
    for start in dated:
        for span, passed in spans:
            result = exact(start.year + passed, f"{start.year} + {passed:g}")
            yield claim.made("ARG319", result, (start, span))
        for (one, first), (other, last) in combinations(spans, 2):
            both = exact(start.year + first + last, f"{start.year} + {first:g} + {last:g}")
            yield claim.made("ARG319", both, (start, one, other))


def days(claim: Claim) -> Options:
    """Yield the time between two dates of the passage."""
    row = claim.row
    if row.quantity.kind != "duration" or row.dim != "time":
        return
    dated = [(each, found) for each in claim.rows if (found := _date(each, claim))][-6:]
    for (first, start), (last, end) in permutations(dated, 2):
        passed = (end - start).days
        if passed > 0:
            unit = row.size / DAY
            room = 1 / unit if row.size <= 7 * DAY else 2 / unit
            values = Interval(passed / unit, passed / unit + room)
            result = Term(round(passed / unit, 2), values, f"from {start} to {end}")
            here = first.sentence is last.sentence is row.sentence
            fixed = 0.6 * (here and bool(calls.LASTED.search(claim.lead)))
            yield claim.made("ARG319", result, (first, last), 0.3, fixed=fixed)


def _date(row: Row, claim: Claim) -> date | None:
    year, month, day = row.quantity.date
    if not (month and day):
        return None
    others = [each.year for each in claim.rows if each.year] if not year else []
    year = year or (others[-1] if others else 2023)
    try:
        return date(year, month, day)
    except ValueError:
        return None
