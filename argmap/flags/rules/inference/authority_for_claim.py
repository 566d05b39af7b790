"""The only support is that an authority says so.

## What it finds
A claim or conclusion with one single reason, and that reason is that a person or body of standing says so or does so.
Laws and rulings, which make what they say, are left alone.

## Why it matters
An authority counts in its own field, and where others agree.

## The question to ask
Who, in which field, saying what, and do others agree?

## Flagged
```text
The president himself says that the water is clean. The water is clean.
```
```argmap
## given evidence
> The president himself says that the water is clean.
- supports: drawn

## drawn conclusion
> The water is clean.
```

## Not flagged
```text
The professor says that the water is clean, and here are the 40 samples. The water is clean. Of 40 samples 39 held no
germs.
```
```argmap
## given evidence
> The professor says that the water is clean, and here are the 40 samples.
- supports: drawn

## drawn conclusion
> The water is clean.

## samples evidence
> Of 40 samples 39 held no germs.
- supports: drawn
```

## What to do
Link what the authority rests on, if the text gives it.

## False alarms
An expert in the field, rightly asked: often the best reason there is. That is why it is a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find, has
from argmap.flags.finding import Finding
from argmap.flags.wording import own_cues
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG218"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement whose only reason is the word of an authority."""
    for statement in graph.annotation.statements:
        reasons = graph.supports(statement.id)
        if len(reasons) != 1 or len(reasons[0].premises) != 1:
            continue
        premise = graph.premises(reasons[0])[0]
        cue = next(own_cues("authority-says", premise), None)
        if (
            cue
            and not has("law-itself", premise.text)
            and not graph.supports(premise.id)
            and not find("authority-says", statement.text)
        ):
            yield _finding(reasons[0], statement, premise, cue)


def _finding(link: Link, statement: Statement, premise: Statement, cue: Cue) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"{quote(premise.text, 90, at=(cue.start, cue.end))} is the one reason for {quote(statement.text, 90)}.",
        "The text does not say what the authority rests on.",
        "An authority counts in its own field, and where others agree.",
        "Who, in which field, saying what, and do others agree?",
        link=link.id,
    )
