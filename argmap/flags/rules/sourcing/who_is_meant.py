"""Others are spoken of, and a reader cannot tell who they are.

## What it finds
Words such as "certain circles", "some observers" or "these circles" for those whom the text answers.

## Why it matters
A reader cannot tell who is answered.

## The question to ask
Who is meant?

## Flagged
```text
Certain circles have an interest in the delay.
```
```argmap
## said claim
> Certain circles have an interest in the delay.
```

## Not flagged
```text
Certain people who live by the canal gain from the delay.
```
```argmap
## said claim
> Certain people who live by the canal gain from the delay.
```

## What to do
Name them in a note, if the text does so elsewhere.

## False alarms
Tact: a text may spare those it means; a plain pronoun with a near noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG407"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "unclear-who",
    "The text does not name those it speaks of.",
    "A reader cannot tell who is answered.",
    "Who is meant?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""
    return notes(graph, _WORDING)
