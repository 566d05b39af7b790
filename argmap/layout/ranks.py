"""Which column each card stands in: rings are broken, then a card stands right of everything it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Edge = tuple[int, int]  # from premise to conclusion
Order = list[list[int]]  # the items of each column, top to bottom


@dataclass(frozen=True, slots=True)
class Columns:
    """Items in columns, left to right: cards first, then the stand-ins of links that pass a column."""

    ranks: tuple[int, ...]  # of each item
    left: tuple[tuple[int, ...], ...]  # each item's neighbours one column to the left
    right: tuple[tuple[int, ...], ...]


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


def _walk(
    start: int, outgoing: list[list[tuple[int, int]]], state: list[int], closing: set[int]
) -> None:
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


def short_ranks(count: int, edges: Sequence[Edge]) -> list[int]:
    """Return columns in which the links are short: the longest ways, then cards moved right together where that shortens more.

    A card and what must move with it go right as long as more links get shorter than longer. Near what
    dot's network simplex finds, in a fraction of the work.
    """
    ranks = longest_ranks(count, edges)
    incoming: list[list[int]] = [[] for _ in range(count)]
    outgoing: list[list[int]] = [[] for _ in range(count)]
    for premise, conclusion in edges:
        incoming[conclusion].append(premise)
        outgoing[premise].append(conclusion)
    waiting = [
        card for card in sorted(range(count), key=lambda card: -ranks[card]) if incoming[card]
    ]
    for _ in range(_MOST_ROUNDS):
        moved = [card for card in waiting if _move_right(card, ranks, incoming, outgoing)]
        if not moved:
            break
    least = min(ranks, default=0)
    return [rank - least for rank in ranks]


_MOST_ROUNDS = 8
_MOST_TOGETHER = 200  # cards that are moved together at most


def _move_right(
    card: int, ranks: list[int], incoming: list[list[int]], outgoing: list[list[int]]
) -> bool:
    """Move a card, and the premises that stand right beside it, as far right as shortens the links; return whether it moved."""
    if all(ranks[premise] == ranks[card] + 1 for premise in incoming[card]) and len(
        incoming[card]
    ) <= len(outgoing[card]):
        return False
    together, waiting = {card}, [card]
    balance = 0
    while waiting:
        here = waiting.pop()
        balance += len(outgoing[here])
        for premise in incoming[here]:
            balance -= 1
            if premise not in together and ranks[premise] == ranks[here] + 1:
                together.add(premise)
                waiting.append(premise)
        if len(together) > _MOST_TOGETHER:
            return False
    gaps = [
        ranks[premise] - ranks[here] - 1
        for here in together
        for premise in incoming[here]
        if premise not in together
    ]
    room = min(gaps, default=0)
    if balance >= 0 or room <= 0:
        return False
    for here in together:
        ranks[here] += room
    return True
