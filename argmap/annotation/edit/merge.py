"""A new draft merged into the file that a person edits: a three-way merge per statement and key.

Base is the last draft, mine the file, theirs the new draft. Statements are matched by their words.
What a person touched wins; a line without `?` is never changed. Where both sides say something
different, mine stays and a comment above says what the draft says.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from argmap.annotation.edit.additions import Additions
from argmap.annotation.edit.changes import Change, Edits
from argmap.annotation.edit.commands import renamed_lines
from argmap.annotation.edit.comparison import LinkIdentity, PlacedLink, Readings, ThreeReadings
from argmap.annotation.edit.memory import Entries
from argmap.annotation.keys import LINK_KEYS, STATEMENT_KEYS, FormatKey, once
from argmap.annotation.read.loading import Outline, read_outline, without_collector
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.model import Source
from argmap.source.normalise import normal_words

Holder: TypeAlias = WrittenStatement | WrittenLink

DRAFT_SAYS = "<!-- the draft now says: "
NO_LONGER = "<!-- the draft no longer proposes this"
_ROLE = re.compile(r"(##[ \t]+\S+[ \t]+)([^\s?]+)(.*)")


@dataclass(frozen=True, slots=True)
class Merged:
    """The file of a person with a new draft in it, and what is to be remembered."""

    text: str
    rejected: Entries
    draft: str  # the new draft, with the ids that its statements have in the text
    changes: tuple[Change, ...]  # line by line, as they are printed

    @property
    def notes(self) -> tuple[Change, ...]:
        """Return the comments that the merge added because mine and theirs differ."""
        return tuple(each for each in self.changes if each.sign == "+" and is_ours(each.words))


@without_collector()
def merge(
    base: str | None,
    mine: str,
    theirs: str,
    source: Source,
    rejected: Entries = (),
    *,
    path: str = "",
) -> Merged:
    """Return the file of a person with a new draft merged into it.

    Without a base everything in the file counts as the person's. Raises AnnotationError if a line
    of the file has an error; quotes that have lost their place do not matter here.
    """
    last = read_outline(base) if base is not None else Outline()
    readings = Readings(last, read_outline(mine, path), read_outline(theirs))
    comparison = ThreeReadings(readings, source, rejected)
    edits = _Merger(comparison).edits()
    draft = renamed_lines(readings.theirs, comparison.draft_ids()).made(theirs)
    return Merged(edits.made(mine), comparison.remembered(), draft, tuple(edits.shown(mine)))


class _Merger:
    def __init__(self, comparison: ThreeReadings) -> None:
        self._comparison = comparison
        self._base, self._mine, self._theirs = comparison.readings
        self._commented = _commented_lines(self._mine)
        self._edits = Edits()
        self._comments: list[tuple[int, str]] = []
        self._gone, self._gone_links = self._withdrawn()

    def edits(self) -> Edits:
        for index, mine in enumerate(self._mine.statements):
            if index not in self._gone:
                self._statement(index, mine)
        for identity, placed in self._comparison.my_links.items():
            if identity not in self._gone_links:
                self._link(identity, placed.written)
        additions = Additions(self._comparison, self._gone, self._gone_links)
        additions.make(self._edits)
        for line, words in additions.contradicted:
            self._draft_says(line, words)
        for line, comment in self._comments:
            self._edits.add(line, [comment])
        self._remove(additions)
        return self._edits

    def _withdrawn(self) -> tuple[set[int], set[LinkIdentity]]:
        """Return the statements and links of mine that go, unless a link that stays needs them."""
        theirs, their_links = self._comparison.theirs_of_mine, self._comparison.their_links
        gone = {
            index
            for index, base in self._comparison.base_of_mine.items()
            if index not in theirs and self._is_untouched(index, base)
        }
        links = {
            identity
            for identity, placed in self._comparison.my_links.items()
            if identity not in their_links and self._is_untouched_link(identity, placed)
        }
        numbers = {statement.id: index for index, statement in enumerate(self._mine.statements)}
        while True:
            staying = [link for link in self._comparison.my_links if link not in links]
            needed = {numbers[name] for link in staying for name in _ends(link)} & gone
            undercut = {link.target for link in staying if link.kind == "undercut"} & links
            if not needed and not undercut:
                return gone, links
            gone -= needed
            links -= undercut

    def _is_untouched(self, index: int, number: int) -> bool:
        mine, base = self._mine.statements[index], self._comparison.base[number]
        ours, old = ((each.id, each.role, normal_words(each.text)) for each in (mine, base))
        return ours == old and self._is_unchanged(mine, base, mine.own_lines())

    def _is_untouched_link(self, identity: LinkIdentity, placed: PlacedLink) -> bool:
        base, mine = self._comparison.base_links.get(identity), placed.written
        return base is not None and self._is_unchanged(mine, base.written, mine.lines())

    def _is_unchanged(self, mine: Holder, base: Holder, lines: list[int]) -> bool:
        is_unmarked = mine.proposed and not mine.marks and self._commented.isdisjoint(lines)
        return is_unmarked and mine.texts() == base.texts()

    def _remove(self, additions: Additions) -> None:
        """Remove what goes, with the blank lines below it and our own comments above it."""
        blocks = [self._mine.statements[index].all_lines() for index in self._gone]
        blocks += [[at] for at in self._empty_sections(additions)]
        lines: set[int] = set()
        for identity in self._gone_links:
            lines.update(self._block(self._comparison.my_links[identity].written.lines()))
        for block in blocks:
            lines.update(self._block(block))
            end = block[-1] + 1
            while end <= len(self._mine.lines) and self._mine.is_blank(end):
                lines.add(end)
                end += 1
        last = count = len(self._mine.lines)
        while last and (last in lines or self._mine.is_blank(last)):
            last -= 1
        if any(line > last for line in lines) and not self._edits.adds_below(last + 1):
            lines.update(range(last + 1, count + 1))
        self._edits.remove(lines)

    def _block(self, lines: list[int]) -> range:
        # The comments above are ours: that of a person would have kept what is below it.
        return range(self._mine.comments_above(lines[0]).start, lines[-1] + 1)

    def _empty_sections(self, additions: Additions) -> Iterator[int]:
        """Yield the lines of sections that only the last draft had and that are empty now."""
        old, new = ({each.title for each in side.sections} for side in (self._base, self._theirs))
        for section in self._mine.sections:
            is_gone = section.title in old - new and section.at not in self._commented
            if is_gone and additions.is_empty(section.at):
                yield section.at

    def _statement(self, index: int, mine: WrittenStatement) -> None:
        number = self._comparison.base_of_mine.get(index)
        base = self._comparison.base[number] if number is not None else None
        if index in self._comparison.theirs_of_mine:
            theirs = self._theirs.statements[self._comparison.theirs_of_mine[index]]
            self._role(mine, base, theirs)
            if base:
                self._words(mine, base, theirs)
                self._values((mine, base, theirs), STATEMENT_KEYS, mine.words[-1].line)
        elif base:
            self._comment(mine.line, f"{NO_LONGER} statement -->")

    def _role(
        self, mine: WrittenStatement, base: WrittenStatement | None, theirs: WrittenStatement
    ) -> None:
        if theirs.role in (mine.role, base and base.role):
            return
        if mine.proposed and base and mine.role == base.role:
            line = self._mine.lines[mine.line - 1]
            self._edits.change(mine.line, _ROLE.sub(rf"\g<1>{theirs.role}\g<3>", line))
        else:
            self._draft_says(mine.line, theirs.role)

    def _words(
        self, mine: WrittenStatement, base: WrittenStatement, theirs: WrittenStatement
    ) -> None:
        ours, old, new = ((x.marker, normal_words(x.text)) for x in (mine, base, theirs))
        if new in (ours, old):
            return
        lines = [self._theirs.lines[line.line - 1] for line in theirs.words]
        going = {line.line for line in mine.words[len(lines) :]}
        if not mine.proposed or ours != old or going & self._commented:
            self._draft_says(mine.line, f"> {theirs.text}")
            return
        for line, words in zip(mine.words, lines, strict=False):
            self._edits.change(line.line, words)
        self._edits.remove(going)
        self._edits.add(mine.words[-1].line + 1, lines[len(mine.words) :])

    def _link(self, identity: LinkIdentity, mine: WrittenLink) -> None:
        base = self._comparison.base_links.get(identity)
        theirs = self._comparison.their_links.get(identity)
        if base and theirs:
            self._values((mine, base.written, theirs.written), LINK_KEYS, mine.line)
        elif base:
            self._comment(mine.line, f"{NO_LONGER} link -->")

    def _values(
        self, readings: tuple[Holder, Holder, Holder], keys: dict[str, FormatKey], after: int
    ) -> None:
        """Update the keys that are given once; a new one goes below the line of the one before."""
        mine, base, theirs = readings
        indent = "  " if keys is LINK_KEYS else ""
        for key in once(keys):
            ours, old, new = mine.value(key), base.value(key), theirs.value(key)
            after = mine.values[key].line if ours else after
            if new in (ours, old):
                continue
            if not mine.proposed or ours != old:
                if new and keys[key].in_dispute:
                    self._draft_says(after if ours else mine.line, f"{key}: {new}")
            elif new and not ours:
                self._edits.add_below(after, [f"{indent}- {key}: {new}"], self._mine)
            else:
                self._change(mine, key, new)

    def _change(self, mine: Holder, key: str, new: str | None) -> None:
        value = mine.values[key]
        if new is None:
            self._edits.remove({value.line} - self._commented)  # else a comment would move
            return
        line, start = self._mine.lines[value.line - 1], value.col - 1
        self._edits.change(value.line, line[:start] + new + line[start + len(value.text) :])

    def _draft_says(self, line: int, words: str) -> None:
        self._comment(line, f"{DRAFT_SAYS}{words.replace('-->', '- ->')} -->")

    def _comment(self, line: int, comment: str) -> None:
        above = self._mine.comments_above(line)
        if comment not in [self._mine.lines[number - 1].strip() for number in above]:
            self._comments.append((line, comment))


def _ends(link: LinkIdentity) -> Iterator[str]:
    yield from link.premises
    if isinstance(link.target, LinkIdentity):
        yield from _ends(link.target)
    else:
        yield link.target


def is_ours(line: str) -> bool:
    """Return whether a comment was written by a merge and not by a person."""
    return line.lstrip().startswith((DRAFT_SAYS, NO_LONGER))


def _commented_lines(outline: Outline) -> frozenset[int]:
    """Return the lines that a person's comments touch: below, else above; both if neither."""
    lines = [number for number, line in enumerate(outline.lines, start=1) if line.strip()]
    comments = [number for number in lines if outline.is_comment(number)]
    others = [number for number in lines if not outline.is_comment(number)]
    found: set[int] = set()
    for first in comments:
        run = range(first, outline.last_comment_below(first) + 1)
        is_one_of_ours = all(is_ours(outline.lines[number - 1]) for number in run)
        if is_one_of_ours or outline.is_comment(first - 1):
            continue
        index = bisect(others, first)
        before, after = others[index - 1 : index], others[index : index + 1]
        touches_before, touches_after = before == [first - 1], after == [run.stop]
        if not touches_after:
            found.update(before)
        if touches_after or not touches_before:
            found.update(after)
    return frozenset(found)
