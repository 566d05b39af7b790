"""Where the words of a statement stand again: the lines of the repeats that were set aside."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from argmap.source.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Copy, Source


class Copies:
    """The repeats of a source, and where the words of its first copies stand in them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        copies = (
            copy for aside in source.asides if aside.reason == "repeat" for copy in aside.copies
        )
        self._copies = sorted(copies, key=lambda copy: copy.of_start)
        self._longest = max((copy.of_end - copy.of_start for copy in self._copies), default=0)

    def lines(self, start: int) -> tuple[int, ...]:
        """Return the lines of the repeats in which the words at an offset stand again."""
        return tuple(sorted({self._line_in(copy, start) for copy in self._covering(start)}))

    def _covering(self, start: int) -> Iterator[Copy]:
        index = bisect_left(self._copies, start - self._longest, key=lambda copy: copy.of_start)
        for copy in self._copies[index:]:
            if copy.of_start > start:
                return
            if start < copy.of_end:
                yield copy

    def _line_in(self, copy: Copy, start: int) -> int:
        """Return the line in which the words at an offset stand in a copy."""
        text = self._source.text
        first = normalise(text[copy.of_start : copy.of_end])
        again = normalise(text[copy.start : copy.end])
        position = first.at(start - copy.of_start)
        if position >= len(again.text):
            return self._source.line_at(copy.start)
        return self._source.line_at(copy.start + again.starts[position])
