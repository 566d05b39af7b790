"""Layering: in which column each card is. Cycles are broken; then a card is right of its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

import networkx as nx

Ends = tuple[int, int]  # of an edge: from premise to conclusion, or from the right to the left
Order = list[list[int]]  # the nodes of each layer, top to bottom

_MOST_ROUNDS = 8
_MOST_TOGETHER = 200  # cards that are moved together at most


@dataclass(frozen=True, slots=True)
class Layers:
    """Nodes in layers, left to right: cards, then dummies; every edge joins neighbouring layers."""

    ranks: tuple[int, ...]  # the layer of each node, from 0 on the left
    left: tuple[tuple[int, ...], ...]  # each node's neighbours one layer to the left
    right: tuple[tuple[int, ...], ...]


def components(count: int, edges: Sequence[Ends]) -> list[list[int]]:
    """Return the connected components, and the cards of each, in the order of the cards."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    return sorted(map(sorted, nx.connected_components(graph)))


def back_edges(count: int, edges: Sequence[Ends]) -> frozenset[int]:
    """Return the positions of the edges that close a cycle, depth first in the order given."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    path: set[int] = set()
    back: set[Ends] = set()
    for start, end, label in nx.dfs_labeled_edges(graph):
        if label == "forward":
            path.add(end)
        elif label == "reverse":
            path.discard(end)
        elif end in path:
            back.add((start, end))
    return frozenset(position for position, ends in enumerate(edges) if ends in back)


def longest_path_layers(count: int, edges: Sequence[Ends]) -> list[int]:
    """Return each card's longest path to a card that leads nowhere; the graph has no cycle."""
    outgoing: dict[int, list[int]] = {card: [] for card in range(count)}
    for premise, conclusion in edges:
        outgoing[premise].append(conclusion)
    ranks = [0] * count
    for card in TopologicalSorter(outgoing).static_order():
        ranks[card] = max((ranks[end] + 1 for end in outgoing[card]), default=0)
    return ranks


def short_layers(count: int, edges: Sequence[Ends]) -> list[int]:
    """Return layers in which the edges are short: the longest paths, then cards moved right.

    A card, and what must move with it, goes right as long as more edges get shorter than longer.
    This comes near to the network simplex of dot with a fraction of the work.
    """
    ranks = longest_path_layers(count, edges)
    mover = _Mover(ranks, [[] for _ in range(count)], [0] * count)
    for premise, conclusion in edges:
        mover.incoming[conclusion].append(premise)
        mover.out_degree[premise] += 1
    rightmost_first = sorted(range(count), key=lambda card: -ranks[card])
    movable = [card for card in rightmost_first if mover.incoming[card]]
    for _ in range(_MOST_ROUNDS):
        if not sum(map(mover.move_right, movable)):
            break
    least = min(ranks, default=0)
    return [rank - least for rank in ranks]


@dataclass(frozen=True, slots=True)
class _Mover:
    """Moves cards to the right where that shortens the edges; `ranks` is changed."""

    ranks: list[int]
    incoming: list[list[int]]  # the premises of each card
    out_degree: list[int]

    def move_right(self, card: int) -> bool:
        """Move a card and the premises right of it as far as that helps; return whether it did."""
        premises = self.incoming[card]
        tight = all(self.ranks[premise] == self.ranks[card] + 1 for premise in premises)
        if tight and len(premises) <= self.out_degree[card]:
            return False
        together = self._together(card)
        balance = sum(self.out_degree[each] - len(self.incoming[each]) for each in together)
        room = self._room(together)
        if balance >= 0 or room <= 0 or len(together) > _MOST_TOGETHER:
            return False
        for each in together:
            self.ranks[each] += room
        return True

    def _room(self, cards: set[int]) -> int:
        """Return how far cards can move together before they reach a premise."""
        edges = ((each, premise) for each in cards for premise in self.incoming[each])
        gaps = [self.ranks[end] - self.ranks[each] - 1 for each, end in edges if end not in cards]
        return min(gaps, default=0)

    def _together(self, card: int) -> set[int]:
        """Return a card and all that must move with it: premises without a gap, and theirs."""
        together, waiting = {card}, [card]
        while waiting and len(together) <= _MOST_TOGETHER:
            here = waiting.pop()
            tight = {
                premise
                for premise in self.incoming[here]
                if self.ranks[premise] == self.ranks[here] + 1
            }
            waiting += tight - together
            together |= tight
        return together
