"""Steps of an argument as the rules walk them: a support with its ends, and what is behind it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.graph import ArgumentGraph
from argmap.inference.features import content
from argmap.model import NEXT_TO_IT, Link, Statement

_Found = TypeVar("_Found")


class Step(NamedTuple):
    """A support with the statements at its ends."""

    link: Link
    premises: tuple[Statement, ...]
    conclusion: Statement


def steps(graph: ArgumentGraph) -> Iterator[Step]:
    """Yield the supports of a document, in file order.

    One that a draft proposes only because its ends are next to each other is no step yet.
    """
    for step in supports(graph):
        proposed = step.link.state == "proposed"
        if not proposed or not (step.link.because or "").startswith(NEXT_TO_IT):
            yield step


def supports(graph: ArgumentGraph) -> Iterator[Step]:
    """Yield all supports of a document, in file order."""
    for link in graph.annotation.links:
        if link.kind == "support":
            yield Step(link, graph.premises(link), graph.statements[link.conclusion])


def once_per_conclusion(graph: ArgumentGraph, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings on links, of those on links to one conclusion only the first.

    It covers all supports of that conclusion. A link under which a person has written about a flag
    keeps its own.
    """
    seen: set[str] = set()
    for finding in findings:
        link = graph.links[finding.link or ""]
        if link.conclusion not in seen or link.flags or link.answers:
            covered = tuple(each.id for each in graph.supports(link.conclusion))
            yield replace(finding, covers=covered)
        seen.add(link.conclusion)


def reasons_for(graph: ArgumentGraph, *statements: str) -> Iterator[Statement]:
    """Yield the premises of every support of some statements."""
    for statement in statements:
        for link in graph.supports(statement):
            yield from graph.premises(link)


def objections(graph: ArgumentGraph, link: str) -> Iterator[Statement]:
    """Yield what the text sets against a step itself and does not answer."""
    for undercut in graph.undercuts(link):
        for each in graph.premises(undercut):
            if not graph.attacks(each.id) and not graph.undercuts(undercut.id):
                yield each


def against(graph: ArgumentGraph, link: str) -> str:
    """Return a sentence with what the text sets against a step; "" if there is nothing."""
    found = next(objections(graph, link), None)
    return f" It names {quote(found.text, 80)} against the step." if found else ""


def have_a_word_in_common(step: Step) -> bool:
    """Return whether a premise has a word of sense that the conclusion has, too."""
    words = content(step.conclusion.text)
    return any(words & content(each.text) for each in step.premises)


def with_speaker(statement: Statement) -> str:
    """Return the words of a statement; of a reported one with who is reported to have found it."""
    found = f"{statement.speaker} found that " if statement.reported else ""
    return f"{found}{statement.text}"


def first_found(
    statements: Iterable[Statement], search: Callable[[Statement], _Found | None]
) -> tuple[Statement, _Found] | None:
    """Return the first statement in which a search finds something, with what it found."""
    for statement in statements:
        found = search(statement)
        if found:
            return statement, found
    return None


def target_of(graph: ArgumentGraph, link: Link) -> Statement:
    """Return the statement that a link leads to; of an undercut that of the link it questions."""
    if link.kind == "undercut":
        return target_of(graph, graph.links[link.conclusion])
    return graph.statements[link.conclusion]


def ends_of(link: Link) -> tuple[str, ...]:
    """Return the ids of a link's premises and of its conclusion."""
    return (*link.premises, link.conclusion)


def holder_and_ends(
    graph: ArgumentGraph, statement: str | None, link: str | None
) -> Iterator[Statement | Link]:
    """Yield what a flag is attached to: its statement, or its link with both ends; or nothing."""
    if statement:
        yield graph.statements[statement]
    elif link:
        holder = graph.links[link]
        yield holder
        for end in ends_of(holder):
            yield graph.links.get(end) or graph.statements[end]
