"""The map as a list: each conclusion with what it rests on and what speaks against it, for eyes, keyboard and print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.drawing.words import RELATIONS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Annotation, Link, Statement


@dataclass(frozen=True, slots=True)
class Branch:
    """One row of the outline."""

    statement: Statement
    level: int  # from 1
    relation: str = ""  # how it bears on the row above it that is one level up
    link: str = ""
    last: bool = False  # of the link's premises
    parent: bool = False  # rows below belong to it
    again: bool = False  # what it rests on is shown further up


def to_outline(annotation: Annotation, main: str | None) -> tuple[Branch, ...]:
    """Return the outline: the main conclusion first, then what else leads nowhere, then what hangs on nothing."""
    incoming: dict[str, list[Link]] = {}
    for link in annotation.links:
        incoming.setdefault(link.conclusion, []).append(link)
    statements = {statement.id: statement for statement in annotation.statements}
    seen: set[str] = set()
    rows: list[Branch] = []
    for root in _roots(annotation.statements, annotation.links, main):
        if root not in seen:
            rows.extend(_walk(root, statements, incoming, seen))
    return tuple(
        replace(row, parent=place + 1 < len(rows) and rows[place + 1].level > row.level)
        for place, row in enumerate(rows)
    )


def _roots(
    statements: Sequence[Statement], links: Sequence[Link], main: str | None
) -> Iterator[str]:
    """Yield ids in the order in which the outline starts from them; every statement comes in the end."""
    leaves = {premise for link in links for premise in link.premises}
    touched = leaves | {link.conclusion for link in links}
    if main:
        yield main
    yield from (each.id for each in statements if each.id in touched and each.id not in leaves)
    yield from (each.id for each in statements if each.id in touched)
    yield from (each.id for each in statements)


def _walk(
    root: str, statements: dict[str, Statement], incoming: dict[str, list[Link]], seen: set[str]
) -> Iterator[Branch]:
    """Yield a statement and all that bears on it, depth first, each opened once."""
    waiting = [Branch(statements[root], 1)]
    while waiting:
        row = waiting.pop()
        here = row.statement.id
        again = here in seen and bool(incoming.get(here))
        yield replace(row, again=again)
        below = [] if here in seen else list(_below(incoming.get(here, ()), row.level, statements))
        if row.last:
            below += _below(incoming.get(row.link, ()), row.level, statements)
        seen.add(here)
        waiting.extend(reversed(below))


def _below(links: Sequence[Link], level: int, statements: dict[str, Statement]) -> Iterator[Branch]:
    for link in links:
        for place, premise in enumerate(link.premises, start=1):
            relation = RELATIONS[link.kind] if place == 1 else TOGETHER
            yield Branch(
                statements[premise], level + 1, relation, link.id, last=place == len(link.premises)
            )
