"""One document as it is served: its last good reading, its problems, and what depends on both."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.annotation.read.loading import read_outline
from argmap.drawing import IndexEntry, entry_of, page
from argmap.editing.blocks import Lines, hashes
from argmap.editing.correcting import lines_known
from argmap.model import AnnotationError, Problem
from argmap.pipeline import DocumentReading
from argmap.project import Document
from argmap.symbols import json_text

_MOST_KNOWN = 50_000  # statements whose lines are remembered by their hash


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem as a page gets it; `file` is relative to the corpus."""

    file: str
    line: int
    column: int
    message: str
    hint: str
    level: str = "error"

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Held:
    """What is known of one document; the page and the data are made when they are asked for."""

    document: Document
    reading: DocumentReading | None = None
    version: str = ""  # SHA-256 of the annotation that was read
    state: tuple[str, ...] = ()  # what tells the inputs of this reading from others
    problems: tuple[Shown, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    _page: str = ""
    _data: dict[str, Any] | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def take(self, reading: DocumentReading, hashes: Mapping[str, str]) -> None:
        """Replace the reading; page and data of the one before are forgotten."""
        with self._lock:
            self.reading, self.hashes, self.version = reading, hashes, reading.annotation.sha256
            self._page, self._data, self.problems = "", None, ()

    def data(self) -> dict[str, Any]:
        """Return the fields of `output/x.json`; there must be a reading."""
        with self._lock:
            if self._data is None:
                assert self.reading is not None  # noqa: S101 - the caller asks only then
                self._data = self.reading.data(self.document.root)
            return self._data

    def page(self) -> str:
        """Return the page; there must be a reading."""
        with self._lock:
            if not self._page and self.reading:
                edit = {
                    "document": self.document.name,
                    "hashes": dict(self.hashes),
                    "version": self.version,
                }
                one = self.reading
                self._page = page(
                    one.annotation, one.report,
                    root=self.document.root, graph=one.graph, data=self.data(), edit=edit,
                )  # fmt: skip
            return self._page

    def json(self) -> str:
        """Return the data as the text of `output/x.json`."""
        return json_text(self.data())

    def entry(self) -> IndexEntry:
        """Return the row of the index."""
        href = f"{self.document.name}.html"
        found = entry_of(self.data(), href) if self.reading else None
        return found or IndexEntry(self.document.name, "", rebuilt=False)


class Known:
    """The lines of statements as pages have seen them, by their hash; the newest ones are kept."""

    def __init__(self) -> None:
        self._lines: OrderedDict[str, Lines] = OrderedDict()
        self._lock = threading.Lock()

    def learn(self, text: str) -> dict[str, str]:
        """Remember the lines of a file's statements; return their hashes, by id."""
        try:
            outline = read_outline(text)
        except AnnotationError:
            return {}
        found = lines_known(outline)
        with self._lock:
            for digest, lines in found.items():
                self._lines[digest] = lines
                self._lines.move_to_end(digest)
            while len(self._lines) > _MOST_KNOWN:
                self._lines.popitem(last=False)
        return hashes(outline)

    def lines(self, digests: Iterable[str]) -> dict[str, Lines]:
        """Return the lines to some hashes, as far as they are known."""
        with self._lock:
            return {each: self._lines[each] for each in digests if each in self._lines}


def to_shown(problems: Iterable[Problem], root: str) -> tuple[Shown, ...]:
    """Return problems without any folder of this machine."""
    return tuple(
        Shown(
            without_root(each.path, root),
            each.line,
            each.col,
            without_root(each.message, root),
            without_root(each.hint, root),
            each.level,
        )
        for each in problems
    )


def without_root(words: str, root: str) -> str:
    """Return a text in which the folder of the corpus is no longer named, however it is written."""
    for folder in {root, os.path.abspath(root), os.path.realpath(root)}:  # noqa: PTH100
        words = words.replace(f"{folder.rstrip(os.sep)}{os.sep}", "")
    return words
