"""A step from something that the text has at second hand.

## What it finds
A statement under words such as "reportedly", "I am told" or "according to media": a warning on each link from it. If
nothing rests on it but the text answers it, a note on the statement.

## Why it matters
A step is no surer than the report that it starts from; and an answer to a report need not meet what was said.

## The question to ask
What does the first source say?

## Flagged
```text
The mayor, I am told, has never used the night bus. The mayor cannot judge it.
```
```argmap
## never-used evidence
> The mayor, I am told, has never used the night bus.
- supports: cannot-judge

## cannot-judge conclusion
> The mayor cannot judge it.
```

## Not flagged
```text
The mayor said on Monday that he has never used the night bus. The mayor cannot judge it.
```
```argmap
## never-used evidence
> The mayor said on Monday that he has never used the night bus.
- supports: cannot-judge

## cannot-judge conclusion
> The mayor cannot judge it.
```

## What to do
Look up the first source and quote it, or answer the flag.

## False alarms
To say openly that one has a thing at second hand is a virtue: the message says so. A source with a name ("according to the
ministry") is not meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find, has
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import Places, cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG402"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each link from a statement that is known only at second hand."""
    places = Places(graph)
    for statement in graph.annotation.statements:
        cue, within = _hearsay(places, statement)
        if not cue:
            continue
        links = graph.outgoing(statement.id)
        for link in links:
            yield _on_link(graph, statement, cue, link)
        if not links and (
            graph.attacks(statement.id)
            or any(graph.undercuts(link.id) for link in graph.supports(statement.id))
        ):
            yield _on_statement(graph, statement, cue, within=within)


def _hearsay(places: Places, statement: Statement) -> tuple[Cue | None, bool]:
    """Return the words that mark a statement as second-hand, and whether they stand within it."""
    cue = next(
        (each for each in find("hearsay", statement.text) if _governs(statement, each)), None
    )
    if cue:
        return cue, True
    before = places.before(statement)
    return next(
        (each for each in find("hearsay", before) if not negated(before, each)), None
    ), False


def _governs(statement: Statement, cue: Cue) -> bool:
    """Return whether words of hearsay rule the statement, and not a clause inside it or a quotation."""
    text = statement.text
    start, end = sentence_around(text, cue)
    if (
        negated(text, cue)
        or is_question(text[start:end])
        or has("subordinate", text[start : cue.start])
    ):
        return False
    return statement.reported or not in_quotation(text, cue)


def _on_link(graph: ArgumentGraph, statement: Statement, cue: Cue, link: Link) -> Finding:
    end = graph.links[link.conclusion].conclusion if link.kind == "undercut" else link.conclusion
    verb = {
        "support": "supports",
        "attack": "speaks against",
        "undercut": "speaks against a step to",
    }[link.kind]
    return Finding(
        CODE,
        LEVEL,
        f"With {quote(cue.words)} the text says openly that it has {quote(statement.text, 90)} at second hand; it {verb} {quote(graph.statements[end].text, 80)}.",
        "The step takes it as known; the first source is not given.",
        "A step is no surer than the report that it starts from.",
        "What does the first source say?",
        link=link.id,
    )


def _on_statement(graph: ArgumentGraph, statement: Statement, cue: Cue, *, within: bool) -> Finding:
    return Finding(
        CODE,
        "note",
        f"With {quote(cue.words)} the text says openly that it has {quote(statement.text, 90)} at second hand, and answers it.",
        "The first source is not given, so the answer meets a report of it.",
        "An answer to a report need not meet what was said.",
        "What does the first source say?",
        statement=statement.id,
        span=cue_span(graph, statement, cue) if within else None,
    )
