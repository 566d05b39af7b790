"""Rows -> blocks in reading order: running text, column by column, and tables.

A gutter is a strip that is free in all rows of a band and has words on both sides. Words that fill
what is between gutters are columns; others are a table.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import TypeAlias

from argmap.documents.pdf.running import (
    are_of_other_types,
    is_crossed,
    is_interrupted,
    reordered,
    runs_on,
    runs_side_by_side,
)
from argmap.documents.pdf.sheet import ITEM_MARK, Box, Row, Rules, middle
from argmap.documents.pdf.tables import Table, table

Strip: TypeAlias = tuple[float, float]
Parts: TypeAlias = tuple[Row, ...]  # of one row, from left to right
Line: TypeAlias = tuple[Parts, Parts]  # a row cut at wide gaps, and at narrow ones too

_GAP = 1.0  # of the size: no wider space is between words of running text
_TIGHT = 0.4  # of the size: a gap between cells, if it is free in the rows above, too
_FULL = 0.65  # of the width of a column: what lines of running text fill at least
_WORDS = 3  # in a line of a column, at least
_LEVEL = 0.5  # of the rows of a column in a table: so many have words in another, too
_SURE = 4  # rows: a table with fewer has a gutter that is wider than
_NARROW = 1.5  # of the size
_FEW = 3  # rows: fewer on a side are no column
_MOST = 400  # rows of a page whose columns are looked for
_WIDEST = 60  # columns of a table, and one less
_DEPTH = 4  # of columns in columns


@dataclass(frozen=True, slots=True)
class Prose:
    """Rows that follow each other in one column."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Here are columns, or perhaps a table."""


Block: TypeAlias = Prose | Table | Doubt


def blocks(rows: Sequence[Row], rules: Rules, depth: int = _DEPTH) -> Iterator[Block]:
    """Yield the blocks of rows in the order in which they are read."""
    if not depth or len(rows) > _MOST:
        yield Prose(tuple(rows))
        return
    lines = [(_parts(row, rules.upright, _GAP), _parts(row, rules.upright, _TIGHT)) for row in rows]
    ends = max((row.x1 for row in rows), default=0.0)
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        first, band = _band(lines, at, ends)
        if not band:
            plain.append(rows[at])
            at += 1
            continue
        plain += rows[at:first]
        if plain:
            yield Prose(tuple(plain))
        plain = []
        at = first + len(band)
        yield from _columns(band, rows[at : at + 1], rules, depth)
    if plain:
        yield Prose(tuple(plain))


def _parts(row: Row, upright: Sequence[Box], least: float) -> Parts:
    """Return a row cut at wide gaps, and at gaps with an upright line in them."""
    crossing = [line.x0 for line in upright if line.y0 <= row.y + 0.3 * row.size <= line.y1]
    cuts, end = [], inf
    for index, atom in enumerate(row.atoms):
        gap = atom.x0 - end
        if index == 1 and ITEM_MARK.fullmatch(row.atoms[0].text):
            gap = 0.0
        if atom.look.element >= 0 and atom.look.element == row.atoms[index - 1].look.element:
            gap = 0.0  # the document says that they belong together
        ruled = gap > 0 and any(end - 0.5 <= x <= atom.x0 + 0.5 for x in crossing)
        if gap >= least * row.size or ruled:
            cuts.append(index)
        end = atom.x1 if end == inf else max(end, atom.x1)
    edges = [0, *cuts, len(row.atoms)]
    return tuple(replace(row, atoms=row.atoms[start:stop]) for start, stop in pairwise(edges))


def _gaps(parts: Parts) -> list[Strip]:
    return [
        (one.x1, other.x0)
        for one, other in pairwise((None, *parts, None))
        if one and other and other.x0 > one.x1
    ]


def _free(parts: Parts) -> list[Strip]:
    return [(-inf, parts[0].x0), *_gaps(parts), (parts[-1].x1, inf)]


def _common(one: Sequence[Strip], other: Sequence[Strip], least: float) -> list[Strip]:
    """Return the strips that are free in both, those that are wide enough."""
    found, at = [], 0
    for start, stop in one:
        while at < len(other) and other[at][1] <= start:
            at += 1
        for begin, end in other[at:]:
            if begin >= stop:
                break
            low, high = max(start, begin), min(stop, end)
            if high - low >= least:
                found.append((low, high))
    return found


def _inner(free: Sequence[Strip], low: float, high: float) -> list[Strip]:
    return [(start, stop) for start, stop in free if low < start and stop < high]


def _band(lines: Sequence[Line], at: int, ends: float) -> tuple[int, Sequence[Parts]]:
    """Return the rows from one on that have a gutter in common, and which is the first."""
    band = _grown(lines, at, ends)
    strips = _gutters(band)
    if not strips or min(map(len, _by_column(band, strips).values())) < 2:
        return at, ()
    if not _is_tabular(band, strips):
        band = band[: _without_tail(band, strips)]
        return at, band if _gutters(band) else ()
    first, table = _table(band, strips)
    return _band(lines, at + first, ends) if first else (at, table)


