"""Crossing reduction: the order of nodes within their layers, chosen so that few edges cross."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import itemgetter

from argmap.layout.forest import best_place, orders
from argmap.layout.layering import Layers, Order

SMALL = 600  # nodes, up to which several of the orders found are finished, not just the best
FINISHED = 3
MOST_PASSES = 4  # of moving single nodes
MOVES = 250_000  # pairs of nodes compared in all while single ones are moved
WINDOW = 30  # positions by which a single node is moved at most

_Neighbours = tuple[list[int], list[int]]  # positions in the left and right layer, sorted


def best_order(layers: Layers) -> Order:
    """Return the order with the fewest crossings that were found, near the document's order."""
    found = sorted(_candidates(layers), key=itemgetter(0))
    if found[0][0]:
        tried = FINISHED if len(layers.ranks) <= SMALL else 1
        found = [_finished(order, layers) for _, order in found[:tried]]
    best = min(found, key=itemgetter(0))[1]
    pairs = [pair for nodes in best for pair in pairwise(nodes)]
    upside_down = sum(one > two for one, two in pairs) > sum(one < two for one, two in pairs)
    return [nodes[::-1] for nodes in best] if upside_down else best


def _candidates(layers: Layers) -> Iterator[tuple[int, Order]]:
    for order in orders(layers):
        count = crossings(order, layers)
        yield count, order
        if not count:
            return


def crossings(order: Order, layers: Layers) -> int:
    """Return how many edges cross, counted between each layer and the next."""
    return sum(_crossings_between(near, far, layers) for near, far in pairwise(order))


def _crossings_between(near: list[int], far: list[int], layers: Layers) -> int:
    position = {node: number for number, node in enumerate(near)}
    seen: list[int] = []
    count = 0
    for node in far:
        ends = sorted(position[end] for end in layers.left[node])
        count += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return count


def _finished(start: Order, layers: Layers) -> tuple[int, Order]:
    """Return an order in which no single node gains by moving, after its crossings."""
    order = [list(nodes) for nodes in start]
    window = min(WINDOW, MOVES // (MOST_PASSES * len(layers.ranks)) // 2)
    ranks = range(len(order))
    for _ in range(MOST_PASSES):
        if not sum(_move_in_layer(rank, order, layers, window) for rank in ranks):
            break
        ranks = ranks[::-1]
    return crossings(order, layers), order


def _move_in_layer(rank: int, order: Order, layers: Layers, window: int) -> int:
    """Move each node whose edges are crossed to its best position; return the crossings saved."""
    crossed = {near for near, _ in crossed_edges(rank, order, layers)}
    crossed |= {far for _, far in crossed_edges(rank - 1, order, layers)}
    if not crossed:
        return 0
    ends = _neighbours(rank, order, layers)
    nodes = [node for node in order[rank] if node in crossed]
    return sum(_move(node, order[rank], ends, window) for node in nodes)


def crossed_edges(rank: int, order: Order, layers: Layers) -> Iterator[tuple[int, int]]:
    """Yield the edges between a layer and the next one that cross another."""
    if not 0 <= rank < len(order) - 1:
        return
    position = {node: number for number, node in enumerate(order[rank + 1])}
    edges = [
        (near, far)
        for near in order[rank]
        for far in sorted(layers.right[near], key=position.__getitem__)
    ]
    heights = [position[far] for _, far in edges]
    above = accumulate(heights, max)
    below = reversed(list(accumulate(reversed(heights), min)))
    for edge, height, lowest, highest in zip(edges, heights, above, below, strict=True):
        if lowest > height or highest < height:
            yield edge


def _neighbours(rank: int, order: Order, layers: Layers) -> dict[int, _Neighbours]:
    beside = order[max(0, rank - 1) : rank + 2]
    place = {node: at for nodes in beside for at, node in enumerate(nodes)}.__getitem__
    left, right = layers.left, layers.right
    return {
        node: (sorted(map(place, left[node])), sorted(map(place, right[node])))
        for node in order[rank]
    }


def _move(node: int, nodes: list[int], ends: dict[int, _Neighbours], window: int) -> int:
    """Move a node to the nearest best position of its layer; return how many crossings it saves."""
    here = nodes.index(node)

    def cost(there: int) -> int:
        upper, lower = (nodes[there], node) if there < here else (node, nodes[there])
        return -_excess(ends[upper], ends[lower])

    reach = range(max(0, here - window + 1), min(len(nodes), here + window))
    saved, goal = best_place(here, reach, cost)
    nodes.insert(goal, nodes.pop(here))
    return saved


def _excess(upper: _Neighbours, lower: _Neighbours) -> int:
    """Return how many crossings two nodes have more in this order than the other way round."""
    total = 0
    for one, two in zip(upper, lower, strict=True):
        if one:
            for end in two:
                total += len(one) - bisect_right(one, end) - bisect_left(one, end)
    return total
