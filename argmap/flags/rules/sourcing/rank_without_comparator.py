"""A rank or a superlative with nothing to compare.

## What it finds
"World-class", "a leader among", "unprecedented", "the best in the country" and the like, with no number, no other and no
ranking beside it. A warning where the statement carries or ends a link, else a note.

## Why it matters
A rank says something only beside the others.

## The question to ask
Compared with whom, by what measure?

## Flagged
```text
Our harbour is a leader among the ports of the north. It deserves the new line.
```
```argmap
## leader claim
> Our harbour is a leader among the ports of the north.
- supports: deserves

## deserves conclusion
> It deserves the new line.
```

## Not flagged
```text
With 41 million tonnes our harbour is ahead of all the ports of the north; the next has 29. It deserves the new line.
```
```argmap
## leader evidence
> With 41 million tonnes our harbour is ahead of all the ports of the north; the next has 29.
- supports: deserves

## deserves conclusion
> It deserves the new line.
```

## What to do
Link or quote the comparison, if the text gives one.

## False alarms
Superlatives with numbers beside them, titles ("the leading judge", "the highest court"), "for the first time". What
others are reported to say is held to the same measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.english.cues import find, has
from argmap.english.negation import negated
from argmap.english.numbers import amounts
from argmap.english.numbers.mentions import ORDINAL
from argmap.english.quotation import in_quotation
from argmap.english.sentences import is_question, sentence_around
from argmap.flags.finding import Finding
from argmap.flags.places import cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG405"
LEVEL: Final[Level] = "warning"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement that gives a rank without what it is compared with."""
    for statement in graph.annotation.statements:
        cue = _rank(graph, statement)
        if cue:
            yield _finding(graph, statement, cue)


def _rank(graph: ArgumentGraph, statement: Statement) -> Cue | None:
    text = statement.text
    for cue in find("rank", text):
        start, end = sentence_around(text, cue)
        rest = f"{text[start : cue.start]} {text[cue.end : end]}"
        if (
            negated(text, cue)
            or is_question(text[start:end])
            or has("modal", rest)
            or _is_compared(graph, statement, rest)
        ):
            continue
        if statement.reported or not in_quotation(text, cue):
            return cue
    return None


def _is_compared(graph: ArgumentGraph, statement: Statement, rest: str) -> bool:
    """Return whether numbers, others or a ranking stand beside a rank, or support it."""
    reasons = (
        premise.text for link in graph.supports(statement.id) for premise in graph.premises(link)
    )
    return bool(amounts(rest) or ORDINAL.search(rest)) or any(
        has("comparator", text) for text in (rest, *reasons)
    )


def _finding(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Finding:
    linked = bool(graph.outgoing(statement.id) or graph.supports(statement.id))
    says = f"The text says {quote(cue.words)} in {quote(statement.text, at=(cue.start, cue.end))}."
    carried = next(
        (link.conclusion for link in graph.outgoing(statement.id) if link.kind == "support"), ""
    )
    why = "A rank says something only beside the others."
    if carried:
        why = f"{why} It is used for {quote(graph.statements[carried].text, 80)}."
    start = "Not enough of it is quoted to see" if statement.reported else "It does not say"
    return Finding(
        CODE,
        LEVEL if linked else "note",
        says,
        f"{start} which others it is compared with, or by what measure.",
        why,
        "Compared with whom, by what measure?",
        statement=statement.id,
        span=cue_span(graph, statement, cue),
    )
