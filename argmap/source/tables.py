"""Rows of tables: neighbouring lines with the same number of tabs; what their cells are."""

import re
from collections.abc import Sequence

from argmap.english import furniture, headings
from argmap.source.lines import Line, runs, words
from argmap.source.list_numbers import MARKER

_CONTENTS = re.compile(
    r"\s{0,9}\d[\d.]{0,9}[\t ]\s{0,9}[^\W\d][^\t]{0,150}\t\s{0,9}(\d{1,4})\s{0,9}$"
)
_NAME = 3  # words: a cell of no more, without a full stop, names something
_FIGURE = re.compile(r"[^\w\t]{0,4}\d[\d.,\s]{0,20}\W{0,4}$")


def table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are rows; a menu of several lines is no table."""
    if not any("\t" in line.text for line in lines):
        return frozenset()
    filled = [line for line in lines if not line.blank]
    found = runs(filled, lambda one, other: one.text.count("\t") == other.text.count("\t"))
    return frozenset(line.number for run in found if _is_table(run) for line in run)


def is_row_of_cells(text: str) -> bool:
    """Return whether a block is cells of a table, none of which says anything."""
    cells = [cell.strip() for cell in text.split("\t")]
    return len(cells) > 1 and not any(map(_says_something, cells))


def _says_something(cell: str) -> bool:
    own = headings.lowered(words(cell))
    stops = cell.endswith((".", "!", "?", ":", ";")) and any(word.isalpha() for word in own)
    return stops or (len(own) > _NAME and headings.has_finite_verb(own))


def _is_table(run: Sequence[Line]) -> bool:
    """Return whether neighbours have cells, and figures in them or at least no words of a menu."""
    if sum(map(_has_cells, run)) < 2 or _is_contents(run):
        return False
    cells = [cell.strip() for line in run for cell in line.plain.split("\t")]
    if any(_FIGURE.match(cell) for cell in cells):
        return True
    return furniture.labels().isdisjoint(cell.lower() for cell in cells)


def _is_contents(run: Sequence[Line]) -> bool:
    """Return whether all of the lines are numbered titles with pages that rise."""
    titles = [_CONTENTS.match(line.plain) for line in run]
    pages = [int(title[1]) for title in titles if title]
    return len(pages) == len(run) and pages == sorted(pages)


def _has_cells(line: Line) -> bool:
    """Return whether there is a tab between words, and not only after the marker of an item."""
    text = line.plain.strip()
    marker = MARKER.match(text)
    has_tab = "\t" in (text[marker.end() :] if marker else text)
    return has_tab and not (text.endswith((".", "!", "?")) and _says_something(text))
