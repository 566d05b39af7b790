"""A source that has no name.

## What it finds
Words such as "a newspaper", "some sources" or "a person familiar with the matter" for where something comes from.

## Why it matters
A reader cannot look it up.

## The question to ask
Can the source be named?

## Flagged
```text
A person familiar with the talks says that they have failed.
```
```argmap
## said claim
> A person familiar with the talks says that they have failed.
```

## Not flagged
```text
According to the Anover Gazette the talks have failed.
```
```argmap
## said claim
> According to the Anover Gazette the talks have failed.
```

## What to do
Name the source in a note, or say why it has no name.

## False alarms
Sources who must be protected: then the text can say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG409"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "unnamed-source",
    "The source has no name.",
    "A reader cannot look it up.",
    "Can the source be named?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""
    return notes(graph, _WORDING)
