"""A word of distance inside what is given to the other side.

## What it finds
A word such as "so-called" or "self-styled" inside a reported statement or a quotation of four words or more.

## Why it matters
A reader cannot tell whose word it is.

## The question to ask
Is the word in the original?

## Flagged
```text
the so-called reform has stalled
```
```argmap
## say claim
> the so-called reform has stalled
- by: its own minister
```

## Not flagged
```text
the reform has stalled
```
```argmap
## say claim
> the reform has stalled
- by: its own minister
```

## What to do
Look the passage up, and set the word outside the marks if it is not in it.

## False alarms
The quoted side may itself keep its distance from the thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find
from argmap.english.quotation import quoted_speech
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG404"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each word of distance inside what others are quoted or reported to say."""
    for statement in graph.annotation.statements:
        cue = None if statement.implicit else _inside(statement)
        if cue:
            yield Finding(
                CODE,
                LEVEL,
                f"What is given to {quote(statement.speaker, 60) if statement.reported else 'others'} holds {quote(cue.words, 40)}: "
                f"{quote(statement.text, at=(cue.start, cue.end))}.",
                "The text does not say whose word it is.",
                "A reader cannot tell whether the quoted side or the quoting one keeps its distance.",
                "Is the word in the original?",
                statement=statement.id,
                span=cue_span(graph, statement, cue),
            )


def _inside(statement: Statement) -> Cue | None:
    quoted = quoted_speech(statement.text)
    for cue in find("own-word", statement.text):
        if statement.reported or any(
            each.start < cue.start and cue.end < each.end for each in quoted
        ):
            return cue
    return None
