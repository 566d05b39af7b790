"""The few words that say what a clause says, chosen along the parser's tree.

Each word below another has a gain if it comes in, and a loss if it is left out. Of all choices
that keep the tree connected, the best is kept for each number of words. So no object, negation or
figure is lost for an adjective, and no word is there without the one it depends on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drafting.labels.units import tied, to_cost, to_unit
from argmap.drafting.labels.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.drafting.labels.trees import Tree
    from argmap.drafting.labels.weights import Weight

    Ways = Mapping[int, tuple[float, tuple[int, ...]]]  # number of words -> worth, places

_FADE = 0.7  # what is deeper in the tree says less


def to_ways(tree: Tree, place: int, most: int, *, alone: bool = True) -> Ways:
    """Return the best choice of words for each number of them.

    `alone` is for the word that all others depend on.
    """
    unit = to_unit(tree, place, alone=alone)
    cost = sum(to_cost(tree, each) for each in unit)
    if cost > most:
        return {}
    ways: Ways = {cost: (0.0, unit)}
    inside = {*unit, *tied(tree.words, place)}
    for child in tree.below[place]:
        weight = None if child in inside else weigh(tree, place, child)
        if weight is not None:
            ways = _joined(ways, to_ways(tree, child, most - cost, alone=False), weight, most)
    return ways


def _joined(ways: Ways, more: Ways, weight: Weight, most: int) -> Ways:
    """Return the ways with and without a further word and what depends on it."""
    gain, loss = weight
    found = {length: (worth - loss, places) for length, (worth, places) in ways.items()}
    for length, (worth, places) in ways.items():
        for longer, (extra, others) in more.items():
            way = (worth + gain + _FADE * extra, (*places, *others))
            if length + longer <= most and (
                length + longer not in found or way[0] > found[length + longer][0]
            ):
                found[length + longer] = way
    return found
