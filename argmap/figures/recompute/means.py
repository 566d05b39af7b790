"""Means: of a list, weighted by the sizes of groups, and the median."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.english.figures import calls
from argmap.english.figures.bounds import COUNTED_WHOLE
from argmap.figures.operations import Term, exact
from argmap.figures.recompute.claim import Claim, Options, based
from argmap.figures.recompute.row import Row
from argmap.figures.recompute.sums import is_in_list, is_list, is_whole, plus, runs

_SPREAD = 0.5  # of the room that rounding leaves several values
_MOST = 12  # values that a small number in words may count


def _is_number_of(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a small number in words says how many values there are."""
    return row.quantity.spelled and 2 <= row.value <= _MOST and row.value < len(rows) + 1


def means(claim: Claim) -> Options:
    """Yield the mean and the median of the lists that an average may be of."""
    said = bool(calls.MEAN_BEFORE.search(claim.before) or calls.MEAN_AFTER.match(claim.tail))
    said = said or _is_over_all(claim)
    if not said or not (claim.row.is_number or claim.row.dim == "percent"):
        return
    earlier = [each for each in claim.rows if each.place <= claim.row.place and each.is_number]
    as_listed = earlier and not claim.row.dim and not claim.row.noun
    dim, size = (
        (earlier[-1] if as_listed else claim.row).dim,
        (earlier[-1] if as_listed else claim.row).size,
    )
    rows = claim.of_kind("percent") if dim == "percent" else claim.numbers(dim)
    groups = _groups(claim, dim)
    if groups and claim.row.noun and claim.row.noun in {size.noun for size, _ in groups}:
        return
    if groups:
        yield from _weighted(claim, groups)
        return
    rows = [each for each in rows if each.role != "change" and not _is_number_of(each, rows)]
    rows = [r for r in rows if r.place <= claim.row.place and not calls.MEAN_AFTER.match(r.tail)]
    is_median = bool(calls.MEDIAN.search(claim.lead))
    for run in runs(rows):
        whole = is_whole(run, rows)
        if (is_median and not is_list(run)) or is_in_list(claim, run):
            continue
        if is_list(run) and not _is_all_of_list(run, rows):
            continue
        mean = plus(run)
        formula = f"({mean.formula}) / {len(run)}"
        result = Term(mean.value, mean.interval, formula).times(1 / len(run) / size)
        if is_median:
            result = _median(run, f"median of {mean.formula}").times(1 / size)
        near = claim.row.place - run[0].place <= 1
        fixed = 0.9 * (whole and len(run) > 2 and near and is_list(run))
        yield claim.made("ARG318", result, run, 1.2 * whole + 0.3 * is_list(run), fixed=fixed)


def _median(run: Sequence[Row], formula: str) -> Term:
    """Return the middle of values, or the mean of the middle two."""
    ordered = sorted(run, key=lambda each: each.value)
    one, other = (based(ordered[i]) for i in ((len(run) - 1) // 2, len(run) // 2))
    made = (one + other).times(0.5)
    return Term(made.value, made.interval, formula)


def granular(claim: Claim) -> Options:
    """Yield the mean nearest to the stated one that so many whole numbers can have."""
    row, step = claim.row, claim.row.quantity.step
    near = [r for r in claim.numbers("") if 0 <= row.place - r.place <= 1 and r.value % 1 == 0]
    words = " ".join({r.sentence.skeleton for r in (row, *near)})
    said = calls.MEAN_BEFORE.search(claim.before) and calls.WHOLE_NUMBERS.search(words)
    people = [r for r in near if r.noun in COUNTED_WHOLE and 2 <= r.value < 0.5 / (step or 1)]
    if not said or row.dim or row.noun or step >= 1 or len({r.value for r in people}) != 1:
        return
    size = people[0].value
    value = round(row.value * size) / size
    result = exact(value, f"{round(row.value * size)} / {size:g}")
    yield claim.made("ARG313", result, (people[0],), 0.5, fixed=1.0, exact=True)


def _is_all_of_list(run: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Return whether a list goes on neither before nor after a run of it."""
    first, last = rows.index(run[0]), rows.index(run[-1])
    before, after = rows[first - 1 : first], rows[last + 1 : last + 2]
    return not any(is_list((each, run[0])) for each in before) and not any(
        is_list((run[-1], each)) for each in after
    )


def _is_over_all(claim: Claim) -> bool:
    """Return whether a value is that of all groups: "over both", "across the two"."""
    row = claim.row
    here = row.sentence
    return bool(calls.OVER_ALL.search(here.words_of.text[here.start : row.quantity.start]))


def _groups(claim: Claim, dim: str) -> list[tuple[Row, Row]]:
    """Return the groups of which an overall value is given: the size and the value of each.

    Sizes and values take turns in each sentence; a value without unit has no noun either.
    """
    if not _is_over_all(claim):
        return []
    rows = claim.of_kind("percent") if dim == "percent" else claim.numbers(dim)
    found: list[tuple[Row, Row]] = []
    for place in sorted({row.place for row in rows if row.place <= claim.row.place}):
        sizes = [r for r in claim.numbers("") if r.place == place and r.value > 1]
        sizes = [r for r in sizes if (r.noun or dim) and r.precedes(claim.row)]
        values = [
            r for r in rows if r.place == place and r.role != "change" and not (r.noun and not dim)
        ]
        if not dim and len(sizes) != len(values):
            sizes, values = _in_turn([r for r in rows if r.place == place])
        pairs = list(zip(sizes, values, strict=False))
        order = {size.sign < value.sign for size, value in pairs}
        if len(sizes) == len(values) and len(order) == 1:
            found += pairs
    return found if len(found) > 1 else []


def _in_turn(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return sizes and values of "one, of 12 members, gave 7.0; the other, of 8, gave 8.5"."""
    sizes, values = list(rows[::2]), list(rows[1::2])
    known = len(rows) > 3 and bool(rows[0].noun) and not any(each.noun for each in values)
    alike = {each.noun for each in sizes} <= {rows[0].noun, ""} if rows else False
    whole = all(each.value % 1 == 0 for each in sizes)
    return (sizes, values) if known and alike and whole else ([], [])


def _weighted(claim: Claim, groups: Sequence[tuple[Row, Row]]) -> Options:
    """Yield the mean over groups of different sizes."""
    for first in range(len(groups) - 1):
        run = groups[first:]
        sizes = plus([size for size, _ in run])
        products = [based(value) * size.term for size, value in run]
        whole = products[0]
        for each in products[1:]:
            whole += each
        result = (whole.within() / sizes.within()).times(1 / claim.row.size).spread(_SPREAD)
        operands = tuple(row for pair in run for row in pair)
        fixed = (0.95 if calls.OVER_THEM.search(claim.before) else 0.6) * (first == 0)
        yield claim.made("ARG318", result, operands, 0.8 - 0.3 * first, fixed=fixed)
