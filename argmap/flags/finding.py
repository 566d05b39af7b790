"""What a rule hands over: a finding, before anybody has confirmed or answered it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import ArgumentGraph
    from argmap.model import Level, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness on one statement or link, in the four parts of its message that the rule knows."""

    code: str
    level: Level
    says: str  # what the text says, quoted, and what speaks for it
    lacks: str  # what the text does not give
    why: str
    question: str
    statement: str | None = None
    link: str | None = None
    span: Span | None = None  # the place to show; without it, the whole of the holder
    proposed_only: bool = False  # hollow until a person writes `- flag:`
    travels: bool = True  # whether, as an error or warning, it weakens what rests on its holder

    @property
    def holder(self) -> str:
        """Return the id of the statement or link that the finding hangs on."""
        return self.link or self.statement or ""


class Rule(Protocol):
    """A module that looks for one weakness; its docstring is its page in the catalogue."""

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The rule's page."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of the module
        """The published code."""

    @property
    def LEVEL(self) -> Level:  # noqa: N802 - a constant of the module
        """The level at which the rule raises, unless it says otherwise."""

    def check(self, graph: ArgumentGraph) -> Iterator[Finding]:
        """Yield what the rule finds."""
