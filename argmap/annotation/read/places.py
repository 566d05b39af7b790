"""Where words stand in a text: the exact places, all of them, at word borders."""

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
# Scripts that set no blanks between words: every place is a border.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
)
_HYPHEN = re.compile(r"- ?")
_START = re.compile(r"[^\W_]+|[^\w\s]|_")
_WORTH_AN_INDEX = 20_000_000  # characters that the single searches would go through
_KEY = 14
_MOST_ALIKE = 200  # beginnings that are alike; with more of them a plain search is faster


class Places:
    """Finds words in one normal text.

    Where it is known that many words will be looked for, one pass over the text notes where each of them may begin.
    """

    def __init__(self, normal: Normalised, expected: Sequence[str] = ()) -> None:
        self.text = normal.text
        self._hyphens = normal.hyphens
        self._skeleton: _Skeleton | None = None
        self._index = (
            _index(self.text, expected)
            if len(self.text) * len(expected) > _WORTH_AN_INDEX
            else None
        )

    def find(self, words: str) -> list[Place]:
        """Return the places at which words in normal form stand, in order; never more than a thousand."""
        if self._hyphens and "-" in words and words != _bare(words):
            return self._broken(words)
        text, size = self.text, len(words)
        places = ((start, start + size) for start in self._starts(words))
        return list(
            islice(
                (
                    place
                    for place in places
                    if is_border(text, place[0]) and is_border(text, place[1])
                ),
                MOST_PLACES,
            )
        )

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

    def _broken(self, words: str) -> list[Place]:
        """Return places for words with a hyphen that the source may have at a line end, and so taken out."""
        if self._skeleton is None:
            self._skeleton = _Skeleton(self.text, self._hyphens)
        places = self._skeleton.find(words)
        return [
            place
            for place in places
            if is_border(self.text, place[0]) and is_border(self.text, place[1])
        ]


class _Skeleton:
    """A text without the hyphens inside its words, and where and what they were."""

    def __init__(self, text: str, line_ends: Sequence[int]) -> None:
        layers: list[Layer] = []
        self.text, self.hyphens = _stripped(text, layers)
        self._starts = Offsets(len(self.text), tuple(layers), ends=False)
        self._ends = Offsets(len(self.text), tuple(layers), ends=True)
        starts = self._starts
        self.line_ends = {bisect_left(starts, offset) for offset in line_ends}

    def find(self, words: str) -> list[Place]:
        """Return places in the text where words stand, whatever they do with hyphens at line ends."""
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
        """Return whether the hyphens of the words are those of the text, but for those at line ends."""
        for offset in range(1, size):
            here = self.hyphens.get(start + offset)
            if here != wanted.get(offset) and not (
                here is None and start + offset in self.line_ends
            ):
                return False
        return True


def _stripped(text: str, layers: list[Layer]) -> tuple[str, dict[int, str]]:
    """Return a text without the hyphens inside its words, and what stood before which of its characters."""
    hyphens: dict[int, str] = {}

    def edits() -> Iterator[Edit]:
        taken = 0
        for found in _HYPHEN.finditer(text):
            start, end = found.span()
            if start and end < len(text) and text[start - 1].isalpha() and text[end].islower():
                hyphens[start - taken] = found[0]
                taken += end - start
                yield (start, end, "")

    return replace(text, edits(), layers), hyphens


def _bare(words: str) -> str:
    return _stripped(words, [])[0]


def _index(text: str, expected: Sequence[str]) -> dict[str, list[int]] | None:
    """Return where the first characters of each of some words stand at a border; none for scripts without blanks."""
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
    """Return the first offset from here on at which words may begin."""
    while not is_border(text, offset):
        offset += 1
    return offset


def is_border(text: str, offset: int) -> bool:
    """Return whether no word runs across an offset."""
    return not (0 < offset < len(text) and _in_word(text[offset - 1]) and _in_word(text[offset]))


@lru_cache(maxsize=65536)
def _in_word(sign: str) -> bool:
    return (sign.isalnum() or unicodedata.category(sign)[0] == "M") and not _UNSPACED.match(sign)
