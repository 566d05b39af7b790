"""The words of a page as rows; small characters above or below a line belong to that line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from argmap.documents.pdf.sheet import Atom, Box, Row

_SMALL = 0.86  # of the size of the words next to it
_NEAR = 0.6  # of their size: how far away it may be
_WIDTH, _HEIGHT = 16.0, 24.0  # points: of a drawer in which the ends of words are looked up
_STEP = 8.0  # points: the height of a drawer in which lines are looked up
_SPACE = 0.14  # of the size: a wider gap is a space


def rows(atoms: Sequence[Atom], level: Sequence[Box] = ()) -> tuple[Row, ...]:
    """Return the rows of upright words, from the top; `level` are the level lines of the page."""
    placed = _with_raised(atoms, _Fractions(atoms, level))
    found: list[list[Atom]] = []
    for atom in sorted(placed, key=lambda each: (-each.y, each.x0)):
        if found and found[-1][0].y - atom.y <= 0.25 * min(found[-1][0].size, atom.size):
            found[-1].append(atom)
        else:
            found.append([atom])
    return tuple(_row(each) for each in found)


def _row(atoms: Iterable[Atom]) -> Row:
    ordered = sorted(atoms, key=lambda each: each.x0)
    size = max(atom.size for atom in ordered)
    level = max(ordered, key=lambda each: (each.raised == 0, each.size)).y
    return Row(level, size, tuple(_spaced(ordered)))


def _spaced(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the words of a row; after a gap there is a space, and after an overlap none."""
    end = float("-inf")
    for atom in atoms:
        gap = atom.x0 - end
        spaced = _is_spaced(atom, gap / atom.size)
        yield replace(atom, spaced=spaced) if spaced != atom.spaced else atom
        end = max(end, atom.x1)


def _is_spaced(atom: Atom, gap: float) -> bool:
    """Return whether a gap, measured in sizes, is a space; next to raised words it is wider."""
    return gap > 0.3 if atom.raised else gap > _SPACE or (atom.spaced and gap > -0.1)


