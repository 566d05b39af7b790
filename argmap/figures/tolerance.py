"""How near a computed value must come to the stated one: the table of the catalogue, section 4."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.english.numbers import Quantity

_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Return whether a value lies in both."""
        slack = _TINY * max(
            1.0,
            abs(self.low) if math.isfinite(self.low) else 1.0,
            abs(other.low) if math.isfinite(other.low) else 1.0,
        )
        return self.low <= other.high + slack and other.low <= self.high + slack

    def times(self, factor: float) -> Interval:
        """Return the interval scaled by a positive factor."""
        return Interval(self.low * factor, self.high * factor)


def accepted(stated: Quantity, *, of_exact: bool = False) -> Interval:
    """Return the computed values that agree with a stated one.

    With `of_exact` the value is a sum, difference or product of exact figures: a round number gets no room then.
    """
    low, high = stated.low, stated.high
    if stated.hedge == "over":
        return Interval(low, math.inf)
    if stated.hedge == "under":
        return Interval(-math.inf, high)
    if stated.hedge == "almost":
        return Interval(0.92 * low, 1.005 * high)
    if stated.hedge == "somewhat":
        return Interval(0.8 * low, 1.005 * high)
    if stated.hedge == "about":
        return _wider(Interval(0.9 * low, 1.1 * high), _bare(stated, of_exact=of_exact))
    return _bare(stated, of_exact=of_exact or stated.hedge == "exactly")


def _wider(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))


def _bare(stated: Quantity, *, of_exact: bool) -> Interval:
    low, high = stated.low, stated.high
    if stated.kind == "fraction" and stated.unit == "in":
        below = 1 / low
        return Interval(1 / (below + 0.5), 1 / (below - 0.5))
    if stated.step == 0 or stated.kind == "times":
        room = 0.005 if stated.hedge == "exactly" else 0.07
        return _wider(
            Interval(low * (1 - room), high * (1 + room)),
            Interval(low - stated.step / 2, high + stated.step / 2),
        )
    half = stated.step / 2
    if not of_exact and stated.step >= 1 and low % 10 == 0:
        return Interval(low - max(half, 0.05 * abs(low)), high + max(half, 0.05 * abs(high)))
    return Interval(low - half, high + half)


def operand(quantity: Quantity) -> Interval:
    """Return the values that a number used in a computation may stand for: exact counts, or its own rounding."""
    if quantity.hedge in ("about", "almost", "somewhat", "over", "under"):
        return accepted(quantity)
    half = quantity.step / 2 if quantity.step else 0.07 * quantity.value
    if quantity.kind == "percent" or quantity.step < 1 or quantity.kind == "fraction":
        return Interval(quantity.low - half, quantity.high + half)
    if quantity.scaled:
        half = (
            min(max(half, _unit(quantity.low) / 2), 0.025 * quantity.low)
            if quantity.step == 1
            else half
        )
        return Interval(quantity.low - half, quantity.high + half)
    return Interval(quantity.low, quantity.high)


def _unit(value: float) -> float:
    """Return the worth of the last digit of a whole number that is not nought."""
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit


def rounding_unit(value: float) -> float:
    """Return how coarsely a whole number may be rounded: 12,000 to thousands."""
    return _unit(value)


def quotient(above: Interval, below: Interval) -> Interval:
    """Return all values of a division of positive numbers."""
    low = max(below.low, _TINY)
    return Interval(
        above.low / below.high if math.isfinite(below.high) else 0.0,
        above.high / low if math.isfinite(above.high) else math.inf,
    )


def total(parts: list[Interval]) -> Interval:
    """Return all values of a sum."""
    return Interval(sum(part.low for part in parts), sum(part.high for part in parts))


def product(one: Interval, other: Interval) -> Interval:
    """Return all values of a product of positive numbers."""
    return Interval(max(0.0, one.low) * max(0.0, other.low), one.high * other.high)


def shown(value: float, digits: int = 1) -> str:
    """Return a number as a reader writes it: thousands apart, no needless noughts."""
    if not math.isfinite(value):
        return "any"
    if abs(value) >= 1e6 and value % 1e5 == 0:
        power, name = (1e9, "billion") if abs(value) >= 1e9 else (1e6, "million")
        return f"{value / power:g} {name}"
    rounded = round(value, digits)
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,.{digits}f}"


def spanned(interval: Interval, suffix: str = "", digits: int = 1) -> str:
    """Return an interval in words."""
    if not math.isfinite(interval.high):
        return f"{shown(interval.low, digits)}{suffix} or more"
    if not math.isfinite(interval.low):
        return f"{shown(interval.high, digits)}{suffix} or less"
    low, high = shown(interval.low, digits), shown(interval.high, digits)
    return f"{low}{suffix}" if low == high else f"{low} to {high}{suffix}"
