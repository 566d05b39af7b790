"""The order of cards within their columns, chosen so that few links cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass

MOST_SWEEPS = 16
PATIENCE = 6  # sweeps without gain before a start is given up
MANY = 200  # above this many items one start is enough


@dataclass(frozen=True, slots=True)
class Columns:
    """Items in columns, left to right: cards first, then the stand-ins of links that pass a column."""

    ranks: tuple[int, ...]  # of each item
    left: tuple[tuple[int, ...], ...]  # each item's neighbours one column to the left
    right: tuple[tuple[int, ...], ...]


Order = list[list[int]]


def best_order(columns: Columns) -> Order:
    """Return the items of each column, top to bottom, with the fewest crossings that were found."""
    starts = [first_order(columns)]
    if len(columns.ranks) <= MANY:
        starts += [first_order(columns, backwards=True), [column[::-1] for column in starts[0]]]
    best, fewest = starts[0], crossings(starts[0], columns)
    for start in starts:
        for median in (False, True):
            if not fewest:
                return best
            order, count = _improve(start, columns, median=median)
            if count < fewest:
                best, fewest = order, count
        if len(columns.ranks) > MANY:
            break
    return best


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


def _improve(start: Order, columns: Columns, *, median: bool) -> tuple[Order, int]:
    """Return the best order that sweeps in alternating directions reach from a start, and its crossings."""
    order = [list(column) for column in start]
    best, fewest, idle = order, crossings(order, columns), 0
    for sweep in range(MOST_SWEEPS):
        order = _sweep(order, columns, rightwards=sweep % 2 == 0, median=median)
        _swap_neighbours(order, columns)
        count = crossings(order, columns)
        idle = idle + 1 if count >= fewest else 0
        if count < fewest:
            best, fewest = [list(column) for column in order], count
        if idle == PATIENCE or not fewest:
            break
    return best, fewest


def _sweep(order: Order, columns: Columns, *, rightwards: bool, median: bool) -> Order:
    """Return an order in which each column is sorted by where its neighbours in the column before stand."""
    result = [list(column) for column in order]
    ranks = range(1, len(order)) if rightwards else range(len(order) - 2, -1, -1)
    neighbours = columns.left if rightwards else columns.right
    for rank in ranks:
        fixed = {item: position for position, item in enumerate(result[rank - 1 if rightwards else rank + 1])}
        weights = {
            item: _middle([fixed[end] for end in neighbours[item]], median=median) if neighbours[item] else float(position)
            for position, item in enumerate(result[rank])
        }
        result[rank].sort(key=weights.__getitem__)
    return result


def _middle(places: list[int], *, median: bool) -> float:
    if not median:
        return sum(places) / len(places)
    places.sort()
    half = len(places) // 2
    return float(places[half]) if len(places) % 2 else (places[half - 1] + places[half]) / 2


def _swap_neighbours(order: Order, columns: Columns) -> None:
    """Swap items that stand one above the other wherever that takes crossings away; changes the order given."""
    place = [0] * len(columns.ranks)
    for column in order:
        for position, item in enumerate(column):
            place[item] = position
    for column in order:
        for upper in range(len(column) - 1):
            one, two = column[upper], column[upper + 1]
            if _gain(one, two, columns, place) > 0:
                column[upper], column[upper + 1] = two, one
                place[one], place[two] = upper + 1, upper


def _gain(one: int, two: int, columns: Columns, place: list[int]) -> int:
    """Return how many crossings less there are with `two` above `one`."""
    gain = 0
    for neighbours in (columns.left, columns.right):
        above = sorted(place[end] for end in neighbours[one])
        below = sorted(place[end] for end in neighbours[two])
        for end in below:
            gain += len(above) - bisect_right(above, end)
        for end in above:
            gain -= len(below) - bisect_right(below, end)
    return gain
