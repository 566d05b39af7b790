"""A claim that is its own support.

## What it finds
Statements that support one another in a ring; or a premise that says its conclusion in nearly the same words and has no
other reason behind it.

## Why it matters
What is in question cannot be its own support.

## The question to ask
Is there a reason apart from the claim itself?

## Flagged
```text
The inspectors trust the bridge because it is safe. It is safe, for the inspectors trust it.
```
```argmap
## trusted claim
> The inspectors trust the bridge
- supports: safe

## safe claim
> It is safe
- supports: trusted
```

## Not flagged
```text
Every bolt of the bridge was tested in May. The bridge is safe. In other words, the bridge is safe to cross.
```
```argmap
## tested evidence
> Every bolt of the bridge was tested in May.
- supports: safe

## safe claim
> The bridge is safe.
- supports: safe-to-cross

## safe-to-cross conclusion
> In other words, the bridge is safe to cross.
```

## What to do
Take out the link that the text does not make, or link a reason from outside the ring.

## False alarms
A conclusion said again ("in other words") after reasons were given. Two statements with other figures or another "not"
are not the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.content_words import content_words
from argmap.english.cues import has
from argmap.english.negation import negations
from argmap.english.numbers import values
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG103"
LEVEL: Final[Level] = "warning"
_FEWEST_WORDS = 3  # below this, equal words are chance
_NEARLY = 0.8
_SHOWN = 4  # statements of a ring that a message quotes


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each ring of support, and for each link whose two ends say the same."""
    for ring in graph.rings():
        yield _ring(graph, ring)
    for link in graph.annotation.links:
        if link.kind == "support":
            yield from _same_words(graph, link)


def _ring(graph: ArgumentGraph, ring: tuple[str, ...]) -> Finding:
    members = set(ring)
    links = [
        link
        for link in graph.annotation.links
        if link.kind == "support"
        and link.conclusion in members
        and members.intersection(link.premises)
    ]
    named = [quote(graph.statements[each].text, 60) for each in ring[:_SHOWN]]
    more = ", and others" if len(ring) > _SHOWN else ""
    outside = any(
        not members.intersection(link.premises) for each in ring for link in graph.supports(each)
    )
    says = f"Each of these leads back to itself: {', '.join(named)}{more}."
    lacks = (
        "The ring adds nothing to the reasons from outside it."
        if outside
        else "The text gives no reason from outside the ring."
    )
    draft = any(link.state == "proposed" for link in links) or any(
        graph.statements[each].state == "proposed" for each in ring
    )
    return Finding(
        CODE,
        LEVEL,
        says,
        lacks,
        "What is in question cannot be its own support.",
        "Is there a reason apart from the claim itself?",
        link=links[0].id,
        proposed_only=draft,
        travels=False,  # a ring grounds nothing in any case; which of its links is named depends on the order of the file
    )


def _same_words(graph: ArgumentGraph, link: Link) -> Iterator[Finding]:
    conclusion = graph.statements[link.conclusion]
    for premise in graph.premises(link):
        if not graph.supports(premise.id) and _says_the_same(premise, conclusion):
            yield Finding(
                CODE,
                LEVEL,
                f"{quote(premise.text)} is given as the reason for {quote(conclusion.text)}.",
                "The two say nearly the same; the text gives no other reason for the first.",
                "What is in question cannot be its own support.",
                "Is there a reason apart from the claim itself?",
                link=link.id,
            )
            return


def _says_the_same(premise: Statement, conclusion: Statement) -> bool:
    one, other = content_words(premise.text), content_words(conclusion.text)
    if min(len(one), len(other)) < _FEWEST_WORDS or len(one & other) < _NEARLY * len(one | other):
        return False
    if len(negations(premise.text)) % 2 != len(negations(conclusion.text)) % 2 or values(
        premise.text
    ) != values(conclusion.text):
        return False
    return not has("restatement", premise.text) and not has("restatement", conclusion.text)
