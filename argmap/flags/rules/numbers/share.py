"""A count and its total that do not give the stated share.

## What it finds
“n or p %”, “n (p %)”, “n of N, a third”, “p % of N, or n”, a fraction in words beside its per cent: where the wording
names the total, or takes it up with “of them”, the share is computed again.

## Why it matters
Figures of one text that depend on each other cannot all be used if they do not fit.

## The question to ask
Which of the figures is meant?

## Flagged
```text
The city received 840 applications. Of these, 588, or 65%, came from families.
```
```argmap
## figures evidence
> The city received 840 applications. Of these, 588, or 65%, came from families.
```

## Not flagged
```text
The city received 840 applications. Of these, 588, or 70%, came from families.
```
```argmap
## figures evidence
> The city received 840 applications. Of these, 588, or 70%, came from families.
```

## What to do
Compare with the source: the count, the total or the share is another one, or the share has another base; then name it.

## False alarms
The nearest total is not the base unless the wording says so. Where several totals come into question and none fits,
nothing is raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG302"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
