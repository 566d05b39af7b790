"""Two values that do not give the stated change, or its direction.

## What it finds
“from A to B” with a per cent, a fraction, points or a difference (“by”, “up”, “a fall of”), and “p % more than the A”;
“rose” with a fall, “fell” with a rise.

## Why it matters
The size and the direction of a change are what a reader remembers.

## The question to ask
Which of the figures is meant?

## Flagged
```text
The share of infected plants fell from 15% to 11%, a reduction of 40%.
```
```argmap
## figures evidence
> The share of infected plants fell from 15% to 11%, a reduction of 40%.
```

## Not flagged
```text
The share of infected plants fell from 15% to 11%, a reduction of 27%.
```
```argmap
## figures evidence
> The share of infected plants fell from 15% to 11%, a reduction of 27%.
```

## What to do
Compute (B - A) / A again. If points are meant, say points; if the change is per year, say so.

## False alarms
Yearly rates over several years, places in a table, and operands that are rounded: these are taken with their rounding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG303"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
