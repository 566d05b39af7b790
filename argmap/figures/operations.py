"""Arithmetic with figures that may be rounded: each is an interval of values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Return whether a value lies in both."""
        if self.low <= other.high and other.low <= self.high:
            return True
        finite = (abs(low) for low in (self.low, other.low) if math.isfinite(low))
        slack = _TINY * max([1.0, *finite])
        return self.low <= other.high + slack and other.low <= self.high + slack

    def times(self, factor: float) -> Interval:
        """Return the interval scaled by a positive factor."""
        return Interval(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Term:
    """A figure or a computation: its value, the values that rounding allows, and its formula."""

    value: float
    interval: Interval
    formula: str

    def __truediv__(self, other: Term) -> Term:
        formula = f"{self.formula} / {other.formula}"
        value = self.value / other.value if other.value else 0.0
        return Term(value, quotient(self.interval, other.interval), formula)

    def __mul__(self, other: Term) -> Term:
        one, two = self.interval, other.interval
        values = Interval(max(0.0, one.low) * max(0.0, two.low), one.high * two.high)
        return Term(self.value * other.value, values, f"{self.formula} x {other.formula}")

    def __add__(self, other: Term) -> Term:
        values = total((self.interval, other.interval))
        return Term(self.value + other.value, values, f"{self.formula} + {other.formula}")

    def __sub__(self, other: Term) -> Term:
        one, two = self.interval, other.interval
        values = Interval(one.low - two.high, one.high - two.low)
        return Term(self.value - other.value, values, f"{self.formula} - {other.formula}")

    def spread(self, share: float) -> Term:
        """Return the same with a share of the room that rounding leaves it."""
        value, room = self.value, self.interval
        low, high = (value + share * (end - value) for end in (room.low, room.high))
        return Term(value, Interval(low, high), self.formula)

    def within(self) -> Term:
        """Return the same in brackets."""
        return Term(self.value, self.interval, f"({self.formula})")

    def times(self, factor: float) -> Term:
        """Return the same in another unit: a share in per cent."""
        if factor == 1:
            return self
        return Term(self.value * factor, self.interval.times(factor), self.formula)


def exact(value: float, formula: str) -> Term:
    """Return a computation with figures that are not rounded."""
    return Term(value, Interval(value, value), formula)


def quotient(above: Interval, below: Interval) -> Interval:
    """Return all values of a division of positive numbers."""
    return Interval(
        above.low / max(below.high, _TINY) if math.isfinite(below.high) else 0.0,
        above.high / max(below.low, _TINY) if math.isfinite(above.high) else math.inf,
    )


def total(parts: Iterable[Interval]) -> Interval:
    """Return all values of a sum."""
    listed = list(parts)
    return Interval(sum(part.low for part in listed), sum(part.high for part in listed))


def difference(one: Interval, other: Interval) -> Interval:
    """Return the distance between two values; at the nearest and at the farthest ends."""
    return Interval(*sorted((abs(other.low - one.high), abs(other.high - one.low))))


def relative_change(old: Interval, new: Interval) -> Interval:
    """Return all values of a change as a share of the old value, whichever way it goes."""
    ratio = quotient(new, old)
    low, high = sorted((abs(ratio.low - 1), abs(ratio.high - 1)))
    return Interval(0.0 if ratio.low < 1 < ratio.high else low, high)


def rounding_unit(value: float) -> float:
    """Return how coarsely a whole number may be rounded: 12,000 to thousands."""
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Spearman's coefficient; equal values share a rank."""
    first, second = _ranks(one), _ranks(other)
    mean = (len(one) + 1) / 2
    above = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    below = (sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)) ** 0.5
    return above / below if below else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    return [
        (sum(other < value for other in values) + 1 + sum(other <= value for other in values)) / 2
        for value in values
    ]
