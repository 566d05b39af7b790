"""A main conclusion that is reached only through four or more links that nobody has confirmed.

What it finds: The main conclusion, if every path to it goes through four or more links that the
machine proposed and nobody has accepted.
Why it matters: Each link of a draft may be mistaken, and in a row the doubts add up.
The question to ask: Who has read this draft?
Flagged:
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
Not flagged:
## rain evidence
> It rained.
- supports: road

## road claim
> The road was flooded.
- supports?: school

## school conclusion
> The school began late.
What to do: Read the links on the path and remove their `?`, or delete those that the text does not
make.
False alarms: None known: the flag disappears as soon as the links are accepted.
"""

from collections.abc import Iterator

from argmap.flags.finding import Finding
from argmap.flags.quoting import quote
from argmap.graph import ArgumentGraph

_TOO_LONG = 4


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding if every path to the main conclusion has four or more unconfirmed links."""
    main = graph.main_conclusion()
    length = _shortest(graph, main.id) if main else 0
    if main and length >= _TOO_LONG:
        yield Finding(
            f"The draft reaches {quote(main.text)} through at least {length} links in a row.",
            "Nobody has confirmed them yet.",
            statement=main.id,
        )


def _shortest(graph: ArgumentGraph, goal: str) -> int:
    """Return the fewest unconfirmed links on a path to a goal; a group has its longest member's."""
    within = graph.rests_on(goal) | {goal}
    lengths = {each: 0 for each in within if not graph.supports(each)}
    waiting = list(lengths)
    for here in waiting:  # grows while a shorter path is found
        for link in graph.outgoing(here):
            end = link.conclusion
            is_within = link.kind == "support" and end in within
            if not is_within or not lengths.keys() >= {*link.premises}:
                continue
            longest = max(lengths[each] for each in link.premises)
            length = longest + (link.state == "proposed")
            if length < lengths.get(end, length + 1):
                lengths[end] = length
                waiting.append(end)
    return lengths.get(goal, 0)
