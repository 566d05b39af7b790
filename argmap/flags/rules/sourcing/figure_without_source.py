"""A figure used as evidence, with no source in or before its paragraph or in the front matter.

What it finds: The first figure that is used as evidence, if no source is named in its paragraph, in
those with figures right before it or where the figure is given again, and the front matter has no
`sourced` line. One note per text: it says in which other lines there are such figures. Who measured
or counted is a source ("the laboratory found"), and so is an order, a contract or a vote that says
the figure itself.
A link in the sentence of the figure, to a page or a document elsewhere, is a source; a place on the
same page (`#note-3`), a mail address or a page on a topic (`/tag/rents`) is none. A link counts for
its own sentence only. So does a footnote that names a source, where the text has its mark.
Why it matters: A reader who wants to check the figure does not know where to look.
The question to ask: Where does the figure come from? One line in the front matter answers for all:
`sourced: …`.
Flagged:
## cut-off evidence
> Last winter 1,240 households had their heating cut off.
- supports: tariff-too-high

## tariff-too-high conclusion
> The tariff is too high.
Not flagged:
## cut-off evidence
> According to the energy regulator 1,240 households had their heating cut off last winter.
- supports: tariff-too-high

## tariff-too-high conclusion
> The tariff is too high.
What to do: If the figures are the speaker's own records, say so once in the front matter: `sourced:
the town's own register`.
False alarms: Scores, and texts that report their own study. Years, dates, periods, ages, prices of
one thing, lengths and weights, single digits, house numbers, numbers of articles, orders and lists
are not figures. What speakers say about themselves ("we received
412 answers") has them as its source, and so has a figure that others are reported to give.
"""

from collections.abc import Iterator, Sequence

from argmap.english.counted import counted_figures, is_known
from argmap.english.cues import Cue, has
from argmap.english.numbers import amounts, values
from argmap.english.sources import has_source_line, says_who_said, speaks_of_self
from argmap.flags.finding import Finding
from argmap.flags.linked import has_linked_source, names_a_source, paragraph_has_link
from argmap.flags.places import Surroundings, cue_span, kept_text
from argmap.flags.quoting import listed, quote
from argmap.flags.searching import quote_at
from argmap.graph import ArgumentGraph
from argmap.model import Span, Statement

_MOST_PARAGRAPHS = 6  # that one source may be for
_LONGEST_SAYING = 60  # characters at the end of a statement that may say who said it


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    """Yield a finding for the first unsourced figure of each paragraph with figures as evidence."""
    text = kept_text(graph)
    if graph.annotation.sourced or has_source_line(text) or has("experiment", text):
        return
    found = tuple(_unsourced(graph, text))
    lines = sorted({each.line for each, _, _ in found[1:] if each.line})
    for number, (statement, figure, paragraph) in enumerate(found):
        if not number or statement.flags or statement.answers:
            others = () if number else lines
            yield _finding(graph, statement, figure, paragraph, others)


def _unsourced(graph: ArgumentGraph, text: str) -> Iterator[tuple[Statement, Cue, Span]]:
    """Yield the first figure of each paragraph for which no source is named."""
    places = Surroundings(graph)
    known = frozenset[float]().union(*map(values, places.each(names_a_source)))
    seen: set[Span] = set()
    used = (each for each in graph.annotation.statements if _is_used_as_evidence(graph, each))
    for statement in sorted(used, key=lambda each: each.start or 0):
        place = places.paragraph(statement)
        if place is None or place in seen:
            continue
        bare = _without_link(graph, statement)
        if not bare:
            continue
        seen.add(place)
        if values(bare.words) & known:
            continue
        if not _is_sourced(places, text, place) and not _is_said(places, statement):
            yield statement, bare, place


def _is_sourced(places: Surroundings, text: str, paragraph: Span) -> bool:
    """Return whether a paragraph names a source, or follows one that does; figures pass it on."""
    here = paragraph
    for _ in range(_MOST_PARAGRAPHS):
        words = text[slice(*here)]
        if names_a_source(words):
            return True
        if here != paragraph and not amounts(words):
            return False
        here = places.paragraph_before(here)
    return False


def _is_said(places: Surroundings, statement: Statement) -> bool:
    """Return whether the rest of a statement's sentence says who said it: ", the mayor said"."""
    return says_who_said(f"{statement.text[-_LONGEST_SAYING:]}{places.after(statement)}")


def _is_used_as_evidence(graph: ArgumentGraph, statement: Statement) -> bool:
    if statement.role != "evidence" or statement.reported or not graph.outgoing(statement.id):
        return False
    return bool(_figures(statement))


def _figures(statement: Statement) -> tuple[Cue, ...]:
    """Return the figures of a statement that are not imagined, requested or the speaker's own."""
    if speaks_of_self(statement.text) or has("imagined", statement.text):
        return ()
    return tuple(
        each for each in counted_figures(statement.text) if not is_known(statement.text, each)
    )


def _without_link(graph: ArgumentGraph, statement: Statement) -> Cue | None:
    """Return the first figure of a statement whose sentence has no link to a source."""
    figures = _figures(statement)
    return next((each for each in figures if not has_linked_source(graph, statement, each)), None)


def _finding(
    graph: ArgumentGraph, statement: Statement, first: Cue, paragraph: Span, lines: Sequence[int]
) -> Finding:
    linked = paragraph_has_link(graph, paragraph)
    sentence = "Its sentence has no link to a source, and the paragraph names none."
    where = f"line{'s' if len(lines) > 1 else ''} {listed(lines)}"
    others = f" There are figures without a source in {where}, too." if lines else ""
    return Finding(
        f"The text gives the figure {quote(first.words)} in {quote_at(statement, first)}.{others}",
        sentence if linked else "Neither its paragraph nor the one before names a source.",
        statement=statement.id,
        span=cue_span(graph, statement, first),
    )
