"""Others are said to hold what no passage of theirs shows.

## What it finds
A statement that gives words or aims to others ("they say", "the report claims"), quotes none of them, and is answered,
while no reported statement before it speaks of the same.

## Why it matters
An answer counts only against what was said.

## The question to ask
Where does the other side say this?

## Flagged
```text
They say that the town needs no school. The town has 90 children.
```
```argmap
## say claim
> They say that the town needs no school.
- by: the party

## answer rebuttal
> The town has 90 children.
- attacks: say
```

## Not flagged
```text
They say that “the town needs no school and no bus”. The town has 90 children.
```
```argmap
## say claim
> They say that “the town needs no school and no bus”.
- by: the party

## answer rebuttal
> The town has 90 children.
- attacks: say
```

## What to do
Quote the passage as a statement of its own (`by:`), if the text gives it.

## False alarms
A fair summary of what everybody has read; a paraphrase of a passage that stands elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.content_words import content_words
from argmap.english.cues import find
from argmap.english.negation import negated
from argmap.english.quotation import quoted_speech
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG403"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each ascribed content that is answered and matches no passage."""
    passages: list[frozenset[str]] = []
    for statement in graph.annotation.statements:
        cue = _ascribing(statement)
        if (
            cue
            and _is_answered(graph, statement)
            and not any(content_words(statement.text) & each for each in passages)
        ):
            yield _finding(graph, statement, cue)
        if statement.reported:
            passages.append(content_words(statement.text))


def _ascribing(statement: Statement) -> Cue | None:
    text = statement.text
    if statement.implicit or quoted_speech(text):
        return None
    for cue in find("ascribing", text):
        start, end = sentence_around(text, cue)
        if not negated(text, cue) and not is_question(text[start:end]):
            return cue
    return None


def _is_answered(graph: ArgumentGraph, statement: Statement) -> bool:
    return bool(graph.attacks(statement.id)) or any(
        graph.undercuts(link.id) for link in graph.outgoing(statement.id)
    )


def _finding(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"With {quote(cue.words, 50)} the text gives others {quote(statement.text, at=(cue.start, cue.end))}, and answers it.",
        "No passage of theirs that says so stands before it.",
        "An answer counts only against what was said.",
        "Where does the other side say this?",
        statement=statement.id,
        span=cue_span(graph, statement, cue),
    )
