"""What a reader of documents hands on: lines of text, each with its place in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.model import ArgmapError

_BLANKS = re.compile(r"[^\S\n]+")


class DocumentError(ArgmapError):
    """A document that cannot be taken; the message names it, the reason and the next step."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stood in one place of a document."""

    text: str  # one or more lines
    page: int | None = None
    element: str = ""
    apart: bool = True  # a blank line stands before it


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a document, in order, and what a user should know about how it was read."""

    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...] = ()


def missing(path: str, what: str, library: str) -> DocumentError:
    """Return the message for a library that is not installed."""
    return DocumentError(
        f'{path}: reading {what} needs {library}, which is not installed; install it with:\n    pip install "argmap[documents]"'
    )


def squeeze(text: str) -> str:
    """Return words with every run of blanks, tabs and line ends as one blank."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Return lines without doubled blanks and without blanks at their ends; line ends stay."""
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
