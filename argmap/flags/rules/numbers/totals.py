"""Listed parts that do not make the stated total.

## What it finds
Parts that the wording gives as the whole (behind a colon, with “in all” or “a total of”, year by year, or so many at so
much each) and that add up to another number. The rest after “the remaining” counts too.

## Why it matters
Figures of one text that depend on each other cannot all be used if they do not fit.

## The question to ask
Which of the figures is meant?

## Flagged
```text
The office has 480 teachers: 210 in the north, 140 in the south and 115 in the west.
```
```argmap
## figures evidence
> The office has 480 teachers: 210 in the north, 140 in the south and 115 in the west.
```

## Not flagged
```text
The office has 480 teachers: 210 in the north, 140 in the south and 130 in the west.
```
```argmap
## figures evidence
> The office has 480 teachers: 210 in the north, 140 in the south and 130 in the west.
```

## What to do
See which of the numbers the source has. If a part is missing, or parts overlap, the text can say so.

## False alarms
Lists that open with “including” or “among them”, parts that may overlap, things counted in other things (12 schools:
2,400 pupils …) and gaps that rounding to thousands explains are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG301"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
