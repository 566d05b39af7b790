"""Acts, undo and redo on the documents of a library: each is one patch, kept in a journal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from argmap.annotation.edit.memory import Memory, read_memory
from argmap.annotation.read.loading import AnnotationFile, read_outline
from argmap.correction import Change, Saved, save, sha256_of
from argmap.editing.acts import ActError, read_acts
from argmap.editing.correcting import ConflictError, Corrected, Seen, corrected
from argmap.editing.patches import Misfit, inverse, patched, to_patch, unified
from argmap.model import AnnotationError, ArgmapError
from argmap.serving.held import Held, to_shown, without_root
from argmap.serving.journal import Journal, Step, changes_of_memory, without_changes
from argmap.serving.library import Library
from argmap.serving.recent import Recent
from argmap.source.files import FileError, read_bytes

_LISTS = ("rejected", "accepted")  # of a memory, which acts change


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets: a status of HTTP, and data."""

    status: int
    data: dict[str, Any]


class Workbench:
    """Writes what pages ask for; one thing at a time."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._journals: dict[str, Journal] = {}
        self._recent: dict[str, Recent] = {}
        self._lock = threading.Lock()

    def acts(self, body: Mapping[str, Any]) -> Answer:
        """Make the acts of a request, all or none."""
        return self._answered(body, self._do)

    def undo(self, body: Mapping[str, Any]) -> Answer:
        """Take the last step of a document back; with `skip`, forget it instead."""
        return self._answered(body, lambda held, data: self._step(held, data, back=True))

    def redo(self, body: Mapping[str, Any]) -> Answer:
        """Make the step again that was undone last."""
        return self._answered(body, lambda held, data: self._step(held, data, back=False))

    def mend(self, name: str) -> bool:
        """Make steps again that a save, too soon after them to know them, took back.

        An editor that read the file before an act and saves after it does not know the act. What a
        person takes back in an editor later than that stays taken back. Returns whether any was.
        """
        recent = self._recent.get(name, Recent())
        held = self._library.held.get(name)
        with self._lock:
            if held is None or held.version == recent.version or not recent.steps():
                return False
            with suppress(ArgmapError, OSError):
                return bool(save(held.document, recent.mended).corrected.patch)
        return False

    def steps(self, held: Held) -> dict[str, int]:
        """Return how many steps of a document can be undone and redone."""
        journal = self._journal(held)
        return {"undo": len(journal.done), "redo": len(journal.undone)}

    def _answered(
        self, body: Mapping[str, Any], work: Callable[[Held, Mapping[str, Any]], Answer]
    ) -> Answer:
        name = body.get("document")
        held = self._library.held.get(name) if isinstance(name, str) else None
        if held is None:
            return Answer(404, {"message": "there is no such document", "hint": "reload the page"})
        root = held.document.root
        try:
            with self._lock:
                return work(held, body)
        except ConflictError as error:
            return _conflict(str(error), error.theirs, error.yours, error.line)
        except ActError as error:
            return _refused(str(error), error.hint)
        except AnnotationError as error:
            first = to_shown(error.problems, root)[0]
            message = f"{first.file}:{first.line}: {first.message}"
            return _refused(message, first.hint or "correct the file first")
        except (ArgmapError, OSError) as error:
            said = error.strerror if isinstance(error, OSError) else str(error)
            return _refused(without_root(said or "the file cannot be written", root), "")

    def _do(self, held: Held, body: Mapping[str, Any]) -> Answer:
        acts = read_acts(body.get("acts"))
        seen = self._seen(body.get("base", {}))
        journal, before = self._journal(held), _Before()

        def make(file: AnnotationFile) -> Corrected:
            before.memory, _ = read_memory(file.path)
            return corrected(file, before.memory, acts, seen)

        def note(change: Change) -> None:
            after = change.corrected
            memory = _changes(before.memory, after.memory)
            step = Step(after.patch, tuple(body["acts"]), memory)
            journal.add(step, *_versions(change))

        return self._saved(held, save_noted(held, journal, make, note))

    def _step(self, held: Held, body: Mapping[str, Any], *, back: bool) -> Answer:
        journal = self._journal(held)
        steps = journal.done if back else journal.undone
        if not steps:
            raise ActError(f"there is nothing to {'undo' if back else 'redo'}")
        if body.get("skip") is True:
            journal.drop(undone=not back)
            return Answer(200, {"version": held.version, "diff": [], **self.steps(held)})

        def make(file: AnnotationFile) -> Corrected:
            return _stepped(file, steps[-1], back=back)

        def note(change: Change) -> None:
            (journal.undo if back else journal.redo)(*_versions(change))

        return self._saved(held, save_noted(held, journal, make, note))

    def _saved(self, held: Held, saved: Saved) -> Answer:
        self._library.known.learn(saved.corrected.text)
        self._recent.setdefault(held.document.name, Recent())
        self._recent[held.document.name].add(saved.corrected.patch, saved.after)
        diff = list(unified(saved.corrected.patch))
        created = {"id": saved.corrected.created[-1]} if saved.corrected.created else {}
        return Answer(200, {"version": saved.after, "diff": diff, **self.steps(held), **created})

    def _seen(self, base: object) -> Seen:
        if not isinstance(base, dict) or not all(isinstance(each, str) for each in base.values()):
            raise ActError('"base" must have a hash for each statement')
        return Seen(base, self._library.known.lines(base.values()))

    def _journal(self, held: Held) -> Journal:
        document = held.document
        if document.name not in self._journals:
            journal = Journal.of(document.root, document.name)
            with suppress(FileError):
                journal.settle(sha256_of(read_bytes(document.annotation)))
            self._journals[document.name] = journal
        return self._journals[document.name]


class _Before:
    """The memory as it was before the acts that are being made."""

    memory: Memory | None = None


def save_noted(
    held: Held,
    journal: Journal,
    make: Callable[[AnnotationFile], Corrected],
    note: Callable[[Change], None],
) -> Saved:
    """Write what `make` makes; if that fails after it was noted, the note is taken back."""
    try:
        return save(held.document, make, first=note)
    except (FileError, OSError):
        with suppress(FileError):
            journal.settle(sha256_of(read_bytes(held.document.annotation)))
        raise


def _stepped(file: AnnotationFile, step: Step, *, back: bool) -> Corrected:
    """Return a file with a step taken back, or made again; raises ConflictError."""
    patch = inverse(step.patch) if back else step.patch
    text = patched(file.text, patch)
    if isinstance(text, Misfit):
        theirs, yours = (
            [line.rstrip("\r\n") for line in lines] for lines in (text.theirs, text.yours)
        )
        raise ConflictError("this step", text.line, theirs or [""], yours)
    try:
        read_outline(text)
    except AnnotationError as error:
        first = error.problems[0]
        raise ActError(f"line {first.line}: {first.message}", "undo later steps first") from error
    memory, _ = read_memory(file.path)
    after = None
    if memory and step.remembered:
        lists = {name: getattr(memory, name) for name in _LISTS}
        found = without_changes(lists, step.remembered, back=back)
        rejected, accepted = (tuple(found[name]) for name in _LISTS)
        after = replace(memory, rejected=rejected, accepted=accepted)
    return Corrected(text, to_patch(file.text, text), after)


def _changes(before: Memory | None, after: Memory | None) -> dict[str, Any] | None:
    if not before or not after:
        return None
    lists = [{name: getattr(each, name) for name in _LISTS} for each in (before, after)]
    return changes_of_memory(*lists)


def _versions(change: Change) -> tuple[str, str]:
    return sha256_of(change.file.data), sha256_of(change.data)


def _conflict(message: str, theirs: tuple[str, ...], yours: tuple[str, ...], line: int) -> Answer:
    data = {"message": message, "theirs": list(theirs), "yours": list(yours), "line": line}
    return Answer(409, data)


def _refused(message: str, hint: str) -> Answer:
    return Answer(422, {"message": message, "hint": hint})
