"""“Exceeds”, “highest”, “more than” or “followed by” against the numbers given.

## What it finds
A comparison whose numbers stand in the same words: “more A (50) than B (60)”, “exceeds the three years before combined
(13, 15, 8)”, “the most, with 14, followed by B with 17”.

## Why it matters
A rank is read as settled by the numbers beside it.

## The question to ask
Among which is it so?

## Flagged
```text
The north had more fires (11) than the south (13).
```
```argmap
## figures evidence
> The north had more fires (11) than the south (13).
```

## Not flagged
```text
The north had more fires (14) than the south (13).
```
```argmap
## figures evidence
> The north had more fires (14) than the south (13).
```

## What to do
See which number belongs to which, or say among which the rank holds.

## False alarms
Ranks inside a group that the text names; places where less is better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG311"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
