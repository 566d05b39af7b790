"""Sentences with a link, or with a footnote, that names their source in the document behind."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from argmap.english.addresses import leads_to_a_source
from argmap.english.cues import Cue, has
from argmap.english.sentences import sentences
from argmap.english.sources import has_reference, has_source_line
from argmap.flags.places import cue_span, paragraphs
from argmap.graph import ArgumentGraph
from argmap.model import Source, Span, Statement, Target
from argmap.source.footnotes import Footnote, footnotes


def has_linked_source(graph: ArgumentGraph, statement: Statement, cue: Cue) -> bool:
    """Return whether a link to a source is in the sentence with a cue of a statement."""
    linked = _linked_sentences(graph)
    place = _place(graph, statement, cue) if linked else None
    return place is not None and _holds(linked, place)


def paragraph_has_link(graph: ArgumentGraph, paragraph: Span) -> bool:
    """Return whether a link to a source is in a paragraph, in whichever sentence."""
    start, end = paragraph
    return any(start <= first < end for first, _ in _linked_sentences(graph))


def _place(graph: ArgumentGraph, statement: Statement, cue: Cue) -> int | None:
    """Return where a cue is, also in a statement of several parts."""
    if span := cue_span(graph, statement, cue):
        return span[0]
    text = graph.annotation.source.text
    places = (text.find(cue.words, start, end) for start, end in statement.parts)
    return next((place for place in places if place >= 0), statement.start)


def _holds(spans: list[Span], place: int) -> bool:
    last = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return last >= 0 and spans[last][1] > place


@lru_cache(maxsize=2)
def _linked_sentences(graph: ArgumentGraph) -> list[Span]:
    """Return the sentences with a link to a source or a note that names one, in order."""
    source = graph.annotation.source
    links = [each for each in source.links if leads_to_a_source(each.address)]
    noted = [_marked(source, each) for each in footnotes(source) if names_a_source(each.text)]
    links = sorted((*links, *noted), key=lambda each: each.start)
    return list(_with_links(source, links)) if links else []


def names_a_source(text: str) -> bool:
    """Return whether a text names a source: by words, by an address or by who publishes it."""
    own = has("source", text) or has("own-study", text) or has("measured", text)
    return own or has_source_line(text) or has_reference(text)


def _marked(source: Source, note: Footnote) -> Target:
    """Return the last character before the mark of a note, which belongs to its sentence."""
    end = len(source.text[: note.start].rstrip())
    return Target(max(0, end - 1), end, "")


def _with_links(source: Source, links: list[Target]) -> Iterator[Span]:
    around = paragraphs(source)
    starts = [start for start, _ in around]
    for number, group in groupby(links, key=lambda each: bisect_right(starts, each.start) - 1):
        here = list(group)
        for start, end in sentences(source.text, around[max(0, number)]):
            if any(each.start < end and start < each.end for each in here):
                yield start, end
