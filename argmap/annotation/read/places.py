"""Where words occur in a text: all exact places, at word boundaries."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from argmap.source.normalise import Offsets, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.source.normalise import Edit, Layer, Normalised

Place: TypeAlias = tuple[int, int]  # in the normal text, half open

MOST_PLACES = 1000
# Scripts without spaces between words: every offset is a boundary.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
)
_HYPHEN = re.compile(r"- ?")
_START = re.compile(r"[^\W_]+|[^\w\s]|_")
_WORTH_AN_INDEX = 20_000_000  # characters that the single searches would go through
_KEY = 14  # characters of a quote by which it is indexed
_MOST_ALIKE = 200  # places with the same beginning; with more, a plain search is faster


class Places:
    """Finds words in one normal text.

    If many words are expected, one pass over the text notes where each of them may begin.
    """

    def __init__(self, normal: Normalised, expected: Sequence[str] = ()) -> None:
        self.text = normal.text
        self._hyphens = normal.hyphens
        self._skeleton: _Skeleton | None = None
        is_worth_it = len(self.text) * len(expected) > _WORTH_AN_INDEX
        self._index = _index(self.text, expected) if is_worth_it else None

    def find(self, words: str) -> list[Place]:
        """Return the places of words in normal form, in order; at most a thousand."""
        if self._hyphens and "-" in words and words != _stripped(words, [])[0]:
            return self._ignoring_hyphens(words)
        size = len(words)
        places = ((start, start + size) for start in self._starts(words))
        return list(islice(filter(self._is_whole, places), MOST_PLACES))

    def _is_whole(self, place: Place) -> bool:
        return is_border(self.text, place[0]) and is_border(self.text, place[1])

    def _starts(self, words: str) -> Iterable[int]:
        known = self._index.get(words[:_KEY]) if self._index is not None else None
        if known is not None and len(words) >= _KEY and len(known) <= _MOST_ALIKE:
            return [start for start in known if self.text.startswith(words, start)]
        return self._searched(words)

    def _searched(self, words: str) -> Iterator[int]:
        start = self.text.find(words)
        while start >= 0:
            yield start
            start = self.text.find(words, _next_border(self.text, start + 1))

    def _ignoring_hyphens(self, words: str) -> list[Place]:
        """Return places for words with a hyphen, which the source may have had at a line end."""
        if self._skeleton is None:
            self._skeleton = _Skeleton(self.text, self._hyphens)
        return list(filter(self._is_whole, self._skeleton.find(words)))


class _Skeleton:
    """A text without the hyphens inside its words, and what those were."""

    def __init__(self, text: str, line_ends: Sequence[int]) -> None:
        layers: list[Layer] = []
        self.text, self.hyphens = _stripped(text, layers)
        self._starts = Offsets(len(self.text), tuple(layers), ends=False)
        self._ends = Offsets(len(self.text), tuple(layers), ends=True)
        self.line_ends = {bisect_left(self._starts, offset) for offset in line_ends}

    def find(self, words: str) -> list[Place]:
        """Return places in the text for words, whatever they do with hyphens at line ends."""
        bare, wanted = _stripped(words, [])
        found: list[Place] = []
        start = self.text.find(bare)
        tries = 0
        while start >= 0 and len(found) < MOST_PLACES and tries < 10 * MOST_PLACES:
            tries += 1
            if self._agrees(start, len(bare), wanted):
                found.append((self._starts[start], self._ends[start + len(bare) - 1]))
            start = self.text.find(bare, start + 1)
        return found

    def _agrees(self, start: int, size: int, wanted: dict[int, str]) -> bool:
        """Return whether words and text have the same hyphens, except for those at line ends."""
        for offset in range(1, size):
            here = self.hyphens.get(start + offset)
            at_line_end = here is None and start + offset in self.line_ends
            if here != wanted.get(offset) and not at_line_end:
                return False
        return True


def _stripped(text: str, layers: list[Layer]) -> tuple[str, dict[int, str]]:
    """Return a text without the hyphens inside its words, and the hyphens by the next offset."""
    hyphens: dict[int, str] = {}

    def edits() -> Iterator[Edit]:
        removed = 0
        for found in _HYPHEN.finditer(text):
            start, end = found.span()
            if start and end < len(text) and text[start - 1].isalpha() and text[end].islower():
                hyphens[start - removed] = found[0]
                removed += end - start
                yield (start, end, "")

    return replace(text, edits(), layers), hyphens


def _index(text: str, expected: Sequence[str]) -> dict[str, list[int]] | None:
    """Return where the beginnings of some words occur; None for scripts without spaces."""
    if _UNSPACED.search(text):
        return None
    index: dict[str, list[int]] = {words[:_KEY]: [] for words in expected}
    for found in _START.finditer(text):
        start = found.start()
        key = text[start : start + _KEY]
        if key in index:
            index[key].append(start)
    return index


def _next_border(text: str, offset: int) -> int:
    while not is_border(text, offset):
        offset += 1
    return offset


def is_border(text: str, offset: int) -> bool:
    """Return whether an offset is not inside a word."""
    return not (0 < offset < len(text) and _in_word(text[offset - 1]) and _in_word(text[offset]))


@lru_cache(maxsize=65536)
def _in_word(character: str) -> bool:
    is_letter = character.isalnum() or unicodedata.category(character)[0] == "M"
    return is_letter and not _UNSPACED.match(character)
