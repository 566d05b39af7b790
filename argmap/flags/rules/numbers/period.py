"""A number of years or months, or a total over years, that does not fit the dates named.

## What it finds
“Five months, from 1 September to 15 December”; “the last three years” over a list of four. Both ways of counting ends are
accepted. A total over some years against the yearly figures for the same verb is a warning: the two cannot be reconciled
from the text.

## Why it matters
Figures of one text that depend on each other cannot all be used if they do not fit.

## The question to ask
Which period is meant?

## Flagged
```text
The works last five months, from 1 September to 15 December.
```
```argmap
## figures evidence
> The works last five months, from 1 September to 15 December.
```

## Not flagged
```text
The works last three and a half months, from 1 September to 15 December.
```
```argmap
## figures evidence
> The works last three and a half months, from 1 September to 15 December.
```

## What to do
Give the dates or the length that is meant; for a total, say what it counts that the yearly figures do not.

## False alarms
Working days, terms of punishment, school years, and counting with or without both ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG310"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
