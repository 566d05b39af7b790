"""Statements of two readings matched: by their words, and by their places in the source."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
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


def to_spot(statement: WrittenStatement, anchor: Anchor) -> Spot:
    """Return a statement's words with their place in the source that an anchor was made for."""
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
        taken = set(pairs.values())
        free: dict[Hashable, list[int]] = defaultdict(list)
        for index, spot in reversed(list(enumerate(theirs))):
            if index not in taken and key(spot) is not None:
                free[key(spot)].append(index)
        for index, spot in enumerate(ours):
            found = free.get(key(spot)) if index not in pairs else None
            if found and not (key is keys[-1] and spot.parts and theirs[found[-1]].parts):
                pairs[index] = found.pop()
    return pairs


def alike(
    ours: Sequence[Spot], theirs: Sequence[Spot], pairs: Sequence[tuple[int, int]], *, nested: bool
) -> dict[int, int]:
    """Return further pairs in about the same place, or with `nested` one inside the other."""
    known, taken = {one for one, _ in pairs}, {other for _, other in pairs}
    placed = sorted(
        (spot.start, spot.end, index)
        for index, spot in enumerate(theirs)
        if index not in taken and spot.parts
    )
    longest = max((end - start for start, end, _ in placed), default=0)
    overlaps = []
    for one, spot in enumerate(ours):
        if one in known or not spot.parts:
            continue
        first = bisect_left(placed, (spot.start - longest,))
        for start, end, other in placed[first : bisect_left(placed, (spot.end,))]:
            common = min(spot.end, end) - max(spot.start, start)
            share = max(0, common) / (max(spot.end, end) - min(spot.start, start))
            is_inside = common == min(spot.end - spot.start, end - start)
            if share >= _SAME or (nested and is_inside):
                overlaps.append((1 - share, one, other))
    found: dict[int, int] = {}
    done: set[int] = set()
    for _, one, other in sorted(overlaps):
        if one not in found and other not in done:
            found[one] = other
            done.add(other)
    return found
