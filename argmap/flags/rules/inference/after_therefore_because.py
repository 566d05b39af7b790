"""What came first is taken for what brought it about.

## What it finds
A support whose premises say only that one thing came after another ("soon after", "since she took office"), to a
conclusion that gives the merit or the blame for it. Where the conclusion has a causal word and the premises figures,
ARG202 speaks of it.

## Why it matters
What comes later need not come from what came before.

## The question to ask
Would it have happened anyway, and what of places without it?

## Flagged
```text
Soon after the new priest arrived, the rains began. The priest has saved the harvest.
```
```argmap
## given evidence
> Soon after the new priest arrived, the rains began.
- supports: drawn

## drawn conclusion
> The priest has saved the harvest.
```

## Not flagged
```text
Soon after the sluice was opened, the meadow was under water, because the gate lets the river in. The sluice is
responsible for the flood.
```
```argmap
## given evidence
> Soon after the sluice was opened, the meadow was under water, because the gate lets the river in.
- supports: drawn

## drawn conclusion
> The sluice is responsible for the flood.
```

## What to do
Link what the text gives for the tie: a way in which the one acts, or how things went without it.

## False alarms
A story that only tells what came after what; a tie that everybody knows and the text need not spell out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.assertion import asserted
from argmap.english.cues import find, has
from argmap.flags.causes import causal_steps
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG203"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from an order in time to a merit or a blame."""
    named = {step.link.id for step in causal_steps(graph)}
    for link in graph.annotation.links:
        if link.kind != "support" or link.id in named:
            continue
        conclusion = graph.statements[link.conclusion]
        credit = _asserted("credit", conclusion)
        ordered = next(
            (
                (each, cue)
                for each in graph.premises(link)
                for cue in (_asserted("order-in-time", each),)
                if cue
            ),
            None,
        )
        if credit and ordered and not _shown(graph, link):
            yield _finding(link, conclusion, credit, *ordered)


def _asserted(name: str, statement: Statement) -> Cue | None:
    return next(
        (
            cue
            for cue in find(name, statement.text)
            if asserted(statement.text, cue, reported=statement.reported)
        ),
        None,
    )


def _shown(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether the step's own words, or what supports its premises, give a way, a comparison or an excluded alternative."""
    behind = [
        each
        for premise in link.premises
        for back in graph.supports(premise)
        for each in graph.premises(back)
    ]
    texts = [
        _without_order(each.text)
        for each in (*graph.premises(link), *behind, graph.statements[link.conclusion])
    ]
    return any(
        has(name, text)
        for text in texts
        for name in ("mechanism", "comparison", "exclusion", "experiment")
    )


def _without_order(text: str) -> str:
    """Return a text without its words of time: "since the" may also give a reason."""
    for cue in reversed(find("order-in-time", text)):
        text = f"{text[: cue.start]} {text[cue.end :]}"
    return text


def _finding(
    link: Link, conclusion: Statement, credit: Cue, premise: Statement, order: Cue
) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"{quote(conclusion.text, 90, at=(credit.start, credit.end))} is drawn from {quote(premise.text, 90, at=(order.start, order.end))}.",
        f"With {quote(order.words, 40)} the text gives an order in time; it does not say how the one brought about the other.",
        "What comes later need not come from what came before.",
        "Would it have happened anyway, and what of places without it?",
        link=link.id,
    )
