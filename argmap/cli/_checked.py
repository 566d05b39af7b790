"""What a check found in one document: the flags that the caller selected, and their places."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import LEVELS, Flag
from argmap.pipeline import Outcome
from argmap.project import Settings


@dataclass(frozen=True, slots=True)
class Selection:
    """Which flags are reported, by the beginning of their codes, and which of them fail."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""  # a level, a code, or nothing

    def or_else(self, settings: Settings) -> Selection:
        """Return the selection with a document's settings for what it does not say itself."""
        return Selection(
            self.select or settings.select,
            self.ignore or settings.ignore,
            self.fail_on or settings.fail_on,
        )

    def reports(self, flag: Flag) -> bool:
        """Return whether a flag is selected and not ignored."""
        selected = flag.code.startswith(self.select or ("",))
        return selected and not (self.ignore and flag.code.startswith(self.ignore))

    def fails(self, flag: Flag) -> bool:
        """Return whether a flag is raised and is one to fail on."""
        if flag.state != "raised" or not self.fail_on:
            return False
        levels = list[str](LEVELS)
        if self.fail_on in levels:
            return levels.index(flag.level) <= levels.index(self.fail_on)
        return flag.code == self.fail_on


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document with the flags that are reported, in report order."""

    outcome: Outcome
    selection: Selection
    flags: tuple[Flag, ...]
    known: frozenset[str] | None = None  # ids that a baseline contains; None without a baseline

    @property
    def path(self) -> str:
        """Return the file at which flags are printed: the annotation, or the source of a draft."""
        return self.outcome.document.shown

    @property
    def source(self) -> str:
        """Return the path of the source."""
        reading = self.outcome.reading
        return reading.annotation.source.path if reading else self.outcome.document.source

    @property
    def drafted(self) -> bool:
        """Return whether the machine drafted the document in memory."""
        return bool(self.outcome.reading and self.outcome.reading.drafted)

    @property
    def new(self) -> tuple[Flag, ...]:
        """Return the flags that no baseline contains."""
        return tuple(flag for flag in self.flags if flag.id not in (self.known or ()))

    @property
    def fails(self) -> bool:
        """Return whether a new flag is one to fail on."""
        return any(self.selection.fails(flag) for flag in self.new)

    def in_source(self, flag: Flag) -> bool:
        """Return whether a flag's place is in the source, because no annotation has it."""
        return self.drafted or not (flag.link or flag.statement)

    def place(self, flag: Flag) -> tuple[int, int]:
        """Return line and column of a flag: at its link or statement, or at its words."""
        reading = self.outcome.reading
        if reading is None or (self.in_source(flag) and flag.start is None):
            return 1, 1
        if self.in_source(flag):
            return flag.line or 1, reading.annotation.source.column_at(flag.start or 0)
        graph = reading.graph
        holder = graph.links.get(flag.link or "") or graph.statements.get(flag.statement or "")
        return max(1, holder.at if holder else 1), 1
