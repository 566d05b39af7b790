"""The height at which each item of a column stands: as level with its neighbours as the order and the gaps allow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.ranks import Columns, Order

SWEEPS = 24
CARD_GAP = 18.0
LANE = 16.0  # height that a passing link takes
WEIGHTS = (1.0, 3.0, 8.0)  # of a line between two cards, a card and a stand-in, two stand-ins


@dataclass(frozen=True, slots=True)
class _Pull:
    """What draws one item: its neighbours and how strongly."""

    ends: tuple[int, ...]
    weights: tuple[float, ...]


def heights_at(order: Order, columns: Columns, sizes: Sequence[float]) -> list[float]:
    """Return the middle of each item; `sizes` are the heights of cards, 0 for a stand-in."""
    places = [0.0] * len(columns.ranks)
    offsets = [_offsets(column, sizes) for column in order]
    for column, offset in zip(order, offsets, strict=True):
        for item, step in zip(column, offset, strict=True):
            places[item] = step - offset[-1] / 2
    pulls = [
        tuple(_pull(item, columns, sizes, side) for item in range(len(sizes)))
        for side in (columns.left, columns.right, None)
    ]
    for sweep in range(SWEEPS):
        rightwards = sweep % 2 == 0
        pull = pulls[0 if rightwards else 1] if sweep < SWEEPS // 2 else pulls[2]
        for rank in range(len(order)) if rightwards else range(len(order) - 1, -1, -1):
            _place_column(order[rank], offsets[rank], pull, places)
    return places


def _offsets(column: list[int], sizes: Sequence[float]) -> list[float]:
    """Return how far below the first item each item must stand at least."""
    offsets = [0.0] if column else []
    for above, below in pairwise(column):
        gap = CARD_GAP if sizes[above] and sizes[below] else LANE
        offsets.append(offsets[-1] + (sizes[above] + sizes[below]) / 2 + gap)
    return offsets


def _pull(
    item: int, columns: Columns, sizes: Sequence[float], side: tuple[tuple[int, ...], ...] | None
) -> _Pull:
    ends = side[item] if side is not None else columns.left[item] + columns.right[item]
    weights = tuple(WEIGHTS[(not sizes[item]) + (not sizes[end])] for end in ends)
    return _Pull(ends, weights)


def _place_column(
    column: list[int], offsets: list[float], pulls: tuple[_Pull, ...], places: list[float]
) -> None:
    """Move a column's items as near to their wishes as the gaps allow; changes `places`."""
    wishes, weights = [], []
    for item, offset in zip(column, offsets, strict=True):
        pull = pulls[item]
        weight = sum(pull.weights)
        wish = (
            sum(w * places[end] for end, w in zip(pull.ends, pull.weights, strict=True)) / weight
            if weight
            else places[item]
        )
        wishes.append(wish - offset)
        weights.append(weight or 0.01)
    for item, offset, level in zip(column, offsets, isotonic(wishes, weights), strict=True):
        places[item] = level + offset


def isotonic(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the never falling levels nearest to the wishes, by pooling neighbours that disagree."""
    blocks: list[tuple[float, float, int]] = []  # level, weight, members
    for wish, weight in zip(wishes, weights, strict=True):
        level, total, members = wish, weight, 1
        while blocks and blocks[-1][0] > level:
            before, heavy, more = blocks.pop()
            level = (before * heavy + level * total) / (heavy + total)
            total, members = total + heavy, members + more
        blocks.append((level, total, members))
    return [level for level, _, members in blocks for _ in range(members)]
