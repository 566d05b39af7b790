"""Repeats: the first copy stays, every further one is set aside; near repeats that differ in substance both stay.

Units are sentences. Exact repeats are found by hash of the normal form, and grown to the longest
runs in which sentence after sentence comes again; near repeats by an inverted index of word
4-grams, checked by `difflib`. Nothing is assumed about where a run begins, or how many there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from argmap.source.structure import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ALONE = 5  # words: a repeated sentence with fewer is set aside only inside a longer run
NEAR_ALONE = 6  # words: the same for a near repeat
_STOPPED = 3  # words: enough where the sentence ends with a full stop
_CANDIDATES = 12  # earlier places looked at for one near repeat
_COMMON = 24  # a 4-gram in more places than this tells nothing
_ALIKE = 0.72  # share of words that two near repeats have in common, at least
_TOKEN = re.compile(r"\d+(?:[.,' ]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_TERMINAL = re.compile(r"[.!?…][\"')]*$")
# Words that may come and go between two copies without changing what is said.
_LIGHT = frozenset("a an the also that and so then now here very just too indeed".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: its place and its normal form."""

    start: int
    end: int
    line: int
    norm: str
    heading: bool = False
    lead: int = -1  # offset of the marker, where the sentence opens a list item

    @property
    def size(self) -> int:
        """Return the number of words."""
        return len(words(self.norm))


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


def find_repeats(units: Sequence[Unit], held: frozenset[int] = frozenset()) -> tuple[tuple[Run, ...], tuple[Near, ...]]:
    """Return the runs of repeated units, and the near repeats that must stay.

    `held` are positions of units that are kept whatever they repeat.
    """
    twins = _exact(units, held)
    near = dict(_near(units, twins, held))
    alike = {copy: first for copy, (first, differs) in near.items() if not differs}
    runs = tuple(_runs(twins | alike))
    aside = {copy for run in runs for copy in run.copies}
    variants = tuple(Near(copy, first, differs) for copy, (first, differs) in sorted(near.items()) if differs and copy not in aside)
    return runs, variants


def _exact(units: Sequence[Unit], held: frozenset[int]) -> dict[int, int]:
    """Return for each repeated unit the position of its first copy, going on with a run where one is open."""
    seen: dict[str, list[int]] = {}
    twins: dict[int, int] = {}
    for position, unit in enumerate(units):
        earlier = seen.get(unit.norm)
        if earlier is None:
            seen[unit.norm] = [position]
            continue
        after = twins.get(position - 1, -2) + 1
        first = after if after in earlier else earlier[0]
        if position not in held and first != position:
            twins[position] = first
        elif len(earlier) < _CANDIDATES:
            earlier.append(position)
    return _without_lone_short(units, twins)


def _without_lone_short(units: Sequence[Unit], twins: Mapping[int, int]) -> dict[int, int]:
    """Return the twins without those too short to be a repeat by themselves, unless a neighbour carries them."""
    strong = {position for position in twins if _is_enough(units[position])}
    kept = set(strong)
    for positions in (sorted(twins), sorted(twins, reverse=True)):
        for position in positions:
            for neighbour in (position - 1, position + 1):
                if neighbour in kept and twins[neighbour] - twins[position] == neighbour - position:
                    kept.add(position)
    return {position: first for position, first in twins.items() if position in kept}


def _is_enough(unit: Unit) -> bool:
    """Return whether a unit that comes again is a repeat even alone."""
    if unit.heading:
        return False
    size = unit.size
    return size >= ALONE if not _TERMINAL.search(unit.norm) else size >= _STOPPED


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


def _near(
    units: Sequence[Unit], twins: Mapping[int, int], held: frozenset[int]
) -> Iterator[tuple[int, tuple[int, tuple[tuple[str, str], ...]]]]:
    """Yield units that nearly repeat an earlier one: the earlier one, and what differs in substance (nothing: a copy)."""
    index: dict[int, list[int]] = defaultdict(list)
    tokens: dict[int, list[str]] = {}
    for position, unit in enumerate(units):
        if position in twins or unit.heading:
            continue
        own = _TOKEN.findall(unit.norm)
        if len(own) < NEAR_ALONE:
            continue
        grams = {hash(tuple(own[place : place + 4])) for place in range(len(own) - 3)} | {hash((*own[:2], *own[-3:-1]))}
        best = _best(own, _candidates(index, grams), tokens)
        if best is not None and position not in held:
            differs = differences(tokens[best], own)
            if differs is not None:
                yield position, (best, differs)
        tokens[position] = own
        for gram in grams:
            if len(index[gram]) < _COMMON:
                index[gram].append(position)


def _candidates(index: Mapping[int, Sequence[int]], grams: set[int]) -> list[int]:
    """Return the earlier units that share most 4-grams, the best first."""
    shared: dict[int, int] = defaultdict(int)
    for gram in grams:
        for position in index.get(gram, ()):
            shared[position] += 1
    return sorted(shared, key=lambda position: (-shared[position], position))[:_CANDIDATES]


def _best(own: Sequence[str], candidates: Sequence[int], tokens: Mapping[int, Sequence[str]]) -> int | None:
    """Return the candidate whose words are most alike, if they are alike enough."""
    best, most = None, _ALIKE
    for position in candidates:
        other = tokens[position]
        if 2 * min(len(own), len(other)) < most * (len(own) + len(other)):
            continue
        ratio = SequenceMatcher(None, other, own, autojunk=False).ratio()
        if ratio > most:
            best, most = position, ratio
    return best


def differences(first: Sequence[str], copy: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Return what two near repeats differ in: nothing where one may stand for the other, None where they are two texts.

    One may stand for the other where only signs, articles and the like, or the spelling of a longer
    word differ. They are two texts where more than one stretch in six words differs.
    """
    matcher = SequenceMatcher(None, first, copy, autojunk=False)
    changes = [(first[a:b], copy[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    weighty = [(before, after) for before, after in changes if not _is_slight(before, after)]
    changed = sum(max(len(before), len(after)) for before, after in weighty)
    longest = max(len(first), len(copy))
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
    """Return whether two long lower-case words are one word spelt in two ways."""
    if (
        not (one.isalpha() and other.isalpha() and one.islower() and other.islower())
        or min(len(one), len(other)) < 6
        or one[:3] != other[:3]
    ):
        return False
    return _spelling(one) == _spelling(other) or (len(one) == len(other) and sorted(one) == sorted(other))


def _spelling(word: str) -> str:
    """Return a word with the endings that differ from country to country made alike."""
    return word.replace("isation", "ization").replace("ise", "ize").replace("ising", "izing").replace("our", "or").replace("ll", "l")
