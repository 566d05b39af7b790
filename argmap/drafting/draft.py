"""Utterances with their roles -> a draft: its statements in order, which the links join."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.drafting.guesses import DraftRole
from argmap.drafting.learned.voter import Votes
from argmap.drafting.segments import Segment
from argmap.drafting.utterances import Discourse, Utterance
from argmap.model import Role


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """An utterance that argues something."""

    rank: int  # among the statements
    number: int  # among all utterances
    utterance: Utterance
    proposed: DraftRole
    role: Role

    @property
    def segment(self) -> Segment:
        """Return its stretch of text."""
        return self.utterance.segment

    @property
    def section(self) -> int:
        """Return the number of its section."""
        return self.segment.section

    @property
    def is_point(self) -> bool:
        """Return whether it is more than evidence."""
        return self.role != "evidence"

    def says(self, kind: str) -> bool:
        """Return whether it contains a cue of a kind."""
        return self.utterance.says(kind)


@dataclass(frozen=True, slots=True)
class Draft:
    """All statements that are proposed for a text, in order."""

    statements: tuple[DraftStatement, ...]
    main: int | None  # rank of the main claim
    discourse: Discourse
    votes: Votes

    def vote(self, one: DraftStatement, other: DraftStatement) -> float | None:
        """Return the voter's chance that one supports another; None if it is not used."""
        ends = (one.number, other.number)
        return self.votes.links.get(ends, 0.0) if self.votes.weight else None

    def near(self, one: DraftStatement, before: int, after: int) -> tuple[DraftStatement, ...]:
        """Return the statements within a distance before and after one."""
        start, here, end = max(0, one.rank - before), one.rank, one.rank + 1 + after
        return self.statements[start:here] + self.statements[here + 1 : end]

    def beside(self, one: DraftStatement) -> tuple[DraftStatement, ...]:
        """Return the statements directly before and after one that are in its sentence."""
        numbers = self.discourse.beside(one.number)
        return tuple(other for other in self.near(one, 1, 1) if other.number in numbers)

    def before(self, one: DraftStatement) -> DraftStatement | None:
        """Return the statement that is the segment directly before one."""
        before = self.statements[one.rank - 1] if one.rank else None
        return before if before and before.number == one.number - 1 else None

    def ends_section(self, one: DraftStatement) -> bool:
        """Return whether a statement is the last of its section."""
        return not any(other.section == one.section for other in self.near(one, 0, 1))


def to_draft(discourse: Discourse, roles: Sequence[DraftRole], votes: Votes) -> Draft:
    """Return the statements of a text: the utterances that have a role."""
    found: list[DraftStatement] = []
    for number, (utterance, each) in enumerate(zip(discourse.utterances, roles, strict=True)):
        if each.role is not None:
            found.append(DraftStatement(len(found), number, utterance, each, each.role))
    main = next((statement.rank for statement in found if statement.proposed.main), None)
    return Draft(tuple(found), main, discourse, votes)
