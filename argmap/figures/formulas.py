"""Numbers, intervals and computations as a reader writes them."""

import math
from collections.abc import Iterable

from argmap.english.numbers import Quantity
from argmap.english.numbers.fractions import fraction_in_words
from argmap.figures.operations import Interval

_NO_PLURAL = frozenset(
    "km kg g m mg ml cm mm ha gw mw kw gwh mwh kwh twh °c yen yuan krona".split()
)


def shown(value: float, digits: int = 1) -> str:
    """Return a number with its thousands separated and without needless zeros."""
    if not math.isfinite(value):
        return "any"
    value = float(f"{value:.12g}")  # 4.1 million is not 4,099,999.9999999995
    if abs(value) >= 1e6 and value % 1e5 == 0:
        power, name = (1e9, "billion") if abs(value) >= 1e9 else (1e6, "million")
        return f"{value / power:g} {name}"
    rounded = round(value, digits)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.{digits}f}"


def spanned(interval: Interval, suffix: str = "", digits: int = 1) -> str:
    """Return an interval in words."""
    low, high = shown(interval.low, digits), shown(interval.high, digits)
    if not math.isfinite(interval.high):
        return f"{low}{suffix} or more"
    if not math.isfinite(interval.low):
        return f"{high}{suffix} or less"
    return f"{low}{suffix}" if low == high else f"{low} to {high}{suffix}"


def in_room(interval: Interval, stated: Quantity) -> str:
    """Return the room of a computed value as a message says it; that of a fraction in per cent."""
    if stated.kind != "fraction":
        return spanned(interval, suffix_of(stated), digits_of(stated))
    return spanned(Interval(100 * interval.low, 100 * interval.high), "%")


def number(quantity: Quantity) -> str:
    """Return a value as it is shown in a computation."""
    sign = "%" if quantity.kind == "percent" else ""
    return f"{shown(quantity.value, 2 if quantity.step < 1 else 0)}{sign}"


def sum_of(quantities: Iterable[Quantity], sign: str = " + ") -> str:
    """Return a sum, "13 + 15 + 8", or a list of values with another sign between them."""
    return sign.join(number(each) for each in quantities)


def gap(one: Quantity, other: Quantity) -> str:
    """Return the smaller of two values taken from the larger: "920 - 462"."""
    low, high = sorted((one, other), key=lambda each: each.value)
    return f"{number(high)} - {number(low)}"


def order_of(one: Quantity, other: Quantity) -> str:
    """Return two different values in their order: "38 < 45"."""
    return f"{number(one)} {'<' if one.value < other.value else '>'} {number(other)}"


def told(value: float, stated: Quantity, shown_as: str) -> str:
    """Return a computed value as a message says it: a fraction as "two thirds" or in per cent."""
    if stated.kind != "fraction":
        return shown_as
    return fraction_in_words(value) or f"{shown(100 * value)}%"


def suffix_of(stated: Quantity) -> str:
    """Return what follows a value of the same kind: "%", " points", " euros"."""
    if stated.kind in ("percent", "points"):
        return "%" if stated.kind == "percent" else " points"
    if stated.kind not in ("count", "duration") or stated.unit in ("", "in"):
        return ""
    return f" {stated.unit}" if stated.unit in _NO_PLURAL else f" {stated.unit}s"


def digits_of(stated: Quantity) -> int:
    """Return how many decimals show the difference from a stated value."""
    if stated.kind in ("percent", "points"):
        return 2 if stated.step < 0.1 or stated.kind == "points" else 1
    if stated.kind in ("fraction", "times"):
        return 3 if stated.kind == "fraction" else 2
    return 0 if stated.step >= 1 and stated.value >= 100 else 2


def shorten(words: str, most: int = 160) -> str:
    """Return words for a message, cut at a space."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