def _grown(lines: Sequence[Line], at: int, ends: float) -> list[Parts]:
    """Return rows as long as a strip is free in all; one with narrow gaps is cut at these.

    `ends` is where the longest row of the page ends.
    """
    free, low, high = [(-inf, inf)], inf, -inf
    inner: list[Strip] = []
    band: list[Parts] = []
    for wide, tight in lines[at:]:
        if inner and _is_set_apart(band, wide, low):
            break
        low, high = min(low, wide[0].x0), max(high, wide[-1].x1)
        common, parts = _common(free, _free(wide), _least(wide)), wide
        sure = sum(len(each) > 1 for each in band) > 1
        if sure and len(_inner(common, low, high)) < len(inner):
            parts = _fitted(tight, inner) or wide
            common = _common(free, _free(parts), _least(wide))
        now = _inner(common, low, high)
        lost = (inner or len(parts) > 1) and not now
        if lost or not any(start < ends for start, _ in common[1:]):
            break
        free, inner = common, now
        band.append(parts)
    return band if inner else []


def _fitted(tight: Parts, strips: Sequence[Strip]) -> Parts:
    """Return a row cut at one narrow gap in each strip, at an edge of it; () if there is none."""
    least = _least(tight)
    cuts = [
        next((gap for gap in reversed(_free(tight)) if _is_at_edge(gap, strip, least)), None)
        for strip in strips
    ]
    if None in cuts:
        return ()
    found = [tight[0]]
    for part in tight[1:]:
        before = found[-1]
        if (before.x1, part.x0) in cuts:
            found.append(part)
        else:
            found[-1] = replace(before, atoms=before.atoms + part.atoms)
    return tuple(found)


def _is_at_edge(gap: Strip, strip: Strip, least: float) -> bool:
    """Return whether a gap in a strip begins or ends with it, as those next to a column do."""
    inside = min(gap[1], strip[1]) - max(gap[0], strip[0]) >= least
    return inside and (gap[0] <= strip[0] + least or gap[1] >= strip[1] - least)


def _least(parts: Parts) -> float:
    """Return how wide a strip is at least that stays free in a row."""
    return 0.3 * parts[0].size


def _is_set_apart(above: Sequence[Parts], parts: Parts, left: float) -> bool:
    """Return whether a lone row at the left has more space above it than rows so far."""
    row = parts[0]
    if len(parts) > 1 or row.x0 - left > row.size:
        return False
    pitch = middle([one[0].y - other[0].y for one, other in pairwise(above)], inf)
    return above[-1][0].y - row.y > 1.35 * max(pitch, row.size)


def _table(band: Sequence[Parts], strips: Sequence[Strip]) -> tuple[int, Sequence[Parts]]:
    """Return the first row of a table in a band, and its rows; those with one cell are not ends."""
    full = [at for at, parts in enumerate(band) if len(_cells(parts, strips)) > 1]
    if full[0]:
        return full[0], ()
    stop = _first_break(band[: full[-1] + 1])
    strips = _gutters(band[:stop])
    while strips and stop < len(band) and _goes_on(band, stop, strips):
        stop += 1
    wide = _NARROW * band[0][0].size
    sure = stop >= _SURE or any(end - start > wide for start, end in strips)
    sure = sure or _has_figures([cell for each in band[:stop] for cell in each])
    return 0, band[:stop] if strips and sure and stop > 1 else ()


def _has_figures(cells: Sequence[Row]) -> bool:
    """Return whether many cells have figures."""
    return sum(any(map(str.isdigit, cell.text)) for cell in cells) > 0.4 * len(cells)


def _first_break(band: Sequence[Parts]) -> int:
    """Return where a table ends because much more space follows than between its rows."""
    gaps = [one[0].y - other[0].y for one, other in pairwise(band)]
    usual = middle(gaps)
    return next((at for at, gap in enumerate(gaps, start=1) if gap > 2.2 * usual), len(band))


def _is_tabular(parts: Sequence[Parts], strips: Sequence[Strip]) -> bool:
    """Return whether words side by side may be a table."""
    if _is_running(parts, strips) or not _is_level(parts, strips):
        return False
    return not is_crossed(_by_column(parts, strips))


def _is_level(parts: Sequence[Parts], strips: Sequence[Strip]) -> bool:
    """Return whether the words of a column with few rows are level with words of another."""
    least = min(map(len, _by_column(parts, strips).values()))
    return sum(len(_cells(each, strips)) > 1 for each in parts) >= _LEVEL * least


def _goes_on(band: Sequence[Parts], at: int, strips: Sequence[Strip]) -> bool:
    """Return whether a row continues the cells of the one before: close, and not in the first."""
    gaps = [one[0].y - other[0].y for one, other in pairwise(band[: at + 1])]
    return 0 not in _cells(band[at], strips) and gaps[-1] < 1.15 * middle(gaps)


