"""What a new draft says differently about the statements and links that are in both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from argmap.annotation.keys import LINK_KEYS, STATEMENT_KEYS, once
from argmap.annotation.read.outline import DRAFT_SAYS, NO_LONGER
from argmap.source.normalise import normal_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from argmap.annotation.edit.changes import Edits
    from argmap.annotation.edit.comparison import Comparison, LinkIdentity, PlacedLink, Readings
    from argmap.annotation.edit.withdrawn import Withdrawn
    from argmap.annotation.keys import FormatKey
    from argmap.annotation.read.outline import Outline
    from argmap.annotation.read.written import WrittenLink, WrittenStatement

    _Holder: TypeAlias = WrittenStatement | WrittenLink

_ROLE = re.compile(r"(##[ \t]+\S+[ \t]+)([^\s?]+)(.*)")


class Disputes:
    """The comments about what the draft says where mine stays."""

    def __init__(self, mine: Outline) -> None:
        self._mine = mine
        self._comments: list[tuple[int, str]] = []

    def draft_says(self, line: int, words: str) -> None:
        """Add a comment above a line about what the draft says there."""
        self._add(line, f"{DRAFT_SAYS}{words.replace('-->', '- ->')} -->")

    def no_longer(self, line: int, what: str) -> None:
        """Add a comment that the draft does not propose something any more."""
        self._add(line, f"{NO_LONGER} {what} -->")

    def _add(self, line: int, comment: str) -> None:
        """Add a comment above a line unless it is there already."""
        above = [self._mine.lines[number - 1].strip() for number in self._mine.comments_above(line)]
        if comment not in above:
            self._comments.append((line, comment))

    def make(self, edits: Edits) -> None:
        """Add the comments to the edits."""
        for line, comment in self._comments:
            edits.add(line, [comment])


class Updates:
    """Changes the lines of mine that nobody touched, and disputes the others."""

    def __init__(
        self,
        readings: Readings,
        comparison: Comparison,
        commented: Collection[int],
        edits: Edits,
        disputes: Disputes,
    ) -> None:
        self._mine, self._theirs = readings.mine, readings.theirs
        self._comparison = comparison
        self._commented = frozenset(commented)
        self._edits = edits
        self._disputes = disputes

    def make(self, withdrawn: Withdrawn) -> None:
        """Make all changes, except to what goes."""
        for index in range(len(self._comparison.mine)):
            if index not in withdrawn.statements:
                self._statement(index)
        for identity, placed in self._comparison.my_links.items():
            if identity not in withdrawn.links:
                self._link(identity, placed)

    def _statement(self, index: int) -> None:
        mine = self._comparison.mine[index]
        number = self._comparison.base_of_mine.get(index)
        base = self._comparison.base[number] if number is not None else None
        if index in self._comparison.theirs_of_mine:
            theirs = self._comparison.theirs[self._comparison.theirs_of_mine[index]]
            self._role(mine, base, theirs)
            self._words(mine, base, theirs)
            self._values((mine, base, theirs), STATEMENT_KEYS, mine.words[-1].line)
        elif base:
            self._disputes.no_longer(mine.line, "statement")

    def _role(
        self, mine: WrittenStatement, base: WrittenStatement | None, theirs: WrittenStatement
    ) -> None:
        if theirs.role in (mine.role, base and base.role):
            return
        if mine.proposed and base and mine.role == base.role:
            line = self._mine.lines[mine.line - 1]
            self._edits.change(mine.line, _ROLE.sub(rf"\g<1>{theirs.role}\g<3>", line))
        else:
            self._disputes.draft_says(mine.line, theirs.role)

    def _words(
        self, mine: WrittenStatement, base: WrittenStatement | None, theirs: WrittenStatement
    ) -> None:
        ours, old, new = (
            each and (each.marker, normal_words(each.text)) for each in (mine, base, theirs)
        )
        if base is None or new in (ours, old):
            return
        lines = [self._theirs.lines[line.line - 1] for line in theirs.words]
        going = {line.line for line in mine.words[len(lines) :]}
        if not mine.proposed or ours != old or going & self._commented:
            self._disputes.draft_says(mine.line, f"> {theirs.text}")
            return
        for line, words in zip(mine.words, lines, strict=False):
            self._edits.change(line.line, words)
        self._edits.remove(going)
        self._edits.add(mine.words[-1].line + 1, lines[len(mine.words) :])

    def _link(self, identity: LinkIdentity, placed: PlacedLink) -> None:
        base = self._comparison.base_links.get(identity)
        theirs = self._comparison.their_links.get(identity)
        mine = placed.written
        if theirs:
            readings = (mine, base.written if base else None, theirs.written)
            self._values(readings, LINK_KEYS, mine.line)
        elif base:
            self._disputes.no_longer(mine.line, "link")

    def _values(
        self,
        readings: tuple[_Holder, _Holder | None, _Holder],
        keys: dict[str, FormatKey],
        after: int,
    ) -> None:
        """Update the keys that are given once; a new one goes below the line of the one before."""
        mine, base, theirs = readings
        if base is None:
            return
        indent = "  " if keys is LINK_KEYS else ""
        for key in once(keys):
            ours, old, new = mine.value(key), base.value(key), theirs.value(key)
            after = mine.values[key].line if ours else after
            if new in (ours, old):
                continue
            if not mine.proposed or ours != old:
                self._dispute(mine, keys[key], new)
            elif new and not ours:
                add_below(self._mine, self._edits, after, [f"{indent}- {key}: {new}"])
            else:
                self._change(mine, key, new)

    def _dispute(self, mine: _Holder, key: FormatKey, new: str | None) -> None:
        if key.in_dispute and new:
            line = mine.values[key.name].line if key.name in mine.values else mine.line
            self._disputes.draft_says(line, f"{key.name}: {new}")

    def _change(self, mine: _Holder, key: str, new: str | None) -> None:
        """Change a value in its line, or remove the line unless a comment belongs to it."""
        value = mine.values[key]
        if new is None:
            self._edits.remove({value.line} - self._commented)
            return
        line, start = self._mine.lines[value.line - 1], value.col - 1
        self._edits.change(value.line, line[:start] + new + line[start + len(value.text) :])


def add_below(mine: Outline, edits: Edits, line: int, words: Iterable[str]) -> None:
    """Add lines below a line; a comment that touches it from below keeps touching it."""
    end = mine.last_comment_below(line)
    if end == line or not mine.is_blank(end + 1):
        edits.add(line + 1, words)
    else:
        edits.add(end + 1, ["", *words])
