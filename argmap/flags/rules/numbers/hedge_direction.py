"""“Over”, “almost” or “at most” on the other side of the value given.

## What it finds
A hedged round number beside the exact one: “4,600 people, more than 5,000”; “more than half (46 %)”.

## Why it matters
The word says more than the figure.

## The question to ask
Which value is meant?

## Flagged
```text
The march drew 4,600 people, more than 5,000.
```
```argmap
## figures evidence
> The march drew 4,600 people, more than 5,000.
```

## Not flagged
```text
The march drew 5,200 people, more than 5,000.
```
```argmap
## figures evidence
> The march drew 5,200 people, more than 5,000.
```

## What to do
Take the word away or choose the one that fits.

## False alarms
Exact numbers that are themselves rounded; two numbers of two different things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG314"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
