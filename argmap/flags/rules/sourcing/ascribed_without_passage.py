"""Content is attributed to the other side that matches no earlier reported statement.

What it finds: A statement that attributes words or aims to others ("they say", "the report
claims") and quotes none of them, if it is answered and no earlier reported statement is about it.
Why it matters: An answer counts only against what was said.
The question to ask: Where does the other side say this?
Flagged:
## say claim
> They say that the town needs no school.
- by: the party

## answer rebuttal
> The town has 90 children.
- attacks: say
Not flagged:
## say claim
> They say that “the town needs no school and no bus”.
- by: the party

## answer rebuttal
> The town has 90 children.
- attacks: say
What to do: Quote the passage as a statement of its own (`by:`), if the text gives it.
False alarms: A fair summary of what everybody has read; a paraphrase of a passage in another place.
"""

from collections.abc import Iterator

from argmap.english.content_words import content_words
from argmap.english.cues import Cue
from argmap.english.quotation import quoted_speech
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.quoting import quote
from argmap.flags.searching import quote_at, stated_cues
from argmap.graph import ArgumentGraph
from argmap.model import Statement


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each ascribed content that is answered and matches no passage."""
    passages: list[frozenset[str]] = []
    for statement in graph.annotation.statements:
        words = content_words(statement.text)
        cue = _ascribing(statement)
        if cue and _is_answered(graph, statement) and not any(words & each for each in passages):
            yield _finding(graph, statement, cue)
        if statement.reported:
            passages.append(words)


def _ascribing(statement: Statement) -> Cue | None:
    if statement.implicit or quoted_speech(statement.text):
        return None
    return next(stated_cues("ascribing", statement, reported=True), None)


def _is_answered(graph: ArgumentGraph, statement: Statement) -> bool:
    undercut = any(graph.undercuts(link.id) for link in graph.outgoing(statement.id))
    return undercut or bool(graph.attacks(statement.id))


def _finding(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Finding:
    return Finding(
        f"With {quote(cue.words, 50)} the text attributes {quote_at(statement, cue)} to "
        "others, and answers it.",
        "The text quotes no earlier passage in which they say this.",
        statement=statement.id,
        span=cue_span(graph, statement, cue),
    )
