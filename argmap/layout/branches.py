"""The order of cards as a forest: each hangs on one that it leads to, and whole branches are moved past one another.

Drawn in the forest's order, the links that it is made of never cross one another; only what leaves a branch otherwise can
cross anything. So few links have to be looked at, and moving a branch takes all of its cards and links along, which moving
single cards never finds.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import cycle, groupby
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.layout.ranks import Columns, Order

MOST_LOOKS = 12  # forests that are tried
WORK = 15_000, 50  # lines looked at while branches are moved: at least, and for each item
MOST_WORK = 150_000

Exit = tuple[
    int, int, int
]  # a line that leaves a branch: its end inside, its end outside, and the side (0 left, 1 right) it goes to


@dataclass(frozen=True, slots=True)
class Forest:
    """Items that hang on one another; the last one is no item, but holds all that lead nowhere."""

    ranks: tuple[int, ...]
    sides: tuple[
        tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]
    ]  # each item's neighbours to the left and right
    first: tuple[int, ...]  # a number for each item: its branch has those from here on
    size: tuple[int, ...]  # how many items its branch has
    walked: tuple[int, ...]  # the items by that number
    numbers: tuple[tuple[int, ...], ...]  # of the items of each column
    items: tuple[tuple[int, ...], ...]  # of each column, in the order of those numbers
    exits: tuple[tuple[Exit, ...], ...]  # of each item's branch
    loose: tuple[bool, ...]  # whether anything leaves an item's branch but what it hangs on
    kids: list[list[int]]  # what hangs on each item, top to bottom; changed while we look
    place: list[int]  # of each item in the order that follows from this

    def within(self, branch: int, rank: int) -> tuple[int, ...]:
        """Return the items of a branch that stand in a column."""
        numbers = self.numbers[rank]
        start = bisect_left(numbers, self.first[branch])
        return self.items[rank][
            start : bisect_left(numbers, self.first[branch] + self.size[branch], start)
        ]

    def order(self) -> Order:
        """Return the items of each column, top to bottom."""
        return [sorted(column, key=self.place.__getitem__) for column in self.items]


def orders(columns: Columns) -> Iterator[Order]:
    """Yield orders in which no branch gains by moving, each from another start, until nothing crosses or the work is done."""
    least, each = WORK
    work = min(MOST_WORK, max(least, each * len(columns.ranks)))
    for look in range(MOST_LOOKS):
        forest = forest_of(columns, look)
        work = untangle(forest, work)
        yield forest.order()
        if work <= 0 or not any(forest.loose):
            break


def forest_of(columns: Columns, look: int = 0) -> Forest:
    """Return a forest in the order of the document: each item on the first that it leads to, or for an odd look on the last.

    From the third look on what it hangs on, and the order of what crosses anything, are left to chance.
    """
    count = len(columns.ranks)
    chance = Random(look)  # noqa: S311 - a drawing, no secret; the same each time
    parents = [
        (chance.choice(ends) if look > 1 else ends[-look]) if ends else count
        for ends in columns.left
    ]
    kids: list[list[int]] = [[] for _ in range(count + 1)]
    for item, parent in enumerate(parents):
        kids[parent].append(item)
    forest = _planted(columns, parents, kids)
    if look > 1:
        for siblings in kids:
            _shuffle(siblings, forest.loose, chance)
        _replace(count, 0, forest)
    return forest


def _shuffle(siblings: list[int], loose: Sequence[bool], chance: Random) -> None:
    """Shuffle siblings, but for the order among those that cross nothing; changes the list given."""
    if any(map(loose.__getitem__, siblings)):
        tied = iter([item for item in siblings if not loose[item]])
        chance.shuffle(siblings)
        siblings[:] = [item if loose[item] else next(tied) for item in siblings]


def _planted(columns: Columns, parents: list[int], kids: list[list[int]]) -> Forest:
    """Return the forest in which items hang on given parents."""
    count = len(parents)
    walked = _walk(count, kids)
    first, size = [0] * (count + 1), [1] * (count + 1)
    for number, item in enumerate(walked):
        first[item] = number
    for item in reversed(walked[1:]):
        size[parents[item]] += size[item]
    sides = (columns.left, columns.right)
    by_column: list[list[int]] = [[] for _ in range(max(columns.ranks) + 1)]
    for item in walked[1:]:
        by_column[columns.ranks[item]].append(item)
    exits = _exits(walked, kids, first, size, sides)
    return Forest(
        columns.ranks,
        sides,
        tuple(first),
        tuple(size),
        tuple(walked),
        tuple(tuple(first[item] for item in column) for column in by_column),
        tuple(map(tuple, by_column)),
        exits,
        tuple(len(exits[item]) > (parent < count) for item, parent in enumerate(parents)),
        kids,
        first.copy(),
    )


def _walk(start: int, kids: list[list[int]]) -> list[int]:
    """Return a branch's items, each before what hangs on it, top to bottom."""
    found, waiting = [], [start]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting.extend(reversed(kids[here]))
    return found


