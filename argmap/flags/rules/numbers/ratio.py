"""Two values that do not stand in the stated ratio.

## What it finds
“N times”, “N-fold”, “doubled”, “halved”, “twice as common” with both values in the wording.

## Why it matters
Figures of one text that depend on each other cannot all be used if they do not fit.

## The question to ask
Which of the figures is meant?

## Flagged
```text
Orders have grown nearly fourfold, from 5.1 million to 12.9 million.
```
```argmap
## figures evidence
> Orders have grown nearly fourfold, from 5.1 million to 12.9 million.
```

## Not flagged
```text
Orders have grown nearly fourfold, from 3.3 million to 12.9 million.
```
```argmap
## figures evidence
> Orders have grown nearly fourfold, from 3.3 million to 12.9 million.
```

## What to do
Divide the two values. “N times more” is taken as B / A and as B / A - 1; either may hold.

## False alarms
“Three times a week” is no ratio. What stands in two sentences is only checked where it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG304"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
