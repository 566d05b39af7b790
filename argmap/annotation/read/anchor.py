"""Finding the quoted words again in the source: exactly, nearly, or not at all, and never by a guess.

Compared are normal forms of what is kept of the source, so that a running head inside a sentence is
passed over. A quote in several places needs `near`; a quote that is nowhere may be placed nearly, if
one place is much better than any other and its numbers and negations are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from argmap.annotation.read.distance import Nearest, fewest_edits, nearest_place
from argmap.annotation.read.guard import guard
from argmap.annotation.read.places import Place, Places, is_border
from argmap.source.normalise import normal_words, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Aside, Source, Span
    from argmap.source.normalise import Normalised

Chain: TypeAlias = tuple[Place, ...]  # a place for each piece of a quote

GAP = " […] "
_LONGEST_GAP = 400
_NEAR = 200  # characters between a quote and the words of its `near`
_MOST_BESIDE = 6  # words that are tried for a `near`
_SHORTEST = 20  # characters of a quote that may be placed nearly
_MOST_EDITS = 0.4  # of its length
_MARGIN = 0.15  # by which the best place beats the second
_WORTH_SHOWING = 0.5
_MOST_PIECES = 100  # of a quote with gaps
_MOST_SPOTS = 40  # of rare words, around which a text is compared
_LONGEST = 10_000  # characters of a quote that may be placed nearly
_MOST_WORDS = 30  # of a quote, of which the rare ones are looked for
_SMALL = 4_000  # characters of a text up to which all of it is compared; above it, stretches with rare words of the quote
_LARGE = 200_000  # characters up to which at least the second best place is looked for in all of it
_WORK = 25_000_000  # characters compared in one run: some 200 quotes in a text of 100 kB
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands in the source; `near` is what stands there if it is not quite the quote."""

    parts: tuple[Span, ...]
    text: str
    exact: bool = True
    place: Place = (0, 0)  # of its first piece, in the normal text


@dataclass(frozen=True, slots=True)
class Several:
    """A quote that stands in more places than one."""

    lines: tuple[int, ...]
    tie: bool = False  # `near` is as near to several of them
    far: bool = False  # `near` is near to none of them
    nowhere: bool = False  # the words of `near` stand nowhere
    examples: tuple[
        tuple[int, str], ...
    ] = ()  # words that would choose a place, for the first of them


@dataclass(frozen=True, slots=True)
class Missing:
    """A quote that stands nowhere, with the nearest place if there is one."""

    nearest: str = ""  # what the source says there
    line: int = 0
    set_aside: Aside | None = None  # the words stand here, in what is set aside
    guarded: str = ""  # the place is near enough, but its numbers or its negations differ
    second_line: int = 0
    piece: int = 0  # which piece of a quote with gaps has no place
    unsought: bool = False  # so much was compared already that no near place was looked for


