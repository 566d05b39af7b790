"""What a rule yields: a finding, before anybody has confirmed or answered it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from argmap.graph import ArgumentGraph
from argmap.model import Level, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A weakness of one statement or link, in the words that only this text can supply.

    The rest of the message comes from the rule: its name, its level, the reason and the question.
    """

    says: str  # what the text says, quoted, and what supports that
    lacks: str  # what the text does not give
    statement: str | None = None
    link: str | None = None
    span: Span | None = None  # the place to show; by default the whole statement or link
    level: Level | None = None  # if it differs from the rule's
    stake: str = ""  # a sentence that is added to the reason: what depends on it in this text
    proposed_only: bool = False  # hollow until a person writes `- flag:`
    spreads: bool = True  # whether, as an error or warning, it weakens what rests on its holder
    covers: tuple[str, ...] = ()  # ids of links that need no further word after this finding
    absence: bool = False  # it says that a link is missing, as all findings of some rules do

    @property
    def holder(self) -> str:
        """Return the id of the statement or link that the finding is attached to."""
        return self.link or self.statement or ""


Check: TypeAlias = Callable[[ArgumentGraph], Iterator[Finding]]
