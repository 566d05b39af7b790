"""An id changed wherever it stands: above its statement and in every link that names it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from argmap.annotation.edit.changes import Edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.annotation.read.outline import Outline


def renamed_lines(outline: Outline, names: Mapping[str, str]) -> Edits:
    """Return the edits that give statements other ids."""
    spots: dict[int, list[tuple[int, str]]] = {}
    for line, col, name in _places(outline):
        if names.get(name, name) != name:
            spots.setdefault(line, []).append((col, name))
    edits = Edits()
    for line, found in spots.items():
        words = outline.lines[line - 1]
        for col, name in sorted(found, reverse=True):
            words = (
                words[: col - 1] + names[name] + words[col - 1 + _width(words[col - 1 :], name) :]
            )
        edits.change(line, words)
    return edits


def _places(outline: Outline) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and id wherever an id stands."""
    for draft in outline.drafts:
        yield draft.line, draft.col, draft.id
        for link in draft.links:
            yield from ((ref.line, ref.col, ref.id) for ref in (*link.targets, *link.premises))


def _width(words: str, name: str) -> int:
    """Return how many characters an id takes in the file, where a letter and its accent may be two."""
    return next(
        (
            end
            for end in range(len(name), len(words) + 1)
            if unicodedata.normalize("NFC", words[:end]) == name
        ),
        len(name),
    )
