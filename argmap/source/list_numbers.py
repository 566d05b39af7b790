"""The markers of list items, and which of their numbers count on from one item to the next."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.source.lines import Line
from argmap.source.wrapping import breaks_word, wraps

# "1)", "(4)", "12.", "a)", "iv.", "•", "-": a list item's marker, with a space after it.
SIGN = "[•▪◦‣●○·*–—-]"
_IN_BRACKETS = r"\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\)"
_STOPPED = r"(?:\d{1,3}|[a-z]|[ivx]{1,4}|[IVX]{1,4})[.)]|[A-Z]\)"
MARKER = re.compile(rf"\s*((?:{_IN_BRACKETS}|{_STOPPED}|{SIGN})[ \t\u00a0]+)(?=\S)")
DASH = re.compile(r"\s*[–—-]")
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_NUMBER = re.compile(r"\w+")


class _Marked(NamedTuple):
    line: int
    style: str  # the marker without its number: "()", ".", "–"
    values: frozenset[int]  # "i" is the first of Roman numbers and the ninth of letters


def numbers_in_series(lines: Sequence[Line], width: int) -> frozenset[int]:
    """Return the numbers of the lines whose markers count on from the one before, or to the next.

    Equal bullets do, but for a dash at a place where a text of some width was wrapped.
    """
    found: set[int] = set()
    for one, other in pairwise(_marked(lines, width)):
        if one.style == other.style and _counts_on(one.values, other.values):
            found |= {one.line, other.line}
    return frozenset(found)


def _marked(lines: Sequence[Line], width: int) -> Iterator[_Marked]:
    before = None
    for line in lines:
        match = None if line.blank else MARKER.match(line.plain)
        if match and not (before and _goes_on(before, line, width)):
            yield _read(line.number, match[1].strip())
        before = None if line.blank else line


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Return whether what looks like a marker is a dash of a sentence, or the end of a word."""
    if DASH.match(line.plain):
        return wraps(before, line, width)
    return line.plain[:1].islower() and breaks_word(before.plain)


def _read(line: int, marker: str) -> _Marked:
    number = _NUMBER.search(marker)
    if not number:
        return _Marked(line, marker, frozenset())
    words = number[0]
    kind = "0" if words.isdigit() else "A" if words.isupper() else "a"
    return _Marked(line, marker.replace(words, kind), frozenset(_values(words)))


def _values(words: str) -> Iterator[int]:
    if words.isdigit():
        yield int(words)
    elif len(words) == 1:
        yield ord(words.lower()) - ord("a") + 1
    if words.lower() in _ROMANS:
        yield _ROMANS.index(words.lower()) + 1


def _counts_on(one: frozenset[int], other: frozenset[int]) -> bool:
    return not one or any(value + 1 in other for value in one)
