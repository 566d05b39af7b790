"""Weakness that travels: for each claim, conclusion and rebuttal of the text, what it rests on.

No weights. Evidence is the ground; a link holds if all its premises hold, a statement if one of its links does. Both are
computed as least fixed points from evidence upwards, so a ring grounds nothing by itself.

`path` holds the links of one path from evidence with the fewest flagged steps, and of those one with the fewest steps.
`repairs` holds, for `over-flagged-steps`, every smallest set of flagged links whose repair would make the statement clear;
it is empty where looking for them would take too long. `because` holds, for `clear`, the path; for `over-flagged-steps`, one
of the repairs, or, where none was looked for, the flagged links of the path; for `bare-claims`, the statements at which all
ends.
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
    whole = _Ground(
        graph, weakened, [link for link in graph.annotation.links if link.kind == "support"]
    )
    accepted = [link for link in whole.links if link.state == "accepted"]
    confirmed = _Ground(graph, weakened, accepted) if len(accepted) < len(whole.links) else whole
    asked = (
        each for each in graph.annotation.statements if each.role in _ASKED and not each.reported
    )
    return tuple(_standing(each, whole, confirmed) for each in asked)


def state_with(graph: ArgumentGraph, weakened: frozenset[str], statement: str) -> StandingState:
    """Return how one statement stands with these statements and links weakened."""
    return _Ground(
        graph, weakened, [link for link in graph.annotation.links if link.kind == "support"]
    ).state(statement)


def _standing(statement: Statement, whole: _Ground, confirmed: _Ground) -> Standing:
    state = whole.state(statement.id)
    provisional = state != confirmed.state(statement.id)
    if state in {"no-support", "bare-claims"}:
        return Standing(
            statement.id,
            state,
            provisional,
            whole.bare(statement.id) if state == "bare-claims" else (),
        )
    path = whole.path(statement.id)
    if state == "clear":
        return Standing(statement.id, state, provisional, path, path)
    flagged = tuple(link for link in path if link in whole.flagged)
    repairs = whole.repairs(statement.id, len(flagged))
    one = flagged if not repairs or set(flagged) in map(set, repairs) else repairs[0]
    return Standing(statement.id, state, provisional, one, path, repairs)


class _Ground:
    """What evidence reaches over a set of supports."""

    def __init__(
        self, graph: ArgumentGraph, weakened: frozenset[str], links: Iterable[Link]
    ) -> None:
        self.graph = graph
        self.weakened = weakened
        self.links = tuple(
            sorted(links, key=lambda link: link.id)
        )  # by name: the order of the file must not matter
        self.into: dict[str, list[Link]] = {}
        self.out_of: dict[str, list[Link]] = {}
        for link in self.links:
            self.into.setdefault(link.conclusion, []).append(link)
            for premise in link.premises:
                self.out_of.setdefault(premise, []).append(link)
        self.evidence = frozenset(
            each.id for each in graph.annotation.statements if each.role == "evidence"
        )
        self.flagged = frozenset(
            link.id for link in self.links if not weakened.isdisjoint((link.id, *link.premises))
        )
        self.ways = self._ways()
        self.clear = self._reached(weakened)

    def state(self, statement: str) -> StandingState:
        """Return the state of a statement."""
        if statement not in self.into:
            return "no-support"
        if statement in self.clear:
            return "clear"
        return "over-flagged-steps" if statement in self.ways else "bare-claims"

    def _reached(
        self, weakened: frozenset[str], within: frozenset[str] | None = None
    ) -> frozenset[str]:
        """Return the statements that evidence reaches over links without a flag: the least fixed point."""
        held = set((self.evidence if within is None else self.evidence & within) - weakened)
        links = (
            self.links
            if within is None
            else (link for end in within for link in self.into.get(end, ()))
        )
        missing = {link.id: len(set(link.premises)) for link in links}
        waiting = list(held)
        while waiting:
            for link in self.out_of.get(waiting.pop(), ()):
                end = link.conclusion
                if link.id not in missing:
                    continue
                missing[link.id] -= 1
                if (
                    not missing[link.id]
                    and end not in held
                    and weakened.isdisjoint((link.id, *link.premises))
                ):
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
                    weight = sum(best[each].flagged for each in link.premises) + (
                        link.id in self.flagged
                    )
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

    def repairs(self, statement: str, most: int) -> tuple[tuple[str, ...], ...]:
        """Return every smallest set of flagged links, of at most so many, whose repair makes a statement clear; none if it is too large."""
        within = self._behind(statement, flagged=_MOST_LINKS)
        candidates = sorted(
            link.id for end in within for link in self.into.get(end, ()) if link.id in self.flagged
        )
        for size in range(1, min(most, _MOST_REPAIRS) + 1):
            found = tuple(
                each
                for each in combinations(candidates, size)
                if statement in self._reached(self._without(each), within)
            )
            if found:
                return found
        return ()

    def _without(self, repaired: Iterable[str]) -> frozenset[str]:
        """Return what is weakened once the flags on some links and on their premises are gone."""
        links = [self.graph.links[each] for each in repaired]
        return self.weakened.difference(
            each for link in links for each in (link.id, *link.premises)
        )

    def _behind(self, statement: str, *, flagged: int | None = None) -> frozenset[str]:
        """Return a statement and all that supports it over any number of steps; nothing if more than so many of them are flagged."""
        found = {statement}
        waiting = [statement]
        met = 0
        while waiting:
            links = self.into.get(waiting.pop(), ())
            met += sum(link.id in self.flagged for link in links)
            if flagged is not None and met > flagged:
                return frozenset()
            new = {premise for link in links for premise in link.premises} - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def bare(self, statement: str) -> tuple[str, ...]:
        """Return the statements without support at which all ends; of a ring, its members."""
        behind = [each for each in sorted(self._behind(statement)) if each not in self.ways]
        ends = tuple(each for each in behind if each not in self.into)
        return ends or tuple(each for each in behind if each != statement or self._on_ring(each))

    def _on_ring(self, statement: str) -> bool:
        return any(
            statement in self._behind(premise)
            for link in self.into.get(statement, ())
            for premise in link.premises
        )
