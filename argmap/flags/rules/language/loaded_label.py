"""A word that rates the other side.

## What it finds
A rating word right beside a word for others or what they say ("a tendentious report", "self-appointed experts"), in
the text's own voice.

## Why it matters
A word that rates takes the place of a reason.

## The question to ask
What would a neutral word be?

## Flagged
```text
The tendentious report has reached the council.
```
```argmap
## said claim
> The tendentious report has reached the council.
```

## Not flagged
```text
The report has reached the council; it leaves out the third year.
```
```argmap
## said claim
> The report has reached the council; it leaves out the third year.
```

## What to do
Read the sentence without the word. If the text gives a reason for it, link it.

## False alarms
Genre: satire and polemics; a word that is shown to fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG502"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "loaded",
    "The word rates; by itself it is no reason.",
    "A word that rates takes the place of a reason.",
    "What would a neutral word be?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""

    def keep(statement: Statement, cue: Cue) -> bool:  # noqa: ARG001  # a word for which a reason stands is shown, not only said
        return not graph.supports(statement.id)

    return notes(graph, _WORDING, keep)
