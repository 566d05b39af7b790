"""Which unsupported statements a conclusion cannot do without."""

from collections import deque
from functools import reduce
from operator import or_

from argmap.graph import ArgumentGraph

_ALL = -1  # every bit set: not yet reached from any starting point


def needed_for_main(graph: ArgumentGraph) -> frozenset[str]:
    """Return the unsupported statements without which no path to the main conclusion is left."""
    main = graph.main_conclusion()
    return needed_for(graph.reviewed, main.id) if main else frozenset()


def needed_for(graph: ArgumentGraph, goal: str) -> frozenset[str]:
    """Return the unsupported statements without which every path to a goal is broken.

    Each statement gets the set of starting points that all its paths share: a link needs what any
    of its premises needs, a statement what all of its links need. Sets are the bits of an integer.
    """
    within = graph.rests_on(goal) | {goal}
    starts = [each for each in graph.statements if each in within and not graph.supports(each)]
    shared = dict.fromkeys(within, _ALL)
    shared |= {each: 1 << position for position, each in enumerate(starts)}
    waiting = deque(starts)
    while waiting:
        for link in graph.outgoing(waiting.popleft()):
            end = link.conclusion
            if link.kind == "support" and end in within:
                now = _shared_by_all(graph, end, shared)
                if now != shared[end]:
                    shared[end] = now
                    waiting.append(end)
    if shared[goal] == _ALL:
        return frozenset()
    needed = (each for position, each in enumerate(starts) if shared[goal] >> position & 1)
    return frozenset(needed) - {goal}


def _shared_by_all(graph: ArgumentGraph, statement: str, shared: dict[str, int]) -> int:
    common = _ALL
    for link in graph.supports(statement):
        common &= reduce(or_, (shared[premise] for premise in link.premises))
    return common
