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
_FULL = 0.7  # of the width: such a line is full if a sentence goes on in the next
_LEVEL = 0.35  # of the size: how much the lines of one row of a table vary
_PHRASES = 0.25  # of the lines of a column have so many words, at least
_LEAST = 3  # lines of paragraphs in a column of running text, at least
_SHARE = 0.4  # of the lines of such a column belong to paragraphs, at least


def is_crossed(columns: Mapping[int, Sequence[Row]]) -> bool:
    """Return whether paragraphs of a column run past where those of other columns begin."""
    if not all(map(_has_phrases, columns.values())):
        return False
    crossed = whole = 0
    for number, rows in columns.items():
        others = [_starts(each) for other, each in columns.items() if other != number]
        right = max(row.x1 for row in rows)
        found = [rows[first : last + 1] for first, last in _paragraphs(rows, right)]
        lines = sum(map(len, found))
        if lines >= max(_LEAST, _SHARE * len(rows)):
            whole += len(found)
            crossed += sum(_is_crossed(each, others) for each in found)
    return 0 < whole <= 2 * crossed


def runs_side_by_side(columns: Mapping[int, Sequence[Row]]) -> bool:
    """Return whether sentences may go on in columns, though these look like cells of a table."""
    return all(map(_has_phrases, columns.values())) and any(map(runs_on, columns.values()))


def runs_on(rows: Sequence[Row]) -> bool:
    """Return whether a sentence of several words goes on from a line of a column to the next."""
    return any(
        min(len(one.text.split()), len(two.text.split())) >= _WORDS
        and one.text[-1].isalpha()
        and two.text[0].islower()
        for one, two in pairwise(rows)
    )


def _has_phrases(rows: Sequence[Row]) -> bool:
    """Return whether a column has several lines with several words, and not mostly figures."""
    words = [row.text.split() for row in rows]
    figures = sum(any(map(str.isdigit, word)) for line in words for word in line)
    several = sum(sum(any(map(str.isalpha, word)) for word in line) >= _WORDS for line in words)
    return several >= max(2, _PHRASES * len(rows)) and figures < 0.4 * sum(map(len, words))


def _paragraphs(rows: Sequence[Row], right: float) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of lines whose sentences go on from one to the next."""
    first = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _goes_on(rows[at - 1], rows[at], right):
            continue
        lower = sum(row.text[0].islower() for row in rows[first + 1 : at])
        if 0 < at - first - 1 <= 2 * lower:
            yield first, at - 1
        first = at


def _goes_on(before: Row, row: Row, right: float) -> bool:
    """Return whether a sentence goes on from a full line to the next."""
    if len(before.text.split()) < _WORDS or before.text[-1] in ".!?:;":
        return False
    is_nearly_full = before.x1 > row.x0 + _FULL * (right - row.x0)
    end = before.x1 if is_nearly_full and row.text[0].islower() else right
    return not _begins(before, row, end)


def _begins(before: Row, row: Row, right: float) -> bool:
    """Return whether a line begins something: the one above is far, of other type, or not full."""
    is_far = before.y - row.y > _CLOSE * row.size
    return is_far or _is_other_type(before, row) or before.x1 + _first_word(row) < right


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
    """Return whether something begins beside a paragraph and not level with its first line.

    What begins beside each of its lines is not beside a paragraph but beside entries of a list.
    """
    top, foot = paragraph[0].y, paragraph[-1].y
    level = _LEVEL * middle([row.size for row in paragraph])
    counts = (
        bisect_left(starts, top - level) - bisect_left(starts, foot - level) for starts in others
    )
    return any(0 < count < max(2, len(paragraph) - 1) for count in counts)


def reordered(columns: Sequence[Sequence[Row]], after: Sequence[Row]) -> list[Sequence[Row]]:
    """Return columns in the order in which they are read; `after` is the row below them, if any.

    What is drawn in other type beside a sentence that goes on below, such as a quotation from the
    text, precedes it.
    """
    first, *rest = columns
    if not after or not all(_is_other_type(rows[0], first[-1]) for rows in rest):
        return list(columns)
    goes_on = first[-1].text[-1] not in ".?!:" and after[0].text[0].islower()
    if not goes_on or _is_other_type(first[-1], after[0]):
        return list(columns)
    top = max(rows[0].y + 0.8 * rows[0].size for rows in rest)
    above = [row for row in first if row.y > top]
    return [each for each in (above, *rest, first[len(above) :]) if each]


def is_interrupted(columns: Sequence[Sequence[Row]], after: Sequence[Row]) -> bool:
    """Return whether a sentence of the first column may go on below, and not in the next column."""
    if not after:
        return False
    last, below = columns[0][-1], after[0]
    is_level = abs(last.x0 - below.x0) < below.size and not _is_other_type(last, below)
    return is_level and runs_on((last, below)) and not runs_on((last, columns[1][0]))


def are_of_other_types(columns: Sequence[Sequence[Row]]) -> bool:
    """Return whether columns of phrases differ in the size of their type."""
    return all(map(_has_phrases, columns)) and not any(
        not _is_other_type(row, other)
        for one, two in pairwise(columns)
        for row in one
        for other in two
    )


def _is_other_type(one: Row, other: Row) -> bool:
    return abs(one.size - other.size) > _ALIKE * other.size
