"""An authority that nobody can look up.

## What it finds
"Experts say", "studies show", "according to best practice", "it is known" and the like, with no name in the sentence or in
the next.

## Why it matters
Nobody can look up an authority that has no name.

## The question to ask
Who, and where can one read it?

## Flagged
```text
Doctors advise against late lessons. The school day must begin earlier.
```
```argmap
## doctors-advise evidence
> Doctors advise against late lessons.
- supports: begin-earlier

## begin-earlier conclusion
> The school day must begin earlier.
```

## Not flagged
```text
Doctors advise against late lessons. The advice of the Paediatric Society of 2021 is plain. The school day must begin
earlier.
```
```argmap
## doctors-advise evidence
> Doctors advise against late lessons.
- supports: begin-earlier

## begin-earlier conclusion
> The school day must begin earlier.
```

## What to do
Name the authority in the text, or answer with its name.

## False alarms
Names in the next sentence, references in brackets, studies that the text has described before ("these studies show"); a summary that by
its form names no sources, such as the abstract of an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.english.cues import find
from argmap.english.negation import negated
from argmap.english.quotation import in_quotation
from argmap.flags.finding import Finding
from argmap.flags.places import Places, cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Statement

CODE: Final = "ARG406"
LEVEL: Final[Level] = "note"
_REFERENCE = re.compile(r"https?://|www\.|\[\d{1,3}\]|\((?:[^()]*\s)?(?:1[89]|20)\d\d[a-z]?\)")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NAME = re.compile(r"(?<![.!?:“\"‘«(]\s)(?<!^)(?<![“\"‘«])\b(?!I\b|I['’])[A-Z][\w’'.-]*")
_NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December"
    " English German French Russian God Internet Mr Mrs Ms President Minister".split()
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for each statement that calls on an authority without a name."""
    places = Places(graph)
    for statement in graph.annotation.statements:
        cue = next(
            (each for each in find("authority", statement.text) if _counts(statement, each)), None
        )
        if cue and not _is_named(places, statement):
            yield _finding(graph, statement, cue)


def _counts(statement: Statement, cue: Cue) -> bool:
    quoted = not statement.reported and in_quotation(statement.text, cue)
    return (
        not quoted
        and not negated(statement.text, cue)
        and not statement.text.rstrip().endswith("?")
    )


def _is_named(places: Places, statement: Statement) -> bool:
    sentence = f"{places.before(statement)}{statement.text}{places.after(statement)}"
    after = places.next(statement)
    return bool(_YEAR.search(sentence)) or any(
        _REFERENCE.search(text)
        or any(match.group() not in _NO_NAMES for match in _NAME.finditer(text))
        for text in (sentence, after)
    )


def _finding(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Finding:
    carried = next((link for link in graph.outgoing(statement.id) if link.kind != "undercut"), None)
    says = (
        f"The text calls on {quote(cue.words)} in {quote(statement.text, at=(cue.start, cue.end))}."
    )
    why = "Nobody can look up an authority that has no name."
    if carried:
        verb = "for" if carried.kind == "support" else "against"
        why = f"{why} It is used {verb} {quote(graph.statements[carried.conclusion].text, 80)}."
    return Finding(
        CODE,
        LEVEL,
        says,
        "Not enough of it is quoted to see who is meant."
        if statement.reported
        else "It names no person, body or work.",
        why,
        "Who, and where can one read it?",
        statement=statement.id,
        span=cue_span(graph, statement, cue),
    )
