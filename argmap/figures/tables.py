"""The tables of a text: their lines as sentences, and the sums of their rows and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from argmap.english.figures import tables as wording
from argmap.english.numbers import Quantity
from argmap.english.numbers.digits import to_number
from argmap.figures.formulas import number, shown, sum_of
from argmap.figures.operations import Interval, Term
from argmap.figures.sentences import Sentence, sentence_of_line
from argmap.figures.verdict import Comparison, Outcomes

if TYPE_CHECKING:
    from argmap.model import Source, Span

_LONGEST = 300  # characters of a line
_MOST = 200  # cells that are added up
_USUAL = 0.6  # of the rows, those in which a column is the sum of others; else it is none
_NEAR, _NEAR_ALONE = (0.5, 2.0), (0.8, 1.25)  # a total that does not fit, as a share of the sum


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and the number in it; empty it counts as nothing."""

    words: str
    quantity: Quantity | None = None

    @property
    def is_nothing(self) -> bool:
        """Return whether there is nothing in it, or a dash."""
        return wording.NOTHING.fullmatch(self.words) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a table: its label and its cells."""

    sentence: Sentence
    label: str
    cells: tuple[Cell, ...]

    @property
    def has_numbers(self) -> bool:
        """Return whether a cell is a number."""
        return any(each.quantity for each in self.cells)


Table: TypeAlias = "Sequence[Line]"
Place: TypeAlias = "tuple[Line, int]"  # a line and the number of a column


def tables_of(source: Source) -> list[list[Line]]:
    """Return the tables of a text: two lines or more with numbers, and as many cells."""
    found: list[list[Line]] = []
    table: list[Line] = []
    above: Span = (0, 0)
    separator = None
    for span in _lines(source):
        words = source.text[slice(*span)]
        if not words.strip() or wording.RULE.fullmatch(words):
            continue
        last, separator = separator, _separator(words, separator)
        cells = list(_split(words, separator)) if separator else []
        if table and (len(cells) != len(table[0].cells) or separator is not last):
            found.append(table)
            table = []
        if separator and not table:  # the line above may name the columns
            names = list(_split(source.text[slice(*above)], separator))
            if len(names) == len(cells):
                table.append(_line(source, above, names, ""))
        if cells:
            table.append(_line(source, span, cells, source.text[slice(*above)]))
        above = span if len(table) < 2 else above
    return [each for each in (*found, table) if sum(line.has_numbers for line in each) > 1]


def _lines(source: Source) -> Iterator[Span]:
    """Yield the lines that are read; a row of a table may have been taken for furniture."""
    aside = {n: a.reason for a in source.asides for n in range(a.lines[0], a.lines[1] + 1)}
    ends = (*source.line_starts[1:], len(source.text))
    for n, (start, end) in enumerate(zip(source.line_starts, ends, strict=False), 1):
        if aside.get(n, "furniture") == "furniture":
            yield start, start + len(source.text[start:end].rstrip("\r\n"))


def _separator(words: str, last: re.Pattern[str] | None) -> re.Pattern[str] | None:
    """Return what separates the cells of a line, first that of the line before it."""
    if len(words) > _LONGEST or not (last or wording.MAY_BE_ROW.search(words)):
        return None
    known = (last, *wording.SEPARATORS) if last else wording.SEPARATORS
    found = next((each for each in known if each.search(words.strip(" |"))), None)
    return None if found is wording.SEPARATORS[-1] and wording.IN_PROSE.search(words) else found


def _split(words: str, separator: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the cells of a line, each with its offset, without the bars around them."""
    bare = words.strip()
    first = words.find(bare) + bare.startswith("|")
    last = words.find(bare) + len(bare) - bare.endswith("|")
    ends = [(m.start(), m.end()) for m in separator.finditer(words, first, last)]
    for start, end in zip(
        (first, *(b for _, b in ends)), (*(a for a, _ in ends), last), strict=True
    ):
        cell = words[start:end]
        yield start + len(cell) - len(cell.lstrip()), cell.strip()


