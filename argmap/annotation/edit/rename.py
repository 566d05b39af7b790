"""Renaming statements: the id changes above the statement and in every link that names it."""

import unicodedata
from collections.abc import Iterator, Mapping

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.outline import Outline
from argmap.annotation.read.problems import Piece


def renamed_lines(outline: Outline, names: Mapping[str, str]) -> Edits:
    """Return the edits that give statements other ids."""
    by_line: dict[int, list[Piece]] = {}
    for name in _names(outline):
        if names.get(name.text, name.text) != name.text:
            by_line.setdefault(name.line, []).append(name)
    edits = Edits()
    for line, found in by_line.items():
        words = outline.lines[line - 1]
        for name in sorted(found, key=lambda each: each.col, reverse=True):
            before, rest = words[: name.col - 1], words[name.col - 1 :]
            words = before + names[name.text] + rest[_width(rest, name.text) :]
        edits.change(line, words)
    return edits


def _names(outline: Outline) -> Iterator[Piece]:
    for statement in outline.statements:
        yield statement.name
        for link in statement.links:
            yield from (*link.targets, *link.premises)


def _width(words: str, name: str) -> int:
    """Return how many characters an id has in the file, where letter and accent may be two."""
    for width in range(len(name), len(words) + 1):
        if unicodedata.normalize("NFC", words[:width]) == name:
            return width
    return len(name)
