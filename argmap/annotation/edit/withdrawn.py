"""Statements and links that a new draft no longer proposes, and that nobody touched: they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.annotation.edit.comparison import LinkIdentity
from argmap.source.normalise import normal_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.annotation.edit.changes import Edits
    from argmap.annotation.edit.comparison import Comparison, PlacedLink, Readings
    from argmap.annotation.edit.insertions import Insertions
    from argmap.annotation.read.written import Written, WrittenStatement


class Withdrawn:
    """The statements (by number) and links of mine that go."""

    def __init__(
        self, readings: Readings, comparison: Comparison, commented: Collection[int]
    ) -> None:
        self._base, self._mine, self._theirs = readings
        self._comparison = comparison
        self._commented = frozenset(commented)
        theirs = comparison.theirs_of_mine
        self.statements = {
            index
            for index, base in comparison.base_of_mine.items()
            if index not in theirs and self._is_untouched(comparison.mine[index], base)
        }
        self.links = {
            identity
            for identity, placed in comparison.my_links.items()
            if identity not in comparison.their_links and self._is_untouched_link(identity, placed)
        }
        self._keep_what_is_needed()

    def _is_untouched(self, mine: WrittenStatement, number: int) -> bool:
        base = self._comparison.base[number]
        return (
            mine.proposed
            and (mine.id, mine.role, normal_words(mine.text))
            == (base.id, base.role, normal_words(base.text))
            and self._has_values_of(mine, base)
            and self._commented.isdisjoint(mine.own_lines())
        )

    def _is_untouched_link(self, identity: LinkIdentity, placed: PlacedLink) -> bool:
        base, mine = self._comparison.base_links.get(identity), placed.written
        return (
            base is not None
            and mine.proposed
            and self._has_values_of(mine, base.written)
            and self._commented.isdisjoint(mine.lines())
        )

    @staticmethod
    def _has_values_of(mine: Written, base: Written) -> bool:
        return not mine.marks and mine.texts() == base.texts()

    def _keep_what_is_needed(self) -> None:
        """Keep what a link that stays names."""
        numbers = {statement.id: index for index, statement in enumerate(self._comparison.mine)}
        while True:
            staying = [link for link in self._comparison.my_links if link not in self.links]
            needed = {numbers[name] for link in staying for name in _ends(link)} & self.statements
            undercut = {link.target for link in staying if link.kind == "undercut"} & self.links
            if not needed and not undercut:
                return
            self.statements -= needed
            self.links -= undercut

    def remove(self, edits: Edits, insertions: Insertions) -> None:
        """Remove what goes, with the blank lines below it and our own comments above it."""
        lines: set[int] = set()
        for index in self.statements:
            block = self._block(self._comparison.mine[index].all_lines())
            lines.update(range(block.start, self._end_of_blank_lines(block.stop)))
        for identity in self.links:
            lines.update(self._block(self._comparison.my_links[identity].written.lines()))
        for at in self._empty_sections(insertions):
            block = self._block([at])
            lines.update(range(block.start, self._end_of_blank_lines(block.stop)))
        lines.update(self._blank_end(lines, edits))
        edits.remove(lines)

    def _block(self, lines: list[int]) -> range:
        """Return all lines from the first to the last of some, with the comments above.

        The comments are ours: that of a person would have kept what is below it.
        """
        return range(self._mine.comments_above(lines[0]).start, lines[-1] + 1)

    def _end_of_blank_lines(self, line: int) -> int:
        while line <= len(self._mine.lines) and self._mine.is_blank(line):
            line += 1
        return line

    def _blank_end(self, going: set[int], edits: Edits) -> range:
        """Return the lines at the end of the file if only blank lines remain there."""
        count = len(self._mine.lines)
        last = count
        while last and (last in going or self._mine.is_blank(last)):
            last -= 1
        if any(line > last for line in going) and not edits.adds_below(last + 1):
            return range(last + 1, count + 1)
        return range(0)

    def _empty_sections(self, insertions: Insertions) -> Iterator[int]:
        """Yield the lines of sections of the last draft that the new one lacks and that are empty."""
        old = {section.title for section in self._base.sections} if self._base else set()
        gone = old - {section.title for section in self._theirs.sections}
        for section in self._mine.sections:
            is_gone = section.title in gone and section.at not in self._commented
            if is_gone and insertions.is_empty(section.at):
                yield section.at


def _ends(link: LinkIdentity) -> Iterator[str]:
    """Yield the statements that a link names or is stated under."""
    yield from link.premises
    if isinstance(link.target, LinkIdentity):
        yield from _ends(link.target)
    else:
        yield link.target
