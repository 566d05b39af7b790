"""Which lines go when a person rejects proposals: theirs, and those of proposals that need them.

What a person wrote or accepted is never removed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.loading import Outline
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
    edits = Edits()
    for link in links:
        edits.remove(link.written.lines())
    for statement in statements:
        edits.remove(statement.own_lines())
        edits.remove(_blank_below(outline, statement))
    return edits


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


def _blank_below(outline: Outline, statement: WrittenStatement) -> range:
    """Return the blank lines below a statement, which separated it from what follows."""
    first = last = statement.all_lines()[-1] + 1
    while last <= len(outline.lines) and outline.is_blank(last):
        last += 1
    return range(first, last)