def _without_tail(band: Sequence[Parts], strips: Sequence[Strip]) -> int:
    """Return where columns end if what follows the last words on the right is set apart."""
    right = [at for at, parts in enumerate(band) if parts[-1].x1 > strips[0][1]]
    for at in range(right[-1] + 1, len(band)):
        before, row = band[at - 1][0], band[at][0]
        if before.y - row.y > 1.7 * before.size or abs(row.size - before.size) > 0.1 * row.size:
            return at
    return len(band)


def _gutters(parts: Sequence[Parts]) -> list[Strip]:
    """Return the strips that are free in all rows and have words on both sides.

    A centred head and the figures below it are one column.
    """
    free: list[Strip] = [(-inf, inf)]
    if len(parts) < 2:
        return []
    for each in parts:
        free = _common(free, _free(each), _least(each))
    low, high = min(each[0].x0 for each in parts), max(each[-1].x1 for each in parts)
    strips = _inner(free, low, high)
    if len(strips) > _WIDEST:
        return []
    if len(strips) < 2:
        return strips
    cells = [_cells(each, strips).keys() for each in parts]
    return [strip for at, strip in enumerate(strips) if not _is_head(cells, at)]


def _is_head(cells: Sequence[Collection[int]], at: int) -> bool:
    """Return whether of two neighbouring columns one is only a head, at another place."""
    least = min(sum(column in each for each in cells) for column in (at, at + 1))
    return least == 1 and not any(at in each and at + 1 in each for each in cells)


def _cells(parts: Parts, strips: Sequence[Strip]) -> dict[int, Row]:
    """Return the words of a row by the number of their column."""
    found: dict[int, Row] = {}
    stops = [stop for _, stop in strips]
    for part in parts:
        column = bisect_right(stops, part.x0 + 0.01)
        if column in found:
            part = replace(part, atoms=found[column].atoms + part.atoms)  # noqa: PLW2901
        found[column] = part
    return found


def _is_running(parts: Sequence[Parts], strips: Sequence[Strip]) -> bool:
    """Return whether each column has running text: lines of several words that fill it."""
    columns = _by_column(parts, strips)
    return len(columns) == len(strips) + 1 and all(map(_is_text, columns.values()))


def _by_column(parts: Sequence[Parts], strips: Sequence[Strip]) -> dict[int, list[Row]]:
    columns: dict[int, list[Row]] = {}
    for each in parts:
        for column, row in _cells(each, strips).items():
            columns.setdefault(column, []).append(row)
    return dict(sorted(columns.items()))


def _is_text(rows: Sequence[Row]) -> bool:
    if len(rows) < 3:
        return False
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    counts = [len(row.text.split()) for row in rows]
    figures = sum(any(map(str.isdigit, word)) for row in rows for word in row.text.split())
    full = middle([row.x1 - row.x0 for row in rows])
    return (
        middle(counts) >= _WORDS and full >= _FULL * width and figures < 0.4 * max(1, sum(counts))
    )


def _columns(
    parts: Sequence[Parts], after: Sequence[Row], rules: Rules, depth: int
) -> Iterator[Block]:
    """Yield a band as columns or as a table; `after` is the row below it, if there is one."""
    strips = _gutters(parts)
    columns = _by_column(parts, strips)
    running = _is_running(parts, strips)
    is_ruled = _is_ruled(parts, strips, rules.level)
    if is_ruled or _is_tabular(parts, strips):
        if not is_ruled and runs_side_by_side(columns):
            yield Doubt()
        yield table([_cells(each, strips) for each in parts], len(strips) + 1, rules.level)
        return
    parallel = running or is_crossed(columns) or are_of_other_types(list(columns.values()))
    if not parallel and min(map(len, columns.values())) < _FEW:
        if any(map(runs_on, columns.values())):
            yield Doubt()
        yield Prose(tuple(row for each in parts for row in each))
        return
    ordered = reordered(list(columns.values()), after)
    if not running or is_interrupted(ordered, after):
        yield Doubt()
    for rows in ordered:
        yield from blocks(rows, rules, depth - 1)


def _is_ruled(parts: Sequence[Parts], strips: Sequence[Strip], level: Sequence[Box]) -> bool:
    """Return whether lines between the rows run across a gutter, as those of tables do."""
    top, foot = parts[0][0].y, parts[-1][0].y
    across = {
        round(line.y0 / 3)
        for line in level
        if foot < line.y0 < top and line.x0 < strips[0][0] and line.x1 > strips[0][1]
    }
    start, stop = strips[0]
    between = [line for line in level if foot < line.y0 < top]
    edges = {round(line.y0 / 3) for line in between if line.x1 <= stop}
    more = {round(line.y0 / 3) for line in between if line.x0 >= start}
    return bool(across) or len(edges & more) > 2
