"""Statements and links as they are written: not yet known is whether what they name exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.model import Kind, Mark, Role


class Fact(NamedTuple):
    """A value and where it stands."""

    value: str
    line: int
    col: int


class Ref(NamedTuple):
    """An id that a link names, and where."""

    id: str
    line: int
    col: int


def marks_of(holder: Draft | DraftLink, key: str) -> tuple[Mark, ...]:
    """Return the `accept` or the `flag` lines under a statement or link."""
    return tuple(mark for name, mark in holder.remarks if name == key) if holder.remarks else ()


def notes_of(holder: Draft | DraftLink) -> tuple[str, ...]:
    """Return the notes under a statement or link."""
    return tuple(mark.reason for mark in marks_of(holder, "note"))


@dataclass(slots=True)
class DraftLink:
    """A link as it is written: not yet known is whether what it names exists."""

    kind: Kind
    line: int
    col: int
    proposed: bool
    premises: tuple[Ref, ...] = ()  # without the statement it stands under
    targets: tuple[
        Ref, ...
    ] = ()  # one, or the two ends of the link that an undercut names; none if unreadable
    width: int = 1
    facts: dict[str, Fact] = field(default_factory=dict)
    remarks: list[tuple[str, Mark]] = field(
        default_factory=list
    )  # `accept`, `flag` and `note` lines in their order


@dataclass(slots=True)
class Draft:
    """A statement as it is written: its words are not yet found in the source."""

    id: str  # "" where the line was unreadable
    line: int
    col: int
    role: Role = "claim"
    proposed: bool = False
    section: str | None = None
    mark: str = ""  # ">" or "="; "?" where a line of words is there and could not be read
    words: list[Fact] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    remarks: list[tuple[str, Mark]] = field(
        default_factory=list
    )  # `accept`, `flag` and `note` lines in their order
    links: list[DraftLink] = field(default_factory=list)
