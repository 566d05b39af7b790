"""Tables: which rows on the page are one row of the table, and which words are in which cell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.documents.pdf.rows import rows
from argmap.documents.pdf.sheet import Atom, Box, Cell, Row

_LONG = 12  # lines: no cell of a table with data has more
_LEADER = re.compile(r"(?:\. ?){4}")  # dots from an entry to its page number
_OVERLAP = 0.8  # of the size: lines so close belong to one row
_CLOSE = 2.2  # of the size: lines of one cell are not farther apart


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each with the lines of its cells."""

    rows: tuple[tuple[tuple[Row, ...], ...], ...]


def table(found: Sequence[Mapping[int, Row]], width: int, level: Sequence[Box]) -> Table:
    """Return a table of rows on the page, whose words are given by column."""
    groups = _ruled(found, level) or _spaced(found)
    return Table(
        tuple(
            tuple(tuple(row[column] for row in group if column in row) for column in range(width))
            for group in groups
        )
    )


def _height(row: Mapping[int, Row]) -> float:
    return next(iter(row.values())).y


def _ruled(
    found: Sequence[Mapping[int, Row]], level: Sequence[Box]
) -> list[list[Mapping[int, Row]]]:
    """Return rows grouped by the lines between them; none if most have no line."""
    left = min(each.x0 for row in found for each in row.values())
    right = max(each.x1 for row in found for each in row.values())
    across = sorted(_lines_across(level, left, right))
    groups = [[found[0]]]
    for before, row in pairwise(found):
        if any(_height(row) < y < _height(before) for y in across):
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups if len(groups) > 2 or 2 * len(groups) > len(found) else []


def _lines_across(level: Sequence[Box], left: float, right: float) -> Iterator[float]:
    """Yield the heights at which lines, or lines in a row, cover most of a width."""
    lengths: dict[int, float] = defaultdict(float)
    seen: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for line in level:
        height = round(line.y0)
        ends = round(line.x0), round(line.x1)
        if ends not in seen[height]:
            seen[height].add(ends)
            lengths[height] += max(0.0, min(line.x1, right) - max(line.x0, left))
    yield from (height for height, length in lengths.items() if length > 0.6 * (right - left))


def _spaced(found: Sequence[Mapping[int, Row]]) -> list[list[Mapping[int, Row]]]:
    """Return rows grouped by their distance: lines that overlap, or that continue a cell."""
    ends: dict[int, float] = defaultdict(float)
    for row in found:
        for column, cell in row.items():
            ends[column] = max(ends[column], cell.x1)
    groups = [[found[0]]]
    for before, row in pairwise(found):
        gap = (_height(before) - _height(row)) / next(iter(row.values())).size
        if gap < _OVERLAP or (gap < _CLOSE and _continues(before, row, ends)):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(
    before: Mapping[int, Row], row: Mapping[int, Row], ends: Mapping[int, float]
) -> bool:
    """Return whether lines continue those above, at whose ends their first words do not fit."""
    return 0 not in row and all(
        column in before
        and before[column].x1 + _width_of_first(cell) > ends[column]
        and not _LEADER.search(before[column].text)
        for column, cell in row.items()
    )


def _width_of_first(row: Row) -> float:
    """Return how wide the first word of a row is, with a space before it."""
    end = next((at for at, atom in enumerate(row.atoms) if at and atom.spaced), len(row.atoms))
    return row.atoms[end - 1].x1 - row.x0 + 0.2 * row.size


@dataclass(frozen=True, slots=True)
class Placed:
    """A table that the document declares, with the highest and lowest line of its words."""

    table: Table
    top: float
    foot: float


def declared(atoms: Sequence[Atom], cells: Mapping[int, Cell]) -> tuple[list[Placed], list[Atom]]:
    """Return the tables that a document declares, and the words that are in none."""
    inside: dict[int, list[Atom]] = defaultdict(list)
    rest = []
    for atom in atoms:
        if cell := cells.get(atom.look.element):
            inside[cell.table].append(atom)
        else:
            rest.append(atom)
    tables = []
    for found in inside.values():
        one = _declared(found, cells)
        beside = one and any(one.foot - 1 <= atom.y <= one.top + 1 for atom in rest)
        if one and not beside:
            tables.append(one)
        else:
            rest += found
    return sorted(tables, key=lambda each: -each.top), rest


def _declared(atoms: Sequence[Atom], cells: Mapping[int, Cell]) -> Placed | None:
    """Return a declared table; None if its cells are the layout of a page."""
    grid: dict[int, dict[int, list[Atom]]] = defaultdict(lambda: defaultdict(list))
    for atom in atoms:
        cell = cells[atom.look.element]
        grid[cell.row][cell.column].append(atom)
    own = cells[atoms[0].look.element].table
    width = max(cell.column for cell in cells.values() if cell.table == own) + 1
    lines = [
        {column: rows(each) for column, each in sorted(grid[row].items())} for row in sorted(grid)
    ]
    if width < 2 or max(len(each) for row in lines for each in row.values()) > _LONG:
        return None
    extents = _extents(lines, width)
    found = tuple(
        tuple(placed.get(column, ()) for column in range(width))
        for placed in (_placed(row, extents) for row in lines)
    )
    heights = [atom.y for atom in atoms]
    return Placed(Table(found), max(heights), min(heights))


def _extents(lines: Sequence[Mapping[int, Sequence[Row]]], width: int) -> list[tuple[float, float]]:
    """Return where each column begins and ends, by the rows that have all cells."""
    full = [row for row in lines if len(row) == width]
    return [
        (
            min(line.x0 for row in full for line in row[column]),
            max(line.x1 for row in full for line in row[column]),
        )
        for column in (range(width) if full else ())
    ]


def _placed(
    row: Mapping[int, tuple[Row, ...]], extents: Sequence[tuple[float, float]]
) -> dict[int, tuple[Row, ...]]:
    """Return the cells of a row by column; if empty ones are not declared, by their place."""
    if not extents or len(row) == len(extents) or max(row) == len(extents) - 1:
        return dict(row)
    found: dict[int, tuple[Row, ...]] = {}
    for lines in row.values():
        start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
        column = min(range(len(extents)), key=lambda at: _apart(start, end, *extents[at]))
        found[column] = found.get(column, ()) + lines
    return found


def _apart(start: float, end: float, left: float, right: float) -> float:
    """Return how far two stretches are apart; less than 0 if they overlap."""
    return max(left - end, start - right)
