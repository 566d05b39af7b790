"""Which column each card stands in: rings are broken, then a card stands right of everything it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Edge = tuple[int, int]  # from premise to conclusion


def ring_edges(count: int, edges: Sequence[Edge]) -> frozenset[int]:
    """Return the positions of the edges that close a ring, found depth first in the order given."""
    outgoing: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for position, (premise, conclusion) in enumerate(edges):
        outgoing[premise].append((position, conclusion))
    state = [0] * count  # 0 unseen, 1 on the way, 2 done
    closing: set[int] = set()
    for start in range(count):
        if not state[start]:
            _walk(start, outgoing, state, closing)
    return frozenset(closing)


def _walk(start: int, outgoing: list[list[tuple[int, int]]], state: list[int], closing: set[int]) -> None:
    """Follow the edges from one card, depth first; mark the cards seen and collect the edges that lead back."""
    state[start] = 1
    way = [(start, iter(outgoing[start]))]
    while way:
        here, rest = way[-1]
        for position, end in rest:
            if state[end] == 1:
                closing.add(position)
            elif state[end] == 0:
                state[end] = 1
                way.append((end, iter(outgoing[end])))
                break
        else:
            state[here] = 2
            way.pop()


def longest_ranks(count: int, edges: Sequence[Edge]) -> list[int]:
    """Return for each card the longest way to a card that leads nowhere; the edges must hold no ring."""
    incoming: list[list[int]] = [[] for _ in range(count)]
    open_ends = [0] * count
    for premise, conclusion in edges:
        incoming[conclusion].append(premise)
        open_ends[premise] += 1
    ranks = [0] * count
    ready = [card for card in range(count) if not open_ends[card]]
    while ready:
        here = ready.pop()
        for premise in incoming[here]:
            ranks[premise] = max(ranks[premise], ranks[here] + 1)
            open_ends[premise] -= 1
            if not open_ends[premise]:
                ready.append(premise)
    return ranks


def components(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the cards that hang together, each group and the groups in the order of their first card."""
    parent = list(range(count))

    def root(card: int) -> int:
        while parent[card] != card:
            parent[card] = parent[parent[card]]
            card = parent[card]
        return card

    for premise, conclusion in edges:
        one, two = sorted((root(premise), root(conclusion)))
        parent[two] = one
    groups: dict[int, list[int]] = {}
    for card in range(count):
        groups.setdefault(root(card), []).append(card)
    return list(groups.values())
