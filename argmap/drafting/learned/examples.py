"""Annotated documents, as a drafter is trained on them and measured by them.

Two forms are read: JSON Lines with `id`, `text`, `units` and `relations` (the common form), and a
folder of annotations.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from argmap.annotation import load
from argmap.model import DEFAULT_SPEAKER, ROLES, Annotation, ArgmapError, Link
from argmap.source.files import read_bytes


@dataclass(frozen=True, slots=True)
class AnnotatedSpan:
    """A stretch of a text with a role; `same_as` names the one that says the same."""

    id: str
    start: int
    end: int
    role: str
    reported: bool = False
    same_as: str = ""


class Uncut(NamedTuple):
    """Units that pass as one: their ids, and its bounds and role."""

    ids: tuple[str, ...]
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its units and links; a link is a source, a target and a kind."""

    id: str
    text: str
    units: tuple[AnnotatedSpan, ...]
    links: tuple[tuple[str, str, str], ...]
    group: str = ""
    central: tuple[str, ...] = ()  # units that gold names as the central claim
    unsupported: tuple[str, ...] | None = None  # units that gold names; None: a rule decides
    uncut: tuple[Uncut, ...] = ()


def read_examples(path: str) -> tuple[Example, ...]:
    """Return the documents in a JSON Lines file, or the annotations below a folder, in order."""
    place = Path(path)
    if not place.is_dir():
        return tuple(_from_lines(path))
    every = sorted(
        Path(folder, name)
        for folder, _, names in os.walk(place, onerror=_refuse)
        for name in names
        if name.endswith(".argmap.md")
    )
    found = [each for each in every if ".argmap" not in each.relative_to(place).parts]
    if not found:
        raise ArgmapError(f"{path} contains no annotation: no file name ends in .argmap.md.")
    annotations = (load(str(each)) for each in found)
    return tuple(to_example(each, each.path, accepted=True) for each in annotations)


def _refuse(error: OSError) -> NoReturn:
    raise ArgmapError(f"{error.filename}: this folder cannot be read: {error.strerror}") from error


def _from_lines(path: str) -> Iterator[Example]:
    try:
        lines = read_bytes(path).decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ArgmapError(f"{path} is not UTF-8 text.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_data(json.loads(line))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise ArgmapError(
                f"{path}:{number}: not a document in the common form "
                f"(id, text, units, relations): {error}"
            ) from error


def from_data(data: Mapping[str, Any]) -> Example:
    """Return a document from an object of the common form."""
    text, meta = data["text"], data.get("meta", {})
    units = tuple(_to_span(each, len(text)) for each in data["units"])
    known = {unit.id for unit in units}
    links = tuple(
        (str(each["source"]), str(each["target"]), str(each["type"])) for each in data["relations"]
    )
    lost = [end for source, target, _ in links for end in (source, target) if end not in known]
    if lost:
        raise ValueError(f"a relation names {lost[0]}, which is not a unit")
    named = data.get("unsupported", meta.get("unsupported"))
    uncut = tuple(
        Uncut(tuple(each["units"]), each["start"], each["end"], str(each.get("role", "")))
        for each in data.get("uncut", ())
    )
    group, central = str(meta.get("group", data["id"])), tuple(meta.get("central", ()))
    unsupported = None if named is None else tuple(named)
    return Example(str(data["id"]), text, units, links, group, central, unsupported, uncut)


def _to_span(unit: Mapping[str, Any], length: int) -> AnnotatedSpan:
    start, end, role = int(unit["start"]), int(unit["end"]), unit["role"]
    if role not in ROLES or not 0 <= start < end <= length:
        raise ValueError(f"the unit {unit['id']} has no role or no place in the text")
    author = unit.get("speaker") in {None, "", "author", DEFAULT_SPEAKER}
    reported = bool(unit.get("reported", not author))
    return AnnotatedSpan(str(unit["id"]), start, end, role, reported, str(unit.get("same_as", "")))


def to_example(annotation: Annotation, name: str, *, accepted: bool = False) -> Example:
    """Return the statements of an annotation that are in its text, and the links between them.

    With `accepted`, only those that have been accepted.
    """
    units = tuple(
        AnnotatedSpan(each.id, each.start, each.end, each.role, each.reported)
        for each in annotation.statements
        if each.start is not None and each.end is not None
        if each.state == "accepted" or not accepted
    )
    links = [each for each in annotation.links if each.state == "accepted" or not accepted]
    pairs = _to_pairs(links, {unit.id for unit in units})
    return Example(name, annotation.source.text, units, pairs, name)


def _to_pairs(links: Sequence[Link], known: set[str]) -> tuple[tuple[str, str, str], ...]:
    """Return links as pairs, one for each premise; an undercut attacks the premises of its link."""
    by_id = {link.id: link for link in links}
    found = []
    for link in links:
        kind = str(link.kind)
        targets: tuple[str, ...] = (link.conclusion,)
        if kind == "undercut":
            kind, onto = "attack", by_id.get(link.conclusion)
            targets = onto.premises if onto else ()
        ends = product(link.premises, targets)
        found += [(*pair, kind) for pair in ends if pair[0] != pair[1] and known.issuperset(pair)]
    return tuple(found)
