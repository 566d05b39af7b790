"""A main conclusion at the end of a long chain that nobody has confirmed.

## What it finds
The main conclusion, where every way to it goes over four or more links that the machine proposed and nobody has accepted.

## Why it matters
Each link of a draft may be mistaken, and in a row the doubts add up.

## The question to ask
Who has read this draft?

## Flagged
```text
It rained. The river rose. The road was flooded. The bus was late. The school began late.
```
```argmap
## rain evidence
> It rained.
- supports?: river

## river claim
> The river rose.
- supports?: road

## road claim
> The road was flooded.
- supports?: bus

## bus claim
> The bus was late.
- supports?: school

## school conclusion
> The school began late.
```

## Not flagged
```text
It rained. The river rose. The road was flooded. The bus was late. The school began late.
```
```argmap
## rain evidence
> It rained.
- supports: river

## river claim
> The river rose.
- supports?: road

## road claim
> The road was flooded.
- supports?: bus

## bus claim
> The bus was late.
- supports?: school

## school conclusion
> The school began late.
```

## What to do
Read the links on the way and take away their `?`, or delete those that the text does not make.

## False alarms
None known: the flag goes as soon as the links are accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link

CODE: Final = "ARG107"
LEVEL: Final[Level] = "note"
_TOO_LONG = 4


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding if the main conclusion is reached only over four or more unconfirmed links."""
    main = graph.main_conclusion()
    length = _shortest(graph, main.id) if main else 0
    if main and length >= _TOO_LONG:
        yield Finding(
            CODE,
            LEVEL,
            f"The draft reaches {quote(main.text)} over at least {length} links in a row.",
            "Nobody has confirmed them yet.",
            "Each link of a draft may be mistaken, and in a row the doubts add up.",
            "Who has read this draft?",
            statement=main.id,
        )


def _shortest(graph: ArgumentGraph, goal: str) -> int:
    """Return the fewest unconfirmed links in a row on any way to a goal; a group counts by its longest member."""
    within = graph.rests_on(goal) | {goal}
    lengths = {each: 0 for each in within if not graph.supports(each)}
    waiting = list(lengths)
    for here in waiting:  # grows while a shorter way is found
        for link in graph.outgoing(here):
            if (
                link.kind != "support"
                or link.conclusion not in within
                or not all(each in lengths for each in link.premises)
            ):
                continue
            length = _length(link, lengths)
            if length < lengths.get(link.conclusion, length + 1):
                lengths[link.conclusion] = length
                waiting.append(link.conclusion)
    return lengths.get(goal, 0)


def _length(link: Link, lengths: dict[str, int]) -> int:
    return max(lengths[each] for each in link.premises) + (link.state == "proposed")
