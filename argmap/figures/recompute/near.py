"""Near misses: by what slip a stated number may have come from the figures next to it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from argmap.figures.formulas import number, shown
from argmap.figures.recompute.claim import Option, based
from argmap.figures.recompute.row import Row

_DIGITS = 3  # the fewest of a number whose digits may be swapped


def near_miss(row: Row, option: Option) -> str:
    """Return a sentence with the slip that would explain a stated number, or nothing."""
    return next(_slips(row, option), "")


def _slips(row: Row, option: Option) -> Iterator[str]:
    yield from _of_change(row, option)
    value, result = row.value, option.result.value
    if option.code == "ARG301":
        for part in option.operands:
            if _close(value, result - based(part).value / row.size, row):
                yield f"Without {number(part.quantity)} it does."
    if option.code == "ARG318" and len(option.operands) % 2 == 0:
        values = [based(each).value / row.size for each in option.operands[1::2]]
        if _close(value, sum(values) / len(values), row):
            yield "Without the sizes of the groups it does."
    stated, computed = f"{value:.0f}", f"{result:.0f}"
    if len(stated) == len(computed) >= _DIGITS and stated != computed:
        wrong = [i for i in range(len(stated)) if stated[i] != computed[i]]
        if sorted(stated) == sorted(computed):
            yield f"The digits may be swapped: {shown(value, 0)} for {shown(result, 0)}."
        elif len(wrong) == 1:
            yield f"One digit differs: {shown(value, 0)} for {shown(result, 0)}."
    yield from _one_off(row, option)


def _of_change(row: Row, option: Option) -> Iterator[str]:
    """Yield the wrong base, points, or a difference that a change in per cent may come from."""
    if option.code != "ARG303" or row.dim != "percent" or len(option.operands) != 2:
        return
    (old, new), value = option.operands, row.value
    if _close(value, abs(old.value - new.value) / (new.value or 1) * 100, row):
        yield f"Of {number(new.quantity)}, the later figure, it would be {shown(value)}%."
    if not old.dim and _close(value, abs(old.value - new.value), row):
        yield f"The difference itself is {shown(value)}."
    if old.dim == "percent" and _close(value, abs(old.value - new.value), row):
        yield "As percentage points it does."


def _one_off(row: Row, option: Option) -> Iterator[str]:
    """Yield "with 5 instead of 6 it would" for a product, a quotient or an age."""
    if option.code not in ("ARG317", "ARG302") or len(option.operands) != 2:
        return
    for each in option.operands:
        for other in (each.value - 1, each.value + 1):
            for way in (1, -1):
                ratio = (other / each.value) ** way if each.value and other else 0.0
                made = option.result.value * ratio
                if each.value >= 2 and ratio and math.isclose(made, row.value, rel_tol=1e-6):
                    yield f"With {shown(other)} instead of {number(each.quantity)} it does."
                    return


def _close(stated: float, value: float, row: Row) -> bool:
    return abs(stated - value) <= max(row.quantity.step / 2, 1e-9)
