"""What speaks for what: links between units, each with its reason; where nothing speaks for one there is none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import fsum, log
from typing import TYPE_CHECKING

from argmap.drafting.cues import find
from argmap.drafting.reading import same_block, same_section, same_sentence
from argmap.drafting.roles import ENOUGH, SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from argmap.drafting.reading import Reading, Unit
    from argmap.model import Kind

NEXT_TO_IT = "next to it"
LIST = "list"
SUMMARY_WORD = "summary word"
CLOSING_POINT = "closing point"
PLACES = frozenset(
    {NEXT_TO_IT, LIST, SUMMARY_WORD, CLOSING_POINT}
)  # reasons that are no words of the text
_REASON_WORDS = frozenset(
    {"because", "since", "after all", "the reason is", "if only because"}
)  # those that say nothing else
_LONG = 25  # units of a text in which most may still speak for one claim
_FARTHEST = 20  # units that a summary word takes up
_WINDOW = 10  # units before and after one among which its conclusion is looked for
_BETWEEN_ITEMS = 8  # units that may stand between two items of a list
_UNDERCUT = 4  # units between a link and what is said against it
_LIKELY = 4  # points above which a link is proposed
_SURE = 14  # points with which two in three are right
_SURER = 2  # how many more it takes where the voter is heard: a wrong link costs a person as much as a missing one
# What a distance is worth: how many units further the conclusion stands.
_NEARNESS = {-5: -3, -4: -2, -3: 0, -2: 2, -1: 4, 1: 4, 2: 1, 3: -2, 4: -4, 5: -6}
_FAR = -8
_VOTE = 4.0  # points for a chance e times as great as a middling one
_MIDDLING = 0.15
_MOST_ODDS = 2.5
_SECOND = 0.25  # chance above which a second link goes out from a unit
_RUN = 3  # the same for a concluding claim, where nothing but evidence stands between


@dataclass(frozen=True, slots=True)
class Bond:
    """A link before the statements have ids: the ranks of its ends."""

    source: int
    target: int
    kind: Kind
    because: str
    rule: str = ""  # the name of the rule that proposed it
    onto: int = (
        -1
    )  # for an undercut: the conclusion of the link from `target` that it speaks against
    sure: bool = False  # whether two in three such links are right


class _Bonds:
    """The links that were accepted so far: no circle, none twice, one from a unit by each rule."""

    def __init__(self) -> None:
        self.kept: list[Bond] = []
        self._onward: dict[int, list[int]] = {}

    @property
    def linked(self) -> frozenset[int]:
        """Return the ranks from which a link goes out."""
        return frozenset(self._onward)

    def add(self, rule: str, bonds: Iterator[Bond]) -> None:
        """Accept of a rule's proposals the first from each unit that closes no circle."""
        done: set[int] = set()
        for bond in bonds:
            if bond.source not in done and not self._leads_back(bond):
                done.add(bond.source)
                self.kept.append(replace(bond, rule=rule))
                self._onward.setdefault(bond.source, []).append(bond.target)

    def _leads_back(self, bond: Bond) -> bool:
        """Return whether a link stands already or leads back to where it starts."""
        if bond.target in self._onward.get(bond.source, ()):
            return True
        reached, todo = {bond.target}, [bond.target]
        while todo and bond.source not in reached:
            new = [target for target in self._onward.get(todo.pop(), ()) if target not in reached]
            reached.update(new)
            todo += new
        return bond.source in reached


def to_bonds(reading: Reading) -> tuple[Bond, ...]:
    """Return the links, in the order of their sources; never a circle, never two between the same ends."""
    bonds = _Bonds()
    for rule, propose in RULES:
        bonds.add(rule, propose(reading, bonds.linked))
    return tuple(
        sorted(
            [*bonds.kept, *_undercuts(reading, bonds.kept)],
            key=lambda bond: (bond.source, bond.target, bond.kind),
        )
    )