class Anchor:
    """Finds quotes in one source."""

    def __init__(self, source: Source, expected: Sequence[str] = ()) -> None:
        self._source = source
        self._kept = kept_spans(source)
        self._normal = normalise(source.text, self._kept if source.asides else None)
        self._plain = {quote: normal_words(quote) for quote in expected}
        self._places = Places(self._normal, tuple(self._plain.values()))
        self._work = _WORK
        self._known: dict[
            tuple[str, str | None], Found | Several | Missing
        ] = {}  # quotes without one exact place

    def find(self, quote: str, near: str | None = None) -> Found | Several | Missing:
        """Return where the words of a quote stand, or why that cannot be said."""
        whole = self._plain.get(quote) or normal_words(quote)
        if (whole, near) in self._known:
            return self._known[whole, near]
        pieces, chains = self._look_up(whole)
        if len(chains) == 1:
            return self._found(chains[0])
        if chains:
            return self._known.setdefault((whole, near), self._chosen(chains, near))
        if len(pieces) > _MOST_PIECES:
            return Missing()
        found = self._nearly_in_pieces(pieces) if len(pieces) > 1 else self._nearly(whole)
        return self._known.setdefault((whole, near), found)

    def near_for(self, quote: str, start: int) -> str | None:
        """Return words for `near` that choose the place at an offset; none where nothing is to be chosen, or nothing would."""
        _, chains = self._look_up(normal_words(quote))
        if len(chains) < 2:
            return None
        wanted = next(
            (chain for chain in chains if self._normal.starts[chain[0][0]] == start), None
        )
        return self._words_beside(wanted, chains) if wanted else None

    # -- exactly -----------------------------------------------------------------------------------------

    def _look_up(self, whole: str) -> tuple[list[str], list[Chain]]:
        """Return the pieces of a quote in normal form, and all its places."""
        chains: list[Chain] = [(place,) for place in self._places.find(whole)] if whole else []
        if chains or GAP.strip() not in whole:
            return [whole], chains
        pieces = [piece for piece in (part.strip() for part in whole.split(GAP.strip())) if piece]
        return pieces, self._chains(pieces) if 0 < len(pieces) <= _MOST_PIECES else []

    def _chains(self, pieces: list[str]) -> list[Chain]:
        """Return the ways in which the pieces follow one another, at most 400 characters apart."""
        places = [self._places.find(piece) for piece in pieces]
        chains = (_chain(first, places[1:]) for first in places[0])
        return [chain for chain in chains if chain]

    def _chosen(self, chains: list[Chain], near: str | None) -> Found | Several:
        lines = tuple(self._line(chain) for chain in chains)
        distances = self._distances(chains, near) if near else []
        best = min(distances, default=_NEAR + 1)
        if best <= _NEAR and distances.count(best) == 1:
            return self._found(chains[distances.index(best)])
        examples = tuple((line, words) for line, words in self._examples(chains, lines) if words)
        if best <= _NEAR:
            return Several(
                tuple(line for line, far in zip(lines, distances, strict=True) if far == best),
                tie=True,
                examples=examples,
            )
        return Several(
            lines, far=bool(distances), nowhere=bool(near) and not distances, examples=examples
        )

    def _distances(self, chains: list[Chain], near: str) -> list[int]:
        """Return how far each place is from some words; nothing if these stand nowhere."""
        beside = self._places.find(normal_words(near))
        return [_distance(chain, beside) for chain in chains] if beside else []

    def _examples(self, chains: list[Chain], lines: tuple[int, ...]) -> Iterator[tuple[int, str]]:
        for chain, line in list(zip(chains, lines, strict=True))[:2]:
            yield line, self._words_beside(chain, chains) or ""

    def _words_beside(self, chain: Chain, chains: list[Chain]) -> str | None:
        """Return a few words just after or just before a place that are nearer to it than to any other."""
        text = self._normal.text
        after = list(_WORD.finditer(text, chain[-1][1], chain[-1][1] + _NEAR))[:_MOST_BESIDE]
        before = list(_WORD.finditer(text, max(0, chain[0][0] - _NEAR), chain[0][0]))[
            -_MOST_BESIDE:
        ]
        spans = [(after[0].start(), found.end()) for found in after] + [
            (found.start(), before[-1].end()) for found in reversed(before)
        ]
        spans.sort(key=lambda span: abs(text.count(" ", *span) - 2))  # three words, if they will do
        for start, end in spans:
            distances = self._distances(chains, text[start:end])
            best = min(distances, default=_NEAR + 1)
            if (
                best <= _NEAR
                and distances.count(best) == 1
                and chains[distances.index(best)] is chain
            ):
                return text[start:end]
        return None

    def _found(self, chain: Chain, *, exact: bool = True) -> Found:
        text = self._source.text
        if len(chain) == 1 and not self._source.asides:
            span = self._normal.span(*chain[0])
            return Found((span,), text[span[0] : span[1]], exact, chain[0])
        pieces = [tuple(self._parts(place)) for place in chain]
        words = GAP.join(" ".join(text[start:end] for start, end in piece) for piece in pieces)
        return Found(tuple(part for piece in pieces for part in piece), words, exact, chain[0])

    def _parts(self, place: Place) -> Iterator[Span]:
        """Yield the stretches of the source that a place in the normal text stands for, without what is set aside."""
        start, end = self._normal.span(*place)
        first = max(0, bisect_right(self._kept, (start, len(self._source.text))) - 1)
        for kept_start, kept_end in self._kept[first:]:
            if kept_start >= end:
                return
            words = self._source.text[max(start, kept_start) : min(end, kept_end)]
            lead = len(words) - len(words.lstrip())
            if words.strip():
                begin = max(start, kept_start) + lead
                yield (begin, begin + len(words.strip()))

    def _line(self, chain: Chain) -> int:
        return self._source.line_at(self._normal.starts[chain[0][0]])

    # -- nearly ------------------------------------------------------------------------------------------

    def _nearly(self, whole: str) -> Found | Missing:
        """Return the nearest place if it is near enough and beats all others; else say what it is."""
        aside = self._aside_with(whole)
        near = None if aside else self._nearest(whole)
        if near is None or near.edits > _WORTH_SHOWING * len(whole):
            return Missing(set_aside=aside, unsought=self._work < 0)
        place = self._fitted(self._widened((near.start, near.end)), whole)
        here = self._found((place,), exact=False)
        nearest = Missing(here.text, self._line((place,)))
        if len(whole) < _SHORTEST or near.edits > _MOST_EDITS * len(whole):
            return nearest
        guarded = guard(whole, self._normal.text[place[0] : place[1]])
        if guarded or self._edits_elsewhere(whole, near) - near.edits < _MARGIN * len(whole):
            return replace(nearest, guarded=guarded)
        return here

    def _nearly_in_pieces(self, pieces: list[str]) -> Found | Several | Missing:
        """Return the place of a quote with gaps, of which some pieces stand nowhere or too far apart."""
        places: list[list[Place]] = []
        for number, piece in enumerate(pieces):
            exactly = self._places.find(piece)
            nearly = None if exactly else self._nearly(piece)
            if isinstance(nearly, Missing):
                return replace(nearly, piece=number)
            places.append(exactly if nearly is None else [nearly.place])
        chains = [chain for chain in (_chain(first, places[1:]) for first in places[0]) if chain]
        if len(chains) == 1:
            return self._found(chains[0], exact=False)
        if chains:
            return Several(tuple(self._line(chain) for chain in chains))
        return Missing(line=self._line((places[0][0],)), second_line=self._line((places[-1][0],)))

    def _nearest(self, words: str) -> Nearest | None:
        """Return the place that takes the fewest edits; none if nothing is alike, or if too much was compared already."""
        best: Nearest | None = None
        if not words or len(words) > _LONGEST:
            return None
        for start, end in self._windows(words):
            if not self._may_compare(words, end - start):
                return None
            near = nearest_place(words, self._normal.text[start:end])
            if best is None or near.edits < best.edits:
                best = Nearest(start + near.start, start + near.end, near.edits)
        return best if best and best.start < best.end else None

    def _edits_elsewhere(self, words: str, near: Nearest) -> int:
        """Return how many edits the best place before or after another one takes."""
        text = self._normal.text
        spans = [(0, len(text))] if len(text) <= _LARGE else self._windows(words)
        best = len(words)
        for start, end in spans:
            for piece in (text[start : min(end, near.start)], text[max(start, near.end) : end]):
                if not self._may_compare(words, len(piece)):
                    return 0
                best = min(best, fewest_edits(words, piece))
        return best

    def _may_compare(self, words: str, size: int) -> bool:
        self._work -= size * (1 + len(words) // 500)
        return self._work >= 0

    def _windows(self, words: str) -> list[Place]:
        """Return the stretches to compare: all of a text, or of a large one those around rare words of the quote."""
        text = self._normal.text
        if len(text) <= _SMALL:
            return [(0, len(text))] if text else []
        reach = 2 * len(words)
        longest = sorted(
            {word for word in _WORD.findall(words) if len(word) > 3},
            key=lambda word: (-len(word), word),
        )[:_MOST_WORDS]
        counted = sorted((text.count(word), word) for word in longest)
        spots: list[int] = []
        for count, word in counted:
            if len(spots) + count > _MOST_SPOTS and spots:
                break
            spots.extend(
                found.start() for found in islice(re.finditer(re.escape(word), text), _MOST_SPOTS)
            )
        spots.sort()
        windows: list[Place] = []
        for spot in spots:
            start, end = max(0, spot - reach), min(len(text), spot + reach)
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], end)
            else:
                windows.append((start, end))
        return windows

    def _widened(self, place: Place) -> Place:
        """Return a place with the whole of the words in which it begins and ends."""
        text = self._normal.text
        start, end = place
        while not is_border(text, start):
            start -= 1
        while not is_border(text, end):
            end += 1
        return (start, end)

    def _fitted(self, place: Place, words: str) -> Place:
        """Return a place that begins and ends with a sign if, and only if, the words do."""
        text = self._normal.text
        start, end = place
        while (
            start + 1 < end
            and text[start] != words[0]
            and (text[start] == " " or (_is_sign(text[start]) and not _is_sign(words[0])))
        ):
            start += 1
        while (
            end - 1 > start
            and text[end - 1] != words[-1]
            and (text[end - 1] == " " or (_is_sign(text[end - 1]) and not _is_sign(words[-1])))
        ):
            end -= 1
        if _is_sign(words[0]) and text[start] != words[0] and start and text[start - 1] == words[0]:
            start -= 1
        if _is_sign(words[-1]) and text[end - 1] != words[-1] and text[end : end + 1] == words[-1]:
            end += 1
        return (start, end)

    # -- in what is set aside ----------------------------------------------------------------------------

    @cached_property
    def _everything(self) -> tuple[Normalised, Places]:
        normal = normalise(self._source.text)
        return normal, Places(normal)

    def _aside_with(self, words: str) -> Aside | None:
        """Return the aside in which words stand that stand nowhere else."""
        if not self._source.asides or not words:
            return None
        normal, places = self._everything
        for place in places.find(words):
            start = normal.starts[place[0]]
            for aside in self._source.asides:
                if aside.start <= start < aside.end:
                    return aside
        return None


