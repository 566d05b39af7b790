"""An amount without a number.

## What it finds
Words such as "many", "several" or "almost every". Off by default: `argmap check --select ARG504` looks for it.

## Why it matters
The reader cannot tell how many.

## The question to ask
How many?

## Flagged
```text
Many shops have closed.
```
```argmap
## said claim
> Many shops have closed.
```

## Not flagged
```text
In May 14 of 40 shops closed.
```
```argmap
## said claim
> In May 14 of 40 shops closed.
```

## What to do
Add the number in a note, if it is known.

## False alarms
Most texts, in most sentences. That is why the rule is off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG504"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "vague-amount",
    "The text gives no number.",
    "The reader cannot tell how many.",
    "How many?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""
    return notes(graph, _WORDING)
