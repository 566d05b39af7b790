"""A claim that carries a step and rests on nothing.

## What it finds
A statement of role `claim`, in the text's own voice, that supports something by itself and has no support. The note says
so where the main conclusion falls without it. Passed over: a claim with its own "because", a question, what a thing is for
("so that …"), what speakers say of themselves. Of a claim that carries a step only together with other premises ARG108
speaks, on the link.

## Why it matters
A step is no stronger than the claim that it starts from.

## The question to ask
How do we know?

## Flagged
```text
Parents have lost their trust in the school. The head must go.
```
```argmap
## trust-lost claim
> Parents have lost their trust in the school.
- supports: head-must-go

## head-must-go conclusion
> The head must go.
```

## Not flagged
```text
In the poll of May 61 of 80 parents said that they no longer trust the school. Parents have lost their trust in the
school. The head must go.
```
```argmap
## poll evidence
> In the poll of May 61 of 80 parents said that they no longer trust the school.
- supports: trust-lost

## trust-lost claim
> Parents have lost their trust in the school.
- supports: head-must-go

## head-must-go conclusion
> The head must go.
```

## What to do
Link what the text gives for the claim. If the statement reports a fact that can be looked up, its role is `evidence`.

## False alarms
Many claims need no proof for their readers, and a reason may stand in the text that nobody has linked: so it is a note.
What others are reported to claim is never flagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.assertion import gives_a_reason
from argmap.english.cues import find, has
from argmap.flags.finding import Finding
from argmap.flags.needed import needed_for
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG102"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each claim of the text itself that by itself supports something and is not supported."""
    main = graph.main_conclusion()
    needed = needed_for(graph, main.id) if main else frozenset()
    for statement in graph.annotation.statements:
        if statement.role != "claim" or statement.reported or graph.supports(statement.id):
            continue
        carried = next(
            (
                link
                for link in graph.outgoing(statement.id)
                if link.kind == "support" and len(link.premises) == 1
            ),
            None,
        )
        if carried and not _needs_no_reason(statement.text):
            yield _finding(graph, statement, carried, main if statement.id in needed else None)


def _needs_no_reason(text: str) -> bool:
    """Return whether a claim gives its own reason, says what a thing is for, asks, or speaks of the speaker."""
    purpose = any(not text[: cue.start].strip() for cue in find("purpose", text))
    return gives_a_reason(text) or purpose or text.rstrip().endswith("?") or has("self", text)


def _finding(
    graph: ArgumentGraph, statement: Statement, carried: Link, falls: Statement | None
) -> Finding:
    conclusion = graph.statements[carried.conclusion]
    if statement.implicit:
        says = f"The step to {quote(conclusion.text, 80)} needs {quote(statement.text)}."
        lacks = "The text neither says it nor gives a reason for it."
    else:
        says = f"{quote(statement.text)} supports {quote(conclusion.text, 80)}."
        lacks = "No statement of the text is linked to the first as a reason."
    why = "A step is no stronger than the claim that it starts from."
    if falls and falls.id != conclusion.id:
        why = f"The main conclusion, {quote(falls.text, 80)}, falls without it."
    elif falls:
        why = "The second is the main conclusion, and it falls without the first."
    return Finding(CODE, LEVEL, says, lacks, why, "How do we know?", statement=statement.id)
