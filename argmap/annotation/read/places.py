"""Where words occur in a text: all exact places, at word boundaries, or the closest match.

A closest match is safe to take if it is close enough, clearly better than the second best, and if
its numbers, its negations and the words that have an opposite are those of the words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, repeat
from typing import NamedTuple, TypeAlias

from argmap.english.negation import negations
from argmap.english.numbers import number_words
from argmap.english.opposites import opposites
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
_SHORTEST = 20  # characters of a quote that may be placed approximately
_LONGEST = 10_000
_MOST_EDITS = 0.4  # of the length of the quote
_WORTH_SHOWING = 0.5
_MARGIN = 0.15  # by which the best place beats the second best
_SMALL = 4_000  # a text up to this size is compared whole, a larger one around rare words
_LARGE = 200_000  # up to this size the second best place is looked for in the whole text
_WORK = 25_000_000  # characters compared in one run: about 200 quotes in a text of 100 kB
_MOST_WORDS = 30  # of a quote, of which the rare ones are looked for
_MOST_SPOTS = 40  # of rare words, around which a text is compared
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Places:
    """Finds words in one normal text; if many are expected, by an index of their beginnings."""

    def __init__(self, normal: Normalised, expected: Sequence[str] = ()) -> None:
        self.text = normal.text
        self._hyphens = frozenset(normal.hyphens)  # of line ends, which were removed
        is_worth_it = len(self.text) * len(expected) > _WORTH_AN_INDEX
        self._index = _index(self.text, expected) if is_worth_it else {}

    def find(self, words: str) -> list[Place]:
        """Return the places of words in normal form, in order; at most a thousand."""
        places: Iterable[Place] = ((start, start + len(words)) for start in self._starts(words))
        if self._hyphens and 0 < len(_INNER_HYPHEN.findall(words)) <= _MOST_HYPHENS:
            places = self._ignoring_hyphens(words)
        whole = (place for place in places if all(is_border(self.text, end) for end in place))
        return list(islice(whole, MOST_PLACES))

    def _starts(self, words: str) -> Iterable[int]:
        known = self._index.get(words[:_KEY])
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


def _index(text: str, expected: Sequence[str]) -> dict[str, list[int]]:
    """Return where the beginnings of some words occur; empty for scripts without spaces."""
    if _UNSPACED.search(text):
        return {}
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


class Nearest(NamedTuple):
    """A stretch of a text, and the number of edits that turn it into the words."""

    start: int
    end: int
    edits: int


@dataclass(frozen=True, slots=True)
class Match:
    """The closest match of a quote, as a place in the normal text."""

    place: Place
    is_safe: bool
    guarded: str = ""  # how numbers, negations or opposites differ, if only they forbid to take it


class ApproximateSearch:
    """Finds closest matches in one normal text, until too much has been compared."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.work_left = _WORK  # below 0, too much has been compared to look for anything more

    def find(self, words: str) -> Match | None:
        """Return the closest match of words in normal form, or None if nothing is similar."""
        near = self._nearest(words)
        if near is None or near.edits > _WORTH_SHOWING * len(words):
            return None
        place = self._fitted(near, words)
        if len(words) < _SHORTEST or near.edits > _MOST_EDITS * len(words):
            return Match(place, is_safe=False)
        if differs := guard(words, self._text[slice(*place)]):
            return Match(place, is_safe=False, guarded=differs)
        margin = self._edits_elsewhere(words, near) - near.edits
        return Match(place, is_safe=margin >= _MARGIN * len(words))

    def _nearest(self, words: str) -> Nearest | None:
        """Return the place with the fewest edits, or None if too much was compared already."""
        best: Nearest | None = None
        if not words or len(words) > _LONGEST:
            return None
        for start, end in self._windows(words):
            if not self._may_compare(words, end - start):
                return None
            near = _nearest_place(words, self._text[start:end])
            if best is None or near.edits < best.edits:
                best = Nearest(start + near.start, start + near.end, near.edits)
        return best if best and best.start < best.end else None

    def _edits_elsewhere(self, words: str, near: Nearest) -> int:
        """Return how many edits the best place before or after another one takes."""
        text = self._text
        spans = [(0, len(text))] if len(text) <= _LARGE else self._windows(words)
        best = len(words)
        for start, end in spans:
            for piece in (text[start : min(end, near.start)], text[max(start, near.end) : end]):
                if not self._may_compare(words, len(piece)):
                    return 0
                best = min(best, _best_end(words, piece)[1])
        return best

    def _may_compare(self, words: str, size: int) -> bool:
        self.work_left -= size * (1 + len(words) // 500)
        return self.work_left >= 0

    def _windows(self, words: str) -> list[Place]:
        """Return the stretches to compare: a small text whole, a large one around rare words."""
        size = len(self._text)
        if size <= _SMALL:
            return [(0, size)] if size else []
        reach = 2 * len(words)
        windows: list[Place] = []
        for spot in sorted(self._rare_spots(words)):
            start, end = max(0, spot - reach), min(size, spot + reach)
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], end)
            else:
                windows.append((start, end))
        return windows

    def _rare_spots(self, words: str) -> list[int]:
        long_words = {word for word in WORD.findall(words) if len(word) > 3}
        longest = sorted(long_words, key=lambda word: (-len(word), word))[:_MOST_WORDS]
        spots: list[int] = []
        for count, word in sorted((self._text.count(word), word) for word in longest):
            if spots and len(spots) + count > _MOST_SPOTS:
                break
            found = re.finditer(re.escape(word), self._text)
            spots.extend(match.start() for match in islice(found, _MOST_SPOTS))
        return spots

    def _fitted(self, near: Nearest, words: str) -> Place:
        """Return a place of whole words, with punctuation around them only if the words have it."""
        text, (start, end, _) = self._text, near
        first, last = words[0], words[-1]
        while not is_border(text, start):
            start -= 1
        while not is_border(text, end):
            end += 1
        while start + 1 < end and _is_surplus(text[start], first):
            start += 1
        while end - 1 > start and _is_surplus(text[end - 1], last):
            end -= 1
        if _is_punctuation(first) and text[start] != first and text[start - 1 : start] == first:
            start -= 1
        if _is_punctuation(last) and text[end - 1] != last and text[end : end + 1] == last:
            end += 1
        return (start, end)


