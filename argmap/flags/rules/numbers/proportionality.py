"""“Proportional” or “in step with” against two series of three points or more.

## What it finds
Two series that the text gives and says to be proportional, where they move against each other in some step or their
ratio runs far apart. The rank correlation is printed: it may speak for the text.

## Why it matters
Two series may both move and yet not in proportion.

## The question to ask
What does the ratio of the two do over the years?

## Flagged
```text
Complaints fall in direct proportion to the hours of training: with 100 hours in 2020 there were 90 complaints, with 200 hours in 2021 there were 80, and with 300 hours in 2022 there were 85.
```
```argmap
## figures evidence
> Complaints fall in direct proportion to the hours of training: with 100 hours in 2020 there were 90 complaints, with 200 hours in 2021 there were 80, and with 300 hours in 2022 there were 85.
```

## Not flagged
```text
Complaints rise in direct proportion to the hours of traffic: with 100 hours in 2020 there were 30 complaints, with 200 hours in 2021 there were 60, and with 300 hours in 2022 there were 90.
```
```argmap
## figures evidence
> Complaints rise in direct proportion to the hours of traffic: with 100 hours in 2020 there were 30 complaints, with 200 hours in 2021 there were 60, and with 300 hours in 2022 there were 90.
```

## What to do
Say what the series show: a tendency, a correlation, or no more than that both changed.

## False alarms
Loose usage for “both went the same way”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG312"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
