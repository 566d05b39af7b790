"""Footnotes: smaller rows at the foot of a column that begin with a mark, or below a short line."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from argmap.documents.pdf.sheet import Box, Row

SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_SMALLER = 0.95  # of the size of the text
_MARK = re.compile(r"(\d{1,3}|[¹²³⁰⁴-⁹]{1,3}|[*†‡§¶]{1,3}|[a-z])(?=[\s.)]|$)")
_SHORT = 0.67  # of the width of the column: a longer line is no rule of footnotes


def split_notes(
    rows: Sequence[Row], body: float, marks: Collection[str], level: Sequence[Box]
) -> tuple[Sequence[Row], list[tuple[str, str]]]:
    """Return the rows of the text, and the footnotes below them: the mark and the words."""
    start = _start(rows, body, marks, level)
    return rows[:start], list(_notes(rows[start:], marks))


def _start(rows: Sequence[Row], body: float, marks: Collection[str], level: Sequence[Box]) -> int:
    """Return the first row of the footnotes."""
    first = len(rows)
    while first > 0 and rows[first - 1].size <= _SMALLER * body:
        first -= 1
    for at in range(first, len(rows)):
        if mark_of(rows[at], marks) or (at > 0 and _is_below_rule(rows, at, level)):
            return at
        if at == first > 0 and _interrupts(rows[at - 1], rows[at]):
            return at
    for at in range(1, first):
        if _is_below_rule(rows, at, level) and mark_of(rows[at], marks):
            return at
    return len(rows)


def _interrupts(before: Row, row: Row) -> bool:
    """Return whether a row begins like a footnote, and the sentence before it is not at its end."""
    ends = before.text.rstrip("”’\"')]»")[-1:] in ".!?:;"
    apart = before.y - row.y > 1.5 * row.size and len(row.atoms) > 1
    return apart and bool(_MARK.match(row.text)) and not ends


def mark_of(row: Row, marks: Collection[str]) -> str:
    """Return the mark that a footnote begins with, if it is raised or occurs in the text."""
    first = row.atoms[0]
    if first.raised > 0 or first.text[0] in SUPERSCRIPTS:
        return unicodedata.normalize("NFKC", first.text)
    found = _MARK.match(row.text)
    return found[1] if found and found[1] in marks else ""


def _is_below_rule(rows: Sequence[Row], at: int, level: Sequence[Box]) -> bool:
    """Return whether a short line, as wide as no text, is drawn above a row."""
    row, before = rows[at], rows[at - 1]
    left = min(each.x0 for each in rows)
    width = max(each.x1 for each in rows) - left
    return any(
        row.y + 0.5 * row.size < line.y0 < before.y - 0.15 * before.size
        and abs(line.x0 - left) < 2 * row.size
        and 0.05 * width < line.x1 - line.x0 < _SHORT * width
        for line in level
    )


def _notes(rows: Sequence[Row], marks: Collection[str]) -> Iterator[tuple[str, str]]:
    mark, words = "", ""
    for row in rows:
        new = mark_of(row, marks) or _next(row, mark)
        if new and words:
            yield mark, words
            words = ""
        mark = new or mark
        words = f"{words} {_words(row)}" if words else _words(row)
    if words:
        yield mark, words


def _words(row: Row) -> str:
    """Return the words of a row, with a space after a raised mark."""
    first, rest = row.atoms[0], replace(row, atoms=row.atoms[1:])
    return f"{first.text} {rest.text}" if first.raised > 0 else row.text


def _next(row: Row, mark: str) -> str:
    """Return the mark of a row if it is the number after the one before."""
    found = _MARK.match(row.text)
    return found[1] if found and mark.isdigit() and found[1] == str(int(mark) + 1) else ""
