"""Per cent where the figures give percentage points.

## What it finds
A share that goes from A % to B % with the difference called per cent: “from 20 % to 25 %, up 5 %” is 5 points and 25 %.

## Why it matters
Points and per cent of a share can differ many times over.

## The question to ask
Are percentage points meant?

## Flagged
```text
The share rose from 6% to 9%, an increase of 3%.
```
```argmap
## figures evidence
> The share rose from 6% to 9%, an increase of 3%.
```

## Not flagged
```text
The share rose from 6% to 9%, an increase of 3 percentage points.
```
```argmap
## figures evidence
> The share rose from 6% to 9%, an increase of 3 percentage points.
```

## What to do
Write “percentage points”, or the per cent that the change makes.

## False alarms
Usage that is loose but clear in its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG309"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
