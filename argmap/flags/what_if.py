"""What if this is rejected? The standing of everything without one statement or link.

Of what nobody has reviewed, whose standing is not given, nothing changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from argmap.flags.standing import standings, verdicts
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, StandingState


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A statement whose standing would change if something were rejected."""

    id: str
    before: StandingState
    after: StandingState


def without(
    annotation: Annotation, name: str, weakened: frozenset[str]
) -> tuple[StandingChange, ...]:
    """Return what would change without a statement or link, in file order; () for an unknown name.

    A rejected statement supports nothing: every link from it is gone, whatever its other premises.
    What a flag has `weakened` stays weakened.
    """
    kept = tuple(link for link in annotation.links if link.id != name and name not in link.premises)
    before = standings(ArgumentGraph(annotation), weakened)
    after = verdicts(ArgumentGraph(replace(annotation, links=kept)), weakened)
    return tuple(
        StandingChange(one.id, one.state, other.state)
        for one, other in zip(before, after, strict=True)
        if one.id != name and one.state not in (other.state, "unreviewed")
    )


def names(annotation: Annotation) -> tuple[str, ...]:
    """Return the ids that can be rejected."""
    return (*(each.id for each in annotation.statements), *(each.id for each in annotation.links))


def nearest(annotations: Iterable[Annotation], name: str) -> str:
    """Return the most similar id, or ""."""
    known = [each for annotation in annotations for each in names(annotation)]
    return next(iter(get_close_matches(name, known, 1)), "")
