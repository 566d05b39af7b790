"""Statements of two readings paired: by their words and places in the source, never by meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from argmap.annotation.edit.matching import Spot, alike, same
from argmap.comparing.moved import moved_spans
from argmap.model import Annotation, Link, Span, Statement
from argmap.source.normalise import normal_words


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two annotations, and which statements of them are one.

    Statements are one if they quote the same place, or places of which each has at least half of
    what both cover, or if they are implicit and say the same words. `unplaced` are the ids of
    statements of the first whose words the second's source, another version, no longer has.
    """

    first: Annotation
    second: Annotation
    pairs: dict[str, str]  # id in the first -> id in the second
    places: dict[str, tuple[Span, ...]]  # of the first's statements, in the second's source
    unplaced: tuple[str, ...] = ()


def pair(first: Annotation, second: Annotation) -> Pairing:
    """Return which statements of two annotations are one; their sources may be two versions.

    In two versions the words of the first are looked for where the second still has them. Implicit
    statements that have one id and no words in common are one that was re-worded.
    """
    ours = [_spot(each) for each in first.statements]
    theirs = [_spot(each) for each in second.statements]
    unplaced: tuple[str, ...] = ()
    if first.source.sha256 != second.source.sha256:
        ours, unplaced = _moved(first, second, ours)
    found = same(ours, theirs)
    found |= alike(ours, theirs, [*found.items()], nested=False)
    found |= _reworded(first, second, found)
    ids = [each.id for each in second.statements]
    pairs = {first.statements[one].id: ids[other] for one, other in sorted(found.items())}
    places = {each.id: spot.parts for each, spot in zip(first.statements, ours, strict=True)}
    lost = tuple(each for each in unplaced if each not in pairs)
    return Pairing(first, second, pairs, places, lost)


def _spot(statement: Statement) -> Spot:
    return Spot(normal_words(statement.text), not statement.implicit, statement.parts)


def _moved(
    first: Annotation, second: Annotation, spots: Sequence[Spot]
) -> tuple[list[Spot], tuple[str, ...]]:
    """Return the spots at their places in the second source, and the ids of those without one."""
    move = moved_spans(first.source.text, second.source.text)
    moved = [replace(spot, parts=move(spot.parts)) for spot in spots]
    lost = (
        each.id
        for each, spot in zip(first.statements, moved, strict=True)
        if each.parts and not spot.parts
    )
    return moved, tuple(lost)


def _reworded(first: Annotation, second: Annotation, found: dict[int, int]) -> dict[int, int]:
    taken = set(found.values())
    free = {
        each.id: number
        for number, each in enumerate(second.statements)
        if each.implicit and number not in taken
    }
    return {
        number: free[each.id]
        for number, each in enumerate(first.statements)
        if each.implicit and number not in found and each.id in free
    }


def names_of(pairing: Pairing) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Return for each side what gives a statement one name in both, from its id there.

    It is the id in the second; a statement of the first alone has a name that no id can be.
    """
    pairs = pairing.pairs
    return (lambda name: pairs.get(name, f"- {name}")), (lambda name: name)


LinkName = tuple[str, frozenset[str], object]


def named_links(annotation: Annotation, name: Callable[[str], str]) -> dict[LinkName, Link]:
    """Return the links by kind, premises and end, with the names of one side of a pairing.

    The end of an undercut is the name of a link; one link that is written twice is there once.
    """
    found: dict[LinkName, Link] = {}
    by_id: dict[str, LinkName] = {}
    for link in sorted(annotation.links, key=lambda each: each.kind == "undercut"):
        if link.kind == "undercut":
            end: object = by_id.get(link.conclusion, name(link.conclusion))
        else:
            end = name(link.conclusion)
        named = (link.kind, frozenset(map(name, link.premises)), end)
        by_id.setdefault(link.id, named)
        found.setdefault(named, link)
    return found


def links_of_both(pairing: Pairing) -> tuple[dict[LinkName, Link], dict[LinkName, Link]]:
    """Return the links of the first and of the second, under names that both share."""
    ours, theirs = names_of(pairing)
    return named_links(pairing.first, ours), named_links(pairing.second, theirs)
