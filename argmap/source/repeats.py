"""Repeats: the first copy stays, every further one is set aside; near repeats that differ in substance both stay.

Units are sentences. Exact repeats are found by their normal form, and grown to the longest runs in
which sentence after sentence comes again; near repeats by an inverted index of word 4-grams, checked by
`difflib`. Nothing is assumed about where a run begins, or how many there are.

A book has millions of 4-grams, and nearly all of them stand in it once. So a first pass, over fewer and
with a table of bounded size, only finds the pairs that may be alike; the index holds nothing but these.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from argmap.source.structure import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from argmap.model import Span

ALONE = 5  # words: a repeated sentence with fewer is set aside only inside a longer run
NEAR_ALONE = 5  # words: the same for a near repeat
_STOPPED = 3  # words: enough where the sentence ends with a full stop
_HEAD = 60  # characters: nearly always enough to count so few words
_CANDIDATES = 12  # earlier places looked at for one repeat
_CHECKED = 6  # earlier places compared word by word for one near repeat
_COMMON = 24  # a 4-gram in more places than this tells nothing
_ALIKE = 0.72  # share of words that two near repeats have in common, at least
_TEMPLATE = 3  # near repeats of one sentence that no exact repeat stands beside: a form that is filled in, and no copy
_TOKEN = re.compile(r"\d+(?:[.,' ]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_TERMINAL = re.compile(r"[.!?…][\"')]*$")
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        ("is(?=(?:e[ds]?|ing|ations?|ational)$)", "iz"),
        ("ys(?=(?:e[ds]?|ing)$)", "yz"),
        ("our(?=(?:s|ed|ing|able|ite|ites|er|ers)?$)", "or"),
        ("(?<=t)re(?=s?$)", "er"),
        ("mme(?=s?$)", "m"),
        ("ogue(?=s?$)", "og"),
        ("nce(?=s?$)", "nse"),
        (r"(?<=\w\w\w\w)ll(?=(?:ed|ing|er|ers)$)", "l"),
    )
)
# Words that may come and go between two copies without changing what is said.
_LIGHT = frozenset("a an the also that and so then now here very just too indeed".split())
_FEW = 8  # words: a sentence with no more has few 4-grams, and any change breaks most of them
_TWICE = 10  # words: a sentence with no more has so few keys that each counts twice
_SOME, _MANY = (
    15,
    14,
)  # words: few, and many; a sentence between is both, since its copy may have a word more
_ENOUGH = 4  # one in so many of its 4-grams must stand elsewhere before a sentence is looked for
_TABLE = 1 << 25  # places of four bytes
_Change: TypeAlias = tuple[Sequence[str], Sequence[str]]  # words there, words here


@dataclass(frozen=True, slots=True)
class Units:
    """The sentences of a text: their places and normal forms, and which of them are headings and list items."""

    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    norms: list[str] = field(default_factory=list)
    headings: bytearray = field(default_factory=bytearray)
    lists: array[int] = field(
        default_factory=lambda: array("l")
    )  # the number of the list that the sentence stands in, or 0
    leads: dict[int, int] = field(
        default_factory=dict
    )  # offset of the marker, for sentences that open a list item

    def __len__(self) -> int:
        return len(self.norms)

    def extend(
        self, start: int, spans: Sequence[Span], norms: Sequence[str], *, heading: bool, within: int
    ) -> None:
        """Add the sentences of a block; their spans are counted from `start`."""
        for first, last in spans:
            self.starts.append(start + first)
            self.ends.append(start + last)
        self.norms.extend(norms)
        self.headings.extend([heading] * len(norms))
        self.lists.extend([within] * len(norms))


@dataclass(frozen=True, slots=True)
class Run:
    """Units that come again: the positions of the further copy and of the first one, pair by pair."""

    copies: tuple[int, ...]
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two units that are nearly the same and differ in substance."""

    copy: int
    first: int
    differs: tuple[tuple[str, str], ...]


def find_repeats(
    units: Units, held: frozenset[int] = frozenset()
) -> tuple[tuple[Run, ...], tuple[Near, ...]]:
    """Return the runs of repeated units, and the near repeats that must stay.

    `held` are positions of units that are kept whatever they repeat.
    """
    twins = _exact(units, held)
    alike: dict[int, int] = {}
    differing: list[Near] = []
    for near in _near(units, twins, held):
        if near.differs:
            differing.append(near)
        else:
            alike[near.copy] = near.first
    both = twins | alike
    runs = tuple(_runs(both))
    return runs, tuple(_variants(units, differing, both))


