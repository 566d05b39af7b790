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
A member that is a fact to be looked up is `evidence` and is not flagged; nor is a reported claim. A bare claim in a group
is flagged here and not by ARG102. Where the text utters none of the bare members, the flag is a note: that a reader added
the premise says nothing against the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.flags.finding import Finding
from argmap.flags.needed import needed_for
from argmap.flags.words import quote, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG108"
LEVEL: Final[Level] = "warning"
_NAMED = 2  # members whose words a message quotes


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each group of linked premises with an unsupported claim in it."""
    main = graph.main_conclusion()
    needed = needed_for(graph, main.id) if main else frozenset()
    for link in graph.annotation.links:
        bare = [
            each
            for each in graph.premises(link)
            if each.role == "claim" and not each.reported and not graph.supports(each.id)
        ]
        if len(link.premises) > 1 and link.kind != "undercut" and bare:
            falls = main if any(each.id in needed for each in bare) else None
            yield _finding(graph, link, sorted(bare, key=lambda each: not each.implicit), falls)


def _finding(
    graph: ArgumentGraph, link: Link, bare: list[Statement], falls: Statement | None
) -> Finding:
    """Return the finding on a link; `bare` begins with the members that the text does not utter."""
    weakest = bare[0]
    others = [each for each in graph.premises(link) if each != weakest and not each.implicit]
    conclusion = quote(graph.statements[link.conclusion].text, 80)
    rest = quote(others[0].text, 80) if others else "What is given"
    verb = "supports" if link.kind == "support" else "speaks against"
    unsaid = "a premise that the text does not state: " if weakest.implicit else ""
    why = "Premises that are linked stand or fall together."
    if falls:
        end = (
            "the main conclusion"
            if falls.id == link.conclusion
            else f"the main conclusion, {quote(falls.text, 80)},"
        )
        why = f"{why} Without it {end} falls."
    level: Level = "note" if all(each.implicit for each in bare) else LEVEL
    return Finding(
        CODE,
        level,
        f"{rest} {verb} {conclusion} only together with {unsaid}{quote(weakest.text, 90)}.",
        _lacks(bare),
        why,
        "Does the weakest member hold?",
        link=link.id,
    )


def _lacks(bare: list[Statement]) -> str:
    """Return what the text does not give, with the members by their words: a page shows this sentence alone."""
    named = " and ".join(quote(each.text, 90) for each in bare[:_NAMED])
    more = (
        f", nor for {several(len(bare) - _NAMED, 'other member', 'other members')} of the group"
        if len(bare) > _NAMED
        else ""
    )
    if bare[0].implicit and len(bare) == 1:
        return f"The step needs {named}. The text leaves it to the reader."
    return f"The text gives no reason and no figure for {named}{more}."
