"""Three readings of one text compared: which statements and links are the same, new or rejected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.annotation.edit.matching import alike, same, to_spot
from argmap.annotation.edit.memory import Entries, with_rejected
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.ids import LONGEST_ID
from argmap.annotation.read.loading import Outline
from argmap.annotation.read.written import WrittenLink
from argmap.model import Link, Source
from argmap.source.normalise import normal_words


class Readings(NamedTuple):
    """The last draft, the file of a person, and a new draft."""

    base: Outline  # empty if there is none
    mine: Outline
    theirs: Outline


class LinkIdentity(NamedTuple):
    """What a link is, whichever premise states it."""

    kind: str
    premises: frozenset[str]
    target: Any  # the id of the conclusion; the identity of the link that an undercut names


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link in one of the readings, with the number of the statement above it."""

    holder: int
    written: WrittenLink
    link: Link


class ThreeReadings:
    """The statements of three readings compared, by their numbers, and their links."""

    def __init__(self, readings: Readings, source: Source, rejected: Entries) -> None:
        sides = [reading.statements for reading in readings]
        self.base, self.mine, self.theirs = sides
        self.readings = readings
        self._rejected = rejected
        quotes = [each.text for side in sides for each in side if each.is_quote]
        self._anchor = Anchor(source, quotes)
        self._base_spots, self.my_spots, self.their_spots = (
            [to_spot(statement, self._anchor) for statement in side] for side in sides
        )
        self._match()
        self._rejected_spots = frozenset(self._spots_of_rejected())
        self.new = list(filter(self._is_new, range(len(self.theirs))))
        self.ids = self._final_ids()
        my_ids = {index: statement.id for index, statement in enumerate(self.mine)}
        ids_of_base = {index: my_ids[mine] for index, mine in self._mine_of_base.items()}
        self.my_links = _links_of(readings.mine, my_ids)
        self.their_links = _links_of(readings.theirs, self.ids)  # whose ends are in the result
        self.base_links = _links_of(readings.base, ids_of_base)  # whose ends are in the file
        self.rejected_links = self._links_of_rejected()  # whose ends are in the result

    def _match(self) -> None:
        """Find the partners: first what is exactly the same, then what is cut differently."""
        both = same(self.my_spots, self.their_spots)
        mine = self._base_to_mine()
        theirs = self._base_to_theirs(mine, both)
        self._mine_of_base = mine
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

    def _base_to_mine(self) -> dict[int, int]:
        pairs = same(self._base_spots, self.my_spots)
        by_hand = [
            (-1, index)
            for index, statement in enumerate(self.mine)
            if not statement.proposed and "because" not in statement.values
        ]
        known = [*pairs.items(), *by_hand]
        return pairs | alike(self._base_spots, self.my_spots, known, nested=True)

    def _base_to_theirs(self, mine: Mapping[int, int], both: Mapping[int, int]) -> dict[int, int]:
        pairs = same(self._base_spots, self.their_spots)
        free = set(range(len(self.theirs))) - set(pairs.values())
        pairs |= {
            index: both[mine[index]]
            for index in mine
            if index not in pairs and both.get(mine[index]) in free
        }
        return pairs | alike(self._base_spots, self.their_spots, [*pairs.items()], nested=True)

    def my_partner(self, index: int) -> int | None:
        """Return the statement of the file that corresponds to one of the new draft."""
        if index in self._mine_of_theirs:
            return self._mine_of_theirs[index]
        return self._mine_of_base.get(self._base_of_theirs.get(index, -1))

    def _is_new(self, index: int) -> bool:
        if self.my_partner(index) is not None or index in self._base_of_theirs:
            return False
        role, spot = self.theirs[index].role, self.their_spots[index]
        keys = {(role, spot.words), (role, spot.parts or spot.words)}
        return keys.isdisjoint(self._rejected_spots)

    def _final_ids(self) -> dict[int, str]:
        taken = {statement.id.casefold() for statement in self.mine}
        partners = ((index, self.my_partner(index)) for index in range(len(self.theirs)))
        ids = {index: self.mine[mine].id for index, mine in partners if mine is not None}
        for index in self.new:
            ids[index] = _free_id(self.theirs[index].id, taken)
        return ids

    def draft_ids(self) -> dict[str, str]:
        """Return how the ids of the new draft change to be remembered as those of the result."""
        taken = {statement.id.casefold() for statement in self.mine}
        taken |= {self.ids[index].casefold() for index in self.new}
        names: dict[str, str] = {}
        for index, statement in enumerate(self.theirs):
            keeps = index in self.new or index in self._mine_of_theirs
            names[statement.id] = self.ids[index] if keeps else _free_id(statement.id, taken)
        return names

    def _links_of_rejected(self) -> frozenset[LinkIdentity]:
        ids: dict[object, str] = {}
        for index, name in self.ids.items():
            ids.setdefault(self.their_spots[index].words, name)
            ids.setdefault(self.their_spots[index].parts or "", name)
        links = [self._rejected_link(entry, ids) for entry in self._rejected if "kind" in entry]
        return frozenset(link for link in links if link)

    def _rejected_link(
        self, entry: Mapping[str, Any], ids: Mapping[object, str]
    ) -> LinkIdentity | None:
        end = entry.get("conclusion")
        target = self._rejected_link(end, ids) if isinstance(end, dict) else self._id_of(end, ids)
        premises = [self._id_of(words, ids) for words in entry.get("premises") or ()]
        known = frozenset(premise for premise in premises if premise)
        if not premises or target is None or None in premises:
            return None
        return LinkIdentity(str(entry.get("kind")), known, target)

    def _id_of(self, words: object, ids: Mapping[object, str]) -> str | None:
        if not isinstance(words, str):
            return None
        return ids.get(normal_words(words)) or ids.get(self._place(words) or None)

    def _spots_of_rejected(self) -> Iterator[tuple[str, object]]:
        for entry in self._rejected:
            words, role = entry.get("words"), str(entry.get("role"))
            if isinstance(words, str):
                yield from ((role, normal_words(words)), (role, self._place(words) or ""))

    def _place(self, words: str) -> object:
        found = self._anchor.find(words)
        return found.parts if isinstance(found, Found) else ()

    def remembered(self) -> Entries:
        """Return what was rejected before and what the person deleted since the last draft."""
        mine, spots = self._mine_of_base, self._base_spots
        words = {self.mine[mine[index]].id: spots[index].words for index in mine}
        deleted: list[dict[str, Any]] = [
            {"words": spots[index].words, "role": statement.role}
            for index, statement in enumerate(self.base)
            if index not in mine
        ]
        links = [link for link in self.base_links if link not in self.my_links]
        deleted += [_rejected_entry(link, words) for link in links]
        return with_rejected(self._rejected, deleted)


