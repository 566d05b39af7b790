"""What was recorded stands for the thing itself.

## What it finds
A step from a count of what was recorded (arrests, complaints, inspections, test results) to how much there is of the
thing itself (crime, safety, learning), with nothing that ties the two.

## Why it matters
A record changes with the thing, and also with who reports and who counts.

## The question to ask
How strong is the tie between the sign and the thing?

## Flagged
```text
There were 40 complaints this year and 90 the year before. Violence in the homes has become less.
```
```argmap
## given evidence
> There were 40 complaints this year and 90 the year before.
- supports: drawn

## drawn conclusion
> Violence in the homes has become less.
```

## Not flagged
```text
There were 40 complaints this year and 90 the year before. Fewer residents have filed complaints.
```
```argmap
## given evidence
> There were 40 complaints this year and 90 the year before.
- supports: drawn

## drawn conclusion
> Fewer residents have filed complaints.
```

## What to do
Link what the text says of the tie: whether as many report as before, whether another count agrees.

## False alarms
A text that speaks of the recording itself; a record that leaves nothing out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.assertion import asserted
from argmap.english.counted import RECORDS, counted, named
from argmap.english.cues import find, has
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG207"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each step from a record to the amount of the thing itself."""
    for link in graph.annotation.links:
        if link.kind != "support":
            continue
        conclusion, premises = graph.statements[link.conclusion], graph.premises(link)
        thing = _thing(conclusion)
        if (
            not thing
            or any(each.implicit for each in premises)
            or any(has("record-tie", each.text) for each in premises)
        ):
            continue
        record = next(
            ((each, word) for each in premises for word in (_record(each),) if word), None
        )
        if record:
            yield _finding(link, conclusion, thing, *record)


def _thing(conclusion: Statement) -> Cue | None:
    text = conclusion.text
    if named(text) & RECORDS or has("recorded", text):
        return None
    return next(
        (
            cue
            for cue in find("thing-itself", text)
            if asserted(text, cue, reported=conclusion.reported)
        ),
        None,
    )


def _record(premise: Statement) -> str:
    """Return the word for what was recorded, where a premise gives a number or a change of it."""
    found = counted(premise.text)
    return next((word for kind, word in found.items() if kind in RECORDS), "")


def _finding(
    link: Link, conclusion: Statement, thing: Cue, premise: Statement, record: str
) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"{quote(premise.text, 90)} counts {quote(record)}; {quote(conclusion.text, 90, at=(thing.start, thing.end))} speaks of the thing itself.",
        f"The text does not say how {quote(record)} and {quote(thing.words, 50)} are tied.",
        "A record changes with the thing, and also with who reports and who counts.",
        "How strong is the tie between the sign and the thing?",
        link=link.id,
    )
