"""From a few cases to all of them.

## What it finds
A support from single cases, a handful of people or one place, to a conclusion without a limit ("always", "everywhere",
"nobody"), where no other reason for the conclusion says more.

## Why it matters
What holds for a part may not hold for the whole.

## The question to ask
Is the sample typical, and how large is it?

## Flagged
```text
My neighbour waited nine hours for a doctor. Patients are always left to wait.
```
```argmap
## given evidence
> My neighbour waited nine hours for a doctor.
- supports: drawn

## drawn conclusion
> Patients are always left to wait.
```

## Not flagged
```text
In all 40 clinics patients waited for nine hours. Patients are always left to wait.
```
```argmap
## given evidence
> In all 40 clinics patients waited for nine hours.
- supports: drawn

## drawn conclusion
> Patients are always left to wait.
```

## What to do
Link a count or a sample, if the text has one, or put the limit into the conclusion.

## False alarms
A conclusion drawn from a rule; an example that only illustrates what is shown elsewhere.
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

CODE: Final = "ARG204"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from single cases to a conclusion without limit."""
    for link in graph.annotation.links:
        if link.kind != "support":
            continue
        conclusion = graph.statements[link.conclusion]
        wide = _wide(conclusion)
        if wide and all(_is_single(graph, each) for each in graph.supports(conclusion.id)):
            yield _finding(link, conclusion, wide, graph.premises(link)[0])


def _wide(conclusion: Statement) -> Cue | None:
    text = conclusion.text
    if has("single-case", text) or has("self", text):
        return None
    return next(
        (
            cue
            for cue in find("universal", text)
            if asserted(text, cue, reported=conclusion.reported)
        ),
        None,
    )


def _is_single(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether all premises of a link speak of single cases, and none states a rule or a whole."""
    return all(
        has("single-case", each.text)
        and not has("deduction", each.text)
        and not has("universal", each.text)
        for each in graph.premises(link)
    )


def _finding(link: Link, conclusion: Statement, wide: Cue, premise: Statement) -> Finding:
    few = next(iter(find("single-case", premise.text)))
    return Finding(
        CODE,
        LEVEL,
        f"{quote(conclusion.text, 90, at=(wide.start, wide.end))} is drawn from {quote(premise.text, 90, at=(few.start, few.end))}.",
        f"The text does not say how {quote(few.words, 40)} stands for {quote(wide.words, 40)}.",
        "What holds for a part may not hold for the whole.",
        "Is the sample typical, and how large is it?",
        link=link.id,
    )
