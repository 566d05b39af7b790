"""The order of cards within their columns, chosen so that few links cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SWEEPS, MORE_SWEEPS = 6, 16  # from each start, and from the best of them
PATIENCE = 2  # sweeps without gain before a start is given up; for the best, twice that
LOOKS = 1200  # items times starts: a small map is looked at from many sides
MOST_STARTS = 10
SMALL = 120  # items up to which the three best starts are finished, not only the best
MOST_PASSES = 4  # of moving single items
MOVES = 250_000  # pairs of items compared in all while moving single ones
TURNS, DRAG = 60, 0.9  # of evening out, and how much of its last step an item keeps


@dataclass(frozen=True, slots=True)
class Columns:
    """Items in columns, left to right: cards first, then the stand-ins of links that pass a column."""

    ranks: tuple[int, ...]  # of each item
    left: tuple[tuple[int, ...], ...]  # each item's neighbours one column to the left
    right: tuple[tuple[int, ...], ...]


Order = list[list[int]]
Ends = tuple[list[int], list[int]]  # where an item's lines end in the column to the left and to the right, sorted


def best_order(columns: Columns) -> Order:
    """Return the items of each column, top to bottom, with the fewest crossings that were found, nearest to the document's order."""
    order = _fewest_crossings(columns)
    kept = sum(one < two for column in order for one, two in pairwise(column))
    turned = sum(one > two for column in order for one, two in pairwise(column))
    return [column[::-1] for column in order] if turned > kept else order


def _fewest_crossings(columns: Columns) -> Order:
    found: list[tuple[int, Order]] = []
    for start in _starts(columns):
        order, count = _sweeps(start, columns, SWEEPS, PATIENCE)
        found.append((count, order))
        if not count:
            return order
    found.sort(key=lambda each: each[0])
    finished = [_finish(order, columns) for _, order in found[: 3 if len(columns.ranks) <= SMALL else 1]]
    return min(finished, key=lambda each: each[0])[1]


