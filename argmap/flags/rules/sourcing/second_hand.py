"""A step from something that the text has at second hand.

What it finds: A statement with words such as "reportedly", "I am told" or "according to media": a
warning on each link from it. If it supports nothing but is answered, a note.
Why it matters: A step is no more certain than the report that it starts from, and an answer to a
report need not meet what was said.
The question to ask: What does the first source say?
Flagged:
## never-used evidence
> The mayor, I am told, has never used the night bus.
- supports: cannot-judge

## cannot-judge conclusion
> The mayor cannot judge it.
Not flagged:
## never-used evidence
> The mayor said on Monday that he has never used the night bus.
- supports: cannot-judge

## cannot-judge conclusion
> The mayor cannot judge it.
What to do: Look up the first source and quote it, or answer the flag.
False alarms: To say openly that one has something at second hand is a virtue: the message says so.
A source with a name ("according to the ministry") is not meant.
"""

from collections.abc import Iterator

from argmap.english.cues import Cue, find, has
from argmap.english.negation import negated
from argmap.english.sentences import sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import Surroundings, cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import stated_cues
from argmap.flags.steps import target_of
from argmap.graph import ArgumentGraph
from argmap.model import Link, Span, Statement

_VERBS = {
    "support": "supports",
    "attack": "speaks against",
    "undercut": "speaks against a step to",
}


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each link from a statement that is known only at second hand."""
    places = Surroundings(graph)
    for statement in graph.annotation.statements:
        within = _hearsay_in(statement)
        cue = within or _hearsay_before(places.before(statement))
        if not cue:
            continue
        says = (
            f"With {quote(cue.words)} the text says openly that it has "
            f"{quote(statement.text, 90)} at second hand"
        )
        span = cue_span(graph, statement, within) if within else None
        for link in graph.outgoing(statement.id):
            yield _on_link(graph, link, says)
        if not graph.outgoing(statement.id) and _is_answered(graph, statement):
            yield _on_statement(statement, says, span)


def _hearsay_in(statement: Statement) -> Cue | None:
    """Return words of hearsay that govern a statement, not only a clause or a quotation."""
    text = statement.text
    for cue in stated_cues("hearsay", statement, reported=statement.reported):
        start, _ = sentence_around(text, cue)
        if not has("subordinate", text[start : cue.start]):
            return cue
    return None


def _hearsay_before(words: str) -> Cue | None:
    return next((cue for cue in find("hearsay", words) if not negated(words, cue)), None)


def _is_answered(graph: ArgumentGraph, statement: Statement) -> bool:
    undercut = any(graph.undercuts(link.id) for link in graph.supports(statement.id))
    return undercut or bool(graph.attacks(statement.id))


def _on_link(graph: ArgumentGraph, link: Link, says: str) -> Finding:
    return Finding(
        f"{says}; it {_VERBS[link.kind]} {quote(target_of(graph, link).text, 80)}.",
        "The step takes it as known; the first source is not given.",
        link=link.id,
    )


def _on_statement(statement: Statement, says: str, span: Span | None) -> Finding:
    return Finding(
        f"{says}, and answers it.",
        "The first source is not given, so the answer is to a report of it.",
        statement=statement.id,
        span=span,
        level="note",
    )
