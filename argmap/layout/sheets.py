"""Sheets: where the map is cut into sheets of paper, between cards, so that each card is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# What one sheet may show, in pixels of the map; it is legible on A4 and Letter.
WIDE, HIGH = 1400, 1700
MOST_SHEETS = 40
# The room of the links next to a card: arrow tips and brackets are on its right.
_LEFT, _RIGHT, _ABOVE, _BELOW = 40, 54, 14, 8


@dataclass(frozen=True, slots=True)
class Area:
    """A card, or a part of the map."""

    left: int
    top: int
    right: int
    bottom: int

    def parts(self, line: int, *, across: bool) -> tuple["Area", "Area"]:
        """Return what is on both sides of a line; with `across` it cuts the width."""
        if across:
            return replace(self, right=line), replace(self, left=line)
        return replace(self, bottom=line), replace(self, top=line)

    def holds(self, other: "Area") -> bool:
        """Return whether it contains another area."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def meet(self, other: "Area") -> "Area":
        """Return what two areas have in common."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Area(left, top, min(self.right, other.right), min(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper."""

    number: int
    area: Area
    beside: str  # which sheet it is below or right of; empty for the first


def to_sheets(cards: Sequence[Area]) -> Iterator[Sheet]:
    """Yield the sheets of a map row by row, each with its place among them.

    In this order low ones, which are at the bottom of the map, can share a page.
    """
    columns: list[list[Area]] = []
    for area in cut(cards):
        if not columns or area.top <= columns[-1][-1].top:
            columns.append([])
        columns[-1].append(area)
    depth = max(map(len, columns), default=0)
    rows = [(at, row) for row in range(depth) for at, each in enumerate(columns) if row < len(each)]
    numbers = {place: number for number, place in enumerate(rows, 1)}
    for (at, row), number in numbers.items():
        left, above = numbers.get((at - 1, row), 1), numbers.get((at, row - 1))
        beside = f"below sheet {above}" if above else f"right of sheet {left}"
        yield Sheet(number, columns[at][row], beside if number > 1 else "")


def cut(cards: Sequence[Area]) -> Iterator[Area]:
    """Yield the sheets' areas, left to right and down; larger than paper only if no line passes."""
    waiting = [(cards, _around(cards))] if cards else []
    while waiting:
        held, area = waiting.pop()
        here = _around(held).meet(area)
        halves = _halves(held, here)
        if not halves:
            yield here
        rest = [([card for card in held if half.holds(card)], half) for half in halves]
        waiting += [(mine, half) for mine, half in reversed(rest) if mine]


def _halves(cards: Sequence[Area], here: Area) -> tuple[Area, ...]:
    """Return the parts on both sides of a line between cards; none if all fits or none passes."""
    too_wide, too_high = here.right - here.left > WIDE, here.bottom - here.top > HIGH
    for across in (too_wide, not too_wide) if too_wide or too_high else ():
        line = _line(cards, here, across=across)
        if line is not None:
            return here.parts(line, across=across)
    return ()


def _around(cards: Sequence[Area]) -> Area:
    return Area(
        min(card.left for card in cards) - _LEFT,
        min(card.top for card in cards) - _ABOVE,
        max(card.right for card in cards) + _RIGHT,
        max(card.bottom for card in cards) + _BELOW,
    )


def _line(cards: Sequence[Area], here: Area, *, across: bool) -> int | None:
    """Return the last line between cards that a sheet reaches, else the first one."""
    start, most = (here.left, WIDE) if across else (here.top, HIGH)
    free = list(_free(cards, across=across))
    return max((line for line in free if line <= start + most), default=min(free, default=None))


def _free(cards: Sequence[Area], *, across: bool) -> Iterator[int]:
    """Yield a line for each gap between cards, as near to the next card as its links allow."""
    spans = sorted((card.left, card.right) if across else (card.top, card.bottom) for card in cards)
    end = spans[0][1]
    for start, stop in spans:
        if start > end:
            yield start - min(_LEFT if across else _ABOVE, (start - end + 1) // 2)
        end = max(end, stop)
