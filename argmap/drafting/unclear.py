"""Drafted statements whose words recur so that nothing near them decides which place is meant.

Such a statement is joined with the next ones ("No. No. No." is one), until a place is clear.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.annotation.read.anchor import Anchor
from argmap.drafting.segments import within
from argmap.model import Annotation, Source, Statement
from argmap.source.broken_words import on_one_line


def with_clear_places(annotation: Annotation) -> Annotation:
    """Return an annotation in which every quote has one place, or a `near` that decides."""
    anchor = Anchor(annotation.source, [each.text for each in annotation.statements])
    kept: list[Statement] = []
    waiting = list(annotation.statements)
    while waiting:
        joined, rest = _first_clear(annotation.source, anchor, waiting)
        while not _is_clear(anchor, joined) and kept:
            joined = _joined(annotation.source, [kept.pop(), joined])
        kept.append(joined)
        waiting = rest
    ids = {each.id for each in kept}
    links = [each for each in annotation.links if ids.issuperset(each.premises)]
    ids.update(each.id for each in links)
    links = [each for each in links if each.conclusion in ids]
    return replace(annotation, statements=tuple(kept), links=tuple(links))


def _is_clear(anchor: Anchor, statement: Statement) -> bool:
    return statement.start is None or anchor.can_choose(statement.text, statement.start)


def _first_clear(
    source: Source, anchor: Anchor, waiting: Sequence[Statement]
) -> tuple[Statement, list[Statement]]:
    """Return the first statement, joined with as many of the next as it takes, and the rest."""
    size, joined = 1, waiting[0]
    while not _is_clear(anchor, joined) and size < len(waiting):
        size = min(2 * size, len(waiting))
        joined = _joined(source, waiting[:size])
    return joined, list(waiting[size:])


def _joined(source: Source, statements: Sequence[Statement]) -> Statement:
    """Return statements as one, from the start of the first to the end of the last."""
    first = statements[0]
    start, end = first.start, statements[-1].end
    if len(statements) == 1 or start is None or end is None:
        return first
    parts = within(list(_all_parts(source)), start, end)
    text = on_one_line(source.text, parts)[0]
    return replace(first, text=text, end=end, parts=parts)


def _all_parts(source: Source) -> Iterable[tuple[int, int]]:
    return (part for block in source.blocks for part in block.parts)
