"""Where a new statement goes: after the one that precedes it in the text, inside its section, beside nobody's remark."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from argmap.annotation.read.outline import all_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from argmap.annotation.edit.changes import Edits
    from argmap.annotation.edit.relations import Relations
    from argmap.annotation.read.outline import Outline


class Insertions:
    """New statements and sections, each at its place among those of a person's file."""

    def __init__(
        self,
        readings: tuple[Outline | None, Outline, Outline],
        relations: Relations,
        gone: Collection[int],
    ) -> None:
        self._base, self._mine, self._theirs = readings
        self._relations = relations
        self._staying = [index for index in range(len(self._mine.drafts)) if index not in gone]
        self._groups: dict[int, list[Sequence[str]]] = {}
        self._headings = [
            *(section.at for section in self._mine.sections),
            len(self._mine.lines) + 1,
        ]
        self._titles = {section.title for section in self._mine.sections}
        old = {section.title for section in self._base.sections} if self._base else set()
        fresh = {section.title for section in self._theirs.sections} - old - self._titles
        self._fresh = fresh if self._base or not self._mine.drafts else set()
        self._by_title: dict[str | None, list[tuple[int, int, int]]] = {}
        self._all: list[tuple[int, int, int]] = []
        for index in self._staying:
            spot = relations.my_spots[index]
            if spot.parts:
                self._all.append((spot.start, spot.end, index))
                self._by_title.setdefault(self._mine.drafts[index].section, []).append(
                    self._all[-1]
                )
        for places in (self._all, *self._by_title.values()):
            places.sort()

    def put(self, blocks: Sequence[tuple[int, int | None, Sequence[str]]]) -> None:
        """Put in new statements and new sections.

        Of each statement of the draft that is in the result: its number, its number in the file if it
        stands there already, and its lines if it does not.
        """
        before = {
            index: self._place(index) if mine is None else self._above(self._mine.drafts[mine].line)
            for index, mine, _ in blocks
        }
        opened = self._opened(before)
        self._headings.extend(before[index] for index in opened)
        for index, mine, lines in blocks:
            if index in opened:
                self._groups.setdefault(before[index], []).append(
                    [f"# {self._theirs.drafts[index].section}"]
                )
            if mine is None:
                self._groups.setdefault(before[index], []).append(lines)

    def _opened(self, before: Mapping[int, int]) -> set[int]:
        """Return the statements over which the heading of a new section is set."""
        first: dict[str, int] = {}
        for index in before:
            title = self._theirs.drafts[index].section
            if title in self._fresh and title is not None:
                first.setdefault(title, index)
        ends = list(self._headings)
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
            lines = [] if self._mine.is_blank(before - 1) else [""]
            for number, each in enumerate(group):
                lines.extend(["", *each] if number else each)
            if not self._mine.is_blank(before):
                lines.append("")
            edits.add(before, lines)

    def is_empty(self, at: int) -> bool:
        """Return whether no statement stands or comes under a heading."""
        end = min(line for line in self._headings if line > at)
        return not any(
            at < self._mine.drafts[index].line < end for index in self._staying
        ) and not any(at < before < end for before in self._groups)

    def _may_open(self, title: str, before: int, end: int) -> bool:
        """Return whether the statements that a new heading would stand over are those of the draft's section."""
        for index in self._staying:
            if before <= self._mine.drafts[index].line < end:
                other = self._relations.theirs_of_mine.get(index)
                if other is None or self._theirs.drafts[other].section != title:
                    return False
        return True

    def _place(self, index: int) -> int:
        """Return the line before which a new statement goes."""
        start = self._relations.their_spots[index].start
        title = self._theirs.drafts[index].section
        inside = self._by_title.get(title, [])
        before = _last_up_to(inside, start)
        if before is None and title in self._titles:
            return self._section_start(title)
        if before is None and (title is None or title not in self._by_title):
            before = _last_up_to(self._all, start)
        return self._below(before) if before is not None else self._top()

    def _below(self, index: int) -> int:
        """Return the line after a statement and the remarks that touch its end and nothing else."""
        last = all_lines(self._mine.drafts[index])[-1]
        end = last
        while self._mine.is_remark(end + 1):
            end += 1
        return (end if self._mine.is_blank(end + 1) else last) + 1

    def _above(self, line: int) -> int:
        """Return the line with which the remarks above a line begin, or the line."""
        return self._mine.remarks_above(line).start

    def _section_start(self, title: str) -> int:
        at = next(section.at for section in self._mine.sections if section.title == title)
        items = sorted(
            [
                *(section.at for section in self._mine.sections),
                *(draft.line for draft in self._mine.drafts),
            ]
        )
        following = items[bisect_right(items, at) :]
        return self._above(following[0]) if following else self._end()

    def _top(self) -> int:
        """Return the line above the first section or statement, or the end of a file that has none."""
        items = [
            *(section.at for section in self._mine.sections[:1]),
            *(draft.line for draft in self._mine.drafts[:1]),
        ]
        return self._above(min(items)) if items else self._end()

    def _end(self) -> int:
        last = len(self._mine.lines)
        while last and self._mine.is_blank(last):
            last -= 1
        return last + 1


def _last_up_to(places: list[tuple[int, int, int]], start: int) -> int | None:
    """Return the statement that begins last at or before an offset."""
    index = bisect_right(places, start, key=lambda place: place[0])
    return places[index - 1][2] if index else None
