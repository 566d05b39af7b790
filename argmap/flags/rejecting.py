"""What if this falls? The standing of everything without one statement or link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from argmap.flags.standing import standings
from argmap.graph import ArgumentGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import Annotation, Standing, StandingState


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that stands otherwise once something is rejected."""

    id: str
    before: StandingState
    after: StandingState


def without(annotation: Annotation, name: str, weakened: frozenset[str]) -> tuple[Change, ...]:
    """Return what stands otherwise without a statement or a link, in file order; an unknown name changes nothing.

    A rejected statement carries nothing: every link from it falls, whatever its other premises. What is `weakened` by a
    flag stays so.
    """
    kept = tuple(link for link in annotation.links if link.id != name and name not in link.premises)
    after = {
        each.id: each
        for each in standings(ArgumentGraph(replace(annotation, links=kept)), weakened)
    }
    return tuple(_changes(standings(ArgumentGraph(annotation), weakened), after, name))


def _changes(before: Iterable[Standing], after: dict[str, Standing], name: str) -> Iterator[Change]:
    return (
        Change(each.id, each.state, after[each.id].state)
        for each in before
        if each.id != name and after[each.id].state != each.state
    )


def names(annotation: Annotation) -> tuple[str, ...]:
    """Return the ids that may be rejected."""
    return (*(each.id for each in annotation.statements), *(each.id for each in annotation.links))


def nearest(annotations: Iterable[Annotation], name: str) -> str:
    """Return the id that looks most like another, or nothing."""
    known = [each for annotation in annotations for each in names(annotation)]
    return next(iter(get_close_matches(name, known, 1)), "")
