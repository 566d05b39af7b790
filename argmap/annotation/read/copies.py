"""Where the words of a statement occur again: the lines of the repeats that were set aside."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from argmap.source.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Copy, Source


class Copies:
    """The repeats of a source, and where they say the words of its first copies again."""

    def __init__(self, source: Source) -> None:
        self._source = source
        repeats = [aside for aside in source.asides if aside.reason == "repeat"]
        copies = [copy for aside in repeats for copy in aside.copies]
        self._copies = sorted(copies, key=lambda copy: copy.of_start)
        self._longest = max((copy.of_end - copy.of_start for copy in self._copies), default=0)

    def lines(self, start: int) -> tuple[int, ...]:
        """Return the lines of the repeats that say the words at an offset again."""
        return tuple(sorted({self._line_in(copy, start) for copy in self._covering(start)}))

    def _covering(self, start: int) -> Iterator[Copy]:
        index = bisect_left(self._copies, start - self._longest, key=lambda copy: copy.of_start)
        for copy in self._copies[index:]:
            if copy.of_start > start:
                return
            if start < copy.of_end:
                yield copy

    def _line_in(self, copy: Copy, start: int) -> int:
        """Return the line of a copy in which it says the words at an offset."""
        text = self._source.text
        first = normalise(text[copy.of_start : copy.of_end])
        again = normalise(text[copy.start : copy.end])
        position = first.at(start - copy.of_start)
        if position >= len(again.text):
            return self._source.line_at(copy.start)
        return self._source.line_at(copy.start + again.starts[position])