def _rejected_entry(link: LinkIdentity, words: Mapping[str, str]) -> dict[str, Any]:
    target = link.target
    is_link = isinstance(target, LinkIdentity)
    return {
        "kind": link.kind,
        "premises": sorted(words[premise] for premise in link.premises),
        "conclusion": _rejected_entry(target, words) if is_link else words[target],
    }


def _links_of(outline: Outline, ids: Mapping[int, str]) -> dict[LinkIdentity, PlacedLink]:
    """Return the links of a reading whose ends have an id in the result, undercuts last."""
    names = {outline.statements[index].id: name for index, name in ids.items()}
    placed = [PlacedLink(*each) for each in outline.placed_links()]
    by_id: dict[str, LinkIdentity] = {}
    found: dict[LinkIdentity, PlacedLink] = {}
    for each in sorted(placed, key=lambda each: each.link.kind == "undercut"):
        link = each.link
        premises = frozenset(names[premise] for premise in link.premises if premise in names)
        targets: Mapping[str, Any] = by_id if link.kind == "undercut" else names
        target = targets.get(link.conclusion)
        if target is None or len(premises) < len(link.premises) or target in premises:
            continue
        identity = LinkIdentity(link.kind, premises, target)
        by_id.setdefault(link.id, identity)
        found.setdefault(identity, each)
    return found


def _free_id(name: str, taken: set[str]) -> str:
    chosen, number = name, 1
    while chosen.casefold() in taken:
        number += 1
        chosen = f"{name[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    taken.add(chosen.casefold())
    return chosen
