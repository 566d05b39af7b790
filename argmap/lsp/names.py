"""What stands at a place of the file: an id, a code, a scheme, a quote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.annotation.edit.commands import named_pieces, width_in_file
from argmap.annotation.read.loading import Outline
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.lsp.analysis import Analysis
from argmap.lsp.positions import Position, Range, on_line
from argmap.model import Span

_CODE = re.compile(r"\bARG\d{3}\b")
_SCHEME = re.compile(r"[ \t]+- scheme:[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Name:
    """An id at one of its places; `is_own` where the statement itself has it."""

    id: str
    range: Range
    is_own: bool


def names(outline: Outline) -> Iterator[Name]:
    """Yield each place of each id, in no particular order."""
    own = {id(statement.name) for statement in outline.statements}
    for piece in named_pieces(outline):
        start = piece.col - 1
        end = start + width_in_file(outline.lines[piece.line - 1][start:], piece.text)
        if piece.text:
            yield Name(piece.text, on_line(piece.line, start, end), id(piece) in own)


def name_at(outline: Outline, position: Position) -> Name | None:
    """Return the id at a position."""
    return next((each for each in names(outline) if each.range.has(position)), None)


def statement_named(outline: Outline, name: str) -> WrittenStatement | None:
    """Return the statement with an id, regardless of case."""
    wanted = name.casefold()
    return next((each for each in outline.statements if each.id.casefold() == wanted), None)


def code_at(lines: tuple[str, ...], position: Position) -> tuple[str, Range] | None:
    """Return the code of a flag at a position."""
    words = lines[position.line - 1] if position.line <= len(lines) else ""
    for found in _CODE.finditer(words):
        if found.start() <= position.col <= found.end():
            return found[0], on_line(position.line, *found.span())
    return None


def scheme_at(lines: tuple[str, ...], position: Position) -> tuple[str, Range] | None:
    """Return the name of a scheme at a position."""
    words = lines[position.line - 1] if position.line <= len(lines) else ""
    found = _SCHEME.match(words)
    if found and found.start(1) <= position.col:
        return found[1].strip(), on_line(position.line, *found.span(1))
    return None


def statement_at(outline: Outline, line: int) -> WrittenStatement | None:
    """Return the statement that a line belongs to: the last that begins at it or before."""
    before = [each for each in outline.statements if each.line <= line]
    return before[-1] if before else None


def link_at(outline: Outline, line: int) -> tuple[str, WrittenLink] | None:
    """Return the link, with its id, that a line is part of."""
    for _, written, link in outline.placed_links():
        if line in written.lines():
            return link.id, written
    return None


def place_in_source(analysis: Analysis, statement: WrittenStatement) -> Range | None:
    """Return where the words of a statement are in the source, in its lines and columns."""
    parts = parts_of(analysis, statement)
    source = analysis.source
    if not parts or source is None:
        return None
    start, end = parts[0][0], parts[-1][1]
    return Range(
        Position(source.line_at(start), source.column_at(start) - 1),
        Position(source.line_at(end), source.column_at(end) - 1),
    )


def parts_of(analysis: Analysis, statement: WrittenStatement) -> tuple[Span, ...]:
    """Return the spans of the source that a statement quotes; none if they are not found."""
    return analysis.places.get(statement.id, ())
