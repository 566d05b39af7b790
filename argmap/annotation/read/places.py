"""Where words occur in a text: all exact places, at word boundaries."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from argmap.source.normalise import Normalised

Place: TypeAlias = tuple[int, int]  # in the normal text, half open

MOST_PLACES = 1000
# Scripts without spaces between words: every offset is a boundary.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
)
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])(- ?)(?=[^\W\d_])")
_START = re.compile(r"[^\W_]+|[^\w\s]|_")
_MOST_HYPHENS = 100  # of a quote that may be at line ends
_WORTH_AN_INDEX = 20_000_000  # characters that the single searches would go through
_KEY = 14  # characters of a quote by which it is indexed
_MOST_ALIKE = 200  # places with the same beginning; with more, a plain search is faster


class Places:
    """Finds words in one normal text; if many are expected, by an index of their beginnings."""

    def __init__(self, normal: Normalised, expected: Sequence[str] = ()) -> None:
        self.text = normal.text
        self._hyphens = frozenset(normal.hyphens)  # of line ends, which were removed
        is_worth_it = len(self.text) * len(expected) > _WORTH_AN_INDEX
        self._index = _index(self.text, expected) if is_worth_it else None

    def find(self, words: str) -> list[Place]:
        """Return the places of words in normal form, in order; at most a thousand."""
        places: Iterable[Place] = ((start, start + len(words)) for start in self._starts(words))
        if self._hyphens and 0 < len(_INNER_HYPHEN.findall(words)) <= _MOST_HYPHENS:
            places = self._ignoring_hyphens(words)
        whole = (place for place in places if all(is_border(self.text, end) for end in place))
        return list(islice(whole, MOST_PLACES))

    def _starts(self, words: str) -> Iterable[int]:
        known = self._index.get(words[:_KEY]) if self._index is not None else None
        if known is not None and len(words) >= _KEY and len(known) <= _MOST_ALIKE:
            return [start for start in known if self.text.startswith(words, start)]
        return self._searched(words)

    def _searched(self, words: str) -> Iterator[int]:
        start = self.text.find(words)
        while start >= 0:
            yield start
            start += 1
            while not is_border(self.text, start):
                start += 1
            start = self.text.find(words, start)

    def _ignoring_hyphens(self, words: str) -> Iterator[Place]:
        """Yield the places of words whose hyphens the source may have had at line ends."""
        pieces = _INNER_HYPHEN.split(words)  # words and hyphens in turn
        groups = [f"({re.escape(piece)}){'?' * (n % 2)}" for n, piece in enumerate(pieces)]
        pattern = re.compile("".join(groups))
        found = pattern.search(self.text)
        while found:
            gaps = [n for n in range(2, len(pieces), 2) if found[n] is None]
            if all(found.start(n + 1) in self._hyphens for n in gaps):
                yield found.span()
            found = pattern.search(self.text, found.start() + 1)


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


def is_border(text: str, offset: int) -> bool:
    """Return whether an offset is not inside a word."""
    return not (0 < offset < len(text) and _in_word(text[offset - 1]) and _in_word(text[offset]))


@lru_cache(maxsize=65536)
def _in_word(character: str) -> bool:
    is_letter = character.isalnum() or unicodedata.category(character)[0] == "M"
    return is_letter and not _UNSPACED.match(character)
