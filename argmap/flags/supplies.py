"""What would support a questioned step, and where the text may give it."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import groupby

from argmap.english.cues import find
from argmap.flags.steps import Step, reasons_for, target_of
from argmap.graph import ArgumentGraph
from argmap.inference.features import Passage
from argmap.inference.kinds import KINDS, SUPPLIERS
from argmap.inference.surroundings import around
from argmap.inference.verdict import CUES_OF
from argmap.model import Link, Source, Span, Supply


def looked_for(graph: ArgumentGraph, link: str | None, code: str) -> tuple[Supply, ...]:
    """Return what would meet a flag on a step, each with the first words that may be it.

    The step's premises and their reasons come first, then the text around the step.
    """
    step, wanted = graph.links.get(link or ""), suppliers_of(code)
    if not step or not wanted:
        return ()
    places = list(_places(graph, step))
    return tuple(_supply(graph.annotation.source, name, places) for name in wanted)


@cache
def suppliers_of(code: str) -> tuple[str, ...]:
    """Return what would meet the steps of a code, in the order of the suppliers."""
    wanted = {name for kind in KINDS if kind.code == code for name in kind.met_by}
    return tuple(name for name in SUPPLIERS if name in wanted)


def in_words(supplies: Iterable[Supply]) -> str:
    """Return what was looked for: `comparison, hedge – not found; goal – line 6: “aim”`."""
    found = groupby(supplies, key=lambda each: (each.words, each.line))
    return "; ".join(
        f"{', '.join(SUPPLIERS[each.name].name for each in group)} – {_found(*place)}"
        for place, group in found
    )


def _found(words: str, line: int | None) -> str:
    if not words:
        return "not found"
    return f"line {line}: “{words}”" if line else f"“{words}”"


def passage_of(graph: ArgumentGraph, step: Step) -> Passage:
    """Return the words of a step, of what is around it, and of what else is linked to it."""
    source = graph.annotation.source.text
    inside = tuple(around(source, _parts(graph, step.link)))
    words = [source[start:end] for start, end in inside]
    words += [
        each.text
        for each in reasons_for(graph, *step.link.premises, step.conclusion.id)
        if each not in step.premises and not _within(each.start, inside)
    ]
    premises = " ".join(each.text for each in step.premises)
    return Passage(step.conclusion.text, premises, " | ".join(words))


def _within(offset: int | None, stretches: Collection[tuple[int, int]]) -> bool:
    return offset is not None and any(start <= offset < end for start, end in stretches)


def _parts(graph: ArgumentGraph, link: Link) -> tuple[Span, ...]:
    ends = *graph.premises(link), target_of(graph, link)
    return tuple(part for each in ends for part in each.parts)


def _places(graph: ArgumentGraph, link: Link) -> Iterator[tuple[str, int | None]]:
    """Yield the words that may supply what a step needs, with where they start, nearest first."""
    near = (*graph.premises(link), *reasons_for(graph, *link.premises))
    for each in (*near, *reasons_for(graph, link.conclusion)):
        yield each.text, each.start
    text = graph.annotation.source.text
    for start, end in around(text, _parts(graph, link)):
        yield text[start:end], start


def _supply(source: Source, name: str, places: list[tuple[str, int | None]]) -> Supply:
    for text, start in places:
        for cues in CUES_OF[name]:
            for cue in find(cues, text):
                line = None if start is None else source.line_at(start + cue.start)
                return Supply(name, cue.words, line)
    return Supply(name)