def _line(source: Source, span: Span, cells: Sequence[tuple[int, str]], header: str) -> Line:
    block = max(0, bisect_right([each.start for each in source.blocks], span[0]) - 1)
    sentence = sentence_of_line(source.text[span[0] : span[1]], span[0], block)
    scale = wording.SCALE.search(header)
    factor = (1e3 if scale["thousand"] else 1e6) if scale else 1.0
    places = {
        place: _in_money(each.times(factor) if factor > 1 else each, header)
        for place, each in sentence.places.items()
    }
    sentence = replace(sentence, places=places, quantities=tuple(places.values()))
    label = next((words for _, words in cells if wording.LABEL.match(words)), "")
    return Line(sentence, label.strip("*_ "), tuple(_cell(*each) for each in cells))


def _in_money(cell: Quantity, header: str) -> Quantity:
    sign = wording.MONEY.search(header)
    names = {"$": "dollar", "€": "euro", "£": "pound"}
    return replace(cell, unit=names[sign[0]]) if sign and cell.kind == "count" else cell


def _cell(start: int, words: str) -> Cell:
    match = wording.CELL.fullmatch(words.strip("*_"))
    value, step = to_number(match["n"].rstrip(" .,'")) if match else (0.0, 0.0)
    if match is None or not step:
        return Cell(words)
    value = -value if match["minus"] else value
    is_share = match["percent"] == "%"
    return Cell(
        words,
        Quantity(
            start, start + len(words), words, "percent" if is_share else "count", value, value,
            step, "%" if is_share else "", core=start, core_end=start + len(words),
        ),
    )  # fmt: skip


def totals(table: Table, source: Source) -> Outcomes:
    """Yield the sums of columns and rows next to a line or a column that is said to be a total."""
    rounded = bool(wording.ROUNDED.search(source.text))
    groups = [*_of_columns(table), *_of_rows(table)]
    right = {each.place for group in groups for each in group if each.holds}
    for group in groups:
        kept = [each for each in group if each.holds or each.place not in right]
        yield from _judged(kept, rounded=rounded)


def _of_columns(table: Table) -> Iterator[list[_Sum]]:
    lines = [each for each in table if not wording.PART_OF_PART.match(each.label)]
    for i, line in enumerate(lines):
        if line.has_numbers and wording.TOTAL.fullmatch(line.label):
            yield max((_column_sums(line, p) for p in _parts(lines, i)), key=_held, default=[])


def _of_rows(table: Table) -> Iterator[list[_Sum]]:
    if not table[0].has_numbers or _names(table[0]):
        for place, cell in enumerate(table[0].cells):
            if wording.TOTAL.fullmatch(cell.words):
                sums = [_row_sum(each, table[0], place) for each in table[1:]]
                known = [each for each in sums if each]
                if sum(each.holds for each in known) >= max(2, _USUAL * len(known)):
                    yield known


@dataclass(frozen=True, slots=True)
class _Sum:
    """A cell that is said to be a total, and the cells that it is said to be of."""

    whole: Quantity
    line: Line
    parts: tuple[tuple[Line, Quantity], ...]

    @property
    def place(self) -> tuple[int, int]:
        """Return where in the text the total is."""
        return self.line.sentence.span(self.whole.start, self.whole.end)

    @property
    def value(self) -> float:
        """Return the sum of the parts."""
        return sum(each.value for _, each in self.parts)

    @property
    def holds(self) -> bool:
        """Return whether the parts come to the total, to the last digit."""
        steps = (self.whole.step, *(each.step for _, each in self.parts))
        return abs(self.value - self.whole.value) <= max(steps) / 2 + 1e-9

    @property
    def is_mean(self) -> bool:
        """Return whether a total lies among its parts, as an average does."""
        values = [each.value for _, each in self.parts]
        return min(values) <= self.whole.value <= max(values) and min(values) > 0