def _by_height(lines: Sequence[Box]) -> dict[int, list[Box]]:
    heights: dict[int, list[Box]] = defaultdict(list)
    for line in lines:
        heights[int(line.y0 // _STEP)].append(line)
    return heights


def _between(heights: dict[int, list[Box]], low: float, high: float) -> Iterator[Box]:
    """Yield the lines between two heights."""
    for drawer in range(int(low // _STEP), int(high // _STEP) + 1):
        yield from (line for line in heights.get(drawer, ())[:200] if low <= line.y0 <= high)


class _Fractions:
    """Short lines between words above each other, as those of fractions; none underlines a word."""

    def __init__(self, atoms: Sequence[Atom], lines: Sequence[Box]) -> None:
        self.lines = _by_height(lines)
        self.atoms: dict[int, list[Atom]] = defaultdict(list)
        for atom in atoms if lines else ():
            self.atoms[int(atom.y // _STEP)].append(atom)

    def has(self, atom: Atom) -> bool:
        """Return whether a word is a part of a fraction."""
        below = _between(self.lines, atom.y - 0.6 * atom.size, atom.y - 0.05 * atom.size)
        above = _between(self.lines, atom.y + 0.75 * atom.size, atom.y + 1.3 * atom.size)
        return any(self._is_bar(atom, line, 0.6, 1.5) for line in below) or any(
            self._is_bar(atom, line, -0.8, 0.0) for line in above
        )

    def _is_bar(self, atom: Atom, line: Box, least: float, most: float) -> bool:
        """Return whether a line at a word is short and has words on its other side, too.

        Their baseline is lower than the line by at least and at most so much of their size.
        """
        middle = (atom.x0 + atom.x1) / 2
        if not line.x0 <= middle <= line.x1 or line.x1 - line.x0 >= 6 * atom.size:
            return False
        low, high = line.y0 - most * atom.size, line.y0 - least * atom.size
        return any(
            each.x0 < line.x1 and each.x1 > line.x0 and low <= each.y <= high
            for drawer in range(int(low // _STEP), int(high // _STEP) + 1)
            for each in self.atoms.get(drawer, ())[:200]
            if each.size < 1.15 * atom.size
        )


def _with_raised(atoms: Sequence[Atom], fractions: _Fractions) -> list[Atom]:
    """Return the words, each raised or lowered one with the baseline of the word next to it."""
    starts, ends = _Ends(), _Ends()
    for atom in atoms:
        starts.add(atom.x0, atom)
        ends.add(atom.x1, atom)
    largest = max((atom.size for atom in atoms), default=0.0)
    placed = []
    moved: dict[int, Atom] = {}
    previous: tuple[Atom, Atom] | None = None  # a raised word, before and after
    for atom in atoms:
        side = None
        if atom.size <= _SMALL * largest:
            before = _in_line(atom, ends)
            side = _continued(atom, previous) or moved.get(id(before))
            if side:
                side = replace(atom, y=side.y, raised=side.raised)
            elif not before:
                side = _side(atom, starts, ends)
        if side and fractions.has(atom):
            side = None
        if side:
            moved[id(atom)] = side
        placed.append(side or atom)
        previous = (atom, side) if side else None
    return placed


def _continued(atom: Atom, previous: tuple[Atom, Atom] | None) -> Atom | None:
    """Return a word that continues a raised one, as raised."""
    if previous is None:
        return None
    before, raised = previous
    if before.y != atom.y or not -_NEAR < (atom.x0 - before.x1) / atom.size < _NEAR:
        return None
    alike = abs(before.size - atom.size) < 0.05 * atom.size
    return replace(atom, y=raised.y, raised=raised.raised) if alike else None


def _in_line(atom: Atom, ends: "_Ends") -> Atom | None:
    """Return the word of the same size that precedes a word on its own baseline."""
    return next(
        (
            other
            for other in ends.near(atom.x0, atom.y)
            if other is not atom
            and abs(other.y - atom.y) < 0.05 * atom.size
            and abs(other.size - atom.size) < 0.05 * atom.size
            and -0.1 < (atom.x0 - other.x1) / atom.size < 1
        ),
        None,
    )


class _Ends:
    """Words by the place of one of their ends."""

    def __init__(self) -> None:
        self.drawers: dict[tuple[int, int], list[Atom]] = defaultdict(list)

    def add(self, x: float, atom: Atom) -> None:
        """Add a word that begins or ends at x."""
        self.drawers[int(x // _WIDTH), int(atom.y // _HEIGHT)].append(atom)

    def near(self, x: float, y: float) -> Iterator[Atom]:
        """Yield the words that begin or end near a point."""
        column, row = int(x // _WIDTH), int(y // _HEIGHT)
        for at in product((column, column - 1, column + 1), (row, row - 1, row + 1)):
            if at in self.drawers:
                yield from self.drawers[at][-100:]


def _side(atom: Atom, starts: _Ends, ends: _Ends) -> Atom | None:
    """Return a small word with the baseline of the larger one that it is next to."""
    for other in ends.near(atom.x0, atom.y):
        if (way := _way(atom, other)) and abs(atom.x0 - other.x1) <= _NEAR * other.size:
            return replace(atom, y=other.y, raised=way)
    for other in starts.near(atom.x1, atom.y):
        if (way := _way(atom, other)) and abs(atom.x1 - other.x0) <= _NEAR * other.size:
            return replace(atom, y=other.y, raised=way)
    return None


def _way(atom: Atom, other: Atom) -> int:
    """Return 1 if a word is raised next to another, -1 if it is lowered, else 0."""
    if atom.look.size > _SMALL * other.look.size:
        return 0
    shift = (atom.y - other.y) / other.size
    if 0.12 <= shift <= 0.75:
        return 1
    return -1 if -0.4 <= shift <= -0.06 else 0


def struck(atoms: Sequence[Atom], lines: Sequence[Box]) -> tuple[Atom, ...]:
    """Return words, those as struck through whose middle a line goes that is not much longer."""
    heights = _by_height(lines)
    crossing = [_crossing(atom, heights) if heights else None for atom in atoms]
    covered: dict[Box, float] = defaultdict(float)
    for atom, line in zip(atoms, crossing, strict=True):
        if line:
            covered[line] += atom.x1 - atom.x0 + 0.4 * atom.size
    return tuple(
        replace(atom, struck=True) if line and covered[line] > 0.7 * (line.x1 - line.x0) else atom
        for atom, line in zip(atoms, crossing, strict=True)
    )


def _crossing(atom: Atom, heights: dict[int, list[Box]]) -> Box | None:
    """Return a line through the middle of a word."""
    width = atom.x1 - atom.x0 if any(map(str.isalnum, atom.text)) else 0.0
    lines = _between(heights, atom.y + 0.16 * atom.size, atom.y + 0.42 * atom.size)
    crossing = (
        line for line in lines if 0 < 0.8 * width <= min(line.x1, atom.x1) - max(line.x0, atom.x0)
    )
    return next(crossing, None)
