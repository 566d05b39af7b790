"""The journal of one document: every act as a patch, so that all can be undone, also tomorrow.

One JSON object per line, only ever added to. An entry is written before the file it is about: if
the process is killed between the two, the entry does not count, because the file shows that.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from argmap.editing.patches import Hunk
from argmap.source.files import make_folder, write_bytes

CACHE = ".argmap-cache"
FOLDER = "journal"
MOST = 5_000  # steps that are kept
_LARGEST = 16 * 1024 * 1024  # bytes from which a journal is pruned
Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One act that was written: how to take it back, and what the memory of rejections got."""

    patch: tuple[Hunk, ...]
    acts: tuple[Json, ...] = ()  # as they arrived
    remembered: Json | None = None  # what changed in the memory: see `changes_of_memory`

    def to_data(self) -> Json:
        """Return it as plain data."""
        hunks = [each.to_data() for each in self.patch]
        return {"patch": hunks, "acts": list(self.acts), "memory": self.remembered}

    @classmethod
    def from_data(cls, data: Json) -> Step:
        """Return the step that `to_data` wrote; raises LookupError, TypeError or ValueError."""
        patch = tuple(Hunk.from_data(each) for each in data["patch"])
        return cls(patch, tuple(map(dict, data["acts"])), data.get("memory"))


class Journal:
    """The steps that can be undone and those that can be redone, of one document, in order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._pending: tuple[list[Step], list[Step]] | None = None
        self._read()

    @classmethod
    def of(cls, root: str, name: str) -> Journal:
        """Return the journal of a document of a corpus; `name` is that of its page."""
        return cls(Path(root, CACHE, FOLDER, f"{quote(name, safe='')}.jsonl"))

    def add(self, step: Step, before: str, after: str) -> None:
        """Write that a step is about to be made; what was undone can no longer be redone."""
        self._write("did", before, after, step.to_data())
        self.done.append(step)
        self.undone.clear()
        self._prune()

    def undo(self, before: str, after: str) -> None:
        """Write that the last step is about to be undone."""
        self._write("undid", before, after)
        self.undone.append(self.done.pop())

    def redo(self, before: str, after: str) -> None:
        """Write that the last step that was undone is about to be made again."""
        self._write("redid", before, after)
        self.done.append(self.undone.pop())

    def drop(self, *, undone: bool) -> None:
        """Forget the last step, which has no place in the file any more."""
        self._write("dropped", "", "", {"undone": undone})
        (self.undone if undone else self.done).pop()

    def settle(self, sha256: str) -> None:
        """Take the last entry back if the file is still as it was before it; for the start."""
        entries = list(_entries(self._path))
        if entries and sha256 and entries[-1].get("before") == sha256 != entries[-1].get("after"):
            self._replace(entries[:-1])

    def _read(self) -> None:
        self.done.clear()
        self.undone.clear()
        for entry in _entries(self._path):
            with suppress(LookupError, TypeError, ValueError):
                self._play(entry)

    def _play(self, entry: Json) -> None:
        what = entry["what"]
        if what == "did":
            self.done.append(Step.from_data(entry))
            self.undone.clear()
        elif what == "undid":
            self.undone.append(self.done.pop())
        elif what == "redid":
            self.done.append(self.undone.pop())
        elif what == "dropped":
            (self.undone if entry["undone"] else self.done).pop()

    def _write(self, what: str, before: str, after: str, more: Json | None = None) -> None:
        entry = {"what": what, "before": before, "after": after, **(more or {})}
        make_folder(self._path.parents[2], CACHE, FOLDER)
        _ignore(self._path.parents[1])
        with self._path.open("ab") as file:
            file.write(_line(entry))
            file.flush()

    def _prune(self) -> None:
        size = self._path.stat().st_size
        if len(self.done) > 2 * MOST or size > _LARGEST:
            kept = self.done[-MOST:] if size <= _LARGEST else self.done[-MOST // 4 :]
            self._replace([{"what": "did", **each.to_data()} for each in kept])

    def _replace(self, entries: Sequence[Json]) -> None:
        if entries:
            write_bytes(self._path, b"".join(map(_line, entries)))
        else:
            self._path.unlink(missing_ok=True)
        self._read()


def changes_of_memory(
    before: Mapping[str, Iterable[Json]], after: Mapping[str, Iterable[Json]]
) -> Json | None:
    """Return which entries of a memory came and went, list by list; None if none did."""
    found: Json = {}
    for name in before:
        old, new = list(before[name]), list(after[name])
        came = [each for each in new if each not in old]
        went = [each for each in old if each not in new]
        if came or went:
            found[name] = {"came": came, "went": went}
    return found or None


def without_changes(lists: Mapping[str, Iterable[Json]], changes: Json, *, back: bool) -> Json:
    """Return the lists of a memory with changes made again or, with `back`, taken back."""
    came, went = ("went", "came") if back else ("came", "went")
    found: Json = {}
    for name, entries in lists.items():
        change = changes.get(name, {})
        kept = [each for each in entries if each not in change.get(went, ())]
        found[name] = [*kept, *(each for each in change.get(came, ()) if each not in kept)]
    return found


def _entries(path: Path) -> Iterable[Json]:
    """Yield what a journal contains; a line that was not written whole is skipped."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, RecursionError):
            entry = json.loads(line)
            if isinstance(entry, dict):
                yield entry


def _line(entry: Json) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _ignore(folder: Path) -> None:
    """Keep git from taking the cache for a part of the corpus."""
    path = folder / ".gitignore"
    if not os.path.lexists(path):
        with suppress(OSError):
            path.write_text("*\n", encoding="utf-8")
