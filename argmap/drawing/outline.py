"""The map as a list: each conclusion with what supports it and what speaks against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.model import Annotation, Link


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline; the rows that follow on a higher level bear on it."""

    statement: str
    level: int  # from 1
    link: str = ""  # by which it bears on the row above it that is one level up
    last: bool = False  # of the link's premises
    again: bool = False  # what it rests on is shown further up


def to_outline(annotation: Annotation, main: str | None) -> tuple[OutlineRow, ...]:
    """Return the outline: the main conclusion, other ends of links, then unlinked statements."""
    incoming: dict[str, list[Link]] = {}
    for link in annotation.links:
        incoming.setdefault(link.conclusion, []).append(link)
    seen: set[str] = set()
    rows: list[OutlineRow] = []
    for root in _roots(annotation, main):
        if root not in seen:
            rows.extend(_walk(root, incoming, seen))
    return tuple(rows)


def _roots(annotation: Annotation, main: str | None) -> Iterator[str]:
    """Yield ids in the order in which the outline starts from them; no statement is missing."""
    ids = [each.id for each in annotation.statements]
    leaves = {premise for link in annotation.links for premise in link.premises}
    touched = leaves | {link.conclusion for link in annotation.links}
    if main:
        yield main
    yield from (each for each in ids if each in touched - leaves)
    yield from (each for each in ids if each in touched)
    yield from ids


def _walk(
    root: str, incoming: Mapping[str, Sequence[Link]], seen: set[str]
) -> Iterator[OutlineRow]:
    """Yield a statement and all that bears on it, depth first, each opened once."""
    waiting = [OutlineRow(root, 1)]
    while waiting:
        row = waiting.pop()
        opened = row.statement in seen
        yield replace(row, again=opened and row.statement in incoming)
        seen.add(row.statement)
        links = [] if opened else list(incoming.get(row.statement, ()))
        if row.last:
            links += incoming.get(row.link, ())
        waiting.extend(reversed(list(_premises(links, row.level + 1))))


def _premises(links: Sequence[Link], level: int) -> Iterator[OutlineRow]:
    for link in links:
        for premise in link.premises:
            yield OutlineRow(premise, level, link.id, last=premise == link.premises[-1])