def kept_spans(source: Source) -> list[Span]:
    """Return the stretches of a source that are not set aside, in order."""
    spans: list[Span] = []
    done = 0
    for aside in sorted(source.asides, key=lambda each: each.start):
        if aside.start > done:
            spans.append((done, aside.start))
        done = max(done, aside.end)
    if done < len(source.text):
        spans.append((done, len(source.text)))
    return spans


def _is_sign(character: str) -> bool:
    return not character.isalnum() and character != " "


def _chain(first: Place, rest: list[list[Place]]) -> Chain:
    """Return a place for each piece, each the next after the one before; nothing if one is missing or too far."""
    chain = [first]
    for places in rest:
        index = bisect_left(places, (chain[-1][1], 0))
        if index == len(places) or places[index][0] - chain[-1][1] > _LONGEST_GAP:
            return ()
        chain.append(places[index])
    return tuple(chain)


def _distance(chain: Chain, beside: list[Place]) -> int:
    """Return how many characters lie between a quote and the nearest of some places outside of it."""
    start, end = chain[0][0], chain[-1][1]
    best = 10**9
    index = bisect_left(beside, (start, 0))
    for place in beside[max(0, index - 3) : index]:
        if place[1] <= start:
            best = min(best, start - place[1])
    for place in beside[index:]:
        if place[0] >= end:
            return min(best, place[0] - end)
    return best
