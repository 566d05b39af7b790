"""A large change in per cent with no value it runs from.

## What it finds
“Up 300 %” where neither the sentence nor the one before or after gives a value.

## Why it matters
A large change of a small number is small.

## The question to ask
From what, and of how many?

## Flagged
```text
Applications are up 300%, and the house is full.
```
```argmap
## figures evidence
> Applications are up 300%, and the house is full.
```

## Not flagged
```text
Applications are up 300%, from 4 to 16, and the house is full.
```
```argmap
## figures evidence
> Applications are up 300%, from 4 to 16, and the house is full.
```

## What to do
Give the number at the beginning or at the end.

## False alarms
A base that stands further off in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG315"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
