"""Places in a file, and how clients count them: in UTF-8, UTF-16 or UTF-32 units.

Lines end at LF, CRLF and CR and nowhere else, as in the protocol and in the format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from argmap.annotation.read.problems import line_texts

Encoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters: line from 1, column from 0 in code points."""

    line: int
    col: int


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a file, half open."""

    start: Position
    end: Position

    def has(self, position: Position) -> bool:
        """Return whether a position is in the stretch or at one of its ends."""
        return self.start <= position <= self.end


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a stretch by a text."""

    range: Range
    text: str


def on_line(line: int, start: int, end: int) -> Range:
    """Return a stretch of one line."""
    return Range(Position(line, start), Position(line, end))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text; after a line end at its end there is one more, empty line."""
    lines = line_texts(text)
    return (*lines, "") if not text or text.endswith(("\n", "\r")) else tuple(lines)


def units(words: str, encoding: Encoding) -> int:
    """Return how long words are for a client."""
    if encoding == "utf-32" or words.isascii():
        return len(words)
    size = len(words.encode(encoding.replace("utf-16", "utf-16-le"), "surrogatepass"))
    return size // 2 if encoding == "utf-16" else size


def to_client(lines: Sequence[str], position: Position, encoding: Encoding) -> tuple[int, int]:
    """Return a position as a client counts it: line and column from 0."""
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    return position.line - 1, units(line[: position.col], encoding)


def from_client(lines: Sequence[str], line: int, column: int, encoding: Encoding) -> Position:
    """Return a position that a client gives; one beyond the end of a line is at its end.

    One within a character is before it.
    """
    words = lines[line] if line < len(lines) else ""
    if encoding == "utf-32" or words.isascii():
        return Position(line + 1, min(column, len(words)))
    passed = 0
    for place, character in enumerate(words):
        passed += units(character, encoding)
        if passed > column:
            return Position(line + 1, place)
    return Position(line + 1, len(words))


def edit_between(old: str, new: str) -> tuple[Edit, ...]:
    """Return the one edit of whole lines that makes a text another; none if they are the same."""
    if old == new:
        return ()
    before, after = _whole_lines(old), _whole_lines(new)
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    most = min(len(before), len(after)) - first
    while last < most and before[-1 - last] == after[-1 - last]:
        last += 1
    end = len(before) - last
    words = "".join(after[first : len(after) - last])
    if end == len(before) and before and not before[-1].endswith(("\n", "\r")):
        # The last line has no end: up to its last character.
        return (Edit(Range(Position(first + 1, 0), Position(end, len(before[-1]))), words),)
    return (Edit(Range(Position(first + 1, 0), Position(end + 1, 0)), words),)


def _whole_lines(text: str) -> list[str]:
    lines, at = [], 0
    for words in line_texts(text):
        end = at + len(words)
        end += 2 if text[end : end + 2] == "\r\n" else 1
        lines.append(text[at:end])
        at = min(end, len(text))
    return lines
