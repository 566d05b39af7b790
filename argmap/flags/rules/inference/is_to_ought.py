"""A call is drawn from facts, and no goal is stated.

## What it finds
A support from statements of fact to a call ("should", "must"), where neither they nor the conclusion name an aim, a
right, a harm or a benefit. Off by default: `argmap check --select ARG208` looks for it, and even then only proposes
it.

## Why it matters
Facts lead to a course of action only together with an aim.

## The question to ask
Which goal does it serve, by what other means, with what side effects?

## Flagged
```text
The bridge has two lanes. The council should build a tunnel.
```
```argmap
## given evidence
> The bridge has two lanes.
- supports: drawn

## drawn conclusion
> The council should build a tunnel.
```

## Not flagged
```text
The bridge has two lanes, and cyclists are in danger on it. The council should build a tunnel.
```
```argmap
## given evidence
> The bridge has two lanes, and cyclists are in danger on it.
- supports: drawn

## drawn conclusion
> The council should build a tunnel.
```

## What to do
Link the aim, if the text has one, or add it as a premise in our words (`=`).

## False alarms
Aims that everybody shares need no words: nearly every call has one. That is why the rule is off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find, has
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG208"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each call that rests on facts alone."""
    for link in graph.annotation.links:
        conclusion = graph.statements[link.conclusion] if link.kind == "support" else None
        call = next(iter(find("call", conclusion.text)), None) if conclusion else None
        if not conclusion or not call or conclusion.text.rstrip().endswith("?"):
            continue
        reasons = [
            each for other in graph.supports(conclusion.id) for each in graph.premises(other)
        ]
        if any(has("goal", each.text) for each in (conclusion, *reasons)) or any(
            has("call", each.text) for each in reasons
        ):
            continue
        yield Finding(
            CODE,
            LEVEL,
            f"{quote(conclusion.text, 90, at=(call.start, call.end))} is drawn from {quote(graph.premises(link)[0].text, 90)}.",
            "The text does not name the aim that leads from the one to the other.",
            "Facts lead to a course of action only together with an aim.",
            "Which goal does it serve, by what other means, with what side effects?",
            link=link.id,
        )
