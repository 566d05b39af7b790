"""A point of the other side that is reported and left.

## What it finds
A claim by another speaker that speaks against the text, or that the text names without using it, and that nothing
answers: no attack, no undercut, no granting. Words that grant it ("although", "of course", "unfortunately") and a text that
goes on from it with "but" or "nevertheless" are an answer too.

## Why it matters
A reader cannot tell whether a point that is named and left is granted.

## The question to ask
Is this point granted?

## Flagged
```text
Critics say that the new line will be empty at night. The line will be built.
```
```argmap
## empty-at-night claim
> the new line will be empty at night
- by: critics
- attacks: build

## build conclusion
> The line will be built.
```

## Not flagged
```text
Critics say that the new line will be empty at night. At night 900 nurses go to work along it. The line will be built.
```
```argmap
## empty-at-night claim
> the new line will be empty at night
- by: critics
- attacks: build

## nurses rebuttal
> At night 900 nurses go to work along it.
- attacks: empty-at-night

## build conclusion
> The line will be built.
```

## What to do
Link the answer, if the text gives one. If it grants the point, link the words that grant it as support.

## False alarms
A claim that only backs another claim of the same side is answered with it. What a witness on the text's own side says is
not meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.flags.finding import Finding
from argmap.flags.places import Places
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG104"
LEVEL: Final[Level] = "note"
_OPENING = (
    6  # words at a beginning among which "of course" grants a point, and "but" goes on from it
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each reported claim that is neither used, granted nor answered."""
    places = Places(graph)
    for statement in graph.annotation.statements:
        if not statement.reported or statement.role == "evidence" or _is_answered(graph, statement):
            continue
        against = _speaks_against(graph, statement)
        if _is_granted(places, statement, _target(graph, against) if against else None):
            continue
        if against or not graph.outgoing(statement.id):
            yield _finding(graph, statement, against)


def _is_answered(graph: ArgumentGraph, statement: Statement) -> bool:
    if graph.attacks(statement.id) or any(
        graph.undercuts(link.id)
        for link in graph.outgoing(statement.id) + graph.supports(statement.id)
    ):
        return True
    granted = (premise for link in graph.supports(statement.id) for premise in graph.premises(link))
    return any(not premise.reported for premise in granted)


def _is_granted(places: Places, statement: Statement, target: Statement | None) -> bool:
    """Return whether its sentence opens with words that grant a point, or the text goes on from it with "but"."""
    opening = f"{places.opening(statement)} {' '.join(statement.text.split()[:_OPENING])}"
    goes_on = (places.following(statement), target.text if target else "")
    return has("granting", opening) or any(
        has("contrast", " ".join(words.split()[:_OPENING])) for words in goes_on
    )


def _speaks_against(graph: ArgumentGraph, statement: Statement) -> Link | None:
    links = (link for link in graph.outgoing(statement.id) if link.kind != "support")
    return next((link for link in links if not _target(graph, link).reported), None)


def _target(graph: ArgumentGraph, link: Link) -> Statement:
    end = graph.links[link.conclusion].conclusion if link.kind == "undercut" else link.conclusion
    return graph.statements[end]


def _finding(graph: ArgumentGraph, statement: Statement, against: Link | None) -> Finding:
    says = f"The text reports from {statement.speaker}: {quote(statement.text)}."
    if against:
        says += f" It speaks against {quote(_target(graph, against).text, 80)}."
    lacks = (
        "No link answers it or grants it."
        if against
        else "No link uses it, answers it or grants it."
    )
    why = "A reader cannot tell whether a point that is named and left is granted."
    return Finding(CODE, LEVEL, says, lacks, why, "Is this point granted?", statement=statement.id)
