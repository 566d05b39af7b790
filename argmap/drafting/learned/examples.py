"""Documents that somebody has annotated, as what a drafter is trained on and measured by.

Two forms are read: JSON Lines with `id`, `text`, `units` and `relations` (the common form), and a folder of annotations.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.annotation import load
from argmap.model import DEFAULT_SPEAKER, ROLES, ArgmapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import Annotation, Link

ANNOTATIONS = "*.argmap.md"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a text with a role; `same_as` names the unit that says the same."""

    id: str
    start: int
    end: int
    role: str
    reported: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its units and links; a link is a source, a target and a kind."""

    id: str
    text: str
    units: tuple[Unit, ...]
    links: tuple[tuple[str, str, str], ...]
    group: str = ""
    central: tuple[str, ...] = ()  # units that gold names as the central claim
    unsupported: tuple[str, ...] | None = (
        None  # units that gold names as unsupported; None: a rule decides
    )
    uncut: tuple[
        tuple[tuple[str, ...], int, int, str], ...
    ] = ()  # units that pass as one: their ids, the bounds, the role


def read_examples(path: str) -> tuple[Example, ...]:
    """Return the documents in a JSON Lines file, or the annotations below a folder, in order."""
    place = Path(path)
    if place.is_dir():
        found = sorted(
            each
            for each in place.rglob(ANNOTATIONS)
            if ".argmap" not in each.relative_to(place).parts
        )
        if not found:
            raise ArgmapError(f"{path} holds no annotation: no file ends in .argmap.md.")
        return tuple(from_annotation(load(str(each))) for each in found)
    return tuple(_from_lines(path, place))


def _from_lines(path: str, place: Path) -> Iterator[Example]:
    try:
        lines = place.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ArgmapError(f"{path} is no UTF-8 text.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_data(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ArgmapError(
                f"{path}:{number}: no document in the common form (id, text, units, relations): {error}"
            ) from error


def from_data(data: Mapping[str, Any]) -> Example:
    """Return a document from an object of the common form."""
    units = tuple(
        Unit(
            str(each["id"]),
            int(each["start"]),
            int(each["end"]),
            each["role"],
            _is_reported(each),
            str(each.get("same_as", "")),
        )
        for each in data["units"]
    )
    text, known = data["text"], {unit.id for unit in units}
    for unit in units:
        if unit.role not in ROLES or not 0 <= unit.start < unit.end <= len(text):
            raise ValueError(f"the unit {unit.id} has no role or no place in the text")
    links = tuple(
        (str(each["source"]), str(each["target"]), str(each["type"])) for each in data["relations"]
    )
    lost = next((each for link in links for each in link[:2] if each not in known), None)
    if lost is not None:
        raise ValueError(f"a relation names {lost}, which is no unit")
    meta = data.get("meta", {})
    named = data.get("unsupported", meta.get("unsupported"))
    return Example(
        str(data["id"]),
        text,
        units,
        links,
        str(meta.get("group", data["id"])),
        tuple(meta.get("central", ())),
        None if named is None else tuple(named),
        tuple(
            (tuple(each["units"]), int(each["start"]), int(each["end"]), str(each.get("role", "")))
            for each in data.get("uncut", ())
        ),
    )


def _is_reported(unit: Mapping[str, Any]) -> bool:
    """Return whether somebody else says it, where the file says who speaks."""
    return (
        bool(unit["reported"])
        if "reported" in unit
        else unit.get("speaker") not in {None, "", "author", DEFAULT_SPEAKER}
    )


def from_annotation(annotation: Annotation) -> Example:
    """Return what a person has confirmed of an annotation: its accepted statements and the accepted links between them."""
    units = tuple(
        Unit(each.id, each.start, each.end, each.role, each.reported)
        for each in annotation.statements
        if each.start is not None and each.end is not None and each.state == "accepted"
    )
    links = tuple(link for link in annotation.links if link.state == "accepted")
    return Example(
        annotation.path,
        annotation.source.text,
        units,
        to_pairs(links, {unit.id for unit in units}),
        annotation.path,
    )


def to_pairs(links: tuple[Link, ...], known: set[str]) -> tuple[tuple[str, str, str], ...]:
    """Return links as pairs: one for each premise; what speaks against a link attacks its premises."""
    by_id = {link.id: link for link in links}
    return tuple(
        (premise, target, "attack" if link.kind == "undercut" else link.kind)
        for link in links
        for premise in link.premises
        for target in _targets(link, by_id)
        if premise != target and premise in known and target in known
    )


def _targets(link: Link, by_id: Mapping[str, Link]) -> tuple[str, ...]:
    if link.kind != "undercut":
        return (link.conclusion,)
    return by_id[link.conclusion].premises if link.conclusion in by_id else ()
