"""Parts named after “of them” that leave a rest.

## What it finds
Two or more parts of a stated total that add up to less, with nothing said of the others.

## Why it matters
A reader may take the parts named for all.

## The question to ask
What of the rest?

## Flagged
```text
Of the 90 seats, 50 went to the left and 31 to the right.
```
```argmap
## figures evidence
> Of the 90 seats, 50 went to the left and 31 to the right.
```

## Not flagged
```text
Of the 90 seats, 50 went to the left and 40 to the right.
```
```argmap
## figures evidence
> Of the 90 seats, 50 went to the left and 40 to the right.
```

## What to do
Say what became of the others, or answer that they do not matter here.

## False alarms
Always a note: to name only some parts is normal. One part alone is never noted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.audited import raised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG306"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield what the audit of the document's figures says under this code."""
    yield from raised(graph, CODE)
