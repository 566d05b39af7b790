"""Which statements a conclusion cannot do without, and which conclusions depend on a statement."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

_ALL = -1  # every bit set: not yet reached from any starting point


def needed_for(graph: ArgumentGraph, goal: str) -> frozenset[str]:
    """Return the unsupported statements without which every way to a goal breaks.

    Each statement gets the set of starting points that all its ways share: a link needs what any
    of its premises needs, a statement what all of its links need. Sets are the bits of an integer.
    """
    within = graph.rests_on(goal) | {goal}
    starts = [each for each in graph.statements if each in within and not graph.supports(each)]
    shared = dict.fromkeys(within, _ALL) | {each: 1 << position for position, each in enumerate(starts)}
    waiting = deque(starts)
    while waiting:
        for link in graph.outgoing(waiting.popleft()):
            end = link.conclusion
            if link.kind != "support" or end not in within:
                continue
            now = _meet(graph, end, shared)
            if now != shared[end]:
                shared[end] = now
                waiting.append(end)
    if shared[goal] == _ALL:
        return frozenset()
    return frozenset(each for position, each in enumerate(starts) if shared[goal] >> position & 1 and each != goal)


def _meet(graph: ArgumentGraph, statement: str, shared: dict[str, int]) -> int:
    common = _ALL
    for link in graph.supports(statement):
        joined = 0
        for premise in link.premises:
            joined |= shared[premise]
        common &= joined
    return common


def dependants(graph: ArgumentGraph) -> dict[str, int]:
    """Return for every statement how many conclusions it is or leads to.

    Every statement takes over what its ends reach, ends first, so that one round is enough and a second finds nothing new;
    a ring may need one more. Sets are the bits of an integer.
    """
    reached = {each: (each_is.role == "conclusion") << position for position, (each, each_is) in enumerate(graph.statements.items())}
    order = _ends_first(graph)
    changed = True
    while changed:
        changed = False
        for each in order:
            now = reached[each]
            for end in _ends(graph, each):
                now |= reached[end]
            changed = changed or now != reached[each]
            reached[each] = now
    return {each: bits.bit_count() for each, bits in reached.items()}


def _ends(graph: ArgumentGraph, statement: str) -> list[str]:
    return [link.conclusion for link in graph.outgoing(statement) if link.kind == "support"]


def _ends_first(graph: ArgumentGraph) -> list[str]:
    """Return the statements so that, rings apart, what a statement supports stands before it."""
    order: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [(each, False) for each in reversed(graph.statements)]
    while waiting:
        here, done = waiting.pop()
        if done:
            order[here] = None
        elif here not in seen:
            seen.add(here)
            waiting.append((here, True))
            waiting.extend((end, False) for end in _ends(graph, here))
    return list(order)
