"""A hint that says nothing one could answer.

## What it finds
Words such as "conveniently", "suspiciously" or "it is no coincidence that".

## Why it matters
A hint cannot be answered.

## The question to ask
What is being said, and what shows it?

## Flagged
```text
The file was conveniently lost in the week of the audit.
```
```argmap
## said claim
> The file was conveniently lost in the week of the audit.
```

## Not flagged
```text
The file was lost in the week of the audit.
```
```argmap
## said claim
> The file was lost in the week of the audit.
```

## What to do
Write what is meant as a statement in our words (`=`), or leave the flag.

## False alarms
A real coincidence; a shop that is conveniently located.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG506"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "insinuation",
    "The text does not say what it hints at.",
    "A hint cannot be answered.",
    "What is being said, and what shows it?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""
    return notes(graph, _WORDING)