def _held(sums: Sequence[_Sum]) -> int:
    return sum(each.holds for each in sums)


def _names(header: Line) -> bool:
    """Return whether a line only names the columns, as with years."""
    numbers = [each.quantity for each in header.cells if each.quantity]
    return all(1900 <= each.value <= 2100 and each.step == 1 for each in numbers)


def _parts(lines: Table, i: int) -> Iterator[Table]:
    """Yield the lines that a total may be of: before it, subtotals, or after it."""
    rows = [each for each in lines if each.has_numbers and not (each is lines[0] and _names(each))]
    at = rows.index(lines[i]) if lines[i] in rows else 0
    ends = [k for k in range(at) if wording.TOTAL.fullmatch(rows[k].label)]
    since = rows[ends[-1] + 1 if ends else 0 : at]
    yield from (each for each in (since, [*(rows[k] for k in ends), *since]) if len(each) > 1)
    if at == 0:
        after = (k for k in range(1, len(rows)) if wording.TOTAL.fullmatch(rows[k].label))
        yield rows[1 : next(after, len(rows))]


def _column_sums(line: Line, parts: Table) -> list[_Sum]:
    sums = (_sum((line, i), [(each, i) for each in parts]) for i in range(len(line.cells)))
    return [each for each in sums if each]


def _row_sum(line: Line, header: Line, place: int) -> _Sum | None:
    columns = range(len(line.cells))
    first = next((i for i in columns if line.cells[i].quantity), place)
    ends = [i for i in columns if i < place and wording.TOTAL.fullmatch(header.cells[i].words)]
    before = range(ends[-1] + 1 if ends else first, place)
    return _sum((line, place), [(line, i) for i in before or columns[place + 1 :]])


def _sum(whole: Place, parts: Sequence[Place]) -> _Sum | None:
    """Return a sum, unless a cell of it is not known or of another kind."""
    total, cells = whole[0].cells[whole[1]].quantity, [line.cells[i] for line, i in parts]
    if total is None or not total.value or not 1 < len(parts) <= _MOST:
        return None
    found = [(line, line.cells[i].quantity) for line, i in parts]
    if any(not (each.quantity or each.is_nothing) for each in cells):
        return None
    known = tuple((line, each) for line, each in found if each)
    alike = len(known) > 1 and all(each.kind == total.kind for _, each in known)
    return _Sum(total, whole[0], known) if alike else None


def _judged(sums: Sequence[_Sum], *, rounded: bool) -> Outcomes:
    """Yield the sums of a line; what does not fit only if others do, or if it comes near."""
    low, high = _NEAR if _held(sums) else _NEAR_ALONE
    alone = len(sums) == 1
    for each in sums:
        near = low < each.value / each.whole.value < high and not each.is_mean
        tied = near and (alone or _held(sums) * 2 >= len(sums))
        yield from _compared(each, rounded=rounded, tied=tied)


def _compared(each: _Sum, *, rounded: bool, tied: bool) -> Outcomes:
    whole, cells = each.whole, [part for _, part in each.parts]
    is_rounded = rounded or whole.step != 1 or whole.kind == "percent"
    room = whole.step * (len(cells) + 1) / 2 if is_rounded else whole.step / 2
    formula = sum_of(cells) if len(cells) <= 8 else f"{number(cells[0])} + … + {number(cells[-1])}"
    result = Term(each.value, Interval(each.value, each.value), formula.replace("+ -", "- "))
    fit = f"In the line “{each.line.label}” a total of {shown(each.value, 2)} would agree."
    yield from Comparison(
        "ARG301", each.line.sentence, whole, result, fit, (whole.start, whole.end),
        of_exact=True, tied=tied,
        operands=tuple(line.sentence.span(q.start, q.end) for line, q in each.parts),
        room=Interval(whole.low - room, whole.high + room),
    ).judged()  # fmt: skip
