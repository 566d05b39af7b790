"""Footnotes that were left out of a text, each with the place of its mark in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.model import Omission, Source, Span

_MARK = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z](?=[\].):]))[\])]?[.:]?\s+(?=\S)")
_AROUND_MARK = "[](). ^"
_MOST_BETWEEN = 2  # characters between the words of a quote and a mark: a full stop and a bracket


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: where the sentence that it belongs to has its mark, and its words."""

    start: int
    text: str


def footnotes(source: Source) -> tuple[Footnote, ...]:
    """Return the footnotes whose mark is known, in the order of the text.

    A note belongs to the mark at its place, or to the nearest one before it that is the same as its
    own; notes without a mark of their own belong to as many marks in their order. A note in a line,
    without any mark, belongs to its place.
    """
    notes = [each for each in source.left_out if each.kind == "footnote"]
    if not notes:
        return ()
    marks = [each for each in source.left_out if each.kind == "footnote mark" and each.line]
    found = [pair for pair in _pairs(marks, notes) if pair[0].start is not None]
    paired = {id(note) for _, note in found}
    marked = {id(mark) for mark, _ in found}
    bare = [each for each in notes if id(each) not in paired and not _own_mark(each)]
    open_marks = {_plain(each): each for each in reversed(marks) if id(each) not in marked}
    if bare and len(open_marks) == len(bare):
        found += zip(reversed(open_marks.values()), bare, strict=True)
    elif not open_marks:
        found += ((each, each) for each in bare if _is_in_line(source, each))
    rows = (Footnote(mark.start or 0, _without_mark(note)) for mark, note in found)
    return tuple(sorted(rows, key=lambda each: each.start))


def footnotes_in(source: Source, parts: Sequence[Span]) -> tuple[Footnote, ...]:
    """Return the footnotes whose mark is in or right behind one of these parts of a text."""
    return tuple(
        each
        for each in footnotes(source)
        if any(start < each.start <= end + _MOST_BETWEEN for start, end in parts)
        and not any(start == each.start for start, _ in parts)
    )


def _pairs(
    marks: Sequence[Omission], notes: Sequence[Omission]
) -> Iterator[tuple[Omission, Omission]]:
    """Yield each mark with the note at its place or the nearest one after it with the same mark."""
    for mark in marks:
        here = [each for each in notes if each.start == mark.start]
        same = (each for each in notes if _own_mark(each) == _plain(mark) and _after(mark, each))
        note = next((each for each in here if _own_mark(each) in {"", _plain(mark)}), None)
        note = note or next(same, None)
        if note:
            yield mark, note


def _after(mark: Omission, note: Omission) -> bool:
    return note.start is None or note.start >= (mark.start or 0)


def _own_mark(note: Omission) -> str:
    match = _MARK.match(note.text)
    return match[1] if match else ""


def _without_mark(note: Omission) -> str:
    match = _MARK.match(note.text)
    return note.text[match.end() :] if match else note.text


def _plain(mark: Omission) -> str:
    return mark.text.strip(_AROUND_MARK)


def _is_in_line(source: Source, note: Omission) -> bool:
    return bool(note.line and note.start) and source.column_at(note.start or 0) > 1
