"""What would support a questioned step, and where the text may give it."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, islice

from argmap.english.cues import find
from argmap.english.language import not_english
from argmap.english.sentences import sentences
from argmap.flags.places import kept_text
from argmap.flags.quoting import shorten
from argmap.flags.steps import Step, have_a_word_in_common, objections, reasons_for, target_of
from argmap.graph import ArgumentGraph
from argmap.inference.features import Passage, content
from argmap.inference.kinds import KINDS, SUPPLIERS
from argmap.inference.surroundings import around
from argmap.inference.verdict import CUES_OF
from argmap.model import Link, Source, Span, Statement, Supply

BETWEEN = " | "  # the sentences around a step, in what is judged
_LONGEST = 70  # characters of what is said against a step
_MOTIVE = "ARG221"
_MOST = 8  # reasons for the premises of a step that are read with it


def looked_for(graph: ArgumentGraph, link: str | None, code: str) -> tuple[Supply, ...]:
    """Return what would meet a flag on a step, each with the first words that may be it.

    The step's premises and their reasons come first, then the text around the step. Nothing is
    looked for in a text that is not English.
    """
    step, wanted = graph.links.get(link or ""), suppliers_of(code)
    if not step or not wanted or not_english(graph.annotation.source.text):
        return ()
    places = list(_places(graph, step))
    found = (_supply(graph.annotation.source, name, places, code) for name in wanted)
    return tuple(_objection(graph, each, link) or each for each in found)


@cache
def suppliers_of(code: str) -> tuple[str, ...]:
    """Return what would meet the steps of a code, in the order of the suppliers."""
    wanted = {name for kind in KINDS if kind.code == code for name in kind.met_by}
    return tuple(name for name in SUPPLIERS if name in wanted)


def in_words(supplies: Iterable[Supply]) -> str:
    """Return what was looked for: `comparison, hedge – not found; goal – line 6: “aim”`."""
    found = groupby(supplies, key=lambda each: (each.words, each.line, each.page))
    return "; ".join(
        f"{', '.join(SUPPLIERS[each.name].name for each in group)} – {_found(*place)}"
        for place, group in found
    )


def _found(words: str, line: int | None, page: str) -> str:
    if not words:
        return "not found"
    place = f"line {line}, {page}" if page else f"line {line}"
    return f"{place}: “{words}”" if line else f"“{words}”"


def passage_of(graph: ArgumentGraph, step: Step) -> Passage:
    """Return the words of a step, of what is around it, and of the reasons for its premises."""
    words = dict.fromkeys(text for text, _ in beside(graph, step))
    premises = " ".join(each.text for each in step.premises)
    return Passage(step.conclusion.text, premises, BETWEEN.join(words))


def beside(graph: ArgumentGraph, step: Step) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield what is around a step, and the reasons for its premises: words, and their parts."""
    text = kept_text(graph)
    for span in around(text, _parts(graph, step.link)):
        yield text[slice(*span)], (span,)
    for each in _reasons(graph, step.link):
        if each not in step.premises:
            yield each.text, each.parts


def is_far_off(graph: ArgumentGraph, step: Step) -> bool:
    """Return whether the ends of a step have no word in common and are not next to each other."""
    return not have_a_word_in_common(step) and not any(
        _are_neighbours(graph, each, step.conclusion) for each in step.premises
    )


def _are_neighbours(graph: ArgumentGraph, one: Statement, other: Statement) -> bool:
    """Return whether no sentence is between two statements, or one of them has no place."""
    first, last = sorted((one, other), key=lambda each: each.start or 0)
    if first.end is None or last.start is None:
        return True
    between = kept_text(graph)[first.end : last.start]
    return not any(len(content(between[slice(*each)])) > 1 for each in sentences(between))


def _reasons(graph: ArgumentGraph, link: Link) -> Iterator[Statement]:
    """Yield the first reasons for a link's premises."""
    return islice(reasons_for(graph, *link.premises), _MOST)


def _parts(graph: ArgumentGraph, link: Link) -> tuple[Span, ...]:
    ends = *graph.premises(link), target_of(graph, link)
    return tuple(part for each in ends for part in each.parts)


def _places(graph: ArgumentGraph, link: Link) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the words that may supply what a step needs, with their parts, nearest first."""
    for each in (*graph.premises(link), *_reasons(graph, link), target_of(graph, link)):
        yield each.text, each.parts
    text = kept_text(graph)
    for start, end in around(text, _parts(graph, link)):
        yield text[start:end], ((start, end),)


def _objection(graph: ArgumentGraph, supply: Supply, link: str | None) -> Supply | None:
    """Return another cause that the text sets against the step, if none was ruled out."""
    if supply.name != "other-causes" or supply.words:
        return None
    for each in objections(graph, link or ""):
        page = graph.annotation.source.page_at(each.line or 0)
        return Supply(supply.name, shorten(each.text, _LONGEST), each.line, page)
    return None


def _supply(
    source: Source, name: str, places: list[tuple[str, tuple[Span, ...]]], code: str
) -> Supply:
    for text, parts in places:
        for cues in _cues_of(name, code):
            for cue in find(cues, text):
                line = line_of(source, cue.words, parts)
                page = source.page_at(line or 0)
                return Supply(name, " ".join(cue.words.split()), line, page)
    return Supply(name)


def _cues_of(name: str, code: str) -> Iterator[str]:
    """Yield the lists of cues for a supplier; what shows a motive answers only steps to one."""
    for each in CUES_OF[name]:
        if each != "intent-found" or code == _MOTIVE:
            yield each


def line_of(source: Source, words: str, parts: tuple[Span, ...]) -> int | None:
    """Return the line of words in the part that has them, or else of the first part."""
    found = (source.text.find(words, start, end) for start, end in parts)
    place = next((each for each in found if each >= 0), parts[0][0] if parts else None)
    return None if place is None else source.line_at(place)
