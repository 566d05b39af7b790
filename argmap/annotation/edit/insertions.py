"""Where new statements go: after the one before them in the text, inside their section.

No comment of a person is separated from the line it belongs to.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from argmap.annotation.edit.changes import Edits
    from argmap.annotation.edit.comparison import Comparison, Readings

# A statement of the draft that is in the result: its number, its number in the file if it is there
# already, and its lines if it is not.
Block: TypeAlias = tuple[int, int | None, list[str]]
_Placed: TypeAlias = tuple[int, int, int]  # first and last offset and number of a statement


class Insertions:
    """New statements and sections, each at its place among those of the file."""

    def __init__(self, readings: Readings, comparison: Comparison, gone: Collection[int]) -> None:
        base, self._mine, self._theirs = readings
        self._comparison = comparison
        self._staying = [index for index in range(len(comparison.mine)) if index not in gone]
        self._groups: dict[int, list[list[str]]] = {}  # by the line before which they go
        self._starts = [section.at for section in self._mine.sections]
        self._starts.append(len(self._mine.lines) + 1)
        self._titles = {section.title for section in self._mine.sections}
        old = {section.title for section in base.sections} if base else set()
        fresh = {section.title for section in self._theirs.sections} - old - self._titles
        self._fresh = fresh if base or not comparison.mine else set()
        self._all: list[_Placed] = []
        self._by_title: dict[str | None, list[_Placed]] = {}
        for index in self._staying:
            spot = comparison.my_spots[index]
            if spot.parts:
                placed = (spot.start, spot.end, index)
                self._all.append(placed)
                self._by_title.setdefault(comparison.mine[index].section, []).append(placed)
        for places in (self._all, *self._by_title.values()):
            places.sort()

    def put(self, blocks: Sequence[Block]) -> None:
        """Place new statements and new sections."""
        before = {index: self._line_of(index, mine) for index, mine, _ in blocks}
        opened = self._opened(before)
        self._starts.extend(before[index] for index in opened)
        for index, mine, lines in blocks:
            group = self._groups.setdefault(before[index], [])
            if index in opened:
                group.append([f"# {self._comparison.theirs[index].section}"])
            if mine is None:
                group.append(lines)

    def _line_of(self, index: int, mine: int | None) -> int:
        """Return the line before which a statement of the draft goes, or is already."""
        if mine is None:
            return self._place(index)
        return self._above(self._comparison.mine[mine].line)

    def _opened(self, before: Mapping[int, int]) -> set[int]:
        """Return the statements above which a new section starts."""
        first: dict[str, int] = {}
        for index in before:
            title = self._comparison.theirs[index].section
            if title in self._fresh and title is not None:
                first.setdefault(title, index)
        ends = list(self._starts)
        opened: set[int] = set()
        for title, index in reversed(first.items()):
            end = min(end for end in ends if end >= before[index])
            if self._may_open(title, before[index], end):
                opened.add(index)
                ends.append(before[index])
        return opened

    def make(self, edits: Edits) -> None:
        """Add everything to the edits, with blank lines around it."""
        for before, group in self._groups.items():
            if not group:
                continue
            lines = [] if self._mine.is_blank(before - 1) else [""]
            for number, each in enumerate(group):
                lines.extend(["", *each] if number else each)
            if not self._mine.is_blank(before):
                lines.append("")
            edits.add(before, lines)

    def is_empty(self, at: int) -> bool:
        """Return whether there is, and will be, no statement in the section at a line."""
        end = min(line for line in self._starts if line > at)
        lines = [self._comparison.mine[index].line for index in self._staying]
        lines += [before for before, group in self._groups.items() if group]
        return not any(at < line < end for line in lines)

    def _may_open(self, title: str, before: int, end: int) -> bool:
        """Return whether all statements that a new section would have are of the draft's."""
        for index in self._staying:
            if before <= self._comparison.mine[index].line < end:
                other = self._comparison.theirs_of_mine.get(index)
                if other is None or self._comparison.theirs[other].section != title:
                    return False
        return True

    def _place(self, index: int) -> int:
        """Return the line before which a new statement goes."""
        start = self._comparison.their_spots[index].start
        title = self._comparison.theirs[index].section
        before = _last_up_to(self._by_title.get(title, []), start)
        if before is None and title in self._titles:
            return self._section_start(title)
        if before is None and (title is None or title not in self._by_title):
            before = _last_up_to(self._all, start)
        return self._below(before) if before is not None else self._top()

    def _below(self, index: int) -> int:
        """Return the line after a statement and the comments that touch only its end."""
        last = self._comparison.mine[index].all_lines()[-1]
        end = self._mine.last_comment_below(last)
        return (end if self._mine.is_blank(end + 1) else last) + 1

    def _above(self, line: int) -> int:
        """Return the first line of the comments above a line, or the line."""
        return self._mine.comments_above(line).start

    def _section_start(self, title: str | None) -> int:
        at = next(section.at for section in self._mine.sections if section.title == title)
        starts = [section.at for section in self._mine.sections]
        starts += [statement.line for statement in self._comparison.mine]
        following = [line for line in starts if line > at]
        return self._above(min(following)) if following else self._end()

    def _top(self) -> int:
        """Return the line above the first section or statement, or the end of the file."""
        starts = [section.at for section in self._mine.sections[:1]]
        starts += [statement.line for statement in self._comparison.mine[:1]]
        return self._above(min(starts)) if starts else self._end()

    def _end(self) -> int:
        last = len(self._mine.lines)
        while last and self._mine.is_blank(last):
            last -= 1
        return last + 1


def _last_up_to(places: list[_Placed], start: int) -> int | None:
    """Return the statement that begins last at or before an offset."""
    index = bisect_right(places, start, key=lambda place: place[0])
    return places[index - 1][2] if index else None
