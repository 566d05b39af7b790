"""What is counted has another name in the conclusion.

## What it finds
A step whose premises count one thing (arrests, say) while the conclusion gives a number or a change of another
(crimes), with nothing that says the two are counted alike.

## Why it matters
A figure speaks only of what was counted.

## The question to ask
Is the one counted as the other is?

## Flagged
```text
The police made 312 arrests in May. There were 312 crimes in the town in May.
```
```argmap
## given evidence
> The police made 312 arrests in May.
- supports: drawn

## drawn conclusion
> There were 312 crimes in the town in May.
```

## Not flagged
```text
The police made 312 arrests in May. That is 312 arrests more than in April.
```
```argmap
## given evidence
> The police made 312 arrests in May.
- supports: drawn

## drawn conclusion
> That is 312 arrests more than in April.
```

## What to do
Link the statement that ties the two, if the text has one: how many of the one lead to one of the other.

## False alarms
Synonyms that our list keeps apart. In a translated text the two words may be one in the original: the message says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.counted import counted, named
from argmap.english.cues import has
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG206"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each step whose conclusion counts another thing than its premises do."""
    for link in graph.annotation.links:
        if link.kind == "undercut":
            continue
        conclusion, premises = graph.statements[link.conclusion], graph.premises(link)
        there = counted(conclusion.text)
        if (
            not there
            or any(each.implicit for each in premises)
            or named(conclusion.text) & _kinds(graph, premises)
        ):
            continue
        for premise in premises:
            here = counted(premise.text)
            if here and _counts_only_that(conclusion.text, there):
                yield _finding(
                    link, premise, conclusion, next(iter(here.values())), next(iter(there.values()))
                )
                break


def _kinds(graph: ArgumentGraph, premises: tuple[Statement, ...]) -> frozenset[str]:
    """Return what premises, and what supports them, name."""
    behind = [
        each
        for premise in premises
        for link in graph.supports(premise.id)
        for each in graph.premises(link)
    ]
    return frozenset[str]().union(*(named(each.text) for each in (*premises, *behind)))


def _counts_only_that(text: str, there: dict[str, str]) -> bool:
    return len(there) == 1 and not has("modal", text) and not text.rstrip().endswith("?")


def _finding(
    link: Link, premise: Statement, conclusion: Statement, here: str, there: str
) -> Finding:
    return Finding(
        CODE,
        LEVEL,
        f"{quote(premise.text, 90)} counts {quote(here)}; {quote(conclusion.text, 90)} speaks of {quote(there)}.",
        f"The text does not say that {quote(there)} are counted as {quote(here)} are.",
        "A figure speaks only of what was counted.",
        "Is the one counted as the other is?",
        link=link.id,
    )