def _exits(
    walked: list[int],
    kids: list[list[int]],
    first: list[int],
    size: list[int],
    sides: tuple[Sequence[tuple[int, ...]], ...],
) -> tuple[tuple[Exit, ...], ...]:
    """Return the lines that leave each item's branch."""
    exits: list[tuple[Exit, ...]] = [()] * len(walked)
    for item in reversed(walked[1:]):
        start, end = first[item], first[item] + size[item]
        own = [(item, there, side) for side in (0, 1) for there in sides[side][item]]
        every = [*own, *(each for kid in kids[item] for each in exits[kid])]
        exits[item] = tuple(each for each in every if not start <= first[each[1]] < end)
    return tuple(exits)


def untangle(forest: Forest, work: int) -> int:
    """Move branches past one another, and mirror them, until no move takes a crossing away or the work is done.

    Changes the forest; returns the work that is left.
    """
    alive = [
        item
        for item in _walk(len(forest.ranks), forest.kids)
        if any(forest.loose[kid] for kid in forest.kids[item])
    ]
    idle = 0  # branches in a row that gained nothing
    for item in cycle(reversed(alive)):
        kids = forest.kids[item]
        work -= len(kids) * sum(len(forest.exits[kid]) for kid in kids)
        if work <= 0:
            break
        gain = sum(move(kid, kids, forest) for kid in tuple(kids)) + sum(
            mirror(kid, forest) for kid in kids
        )
        idle = 0 if gain else idle + 1
        if idle == len(alive):
            break
    for item in alive:
        forest.kids[item][:] = _in_reading_order(forest.kids[item], forest.loose)
    _replace(len(forest.ranks), 0, forest)
    return work


def _in_reading_order(siblings: list[int], loose: Sequence[bool]) -> list[int]:
    """Return siblings with each run of those that cross nothing in the order of the document."""
    return [
        item
        for crosses, run in groupby(siblings, key=loose.__getitem__)
        for item in (run if crosses else sorted(run))
    ]


def move(branch: int, kids: list[int], forest: Forest) -> int:
    """Move one branch to the nearest best place among its siblings; return how many crossings that takes away."""
    here = kids.index(branch)
    loose = forest.loose[branch]
    best, goal = 0, here
    for step in (-1, 1):
        change, there = 0, here + step
        while 0 <= there < len(kids):
            if loose or forest.loose[kids[there]]:
                change += step * _passing(branch, kids[there], forest)
                if change < best:
                    best, goal = change, there
            there += step
    if goal != here:
        start = forest.place[kids[min(goal, here)]]
        kids.insert(goal, kids.pop(here))
        for kid in kids[min(goal, here) : max(goal, here) + 1]:
            start = _place(kid, start, forest)
    return -best


def _place(branch: int, start: int, forest: Forest) -> int:
    """Give a branch's items the places from one on, in the order they have; return the place after them."""
    shift = start - forest.place[branch]
    number = forest.first[branch]
    for item in forest.walked[number : number + forest.size[branch]]:
        forest.place[item] += shift
    return start + forest.size[branch]


def mirror(branch: int, forest: Forest) -> int:
    """Turn a branch upside down if that takes crossings away; return how many."""
    if not forest.loose[branch]:
        return 0
    ranks, first, place = forest.ranks, forest.first, forest.place
    start, end = first[branch], first[branch] + forest.size[branch]
    twice = 0  # what leaves the branch at both ends is met twice
    for mine, out, side in forest.exits[branch]:
        height, there = place[mine], place[out]
        for theirs in forest.within(branch, ranks[mine]):
            for far in forest.sides[side][theirs]:
                if theirs != mine and far != out:
                    once = 1 if start <= first[far] < end else 0
                    twice += (1 + once) * (
                        -1 if (height < place[theirs]) == (there < place[far]) else 1
                    )
    if twice > 0:
        for item in forest.walked[start:end]:
            if any(forest.loose[kid] for kid in forest.kids[item]):
                forest.kids[item].reverse()
        _replace(branch, place[branch], forest)
    return max(0, twice // 2)


def _replace(branch: int, start: int, forest: Forest) -> None:
    """Give a branch's items the places from one on, in the order in which they hang."""
    for number, item in enumerate(_walk(branch, forest.kids), start):
        forest.place[item] = number


def _passing(branch: int, other: int, forest: Forest) -> int:
    """Return how many crossings more there are with a branch below its neighbour than above it."""
    ranks, first, place = forest.ranks, forest.first, forest.place
    start, end = first[branch], first[branch] + forest.size[branch]
    near, far = first[other], first[other] + forest.size[other]
    edge = place[other]  # what stands above the other branch stands above this one, too
    count = 0
    for mine, out, side in forest.exits[branch]:
        beside, height, inside = forest.sides[side], place[out], near <= first[out] < far
        for theirs in forest.within(other, ranks[mine]):
            for there in beside[theirs]:
                if start <= first[there] < end:
                    count += 0 if inside else 1 if height < edge else -1
                elif there != out:
                    count += 1 if height < place[there] else -1
    for theirs, out, side in forest.exits[other]:
        beside, height, inside = forest.sides[side], place[out], start <= first[out] < end
        for mine in forest.within(branch, ranks[theirs]):
            for there in beside[mine]:
                if start <= first[there] < end and there != out:
                    above = place[there] < height if inside else height >= edge
                    count += 1 if above else -1
    return count
