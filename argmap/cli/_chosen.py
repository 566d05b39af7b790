"""The flags of one document that a caller asked for, and where each of them is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.model import Flag, Problem
    from argmap.pipeline import Outcome

LEVELS = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which flags were asked for, by the beginning of their codes, and which of them fail."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""

    def wants(self, flag: Flag) -> bool:
        """Return whether a flag was asked for."""
        return flag.code.startswith(self.select or ("",)) and not (
            self.ignore and flag.code.startswith(self.ignore)
        )

    def fails(self, flag: Flag) -> bool:
        """Return whether a raised flag is one that the caller asked to fail on."""
        if not self.fail_on or flag.state != "raised":
            return False
        return (
            flag.code == self.fail_on
            if self.fail_on not in LEVELS
            else LEVELS.index(flag.level) <= LEVELS.index(self.fail_on)
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document with the flags that were asked for, in report order."""

    outcome: Outcome
    asked: Asked
    flags: tuple[Flag, ...]
    known: frozenset[str] | None = None  # ids that a baseline holds; None without a baseline

    @property
    def path(self) -> str:
        """Return the file at which flags are printed: the annotation, or the source of a draft."""
        reading = self.outcome.reading
        return (
            self.outcome.document.shown
            if reading is None or reading.drafted
            else reading.annotation.path
        )

    @property
    def source(self) -> str:
        """Return the path of the source."""
        return (
            self.outcome.reading.annotation.source.path
            if self.outcome.reading
            else self.outcome.document.source
        )

    @property
    def drafted(self) -> bool:
        """Return whether the machine drafted the document in memory."""
        return bool(self.outcome.reading and self.outcome.reading.drafted)

    @property
    def was_read(self) -> bool:
        """Return whether the document could be read."""
        return self.outcome.reading is not None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of the document's files."""
        return (
            self.outcome.reading.report.problems if self.outcome.reading else self.outcome.problems
        )

    @property
    def new(self) -> tuple[Flag, ...]:
        """Return the flags that no baseline holds."""
        return tuple(flag for flag in self.flags if flag.id not in (self.known or ()))

    @property
    def fails(self) -> bool:
        """Return whether a new flag is one to fail on."""
        return any(self.asked.fails(flag) for flag in self.new)

    def without_known(self) -> Chosen:
        """Return the same with the new flags only."""
        return replace(self, flags=self.new)

    def place(self, flag: Flag) -> tuple[int, int]:
        """Return line and column of a flag: at its link or statement in the annotation; in a draft, at its words."""
        reading = self.outcome.reading
        if reading is None:
            return 1, 1
        annotation = reading.annotation
        if reading.drafted or not (flag.link or flag.statement):
            line = flag.line or 1
            return line, flag.start - annotation.source.line_starts[
                line - 1
            ] + 1 if flag.start is not None else 1
        places = {each.id: each.at for each in annotation.statements} | {
            each.id: each.at for each in annotation.links
        }
        return max(1, places.get(flag.link or flag.statement or "", 1)), 1

    def data(self) -> dict[str, Any]:
        """Return the document as `--format json` gives it."""
        from argmap.data import to_data

        path = self.outcome.document.shown
        if self.outcome.reading is None:
            problems = [
                {key: getattr(each, key) for key in ("path", "line", "col", "level", "message")}
                for each in self.problems
            ]
            return {"path": path, "problems": problems, "flags": [], "checks": [], "standing": []}
        data = to_data(
            self.outcome.reading.annotation,
            self.outcome.reading.report,
            root=self.outcome.document.root,
        )
        shown = {key: data[key] for key in ("problems", "flags", "checks", "standing")}
        ids = {flag.id for flag in self.flags}
        return {
            "path": path,
            **shown,
            "flags": [flag for flag in data["flags"] if flag["id"] in ids],
        }
