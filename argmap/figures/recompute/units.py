"""What a bare number measures: the unit that a number next to it, or before it, lends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.english.figures import calls
from argmap.english.numbers.joined import scale_of
from argmap.figures.recompute.row import Row

_FARTHEST, _FARTHEST_SCALED = 20, 1000  # times as much, of one unit; "million" is said of both
_SCALED = ("money", "mass", "volume", "area", "energy")  # what millions are counted of
_BACK = 3  # sentences
_SHORT = 3  # letters; shorter words stand before any number


def lent_across(table: Sequence[tuple[Row, ...]]) -> list[tuple[Row, ...]]:
    """Return the rows of sentences, each bare number with the unit of one in those before."""
    found: list[tuple[Row, ...]] = []
    for rows in table:
        near = [each for earlier in found[-_BACK:] for each in earlier]
        lacking = any(_lacks_unit(each, changes=True) for each in rows)
        found.append(tuple(_lent(each, [*near, *rows]) for each in rows) if lacking else rows)
    return found


def _lent(row: Row, near: Sequence[Row]) -> Row:
    """Return "567 million" in the euros of the million before it, "it was 45" as what it was."""
    if not _lacks_unit(row, changes=True):
        return row
    in_millions = [r for r in near if r.dim in _SCALED and scale_of(r.quantity) > 1]
    if in_millions and scale_of(row.quantity) > 1:
        return _with_unit(row, in_millions[-1])
    before = [r for r in near if r.precedes(row) and r.role != "change"]
    before = [r for r in before[-1:] if r.place >= row.place - 1 and r.is_number]
    if not before or not calls.OF_THE_SAME.search(row.lead):
        return row
    return _with_unit(row, before[0]) if before[0].dim else replace(row, lent=before[0])


def lent_here(given: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a sentence, each bare number with the unit of another one there."""
    rows: list[Row] = []
    for row in given:
        rows.append(row)
        if before := _unit_giver(rows):
            rows[-1] = _with_unit(row, before)
    for i in range(len(rows) - 2, -1, -1):  # "31 and 20 workers", "by 3 to 60 million euros"
        row, following = rows[i], rows[i + 1]
        if not _lacks_unit(row, changes=bool(following.dim)):
            continue
        if following.noun and calls.A_SUM.fullmatch(row.tail):
            rows[i] = replace(row, lent=following)
        elif row.tail == ", " and following.dim == "percent" and i + 2 == len(rows):
            continue  # "sees 90, 140 per cent of the plan"
        elif following.dim and calls.SHARES_UNIT.fullmatch(row.tail):
            rows[i] = _with_unit(row, following, points=row.role != "change")
    return tuple(rows)


def _unit_giver(rows: Sequence[Row]) -> Row | None:
    """Return the number that gives a bare one its unit: "41 tonnes in 2019, 36 in 2020"."""
    row, earlier = rows[-1], rows[:-1]
    if not earlier or not _lacks_unit(row):
        is_step = earlier and row.role == "change" and not row.dim and not row.noun
        return earlier[-1] if is_step and calls.MORE_AFTER.match(row.tail) else None
    values = [r for r in earlier if r.quantity.kind != "year"]
    amounts = [r for r in values if r.dim not in ("percent", "fraction", "times", "points")]
    takes = calls.TAKES_UNIT.search(row.lead)
    if amounts and calls.OF_WHICH.match(row.lead):
        return amounts[-1]
    if takes and takes["list"]:
        return amounts[-1] if amounts else None
    if takes:
        steady = [each for each in values if each.role != "change"]
        return steady[-1] if steady and earlier[-1].role == "change" else earlier[-1]
    if given := _parallel(row, amounts, earlier[-1]):
        return given
    return values[-1] if values and row.when and values[-1].when else None


def _parallel(row: Row, amounts: Sequence[Row], before: Row) -> Row | None:
    """Return the amount that a bare number is given like: "waited 20 minutes … waited 44"."""
    word = " ".join(row.lead.split()[-1:])
    same = [r for r in amounts if r.dim and r.role != "rate" and r.lead.split()[-1:] == [word]]
    if same and len(word) > _SHORT:
        return same[-1]
    given = [r for r in amounts if r.dim]
    if given and before.noun and row.lead.strip() == before.noun:  # "and the 10 doctors 6,000"
        return given[-1]
    last = amounts[-1] if amounts else None
    listed = calls.IN_LIST.search(row.lead) and calls.AT_A_PLACE.match(row.tail)
    if last and listed and last is before:
        return last
    return last if last and row.quantity.scaled and last.dim == "money" else None


def _lacks_unit(row: Row, *, changes: bool = False) -> bool:
    bare = row.quantity.kind == "count" and not row.dim and not row.noun
    bare = bare and not (calls.RATE_BEFORE.search(row.lead) or calls.A_PART.match(row.tail))
    return bare and (changes or row.role != "change")


def _with_unit(row: Row, before: Row, *, points: bool = False) -> Row:
    """Return "4.5" of "4.1 per cent in May, up from 4.5" as a per cent."""
    one, other = row.quantity, before.quantity
    has_unit = before.dim not in ("", "times", "fraction") and before.role != "change"
    has_unit = has_unit and (points or before.dim != "points")
    has_unit = has_unit and "(" not in row.lead
    scaled = scale_of(one) > 1 and scale_of(other) > 1
    most = _FARTHEST_SCALED if scaled else _FARTHEST
    if not has_unit or not other.value / most <= one.value <= most * other.value:
        return row
    quantity = replace(one, kind=other.kind, unit=other.unit)
    is_number = quantity.kind in ("count", "duration")
    return replace(row, quantity=quantity, dim=before.dim, size=before.size, is_number=is_number)
