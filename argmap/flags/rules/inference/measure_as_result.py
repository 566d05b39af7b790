"""What was done is offered as what it did.

## What it finds
A support from a measure (a rule passed, people trained, things installed, money spent) to a good outcome, with no
figure and no finding for the effect.

## Why it matters
That a measure was taken does not show what it did.

## The question to ask
Is there a figure for the effect?

## Flagged
```text
In May 500 teachers were trained. Lessons are better now.
```
```argmap
## given evidence
> In May 500 teachers were trained.
- supports: drawn

## drawn conclusion
> Lessons are better now.
```

## Not flagged
```text
In May 500 teachers were trained. A survey in June found fewer failed lessons. Lessons are better now.
```
```argmap
## given evidence
> In May 500 teachers were trained. A survey in June found fewer failed lessons.
- supports: drawn

## drawn conclusion
> Lessons are better now.
```

## What to do
Link a figure or a finding for the effect, if the text has one.

## False alarms
A conclusion about the measure itself: that it is in force, that the work was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.assertion import asserted
from argmap.english.cues import find, has
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG216"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from a measure to its effect that gives no figure for the effect."""
    for link in graph.annotation.links:
        if link.kind != "support":
            continue
        conclusion = graph.statements[link.conclusion]
        effect = _effect(conclusion)
        taken = next(
            (
                (each, cue)
                for each in graph.premises(link)
                for cue in find("measure-taken", each.text)
            ),
            None,
        )
        if effect and taken and not _has_figure(graph, conclusion):
            yield _finding(link, conclusion, effect, *taken)


def _effect(conclusion: Statement) -> Cue | None:
    text = conclusion.text
    if has("adoption", text):
        return None
    return next(
        (cue for cue in find("effect", text) if asserted(text, cue, reported=conclusion.reported)),
        None,
    )


def _has_figure(graph: ArgumentGraph, conclusion: Statement) -> bool:
    """Return whether any reason for the conclusion gives a finding, a comparison or a way of acting."""
    reasons = [each.text for link in graph.supports(conclusion.id) for each in graph.premises(link)]
    return any(
        has(name, text)
        for text in reasons
        for name in ("finding-figure", "comparison", "mechanism", "mechanism-verb")
    )


def _finding(
    link: Link, conclusion: Statement, effect: Cue, premise: Statement, measure: Cue
) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"{quote(premise.text, 90, at=(measure.start, measure.end))} supports {quote(conclusion.text, 90, at=(effect.start, effect.end))}.",
        "The text says what was done; it gives no figure and no finding for the effect.",
        "That a measure was taken does not show what it did.",
        "Is there a figure for the effect?",
        link=link.id,
    )
