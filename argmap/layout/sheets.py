"""Where the map is cut into sheets of paper: between cards, so that each card stands whole on one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDE, HIGH = (
    1400,
    1700,
)  # what one sheet may show, in pixels of the map; A4 and Letter hold it with its words legible
MOST_SHEETS = 40
_LEFT, _RIGHT, _ABOVE, _BELOW = (
    40,
    54,
    14,
    8,
)  # what of the links belongs to a card: tips and brackets stand on its right


@dataclass(frozen=True, slots=True)
class Area:
    """A card, or a part of the map."""

    left: int
    top: int
    right: int
    bottom: int

    def parts(self, line: int, *, across: bool) -> tuple[Area, Area]:
        """Return what is on both sides of a line."""
        if across:
            return Area(self.left, self.top, line, self.bottom), Area(
                line, self.top, self.right, self.bottom
            )
        return Area(self.left, self.top, self.right, line), Area(
            self.left, line, self.right, self.bottom
        )

    def holds(self, other: Area) -> bool:
        """Return whether all of another lies in it."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper."""

    number: int
    area: Area
    beside: str  # which sheet it lies below or right of; empty for the first


def to_sheets(cards: Sequence[Area]) -> Iterator[Sheet]:
    """Yield the sheets of a map, each with its place among them."""
    areas = list(cut(cards))
    head = 0  # the topmost sheet of the column at hand
    for place, area in enumerate(areas):
        beside = f"below sheet {place}" if place else ""
        if place and area.left > areas[place - 1].left:
            beside, head = f"right of sheet {head + 1}", place
        yield Sheet(place + 1, area, beside)


def cut(cards: Sequence[Area]) -> Iterator[Area]:
    """Yield sheets that hold all cards, left to right and down; one is larger than paper only if no line passes between its cards."""
    waiting = [(cards, _around(cards))] if cards else []
    while waiting:
        held, area = waiting.pop()
        here = _shared(_around(held), area)
        halves = _halves(held, here)
        if not halves:
            yield here
        rest = [([card for card in held if part.holds(card)], part) for part in halves]
        waiting += [(mine, part) for mine, part in reversed(rest) if mine]


def _halves(cards: Sequence[Area], here: Area) -> tuple[Area, ...]:
    """Return the two parts into which a straight line between cards cuts what is too large for paper; nothing if it fits, or none passes."""
    too_wide, too_high = here.right - here.left > WIDE, here.bottom - here.top > HIGH
    for across in (too_wide, not too_wide) if too_wide or too_high else ():
        line = _line(cards, here, across=across)
        if line is not None:
            return here.parts(line, across=across)
    return ()


def _around(cards: Sequence[Area]) -> Area:
    """Return the room that cards need with what belongs to them."""
    left, top = min(card.left for card in cards) - _LEFT, min(card.top for card in cards) - _ABOVE
    return Area(
        left,
        top,
        max(card.right for card in cards) + _RIGHT,
        max(card.bottom for card in cards) + _BELOW,
    )


def _shared(one: Area, other: Area) -> Area:
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Area(left, top, min(one.right, other.right), min(one.bottom, other.bottom))


def _line(cards: Sequence[Area], here: Area, *, across: bool) -> int | None:
    """Return where a straight line passes between cards: the last place that a sheet reaches, else the first one."""
    start, most = (here.left, WIDE) if across else (here.top, HIGH)
    free = list(_free(cards, across=across))
    return max((line for line in free if line <= start + most), default=min(free, default=None))


def _free(cards: Sequence[Area], *, across: bool) -> Iterator[int]:
    """Yield the lines that cross no card, one for each gap, as near to the following card as what belongs to it allows."""
    spans = sorted((card.left, card.right) if across else (card.top, card.bottom) for card in cards)
    end = spans[0][1]
    for start, stop in spans:
        if start > end:
            yield start - min(_LEFT if across else _ABOVE, (start - end + 1) // 2)
        end = max(end, stop)