def _exact(units: Units, held: frozenset[int]) -> dict[int, int]:
    """Return for each repeated unit the position of its first copy, going on with a run where one is open."""
    seen: dict[str, int] = {}
    others: dict[str, list[int]] = {}  # further places that are no copies of the first
    twins: dict[int, int] = {}
    for position, norm in enumerate(units.norms):
        earliest = seen.setdefault(norm, position)
        if earliest == position:
            continue
        earlier = others.get(norm, ())
        after = twins.get(position - 1, -2) + 1
        first = after if after in earlier else earliest
        if position not in held:
            twins[position] = first
        elif len(earlier) < _CANDIDATES:
            others.setdefault(norm, []).append(position)
    return _without_lone_short(units, twins)


def _without_lone_short(units: Units, twins: dict[int, int]) -> dict[int, int]:
    """Return the twins, which are in order, without those too short to be a repeat by themselves, unless a neighbour carries them."""
    kept = {position for position in twins if _is_enough(units, position)}
    for step, positions in ((-1, iter(twins)), (1, reversed(twins))):
        for position in positions:
            beside = position + step
            if position not in kept and beside in kept and twins[beside] - twins[position] == step:
                kept.add(position)
    return (
        twins
        if len(kept) == len(twins)
        else {position: first for position, first in twins.items() if position in kept}
    )


def _is_enough(units: Units, position: int) -> bool:
    """Return whether a unit that comes again is a repeat even alone."""
    if units.headings[position]:
        return False
    norm = units.norms[position]
    least = _STOPPED if _TERMINAL.search(norm[-8:]) else ALONE
    return len(norm) >= 200 or len(words(norm[:_HEAD])) >= least or len(words(norm)) >= least


def _runs(twins: Mapping[int, int]) -> Iterator[Run]:
    """Yield neighbouring twins together, as long as their first copies are neighbours too."""
    copies: list[int] = []
    firsts: list[int] = []
    for position in sorted(twins):
        first = twins[position]
        if copies and (position != copies[-1] + 1 or first != firsts[-1] + 1):
            yield Run(tuple(copies), tuple(firsts))
            copies, firsts = [], []
        copies.append(position)
        firsts.append(first)
    if copies:
        yield Run(tuple(copies), tuple(firsts))


def _variants(units: Units, differing: Sequence[Near], twins: Mapping[int, int]) -> Iterator[Near]:
    """Yield the near repeats that are news: a copy that was changed, and not one form filled in again and again.

    Where the sentence before or after is a copy too, this one is a changed copy. Elsewhere a form shows
    itself: its sentences stand in one list, or there are several of them.
    """
    roots: dict[int, int] = {}
    for near in differing:
        roots[near.copy] = roots.get(near.first, near.first)
    forms = Counter(roots[near.copy] for near in differing)
    for near in differing:
        beside = any(twins.get(near.copy + step) == near.first + step for step in (-1, 1))
        within = units.lists[near.copy]
        if beside or (
            forms[roots[near.copy]] < _TEMPLATE
            and not (within and within == units.lists[near.first])
        ):
            yield near


def _near(units: Units, twins: Mapping[int, int], held: frozenset[int]) -> Iterator[Near]:
    """Yield units that nearly repeat an earlier one, with what differs in substance (nothing: a copy)."""
    later, earlier = _suspects(units, twins)
    index: dict[int, list[int]] = defaultdict(list)
    matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
    tokens = lru_cache(maxsize=4096)(lambda position: tuple(_TOKEN.findall(units.norms[position])))
    for position in sorted(later | earlier):
        norm = units.norms[position]
        grams = set(_grams(_numbers(norm)))
        candidates = (
            _candidates(index, grams, _least(norm))
            if position in later and position not in held
            else []
        )
        if candidates:
            matcher.set_seq2(tokens(position))
            if (near := _nearest(matcher, position, candidates, tokens)) is not None:
                yield near
        for gram in grams:
            if len(index[gram]) < _COMMON:
                index[gram].append(position)


def _suspects(units: Units, twins: Mapping[int, int]) -> tuple[set[int], set[int]]:
    """Return the units that share enough with an earlier one to be looked at, and these earlier ones.

    Each key of a unit leaves the unit's number in a table. A unit that finds one number twice shares two
    keys with that one; places that two keys share by chance lead to many units, and hide a few in a hundred.
    """
    letters = units.ends[-1] - units.starts[0] if units.ends else 0
    mask = min(1 << letters.bit_length(), _TABLE) - 1
    table = array("I", bytes(4 * (mask + 1)))
    later, earlier = set[int](), set[int]()
    for place, norm in enumerate(units.norms):
        if units.headings[place] or place in twins:
            continue
        slots = [key & mask for key in _keys(_numbers(norm))]
        holders = [table[slot] for slot in slots]
        if len(holders) >= len(set(holders)) + holders.count(0):
            found = [each - 1 for each, count in Counter(holders).items() if each and count > 1]
            earlier.update(found)
            later.update([place] if found else ())
        for slot in slots:
            table[slot] = place + 1
    return later, earlier


def _numbers(norm: str) -> tuple[int, ...]:
    """Return a number for each word, the same in every run."""
    return tuple(map(crc32, norm.encode("utf-8", "surrogatepass").split()))


