"""A word of certainty that no step carries.

## What it finds
A word such as "obviously", "is clearly" or "without a doubt" in a statement for which the text gives no support. Of a
conclusion ARG205 speaks.

## Why it matters
How sure a thing is depends on its reasons.

## The question to ask
What makes it certain?

## Flagged
```text
Obviously the old road is too narrow.
```
```argmap
## said claim
> Obviously the old road is too narrow.
```

## Not flagged
```text
The road is 3 metres wide and buses need 5. Obviously the old road is too narrow.
```
```argmap
## e evidence
> The road is 3 metres wide and buses need 5.
- supports: said

## said claim
> Obviously the old road is too narrow.
```

## What to do
Link the reason, if the text gives one.

## False alarms
A call ("this should obviously be forbidden") is passed over. "Clearly" that means plainly to be seen ("clearly marked"). "Of course" is not looked for: it mostly grants a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.english.sentences import sentence_around
from argmap.flags.wording import Wording, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.flags.finding import Finding
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG503"
LEVEL: Final[Level] = "note"
_WORDING = Wording(
    CODE,
    "certain-word",
    "No statement is linked to it that makes it certain.",
    "How sure a thing is depends on its reasons.",
    "What makes it certain?",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a note for each statement of the text itself with such words."""

    def keep(statement: Statement, cue: Cue) -> bool:
        start, end = sentence_around(statement.text, cue)
        asks = has("ought", statement.text[start:end])
        return statement.role != "conclusion" and not asks and not graph.supports(statement.id)

    return notes(graph, _WORDING, keep)
