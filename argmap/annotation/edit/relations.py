"""Three readings of one text side by side: which statements and links are the same, which are new, which were rejected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.annotation.edit.matching import alike, same, to_spots
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.ids import LONGEST_ID
from argmap.annotation.read.outline import words_of
from argmap.source.normalise import normal_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.annotation.edit.memory import Rejected
    from argmap.annotation.read.drafts import Draft, DraftLink
    from argmap.annotation.read.outline import Outline
    from argmap.model import Link, Source

# What a link is, whichever premise states it: its kind, its premises, and its conclusion or the link that it undercuts.
Key: TypeAlias = tuple[str, frozenset[str], Any]


@dataclass(frozen=True, slots=True)
class Bond:
    """A link as it stands in one of the readings, under the statement with this number."""

    holder: int
    written: DraftLink
    link: Link


class Relations:
    """The last draft (`base`), a person's file (`mine`) and a new draft (`theirs`), statement by statement, by their numbers."""

    def __init__(
        self, readings: tuple[Outline | None, Outline, Outline], source: Source, rejected: Rejected
    ) -> None:
        self.base: Sequence[Draft] = readings[0].drafts if readings[0] else ()
        self.mine, self.theirs = readings[1].drafts, readings[2].drafts
        self._readings = readings
        self._before = rejected
        quotes = [
            words_of(draft) for draft in (*self.base, *self.mine, *self.theirs) if draft.mark == ">"
        ]
        self._anchor = Anchor(source, quotes)
        self._base_spots, self.my_spots, self.their_spots = (
            to_spots(drafts, self._anchor) for drafts in (self.base, self.mine, self.theirs)
        )
        self._match()
        self.new = [index for index in range(len(self.theirs)) if self._is_new(index)]
        self.ids = self._final_ids()

    def _match(self) -> None:
        """Find the partners: what is exactly the same first, then what is cut otherwise."""
        both = same(self.my_spots, self.their_spots)
        mine = same(self._base_spots, self.my_spots)
        by_hand = [
            (-1, index)
            for index, draft in enumerate(self.mine)
            if not draft.proposed and "because" not in draft.facts
        ]
        mine |= alike(self._base_spots, self.my_spots, [*mine.items(), *by_hand], nested=True)
        theirs = same(self._base_spots, self.their_spots)
        free = set(range(len(self.theirs))) - set(theirs.values())
        theirs |= {
            index: both[mine[index]]
            for index in mine
            if index not in theirs and both.get(mine[index]) in free
        }
        theirs |= alike(self._base_spots, self.their_spots, theirs.items(), nested=True)
        self.base_of_mine = {other: index for index, other in mine.items()}
        self._base_of_theirs = {other: index for index, other in theirs.items()}
        for index in theirs:
            if index in mine and mine[index] not in both and theirs[index] not in both.values():
                both[mine[index]] = theirs[index]
        known = [
            *both.items(),
            *((index, -1) for index in self.base_of_mine),
            *((-1, index) for index in self._base_of_theirs),
        ]
        both |= alike(self.my_spots, self.their_spots, known, nested=False)
        self.theirs_of_mine = both
        self._mine_of_theirs = {other: index for index, other in both.items()}
        self._mine_of_base = mine

    def my_partner(self, index: int) -> int | None:
        """Return the statement of the file that stands for one of the new draft."""
        if index in self._mine_of_theirs:
            return self._mine_of_theirs[index]
        return self._mine_of_base.get(self._base_of_theirs.get(index, -1))

    def _is_new(self, index: int) -> bool:
        return (
            self.my_partner(index) is None
            and index not in self._base_of_theirs
            and not self._is_rejected(index)
        )

    def _final_ids(self) -> dict[int, str]:
        """Return the id that each statement of the new draft that is in the result bears there; the file's own ids come first."""
        taken = {draft.id.casefold() for draft in self.mine}
        ids: dict[int, str] = {}
        for index in range(len(self.theirs)):
            partner = self.my_partner(index)
            if partner is not None:
                ids[index] = self.mine[partner].id
        for index in self.new:
            ids[index] = free_id(self.theirs[index].id, taken)
        return ids

    def draft_ids(self) -> dict[str, str]:
        """Return how the new draft's ids change so that it can be remembered under the ids of the result."""
        taken = {draft.id.casefold() for draft in self.mine} | {
            self.ids[index].casefold() for index in self.new
        }
        names: dict[str, str] = {}
        for index, draft in enumerate(self.theirs):
            bears = index in self.new or self._mine_of_theirs.get(index) is not None
            names[draft.id] = self.ids[index] if bears else free_id(draft.id, taken)
        return names

    # -- links -------------------------------------------------------------------------------------------

    @cached_property
    def my_links(self) -> dict[Key, Bond]:
        """Return the links of the file."""
        return _keyed(self._readings[1], {index: draft.id for index, draft in enumerate(self.mine)})

    @cached_property
    def their_links(self) -> dict[Key, Bond]:
        """Return the links of the new draft whose ends are in the result."""
        return _keyed(self._readings[2], self.ids)

    @cached_property
    def base_links(self) -> dict[Key, Bond]:
        """Return the links of the last draft whose ends are in the file still."""
        return _keyed(
            self._readings[0],
            {index: self.mine[mine].id for index, mine in self._mine_of_base.items()},
        )

    @cached_property
    def rejected_links(self) -> frozenset[Key]:
        """Return the links that a person rejected, as far as their ends are in the result."""
        ids: dict[object, str] = {}
        for index, name in self.ids.items():
            ids.setdefault(self.their_spots[index].words, name)
            ids.setdefault(self.their_spots[index].parts or "", name)
        keys = (self._entry_key(entry, ids) for entry in self._before if "kind" in entry)
        return frozenset(key for key in keys if key)

    def _entry_key(self, entry: Mapping[str, Any], ids: Mapping[object, str]) -> Key | None:
        ends = entry.get("conclusion")
        target = self._entry_key(ends, ids) if isinstance(ends, dict) else self._id_of(ends, ids)
        premises = [self._id_of(words, ids) for words in entry.get("premises") or ()]
        if not premises or target is None or None in premises:
            return None
        return (
            str(entry.get("kind")),
            frozenset(premise for premise in premises if premise),
            target,
        )

    def _id_of(self, words: object, ids: Mapping[object, str]) -> str | None:
        if not isinstance(words, str):
            return None
        return ids.get(normal_words(words)) or ids.get(self._place(words) or None)

    # -- what was rejected -------------------------------------------------------------------------------

    @cached_property
    def _rejected_spots(self) -> frozenset[tuple[str, object]]:
        """Return the roles and the words, and the roles and the places, of the statements that a person rejected."""
        found: set[tuple[str, object]] = set()
        for entry in self._before:
            words = entry.get("words")
            if isinstance(words, str):
                found.update(
                    {
                        (str(entry.get("role")), normal_words(words)),
                        (str(entry.get("role")), self._place(words) or ""),
                    }
                )
        return frozenset(found)

    def _place(self, words: str) -> object:
        found = self._anchor.find(words)
        return found.parts if isinstance(found, Found) else ()

    def _is_rejected(self, index: int) -> bool:
        role, spot = self.theirs[index].role, self.their_spots[index]
        return (role, spot.words) in self._rejected_spots or (
            bool(spot.parts) and (role, spot.parts) in self._rejected_spots
        )

    def remembered(self) -> Rejected:
        """Return what was rejected before and what the person deleted since the last draft."""
        entries = list(self._before)
        for entry in (*self._deleted_statements(), *self._deleted_links()):
            if entry not in entries:
                entries.append(entry)
        return tuple(entries)

    def _deleted_statements(self) -> Iterator[dict[str, Any]]:
        for index, draft in enumerate(self.base):
            if index not in self._mine_of_base:
                yield {"words": self._base_spots[index].words, "role": draft.role}

    def _deleted_links(self) -> Iterator[dict[str, Any]]:
        words = {
            self.mine[mine].id: self._base_spots[index].words
            for index, mine in self._mine_of_base.items()
        }
        for key in self.base_links:
            if key not in self.my_links:
                yield _entry(key, words)


