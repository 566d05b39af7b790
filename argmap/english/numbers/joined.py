"""What a number shares with the last of its list: the scale or unit of "3, 4 and 5 million"."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.english.numbers.quantity import Quantity
from argmap.english.numbers.words import SCALES
from argmap.english.patterns import lazy

_SCALE_WORD = lazy(
    r"(?:\d\s?-?|\s)(thousand|million|billion|trillion|lakh|crore|bn|mn|mln|tn|k|m)\b"
)
_JOINED = frozenset({" to ", " and "})
_LISTED = frozenset({", ", *_JOINED})
_FARTHEST = 20  # times: "from 5 to 80 million" are both in millions, "from 900 to 2 million" not


def scale_of(quantity: Quantity) -> float:
    """Return the scale word of a number as a factor: 1e6 for "4.1 million", 1 without one."""
    scale = _SCALE_WORD.search(quantity.text)
    return SCALES[scale[1]] if scale else 1.0


def shared(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return numbers with what they share with the last of their list or the end of their range."""
    found = list(quantities)
    lender, lent = 0, False  # whose words are taken, and whether the number after took them too
    for i in range(len(found) - 2, -1, -1):
        one, last = found[i], found[i + 1]
        gap = text[one.end : last.start]
        lender = lender if lent else i + 1
        taken = gap in (_LISTED if lent else _JOINED) and one.kind == "count"
        found[i] = _taking(one, found[lender]) if taken else one
        lent = found[i] is not one
    return found


def _taking(one: Quantity, last: Quantity) -> Quantity:
    if last.kind == "percent" and not one.unit and one.low <= 100 and not one.spelled:
        return replace(one, kind="percent", unit="%")
    if last.kind not in ("count", "duration") or (one.unit and last.unit not in ("", one.unit)):
        return one
    factor = scale_of(last)
    if factor > 1 and scale_of(one) == 1 and _alike(one.low * factor, last.low):
        one = one if _alike(one.low, last.low) else one.times(factor)
    if last.unit and not one.unit and _alike(one.low, last.low):
        return replace(one, kind=last.kind, unit=last.unit)
    return one


def _alike(one: float, other: float) -> bool:
    return 0 < one <= _FARTHEST * other and other <= _FARTHEST * one