def _reasons(reading: Reading, _linked: Collection[int]) -> Iterator[Bond]:
    """Yield links from a part that opens with "because" or the like to what it gives a reason for."""
    for unit in reading.units:
        if not unit.ground or unit.role == "rebuttal":
            continue
        beside = reading.beside(unit)
        before = reading.before(unit)
        if not beside and before is not None and unit.says("afterthought"):
            beside = (before,)
        yield from (
            Bond(
                unit.rank,
                other.rank,
                "support",
                unit.ground,
                sure=unit.ground.lower() in _REASON_WORDS,
            )
            for other in beside
        )


def _lists(reading: Reading, _linked: Collection[int]) -> Iterator[Bond]:
    """Yield links from list items to the line that introduces them, the one that ends in a colon."""
    intro: Unit | None = None
    for unit in reading.units:
        if unit.segment.marker:
            if intro is not None and same_section(unit, intro) and _begins_block(reading, unit):
                yield Bond(unit.rank, intro.rank, "support", LIST, sure=True)
        elif unit.segment.text.endswith(":"):
            intro = unit
        elif intro is not None and not _stands_in_list(reading, unit):
            intro = None


def _begins_block(reading: Reading, unit: Unit) -> bool:
    return unit.rank == 0 or not same_block(unit, reading.units[unit.rank - 1])


def _stands_in_list(reading: Reading, unit: Unit) -> bool:
    """Return whether an item follows: a paragraph between two items belongs to the one before it."""
    after = reading.units[unit.rank + 1 : unit.rank + 1 + _BETWEEN_ITEMS]
    return any(other.segment.marker and same_section(other, unit) for other in after)


def _attacks(reading: Reading, _linked: Collection[int]) -> Iterator[Bond]:
    """Yield attacks: an answer on the claim it denies, a granted point on what outweighs it."""
    by_number = {unit.number: unit for unit in reading.units}
    for unit in reading.units:
        if unit.role != "rebuttal":
            continue
        if unit.part.answers >= 0:
            target = by_number.get(unit.part.answers)
        else:
            target = _outweighing(reading, unit) if unit.part.concedes else reading.before(unit)
        if target is not None:
            yield Bond(unit.rank, target.rank, "attack", unit.part.because, sure=unit.part.within)


def _outweighing(reading: Reading, unit: Unit) -> Unit | None:
    """Return what a granted point speaks against: the rest of its sentence, else the main claim or the nearest point."""
    if unit.part.within:
        rest = [
            other
            for other in reading.units[max(0, unit.rank - 3) : unit.rank + 4]
            if same_sentence(unit, other) and not other.part.concedes
        ]
        return min(
            rest,
            key=lambda other: (
                not _is_main_clause(other),
                other.rank < unit.rank,
                abs(other.rank - unit.rank),
            ),
            default=None,
        )
    if len(reading.units) <= SHORT and reading.main is not None:
        return reading.units[reading.main]
    before = (
        other
        for other in reversed(reading.units[max(0, unit.rank - _WINDOW) : unit.rank])
        if other.is_point and same_section(unit, other)
    )
    after = (
        other
        for other in reading.units[unit.rank + 1 : unit.rank + _WINDOW]
        if other.is_point and not other.part.concedes
    )
    return next(before, None) or next(after, None)


def _is_main_clause(unit: Unit) -> bool:
    """Return whether a part of a sentence holds the verb on which the rest of it hangs."""
    top = next(
        (word.start for word in unit.segment.whole.words if not word.step and word.is_word), -1
    )
    return unit.segment.start <= top < unit.segment.end


def _collected(reading: Reading, linked: Collection[int]) -> Iterator[Bond]:
    """Yield links to a unit that takes up all that stands before it, from there back to the last conclusion."""
    taken = set(linked)
    closes = len(reading.units) <= SHORT and not reading.of_results
    for unit in reading.units:
        if unit.voice.reported or not (
            unit.says("collecting") or (closes and unit.says("closing"))
        ):
            continue
        for other in _back_to_conclusion(reading, unit):
            if other.rank not in taken:
                taken.add(other.rank)
                yield Bond(other.rank, unit.rank, "support", SUMMARY_WORD)


