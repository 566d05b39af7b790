"""A word such as “every year” or “steadily” against the series.

## What it finds
“Fallen every year” or “risen steadily” beside a series of three or more values in which a step goes the other way. For
“every” an error, for “steadily” a warning.

## Why it matters
The word claims more than the series shows.

## The question to ask
Which years are meant?

## Flagged
```text
Fires have fallen every year: 88 in 2019, 71 in 2020, 79 in 2021 and 60 in 2022.
```
```argmap
## figures evidence
> Fires have fallen every year: 88 in 2019, 71 in 2020, 79 in 2021 and 60 in 2022.
```

## Not flagged
```text
Fires have fallen every year: 88 in 2019, 81 in 2020, 79 in 2021 and 60 in 2022.
```
```argmap
## figures evidence
> Fires have fallen every year: 88 in 2019, 81 in 2020, 79 in 2021 and 60 in 2022.
```

## What to do
Say “overall”, or name the years that the word is true of.

## False alarms
A plain “has risen” is not checked: the overall trend may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG307"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
