"""A new draft merged into the file that a person edits: base is the last draft, mine the file, theirs the new draft.

Per statement and per key, statements matched by their words. What a person touched wins; a line
without `?` is never changed. Single lines are changed, added and removed; where both sides say something
else, mine stays and a remark above the line tells what the draft says.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.annotation.edit.changes import Change, Edits
from argmap.annotation.edit.insertions import Insertions
from argmap.annotation.edit.relations import Relations
from argmap.annotation.edit.rename import renamed_lines
from argmap.annotation.read.outline import (
    DRAFT_SAYS,
    NO_LONGER,
    all_lines,
    link_lines,
    own_lines,
    personal_remarks,
    read_outline,
    words_of,
)
from argmap.annotation.read.pause import without_collector
from argmap.source.normalise import normal_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.annotation.edit.memory import Rejected
    from argmap.annotation.edit.relations import Bond, Key
    from argmap.annotation.read.drafts import Draft, DraftLink, Fact
    from argmap.annotation.read.outline import Outline
    from argmap.model import Source

_ROLE = re.compile(r"(##[ \t]+\S+[ \t]+)([^\s?]+)(.*)")
_KINDS = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}
_CONTRARY = {"support": "attack", "attack": "support"}
_STATEMENT_KEYS = ("by", "label", "near", "because")
_LINK_KEYS = ("scheme", "because")
_TOLD = (
    "by",
    "label",
    "scheme",
)  # a conflict over these is worth a remark; the other keys say how, not what


@dataclass(frozen=True, slots=True)
class Merged:
    """A person's file with a new draft in it, and what is to be remembered."""

    text: str
    rejected: Rejected
    draft: str  # the new draft, with the ids that its statements bear in the text
    changes: tuple[Change, ...]  # line by line, as they are printed

    @property
    def notes(self) -> tuple[Change, ...]:
        """Return the remarks that the merge wrote because mine and theirs say different things."""
        return tuple(
            change
            for change in self.changes
            if change.sign == "+" and change.words.startswith((DRAFT_SAYS, NO_LONGER))
        )


@without_collector
def merge(
    base: str | None,
    mine: str,
    theirs: str,
    source: Source,
    rejected: Rejected = (),
    *,
    path: str = "",
) -> Merged:
    """Return a person's file with a new draft merged into it.

    Without a base everything in the file counts as the person's. Raises AnnotationError if a line of the
    file is wrong; quotes that have lost their place do not matter here.
    """
    last = read_outline(base) if base is not None else None
    readings = (last, read_outline(mine, path), read_outline(theirs))
    relations = Relations(readings, source, rejected)
    edits = _Merger(readings, relations).work()
    draft = renamed_lines(readings[2], relations.draft_ids()).made(theirs)
    return Merged(edits.made(mine), relations.remembered(), draft, tuple(edits.shown(mine)))


