"""A statement that no link joins to the rest.

## What it finds
A statement that is neither premise nor conclusion of any link. Conclusions and reported claims are left to ARG101 and
ARG104.

## Why it matters
A reader cannot see what it does for the argument.

## The question to ask
Does it belong to the argument?

## Flagged
```text
The pool opens at eight. Entry costs 4 crowns. A family of five pays 20 crowns a visit. The pool is dear.
```
```argmap
## opens evidence
> The pool opens at eight.

## family evidence
> A family of five pays 20 crowns a visit.
- supports: dear

## dear conclusion
> The pool is dear.
```

## Not flagged
```text
The pool opens at eight. Most people go to work before that. The pool is of no use to them.
```
```argmap
## opens evidence
> The pool opens at eight.
- supports: no-use with before-work

## before-work evidence
> Most people go to work before that.

## no-use conclusion
> The pool is of no use to them.
```

## What to do
Link it, or take the statement out: context need not be a statement at all.

## False alarms
Greetings, dates and background that a draft took for statements. Taking them out is the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG106"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement without any link."""
    for statement in graph.annotation.statements:
        if (
            not graph.touches(statement.id)
            and len(graph.statements) > 1
            and not _is_left_to_others(statement)
        ):
            yield Finding(
                CODE,
                LEVEL,
                f"The text says {quote(statement.text)}.",
                "No link joins it to any other statement.",
                "A reader cannot see what it does for the argument.",
                "Does it belong to the argument?",
                statement=statement.id,
            )


def _is_left_to_others(statement: Statement) -> bool:
    return statement.role == "conclusion" or (statement.reported and statement.role != "evidence")
