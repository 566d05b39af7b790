"""Finding quotes in the source: exactly, approximately, or not at all; never a guess.

Normal forms of what is kept of the source are compared, so a running head inside a sentence is
skipped. A quote that occurs in several places needs `near`; one that occurs nowhere may be placed
approximately (see `places.py`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from argmap.annotation.read.places import WORD, ApproximateSearch, Place, Places
from argmap.model import Aside, Source, Span
from argmap.source.normalise import Normalised, normal_words, normalise

Chain: TypeAlias = tuple[Place, ...]  # a place for each piece of a quote

GAP = " […] "
_LONGEST_GAP = 400  # characters between two pieces of a quote
_NEAR = 200  # characters between a quote and the words of its `near`
_BESIDE = 2_000  # characters on each side from which the words of a `near` are taken
_FEW = 12  # words of a `near`; more are taken only where these do not decide
_MOST_PIECES = 100  # of a quote with gaps


@dataclass(frozen=True, slots=True)
class Found:
    """The place of a quote in the source; if it is not exact, `text` differs from the quote."""

    parts: tuple[Span, ...]
    text: str  # what the source says there
    exact: bool = True
    place: Place = (0, 0)  # of the first piece, in the normal text


@dataclass(frozen=True, slots=True)
class Several:
    """A quote that occurs in several places."""

    lines: tuple[int, ...]
    tie: bool = False  # `near` is equally near to several of them
    far: bool = False  # `near` is near to none of them
    nowhere: bool = False  # the words of `near` do not occur
    examples: tuple[tuple[int, str], ...] = ()  # lines with words that would choose that place


@dataclass(frozen=True, slots=True)
class Missing:
    """A quote that does not occur, with the closest match if there is one."""

    nearest: str = ""  # what the source says there
    line: int = 0
    set_aside: Aside | None = None  # the words occur here, in what is set aside
    guarded: str = ""  # the place is close enough, but its numbers or its negations differ
    second_line: int = 0
    piece: int = 0  # which piece of a quote with gaps has no place
    unsought: bool = False  # too much was compared already to search for a closest match


Outcome: TypeAlias = Found | Several | Missing


class Anchor:
    """Finds quotes in one source; with many `expected` quotes, by an index of their beginnings."""

    def __init__(self, source: Source, expected: Sequence[str] = ()) -> None:
        self._source = source
        self._kept = _kept_spans(source)
        self._normal = normalise(source.text, self._kept if source.asides else None)
        self._plain = {quote: normal_words(quote) for quote in expected}
        self._places = Places(self._normal, tuple(self._plain.values()))
        self._approximate = ApproximateSearch(self._normal.text)
        self._known: dict[tuple[str, str | None], Outcome] = {}  # quotes without one exact place

    def find(self, quote: str, near: str | None = None) -> Outcome:
        """Return where a quote is, or why that cannot be said."""
        whole = self._plain.get(quote) or normal_words(quote)
        if (whole, near) in self._known:
            return self._known[whole, near]
        pieces, chains = self._look_up(whole)
        if len(chains) == 1:
            return self._found(chains[0])
        if len(pieces) > _MOST_PIECES:
            return Missing()
        if chains:
            found: Outcome = self._chosen(chains, near)
        elif len(pieces) > 1:
            found = self._pieces_approximately(pieces)
        else:
            found = self._approximately(whole)
        return self._known.setdefault((whole, near), found)

    def near_for(self, quote: str, start: int) -> str | None:
        """Return a `near` that chooses the place at an offset, None if none is needed or does."""
        wanted, chains = self._place_at(quote, start)
        return self._words_beside(wanted, chains) if wanted and len(chains) > 1 else None

    def can_choose(self, quote: str, start: int) -> bool:
        """Return whether the quote has one exact place, or a `near` chooses that at an offset."""
        wanted, chains = self._place_at(quote, start)
        return len(chains) < 2 or bool(wanted and self._words_beside(wanted, chains))

    def _place_at(self, quote: str, start: int) -> tuple[Chain | None, list[Chain]]:
        _, chains = self._look_up(normal_words(quote))
        starts = self._normal.starts
        at = (chain for chain in chains if starts[chain[0][0]] == start)
        return (next(at, None) if len(chains) > 1 else None), chains

    def _look_up(self, whole: str) -> tuple[list[str], list[Chain]]:
        chains: list[Chain] = [(place,) for place in self._places.find(whole)] if whole else []
        gap = GAP.strip()
        if chains or gap not in whole:
            return [whole], chains
        pieces = [piece for piece in map(str.strip, whole.split(gap)) if piece]
        if not 0 < len(pieces) <= _MOST_PIECES:
            return pieces, []
        return pieces, _chains([self._places.find(piece) for piece in pieces])

    def _chosen(self, chains: list[Chain], near: str | None) -> Found | Several:
        lines = tuple(self._line(chain) for chain in chains)
        distances = self._distances(chains, near) if near else []
        nearest = _nearest(distances)
        if len(nearest) == 1:
            return self._found(chains[nearest[0]])
        words = [(self._line(chain), self._words_beside(chain, chains)) for chain in chains[:2]]
        examples = tuple((line, beside) for line, beside in words if beside)
        if nearest:
            tied = tuple(lines[index] for index in nearest)
            return Several(tied, tie=True, examples=examples)
        far = bool(distances)
        return Several(lines, far=far, nowhere=bool(near) and not far, examples=examples)

    def _distances(self, chains: list[Chain], near: str) -> list[int]:
        beside = self._places.find(normal_words(near))
        return [_distance(chain, beside) for chain in chains] if beside else []

    def _words_beside(self, chain: Chain, chains: list[Chain]) -> str | None:
        """Return words just after or before a place that are nearer to it than to others."""
        for span in self._spans_beside(chain):
            words = self._normal.text[slice(*span)]
            nearest = _nearest(self._distances(chains, words))
            if len(nearest) == 1 and chains[nearest[0]] is chain:
                return words
        return None

    def _spans_beside(self, chain: Chain) -> list[Place]:
        """Return what is next to a place: few words first, and those of its own block."""
        text, start, end = self._normal.text, chain[0][0], chain[-1][1]
        after = _some(list(WORD.finditer(text, end, end + _BESIDE)))
        before = _some(list(WORD.finditer(text, max(0, start - _BESIDE), start))[::-1])
        spans = [(after[0].start(), word.end()) for word in after]
        spans += [(word.start(), before[0].end()) for word in before]
        first, last = self._block(start)
        return sorted(
            spans,
            key=lambda span: (
                (size := text.count(" ", *span)) > _FEW,
                not (first <= span[0] and span[1] <= last),
                abs(size - 2),  # three words, if they will do
            ),
        )

    def _block(self, offset: int) -> Place:
        """Return the bounds, in the normal text, of the block at an offset of it."""
        starts, blocks = self._normal.starts, self._source.blocks
        found = bisect_right(blocks, starts[offset], key=lambda block: block.start) - 1
        if found < 0:
            return (0, len(starts))
        block = blocks[found]
        return bisect_left(starts, block.start), bisect_left(starts, block.end)

    def _found(self, chain: Chain, *, exact: bool = True) -> Found:
        text = self._source.text
        pieces = [list(self._parts(place)) for place in chain]
        words = GAP.join(" ".join(text[start:end] for start, end in piece) for piece in pieces)
        return Found(tuple(part for piece in pieces for part in piece), words, exact, chain[0])

    def _parts(self, place: Place) -> Iterator[Span]:
        """Yield the spans of the source that a place covers, without what is set aside."""
        start, end = self._normal.span(*place)
        first = max(0, bisect_right(self._kept, (start, len(self._source.text))) - 1)
        for kept_start, kept_end in self._kept[first:]:
            if kept_start >= end:
                return
            begin = max(start, kept_start)
            words = self._source.text[begin : min(end, kept_end)]
            begin += len(words) - len(words.lstrip())
            if words.strip():
                yield (begin, begin + len(words.strip()))

    def _line(self, chain: Chain) -> int:
        return self._source.line_at(self._normal.starts[chain[0][0]])

    def _approximately(self, whole: str) -> Found | Missing:
        aside = self._aside_with(whole)
        match = None if aside else self._approximate.find(whole)
        if match is None:
            return Missing(set_aside=aside, unsought=self._approximate.work_left < 0)
        here = self._found((match.place,), exact=False)
        if match.is_safe:
            return here
        return Missing(here.text, self._line((match.place,)), guarded=match.guarded)

    def _pieces_approximately(self, pieces: list[str]) -> Outcome:
        places: list[list[Place]] = []
        for number, piece in enumerate(pieces):
            exactly = self._places.find(piece)
            match = None if exactly else self._approximately(piece)
            if isinstance(match, Missing):
                return replace(match, piece=number)
            places.append(exactly if match is None else [match.place])
        chains = _chains(places)
        if len(chains) == 1:
            return self._found(chains[0], exact=False)
        if chains:
            return Several(tuple(self._line(chain) for chain in chains))
        return Missing(line=self._line((places[0][0],)), second_line=self._line((places[-1][0],)))

    @cached_property
    def _everything(self) -> tuple[Normalised, Places]:
        normal = normalise(self._source.text)
        return normal, Places(normal)

    def _aside_with(self, words: str) -> Aside | None:
        if not self._source.asides or not words:
            return None
        normal, places = self._everything
        for place in places.find(words):
            start = normal.starts[place[0]]
            for aside in self._source.asides:
                if aside.start <= start < aside.end:
                    return aside
        return None


def _kept_spans(source: Source) -> list[Span]:
    asides = sorted(source.asides, key=lambda each: each.start)
    starts = accumulate((aside.end for aside in asides), max, initial=0)
    ends = [*(aside.start for aside in asides), len(source.text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _chains(places: list[list[Place]]) -> list[Chain]:
    """Return the ways in which pieces follow one another, at most 400 characters apart."""
    chains: list[Chain] = [(first,) for first in places[0]]
    for following in places[1:]:
        longer = []
        for chain in chains:
            end = chain[-1][1]
            index = bisect_left(following, (end, 0))
            if index < len(following) and following[index][0] - end <= _LONGEST_GAP:
                longer.append((*chain, following[index]))
        chains = longer
    return chains


def _some(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words with which stretches from the first may end: all of few, some of many."""
    return [*words[:_FEW], *words[_FEW : 4 * _FEW : 4], *words[4 * _FEW :: 2 * _FEW]]


def _nearest(distances: list[int]) -> list[int]:
    """Return the indexes of the smallest distance; empty if it is too far for a `near`."""
    best = min(distances, default=_NEAR + 1)
    if best > _NEAR:
        return []
    return [index for index, distance in enumerate(distances) if distance == best]


def _distance(chain: Chain, beside: list[Place]) -> int:
    """Return how many characters are between a quote and the nearest of some places outside it."""
    start, end = chain[0][0], chain[-1][1]
    index = bisect_left(beside, (start, 0))
    before = [start - place[1] for place in beside[max(0, index - 3) : index] if place[1] <= start]
    after = next((place[0] - end for place in beside[index:] if place[0] >= end), 10**9)
    return min(*before, after, 10**9)
