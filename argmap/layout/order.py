"""The order of cards within their columns, chosen so that few links cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from argmap.layout.branches import orders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.layout.ranks import Columns, Order

FINISHED, SMALL = (
    3,
    600,
)  # how many of the orders found are finished on a map of up to so many items; of a larger one, the best
MOST_PASSES = 4  # of moving single items
MOVES = 250_000  # pairs of items compared in all while moving single ones
WINDOW = 30  # places by which a single item is moved at most

Ends = tuple[
    list[int], list[int]
]  # where an item's lines end in the column to the left and to the right, sorted


def best_order(columns: Columns) -> Order:
    """Return the items of each column, top to bottom, with the fewest crossings that were found, nearest to the document's order."""
    found: list[tuple[int, Order]] = []
    for order in orders(columns):
        found.append((crossings(order, columns), order))
        if not found[-1][0]:
            break
    found.sort(key=lambda each: each[0])
    if found[0][0]:
        found = [
            _finished(order, columns)
            for _, order in found[: FINISHED if len(columns.ranks) <= SMALL else 1]
        ]
    best = min(found, key=lambda each: each[0])[1]
    kept = sum(one < two for column in best for one, two in pairwise(column))
    turned = sum(one > two for column in best for one, two in pairwise(column))
    return [column[::-1] for column in best] if turned > kept else best


def crossings(order: Order, columns: Columns) -> int:
    """Return how many links cross, column pair by column pair."""
    return sum(
        _crossings_between(order[rank], order[rank + 1], columns) for rank in range(len(order) - 1)
    )


def _crossings_between(near: list[int], far: list[int], columns: Columns) -> int:
    place = {item: position for position, item in enumerate(near)}
    seen: list[int] = []
    count = 0
    for item in far:
        ends = sorted(place[end] for end in columns.left[item])
        count += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return count


def _ends(rank: int, order: Order, columns: Columns) -> dict[int, Ends]:
    """Return where the lines of a column's items end in the columns beside it."""
    left = {item: place for place, item in enumerate(order[rank - 1])} if rank else {}
    right = (
        {item: place for place, item in enumerate(order[rank + 1])} if rank + 1 < len(order) else {}
    )
    return {
        item: (
            sorted(left[end] for end in columns.left[item]),
            sorted(right[end] for end in columns.right[item]),
        )
        for item in order[rank]
    }


def _excess(upper: Ends, lower: Ends) -> int:
    """Return how many crossings more there are with `upper` above `lower` than the other way round."""
    total = 0
    for one, two in zip(upper, lower, strict=True):
        if not one or not two or one[-1] == one[0] == two[0] == two[-1]:
            continue
        if one[-1] <= two[0] and one[0] < two[-1]:
            total -= len(one) * len(two) - (_ties(one, two) if one[-1] == two[0] else 0)
        elif two[-1] <= one[0] and two[0] < one[-1]:
            total += len(one) * len(two) - (_ties(two, one) if two[-1] == one[0] else 0)
        else:
            for end in two:
                total += len(one) - bisect_right(one, end) - bisect_left(one, end)
    return total


def _ties(low: list[int], high: list[int]) -> int:
    """Return how many pairs end at one place, where one list ends as the other begins."""
    return low.count(low[-1]) * high.count(low[-1])


def _finished(start: Order, columns: Columns) -> tuple[int, Order]:
    """Return an order in which no single item gains by moving, and its crossings."""
    order = [list(column) for column in start]
    window = min(WINDOW, MOVES // (MOST_PASSES * len(columns.ranks)) // 2)
    ranks = range(len(order))
    for _ in range(MOST_PASSES):
        if not sum(_move_in_column(rank, order, columns, window) for rank in ranks):
            break
        ranks = ranks[::-1]
    return crossings(order, columns), order


def _move_in_column(rank: int, order: Order, columns: Columns, window: int) -> int:
    """Move each item of a column whose lines are crossed to its best place; return how many crossings that takes away."""
    crossed = {near for near, _ in crossed_lines(rank, order, columns)} | {
        far for _, far in crossed_lines(rank - 1, order, columns)
    }
    if not crossed:
        return 0
    ends = _ends(rank, order, columns)
    return sum(
        _move(item, order[rank], ends, window) for item in order[rank].copy() if item in crossed
    )


def crossed_lines(rank: int, order: Order, columns: Columns) -> Iterator[tuple[int, int]]:
    """Yield the lines between a column and the next one that cross another."""
    if not 0 <= rank < len(order) - 1:
        return
    place = {item: number for number, item in enumerate(order[rank + 1])}
    lines = [
        (near, far)
        for near in order[rank]
        for far in sorted(columns.right[near], key=place.__getitem__)
    ]
    heights = [place[far] for _, far in lines]
    above = accumulate(heights, max)
    below = reversed(list(accumulate(reversed(heights), min)))
    for line, height, lowest, highest in zip(lines, heights, above, below, strict=True):
        if lowest > height or highest < height:
            yield line


def _move(item: int, column: list[int], ends: dict[int, Ends], window: int) -> int:
    """Move one item to the nearest best place of its column; return how many crossings that takes away."""
    here = column.index(item)
    mine = ends[item]
    best, place, change = 0, here, 0
    for above in range(here - 1, max(-1, here - window), -1):
        change -= _excess(ends[column[above]], mine)
        if change < best:
            best, place = change, above
    change = 0
    for below in range(here + 1, min(len(column), here + window)):
        change -= _excess(mine, ends[column[below]])
        if change < best:
            best, place = change, below
    if place != here:
        column.pop(here)
        column.insert(place, item)
    return -best
