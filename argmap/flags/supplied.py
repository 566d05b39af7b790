"""What keeps a step from being questioned: the words that were read as what it needs.

A step is listed only if it would be questioned without these words, so that a reader can see where
something beside the point has silenced it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from argmap.catalogue import BY_CODE
from argmap.english.language import not_english
from argmap.flags import causes
from argmap.flags.rules.inference.after_therefore_because import explained_steps
from argmap.flags.steps import Step
from argmap.flags.supplies import BETWEEN, beside, line_of
from argmap.flags.unsupported import answering, judged
from argmap.graph import ArgumentGraph
from argmap.inference.features import Passage
from argmap.inference.kinds import StepKind
from argmap.inference.scorer import load_scorer
from argmap.inference.verdict import Bounds, is_supplied, kind_of, supplying
from argmap.model import Span

_MARKS = " \t\r\n,;:–—-"  # around a piece of a sentence
_Place = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Supplied:
    """A step that is not questioned, and the words without which it would be."""

    link: str
    code: str  # of the flag that it would have
    words: str
    line: int | None = None  # None if the words have no place in the source
    page: str = ""  # of the document that the text was taken from, if it is known


def supplied(graph: ArgumentGraph, taken: Collection[str]) -> tuple[Supplied, ...]:
    """Return what keeps steps from being questioned, in file order.

    `taken` are the ids of links about which a rule has something to say; a flag that a person wrote
    needs no other reason either. Nothing is said of a text that is not English.
    """
    if not_english(graph.annotation.source.text):
        return ()
    found = {each.link: each for each in (*_explained(graph), *_read_as_supplied(graph, taken))}
    links = (link for link in graph.annotation.links if link.id in found and link.id not in taken)
    return tuple(
        found[link.id]
        for link in links
        if all(mark.code != found[link.id].code for mark in link.flags)
    )


def _explained(graph: ArgumentGraph) -> Iterator[Supplied]:
    """Yield the steps to a cause, and from an order in time, that a linked statement explains."""
    for step, (words, statement) in explained_steps(graph):
        yield _supplied(graph, step.link.id, "ARG203", words, statement.parts)
    for causal, (words, statement) in causes.explained_steps(graph):
        code = "ARG202" if causal.movement else "ARG201"
        yield _supplied(graph, causal.link.id, code, words, statement.parts)


def _read_as_supplied(graph: ArgumentGraph, taken: Collection[str]) -> Iterator[Supplied]:
    for step, passage, bounds in judged(graph, taken):
        kind = kind_of(passage, load_scorer(), bounds)
        if kind and BY_CODE[kind.code].on:
            words, parts = _words(graph, step, passage, kind, bounds)
            if words:
                yield _supplied(graph, step.link.id, kind.code, words, parts)


def _words(
    graph: ArgumentGraph, step: Step, passage: Passage, kind: StepKind, bounds: Bounds
) -> _Place:
    """Return the words without which a step would be questioned, and their parts; or ""."""
    own = tuple(part for each in (*step.premises, step.conclusion) for part in each.parts)
    around = list(beside(graph, step))
    if is_supplied(passage, kind, load_scorer(), bounds):
        words = supplying(passage, kind, load_scorer(), bounds)
        return (words, own) if words else _sentence(around, passage, kind, bounds)
    words = answering(step, passage, kind)
    there = (parts for text, parts in around if words in text)
    return words, own if words in passage.premise else next(there, own)


def _sentence(around: list[_Place], passage: Passage, kind: StepKind, bounds: Bounds) -> _Place:
    """Return the words of the first sentence around a step without which it would be questioned."""
    texts = dict.fromkeys(text for text, _ in around)
    for text, parts in around:
        rest = BETWEEN.join(each for each in texts if each != text)
        if not is_supplied(replace(passage, rest=rest), kind, load_scorer(), bounds):
            return text.strip(_MARKS), parts
    return "", ()


def _supplied(
    graph: ArgumentGraph, link: str, code: str, words: str, parts: tuple[Span, ...]
) -> Supplied:
    source = graph.annotation.source
    line = line_of(source, words, parts)
    return Supplied(link, code, " ".join(words.split()), line, source.page_at(line or 0))
