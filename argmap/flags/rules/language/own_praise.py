"""High words for one's own work.

## What it finds
A word such as "tireless", "historic" or "exemplary" right before one's own work, in a sentence that speaks of "we" or
"I".

## Why it matters
Praise of one's own work is no measure of it.

## The question to ask
What shows it?

## Flagged
```text
We are proud of our historic achievements.
```
```argmap
## said claim
> We are proud of our historic achievements.
```

## Not flagged
```text
We have planted 500 oaks.
```
```argmap
## said claim
> We have planted 500 oaks.
```

## What to do
Link what shows it, if the text gives it.

## False alarms
Thanks to others; a word that figures beside it bear out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.english.sentences import sentence_around
from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG508"
LEVEL: Final[Level] = "note"
_NEAR = 8  # words before the praise among which its owner is named
_WORDING = Wording(
    CODE,
    "praise",
    "The words praise; no figure and no finding stands with them.",
    "Praise of one's own work is no measure of it.",
    "What shows it?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""

    def keep(statement: Statement, cue: Cue) -> bool:
        start, _ = sentence_around(statement.text, cue)
        near = " ".join((*statement.text[start : cue.start].split()[-_NEAR:], cue.words))
        return has("own", near) and not graph.supports(statement.id)

    return notes(graph, _WORDING, keep)
