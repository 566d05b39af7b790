"""Which lines go when a person rejects proposals: theirs, and those of proposals that need them.

What a person wrote or accepted is never removed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from argmap.annotation.edit.changes import Edits
from argmap.annotation.edit.comparison import Readings, ThreeReadings
from argmap.annotation.edit.memory import Entries, Memory, with_rejected
from argmap.annotation.read.loading import AnnotationFile, Outline, read_outline
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.model import Link


class _Placed(NamedTuple):
    link: Link
    written: WrittenLink


class Kept(NamedTuple):
    """Something that is not a proposal and would have to go too: its id and its line."""

    id: str
    line: int


def rejected_lines(outline: Outline, names: Iterable[str]) -> Edits | Kept:
    """Return the edits that reject proposals, or the first thing that is no proposal and would go.

    `names` are ids as they are written.
    """
    asked = set(names)
    statements = [each for each in outline.statements if each.id in asked]
    links = _with_dependent(outline, asked)
    everything: list[tuple[str, WrittenStatement | WrittenLink]] = [
        *((each.id, each) for each in statements),
        *((each.link.id, each.written) for each in links),
    ]
    for name, written in everything:
        if not written.proposed:
            return Kept(name, written.line)
    return _without(outline, statements, links)


def deleted_lines(outline: Outline, names: Iterable[str]) -> Edits:
    """Return the edits that delete statements and links, with the links that need them.

    What a person wrote goes too: `names` are ids as they are written.
    """
    asked = set(names)
    statements = [each for each in outline.statements if each.id in asked]
    return _without(outline, statements, _with_dependent(outline, asked))


def _without(
    outline: Outline, statements: Iterable[WrittenStatement], links: Iterable[_Placed]
) -> Edits:
    edits = Edits()
    for link in links:
        edits.remove(link.written.lines())
    for statement in statements:
        edits.remove(statement.own_lines())
        edits.remove(blank_below(outline, statement))
    return edits


def remembered_with(
    memory: Memory,
    file: AnnotationFile,
    text: str,
    suggestions: Iterable[Mapping[str, Any]],
    why: str,
) -> Memory:
    """Return a memory that knows what a text of a file no longer has of the last draft.

    What the file still had goes with the reason `why`, and so do the entries of `suggestions`.
    """
    draft = memory.base(file.data)
    base = read_outline(draft)

    def gone(outline: Outline) -> Entries:
        return ThreeReadings(Readings(base, outline, Outline()), file.source, ()).remembered()

    known = with_rejected(memory.rejected, gone(file.outline))
    reason = {"why": why} if why else {}
    new = [each | reason for each in gone(read_outline(text)) if each not in known]
    rejected = with_rejected(known, [*new, *suggestions])
    return replace(memory, draft=draft, merging=None, rejected=rejected)


def _with_dependent(outline: Outline, asked: set[str]) -> list[_Placed]:
    """Return the links that are asked for, end at a statement that goes, or at a link that goes."""
    gone = set(asked)
    placed = [_Placed(link, written) for _, written, link in outline.placed_links()]
    found: dict[str, _Placed] = {}
    for kinds in (("support", "attack"), ("undercut",)):
        for each in placed:
            ends = {each.link.id, *each.link.premises, each.link.conclusion}
            if each.link.kind in kinds and not gone.isdisjoint(ends):
                found[each.link.id] = each
        gone.update(found)
    return list(found.values())


def blank_below(outline: Outline, statement: WrittenStatement) -> range:
    """Return the blank lines below a statement, which separated it from what follows."""
    first = last = statement.all_lines()[-1] + 1
    while last <= len(outline.lines) and outline.is_blank(last):
        last += 1
    return range(first, last)
