"""The lines of an annotation file, and its problems, collected so that one run reports all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import attrgetter
from typing import Literal

from argmap.model import Problem

_MOST_COMPARED = 60_000  # names compared in one run, so that 10,000 slips do not take minutes
_LINE_END = re.compile(r"\r\n|\n|\r")
# Vertical tab, form feed and next line are white space.
_OTHER_SPACE = re.compile(r"[^\S \t]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def line_texts(text: str) -> list[str]:
    """Return the lines, which end at LF, CRLF and CR and nowhere else, without their endings."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


@dataclass(slots=True)  # not frozen: there are many, and a frozen one takes longer to make
class Piece:
    """A piece of a line of the file, with its line and its first column; both count from 1."""

    text: str
    line: int
    col: int

    def part(self, start: int, end: int | None = None) -> Piece:
        """Return the part between two offsets, without the spaces around it."""
        text = self.text[start:end]
        stripped = text.lstrip()
        col = self.col + start + len(text) - len(stripped)
        return Piece(stripped.rstrip(), self.line, col)

    def first(self, width: int) -> Piece:
        """Return the first characters, spaces included."""
        return Piece(self.text[:width], self.line, self.col)


class Problems:
    """The errors and warnings of one file, in the order in which they were found."""

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self.path = path or "annotation"
        self.lines = lines
        self._found: list[Problem] = []
        self._to_compare = _MOST_COMPARED
        self.has_errors = False

    def error(self, at: Piece, message: str, hint: str = "") -> None:
        """Add an error about a piece of the file."""
        self.has_errors = True
        self._add("error", at, message, hint)

    def missing_value(self, key: Piece) -> None:
        """Add the error that a key has no value."""
        name = f"{key.text}:"
        hint = "add a value, or delete the line"
        self.error(Piece(name, key.line, key.col), f'missing value after "{name}"', hint)

    def add_once(self, values: dict[str, Piece], key: Piece, value: Piece) -> None:
        """Add the value of a key to others, or an error if the key has one already."""
        first = values.setdefault(key.text, value)
        if first is not value:
            message = f'"{key.text}" is given twice, first in line {first.line}'
            self.error(key, message, "delete one of the two")

    def warn(self, at: Piece, message: str, hint: str = "") -> None:
        """Add a warning about a piece of the file."""
        self._add("warning", at, message, hint)

    def has_control(self, line: Piece) -> bool:
        """Return whether a line has a control character, which is an error."""
        control = None if line.text.isprintable() else _CONTROL.search(line.text)
        if control:
            at = Piece(control[0], line.line, line.col + control.start())
            message = f"unexpected control character (U+{ord(control[0]):04X})"
            self.error(at, message, "delete this character; it may be invisible")
        return bool(control)

    def _add(self, level: Literal["error", "warning"], at: Piece, message: str, hint: str) -> None:
        known = 1 <= at.line <= len(self.lines)
        excerpt = self.lines[at.line - 1].replace("\t", " ") if known else ""
        width = max(1, len(at.text))
        self._found.append(
            Problem(self.path, at.line, max(1, at.col), level, message, excerpt, width, hint)
        )

    def ordered(self) -> tuple[Problem, ...]:
        """Return all problems in the order of the file."""
        return tuple(sorted(self._found, key=attrgetter("line", "col", "level", "message")))

    def nearest(self, word: str, choices: Collection[str]) -> str | None:
        """Return the choice that is most similar to a word, or None."""
        self._to_compare -= len(choices)
        if self._to_compare < 0:
            return None
        folded = {choice.casefold(): choice for choice in choices}
        close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
        return folded[close[0]] if close else None


def other_space(text: str) -> tuple[int, str]:
    """Return the place and the name of white space that is no space or tab; "" if there is none."""
    found = None if text.isascii() and text.isprintable() else _OTHER_SPACE.search(text)
    if not found:
        return 0, ""
    name = "a no-break space" if found[0] == "\N{NO-BREAK SPACE}" else "a special space"
    return found.start(), f"{name} (U+{ord(found[0]):04X})"


def did_you_mean(word: str | None, otherwise: str = "") -> str:
    """Return a hint with the nearest word, or another hint if there is none."""
    return f'did you mean "{word}"?' if word else otherwise


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """Return words as a list in a sentence: `a, b or c`."""
    *others, last = words
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def shortened(text: str, most: int) -> str:
    """Return a text, cut to a number of characters if it is longer."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
