"""How weakness spreads: for each claim, conclusion and rebuttal of the text, what it rests on.

No weights. Evidence is the ground; a link holds if all its premises hold, a statement if one of
its links does. Both are computed as least fixed points from evidence upwards, so a cycle grounds
nothing by itself. A flag counts wherever it is on the way: at evidence, at a step, at a statement
between, and at the statement that is asked.

In a `Standing`, `path` has the links of one path from evidence with the fewest flags, and among
those one with the fewest steps. For `over-flagged-steps`, `repairs` has every smallest set of
flagged statements and links whose repair would make the statement clear; it is empty if the search
would take too long. `because` has the path for `clear`; one of the repairs, or all that is flagged
on the path, for `over-flagged-steps`; the unsupported statements behind it for `bare-claims`. What
rests on a proposal is `unreviewed`, and `because` has what it waits for, unless it is clear by what
has been reviewed, which no proposal can change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from heapq import heappop, heappush
from itertools import combinations, count
from typing import NamedTuple

from argmap.flags.review import absence_is_reviewed, waiting_verdicts
from argmap.graph import ArgumentGraph
from argmap.model import Link, Standing, StandingState, Statement

_MISSING = ("no-support", "bare-claims")  # states that say that something is missing
_ASKED = ("claim", "conclusion", "rebuttal")
_MOST_FLAGGED = 12  # flagged statements and links among which the smallest set is searched for
_MOST_REPAIRS = 4  # and how large it may be


class _Path(NamedTuple):
    """The best path from evidence to a statement: what is flagged, links, and the last link."""

    flagged: int
    links: int
    last: Link | None


def standings(graph: ArgumentGraph, weakened: frozenset[str]) -> tuple[Standing, ...]:
    """Return the standing of each claim, conclusion and rebuttal of the text itself, in file order.

    `weakened` has the ids of the statements and links with a raised error or warning.
    """
    waiting = waiting_verdicts(graph)
    reviewed = verdicts(graph.reviewed, weakened) if waiting else ()
    given = {each.id: each for each in reviewed if each.state == "clear"}
    given |= {
        each: _unreviewed(each, because) for each, because in waiting.items() if each not in given
    }
    settled = (_unless_missing(graph, each) for each in verdicts(graph, weakened, without=given))
    given |= {each.id: each for each in settled}
    return tuple(given[each.id] for each in _asked(graph))


def verdicts(
    graph: ArgumentGraph, weakened: frozenset[str], *, without: Collection[str] = ()
) -> tuple[Standing, ...]:
    """Return the standings by the links as they are, whether or not anybody has reviewed them.

    Those of some statements (`without`) are left out.
    """
    ground = _Ground(graph, weakened)
    return tuple(_standing(each, ground) for each in _asked(graph) if each.id not in without)


def _asked(graph: ArgumentGraph) -> Iterator[Statement]:
    """Yield the statements that have a standing."""
    for each in graph.annotation.statements:
        if each.role in _ASKED and not each.reported:
            yield each


def state_with(graph: ArgumentGraph, weakened: frozenset[str], statement: str) -> StandingState:
    """Return the state of one statement with these statements and links weakened."""
    return _Ground(graph, weakened).state(statement)


def _unless_missing(graph: ArgumentGraph, standing: Standing) -> Standing:
    """Return a standing, unless it says that support is missing and nobody has looked for it."""
    if standing.state not in _MISSING:
        return standing
    bare = standing.because or (standing.id,)
    unseen = [each for each in bare if not absence_is_reviewed(graph, graph.statements[each])]
    return _unreviewed(standing.id, tuple(unseen)) if unseen else standing


def _unreviewed(name: str, because: tuple[str, ...]) -> Standing:
    return Standing(name, "unreviewed", provisional=True, because=because)


def _standing(statement: Statement, ground: _Ground) -> Standing:
    state = ground.state(statement.id)
    if state in _MISSING:
        return Standing(statement.id, state, provisional=False, because=ground.bare(statement.id))
    path = ground.path(statement.id)
    if state == "clear":
        return Standing(statement.id, state, provisional=False, because=path, path=path)
    flagged = ground.flagged_on(path)
    repairs = ground.repairs(statement.id, len(flagged))
    one = flagged if not repairs or set(flagged) in map(set, repairs) else repairs[0]
    return Standing(statement.id, state, provisional=False, because=one, path=path, repairs=repairs)


class _Ground:
    """What evidence reaches over the supports of a graph."""

    def __init__(self, graph: ArgumentGraph, weakened: frozenset[str]) -> None:
        self.graph = graph
        self.weakened = weakened
        supports = (link for link in graph.annotation.links if link.kind == "support")
        # By name: the order of the file must not matter.
        self.links = tuple(sorted(supports, key=lambda link: link.id))
        self.into: dict[str, list[Link]] = {}
        self.out_of: dict[str, list[Link]] = {}
        for link in self.links:
            self.into.setdefault(link.conclusion, []).append(link)
            for premise in link.premises:
                self.out_of.setdefault(premise, []).append(link)
        self.evidence = frozenset(
            each.id for each in graph.annotation.statements if each.role == "evidence"
        )
        self.paths = self._best_paths()

    def state(self, statement: str) -> StandingState:
        """Return the state of a statement."""
        if statement not in self.into:
            return "no-support"
        if statement not in self.paths:
            return "bare-claims"
        return "over-flagged-steps" if self.paths[statement].flagged else "clear"

    def _best_paths(self) -> dict[str, _Path]:
        """Return the best path to each statement that evidence reaches at all.

        The best has the fewest flags, then the fewest links, then the first name.
        """
        order = count()
        best: dict[str, _Path] = {}
        missing = {link.id: len(set(link.premises)) for link in self.links}
        heap: list[tuple[int, int, str, int, str, Link | None]] = []
        for each in sorted(self.evidence):
            heappush(heap, (each in self.weakened, 0, "", next(order), each, None))
        while heap:
            flagged, links, _, _, here, last = heappop(heap)
            if here in best:
                continue
            best[here] = _Path(flagged, links, last)
            for link in self.out_of.get(here, ()):
                missing[link.id] -= 1
                if missing[link.id] == 0 and link.conclusion not in best:
                    behind = [best[each] for each in link.premises]
                    own = (link.id, link.conclusion)
                    weight = sum(each.flagged for each in behind)
                    weight += sum(each in self.weakened for each in own)
                    length = sum(each.links for each in behind) + 1
                    heappush(heap, (weight, length, link.id, next(order), link.conclusion, link))
        return best

    def path(self, statement: str) -> tuple[str, ...]:
        """Return the links of the best path to a statement, from evidence upwards."""
        found: dict[str, None] = {}
        waiting: list[tuple[str, bool]] = [(statement, False)]
        while waiting:
            here, done = waiting.pop()
            last = self.paths[here].last
            if last is None or last.id in found:
                continue
            if done:
                found[last.id] = None
            else:
                waiting.append((here, True))
                waiting.extend((premise, False) for premise in reversed(last.premises))
        return tuple(found)

    def flagged_on(self, path: Iterable[str]) -> tuple[str, ...]:
        """Return the statements and links with a flag on a path of links, in its order."""
        links = (self.graph.links[each] for each in path)
        passed = (each for link in links for each in (*link.premises, link.id, link.conclusion))
        return tuple(dict.fromkeys(each for each in passed if each in self.weakened))

    def repairs(self, statement: str, most: int) -> tuple[tuple[str, ...], ...]:
        """Return every smallest set of statements and links whose repair makes a statement clear.

        None if the sets are larger than `most`, or too large to search.
        """
        within = self.graph.rests_on(statement) | {statement}
        links = [link for end in within for link in self.into.get(end, ())]
        flagged = sorted(self.weakened.intersection({*within, *(link.id for link in links)}))
        if len(flagged) > _MOST_FLAGGED:
            return ()
        for size in range(1, min(most, _MOST_REPAIRS) + 1):
            sets = combinations(flagged, size)
            found = tuple(each for each in sets if self._is_clear_with(each, statement, links))
            if found:
                return found
        return ()

    def _is_clear_with(self, repaired: Iterable[str], statement: str, links: list[Link]) -> bool:
        """Return whether a statement is clear without the flags on some statements and links."""
        weakened = self.weakened.difference(repaired)
        held = set[str]()
        missing = {link.id: len(link.premises) for link in links}
        ground = self.evidence.intersection(each for link in links for each in link.premises)
        waiting = list(ground - weakened)
        while waiting:
            here = waiting.pop()
            if here in held:
                continue
            held.add(here)
            for link in self.out_of.get(here, ()):
                if link.id in missing and weakened.isdisjoint((link.id, link.conclusion)):
                    missing[link.id] -= 1
                    if not missing[link.id]:
                        waiting.append(link.conclusion)
        return statement in held

    def bare(self, statement: str) -> tuple[str, ...]:
        """Return the unsupported statements behind a statement; of a cycle, its members."""
        behind = sorted(self.graph.rests_on(statement).difference(self.paths))
        return tuple(each for each in behind if each not in self.into) or tuple(behind)