def _entry(key: Key, words: Mapping[str, str]) -> dict[str, Any]:
    kind, premises, conclusion = key
    target = _entry(conclusion, words) if isinstance(conclusion, tuple) else words[conclusion]
    return {
        "kind": kind,
        "premises": sorted(words[premise] for premise in premises),
        "conclusion": target,
    }


def _keyed(outline: Outline | None, ids: Mapping[int, str]) -> dict[Key, Bond]:
    """Return the links of a reading whose ends have an id in the result, by what they are; undercuts come after what they undercut."""
    if outline is None:
        return {}
    numbers = {draft.line: index for index, draft in enumerate(outline.drafts)}
    names = {draft.id: ids[index] for index, draft in enumerate(outline.drafts) if index in ids}
    bonds = [Bond(numbers[draft.line], written, link) for draft, written, link in outline.written()]
    keys: dict[str, Key] = {}
    found: dict[Key, Bond] = {}
    for bond in sorted(bonds, key=lambda each: each.link.kind == "undercut"):
        link = bond.link
        premises = frozenset(names[premise] for premise in link.premises if premise in names)
        target = (
            keys.get(link.conclusion) if link.kind == "undercut" else names.get(link.conclusion)
        )
        if target is None or len(premises) < len(link.premises) or target in premises:
            continue
        keys.setdefault(link.id, (link.kind, premises, target))
        found.setdefault((link.kind, premises, target), bond)
    return found


def free_id(name: str, taken: set[str]) -> str:
    """Return an id, or the same with a number behind it if it is taken; take it."""
    chosen, number = name, 1
    while chosen.casefold() in taken:
        number += 1
        chosen = f"{name[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    taken.add(chosen.casefold())
    return chosen
