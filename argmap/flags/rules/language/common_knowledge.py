"""What everyone is said to know.

## What it finds
Words such as "as everyone knows" or "it is no secret".

## Why it matters
What everyone is said to know goes without a reason.

## The question to ask
How do we know?

## Flagged
```text
As everyone knows, the mayor is in debt.
```
```argmap
## said claim
> As everyone knows, the mayor is in debt.
```

## Not flagged
```text
The register shows that the mayor is in debt.
```
```argmap
## said claim
> The register shows that the mayor is in debt.
```

## What to do
Link a reason or name a source.

## False alarms
Things that are in fact known to all; a well-known painter.
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

CODE: Final = "ARG505"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "everyone-knows",
    "The text gives no reason and no source for it.",
    "What everyone is said to know goes without a reason.",
    "How do we know?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""

    def keep(statement: Statement, cue: Cue) -> bool:  # noqa: ARG001  # the words are looked for; the reason decides
        return not graph.supports(statement.id)

    return notes(graph, _WORDING, keep)