class _Merger:
    """Collects the changes to the lines of mine."""

    def __init__(
        self, readings: tuple[Outline | None, Outline, Outline], relations: Relations
    ) -> None:
        self._base, self._mine, self._theirs = readings
        self._readings = readings
        self._relations = relations
        self._edits = Edits()
        self._remarks: list[tuple[int, str]] = []
        self._hung = personal_remarks(self._mine)
        self._names = {self._theirs.drafts[index].id: name for index, name in relations.ids.items()}
        self._gone, self._gone_links = self._leaving()
        self._kept = {
            key: bond for key, bond in relations.my_links.items() if key not in self._gone_links
        }

    def work(self) -> Edits:
        """Return all changes."""
        for index in range(len(self._mine.drafts)):
            self._statement(index)
        for key, bond in self._kept.items():
            self._link(key, bond)
        under = self._new_links()
        insertions = Insertions(self._readings, self._relations, self._gone)
        insertions.put(list(self._blocks(under)))
        insertions.make(self._edits)
        for line, remark in self._remarks:
            self._edits.add(line, [remark])
        self._remove(insertions)
        return self._edits

    # -- what the draft no longer proposes ---------------------------------------------------------------

    def _leaving(self) -> tuple[set[int], set[Key]]:
        """Return the statements and links of mine that go: untouched, no longer proposed, and nothing that stays rests on them."""
        relations = self._relations
        gone = {
            index
            for index in relations.base_of_mine
            if index not in relations.theirs_of_mine and self._is_untouched(index)
        }
        links = {
            key
            for key, bond in relations.my_links.items()
            if key not in relations.their_links and self._is_untouched_link(key, bond)
        }
        numbers = {draft.id: index for index, draft in enumerate(self._mine.drafts)}
        while True:
            staying = [(key, bond) for key, bond in relations.my_links.items() if key not in links]
            needed = {name for key, _ in staying for name in _ends(key)}
            held = {numbers[name] for name in needed} & gone
            undercut = {key[2] for key, _ in staying if key[0] == "undercut"} & links
            if not held and not undercut:
                return gone, links
            gone -= held
            links -= undercut

    def _is_untouched(self, index: int) -> bool:
        mine, base = (
            self._mine.drafts[index],
            self._relations.base[self._relations.base_of_mine[index]],
        )
        return (
            mine.proposed
            and (mine.id, mine.role, normal_words(words_of(mine)))
            == (base.id, base.role, normal_words(words_of(base)))
            and _values(mine) == _values(base)
            and not mine.remarks
            and self._hung.isdisjoint(own_lines(mine))
        )

    def _is_untouched_link(self, key: Key, bond: Bond) -> bool:
        base = self._relations.base_links.get(key)
        mine = bond.written
        return bool(
            base
            and mine.proposed
            and not mine.remarks
            and _values(mine) == _values(base.written)
            and self._hung.isdisjoint(link_lines(mine))
        )

    def _remove(self, insertions: Insertions) -> None:
        """Take away what goes, with the blank lines below it and our own remarks above it."""
        lines: set[int] = set()
        for index in self._gone:
            lines.update(self._whole_lines(all_lines(self._mine.drafts[index]), blanks_too=True))
        for key in self._gone_links:
            lines.update(
                self._whole_lines(
                    link_lines(self._relations.my_links[key].written), blanks_too=False
                )
            )
        for at in self._empty_sections(insertions):
            lines.update(self._whole_lines([at], blanks_too=True))
        last = next(
            (
                line
                for line in range(len(self._mine.lines), 0, -1)
                if line not in lines and not self._mine.is_blank(line)
            ),
            0,
        )
        if any(line > last for line in lines) and not self._edits.adds_below(last + 1):
            lines.update(range(last + 1, len(self._mine.lines) + 1))
        self._edits.remove(lines)

    def _whole_lines(self, lines: list[int], *, blanks_too: bool) -> range:
        """Return all lines from the first to the last of some, with our remarks above and the blank lines below."""
        first, end = lines[0], lines[-1] + 1
        while self._mine.is_remark(
            first - 1
        ):  # a person's remark would have kept what stands below it
            first -= 1
        while blanks_too and end <= len(self._mine.lines) and self._mine.is_blank(end):
            end += 1
        return range(first, end)

    def _empty_sections(self, insertions: Insertions) -> Iterator[int]:
        """Yield the lines of the last draft's sections that the new one has not, and in which nothing is left."""
        old = {section.title for section in self._base.sections} if self._base else set()
        titles = {section.title for section in self._theirs.sections}
        for section in self._mine.sections:
            if (
                section.title in old - titles
                and section.at not in self._hung
                and insertions.is_empty(section.at)
            ):
                yield section.at

    # -- what stands on both sides -----------------------------------------------------------------------

    def _statement(self, index: int) -> None:
        """Change or remark what the new draft says otherwise about one statement."""
        other, draft = self._relations.theirs_of_mine.get(index), self._mine.drafts[index]
        base = self._relations.base_of_mine.get(index)
        if other is None:
            if base is not None and index not in self._gone:
                self._remark(draft.line, f"{NO_LONGER} statement -->")
            return
        old, theirs = (
            self._relations.base[base] if base is not None else None,
            self._theirs.drafts[other],
        )
        self._role(draft, old, theirs)
        self._words(draft, old, theirs)
        self._facts(draft, (old, theirs), _STATEMENT_KEYS, draft.words[-1].line)

    def _role(self, mine: Draft, base: Draft | None, theirs: Draft) -> None:
        if theirs.role in (mine.role, base and base.role):
            return
        if mine.proposed and base and mine.role == base.role:
            self._edits.change(
                mine.line, _ROLE.sub(rf"\g<1>{theirs.role}\g<3>", self._mine.lines[mine.line - 1])
            )
        else:
            self._tell(mine.line, theirs.role)

    def _words(self, mine: Draft, base: Draft | None, theirs: Draft) -> None:
        ours, old, new = (
            draft and (draft.mark, normal_words(words_of(draft))) for draft in (mine, base, theirs)
        )
        if base is None or new in (ours, old):
            return
        lines = [self._theirs.lines[fact.line - 1] for fact in theirs.words]
        going = {fact.line for fact in mine.words[len(lines) :]}
        if not mine.proposed or ours != old or going & self._hung:
            self._tell(mine.line, f"> {words_of(theirs)}")
            return
        for fact, words in zip(mine.words, lines, strict=False):
            self._edits.change(fact.line, words)
        self._edits.remove(going)
        self._edits.add(mine.words[-1].line + 1, lines[len(mine.words) :])

    def _facts(
        self,
        mine: Draft | DraftLink,
        others: tuple[Draft | DraftLink | None, Draft | DraftLink],
        keys: tuple[str, ...],
        after: int,
    ) -> None:
        """Change or remark the single facts of a statement or link; those that come go in after the line of the one before."""
        ours, old, new = (_values(each) for each in (mine, *others))
        indent = "  " if keys is _LINK_KEYS else ""
        for key in keys:
            after = mine.facts[key].line if key in mine.facts else after
            value = new.get(key)
            if others[0] is None or value in (ours.get(key), old.get(key)):
                continue
            if not mine.proposed or ours.get(key) != old.get(key):
                if key in _TOLD and value:
                    self._tell(
                        mine.facts[key].line if key in mine.facts else mine.line, f"{key}: {value}"
                    )
            elif value is None:
                self._edits.remove(
                    {mine.facts[key].line} - self._hung
                )  # a remark on a line that goes would slide
            elif key in mine.facts:
                fact = mine.facts[key]
                line = self._mine.lines[fact.line - 1]
                self._edits.change(
                    fact.line, line[: fact.col - 1] + value + line[fact.col - 1 + len(fact.value) :]
                )
            else:
                self._add_below(after, [f"{indent}- {key}: {value}"])

    def _link(self, key: Key, bond: Bond) -> None:
        """Change or remark what the new draft says otherwise about one link."""
        base, theirs = self._relations.base_links.get(key), self._relations.their_links.get(key)
        if theirs:
            self._facts(
                bond.written,
                (base.written if base else None, theirs.written),
                _LINK_KEYS,
                bond.written.line,
            )
        elif base:
            self._remark(bond.written.line, f"{NO_LONGER} link -->")

    def _tell(self, line: int, words: str) -> None:
        self._remark(line, f"{DRAFT_SAYS}{words.replace('-->', '- ->')} -->")

    def _remark(self, line: int, remark: str) -> None:
        """Put a remark above a line unless it stands there already."""
        if remark not in (
            self._mine.lines[number - 1].strip() for number in self._mine.remarks_above(line)
        ):
            self._remarks.append((line, remark))

    def _add_below(self, line: int, words: Iterable[str]) -> None:
        """Add lines below a line; a remark that hangs on its end keeps touching it."""
        end = line
        while self._mine.is_remark(end + 1):
            end += 1
        if end == line or not self._mine.is_blank(end + 1):
            self._edits.add(line + 1, words)
        else:
            self._edits.add(end + 1, ["", *words])

    # -- what is new -------------------------------------------------------------------------------------

    def _blocks(
        self, under: Mapping[int, list[str]]
    ) -> Iterator[tuple[int, int | None, list[str]]]:
        """Yield each statement of the draft that is in the result, with its lines if it is new."""
        new = set(self._relations.new)
        for index, draft in enumerate(self._theirs.drafts):
            partner = self._relations.my_partner(index)
            if index in new:
                yield (
                    index,
                    None,
                    [*self._block(draft, self._relations.ids[index]), *under.get(index, [])],
                )
            elif partner is not None and partner not in self._gone:
                yield index, partner, []

    def _block(self, draft: Draft, name: str) -> list[str]:
        """Return the lines of a new statement without its links."""
        words = [self._theirs.lines[fact.line - 1].strip() for fact in draft.words]
        return [
            f"## {name} {draft.role}?",
            *words,
            *(
                f"- {key}: {draft.facts[key].value}"
                for key in _STATEMENT_KEYS
                if key in draft.facts
            ),
        ]

    def _new_links(self) -> dict[int, list[str]]:
        """Add the new links under statements that stand; return those under new statements, by number."""
        under: dict[int, list[str]] = {}
        after: dict[
            int, int
        ] = {}  # the line below which the next link of one of their statements goes
        chosen = set(self._chosen())
        by_place = sorted(
            self._relations.their_links.items(), key=lambda item: item[1].written.line
        )
        for key, bond in by_place:
            holder = self._relations.my_partner(bond.holder)
            standing = self._relations.my_links.get(key)
            if standing and standing.holder == holder:
                after[bond.holder] = link_lines(standing.written)[-1]
            if key not in chosen:
                continue
            lines = self._link_text(key, bond)
            if holder is None:
                under.setdefault(bond.holder, []).extend(lines)
            else:
                self._add_below(
                    after.get(bond.holder, own_lines(self._mine.drafts[holder])[-1]), lines
                )
        return under

    def _chosen(self) -> Iterator[Key]:
        """Yield the new links that go in: nobody rejected them, and nothing that stands speaks against them."""
        relations = self._relations
        self._ends = Counter(
            (premise, key[2]) for key in self._kept if key[0] != "undercut" for premise in key[1]
        )
        named = {self._named(bond) for key, bond in self._kept.items() if key[0] == "undercut"}
        standing: set[Key] = set(self._kept)
        for key in sorted(relations.their_links, key=lambda each: each[0] == "undercut"):
            kind, premises, conclusion = key
            if (
                key in relations.my_links
                or key in relations.base_links
                or key in relations.rejected_links
            ):
                continue
            contrary = (_CONTRARY.get(kind, ""), premises, conclusion)
            if contrary in standing:
                if contrary in self._kept:
                    self._tell(
                        self._kept[contrary].written.line,
                        self._link_text(key, relations.their_links[key])[0].replace("?:", ":", 1)[
                            2:
                        ],
                    )
                continue
            if kind == "undercut" and (conclusion not in standing or not self._premise(conclusion)):
                continue
            if kind != "undercut":
                if any(
                    (premise, conclusion) in named and self._ends[premise, conclusion]
                    for premise in premises
                ):
                    continue  # an undercut that stands would no longer name one link
                self._ends.update((premise, conclusion) for premise in premises)
            standing.add(key)
            yield key

    def _named(self, bond: Bond) -> tuple[str, str]:
        premise, conclusion = bond.written.targets
        return (premise.id, conclusion.id)

    def _premise(self, target: Key) -> str:
        """Return a premise by which an undercut can name a link and no other; nothing if there is none."""
        return next(
            (premise for premise in sorted(target[1]) if self._ends[premise, target[2]] == 1), ""
        )

    def _link_text(self, key: Key, bond: Bond) -> list[str]:
        """Return the lines of a new link, with the ids of the result."""
        link, facts = bond.link, bond.written.facts
        if link.kind == "undercut":
            value = f"{self._premise(key[2])} -> {key[2][2]}"
        else:
            partners = [self._names[premise] for premise in link.premises[1:]]
            value = self._names[link.conclusion] + (
                f" with {', '.join(partners)}" if partners else ""
            )
        return [
            f"- {_KINDS[link.kind]}?: {value}",
            *(f"  - {each}: {facts[each].value}" for each in _LINK_KEYS if each in facts),
        ]


def _values(holder: Draft | DraftLink | None) -> Mapping[str, str]:
    """Return the single facts of a statement or link."""
    facts: Mapping[str, Fact] = holder.facts if holder else {}
    return {key: fact.value for key, fact in facts.items()}


def _ends(key: Key) -> Iterator[str]:
    """Yield the statements that a link names or stands under."""
    yield from key[1]
    if isinstance(key[2], tuple):
        yield from _ends(key[2])
    else:
        yield key[2]
