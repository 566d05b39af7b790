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
    """Return for every statement how many conclusions it is or leads to."""
    reached = {each: 1 << position for position, each in enumerate(graph.statements) if graph.statements[each].role == "conclusion"}
    waiting = deque(reversed(reached))
    queued = set(waiting)
    while waiting:
        here = waiting.popleft()
        queued.discard(here)
        for link in graph.supports(here):
            for premise in link.premises:
                now = reached.get(premise, 0) | reached[here]
                if now == reached.get(premise, 0):
                    continue
                reached[premise] = now
                if premise not in queued:
                    queued.add(premise)
                    waiting.append(premise)
    return {each: bits.bit_count() for each, bits in reached.items()}