def _keys(own: tuple[int, ...]) -> list[int]:
    """Return numbers of which two sentences share two or more if they are nearly the same.

    Of a sentence of few words all 4-grams, of a very short one each in two ways. Of a long one four words at a
    time, from its beginning on and from its end back: one change leaves three of these alone.
    """
    size = len(own)
    keys = _grams(own) if size <= _SOME else []
    if size <= _TWICE:
        keys += [hash((gram,)) for gram in keys]
    if size >= _MANY:
        forth, back = iter(own), reversed(own)
        keys += map(hash, zip(forth, forth, forth, forth, strict=False))
        keys += map(hash, zip(back, back, back, back, strict=False))
    return keys


def _grams(own: tuple[int, ...]) -> list[int]:
    """Return the 4-grams of a sentence as numbers.

    A short sentence has besides a number for all its words, and one for all but the first, but the
    second, and so on: whatever word is changed, one of them is the same.
    """
    if len(own) < NEAR_ALONE:
        return []
    grams = list(map(hash, zip(own, own[1:], own[2:], own[3:], strict=False)))
    if len(own) <= _FEW:
        grams.append(hash(own))
        grams.extend(hash(own[:place] + own[place + 1 :]) for place in range(len(own)))
    return grams


def _least(norm: str) -> int:
    """Return how many 4-grams a sentence must share with another before the two are compared."""
    size = norm.count(" ") + 1
    return 1 if size <= _FEW else max(1, (size - 3) // _ENOUGH)


def _candidates(index: Mapping[int, Sequence[int]], grams: set[int], least: int) -> list[int]:
    """Return the earlier units that share most 4-grams, the best first; a 4-gram that stands everywhere tells nothing."""
    shared: dict[int, int] = defaultdict(int)
    for gram in grams:
        places = index.get(gram, ())
        if len(places) < _COMMON:
            for position in places:
                shared[position] += 1
    most = max(shared.values(), default=0)
    near = [position for position, count in shared.items() if count >= least and 2 * count >= most]
    return sorted(near, key=lambda position: (-shared[position], position))[:_CHECKED]


def _nearest(
    matcher: SequenceMatcher[str],
    position: int,
    candidates: Sequence[int],
    tokens: Callable[[int], tuple[str, ...]],
) -> Near | None:
    """Return the candidate whose words are most alike, if they are alike enough to be compared and one text."""
    best, most, changes = -1, _ALIKE, list[_Change]()
    for candidate in candidates:
        matcher.set_seq1(tokens(candidate))
        if (
            matcher.real_quick_ratio() > most
            and matcher.quick_ratio() > most
            and (ratio := matcher.ratio()) > most
        ):
            best, most, changes = (
                candidate,
                ratio,
                _changes(matcher, tokens(candidate), tokens(position)),
            )
    differs = (
        _weighty(changes, max(len(tokens(best)), len(tokens(position)))) if best >= 0 else None
    )
    return None if differs is None else Near(position, best, differs)


def differences(first: Sequence[str], copy: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Return what two near repeats differ in: nothing where one may stand for the other, None where they are two texts.

    One may stand for the other where only signs, articles and the like, or the spelling of a longer
    word differ. They are two texts where more than one stretch in six words differs.
    """
    matcher = SequenceMatcher(None, first, copy, autojunk=False)
    return _weighty(_changes(matcher, first, copy), max(len(first), len(copy)))


def _changes(
    matcher: SequenceMatcher[str], first: Sequence[str], copy: Sequence[str]
) -> list[_Change]:
    """Return the stretches that differ: words there, words here."""
    return [(first[a:b], copy[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _weighty(changes: Sequence[_Change], longest: int) -> tuple[tuple[str, str], ...] | None:
    weighty = [(before, after) for before, after in changes if not _is_slight(before, after)]
    changed = sum(max(len(before), len(after)) for before, after in weighty)
    if len(weighty) > max(1, longest // 12) or changed > max(2, longest // 6):
        return None
    return tuple((_join(before), _join(after)) for before, after in weighty)


def _join(tokens: Sequence[str]) -> str:
    return " ".join(tokens)


def _is_slight(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a change leaves what is said as it was."""
    left, right = _bare(before), _bare(after)
    if left == right:
        return True
    return len(left) == len(right) == 1 and _is_respelling(left[0], right[0])


def _bare(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token[0].isalnum() and token not in _LIGHT]


def _is_respelling(one: str, other: str) -> bool:
    """Return whether two lower-case words are one word as two countries spell it."""
    if not (one.isalpha() and other.isalpha() and one.islower() and other.islower()):
        return False
    return (
        min(len(one), len(other)) >= 5
        and one[:3] == other[:3]
        and _spelling(one) == _spelling(other)
    )


def _spelling(word: str) -> str:
    """Return a word with the letters that differ from country to country made alike."""
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word
