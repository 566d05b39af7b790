"""Premises that hold only together, and one of them is not shown.

## What it finds
A link with several premises of which at least one is a claim of the text itself, or a premise that the text does not
utter, with no support.

## Why it matters
Premises that are linked stand or fall together.

## The question to ask
Does the weakest member hold?

## Flagged
```text
Schools with fewer than 60 pupils are closed under the act. Ours is one of them. So our school must close.
```
```argmap
## act evidence
> Schools with fewer than 60 pupils are closed under the act.
- supports: must-close with ours

## ours claim
> Ours is one of them.

## must-close conclusion
> So our school must close.
```

## Not flagged
```text
Schools with fewer than 60 pupils are closed under the act. The register shows 48 in ours. Ours is one of them. So our
school must close.
```
```argmap
## act evidence
> Schools with fewer than 60 pupils are closed under the act.
- supports: must-close with ours

## count evidence
> The register shows 48 in ours.
- supports: ours

## ours claim
> Ours is one of them.

## must-close conclusion
> So our school must close.
```

## What to do
Link what the text gives for the member. If each premise would do by itself, make them separate links.

## False alarms
A member that is a fact to be looked up is `evidence` and is not flagged; nor is a reported claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG108"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each group of linked premises with an unsupported claim in it."""
    for link in graph.annotation.links:
        bare = [each for each in graph.premises(link) if each.role == "claim" and not each.reported and not graph.supports(each.id)]
        if len(link.premises) > 1 and link.kind != "undercut" and bare:
            yield _finding(graph, link, bare)


def _finding(graph: ArgumentGraph, link: Link, bare: list[Statement]) -> Finding:
    unsaid = next((each for each in bare if each.implicit), None)
    weakest = unsaid or bare[0]
    others = [each for each in graph.premises(link) if each != weakest and not each.implicit]
    conclusion = quote(graph.statements[link.conclusion].text, 80)
    rest = quote(others[0].text, 80) if others else "What is given"
    verb = "supports" if link.kind == "support" else "speaks against"
    if unsaid:
        says = f"{rest} {verb} {conclusion} only together with a premise that the text does not state: {quote(weakest.text, 90)}."
        lacks = "The text neither says this nor gives a reason for it."
    else:
        says = f"{rest} {verb} {conclusion} only together with {quote(weakest.text, 90)}."
        lacks = f"The text gives no reason and no figure for {quote(weakest.text, 60)}."
    return Finding(
        CODE,
        LEVEL,
        says,
        lacks,
        "Premises that are linked stand or fall together.",
        "Does the weakest member hold?",
        link=link.id,
    )
