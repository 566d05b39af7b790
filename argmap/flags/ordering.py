"""The order of flags in a report: by level, by certainty, by how many conclusions need them."""

from collections.abc import Iterable
from math import inf

from argmap.flags.steps import holder_and_ends, reasons_for
from argmap.graph import ArgumentGraph
from argmap.model import LEVELS, Flag, Link, is_unsure


def in_report_order(graph: ArgumentGraph, flags: Iterable[Flag]) -> list[Flag]:
    """Return flags by level, then raised before proposed, then by what depends on them."""
    distances = _distances_to(graph, graph.hub.id) if graph.hub else {}
    weights = _weights(graph)

    def rank(flag: Flag) -> tuple[float | str, ...]:
        link = graph.links.get(flag.link or "")
        ends = _ends(graph, link) if link else (flag.statement or "",)
        weight = _share(graph, link, weights) if link else weights.get(flag.statement or "", 0.0)
        distance = min((distances[each] for each in ends if each in distances), default=inf)
        return (
            LEVELS.index(flag.level),
            flag.state != "raised",
            _is_in_doubt(graph, flag),
            distance == inf,
            -round(weight, 9),
            distance,
            flag.start if flag.start is not None else inf,
            flag.id,
        )

    return sorted(flags, key=rank)


def _is_in_doubt(graph: ArgumentGraph, flag: Flag) -> bool:
    """Return whether a flag is proposed on what the machine proposed and was unsure of."""
    held = holder_and_ends(graph, flag.statement, flag.link)
    return flag.state == "proposed" and any(
        each.state == "proposed" and is_unsure(each.because) for each in held
    )


def _ends(graph: ArgumentGraph, link: Link) -> tuple[str, ...]:
    """Return the statements whose distance counts for a link: what it supports, or what attacks."""
    if link.kind == "undercut":
        return _ends(graph, graph.links[link.conclusion])
    return (link.conclusion,) if link.kind == "support" else link.premises


def _distances_to(graph: ArgumentGraph, goal: str) -> dict[str, int]:
    """Return for a statement and all that supports it the number of steps to it."""
    found = {goal: 0}
    waiting = [goal]
    for here in waiting:  # grows: nearer statements come first
        for premise in reasons_for(graph, here):
            if premise.id not in found:
                found[premise.id] = found[here] + 1
                waiting.append(premise.id)
    return found


def _weights(graph: ArgumentGraph) -> dict[str, float]:
    """Return for each statement how many conclusions depend on it, itself included.

    Of several supports each counts for its share. A cycle is cut where a walk along the supports,
    in file order, comes back to it.
    """
    found: dict[str, float] = {}
    for start in graph.statements:
        waiting = [(start, False)]
        while waiting:
            here, done = waiting.pop()
            supported = [link for link in graph.outgoing(here) if link.kind == "support"]
            if done:
                own = graph.statements[here].role == "conclusion"
                found[here] = own + sum(_share(graph, link, found) for link in supported)
            elif here not in found:
                found[here] = 0.0
                waiting.append((here, True))
                waiting.extend((link.conclusion, False) for link in supported)
    return found


def _share(graph: ArgumentGraph, link: Link, weights: dict[str, float]) -> float:
    """Return how much depends on a link.

    That is its share of its conclusion's weight; for an attack the weight of its premises, for an
    undercut that of the link it questions.
    """
    if link.kind == "undercut":
        return _share(graph, graph.links[link.conclusion], weights)
    if link.kind == "attack":
        return max(weights[each] for each in link.premises)
    return weights[link.conclusion] / len(graph.supports(link.conclusion))