def _back_to_conclusion(reading: Reading, unit: Unit) -> Iterator[Unit]:
    """Yield what stands before a unit in its section, or in the section before where it opens its own."""
    here = unit.segment.section
    sections = {here, here - 1} if reading.opens_section(unit) else {here}
    for other in reversed(reading.units[max(0, unit.rank - _FARTHEST) : unit.rank]):
        if other.segment.section not in sections:
            return
        if other.voice.reported:
            continue
        if other.role != "rebuttal":
            yield other
        if other.role == "conclusion" or other.says("collecting"):
            return


def _results(reading: Reading, linked: Collection[int]) -> Iterator[Bond]:
    """Yield, in a short report of results, links from each result to that of the closing points with which it shares most."""
    closing = _closing_points(reading) if reading.of_results else ()
    held = Counter(word for unit in reading.units for word in unit.content)
    for unit in reading.units if closing else ():
        if unit.role == "evidence" and unit.rank not in linked and unit.rank < closing[-1].rank:
            shared = {
                other.rank: fsum(1 / held[word] for word in unit.content & other.content)
                for other in closing
            }
            yield Bond(
                unit.rank,
                max(shared, key=lambda rank: (shared[rank], -rank)),
                "support",
                CLOSING_POINT,
            )


def _closing_points(reading: Reading) -> tuple[Unit, ...]:
    """Return the points at the end of a text, after its last evidence; where there are none, the last point."""
    last = next((unit.rank for unit in reversed(reading.units) if not unit.is_point), -1)
    points = [unit for unit in reading.units if unit.is_point]
    return tuple([unit for unit in points if unit.rank > last] or points[-1:])


def _nearby(reading: Reading, linked: Collection[int]) -> Iterator[Bond]:
    """Yield links from what is not linked yet to what it may speak for, the likeliest first."""
    for unit in reading.units:
        told = unit.voice.reported and not unit.voice.fact
        if unit.rank in linked or unit.rank == reading.main or unit.part.concedes or told:
            continue
        if reading.of_results and unit.is_point:
            continue
        around = (
            reading.units[max(0, unit.rank - _WINDOW) : unit.rank]
            + reading.units[unit.rank + 1 : unit.rank + 1 + _WINDOW]
        )
        points = {other.rank: _points(reading, unit, other) for other in around}
        for rank in sorted(points, key=lambda rank: (-points[rank], abs(rank - unit.rank), rank)):
            if points[rank] > _LIKELY + _SURER * reading.votes.weight:
                yield Bond(
                    unit.rank,
                    rank,
                    "support",
                    _why(unit, reading.units[rank]),
                    sure=points[rank] >= _SURE,
                )


def _second(reading: Reading, linked: Collection[int]) -> Iterator[Bond]:
    """Yield what the voter finds likely beside a link that stands: evidence may speak for the claim on either side."""
    for unit in reading.units if reading.votes.weight == 1 else ():
        if unit.role != "evidence" or unit.rank not in linked or unit.voice.reported:
            continue
        near = reading.units[max(0, unit.rank - _WINDOW) : unit.rank + 1 + _WINDOW]
        for other in sorted(near, key=lambda other: -(reading.vote(unit, other) or 0.0)):
            if (
                other.is_point
                and other.role != "rebuttal"
                and (reading.vote(unit, other) or 0.0) > _SECOND
            ):
                yield Bond(unit.rank, other.rank, "support", _why(unit, other))


# The rules in the order in which they are asked; the later ones link what the earlier ones left.
RULES: tuple[tuple[str, Callable[[Reading, Collection[int]], Iterator[Bond]]], ...] = (
    ("reasons", _reasons),
    ("lists", _lists),
    ("attacks", _attacks),
    ("collected", _collected),
    ("results", _results),
    ("nearby", _nearby),
    ("second", _second),
)


