"""How close a computed value must come to the stated one, by its wording and its rounding."""

import math

from argmap.english.numbers import Quantity
from argmap.figures.formulas import number
from argmap.figures.operations import Interval, Term, rounding_unit


def accepted(stated: Quantity, *, of_exact: bool = False) -> Interval:
    """Return the computed values that agree with a stated one.

    With `of_exact` the value is a sum, difference or product of exact figures, and a round number
    has to be met exactly.
    """
    low, high = stated.low, stated.high
    bare = _bare(stated, of_exact=of_exact or stated.hedge == "exactly")
    by_hedge = {
        "over": Interval(low, math.inf),
        "under": Interval(-math.inf, high),
        "almost": Interval(0.92 * low, 1.005 * high),
        "somewhat": Interval(0.8 * low, 1.005 * high),
        "about": _wider(Interval(0.9 * low, 1.1 * high), bare),
    }
    return by_hedge.get(stated.hedge, bare)


def _wider(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))


def _bare(stated: Quantity, *, of_exact: bool) -> Interval:
    low, high, half = stated.low, stated.high, stated.step / 2
    if stated.kind == "fraction" and stated.unit == "in":
        return Interval(1 / (1 / low + 0.5), 1 / (1 / low - 0.5))
    if stated.step == 0 or stated.kind == "times":
        share = 0.005 if stated.hedge == "exactly" else 0.07
        return _wider(
            Interval(low * (1 - share), high * (1 + share)), Interval(low - half, high + half)
        )
    if not of_exact and stated.step >= 1 and low % 10 == 0:
        return Interval(low - max(half, 0.05 * abs(low)), high + max(half, 0.05 * abs(high)))
    return Interval(low - half, high + half)


def operand(quantity: Quantity) -> Interval:
    """Return the values that a number used in a computation may have, by its own rounding."""
    if quantity.hedge in ("about", "almost", "somewhat", "over", "under"):
        return accepted(quantity)
    half = quantity.step / 2 if quantity.step else 0.07 * quantity.value
    is_rounded = quantity.kind in ("percent", "fraction") or quantity.step < 1
    if quantity.scaled and not is_rounded:
        if quantity.step == 1:
            half = min(max(half, rounding_unit(quantity.low) / 2), 0.025 * quantity.low)
        is_rounded = True
    room = half if is_rounded else 0.0
    return Interval(quantity.low - room, quantity.high + room)


def term(quantity: Quantity) -> Term:
    """Return a figure of the text as a term of a computation."""
    return Term(quantity.value, operand(quantity), number(quantity))
