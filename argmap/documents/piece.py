"""What the reader of a format returns: lines of text, each with its place in the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from argmap.model import ArgmapError

Element: TypeAlias = Any  # an element of lxml, which has no types
_SPACES = re.compile(r"[^\S\n]+")


class DocumentError(ArgmapError):
    """A document that cannot be added; the message has the reason and the next step."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that a document contains and that is no part of its text."""

    kind: str  # "footnote mark", "struck text", "hidden text", "footnote", "image" …
    text: str  # its words; of an image what it says of itself
    at: int = 0  # where it was: the offset in code points in the text of its piece


@dataclass(frozen=True, slots=True)
class Target:
    """A link: where its words begin and end in the text of its piece, and where it leads."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A stretch of text that was in one place of a document."""

    text: str  # one or more lines
    page: int | None = None
    element: str = ""
    apart: bool = True  # a blank line precedes it
    left_out: tuple[LeftOut, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a document, in order, and what a user should know about how it was read."""

    pieces: tuple[DocumentLine, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()  # what has no place in the text, such as comments


def not_one(what: str) -> DocumentError:
    """Return the error for a file whose extension is of another format."""
    name = f".{what.lower()}"
    return DocumentError(
        f"the file is named {name} but is not a {what} file; check its format and rename it"
    )


def heading(level: int, words: str) -> DocumentLine:
    """Return a heading as Markdown writes it."""
    return DocumentLine(f"{'#' * level} {words}", element=f"heading {level}")


def row(cells: Sequence[str], *, first: bool) -> DocumentLine:
    """Return a row of a table, with tabs between the cells."""
    return DocumentLine("\t".join(cells), element="table row", apart=first)


def squeeze(text: str) -> str:
    """Return words with every run of white space as one space."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Return lines without doubled spaces and without spaces at their ends; line ends stay."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
