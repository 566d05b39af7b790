"""The documents of a corpus, kept in memory: each is read again when its files have changed.

The disk is the truth. `refresh` looks at all of it, reads what is different, and says what pages
must know. A file that is not there is looked for once more before it counts as gone.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from argmap.annotation.edit.memory import memory_path
from argmap.model import AnnotationError, ArgmapError
from argmap.pipeline import DocumentReading, draft_one, read_one
from argmap.project import Document, ProjectError, find_documents, refuse_same_page
from argmap.serving.events import Event
from argmap.serving.held import Held, Known, Shown, to_shown, without_root
from argmap.settings import PYPROJECT, SETTINGS
from argmap.source.files import ChangedError, read_bytes

_SECOND_LOOK = 0.4  # seconds until a missing file counts as gone
_RECENT_NS = 2_000_000_000  # a file that changed less than this ago is compared by its bytes


class Library:
    """All documents that some paths name, by the name of their page."""

    def __init__(self, paths: Sequence[str], model: str | None = None) -> None:
        self._paths, self._model = tuple(paths), model
        self.held: dict[str, Held] = {}
        self.known = Known()
        self._missing: dict[str, float] = {}  # since when files of a document are not there
        self._digests: dict[str, tuple[tuple[int, ...], str]] = {}  # of files, by their facts
        self.again = False  # whether something is missing and must be looked for once more

    def roots(self) -> tuple[str, ...]:
        """Return the folders of the corpus, as the user wrote them."""
        folders = (path if Path(path).is_dir() else str(Path(path).parent) for path in self._paths)
        return tuple(dict.fromkeys(folders))

    def refresh(self, only: str = "") -> list[Event]:
        """Look at the disk, read what has changed, and return what pages must know.

        With the name of a document only that one is looked at.
        """
        if only and only in self.held:
            return list(self._refreshed(self.held[only].document))
        self.again = False
        documents = self._documents()
        events = [event for each in documents for event in self._refreshed(each)]
        return [*events, *self._gone({each.name for each in documents})]

    def _documents(self) -> tuple[Document, ...]:
        """Return the documents; none if the folders are empty or gone."""
        try:
            documents, _ = find_documents(self._paths)
            refuse_same_page(documents)
        except ProjectError:
            if not self.held:
                raise
            return ()
        return documents

    def _gone(self, present: set[str]) -> Iterator[Event]:
        for name in [name for name in self.held if name not in present]:
            if self._is_gone(name):
                del self.held[name]
                yield Event("removed", {"document": name})

    def _is_gone(self, name: str) -> bool:
        """Return whether a document was not there at an earlier look, long enough ago."""
        since = self._missing.setdefault(name, time.monotonic())
        if time.monotonic() - since < _SECOND_LOOK:
            self.again = True
            return False
        del self._missing[name]
        return True

    def _refreshed(self, document: Document) -> Iterator[Event]:
        held = self.held.get(document.name)
        if held and held.reading and not os.path.lexists(document.annotation):
            if self._is_gone(document.name):
                yield from self._failed(held, _lost(document))
            return
        self._missing.pop(document.name, None)
        state = self._state(document)
        if held and held.state == state:
            return
        held = self.held.setdefault(document.name, Held(document))
        held.document, had_problems = document, bool(held.problems)
        before, drafted = held.version, not os.path.lexists(document.annotation)
        try:
            self._read(held)
        except ChangedError:
            self.again = True
            return
        except AnnotationError as error:
            held.state = state
            yield from self._failed(held, to_shown(error.problems, document.root))
            return
        except (ArgmapError, OSError) as error:
            held.state = state
            yield from self._failed(held, _of_file(document, error))
            return
        held.state = self._state(document) if drafted else state
        if had_problems:
            yield Event("problems", {"document": document.name, "problems": []})
        if before:
            yield changed(held)

    def _read(self, held: Held) -> None:
        document = held.document
        reading = self._reading(document)
        text = read_bytes(document.annotation)
        if hashlib.sha256(text).hexdigest() != reading.annotation.sha256:
            raise ChangedError(f"{document.annotation}: saved meanwhile")
        held.take(reading, self.known.learn(text.decode("utf-8-sig")))

    def _reading(self, document: Document) -> DocumentReading:
        if document.annotated:
            return read_one(document, self._model)
        return draft_one(document, self._model)

    def _failed(self, held: Held, problems: tuple[Shown, ...]) -> Iterator[Event]:
        if problems != held.problems:
            held.problems = problems
            yield problem_event(held)

    def _state(self, document: Document) -> tuple[str, ...]:
        return tuple(map(self._digest, _inputs(document)))

    def _digest(self, path: str) -> str:
        """Return what tells a version of a file from others; empty if it cannot be read."""
        try:
            facts = os.stat(path)  # noqa: PTH116 - as the user wrote it
        except (OSError, ValueError):
            return ""
        found = (facts.st_ino, facts.st_size, facts.st_mtime_ns)
        known = self._digests.get(path)
        recent = time.time_ns() - facts.st_mtime_ns < _RECENT_NS
        if known and known[0] == found and not recent:
            return known[1]
        with suppress(OSError):
            digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            self._digests[path] = (found, digest)
            return digest
        return ""


def _inputs(document: Document) -> Iterator[str]:
    """Yield the files on which the page of a document depends."""
    yield document.annotation
    if document.source:
        yield document.source
        yield f"{document.source.removesuffix('.txt')}.source.json"
    yield str(memory_path(document.annotation))
    for folder in Path(os.path.abspath(document.file)).parents:  # noqa: PTH100 - links stay
        yield str(folder / SETTINGS)
        yield str(folder / PYPROJECT)


def changed(held: Held) -> Event:
    """Return the event that a document has a new version."""
    return Event("changed", {"document": held.document.name, "version": held.version})


def problem_event(held: Held) -> Event:
    """Return the event with the problems of a document."""
    problems = [each.to_data() for each in held.problems]
    return Event("problems", {"document": held.document.name, "problems": problems})


def _lost(document: Document) -> tuple[Shown, ...]:
    message = "this annotation is gone; what you see is how it last was"
    hint = "put it back, or start argmap serve again to draft a new one"
    return (Shown(without_root(document.annotation, document.root), 1, 1, message, hint),)


def _of_file(document: Document, error: Exception) -> tuple[Shown, ...]:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    message = without_root(words, document.root)
    return (Shown(without_root(document.shown, document.root), 1, 1, message, ""),)
