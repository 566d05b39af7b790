"""A cause is stated, and nothing linked to it shows that it acted.

## What it finds
A support whose conclusion says that one thing brought about another ("thanks to", "led to", "the result of"), where no
linked statement gives a way, a comparison or an excluded alternative. Where the premises are figures over time, ARG202
says so instead.

## Why it matters
What comes with a change need not have brought it about.

## The question to ask
What else could have brought it about, and by what way did this do it?

## Flagged
```text
Every shopkeeper in the square can tell you so. Thanks to the new law, life has become easier.
```
```argmap
## shopkeepers claim
> Every shopkeeper in the square can tell you so.
- supports: law-lowers-prices

## law-lowers-prices conclusion
> Thanks to the new law, life has become easier.
```

## Not flagged
```text
The law lets chemists sell what only hospitals could sell before, so that three shops now compete where there was one.
Thanks to the new law life has become easier.
```
```argmap
## competition evidence
> The law lets chemists sell what only hospitals could sell before, so that three shops now compete where there was one.
- supports: law-helps

## law-helps conclusion
> Thanks to the new law life has become easier.
```

## What to do
Link what the text gives: by what way it acts, how things went without it, why another cause is out of the question.

## False alarms
"The result of the vote was 5 to 4", "the sum due to the town", "many thanks to the staff". A cause that is hedged, asked
about, denied, foretold or quoted from another is passed over; so is a cause of a single event, which needs no series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.causes import causal_steps
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level

CODE: Final = "ARG201"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support of a causal conclusion that shows no way, comparison or excluded alternative."""
    for step in causal_steps(graph):
        if step.movement:
            continue
        conclusion = quote(step.conclusion.text, at=(step.marker.start, step.marker.end))
        missing = f"by what way {step.cause} brought it about, nor how things stood without it, nor why nothing else did"
        start = (
            "Not enough of it is quoted to see"
            if step.conclusion.reported
            else "The text does not say"
        )
        yield Finding(
            CODE,
            LEVEL,
            f"{conclusion} names a cause; the reason given is {quote(step.premise.text, 90)}.",
            f"{start} {missing if not step.conclusion.reported else missing.replace(', nor', ', or')}.",
            "What comes with a change need not have brought it about.",
            "What else could have brought it about?",
            link=step.link.id,
        )
