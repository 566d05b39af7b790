"""Columns of words side by side: whether the text of one runs on without regard to the others.

In a table the lines of a cell begin level with those of the cells next to it, and nothing else
begins beside them. In columns paragraphs begin and end wherever they do.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.documents.pdf.sheet import Row, middle

_WORDS = 3  # in a line of a sentence that goes on in the next, at least
_CLOSE = 1.8  # of the size: lines of a paragraph are not farther apart
_ALIKE = 0.06  # of the size: how much it varies in a paragraph
_LEVEL = 0.35  # of the size: how much the lines of one row of a table vary
_LEAST = 3  # lines of paragraphs in a column of running text, at least
_SHARE = 0.4  # of the lines of such a column belong to paragraphs, at least


def is_crossed(columns: Mapping[int, Sequence[Row]]) -> bool:
    """Return whether paragraphs of a column run past where those of other columns begin."""
    crossed = whole = 0
    for number, rows in columns.items():
        others = [_starts(each) for other, each in columns.items() if other != number]
        found = [rows[first : last + 1] for first, last in _paragraphs(rows)]
        lines = sum(map(len, found))
        if lines >= max(_LEAST, _SHARE * len(rows)):
            whole += len(found)
            crossed += sum(_is_crossed(each, others) for each in found)
    return 0 < whole <= 2 * crossed


def _paragraphs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of lines whose sentences go on from one to the next."""
    right = max(row.x1 for row in rows)
    first = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _goes_on(rows[at - 1], rows[at], right):
            continue
        if at - first > 1:
            yield first, at - 1
        first = at


def _goes_on(before: Row, row: Row, right: float) -> bool:
    """Return whether a sentence goes on from a full line to the next."""
    is_text = len(before.text.split()) >= _WORDS and before.text[-1] not in ".!?:;"
    return is_text and not _begins(before, row, right)


def _begins(before: Row, row: Row, right: float) -> bool:
    """Return whether a line begins something: the one above is far, of other type, or not full."""
    is_far = before.y - row.y > _CLOSE * row.size
    return (
        is_far
        or abs(before.size - row.size) > _ALIKE * row.size
        or before.x1 + _first_word(row) < right
    )


def _first_word(row: Row) -> float:
    """Return how wide the first word of a row is, with a space before it."""
    end = next((at for at, atom in enumerate(row.atoms) if at and atom.spaced), len(row.atoms))
    return row.atoms[end - 1].x1 - row.x0 + 0.2 * row.size


def _starts(rows: Sequence[Row]) -> list[float]:
    """Return the heights of lines that begin something, from the foot."""
    right = max(row.x1 for row in rows)
    found = (row.y for before, row in pairwise(rows) if _begins(before, row, right))
    return sorted((rows[0].y, *found))


def _is_crossed(paragraph: Sequence[Row], others: Sequence[Sequence[float]]) -> bool:
    """Return whether something begins beside a paragraph and not level with its first line."""
    top, foot = paragraph[0].y, paragraph[-1].y
    level = _LEVEL * middle([row.size for row in paragraph])
    return any(
        bisect_left(starts, foot - level) < bisect_left(starts, top - level) for starts in others
    )
