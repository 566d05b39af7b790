"""A conclusion that nothing in the text supports.

## What it finds
A conclusion in the text's own voice, or its main claim, with no supporting link.

## Why it matters
Without a reason the point stands on the speaker's word alone.

## The question to ask
What is this drawn from?

## Flagged
```text
The town has debated the tramway treaty for two years. We must leave the treaty.
```
```argmap
## leave-the-treaty conclusion
> We must leave the treaty.
```

## Not flagged
```text
The treaty cost the town 4 million crowns last year. We must leave the treaty.
```
```argmap
## cost evidence
> The treaty cost the town 4 million crowns last year.
- supports: leave-the-treaty

## leave-the-treaty conclusion
> We must leave the treaty.
```

## What to do
Look for a reason that the text gives and link it. If it gives none, leave the flag: it is the finding.

## False alarms
A conclusion that begins with "All this" or "For these reasons" points back at reasons that may only lack a link in the
annotation. Such a flag is a proposal until a person confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.cues import find
from argmap.flags.finding import Finding
from argmap.flags.words import quote, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG101"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each conclusion, and for the main claim, that no link supports."""
    main = graph.main_conclusion()
    for statement in graph.annotation.statements:
        concludes = statement.role == "conclusion" or statement == main
        if concludes and not statement.reported and not statement.implicit and not graph.supports(statement.id):
            yield _finding(graph, statement, is_main=statement == main)


def _finding(graph: ArgumentGraph, statement: Statement, *, is_main: bool) -> Finding:
    summary = next(iter(find("summary", statement.text)), None)
    answered = sum(bool(graph.attacks(premise)) for link in graph.attacks(statement.id) for premise in link.premises)
    says = (
        f"The text concludes {quote(statement.text)}."
        if statement.role == "conclusion"
        else f"The text comes down to {quote(statement.text)}."
    )
    if summary:
        says += f" With {quote(summary.words)} it points back at reasons."
    if answered:
        says += f" It answers {several(answered, 'objection', 'objections')} to it."
    lacks = "No statement is linked to it as a reason." if summary else "It gives no reason from which this is drawn."
    why = (
        "It is the point of the whole text; without a reason it stands on the speaker's word alone."
        if is_main
        else "Without a reason it stands on the speaker's word alone."
    )
    return Finding(CODE, LEVEL, says, lacks, why, "What is this drawn from?", statement=statement.id, proposed_only=bool(summary))
