"""A number as a text gives it: its value, its kind, its unit, its hedge, and where it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

Kind: TypeAlias = Literal[
    "count", "percent", "points", "fraction", "times", "year", "years", "duration", "date", "range",
    "other",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Hedge: TypeAlias = Literal["", "about", "almost", "somewhat", "over", "under", "exactly"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number; offsets are code points of the text that was read, half open."""

    start: int
    end: int
    text: str
    kind: Kind
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0  # the worth of one unit of the last digit stated; 0 if that is unknown
    unit: str = ""  # "euro", "kg", "hour", "%": one word, singular
    hedge: Hedge = ""
    scaled: bool = False  # a scale word or several closing zeros: the number is likely rounded
    spelled: bool = False  # in words
    date: tuple[int, int, int] = (0, 0, 0)  # year, month, day; each 0 if it is not given
    core: int = 0  # where the number itself begins, after its hedge and its currency sign
    core_end: int = 0  # where it ends, before its unit

    @property
    def value(self) -> float:
        """Return the value; the lower bound of a range."""
        return self.low

    def moved(self, by: int) -> Quantity:
        """Return the same number further on in a text."""
        start, end, core, core_end = (
            place + by for place in (self.start, self.end, self.core, self.core_end)
        )
        return replace(self, start=start, end=end, core=core, core_end=core_end)

    def times(self, factor: float) -> Quantity:
        """Return the number with the scale word of another: "3.2" of "3.2 and 4.1 million"."""
        low, high, step = (each * factor for each in (self.low, self.high, self.step))
        return replace(self, low=low, high=high, step=step, scaled=True)
