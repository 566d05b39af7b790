"""From an id to its statement, from a statement to its words in the source, and back; renaming."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.annotation.edit.commands import renamed_lines
from argmap.annotation.read.ids import id_fault
from argmap.lsp.analysis import Analysis
from argmap.lsp.names import (
    name_at,
    names,
    parts_of,
    place_in_source,
    statement_at,
    statement_named,
)
from argmap.lsp.positions import Edit, Position, Range, edit_between, on_line


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a file."""

    path: str
    range: Range


class RenameError(ValueError):
    """An id that cannot be used; the message says why."""


def definition(analysis: Analysis, position: Position) -> Location | None:
    """Return where an id is defined; of a quote or a heading, its words in the source."""
    name = name_at(analysis.outline, position)
    if name and not name.is_own:
        statement = statement_named(analysis.outline, name.id)
        if statement is None:
            return None
        own = next(
            (each for each in names(analysis.outline) if each.is_own and each.id == statement.id),
            None,
        )
        return Location(analysis.path, own.range) if own else None
    statement = statement_at(analysis.outline, position.line)
    if (
        statement is None
        or analysis.source is None
        or position.line not in _words_lines(analysis, statement.line)
    ):
        return None
    place = place_in_source(analysis, statement)
    return Location(analysis.source.path, place) if place else None


def _words_lines(analysis: Analysis, line: int) -> set[int]:
    statement = statement_at(analysis.outline, line)
    return {line, *(each.line for each in statement.words)} if statement else {line}


def statements_at_source(analysis: Analysis, position: Position) -> Iterator[Location]:
    """Yield the statements that quote a place of the source, the shortest quote first."""
    source = analysis.source
    if source is None or position.line > len(source.line_starts):
        return
    offset = source.line_starts[position.line - 1] + position.col
    found = []
    for statement in analysis.outline.statements:
        parts = parts_of(analysis, statement)
        if any(start <= offset <= end for start, end in parts):
            size = sum(end - start for start, end in parts)
            words = analysis.lines[statement.line - 1]
            found.append((size, Location(analysis.path, on_line(statement.line, 0, len(words)))))
    yield from (location for _, location in sorted(found, key=lambda each: each[0]))


def references(
    analysis: Analysis, position: Position, *, declaration: bool
) -> tuple[Location, ...]:
    """Return all places of the id at a position, in the order of the file."""
    name = name_at(analysis.outline, position)
    if name is None:
        return ()
    wanted = name.id.casefold()
    found = (
        each.range
        for each in names(analysis.outline)
        if each.id.casefold() == wanted and (declaration or not each.is_own)
    )
    return tuple(
        Location(analysis.path, place) for place in sorted(found, key=lambda each: each.start)
    )


def to_rename(analysis: Analysis, position: Position) -> Range | None:
    """Return the stretch of the id that would be renamed."""
    name = name_at(analysis.outline, position)
    return name.range if name and statement_named(analysis.outline, name.id) else None


def renamed(analysis: Analysis, position: Position, new: str) -> tuple[Edit, ...]:
    """Return the edits that give the statement at a position another id, everywhere.

    Raises RenameError if the id cannot be used.
    """
    name = name_at(analysis.outline, position)
    statement = statement_named(analysis.outline, name.id) if name else None
    if statement is None:
        raise RenameError("there is no id of a statement here")
    if fault := id_fault(new):
        raise RenameError(f'"{new}" cannot be an id: {fault}; use letters, digits and -')
    other = statement_named(analysis.outline, new)
    if other is not None and other is not statement:
        raise RenameError(f'"{other.id}" is the id of the statement in line {other.line}')
    edits = renamed_lines(analysis.outline, {statement.id: new})
    return edit_between(analysis.text, edits.made(analysis.text))
