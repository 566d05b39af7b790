"""Where words are in the source: the span of a cue, the sentence and paragraph of a statement."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from argmap.english.cues import Cue
from argmap.english.sentences import first_sentence, last_sentence
from argmap.graph import ArgumentGraph
from argmap.model import Source, Span, Statement

_ANYTHING = re.compile(r"[^\r\n]")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_FARTHEST = 400  # characters in which the rest of a sentence is searched for


def cue_span(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Span | None:
    """Return where a statement's cue is in the source; None if its words are not in one piece."""
    start, text = statement.start, graph.annotation.source.text
    if start is None or not text.startswith(statement.text, start):
        return None
    return start + cue.start, start + cue.end


@lru_cache(maxsize=2)
def kept_text(graph: ArgumentGraph) -> str:
    """Return the source with spaces for what is set aside, so that every offset stays."""
    source = graph.annotation.source
    return _kept(source.text, tuple((each.start, each.end) for each in source.asides))


@lru_cache(maxsize=2)  # the same object for the same text, which is soon compared
def _kept(text: str, asides: tuple[Span, ...]) -> str:
    kept, place = [], 0
    for aside in sorted(asides):
        start, end = max(place, aside[0]), max(place, aside[1])
        kept += [text[place:start], _ANYTHING.sub(" ", text[start:end])]
        place = end
    return "".join(kept) + text[place:]


class Surroundings:
    """Paragraphs and sentences of a document, by statement. Each rule that asks makes its own."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self._text = kept_text(graph)
        self._paragraphs = paragraphs(graph.annotation.source)
        self._starts = [start for start, _ in self._paragraphs]
        ends = (each.end for each in graph.annotation.statements if each.end is not None)
        self._ends = sorted(ends)

    def paragraph(self, statement: Statement) -> Span | None:
        """Return the paragraph in which a statement begins."""
        return None if statement.start is None else self._around(statement.start)

    def each(self, test: Callable[[str], bool]) -> Iterator[str]:
        """Yield the words of the paragraphs that pass a test."""
        words = (self._text[start:end] for start, end in self._paragraphs)
        return (each for each in words if test(each))

    def paragraph_before(self, paragraph: Span) -> Span:
        """Return the paragraph before another; an empty one before the first."""
        position = bisect_right(self._starts, paragraph[0]) - 1
        return self._paragraphs[position - 1] if position > 0 else (0, 0)

    def before(self, statement: Statement) -> str:
        """Return the words of a statement's sentence before it that are in no other statement."""
        start = statement.start
        return "" if start is None else self._sentence_before(start, self._last_end(start))

    def opening(self, statement: Statement) -> str:
        """Return the words of a statement's sentence before it, in other statements too."""
        return "" if statement.start is None else self._sentence_before(statement.start, 0)

    def following(self, statement: Statement) -> str:
        """Return what follows a statement in its paragraph, as far as a sentence may reach."""
        end = statement.end
        return "" if end is None else self._rest(end, end).lstrip(" ,.;:-–—")

    def after(self, statement: Statement) -> str:
        """Return the rest of a statement's sentence, after it."""
        end = statement.end
        if end is None:
            return ""
        if self._text[max(0, end - 5) : end].rstrip('”"’»)').endswith((".", "!", "?")):
            return ""
        return first_sentence(self._rest(end, end)).rstrip('.!?…”"’»)')

    def next(self, statement: Statement) -> str:
        """Return the sentence after a statement's own, in the same paragraph."""
        end = statement.end
        if end is None:
            return ""
        rest = self._rest(end, end + len(self.after(statement))).lstrip('.!?”"’») \n\r\t')
        return first_sentence(rest)

    def _sentence_before(self, start: int, first: int) -> str:
        first = max(first, start - _FARTHEST, self._around(start)[0])
        return last_sentence(self._text[first:start])

    def _rest(self, end: int, start: int) -> str:
        """Return the text from an offset to the end of the paragraph of a statement's end."""
        return self._text[start : min(start + _FARTHEST, self._around(end - 1)[1])]

    def _last_end(self, start: int) -> int:
        position = bisect_right(self._ends, start)
        return self._ends[position - 1] if position else 0

    def _around(self, offset: int) -> Span:
        position = bisect_right(self._starts, offset) - 1
        return self._paragraphs[max(0, position)]


def paragraphs(source: Source) -> list[Span]:
    """Return the paragraphs of a source: its blocks, or else what blank lines separate."""
    if source.blocks:
        return sorted((block.start, block.end) for block in source.blocks)
    breaks = [match.span() for match in _BLANK_LINE.finditer(source.text)]
    starts = [0, *(end for _, end in breaks)]
    return list(zip(starts, [*(start for start, _ in breaks), len(source.text)], strict=True))
