"""The statements and links of a new draft that go into the file of a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.annotation.edit.updates import add_below
from argmap.annotation.keys import KEY_OF_KIND, LINK_KEYS, STATEMENT_KEYS, once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.annotation.edit.changes import Edits
    from argmap.annotation.edit.comparison import Comparison, LinkIdentity, PlacedLink, Readings
    from argmap.annotation.edit.insertions import Block
    from argmap.annotation.edit.updates import Disputes
    from argmap.annotation.edit.withdrawn import Withdrawn

_CONTRARY = {"support": "attack", "attack": "support"}


def new_statements(
    readings: Readings,
    comparison: Comparison,
    withdrawn: Withdrawn,
    links: Mapping[int, list[str]],
) -> Iterator[Block]:
    """Yield each statement of the draft that is in the result, with its lines if it is new.

    `links` has the lines of the links under new statements.
    """
    new = set(comparison.new)
    for index, theirs in enumerate(comparison.theirs):
        partner = comparison.my_partner(index)
        if index in new:
            heading = f"## {comparison.ids[index]} {theirs.role}?"
            words = [readings.theirs.lines[line.line - 1].strip() for line in theirs.words]
            values = theirs.texts()
            properties = [
                f"- {key}: {values[key]}" for key in once(STATEMENT_KEYS) if key in values
            ]
            yield index, None, [heading, *words, *properties, *links.get(index, [])]
        elif partner is not None and partner not in withdrawn.statements:
            yield index, partner, []


class NewLinks:
    """The links of a new draft that nobody rejected and that nothing in the file contradicts."""

    def __init__(
        self, readings: Readings, comparison: Comparison, withdrawn: Withdrawn, disputes: Disputes
    ) -> None:
        self._mine = readings.mine
        self._comparison = comparison
        self._disputes = disputes
        ids = comparison.ids.items()
        self._names = {comparison.theirs[index].id: name for index, name in ids}
        mine = comparison.my_links.items()
        self._kept = {link: placed for link, placed in mine if link not in withdrawn.links}
        self._links_between = Counter(
            (premise, link.target)
            for link in self._kept
            if link.kind != "undercut"
            for premise in link.premises
        )

    def add(self, edits: Edits) -> dict[int, list[str]]:
        """Add the links under statements of the file; return the lines of the others.

        Those are links under new statements, by the number of the statement.
        """
        under_new: dict[int, list[str]] = {}
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
                under_new.setdefault(placed.holder, []).extend(lines)
            else:
                end = self._comparison.mine[holder].own_lines()[-1]
                add_below(self._mine, edits, after.get(placed.holder, end), lines)
        return under_new

    def _chosen(self) -> Iterator[LinkIdentity]:
        """Yield the links that go in, undercuts last."""
        undercut = {
            tuple(end.text for end in placed.written.targets)
            for link, placed in self._kept.items()
            if link.kind == "undercut"
        }
        present = set(self._kept)
        theirs = self._comparison.their_links
        for link in sorted(theirs, key=lambda each: each.kind == "undercut"):
            if self._is_decided(link) or self._is_contradicted(link, present):
                continue
            ends = [(premise, link.target) for premise in link.premises]
            if link.kind == "undercut":
                if link.target not in present or not self._unambiguous_premise(link.target):
                    continue
            elif any(end in undercut and self._links_between[end] for end in ends):
                continue  # an undercut in the file would no longer name one link
            else:
                self._links_between.update(ends)
            present.add(link)
            yield link

    def _is_decided(self, link: LinkIdentity) -> bool:
        """Return whether a link is in the file, was in the last draft, or was rejected."""
        known = self._comparison
        return link in known.my_links or link in known.base_links or link in known.rejected_links

    def _is_contradicted(self, link: LinkIdentity, present: set[LinkIdentity]) -> bool:
        """Return whether the contrary of a link is present; add a comment to one in the file."""
        contrary = link._replace(kind=_CONTRARY.get(link.kind, ""))
        if contrary in self._kept:
            line = self._lines(link, self._comparison.their_links[link])[0]
            words = line.replace("?:", ":", 1).removeprefix("- ")
            self._disputes.draft_says(self._kept[contrary].written.line, words)
        return contrary in present

    def _unambiguous_premise(self, target: LinkIdentity) -> str:
        """Return a premise by which an undercut can name one link only; empty if there is none."""
        premises = sorted(target.premises)
        between = self._links_between
        return next((each for each in premises if between[each, target.target] == 1), "")

    def _lines(self, identity: LinkIdentity, placed: PlacedLink) -> list[str]:
        """Return the lines of a new link, with the ids of the result."""
        link, values = placed.link, placed.written.texts()
        if link.kind == "undercut":
            target = identity.target
            value = f"{self._unambiguous_premise(target)} -> {target.target}"
        else:
            partners = ", ".join(self._names[premise] for premise in link.premises[1:])
            value = self._names[link.conclusion] + (f" with {partners}" if partners else "")
        properties = [f"  - {key}: {values[key]}" for key in once(LINK_KEYS) if key in values]
        return [f"- {KEY_OF_KIND[link.kind]}?: {value}", *properties]
