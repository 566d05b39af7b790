"""Weakness that travels: for each claim, conclusion and rebuttal of the text, what it rests on.

No weights. Evidence is the ground; a link holds if all its premises hold, a statement if one of its links does. Both are
computed as least fixed points from evidence upwards, so a ring grounds nothing by itself.

`because` holds, for `clear`, the links of one smallest path without a flag; for `over-flagged-steps`, the smallest set of
flagged links whose repair would make the statement clear, or, where looking for the smallest would take too long, the
flagged links of one path with the fewest; for `bare-claims`, the statements at which all ends.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import combinations, count
from typing import TYPE_CHECKING, NamedTuple

from argmap.model import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.graph import ArgumentGraph
    from argmap.model import Link, StandingState, Statement

_ASKED = ("claim", "conclusion", "rebuttal")
_MOST_LINKS = 12  # flagged links among which the smallest set is looked for
_MOST_REPAIRS = 4  # and how large it may be


class _Way(NamedTuple):
    """The best way from evidence to a statement: how many flagged links, how many links, and the last of them."""

    flagged: int
    links: int
    last: Link | None


def standings(graph: ArgumentGraph, weakened: frozenset[str]) -> tuple[Standing, ...]:
    """Return the standing of each claim, conclusion and rebuttal of the text itself, in file order.

    `weakened` holds the ids of the statements and links that carry an error or warning that is raised.
    """
    whole = _Ground(graph, weakened, [link for link in graph.annotation.links if link.kind == "support"])
    confirmed = _Ground(graph, weakened, [link for link in whole.links if link.state == "accepted"])
    asked = (each for each in graph.annotation.statements if each.role in _ASKED and not each.reported)
    return tuple(_standing(each, whole, confirmed) for each in asked)


def state_with(graph: ArgumentGraph, weakened: frozenset[str], statement: str) -> StandingState:
    """Return how one statement stands with these statements and links weakened."""
    return _Ground(graph, weakened, [link for link in graph.annotation.links if link.kind == "support"]).state(statement)


def _standing(statement: Statement, whole: _Ground, confirmed: _Ground) -> Standing:
    state = whole.state(statement.id)
    return Standing(statement.id, state, provisional=state != confirmed.state(statement.id), because=_because(statement.id, state, whole))


def _because(statement: str, state: StandingState, ground: _Ground) -> tuple[str, ...]:
    if state == "clear":
        return ground.path(statement)
    if state == "over-flagged-steps":
        return ground.repairs(statement)
    return ground.bare(statement) if state == "bare-claims" else ()


class _Ground:
    """What evidence reaches over a set of supports."""

    def __init__(self, graph: ArgumentGraph, weakened: frozenset[str], links: Iterable[Link]) -> None:
        self.graph = graph
        self.weakened = weakened
        self.links = tuple(sorted(links, key=lambda link: link.id))  # by name: the order of the file must not matter
        self.into: dict[str, list[Link]] = {}
        self.out_of: dict[str, list[Link]] = {}
        for link in self.links:
            self.into.setdefault(link.conclusion, []).append(link)
            for premise in link.premises:
                self.out_of.setdefault(premise, []).append(link)
        self.flagged = frozenset(link.id for link in self.links if not weakened.isdisjoint((link.id, *link.premises)))
        self.ways = self._ways()
        self.clear = self._reached(weakened)

    def state(self, statement: str) -> StandingState:
        """Return the state of a statement."""
        if statement not in self.into:
            return "no-support"
        if statement in self.clear:
            return "clear"
        return "over-flagged-steps" if statement in self.ways else "bare-claims"

    def _reached(self, weakened: frozenset[str], within: frozenset[str] | None = None) -> frozenset[str]:
        """Return the statements that evidence reaches over links without a flag: the least fixed point."""
        held = {each.id for each in self.graph.annotation.statements if each.role == "evidence" and each.id not in weakened}
        if within is not None:
            held &= within
        missing = {link.id: len(set(link.premises)) for link in self.links}
        waiting = list(held)
        while waiting:
            for link in self.out_of.get(waiting.pop(), ()):
                missing[link.id] -= 1
                end = link.conclusion
                if missing[link.id] or end in held or not weakened.isdisjoint((link.id, *link.premises)):
                    continue
                if within is None or end in within:
                    held.add(end)
                    waiting.append(end)
        return frozenset(held)

    def _ways(self) -> dict[str, _Way]:
        """Return the best way to each statement that evidence reaches at all: fewest flagged links, then fewest links, then by name."""
        order = count()
        best: dict[str, _Way] = {}
        missing = {link.id: len(set(link.premises)) for link in self.links}
        heap: list[tuple[int, int, str, int, str, Link | None]] = []
        for each in sorted(self.graph.statements):
            if self.graph.statements[each].role == "evidence":
                heappush(heap, (0, 0, "", next(order), each, None))
        while heap:
            flagged, links, _, _, here, last = heappop(heap)
            if here in best:
                continue
            best[here] = _Way(flagged, links, last)
            for link in self.out_of.get(here, ()):
                missing[link.id] -= 1
                if missing[link.id] == 0 and link.conclusion not in best:
                    weight = sum(best[each].flagged for each in link.premises) + (link.id in self.flagged)
                    length = sum(best[each].links for each in link.premises) + 1
                    heappush(heap, (weight, length, link.id, next(order), link.conclusion, link))
        return best

    def path(self, statement: str) -> tuple[str, ...]:
        """Return the links of the best way to a statement, from evidence upwards."""
        return tuple(link.id for link in self._derivation(statement))

    def _derivation(self, statement: str) -> list[Link]:
        found: dict[str, Link] = {}
        waiting: list[tuple[str, bool]] = [(statement, False)]
        while waiting:
            here, done = waiting.pop()
            last = self.ways[here].last
            if last is None or last.id in found:
                continue
            if done:
                found[last.id] = last
            else:
                waiting.append((here, True))
                waiting.extend((premise, False) for premise in reversed(last.premises))
        return list(found.values())

    def repairs(self, statement: str) -> tuple[str, ...]:
        """Return the smallest set of flagged links whose repair makes a statement clear, or those of one path with the fewest."""
        path = [link.id for link in self._derivation(statement) if link.id in self.flagged]
        if not 1 < len(path) <= _MOST_REPAIRS:
            return tuple(path)
        within = self._behind(statement)
        candidates = sorted(link.id for end in within for link in self.into.get(end, ()) if link.id in self.flagged)
        if len(candidates) > _MOST_LINKS:
            return tuple(path)
        for size in range(1, len(path)):
            for chosen in combinations(candidates, size):
                if statement in self._reached(self._without(chosen), within):
                    return chosen
        return tuple(path)

    def _without(self, repaired: Iterable[str]) -> frozenset[str]:
        """Return what is weakened once the flags on some links and on their premises are gone."""
        links = [self.graph.links[each] for each in repaired]
        return self.weakened.difference(each for link in links for each in (link.id, *link.premises))

    def _behind(self, statement: str) -> frozenset[str]:
        found = {statement}
        waiting = [statement]
        while waiting:
            new = {premise for link in self.into.get(waiting.pop(), ()) for premise in link.premises} - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def bare(self, statement: str) -> tuple[str, ...]:
        """Return the statements without support at which all ends; of a ring, its members."""
        behind = [each for each in sorted(self._behind(statement)) if each not in self.ways]
        ends = tuple(each for each in behind if each not in self.into)
        return ends or tuple(each for each in behind if each != statement or self._on_ring(each))

    def _on_ring(self, statement: str) -> bool:
        return any(statement in self._behind(premise) for link in self.into.get(statement, ()) for premise in link.premises)
