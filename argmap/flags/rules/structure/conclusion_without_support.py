"""A conclusion that nothing in the text supports.

## What it finds
A conclusion in the text's own voice, with no supporting link and no "because" of its own; in a text without a conclusion,
the one claim that supports no other, if links or nothing else stand beside it. A conclusion that no link touches, in a text that argues for
another point, gets a note.

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
The flag speaks of the annotation: a reason may stand in the text that nobody has linked, or the role may be another.
A conclusion that begins with "All this" or "For these reasons" points back at reasons that may only lack a link in the
annotation. Such a flag is a proposal until a person confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.assertion import gives_a_reason
from argmap.english.cues import find
from argmap.flags.finding import Finding
from argmap.flags.words import quote, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG101"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each conclusion, and for the one claim that a text comes down to, that no link supports."""
    main = graph.main_conclusion()
    argues = any(
        graph.supports(each.id) for each in (*graph.ends("conclusion"), *graph.ends("claim"))
    )
    for statement in graph.annotation.statements:
        argued = (
            statement == main
            and len(graph.ends("claim")) == 1
            and (graph.touches(statement.id) or len(graph.statements) == 1)
        )
        if (
            not (statement.role == "conclusion" or argued)
            or statement.reported
            or statement.implicit
            or graph.supports(statement.id)
        ):
            continue
        if not gives_a_reason(statement.text):
            yield _finding(
                graph,
                statement,
                is_main=statement == main,
                aside=argues and not graph.touches(statement.id),
            )


def _finding(graph: ArgumentGraph, statement: Statement, *, is_main: bool, aside: bool) -> Finding:
    summary = next(iter(find("summary", statement.text)), None)
    answered = sum(
        bool(graph.attacks(premise))
        for link in graph.attacks(statement.id)
        for premise in link.premises
    )
    says = f"{quote(statement.text)} is {'marked as a conclusion' if statement.role == 'conclusion' else 'the one claim that supports no other'}."
    if summary:
        says += f" With {quote(summary.words)} it points back at reasons."
    if answered:
        says += f" It answers {several(answered, 'objection', 'objections')} to it."
    lacks = "No statement of the text is linked to it as a reason."
    why = "Without a reason it stands on the speaker's word alone."
    if is_main and not aside:
        why = f"It is the main conclusion. {why}"
    level: Level = "note" if aside else LEVEL
    return Finding(
        CODE,
        level,
        says,
        lacks,
        why,
        "What is this drawn from?",
        statement=statement.id,
        proposed_only=bool(summary),
    )
