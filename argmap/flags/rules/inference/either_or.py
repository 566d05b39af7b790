"""A choice between two, or a way said to be the only one.

## What it finds
A premise that carries a step by "either … or", as a warning; one that does so by "the only way", "no other choice" and the
like, as a note.

## Why it matters
A choice between two is no choice if there is a third.

## The question to ask
Is there a third case?

## Flagged
```text
The dam is the only way to keep the fields dry. The dam must be built.
```
```argmap
## given claim
> The dam is the only way to keep the fields dry.
- supports: drawn

## drawn conclusion
> The dam must be built.
```

## Not flagged
```text
Only 20% of the fields were dry in May. The dam must be built.
```
```argmap
## given evidence
> Only 20% of the fields were dry in May.
- supports: drawn

## drawn conclusion
> The dam must be built.
```

## What to do
Link what excludes the other cases, if the text gives it.

## False alarms
Logic and law, where two cases are all there are; "only" as a small number; a choice that is offered, not argued from; patients put
into one of two groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find, has
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Link, Statement

CODE: Final = "ARG213"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each support from a premise that leaves two cases, or one."""
    for link in graph.annotation.links:
        if link.kind != "support" or any(
            has("exclusion", each.text) for each in _behind(graph, link)
        ):
            continue
        found = next(
            ((each, *held) for each in graph.premises(link) for held in (_cue(each),) if held), None
        )
        if found:
            yield _finding(graph, link, *found)


def _behind(graph: ArgumentGraph, link: Link) -> list[Statement]:
    return [
        each
        for premise in link.premises
        for back in graph.supports(premise)
        for each in graph.premises(back)
    ]


def _cue(premise: Statement) -> tuple[Cue, bool] | None:
    """Return the words that leave two cases or one, and whether they leave two."""
    text = premise.text
    for name in ("either-or", "no-other"):
        for cue in find(name, text):
            start, end = sentence_around(text, cue)
            is_said = premise.reported or not in_quotation(text, cue)
            opposed = name != "either-or" or (
                " or " in text[cue.start : end] and _opens_clause(text[start : cue.start])
            )
            if is_said and opposed and not negated(text, cue) and not is_question(text[start:end]):
                return cue, name == "either-or"
    return None


def _opens_clause(before: str) -> bool:
    """Return whether what follows these words of a sentence is a clause of its own: not "assigned to either", but "either we"."""
    return not before.strip() or before.rstrip().endswith(
        (",", ":", "–", "—", " that", " is", " and", " so")
    )


def _finding(graph: ArgumentGraph, link: Link, premise: Statement, cue: Cue, two: bool) -> Finding:  # noqa: FBT001  # read off the cue
    conclusion = quote(graph.statements[link.conclusion].text, 80)
    return Finding(
        CODE,
        LEVEL if two else "note",
        f"{quote(premise.text, 110, at=(cue.start, cue.end))} supports {conclusion}.",
        f"With {quote(cue.words, 40)} the step leaves {'two cases' if two else 'one case'}; the text does not say what excludes a further one.",
        "A choice between two is no choice if there is a third.",
        "Is there a third case?",
        link=link.id,
    )
