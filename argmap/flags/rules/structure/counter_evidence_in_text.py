"""Something in the text speaks against one of its own steps, and nothing answers it.

## What it finds
A support or attack that a statement undercuts, where no statement attacks the undercutting one.

## Why it matters
The text itself gives a reason not to take this step.

## The question to ask
How does the text deal with it?

## Flagged
```text
Thefts fell in four of our five districts. In Harbour they rose by a third. The patrols work.
```
```argmap
## four-districts evidence
> Thefts fell in four of our five districts.
- supports: patrols-work

## harbour evidence
> In Harbour they rose by a third.
- undercuts: four-districts -> patrols-work

## patrols-work conclusion
> The patrols work.
```

## Not flagged
```text
Thefts fell in four of our five districts. In Harbour they rose by a third. In Harbour the patrols began only in December.
The patrols work.
```
```argmap
## four-districts evidence
> Thefts fell in four of our five districts.
- supports: patrols-work

## harbour evidence
> In Harbour they rose by a third.
- undercuts: four-districts -> patrols-work

## harbour-late rebuttal
> In Harbour the patrols began only in December.
- attacks: harbour

## patrols-work conclusion
> The patrols work.
```

## What to do
Link the answer, if the text gives one.

## False alarms
A conclusion that is itself limited ("has contributed to", "in part") has dealt with the limit that the text states, and is
not flagged. A step of the other side that the text undercuts is the text's own answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG109"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each link that is undercut with no answer to what undercuts it."""
    for link in graph.annotation.links:
        if link.kind == "undercut" or _is_the_other_sides(graph, link) or _is_limited(graph, link):
            continue
        open_ones = [each for each in graph.undercuts(link.id) if not _is_answered(graph, each)]
        if open_ones:
            yield _finding(graph, link, open_ones)


def _is_the_other_sides(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether a link is a step of the other side, which the text itself undercuts."""
    if link.kind == "attack":
        return all(premise.reported for premise in graph.premises(link))
    return graph.statements[link.conclusion].reported


def _is_limited(graph: ArgumentGraph, link: Link) -> bool:
    """Return whether the conclusion claims no more than what the limit leaves."""
    text = graph.statements[link.conclusion].text
    return link.kind == "support" and (has("hedge", text) or has("limit", text))


def _is_answered(graph: ArgumentGraph, undercut: Link) -> bool:
    return any(
        graph.attacks(each) or any(graph.undercuts(link.id) for link in graph.supports(each))
        for each in undercut.premises
    )


def _finding(graph: ArgumentGraph, link: Link, undercuts: list[Link]) -> Finding:
    first: Statement = graph.premises(undercuts[0])[0]
    premise = graph.premises(link)[0]
    by = f", from {first.speaker}," if first.reported else ""
    verb = "supports" if link.kind == "support" else "answers"
    return Finding(
        CODE,
        LEVEL,
        f"{quote(premise.text, 80)} {verb} {quote(graph.statements[link.conclusion].text, 80)}; against this step stands{by} {quote(first.text, 90)}.",
        "The text gives both and does not say how the second is to be taken.",
        "The text itself holds a reason not to take this step.",
        "How does the text deal with it?",
        link=link.id,
        proposed_only=all(each.state == "proposed" for each in undercuts),
    )