def _why(unit: Unit, target: Unit) -> str:
    """Return the cue that ties two units, else that they stand side by side."""
    if target.rank > unit.rank:
        return find("conclusion", target.words) or NEXT_TO_IT
    return next(
        (words for kind in ("example", "again", "summary") if (words := find(kind, unit.words))),
        NEXT_TO_IT,
    )


def _points(reading: Reading, unit: Unit, target: Unit) -> float:
    """Return how likely a unit speaks for another; every figure is ours, set by hand."""
    return (
        1.8 * _claims(target)
        - _claims(unit)
        + _by_place(reading, unit, target)
        + _by_cues(unit, target)
        - 4 * target.voice.reported
        + _by_vote(reading, unit, target)
        + 0.5 * min(3, len(unit.content & target.content))
    )


def _claims(unit: Unit) -> float:
    """Return how much of a claim a unit is."""
    return max(-8, min(8, unit.part.points)) / 4


def _by_place(reading: Reading, unit: Unit, target: Unit) -> int:
    """Return what speaks for a link by where its ends stand."""
    step, last = target.rank - unit.rank, len(reading.units) - 1
    between = reading.units[min(unit.rank, target.rank) + 1 : max(unit.rank, target.rank)]
    blocked = any(other.part.points >= ENOUGH for other in between)
    near = _NEARNESS.get(step, _FAR)
    if step > 0 and not blocked and _concludes(reading, target):
        near = max(near, _RUN)
    main = target.part.main * (6 if last < SHORT else 2 if last < _LONG else 0)
    return (
        near - 2 * blocked + main + _by_edge(reading, unit, target) - _apart(reading, unit, target)
    )


def _by_edge(reading: Reading, unit: Unit, target: Unit) -> int:
    """Return what speaks for a target at either end of the text; results speak for the point at the end."""
    last = target.rank == len(reading.units) - 1
    if not reading.of_results:
        return 3 * (target.rank == 0) + 2 * last
    return (8 if target.is_point else 2) * last - 4 * (target.rank < unit.rank)


def _by_vote(reading: Reading, unit: Unit, target: Unit) -> float:
    """Return what a trained voter's chance of a link is worth: nothing where it is middling."""
    chance = reading.vote(unit, target)
    if chance is None:
        return 0.0
    return (
        _VOTE
        * reading.votes.weight
        * max(-_MOST_ODDS, min(_MOST_ODDS, log(max(chance, 1e-6) / _MIDDLING)))
    )


def _concludes(reading: Reading, unit: Unit) -> bool:
    """Return whether a unit is the last of its section, or says that it concludes."""
    return reading.ends_section(unit) or unit.says("closing") or unit.says("collecting")


def _apart(reading: Reading, unit: Unit, target: Unit) -> int:
    """Return what borders between two units take away: little where each sentence has a line of its own."""
    if same_sentence(unit, target):
        return -2
    if same_block(unit, target):
        return -2 if unit.segment.marker else 0
    return (1 if reading.in_lines else 4) + (0 if same_section(unit, target) else 5)


def _by_cues(unit: Unit, target: Unit) -> int:
    """Return what speaks for a link by the words of its ends."""
    ahead = target.rank > unit.rank
    points = (3 if ahead else -3) * target.says("conclusion")
    points -= 2 * unit.says("advice") + target.says("contrast") + bool(target.ground)
    points -= 2 * ahead * (bool(unit.ground) + target.says("again"))
    return points + 2 * (target.rank == unit.rank + 1 and target.says("summary"))


def _undercuts(reading: Reading, kept: Collection[Bond]) -> Iterator[Bond]:
    """Yield what is said against a step and not against its ends: "That does not prove …", after the step."""
    for unit in reading.units:
        words = find("undercut", unit.words)
        steps = (
            [
                bond
                for bond in kept
                if bond.kind == "support"
                and unit.rank - _UNDERCUT <= bond.source < unit.rank
                and bond.target < unit.rank
            ]
            if words
            else []
        )
        if steps:
            step = max(steps, key=lambda bond: (bond.source, bond.target))
            yield Bond(unit.rank, step.source, "undercut", words, "undercuts", step.target)
