"""Coordinate assignment: how high each node is, as level with its neighbours as the gaps allow."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import add, mul

from argmap.layout.layering import Layers, Order

# What draws a node: its neighbours, how strongly each does, and all together.
_Pull = tuple[tuple[int, ...], tuple[float, ...], float]

ROUNDS = 6  # there and back, twice: first with the neighbours behind only, then with all
CARD_GAP = 18.0
LANE = 16.0  # height that a passing edge takes
WEIGHTS = (1.0, 3.0, 8.0)  # of an edge between two cards, a card and a dummy, two dummies


def heights_of(order: Order, layers: Layers, sizes: Sequence[float]) -> list[float]:
    """Return the height of the middle of each node; `sizes` are those of cards, 0 for a dummy."""
    there = [(nodes, _offsets(nodes, sizes)) for nodes in order]
    back = there[::-1]
    heights = [0.0] * len(sizes)
    for nodes, offsets in there:
        for node, offset in zip(nodes, offsets, strict=True):
            heights[node] = offset - offsets[-1] / 2
    left, right = _pulls(layers.left, sizes), _pulls(layers.right, sizes)
    both = _pulls(map(add, layers.left, layers.right), sizes)
    sweeps = [(there, left), (back, right)] * ROUNDS + [(there, both), (back, both)] * ROUNDS
    for sweep, pulls in sweeps:
        for nodes, offsets in sweep:
            _place(nodes, offsets, pulls, heights)
    return heights


def _offsets(nodes: list[int], sizes: Sequence[float]) -> list[float]:
    """Return how far below the first node of a layer each node must be at least."""
    offsets = [0.0] if nodes else []
    for above, below in pairwise(nodes):
        gap = CARD_GAP if sizes[above] and sizes[below] else LANE
        offsets.append(offsets[-1] + (sizes[above] + sizes[below]) / 2 + gap)
    return offsets


def _pulls(side: Iterable[tuple[int, ...]], sizes: Sequence[float]) -> list[_Pull]:
    pulls = []
    for node, ends in enumerate(side):
        weights = tuple(WEIGHTS[(not sizes[node]) + (not sizes[end])] for end in ends)
        pulls.append((ends, weights, sum(weights)))
    return pulls


def _place(
    nodes: list[int], offsets: list[float], pulls: list[_Pull], heights: list[float]
) -> None:
    """Move a layer's nodes as near to their wishes as the gaps allow; changes `heights`."""
    wishes, totals = [], []
    for node, offset in zip(nodes, offsets, strict=True):
        ends, weights, total = pulls[node]
        pulled = sum(map(mul, weights, [heights[end] for end in ends]))
        wishes.append((pulled / total if ends else heights[node]) - offset)
        totals.append(total or 0.01)
    for node, offset, level in zip(nodes, offsets, isotonic(wishes, totals), strict=True):
        heights[node] = level + offset


def isotonic(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the nearest levels to the wishes that never fall, by pooling what disagrees."""
    blocks: list[tuple[float, float, int]] = []  # level, weight, members
    for wish, weight in zip(wishes, weights, strict=True):
        level, total, members = wish, weight, 1
        while blocks and blocks[-1][0] > level:
            before, heavy, more = blocks.pop()
            level = (before * heavy + level * total) / (heavy + total)
            total, members = total + heavy, members + more
        blocks.append((level, total, members))
    return [level for level, _, members in blocks for _ in range(members)]