def guard(quote: str, place: str) -> str:
    """Return how numbers, negations or opposites of two texts differ; empty if they do not."""
    here, there = opposites(quote, place)
    compared = (
        ("numbers", number_words(quote), number_words(place)),
        ("negations", negations(quote), negations(place)),
        ("words with opposite meanings", here, there),
    )
    return next((_difference(*each) for each in compared if each[1] != each[2]), "")


def _difference(name: str, here: list[str], there: list[str]) -> str:
    missing, added = Counter(there) - Counter(here), Counter(here) - Counter(there)
    if not missing and not added:
        return f"the {name} are in another order"
    in_source, in_quote = ", ".join(missing) or "none", ", ".join(added) or "none"
    return f"the {name} differ ({in_source} in the source, {in_quote} in the quote)"


def _is_surplus(character: str, wanted: str) -> bool:
    """Return whether a place should not begin or end with a character if the words do not."""
    if character == " ":
        return wanted != " "
    return _is_punctuation(character) and not _is_punctuation(wanted)


def _is_punctuation(character: str) -> bool:
    return not character.isalnum() and character != " "


def _nearest_place(words: str, text: str) -> Nearest:
    end, edits = _best_end(words, text)
    before = text[max(0, end - 2 * len(words)) : end]
    return Nearest(end - _best_end(words[::-1], before[::-1], whole=True)[0], end, edits)


def _best_end(words: str, text: str, *, whole: bool = False) -> tuple[int, int]:
    """Return where the best stretch ends (the first of equals), and its distance, by Myers' method.

    With `whole`, the stretch begins where the text begins, and the longest of equals is taken.
    """
    size = len(words)
    masks: dict[str, int] = {}
    for position, character in enumerate(words):
        masks[character] = masks.get(character, 0) | 1 << position
    full = (1 << size) - 1
    last = 1 << (size - 1)
    plus, minus, distance = full, 0, size
    best_end, best = 0, size
    for end, equal in enumerate(map(masks.get, text, repeat(0)), start=1):
        same = ((((equal & plus) + plus) & full) ^ plus) | equal | minus
        up = minus | (full ^ (same | plus))
        down = same & plus
        if down & last:
            distance -= 1
            if distance < best:
                best_end, best = end, distance
        elif up & last:
            distance += 1
        up = up << 1 & full
        if whole:
            up |= 1
            best_end = end if distance == best else best_end
        plus = (down << 1 & full) | (full ^ (same | up))
        minus = same & up
    return best_end, best
