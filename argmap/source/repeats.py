"""Repeats: the first copy stays, the others are set aside, unless they differ in substance.

Units are sentences. Exact repeats are found by their normal form, and grown to the longest runs;
near repeats by an inverted index of word 4-grams, checked by `difflib`.

A book has millions of 4-grams, nearly all of which occur once. So a first pass, over fewer of them
and with a table of bounded size, finds the pairs that may be alike; only these are indexed.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache, partial
from itertools import chain
from typing import TypeAlias
from zlib import crc32

from argmap.english.content_words import is_light, is_respelling
from argmap.model import Span
from argmap.source.lines import runs, words

_ALONE = 5  # words: a repeated sentence with fewer is set aside only inside a longer run
_STOPPED = 3  # words: enough if the sentence ends with a full stop
_NEAR_ALONE = 5  # words: no shorter sentence is a near repeat
_HEAD = 60  # characters: almost always enough to count so few words
_CANDIDATES = 12  # earlier places examined for one repeat
_CHECKED = 6  # earlier places compared word by word for one near repeat
_COMMON = 24  # a 4-gram in more places than this says nothing
_ALIKE = 0.72  # share of words that two near repeats have in common, at least
_TEMPLATE = 3  # near repeats of one sentence, with no exact repeat next to them, that are a form
_FEW = 8  # words: a sentence with no more has few 4-grams, and any change breaks most of them
_TWICE = 10  # words: a sentence with no more has so few keys that each counts twice
# Words: few, and many. A sentence between is both, since its copy may have one word more.
_SOME, _MANY = 15, 14
_ENOUGH = 4  # one in this many 4-grams of a sentence must occur elsewhere before it is searched for
_TABLE = 1 << 25  # places of four bytes
_TOKEN = re.compile(r"\d+(?:[.,' ]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_TERMINAL = re.compile(r"[.!?…][\"')]*$")
_offsets = partial(array, "q")
_Tokens: TypeAlias = Sequence[str]
# Units in a row that occur again: the position of each with that of its first copy.
Run: TypeAlias = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Units:
    """The sentences of a text: their places and normal forms, whether in a heading or a list."""

    starts: array[int] = field(default_factory=_offsets)
    ends: array[int] = field(default_factory=_offsets)
    norms: list[str] = field(default_factory=list)
    headings: bytearray = field(default_factory=bytearray)
    lists: array[int] = field(default_factory=_offsets)  # the number of the sentence's list, or 0
    blocks: array[int] = field(default_factory=_offsets)  # the number of the sentence's block
    leads: dict[int, int] = field(default_factory=dict)  # the marker's offset, for a list item

    def __len__(self) -> int:
        return len(self.norms)

    def span(self, unit: int) -> Span:
        """Return the stretch of the source that a unit is."""
        return self.starts[unit], self.ends[unit]

    def extend(
        self, spans: Sequence[Span], norms: Sequence[str], *, heading: bool, within: int
    ) -> None:
        """Add the sentences of a block; `within` is the number of its list, or 0."""
        self.starts.extend(start for start, _ in spans)
        self.ends.extend(end for _, end in spans)
        self.norms.extend(norms)
        self.headings.extend([heading] * len(norms))
        self.lists.extend([within] * len(norms))
        self.blocks.extend([self.blocks[-1] + 1 if self.blocks else 0] * len(norms))


@dataclass(frozen=True, slots=True)
class Near:
    """Two units that are nearly the same and differ in substance."""

    copy: int
    first: int
    differs: tuple[tuple[str, str], ...]  # words there, words here


def find_repeats(units: Units, held: frozenset[int] = frozenset()) -> tuple[list[Run], list[Near]]:
    """Return the runs of repeats, and the near repeats that must stay; `held` units stay too."""
    twins = _exact(units, held)
    nears = list(_near(units, twins, held))
    twins |= {near.copy: near.first for near in nears if not near.differs}
    differing = [near for near in nears if near.differs]
    found = runs(sorted(twins.items()), lambda one, other: other == (one[0] + 1, one[1] + 1))
    return list(found), list(_variants(units, differing, twins))


def _exact(units: Units, held: frozenset[int]) -> dict[int, int]:
    """Return the position of its first copy for each repeated unit, continuing an open run."""
    seen: dict[str, int] = {}
    others: dict[str, list[int]] = {}  # further places that are not copies of the first
    twins: dict[int, int] = {}
    for position, norm in enumerate(units.norms):
        earliest = seen.setdefault(norm, position)
        if earliest == position:
            continue
        earlier = others.get(norm, ())
        after = twins.get(position - 1, -2) + 1
        if position not in held:
            twins[position] = after if after in earlier else earliest
        elif len(earlier) < _CANDIDATES:
            others.setdefault(norm, []).append(position)
    return _without_lone_short(units, twins)


def _without_lone_short(units: Units, twins: dict[int, int]) -> dict[int, int]:
    """Return the ordered twins, but those too short to be a repeat without a neighbour."""
    kept = {position for position in twins if _is_enough(units, position)}
    for step, positions in ((-1, iter(twins)), (1, reversed(twins))):
        for position in positions:
            beside = position + step
            if beside in kept and twins[beside] - twins[position] == step:
                kept.add(position)
    return {position: first for position, first in twins.items() if position in kept}


def _is_enough(units: Units, position: int) -> bool:
    if units.headings[position]:
        return False
    norm = units.norms[position]
    least = _STOPPED if _TERMINAL.search(norm[-8:]) else _ALONE
    return len(norm) >= 200 or len(words(norm[:_HEAD])) >= least or len(words(norm)) >= least


def _variants(units: Units, differing: Sequence[Near], twins: Mapping[int, int]) -> Iterator[Near]:
    """Yield the near repeats that are next to a copy, or are not one form filled in repeatedly.

    The sentences of a form are in one list, or there are several of them. In one paragraph a
    sentence that begins or ends like another is meant: "They sold the mill. They sold the lake."
    """
    roots: dict[int, int] = {}
    for near in differing:
        roots[near.copy] = roots.get(near.first, near.first)
    forms = Counter(roots[near.copy] for near in differing)
    for near in differing:
        beside = any(twins.get(near.copy + step) == near.first + step for step in (-1, 1))
        within = units.lists[near.copy]
        is_row = within and within == units.lists[near.first]
        is_row = is_row or units.blocks[near.copy] == units.blocks[near.first]
        if beside or not (is_row or forms[roots[near.copy]] >= _TEMPLATE):
            yield near


def _near(units: Units, twins: Mapping[int, int], held: frozenset[int]) -> Iterator[Near]:
    """Yield units that nearly repeat an earlier one, with what differs in substance."""
    later, earlier = _suspects(units, twins)
    index: dict[int, list[int]] = defaultdict(list)
    matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
    tokens = lru_cache(maxsize=4096)(lambda position: tuple(_TOKEN.findall(units.norms[position])))
    for position in sorted(later | earlier):
        norm = units.norms[position]
        grams = set(_grams(_numbers(norm)))
        if position in later and position not in held:
            size = norm.count(" ") + 1
            least = 1 if size <= _FEW else max(1, (size - 3) // _ENOUGH)
            candidates = _candidates(index, grams, least)
            near = _nearest(matcher, position, candidates, tokens)
            if near is not None:
                yield near
        for gram in grams:
            if len(index[gram]) < _COMMON:
                index[gram].append(position)


def _suspects(units: Units, twins: Mapping[int, int]) -> tuple[set[int], set[int]]:
    """Return the units that share enough with an earlier one to be examined, and these.

    Each key of a unit leaves the unit's number in a table; a unit that finds one number twice
    shares two keys with that one. Keys that share a place by chance hide a few in a hundred.
    """
    letters = units.ends[-1] - units.starts[0] if units.ends else 0
    mask = min(1 << letters.bit_length(), _TABLE) - 1
    table = array("I", bytes(4 * (mask + 1)))
    later, earlier = set[int](), set[int]()
    for place, norm in enumerate(units.norms):
        if units.headings[place] or place in twins:
            continue
        slots = [key & mask for key in _keys(_numbers(norm))]
        found = _twice([table[slot] for slot in slots])
        if found:
            earlier.update(each - 1 for each in found)
            later.add(place)
        for slot in slots:
            table[slot] = place + 1
    return later, earlier


def _twice(holders: Sequence[int]) -> list[int]:
    """Return the numbers but 0 that occur more than once; most often none does."""
    if len(holders) < len(set(holders)) + holders.count(0):
        return []
    return [each for each, count in Counter(holders).items() if each and count > 1]


def _numbers(norm: str) -> tuple[int, ...]:
    """Return a number for each word, the same in every run of the program."""
    return tuple(map(crc32, norm.encode("utf-8", "surrogatepass").split()))


def _keys(own: tuple[int, ...]) -> list[int]:
    """Return numbers of which two sentences share two or more if they are nearly the same."""
    size = len(own)
    keys = _grams(own) if size <= _SOME else []
    if size <= _TWICE:
        keys += [hash((gram,)) for gram in keys]
    if size >= _MANY:  # four words at a time, from both ends: one change leaves three alone
        forth, back = iter(own), reversed(own)
        keys += map(hash, zip(forth, forth, forth, forth, strict=False))
        keys += map(hash, zip(back, back, back, back, strict=False))
    return keys


def _grams(own: tuple[int, ...]) -> list[int]:
    """Return the 4-grams of a sentence as numbers; of a short one also all its words but one."""
    if len(own) < _NEAR_ALONE:
        return []
    grams = list(map(hash, zip(own, own[1:], own[2:], own[3:], strict=False)))
    if len(own) <= _FEW:
        grams.append(hash(own))
        grams.extend(hash(own[:place] + own[place + 1 :]) for place in range(len(own)))
    return grams


def _candidates(index: Mapping[int, Sequence[int]], grams: set[int], least: int) -> list[int]:
    """Return the earlier units that share most of the rarer 4-grams, the best first."""
    found = (index.get(gram, ()) for gram in grams)
    shared = Counter(chain.from_iterable(places for places in found if len(places) < _COMMON))
    most = max(shared.values(), default=0)
    near = [position for position, count in shared.items() if count >= least and 2 * count >= most]
    return sorted(near, key=lambda position: (-shared[position], position))[:_CHECKED]


def _nearest(
    matcher: SequenceMatcher[str],
    position: int,
    candidates: Sequence[int],
    tokens: Callable[[int], tuple[str, ...]],
) -> Near | None:
    best, most = -1, _ALIKE
    if candidates:
        matcher.set_seq2(tokens(position))
    for candidate in candidates:
        matcher.set_seq1(tokens(candidate))
        if matcher.real_quick_ratio() <= most or matcher.quick_ratio() <= most:
            continue
        if (ratio := matcher.ratio()) > most:
            best, most = candidate, ratio
    differs = differences(tokens(best), tokens(position)) if best >= 0 else None
    return None if differs is None else Near(position, best, differs)


def differences(first: _Tokens, copy: _Tokens) -> tuple[tuple[str, str], ...] | None:
    """Return what two near repeats differ in, words there and words here; None for two texts.

    Nothing if only punctuation, articles and the like, or the spelling of a longer word differ.
    """
    codes = SequenceMatcher(None, first, copy, autojunk=False).get_opcodes()
    changes = [(first[a:b], copy[c:d]) for tag, a, b, c, d in codes if tag != "equal"]
    weighty = [(before, after) for before, after in changes if not _is_slight(before, after)]
    changed = sum(max(len(before), len(after)) for before, after in weighty)
    longest = max(len(first), len(copy))
    if len(weighty) > max(1, longest // 12) or changed > max(2, longest // 6):
        return None
    return tuple((" ".join(before), " ".join(after)) for before, after in weighty)


def _is_slight(before: _Tokens, after: _Tokens) -> bool:
    left, right = _content(before), _content(after)
    return left == right or (len(left) == len(right) == 1 and is_respelling(left[0], right[0]))


def _content(tokens: _Tokens) -> list[str]:
    return [token for token in tokens if token[0].isalnum() and not is_light(token)]
