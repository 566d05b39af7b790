"""Which statements of two readings are the same: by their words and the place of these, never by id or number."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.annotation.read.anchor import Found
from argmap.annotation.read.outline import words_of
from argmap.source.normalise import normal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

    from argmap.annotation.read.anchor import Anchor
    from argmap.annotation.read.drafts import Draft
    from argmap.model import Span

_SAME = 0.5  # share of two places that is common, from which on they are one statement in two cuts


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of a statement, as they are compared, and where they stand."""

    words: str
    quoted: bool = True
    parts: tuple[Span, ...] = ()  # empty where they stand nowhere, or nobody can tell where

    @property
    def start(self) -> int:
        """Return where the words begin; -1 if they stand nowhere."""
        return self.parts[0][0] if self.parts else -1

    @property
    def end(self) -> int:
        """Return where the words end."""
        return self.parts[-1][1] if self.parts else -1


def to_spots(drafts: Sequence[Draft], anchor: Anchor) -> list[Spot]:
    """Return the spot of each statement."""
    return [_spot(draft, anchor) for draft in drafts]


def _spot(draft: Draft, anchor: Anchor) -> Spot:
    words = words_of(draft)
    if draft.mark != ">":
        return Spot(normal_words(words), quoted=False)
    near = draft.facts.get("near")
    found = anchor.find(words, near.value if near else None)
    return Spot(normal_words(words), parts=found.parts if isinstance(found, Found) else ())


def same(ours: Sequence[Spot], theirs: Sequence[Spot]) -> dict[int, int]:
    """Return for statements of ours which of theirs has the same words and place, the same place, or the same words."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    keys: tuple[Callable[[Spot], Hashable], ...] = (
        lambda spot: (spot.words, spot.quoted, spot.parts),
        lambda spot: spot.parts or None,
        lambda spot: (spot.words, spot.quoted) if not spot.parts else None,
    )
    for key in keys:
        free: dict[Hashable, list[int]] = defaultdict(list)
        for index in reversed(range(len(theirs))):
            if index not in taken and key(theirs[index]) is not None:
                free[key(theirs[index])].append(index)
        for index, spot in enumerate(ours):
            if index not in pairs and key(spot) is not None and free.get(key(spot)):
                pairs[index] = free[key(spot)].pop()
                taken.add(pairs[index])
    _same_words(ours, theirs, pairs)
    return pairs


def _same_words(ours: Sequence[Spot], theirs: Sequence[Spot], pairs: dict[int, int]) -> None:
    """Pair what has the same words where only one of the two has a place."""
    taken = set(pairs.values())
    free: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for index in reversed(range(len(theirs))):
        if index not in taken:
            free[theirs[index].words, theirs[index].quoted].append(index)
    for index, spot in enumerate(ours):
        found = free.get((spot.words, spot.quoted), [])
        if index not in pairs and found and not (spot.parts and theirs[found[-1]].parts):
            pairs[index] = found.pop()


def alike(
    ours: Sequence[Spot],
    theirs: Sequence[Spot],
    pairs: Collection[tuple[int, int]],
    *,
    nested: bool,
) -> dict[int, int]:
    """Return for the statements that are in no pair which of theirs lies in nearly the same place, or with `nested` inside it or around it."""
    known, taken = {one for one, _ in pairs}, {other for _, other in pairs}
    mine = [index for index, spot in enumerate(ours) if index not in known and spot.parts]
    others = [index for index, spot in enumerate(theirs) if index not in taken and spot.parts]
    found: dict[int, int] = {}
    done: set[int] = set()
    for _, one, other in sorted(_overlaps(ours, mine, theirs, others, nested=nested)):
        if one not in found and other not in done:
            found[one] = other
            done.add(other)
    return found


def _overlaps(
    ours: Sequence[Spot],
    mine: Sequence[int],
    theirs: Sequence[Spot],
    others: Sequence[int],
    *,
    nested: bool,
) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of statements that are nearly in the same place, with how little they have in common."""
    ordered = sorted(others, key=lambda index: theirs[index].start)
    starts = [theirs[index].start for index in ordered]
    longest = max((theirs[index].end - theirs[index].start for index in ordered), default=0)
    for one in mine:
        spot = ours[one]
        for place in range(
            bisect_left(starts, spot.start - longest), bisect_left(starts, spot.end)
        ):
            share = _share(spot, theirs[ordered[place]])
            if share >= _SAME or (nested and _nested(spot, theirs[ordered[place]])):
                yield (1 - share, one, ordered[place])


def _share(one: Spot, other: Spot) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _nested(one: Spot, other: Spot) -> bool:
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )
