"""Figures used as evidence, and no word on where they come from.

## What it finds
The first figure of a paragraph that is used as evidence, where neither its sentence nor its paragraph names a source and
the front matter has no `sourced` line. One note a paragraph.

## Why it matters
A reader who wants to check the figure does not know where to look.

## The question to ask
Where does the figure come from?

## Flagged
```text
Last winter 1,240 households had their heating cut off. The tariff is too high.
```
```argmap
## cut-off evidence
> Last winter 1,240 households had their heating cut off.
- supports: tariff-too-high

## tariff-too-high conclusion
> The tariff is too high.
```

## Not flagged
```text
According to the energy regulator 1,240 households had their heating cut off last winter. The tariff is too high.
```
```argmap
## cut-off evidence
> According to the energy regulator 1,240 households had their heating cut off last winter.
- supports: tariff-too-high

## tariff-too-high conclusion
> The tariff is too high.
```

## What to do
If the figures are the speaker's own records, say so once in the front matter: `sourced: the town's own register`.

## False alarms
Scores, and texts that report their own study. Years, dates, spans of time, single digits, numbers of articles and of lists are no figures. What speakers tell of
themselves ("we received 412 answers") has them as its source. A figure that others are reported to give has them as its
source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.english.cues import has
from argmap.english.numbers import amounts
from argmap.flags.finding import Finding
from argmap.flags.places import Places, cue_span
from argmap.flags.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Source, Span, Statement

CODE: Final = "ARG401"
LEVEL: Final[Level] = "note"
_SOURCE_LINE = re.compile(r"^[ \t]*(?:sources?|data)\s*:", re.IGNORECASE | re.MULTILINE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b(?!\s*\.)")
_SIZE = re.compile(r"\d\D?\d|[%‰$€£]|[a-z]{4}")  # two digits, or a small number with a unit
_NO_FIGURE = re.compile(
    r"\d:$|\b[A-Z]{2,}\s?$"
)  # a score; the number of a chapter or section, as in "CH 13" and "MCL 600.2"
_NO_COUNT = re.compile(
    r":\d|\s*(?:pounds?|lbs?|kg|feet|foot|ft|inch(?:es)?|cm)\b"
)  # a score; the size of one person or thing
_REFERENCE = re.compile(
    r"https?://|www\.|\[\d{1,3}\]|\((?:[A-Z][\w.&’' -]+,?\s+)(?:19|20)\d\d[a-z]?\)|\bdoi:|\bibid\b",
    re.IGNORECASE,
)
_NAMED_BODY = re.compile(
    r"\b(?:UN|WHO|OECD|IMF|UNESCO|UNICEF|UNHCR|Eurostat|Gallup|Reuters|Statistics|Statistical|Institute|Bureau|Ministry|Office|Agency|Bank|Commission|University|Department|Authority|Council|Fund|Organization|Organisation)\b"
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for the first unsourced figure of each paragraph whose figures are used as evidence."""
    source = graph.annotation.source
    if (
        graph.annotation.sourced
        or _SOURCE_LINE.search(source.text)
        or has("experiment", source.text)
    ):
        return
    places = Places(graph)
    seen: set[Span] = set()
    for statement in sorted(_used_as_evidence(graph), key=lambda each: each.start or 0):
        place = places.paragraph(statement)
        if place is None or place in seen:
            continue
        seen.add(place)
        if not _has_source(source, place):
            yield _finding(graph, statement, place)


def _used_as_evidence(graph: ArgumentGraph) -> list[Statement]:
    return [
        each
        for each in graph.annotation.statements
        if each.role == "evidence"
        and not each.reported
        and graph.outgoing(each.id)
        and _figures(each)
    ]


def _figures(statement: Statement) -> tuple[Cue, ...]:
    """Return the figures of a statement that somebody must have counted or measured; none that is imagined, asked for, or the speaker's own."""
    if _FIRST_PERSON.search(statement.text) or has("imagined", statement.text):
        return ()
    return tuple(
        each
        for each in amounts(statement.text)
        if _SIZE.search(each.words)
        and not _NO_COUNT.match(statement.text, each.end)
        and not _NO_FIGURE.search(statement.text[: each.start])
    )


def _has_source(source: Source, place: Span) -> bool:
    text = source.text[place[0] : place[1]]
    return (
        has("source", text)
        or has("own-study", text)
        or bool(_REFERENCE.search(text) or _NAMED_BODY.search(text))
    )


def _finding(graph: ArgumentGraph, statement: Statement, place: Span) -> Finding:
    first = _figures(statement)[0]
    more = len(amounts(graph.annotation.source.text[place[0] : place[1]])) - 1
    others = f" The paragraph gives {more} more." if more > 0 else ""
    return Finding(
        CODE,
        LEVEL,
        f"The text gives the figure {quote(first.words)} in {quote(statement.text, at=(first.start, first.end))}.{others}",
        "Neither the sentence nor the paragraph names a source.",
        "A reader who wants to check the figure does not know where to look.",
        "Where does the figure come from? One line in the front matter answers for all: `sourced: …`.",
        statement=statement.id,
        span=cue_span(graph, statement, first),
    )
