"""A share or mean that no whole numbers over the stated total can give.

## What it finds
“35 % of the 12 members” (4 are 33.3 %, 5 are 41.7 %); a mean of whole things over a stated number that no sum can give.

## Why it matters
Shares and means of whole things can take only certain values.

## The question to ask
Is the total another one, or are answers missing?

## Flagged
```text
Among teachers, 35% of the 12 members wanted a strike.
```
```argmap
## figures evidence
> Among teachers, 35% of the 12 members wanted a strike.
```

## Not flagged
```text
Among teachers, 25% of the 12 members wanted a strike.
```
```argmap
## figures evidence
> Among teachers, 25% of the 12 members wanted a strike.
```

## What to do
Give the count beside the share, and the number of those who answered.

## False alarms
Round shares, hedged shares and large totals, for which nearly every value is possible; missing answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG313"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
