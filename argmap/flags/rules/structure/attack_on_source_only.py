"""An opposing claim that is answered only by words about who made it.

## What it finds
A reported claim that nothing attacks, while every undercut of its links speaks of its source: who paid, who wrote it, what
they want.

## Why it matters
What is said of a source leaves open whether its claim holds. The two are drawn differently for this reason.

## The question to ask
What in the claim itself is not so?

## Flagged
```text
The study finds that the dam leaks. The dam is not safe, says the study. The study was paid for by the river anglers.
```
```argmap
## leaks evidence
> the dam leaks
- by: the study
- supports: not-safe

## not-safe claim
> The dam is not safe
- by: the study

## anglers-paid rebuttal
> The study was paid for by the river anglers.
- undercuts: leaks -> not-safe
```

## Not flagged
```text
The study finds that the dam leaks. The dam is not safe, says the study. The study was paid for by the river anglers. The
leak was closed in June.
```
```argmap
## leaks evidence
> the dam leaks
- by: the study
- supports: not-safe

## not-safe claim
> The dam is not safe
- by: the study

## anglers-paid rebuttal
> The study was paid for by the river anglers.
- undercuts: leaks -> not-safe

## leak-closed rebuttal
> The leak was closed in June.
- attacks: not-safe
```

## What to do
Link what the text says to the claim itself, if it says something.

## False alarms
An undercut that speaks of the matter (a small sample, another year) is an answer. Where all rests on the word of a
witness, who the witness is does bear on the claim: answer the flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find
from argmap.flags.finding import Finding
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG105"
LEVEL: Final[Level] = "note"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each reported claim whose every answer is an undercut that speaks of its source."""
    for statement in graph.annotation.statements:
        if not statement.reported or statement.role == "evidence" or graph.attacks(statement.id):
            continue
        answers = _undercutting(graph, statement)
        if answers and all(_speaks_of_source(each) for each in answers):
            yield _finding(statement, answers[0])


def _undercutting(graph: ArgumentGraph, statement: Statement) -> tuple[Statement, ...]:
    links = graph.supports(statement.id) + graph.outgoing(statement.id)
    return tuple(
        premise
        for link in links
        for undercut in graph.undercuts(link.id)
        for premise in graph.premises(undercut)
    )


def _speaks_of_source(statement: Statement) -> bool:
    return not statement.reported and bool(find("source-talk", statement.text))


def _finding(statement: Statement, answer: Statement) -> Finding:
    cue = find("source-talk", answer.text)[0]
    return Finding(
        CODE,
        LEVEL,
        f"To {quote(statement.text, 80)} the text answers {quote(answer.text, at=(cue.start, cue.end))}. That may bear on how far to trust the source.",
        "It does not say what in the claim itself is not so.",
        "What is said of a source leaves open whether its claim holds.",
        "What in the claim itself is not so?",
        statement=statement.id,
    )
