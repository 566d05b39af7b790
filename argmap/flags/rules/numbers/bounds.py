"""A listed value outside the stated range.

## What it finds
A range (“600-900”, “between x and y”) with the values listed behind it, and a median or mean outside the range printed
with it.

## Why it matters
A reader takes a range for what the values never leave.

## The question to ask
Does the range leave a year or a group out?

## Flagged
```text
In those years 600-900 cases were registered annually (2019 - 850; 2020 - 766; 2021 - 685; 2022 - 920).
```
```argmap
## figures evidence
> In those years 600-900 cases were registered annually (2019 - 850; 2020 - 766; 2021 - 685; 2022 - 920).
```

## Not flagged
```text
In those years 600-950 cases were registered annually (2019 - 850; 2020 - 766; 2021 - 685; 2022 - 920).
```
```argmap
## figures evidence
> In those years 600-950 cases were registered annually (2019 - 850; 2020 - 766; 2021 - 685; 2022 - 920).
```

## What to do
Give the range that holds the list, or say which value it leaves out and why.

## False alarms
Typical ranges (“usually 5 to 9”) and ranges of other groups or years are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG305"
LEVEL: Final[Level] = "error"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
