"""What a person has reviewed of a draft, what waits for that, and in which order to review it.

A statement or link is reviewed if a person wrote it or accepted it: it has no `?`. A verdict on a
standing waits while anything that it rests on is a proposal. Where it says that something is
missing, as flags of absence do, that a person accepted the statement is not enough: of a statement
that the machine found, nobody has looked for the links that it lacks until the whole draft is
reviewed. A statement that a person wrote has the links that this person saw.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from argmap.catalogue import Rule
from argmap.flags.steps import ends_of, holder_and_ends
from argmap.graph import ArgumentGraph
from argmap.model import Link, Statement, is_unsure


@dataclass(frozen=True, slots=True)
class Review:
    """How much of an annotation is reviewed: numbers of statements and links, and the order."""

    proposals: int  # how many nobody has accepted
    reviewed: int  # how many proposals a person accepted
    by_hand: int  # how many a person wrote
    order: tuple[str, ...]  # ids of the proposals, first what most of the draft depends on

    @property
    def is_untouched(self) -> bool:
        """Return whether it is a machine's draft to which no person has contributed anything."""
        return self.proposals > 0 and not self.reviewed and not self.by_hand


HOLDS = "Without a review rely only on quotations, computed figures and notes on wording"


def in_words(review: Review) -> str:
    """Return how much is reviewed: "a machine's draft: 38 proposals, 0 reviewed"."""
    plural = "" if review.proposals == 1 else "s"
    start = "partly reviewed" if review.reviewed else "partly by hand"
    start = "a machine's draft" if review.is_untouched else start
    end = f", {review.by_hand} written by hand" if review.by_hand else ""
    return f"{start}: {review.proposals} proposal{plural}, {review.reviewed} reviewed{end}"


@lru_cache(maxsize=2)  # page, data and messages ask the same of one graph after another
def review_of(graph: ArgumentGraph) -> Review:
    """Return how much is reviewed; the order is that of the file among equals."""
    items: tuple[Statement | Link, ...] = (*graph.annotation.statements, *graph.annotation.links)
    proposals = [each for each in items if each.state == "proposed"]
    depending = _depending(graph) if proposals else {}
    proposals.sort(key=lambda each: (-depending[each.id], is_unsure(each.because)))
    order = tuple(each.id for each in proposals)
    by_hand = sum(each.by_hand for each in items)
    return Review(len(order), len(items) - len(order) - by_hand, by_hand, order)


def waiting_verdicts(graph: ArgumentGraph) -> dict[str, tuple[str, ...]]:
    """Return for each statement that rests on a proposal which ones, or which waiting premises."""
    if graph.reviewed is graph:
        return {}
    waits: dict[str, dict[str, None]] = {}
    for statement in graph.annotation.statements:
        own: tuple[Statement | Link, ...] = (statement, *graph.supports(statement.id))
        if proposed := {each.id: None for each in own if each.state == "proposed"}:
            waits[statement.id] = proposed
    waiting = list(waits)
    for here in waiting:  # grows: what rests on a statement that waits, waits too
        for link in graph.outgoing(here):
            if link.kind == "support":
                if link.conclusion not in waits:
                    waiting.append(link.conclusion)
                waits.setdefault(link.conclusion, {})[here] = None
    return {each: tuple(found) for each, found in waits.items()}


def waits_for(
    graph: ArgumentGraph, rule: Rule, statement: str | None, link: str | None
) -> tuple[str, ...]:
    """Return the proposals that a person must accept before a flag on a holder counts.

    A flag on figures waits for nothing: it depends on the quoted words alone.
    """
    held = holder_and_ends(graph, statement, link) if rule.family != "numbers" else ()
    return tuple(each.id for each in held if each.state == "proposed")


def absence_is_reviewed(graph: ArgumentGraph, statement: Statement) -> bool:
    """Return whether a person has seen to it that a link is missing at a statement."""
    return statement.by_hand or graph.reviewed is graph


def absence_waits(graph: ArgumentGraph, holder: str) -> bool:
    """Return whether a flag of absence on a statement or link has to wait for a review.

    It waits for all that touches the holder, since a proposal there may be what is missing.
    """
    if graph.reviewed is graph:
        return False
    link = holder if holder in graph.links else None
    held = holder_and_ends(graph, None if link else holder, link)
    statements = [each for each in held if isinstance(each, Statement)]
    around = [each for statement in statements for each in _around(graph, statement)]
    return any(each.state == "proposed" for each in around) or not all(
        absence_is_reviewed(graph, each) for each in statements
    )


def _around(graph: ArgumentGraph, statement: Statement) -> Iterator[Statement | Link]:
    """Yield a statement, the links that touch it with their ends, and what undercuts these."""
    yield statement
    for link in _touching(graph, statement.id):
        for each in (link, *graph.undercuts(link.id)):
            yield each
            yield from (graph.statements[end] for end in ends_of(each) if end in graph.statements)


def _touching(graph: ArgumentGraph, statement: str) -> Iterator[Link]:
    yield from graph.outgoing(statement)
    yield from graph.supports(statement)
    yield from graph.attacks(statement)


def _depending(graph: ArgumentGraph) -> dict[str, int]:
    """Return for each statement and link how many others depend on it.

    On a statement depend the links that begin or end at it, on a link what undercuts it, and on a
    support its conclusion and what this supports. Sets are the bits of an integer; a cycle is cut
    where a walk comes back to it.
    """
    bits = {each: 1 << place for place, each in enumerate((*graph.statements, *graph.links))}
    found: dict[str, int] = {}
    for start in bits:
        waiting = [(start, False)]
        while waiting:
            here, done = waiting.pop()
            above = _led_to(graph, here)
            if done:
                found[here] = 0
                for each in above:
                    found[here] |= bits[each] | found[each]
            elif here not in found:
                found[here] = 0
                waiting.append((here, True))
                waiting.extend((each, False) for each in above)
    incoming = {each: _ending_at(graph, each) for each in bits}
    return {
        each: (led | sum(bits[link.id] for link in incoming[each])).bit_count()
        for each, led in found.items()
    }


def _led_to(graph: ArgumentGraph, name: str) -> tuple[str, ...]:
    link = graph.links.get(name)
    if link:
        return (link.conclusion,) if link.kind == "support" else ()
    return tuple(each.id for each in graph.outgoing(name))


def _ending_at(graph: ArgumentGraph, name: str) -> tuple[Link, ...]:
    if name in graph.links:
        return graph.undercuts(name)
    return (*graph.supports(name), *graph.attacks(name))
