"""What a check found: the flags that are selected, their places, and which a baseline has."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from argmap.cli._output import json_text
from argmap.flags.review import Review, review_of
from argmap.model import LEVELS, ArgmapError, Flag
from argmap.pipeline import Outcome
from argmap.settings import Settings
from argmap.source.files import FileError, read_bytes, write_bytes
from argmap.summary import counted
from argmap.symbols import in_shell


@dataclass(frozen=True, slots=True)
class Selection:
    """Which flags are reported, by the beginning of their codes, and which of them fail."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""  # a level, a code, or nothing

    def or_else(self, settings: Settings) -> "Selection":
        """Return the selection with a document's settings for what it does not say itself."""
        return Selection(
            self.select or settings.select,
            self.ignore or settings.ignore,
            self.fail_on or settings.fail_on,
        )

    def reports(self, flag: Flag) -> bool:
        selected = flag.code.startswith(self.select or ("",))
        return selected and not (self.ignore and flag.code.startswith(self.ignore))

    def fails(self, flag: Flag) -> bool:
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
        reading = self.outcome.reading
        return reading.annotation.source.path if reading else self.outcome.document.source

    @property
    def drafted(self) -> bool:
        return bool(self.outcome.reading and self.outcome.reading.drafted)

    @property
    def new(self) -> tuple[Flag, ...]:
        return tuple(flag for flag in self.flags if not self.is_known(flag))

    def is_known(self, flag: Flag) -> bool:
        """Return whether a flag is not new: a baseline has it, or with a baseline it is answered.

        One that the baseline has as a proposal is new if it is raised.
        """
        if self.known is None:
            return False
        if flag.state == "answered":
            return True
        as_proposal = flag.state == "proposed" and _as_proposal(flag) in self.known
        return flag.id in self.known or as_proposal

    @property
    def fails(self) -> bool:
        return any(self.selection.fails(flag) for flag in self.new)

    @property
    def review(self) -> Review:
        """Return how much of the document is reviewed; nothing of one that was not read."""
        reading = self.outcome.reading
        return review_of(reading.graph) if reading else Review(0, 0, 0, ())

    def in_source(self, flag: Flag) -> bool:
        """Return whether a flag's place is in the source, because no annotation has it."""
        return self.drafted or not (flag.link or flag.statement)

    def page(self, flag: Flag) -> str:
        """Return the page of the document that a flag's line was on, if it is known."""
        reading = self.outcome.reading
        return reading.annotation.source.page_at(flag.line or 0) if reading else ""

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


def read_baseline(path: str) -> dict[str, frozenset[str]]:
    """Return the ids of the known flags of each document; raises ArgmapError for other files."""
    try:
        data = json.loads(read_bytes(path))
    except FileError as error:
        hint = f"`argmap check --baseline {in_shell(path)} --write-baseline` writes it"
        raise ArgmapError(f"{error}; {hint}") from error
    except (ValueError, RecursionError) as error:
        reason = f"not a baseline file ({error}); recreate it with --write-baseline"
        raise ArgmapError(f"{path}: {reason}") from error
    flags = data.get("flags") if isinstance(data, dict) and data.get("argmap") == 1 else None
    if not isinstance(flags, dict) or not all(_are_ids(ids) for ids in flags.values()):
        message = "not a baseline file of this version; recreate it with --write-baseline"
        raise ArgmapError(f"{path}: {message}")
    return {name: frozenset(ids) for name, ids in flags.items()}


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def save_baseline(path: str, outcomes: Sequence[Outcome]) -> str:
    """Write every raised or proposed flag, sorted, one per line; return a message that says so."""
    flags = {
        name_in_baseline(path, outcome): sorted(_ids(outcome.report.flags))
        for outcome in outcomes
        if outcome.reading
    }
    text = json_text({"argmap": 1, "flags": dict(sorted(flags.items()))})
    verb = "wrote" if write_bytes(path, text.encode()) else "unchanged:"
    return f"{path}: {verb} {counted(sum(map(len, flags.values())), 'flag')}"


def _ids(flags: Iterable[Flag]) -> Iterator[str]:
    for flag in flags:
        if flag.state != "answered":
            yield flag.id if flag.state == "raised" else _as_proposal(flag)


def _as_proposal(flag: Flag) -> str:
    return f"{flag.id}?"


def name_in_baseline(path: str, outcome: Outcome) -> str:
    """Return a document's name in a baseline: its path relative to the baseline's own folder."""
    folder = PurePath(os.path.realpath(path)).parent
    return PurePath(os.path.relpath(os.path.realpath(outcome.document.file), folder)).as_posix()
