"""An intention is given to the other side, with nothing that shows it.

## What it finds
A statement in the text's own voice that gives others an aim to do harm ("they want to ruin", "their real aim"), with
no support.

## Why it matters
An intention cannot be read off a result.

## The question to ask
What shows the intention?

## Flagged
```text
The critics want to ruin the festival.
```
```argmap
## aim claim
> The critics want to ruin the festival.
```

## Not flagged
```text
In their letter of May the critics call for an end of the festival. The critics want to ruin the festival.
```
```argmap
## words evidence
> In their letter of May the critics call for an end of the festival.
- supports: aim

## aim claim
> The critics want to ruin the festival.
```

## What to do
Link the words or acts that show the intention, if the text gives them.

## False alarms
Courts that found the intent; aims that the others themselves declared; fiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.english.negation import denies
from argmap.english.sentences import sentence_around
from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG221"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "motive",
    "The text gives nothing that shows the intention.",
    "An intention cannot be read off a result.",
    "What shows the intention?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each intention that is given to others without support."""

    def keep(statement: Statement, cue: Cue) -> bool:
        start, end = sentence_around(statement.text, cue)
        shown = graph.supports(statement.id) or has("intent-found", statement.text[start:end])
        return not shown and (not denies(cue.words) or "do not want" in cue.words.lower())

    return notes(graph, _WORDING, keep)
