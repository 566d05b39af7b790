"""Many believe it, so it is so.

## What it finds
A support from how many people think or believe a thing to the thing itself. Where the conclusion is about what people
think or want, their number is the evidence, and nothing is said.

## Why it matters
How many believe a thing and whether it is so are two questions.

## The question to ask
Does the number of believers bear on it?

## Flagged
```text
Most people think that the house is haunted. The house is haunted.
```
```argmap
## given claim
> Most people think that the house is haunted.
- supports: drawn

## drawn conclusion
> The house is haunted.
```

## Not flagged
```text
Most people think that the house is haunted. The legend is popular.
```
```argmap
## given claim
> Most people think that the house is haunted.
- supports: drawn

## drawn conclusion
> The legend is popular.
```

## What to do
Link what they base it on, if the text says it.

## False alarms
Polls about opinion; words and customs, which are what most people make them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.flags.finding import Finding
from argmap.flags.wording import own_cues
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG219"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from the number of those who believe a thing."""
    for link in graph.annotation.links:
        conclusion = graph.statements[link.conclusion] if link.kind == "support" else None
        if not conclusion or has("opinion", conclusion.text):
            continue
        found = next(
            (
                (each, cue)
                for each in graph.premises(link)
                for cue in own_cues("many-believe", each)
            ),
            None,
        )
        if found:
            premise, cue = found
            yield Finding(
                CODE,
                LEVEL,
                f"{quote(premise.text, 110, at=(cue.start, cue.end))} supports {quote(conclusion.text, 90)}.",
                "The text does not say what those many base it on.",
                "How many believe a thing and whether it is so are two questions.",
                "Does the number of believers bear on it?",
                link=link.id,
            )
