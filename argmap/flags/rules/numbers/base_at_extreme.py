"""A change counted from the top or the bottom of a series.

## What it finds
A change since a year, or from a value, that is the highest or the lowest of the series that the text gives. The
arithmetic holds; the note says what the change from another year is.

## Why it matters
From an extreme nearly every change looks large.

## The question to ask
How large is the change from another year?

## Flagged
```text
Burglaries are down by 28% since 2020. The yearly figures are 310 in 2018, 295 in 2019, 402 in 2020, 300 in 2021 and 288 in 2022.
```
```argmap
## figures evidence
> Burglaries are down by 28% since 2020. The yearly figures are 310 in 2018, 295 in 2019, 402 in 2020, 300 in 2021 and 288 in 2022.
```

## Not flagged
```text
Burglaries are down by 7% since 2018. The yearly figures are 310 in 2018, 295 in 2019, 402 in 2020, 300 in 2021 and 288 in 2022.
```
```argmap
## figures evidence
> Burglaries are down by 7% since 2018. The yearly figures are 310 in 2018, 295 in 2019, 402 in 2020, 300 in 2021 and 288 in 2022.
```

## What to do
If an event fixes the base year, say which; else give the change from a middle year as well.

## False alarms
A base that an event fixes (a law, an opening) is a fair one: answer with its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG308"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
