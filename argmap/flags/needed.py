"""Which statements a conclusion cannot do without, and how much leans on a statement or a step."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.model import Link

_ALL = -1  # every bit set: not yet reached from any starting point


def needed_for(graph: ArgumentGraph, goal: str) -> frozenset[str]:
    """Return the unsupported statements without which every way to a goal breaks.

    Each statement gets the set of starting points that all its ways share: a link needs what any
    of its premises needs, a statement what all of its links need. Sets are the bits of an integer.
    """
    within = graph.rests_on(goal) | {goal}
    starts = [each for each in graph.statements if each in within and not graph.supports(each)]
    shared = dict.fromkeys(within, _ALL) | {
        each: 1 << position for position, each in enumerate(starts)
    }
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
    return frozenset(
        each
        for position, each in enumerate(starts)
        if shared[goal] >> position & 1 and each != goal
    )


def _meet(graph: ArgumentGraph, statement: str, shared: dict[str, int]) -> int:
    common = _ALL
    for link in graph.supports(statement):
        joined = 0
        for premise in link.premises:
            joined |= shared[premise]
        common &= joined
    return common


def leaning(graph: ArgumentGraph) -> dict[str, float]:
    """Return for every statement how many conclusions lean on it, itself counted; of several supports each bears its share.

    A ring is cut where a walk along the supports, in file order, comes back to it.
    """
    found: dict[str, float] = {}
    for start in graph.statements:
        waiting = [(start, False)]
        while waiting:
            here, done = waiting.pop()
            if done:
                own = graph.statements[here].role == "conclusion"
                found[here] = own + sum(
                    share_of(graph, link, found)
                    for link in graph.outgoing(here)
                    if link.kind == "support"
                )
            elif here not in found:
                found[here] = 0.0
                waiting.append((here, True))
                waiting.extend(
                    (link.conclusion, False)
                    for link in graph.outgoing(here)
                    if link.kind == "support"
                )
    return found


def share_of(graph: ArgumentGraph, link: Link, leans: dict[str, float]) -> float:
    """Return how much leans on a link: of a support its share, of an attack what leans on its premises, of an undercut that of its link."""
    if link.kind == "undercut":
        return share_of(graph, graph.links[link.conclusion], leans)
    if link.kind == "attack":
        return max(leans[each] for each in link.premises)
    return leans[link.conclusion] / len(graph.supports(link.conclusion))


def steps_to(graph: ArgumentGraph, goal: str) -> dict[str, int]:
    """Return for a statement and all that supports it how many steps away from it each is."""
    found = {goal: 0}
    waiting = deque([goal])
    while waiting:
        here = waiting.popleft()
        new = [
            premise
            for link in graph.supports(here)
            for premise in link.premises
            if premise not in found
        ]
        found |= dict.fromkeys(new, found[here] + 1)
        waiting.extend(new)
    return found
