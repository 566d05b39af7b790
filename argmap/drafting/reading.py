"""Segments with all that is known of each: what the rules for links look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.drafting.cues import found
from argmap.drafting.learned.voter import Votes
from argmap.drafting.roles import content, ground, tells_results, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.drafting.attribution import Voice
    from argmap.drafting.roles import Part
    from argmap.drafting.segments import Segment
    from argmap.model import Role

_FEW = 2  # sentences in a paragraph


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment that has a role; `rank` is its place among those that have one, `number` that among all segments."""

    rank: int
    number: int
    segment: Segment
    voice: Voice
    part: Part
    role: Role
    words: str  # its own and those that lead up to it
    ground: str  # the word with which it gives a reason
    content: frozenset[str]
    cues: frozenset[str]  # the kinds of cue words among its words

    @property
    def is_point(self) -> bool:
        """Return whether others may be granted or outweighed against it: it is more than evidence."""
        return self.role != "evidence"

    def says(self, kind: str) -> bool:
        """Return whether it holds a cue of a kind."""
        return kind in self.cues


@dataclass(frozen=True, slots=True)
class Reading:
    """All units of a text, in order."""

    units: tuple[Unit, ...]
    main: int | None = None  # rank of the main claim
    in_lines: bool = False  # the paragraphs are hardly longer than a sentence
    of_results: bool = False  # a short report of results, with its point at the end
    votes: Votes = field(default_factory=Votes)  # of a trained voter

    def vote(self, unit: Unit, target: Unit) -> float | None:
        """Return the voter's chance that one unit speaks for another; None where it has not looked."""
        return (
            self.votes.links.get((unit.number, target.number), 0.0) if self.votes.weight else None
        )

    def beside(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units directly before and after one that are parts of the same sentence."""
        near = (
            self.units[rank]
            for rank in (unit.rank - 1, unit.rank + 1)
            if 0 <= rank < len(self.units)
        )
        return tuple(
            other
            for other in near
            if same_sentence(unit, other) and abs(other.number - unit.number) == 1
        )

    def before(self, unit: Unit) -> Unit | None:
        """Return the unit of the segment directly before one."""
        other = self.units[unit.rank - 1] if unit.rank else None
        return other if other is not None and other.number == unit.number - 1 else None

    def ends_section(self, unit: Unit) -> bool:
        """Return whether a unit is the last of its section."""
        return unit.rank == len(self.units) - 1 or not same_section(unit, self.units[unit.rank + 1])

    def opens_section(self, unit: Unit) -> bool:
        """Return whether a unit is the first of its section."""
        return unit.rank == 0 or not same_section(unit, self.units[unit.rank - 1])


def to_reading(
    segments: Sequence[Segment],
    voices: Sequence[Voice],
    parts: Sequence[Part],
    votes: Votes | None = None,
) -> Reading:
    """Return the units of a text: the segments that have a role."""
    units: list[Unit] = []
    for number, (segment, voice, part) in enumerate(zip(segments, voices, parts, strict=True)):
        if part.role is not None:
            words = whole(segment)
            known = (words, ground(segment), content(segment), frozenset(found(words)))
            units.append(Unit(len(units), number, segment, voice, part, part.role, *known))
    main = next((unit.rank for unit in units if unit.part.main), None)
    sentences, blocks = (
        {segment.sentence for segment in segments},
        {segment.block for segment in segments},
    )
    in_lines = len(sentences) < _FEW * len(blocks)
    return Reading(tuple(units), main, in_lines, tells_results(segments), votes or Votes())


def same_sentence(one: Unit, other: Unit) -> bool:
    """Return whether two units are parts of one sentence."""
    return one.segment.sentence == other.segment.sentence


def same_section(one: Unit, other: Unit) -> bool:
    """Return whether no heading stands between two units."""
    return one.segment.section == other.segment.section


def same_block(one: Unit, other: Unit) -> bool:
    """Return whether two units stand in one paragraph or list item."""
    return one.segment.block == other.segment.block
