"""Counts of part of a year, or cases still open, beside full years.

## What it finds
“So far this year” or “still pending” with a count, beside the count of a full year.

## Why it matters
Such counts are not yet complete.

## The question to ask
What will the full year be?

## Flagged
```text
So far this year 19 fires were counted, against 44 last year.
```
```argmap
## figures evidence
> So far this year 19 fires were counted, against 44 last year.
```

## Not flagged
```text
In the same months of last year 24 fires were counted, and 19 so far this year.
```
```argmap
## figures evidence
> In the same months of last year 24 fires were counted, and 19 so far this year.
```

## What to do
Compare with the same months, or say that the count is not complete.

## False alarms
Comparisons that name the same months or the same period of the year before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG316"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
