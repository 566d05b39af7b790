"""The statements, sections and links of a new draft that go into the file of a person, and where.

A statement goes after the one before it in the text, inside its section. No comment of a person is
separated from the line it belongs to.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from argmap.annotation.edit.changes import Edits
from argmap.annotation.edit.comparison import LinkIdentity, PlacedLink, ThreeReadings
from argmap.annotation.keys import CONTRARY, KEY_OF_KIND, LINK_KEYS, STATEMENT_KEYS, once


class Additions:
    """What a new draft adds to a file, except for the statements and links that are `gone`."""

    def __init__(
        self, comparison: ThreeReadings, gone: Collection[int], gone_links: Collection[LinkIdentity]
    ) -> None:
        self.contradicted: list[tuple[int, str]] = []  # lines of links whose contrary is proposed
        self._comparison = comparison
        self._gone = gone
        base, self._mine, self._theirs = comparison.readings
        self._staying = [index for index in range(len(self._mine.statements)) if index not in gone]
        spots = [(comparison.my_spots[index], index) for index in self._staying]
        # By first and last offset, with the number of the statement; all, and by section.
        self._all_placed = sorted((spot.start, spot.end, at) for spot, at in spots if spot.parts)
        self._placed: defaultdict[str | None, list[tuple[int, int, int]]] = defaultdict(list)
        for each in self._all_placed:
            self._placed[self._mine.statements[each[2]].section].append(each)
        ids = comparison.ids.items()
        self._names = {self._theirs.statements[index].id: name for index, name in ids}
        my_links = comparison.my_links.items()
        self._kept = {link: placed for link, placed in my_links if link not in gone_links}
        self._between = Counter(end for link in self._kept for end in _premise_ends(link))
        self._groups: defaultdict[int, list[list[str]]] = defaultdict(list)  # by the line below
        self._titles = {section.title: section.at for section in reversed(self._mine.sections)}
        self._starts = [section.at for section in self._mine.sections]
        self._starts.append(len(self._mine.lines) + 1)
        old = {section.title for section in base.sections}
        fresh = {section.title for section in self._theirs.sections} - old - set(self._titles)
        self._fresh = fresh if base.lines or not self._mine.statements else set()

    def make(self, edits: Edits) -> None:
        """Add everything to the edits, with blank lines around new statements."""
        self._put_statements(self._add_links(edits))
        for before, group in self._groups.items():
            lines = [] if self._mine.is_blank(before - 1) else [""]
            for number, each in enumerate(group):
                lines.extend(["", *each] if number else each)
            if not self._mine.is_blank(before):
                lines.append("")
            edits.add(before, lines)

    def is_empty(self, at: int) -> bool:
        """Return whether there is, and will be, no statement in the section at a line."""
        end = min(line for line in self._starts if line > at)
        lines = [self._mine.statements[index].line for index in self._staying]
        return not any(at < line < end for line in (*lines, *self._groups))

    def _put_statements(self, links: Mapping[int, list[str]]) -> None:
        new, before = set(self._comparison.new), {}
        for index in range(len(self._theirs.statements)):
            mine = self._comparison.my_partner(index)
            if index in new:
                before[index] = self._place(index)
            elif mine is not None and mine not in self._gone:
                before[index] = self._mine.comments_above(self._mine.statements[mine].line).start
        opened = self._opened(before)
        self._starts.extend(before[index] for index in opened)
        for index, line in before.items():
            if index in opened:
                self._groups[line].append([f"# {self._theirs.statements[index].section}"])
            if index in new:
                self._groups[line].append([*self._statement(index), *links.get(index, [])])

    def _statement(self, index: int) -> Iterator[str]:
        statement = self._theirs.statements[index]
        yield f"## {self._comparison.ids[index]} {statement.role}?"
        yield from (self._theirs.lines[line.line - 1].strip() for line in statement.words)
        values = statement.texts()
        yield from (f"- {key}: {values[key]}" for key in once(STATEMENT_KEYS) if key in values)

    def _opened(self, before: Mapping[int, int]) -> set[int]:
        first: dict[str, int] = {}
        for index in before:
            title = self._theirs.statements[index].section
            if title is not None and title in self._fresh:
                first.setdefault(title, index)
        ends = list(self._starts)
        opened: set[int] = set()
        for title, index in reversed(first.items()):
            end = min(end for end in ends if end >= before[index])
            if self._may_open(title, before[index], end):
                opened.add(index)
                ends.append(before[index])
        return opened

    def _may_open(self, title: str, before: int, end: int) -> bool:
        """Return whether all statements that a new section would have are in it in the draft."""
        for index in self._staying:
            if before <= self._mine.statements[index].line < end:
                partner = self._comparison.theirs_of_mine.get(index)
                if partner is None or self._theirs.statements[partner].section != title:
                    return False
        return True

    def _place(self, index: int) -> int:
        start = self._comparison.their_spots[index].start
        title = self._theirs.statements[index].section
        inside = self._placed[title]
        before = _last_up_to(inside, start)
        if before is None and title is not None and title in self._titles:
            return self._first_after(self._titles[title])
        if before is None and (title is None or not inside):
            before = _last_up_to(self._all_placed, start)
        return self._below(before) if before is not None else self._first_after(0)

    def _below(self, index: int) -> int:
        """Return the line after a statement and the comments that touch only its end."""
        last = self._mine.statements[index].all_lines()[-1]
        end = self._mine.last_comment_below(last)
        return (end if self._mine.is_blank(end + 1) else last) + 1

    def _first_after(self, at: int) -> int:
        starts = [section.at for section in self._mine.sections]
        starts += [statement.line for statement in self._mine.statements]
        following = [line for line in starts if line > at]
        if following:
            return self._mine.comments_above(min(following)).start
        last = len(self._mine.lines)
        while last and self._mine.is_blank(last):
            last -= 1
        return last + 1

    def _add_links(self, edits: Edits) -> dict[int, list[str]]:
        """Add the links under statements of the file; return those under new ones, by number."""
        under_new: defaultdict[int, list[str]] = defaultdict(list)
        after: dict[int, int] = {}  # the line below which the next link of a statement goes
        chosen = set(self._chosen())
        theirs = self._comparison.their_links.items()
        for identity, placed in sorted(theirs, key=lambda item: item[1].written.line):
            holder = self._comparison.my_partner(placed.holder)
            mine = self._comparison.my_links.get(identity)
            if mine and mine.holder == holder:
                after[placed.holder] = mine.written.lines()[-1]
            if identity not in chosen:
                continue
            lines = self._lines(identity, placed)
            if holder is None:
                under_new[placed.holder] += lines
            else:
                end = self._mine.statements[holder].own_lines()[-1]
                edits.add_below(after.get(placed.holder, end), lines, self._mine)
        return under_new

    def _chosen(self) -> Iterator[LinkIdentity]:
        """Yield the links that nobody rejected and nothing in the file contradicts."""
        undercut = {
            tuple(end.text for end in placed.written.targets)
            for link, placed in self._kept.items()
            if link.kind == "undercut"
        }
        known, present = self._comparison, set(self._kept)
        decided = {*known.my_links, *known.base_links, *known.rejected_links}
        theirs = known.their_links
        for link in sorted(theirs, key=lambda each: each.kind == "undercut"):
            if link in decided or self._is_contradicted(link, present):
                continue
            if link.kind == "undercut":
                if link.target not in present or not self._unambiguous_premise(link.target):
                    continue
            elif any(end in undercut and self._between[end] for end in _premise_ends(link)):
                continue  # an undercut in the file would no longer name one link
            self._between.update(_premise_ends(link))
            present.add(link)
            yield link

    def _is_contradicted(self, link: LinkIdentity, present: set[LinkIdentity]) -> bool:
        """Return whether the contrary of a link is present; note one that is in the file."""
        contrary = link._replace(kind=CONTRARY.get(link.kind, ""))
        if contrary in self._kept:
            line = self._lines(link, self._comparison.their_links[link])[0]
            words = line.replace("?:", ":", 1).removeprefix("- ")
            self.contradicted.append((self._kept[contrary].written.line, words))
        return contrary in present

    def _unambiguous_premise(self, target: LinkIdentity) -> str:
        """Return a premise by which an undercut can name one link only; empty if there is none."""
        ends = sorted(_premise_ends(target))
        return next((end[0] for end in ends if self._between[end] == 1), "")

    def _lines(self, identity: LinkIdentity, placed: PlacedLink) -> list[str]:
        link, values = placed.link, placed.written.texts()
        if link.kind == "undercut":
            target = identity.target
            value = f"{self._unambiguous_premise(target)} -> {target.target}"
        else:
            partners = ", ".join(self._names[premise] for premise in link.premises[1:])
            value = self._names[link.conclusion] + (f" with {partners}" if partners else "")
        properties = [f"  - {key}: {values[key]}" for key in once(LINK_KEYS) if key in values]
        return [f"- {KEY_OF_KIND[link.kind]}?: {value}", *properties]


def _last_up_to(placed: list[tuple[int, int, int]], start: int) -> int | None:
    index = bisect_right(placed, start, key=lambda each: each[0])
    return placed[index - 1][2] if index else None


def _premise_ends(link: LinkIdentity) -> list[tuple[str, str]]:
    """Return each premise of a support or attack with its conclusion; none for an undercut."""
    if link.kind == "undercut":
        return []
    return [(premise, link.target) for premise in link.premises]
