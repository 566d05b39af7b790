"""Statements split in two, and neighbours joined; every reference follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from argmap.annotation.edit.changes import Edits
from argmap.annotation.edit.commands import renamed
from argmap.annotation.edit.marks import last_own_line
from argmap.annotation.edit.rejections import blank_below
from argmap.annotation.keys import CONTRARY
from argmap.annotation.read.loading import Outline
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.editing.acts import ActError
from argmap.editing.adding import add_block, below_line, new_id, quoted
from argmap.editing.desk import Desk, is_bare_between
from argmap.model import Span

# Premises, kind and end of a link; of an undercut the end is the identity of another.
_Identity: TypeAlias = tuple[frozenset[str], str, object]

_FAR = 400  # characters between two statements that may still be joined


def split(desk: Desk, statement: WrittenStatement, at: int) -> Edits:
    """Return the edits that split a statement at an offset of the source; raises ActError.

    The first half keeps id, links and notes; the second gets the role and the speaker.
    """
    parts = desk.places.get(statement.id, ())
    first = tuple((start, min(end, at)) for start, end in parts if start < at)
    second = tuple((max(start, at), end) for start, end in parts if end > at)
    first, second = _trimmed(desk, first), _trimmed(desk, second)
    if not first or not second:
        raise ActError("a statement can only be split between two of its words")
    edits, above = Edits(), quoted(desk, first)
    _requote(statement, above, edits)
    below = quoted(desk, second)
    name = new_id(below[0][2:], (each.id for each in desk.outline.statements))
    mark = "?" if statement.proposed else ""
    speaker = [f"- by: {who}" for who in (statement.value("by"),) if who]
    lines = [f"## {name} {statement.role}{mark}", *below, *speaker]
    add_block(desk.outline, below_line(desk.outline, statement.all_lines()[-1]), lines, edits)
    return edits


def joined(desk: Desk, kept: WrittenStatement, other: WrittenStatement) -> Edits:
    """Return the edits that make one statement of two neighbours; raises ActError.

    It keeps the id, the role and the label of the first one that is named, and gets the links,
    answers, flags and notes of the other; links between the two go, and so do doubles.
    """
    if kept.id == other.id:
        raise ActError("name two statements")
    parts = sorted((*desk.places.get(kept.id, ()), *desk.places.get(other.id, ())))
    if kept.id not in desk.places or other.id not in desk.places:
        raise ActError("only words of the text can be joined")
    _refuse_far(desk, parts)
    edits, outline = Edits(), desk.outline
    _requote(kept, quoted(desk, _united(desk, parts)), edits)
    names = {other.id: kept.id}
    going = {line for link in _going(outline, names) for line in link.lines()}
    lines = renamed(outline, names)
    for line, words in lines.items():
        edits.change(line, words)
    _move(outline, kept, other, {**lines, **dict.fromkeys(going, "")}, edits)
    edits.remove(going)
    return edits


def _trimmed(desk: Desk, parts: Sequence[Span]) -> tuple[Span, ...]:
    text, found = desk.source.text, []
    for start, end in parts:
        words = text[start:end]
        begin = start + len(words) - len(words.lstrip())
        if words.strip():
            found.append((begin, begin + len(words.strip())))
    return tuple(found)


def _requote(statement: WrittenStatement, lines: Sequence[str], edits: Edits) -> None:
    """Replace the words of a statement, and its `near`, by the lines of a new quote."""
    first, *rest = statement.words
    edits.change(first.line, lines[0])
    edits.remove(line.line for line in rest)
    near = statement.values.get("near")
    if near and len(lines) > 1:
        edits.change(near.line, lines[1])
    elif near:
        edits.remove([near.line])
    else:
        edits.add(statement.words[-1].line + 1, lines[1:])


def _refuse_far(desk: Desk, parts: Sequence[Span]) -> None:
    for (_, before), (after, _) in pairwise(parts):
        if after - before > _FAR:
            raise ActError("the two are too far apart in the text", "link them instead")
        inside = (at for at in desk.places.values() if before <= at[0][0] and at[-1][1] <= after)
        if any(inside):
            raise ActError("another statement is between the two", "join neighbours first")


def _united(desk: Desk, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Return sorted stretches; those with no word between them, and nothing set aside, are one."""
    found: list[Span] = []
    for start, end in parts:
        if found and is_bare_between(desk.source, found[-1][1], start):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _going(outline: Outline, names: Mapping[str, str]) -> Iterator[WrittenLink]:
    """Yield the links that a merge leaves without sense: within the two, or said already."""
    seen: dict[_Identity, str] = {}  # with the first link's id
    known: dict[str, _Identity | None] = {}  # of each link by its id; None if it goes
    placed = [(written, link) for _, written, link in outline.placed_links()]
    for written, link in sorted(placed, key=lambda each: each[1].kind == "undercut"):
        premises = [names.get(each, each) for each in link.premises]
        end: object = names.get(link.conclusion, link.conclusion)
        if link.kind == "undercut":
            end = known[link.conclusion]
        identity = (frozenset(premises), link.kind, end)
        is_within = end is None or end in premises or len(set(premises)) < len(premises)
        contrary = (identity[0], CONTRARY.get(link.kind, ""), end)
        if not is_within and contrary in seen:
            what = f"{' and '.join(premises)} would both support and attack {end}"
            raise ActError(what, "delete one of the links first")
        known[link.id] = None if is_within else identity
        if is_within or identity in seen:
            yield written
        seen.setdefault(identity, link.id)


def _move(
    outline: Outline,
    kept: WrittenStatement,
    other: WrittenStatement,
    renamed_lines: Mapping[int, str],
    edits: Edits,
) -> None:
    """Move what a person said of a statement, and its links, to the one that it becomes part of."""

    def words(line: int) -> str:
        return renamed_lines.get(line, outline.lines[line - 1])

    said = [words(mark.at) for _, mark in other.marks]
    links = [words(line) for link in other.links for line in link.lines()]
    for line, moved in ((last_own_line(kept), said), (kept.all_lines()[-1], links)):
        if any(moved):
            edits.add_below(line, filter(None, moved), outline)
    edits.remove([*other.all_lines(), *blank_below(outline, other)])