def _finish(start: Order, columns: Columns) -> tuple[int, Order]:
    """Return what is left to gain from an order by moving single items and sweeping again, and its crossings."""
    best, fewest = start, crossings(start, columns)
    window = min(len(columns.ranks), MOVES // (MOST_PASSES * len(columns.ranks)) // 2)
    for move in range(MOST_PASSES):
        if not fewest or not _move_items(best, columns, window, rightwards=move % 2 == 0):
            break
    order, count = _sweeps(best, columns, MORE_SWEEPS, 2 * PATIENCE)
    return count, order


def _starts(columns: Columns) -> Iterator[Order]:
    """Yield the orders from which to look, the more the smaller the map is."""
    many = max(1, min(MOST_STARTS, LOOKS // len(columns.ranks)))
    for number in range(many):
        if number % 3 == 1 and many > 3:
            yield first_order(columns, backwards=number % 2 == 0) if number < 5 else _shuffled(columns, number)
        else:
            yield even_order(columns, number)


def _shuffled(columns: Columns, seed: int) -> Order:
    chance = Random(seed)  # noqa: S311 - a drawing, no secret; the same each time
    order = first_order(columns)
    for column in order:
        chance.shuffle(column)
    return order


def even_order(columns: Columns, seed: int) -> Order:
    """Return an order by heights that are evened out over the lines, so that what hangs together comes to stand together.

    Each item goes on towards the middle of its neighbours, all at once and with some of its last step: the slowest wave of
    the graph remains (its second eigenvector), and that wave sorts whole branches, which sweeps over columns cannot.
    """
    count = len(columns.ranks)
    beside = [left + right for left, right in zip(columns.left, columns.right, strict=True)]
    chance = Random(seed)  # noqa: S311 - a drawing, no secret; the same each time
    places = [chance.random() for _ in range(count)]
    shares = [0.5 / max(1, len(ends)) for ends in beside]
    total = sum(map(len, beside)) or 1
    before = places
    for turn in range(TURNS):
        at = places.__getitem__
        after = [
            (1 + DRAG) * (place / 2 + sum(map(at, ends)) * share) - DRAG * last
            for place, ends, share, last in zip(places, beside, shares, before, strict=True)
        ]
        if turn % 4 == 3:
            middle = sum(place * len(ends) for place, ends in zip(after, beside, strict=True)) / total
            after = [place - middle for place in after]
            places = [place - middle for place in places]
        before, places = places, after
    order: Order = [[] for _ in range(max(columns.ranks, default=-1) + 1)]
    for item in sorted(range(count), key=places.__getitem__):
        order[columns.ranks[item]].append(item)
    return order


def first_order(columns: Columns, *, backwards: bool = False) -> Order:
    """Return an order found depth first from the cards that lead nowhere."""
    order: Order = [[] for _ in range(max(columns.ranks, default=-1) + 1)]
    seen = [False] * len(columns.ranks)
    items = sorted(range(len(columns.ranks)), key=lambda item: columns.ranks[item])
    for root in items:
        waiting = [root]
        while waiting:
            here = waiting.pop()
            if seen[here]:
                continue
            seen[here] = True
            order[columns.ranks[here]].append(here)
            waiting.extend(columns.right[here] if backwards else reversed(columns.right[here]))
    return order


def crossings(order: Order, columns: Columns) -> int:
    """Return how many links cross, column pair by column pair."""
    return sum(_crossings_between(order[rank], order[rank + 1], columns) for rank in range(len(order) - 1))


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


def _sweeps(start: Order, columns: Columns, most: int, patience: int) -> tuple[Order, int]:
    """Return the best order that sweeps in alternating directions reach from a start, and its crossings."""
    order = [list(column) for column in start]
    best, fewest, idle = start, crossings(start, columns), 0
    for sweep in range(most):
        _sweep(order, columns, rightwards=sweep % 2 == 0)
        _swap_neighbours(order, columns)
        count = crossings(order, columns)
        idle = idle + 1 if count >= fewest else 0
        if count < fewest:
            best, fewest = [list(column) for column in order], count
        if idle == patience or not fewest:
            break
    return best, fewest


def _sweep(order: Order, columns: Columns, *, rightwards: bool) -> None:
    """Sort each column by where its neighbours in the column before stand; changes the order given."""
    ranks = range(1, len(order)) if rightwards else range(len(order) - 2, -1, -1)
    neighbours = columns.left if rightwards else columns.right
    for rank in ranks:
        fixed = {item: position for position, item in enumerate(order[rank - 1 if rightwards else rank + 1])}
        weights = {
            item: sum([fixed[end] for end in neighbours[item]]) / len(neighbours[item]) if neighbours[item] else float(position)
            for position, item in enumerate(order[rank])
        }
        order[rank].sort(key=weights.__getitem__)


def _ends(rank: int, order: Order, columns: Columns) -> dict[int, Ends]:
    """Return where the lines of a column's items end in the columns beside it."""
    left = {item: place for place, item in enumerate(order[rank - 1])} if rank else {}
    right = {item: place for place, item in enumerate(order[rank + 1])} if rank + 1 < len(order) else {}
    return {
        item: (sorted(left[end] for end in columns.left[item]), sorted(right[end] for end in columns.right[item])) for item in order[rank]
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


def _swap_neighbours(order: Order, columns: Columns) -> None:
    """Swap items that stand one above the other wherever that takes crossings away; changes the order given."""
    for rank, column in enumerate(order):
        ends = _ends(rank, order, columns)
        for _ in range(3):
            swapped = False
            for upper in range(len(column) - 1):
                if _excess(ends[column[upper]], ends[column[upper + 1]]) > 0:
                    column[upper], column[upper + 1] = column[upper + 1], column[upper]
                    swapped = True
            if not swapped:
                break


def _move_items(order: Order, columns: Columns, window: int, *, rightwards: bool) -> int:
    """Move each item to the place of its column where it crosses least; return the gain; changes the order given."""
    gain = 0
    for rank in range(len(order)) if rightwards else range(len(order) - 1, -1, -1):
        column = order[rank]
        ends = _ends(rank, order, columns)
        for item in list(column):
            if any(ends[item]):
                gain += _move(item, column, ends, window)
    return gain


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
