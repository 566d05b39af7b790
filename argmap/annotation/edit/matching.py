"""Which statements of two readings are the same: by their words and place, not by id."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.written import WrittenStatement
from argmap.model import Span
from argmap.source.normalise import normal_words

_SAME = 0.5  # the share of two places in common from which they are one statement cut differently


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of a statement, as they are compared, and where they are in the source."""

    words: str
    quoted: bool = True
    parts: tuple[Span, ...] = ()  # empty if they have no place, or no certain one

    @property
    def start(self) -> int:
        """Return the offset at which the words begin; -1 without a place."""
        return self.parts[0][0] if self.parts else -1

    @property
    def end(self) -> int:
        """Return the offset at which the words end; -1 without a place."""
        return self.parts[-1][1] if self.parts else -1


def to_spots(statements: Sequence[WrittenStatement], anchor: Anchor) -> list[Spot]:
    """Return the spot of each statement."""
    return [_spot(statement, anchor) for statement in statements]


def _spot(statement: WrittenStatement, anchor: Anchor) -> Spot:
    words = normal_words(statement.text)
    if not statement.is_quote:
        return Spot(words, quoted=False)
    found = anchor.find(statement.text, statement.value("near"))
    return Spot(words, parts=found.parts if isinstance(found, Found) else ())


def same(ours: Sequence[Spot], theirs: Sequence[Spot]) -> dict[int, int]:
    """Return pairs with the same words and place, the same place, or the same words."""
    pairs: dict[int, int] = {}
    keys: tuple[Callable[[Spot], Hashable], ...] = (
        lambda spot: (spot.words, spot.quoted, spot.parts),
        lambda spot: spot.parts or None,
        lambda spot: (spot.words, spot.quoted) if not spot.parts else None,
        lambda spot: (spot.words, spot.quoted),  # only one of the two has a place
    )
    for key in keys:
        free = _free(theirs, set(pairs.values()), key)
        for index, spot in enumerate(ours):
            found = free.get(key(spot)) if index not in pairs else None
            if found and not (key is keys[-1] and spot.parts and theirs[found[-1]].parts):
                pairs[index] = found.pop()
    return pairs


def _free(
    spots: Sequence[Spot], taken: Collection[int], key: Callable[[Spot], Hashable]
) -> dict[Hashable, list[int]]:
    """Return the spots that are in no pair by their key, the last first; without a key, none."""
    free: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(spots))):
        if index not in taken and key(spots[index]) is not None:
            free[key(spots[index])].append(index)
    return free


def alike(
    ours: Sequence[Spot],
    theirs: Sequence[Spot],
    pairs: Collection[tuple[int, int]],
    *,
    nested: bool,
) -> dict[int, int]:
    """Return further pairs in about the same place, or with `nested` one inside the other."""
    known, taken = {one for one, _ in pairs}, {other for _, other in pairs}
    mine = [index for index, spot in enumerate(ours) if index not in known and spot.parts]
    others = [index for index, spot in enumerate(theirs) if index not in taken and spot.parts]
    found: dict[int, int] = {}
    done: set[int] = set()
    for _, one, other in sorted(_overlaps((ours, mine), (theirs, others), nested=nested)):
        if one not in found and other not in done:
            found[one] = other
            done.add(other)
    return found


def _overlaps(
    ours: tuple[Sequence[Spot], Sequence[int]],
    theirs: tuple[Sequence[Spot], Sequence[int]],
    *,
    nested: bool,
) -> Iterator[tuple[float, int, int]]:
    """Yield how little two statements in about the same place have in common, and the two."""
    spots, numbers = theirs
    ordered = sorted(numbers, key=lambda index: spots[index].start)
    starts = [spots[index].start for index in ordered]
    longest = max((spots[index].end - spots[index].start for index in ordered), default=0)
    for one in ours[1]:
        spot = ours[0][one]
        first = bisect_left(starts, spot.start - longest)
        for other in ordered[first : bisect_left(starts, spot.end)]:
            share = _share(spot, spots[other])
            if share >= _SAME or (nested and _nested(spot, spots[other])):
                yield (1 - share, one, other)


def _share(one: Spot, other: Spot) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _nested(one: Spot, other: Spot) -> bool:
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )
