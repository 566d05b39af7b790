"""The lines of tables in a text, each a sentence of its own, and the totals of their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.english.figures import tables as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown, sum_of
from argmap.figures.operations import Interval, Term
from argmap.figures.sentences import Sentence, sentence_of_line
from argmap.figures.verdict import Comparison, Outcomes

if TYPE_CHECKING:
    from argmap.model import Source, Span

_LONGEST = 300  # characters of a line
_MOST = 200  # lines of a table that are added up


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its label and its cells."""

    sentence: Sentence
    label: str
    cells: tuple[Quantity, ...]


def tables_of(source: Source) -> list[list[Line]]:
    """Return the tables of a text: two lines or more with a label and as many cells."""
    found: list[list[Line]] = []
    table: list[Line] = []
    header = words = ""
    for start, end in _lines(source):
        words, before = source.text[start:end], words
        match = wording.LINE.fullmatch(words) if len(words) <= _LONGEST else None
        header = before if match and not table else header
        line = _line(source, (start, end), match["label"], header) if match else None
        if line and (not table or len(table[-1].cells) == len(line.cells)):
            table.append(line)
        elif words.strip() and not wording.RULE.fullmatch(words):
            found.append(table)
            table = [line] if line else []
    return [each for each in (*found, table) if len(each) > 1]


def _lines(source: Source) -> Iterator[tuple[int, int]]:
    """Yield the lines that are read; a row of a table may have been taken for furniture."""
    aside = {
        n
        for a in source.asides
        if a.reason != "furniture"
        for n in range(a.lines[0], a.lines[1] + 1)
    }
    ends = (*source.line_starts[1:], len(source.text))
    for n, (start, end) in enumerate(zip(source.line_starts, ends, strict=False), 1):
        if n not in aside:
            yield start, start + len(source.text[start:end].rstrip("\r\n"))


def _line(source: Source, span: tuple[int, int], label: str, header: str) -> Line | None:
    block = max(0, bisect_right([each.start for each in source.blocks], span[0]) - 1)
    sentence = sentence_of_line(source.text[span[0] : span[1]], span[0], block)
    scale = wording.SCALE.search(header)
    factor = (1e3 if scale["thousand"] else 1e6) if scale else 1.0
    places = {
        place: _in_money(each.times(factor) if factor > 1 else each, header)
        for place, each in sentence.places.items()
    }
    cells = tuple(each for each in places.values() if each.kind in ("count", "percent"))
    sentence = replace(sentence, places=places, quantities=tuple(places.values()))
    return Line(sentence, label, cells) if cells else None


def _in_money(cell: Quantity, header: str) -> Quantity:
    sign = wording.MONEY.search(header)
    names = {"$": "dollar", "€": "euro", "£": "pound"}
    return replace(cell, unit=names[sign[0]]) if sign and cell.kind == "count" else cell


def totals(table: Sequence[Line], source: Source) -> Outcomes:
    """Yield the sums of columns next to a line that is said to be their total."""
    rounded = bool(wording.ROUNDED.search(source.text))
    parts: list[Line] = []
    for line in table:
        if wording.TOTAL.fullmatch(line.label) and len(parts) > 1:
            for column in range(len(line.cells)):
                yield from _total(line, parts, column, rounded=rounded)
            parts = []
        elif not wording.PART_OF_PART.match(line.label):
            parts.append(line)


def _places(lines: Sequence[Line], column: int) -> Iterator[Span]:
    for each in lines:
        yield each.sentence.span(each.cells[column].start, each.cells[column].end)


def _total(line: Line, parts: Sequence[Line], column: int, *, rounded: bool) -> Outcomes:
    whole, cells = line.cells[column], [each.cells[column] for each in parts]
    value = sum(each.value for each in cells)
    if len(cells) > _MOST or any(each.kind != whole.kind for each in cells) or not whole.value:
        return
    is_rounded = rounded or whole.step != 1 or whole.kind == "percent"
    room = whole.step * (len(cells) + 1) / 2 if is_rounded else whole.step / 2
    formula = sum_of(cells) if len(cells) <= 8 else f"{number(cells[0])} + … + {number(cells[-1])}"
    result = Term(value, Interval(value, value), formula)
    fit = f"A total of {shown(value, 2)} would agree, or parts that add up to {number(whole)}."
    near = 0.5 < value / whole.value < 2
    yield from Comparison(
        "ARG301", line.sentence, whole, result, fit, (line.sentence.start, line.sentence.end),
        of_exact=True, tied=near, operands=tuple(_places(parts, column)),
        room=Interval(whole.low - room, whole.high + room),
    ).judged()  # fmt: skip
