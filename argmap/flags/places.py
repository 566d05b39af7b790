"""Where words stand in the source: the span of a cue, the sentence around a statement, its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from argmap.english.sentences import first_sentence, last_sentence

if TYPE_CHECKING:
    from argmap.english.cues import Cue
    from argmap.graph import ArgumentGraph
    from argmap.model import Source, Span, Statement

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_FARTHEST = 400  # characters in which the rest of a sentence is looked for


def cue_span(graph: ArgumentGraph, statement: Statement, cue: Cue) -> Span | None:
    """Return where a cue of a statement stands in the source; None where its words do not stand there in one piece."""
    start = statement.start
    if (
        start is None
        or graph.annotation.source.text[start : start + len(statement.text)] != statement.text
    ):
        return None
    return start + cue.start, start + cue.end


class Places:
    """Paragraphs and sentences of a document, looked up by statement. Made once for each rule that asks."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self._text = graph.annotation.source.text
        self._paragraphs = _paragraphs(graph.annotation.source)
        self._starts = [start for start, _ in self._paragraphs]
        self._ends = sorted(
            each.end for each in graph.annotation.statements if each.end is not None
        )

    def paragraph(self, statement: Statement) -> Span | None:
        """Return the paragraph in which a statement begins."""
        return None if statement.start is None else self._around(statement.start)

    def before(self, statement: Statement) -> str:
        """Return the words of a statement's sentence that stand before it and belong to no other statement."""
        start = statement.start
        if start is None:
            return ""
        first = max(0, start - _FARTHEST, self._around(start)[0], self._last_end(start))
        return last_sentence(self._text[first:start])

    def opening(self, statement: Statement) -> str:
        """Return the words of a statement's sentence that stand before it, whichever statement they belong to."""
        start = statement.start
        if start is None:
            return ""
        return last_sentence(self._text[max(0, start - _FARTHEST, self._around(start)[0]) : start])

    def following(self, statement: Statement) -> str:
        """Return what stands after a statement in its paragraph, as far as a sentence may reach."""
        end = statement.end
        return (
            ""
            if end is None
            else self._text[end : min(end + _FARTHEST, self._around(end - 1)[1])].lstrip(" ,.;:-–—")
        )

    def after(self, statement: Statement) -> str:
        """Return the rest of a statement's sentence, after it."""
        end = statement.end
        if end is None or self._text[max(0, end - 5) : end].rstrip('”"’»)').endswith(
            (".", "!", "?")
        ):
            return ""
        rest = self._text[end : min(end + _FARTHEST, self._around(end - 1)[1])]
        return first_sentence(rest).rstrip('.!?…”"’»)')

    def next(self, statement: Statement) -> str:
        """Return the sentence after a statement's own, in the same paragraph."""
        if statement.end is None:
            return ""
        start = statement.end + len(self.after(statement))
        rest = self._text[
            start : min(start + _FARTHEST, self._around(statement.end - 1)[1])
        ].lstrip('.!?”"’») \n\r\t')
        return first_sentence(rest)

    def _last_end(self, start: int) -> int:
        position = bisect_right(self._ends, start)
        return self._ends[position - 1] if position else 0

    def _around(self, offset: int) -> Span:
        position = bisect_right(self._starts, offset) - 1
        return self._paragraphs[max(0, position)]


def _paragraphs(source: Source) -> list[Span]:
    """Return the paragraphs of a source: its blocks, or, where it has none, what stands between blank lines."""
    if source.blocks:
        return sorted((block.start, block.end) for block in source.blocks)
    breaks = [match.span() for match in _BLANK_LINE.finditer(source.text)]
    starts = [0, *(end for _, end in breaks)]
    return list(zip(starts, [*(start for start, _ in breaks), len(source.text)], strict=True))
