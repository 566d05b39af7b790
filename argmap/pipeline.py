"""The workflows that read a document: build its map, check it. Each step returns a new value."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from argmap.annotation import load, parse
from argmap.annotation.edit.suggestions import with_suggestions
from argmap.data import to_data
from argmap.drawing import IndexEntry, index_page, page
from argmap.flags import check
from argmap.graph import ArgumentGraph
from argmap.manifest import Manifest
from argmap.model import Annotation, Problem, Report, Source
from argmap.pages import pages_below
from argmap.project import (
    Document,
    attempt,
    each_document,
    model_for,
    settings_for,
)
from argmap.revision import draft_files, first_draft, source_as_set, unless_changed
from argmap.source.files import FileError, make_folder, write_all, write_bytes
from argmap.symbols import json_text

_FEWEST_INDEXED = 2  # documents


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What argmap reads in one document: its annotation, the graph of it, and the report on it."""

    annotation: Annotation
    graph: ArgumentGraph
    report: Report
    drafted: bool = False  # by the machine, just now
    files: tuple[str, ...] = ()  # that contain the result
    changed: tuple[str, ...] = ()  # those of them whose bytes changed, and a draft that was written

    def data(self, root: str) -> dict[str, Any]:
        """Return it as plain data, with paths relative to the folder of the corpus."""
        return to_data(self.annotation, self.report, root=root, graph=self.graph)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: a reading, or the reason why there is none."""

    document: Document
    problems: tuple[Problem, ...] = ()  # of a document that could not be read
    failure: str = ""  # the same as a message that belongs to no line
    reading: DocumentReading | None = None
    written: tuple[str, ...] = ()  # files that were replaced before a failure

    @property
    def built(self) -> bool:
        """Return whether there is a reading."""
        return self.reading is not None

    @property
    def report(self) -> Report:
        """Return the report of the reading; without a reading, the problems of the files."""
        return self.reading.report if self.reading else Report(problems=self.problems)


def build_document(document: Document, out: str, *, model: str | None, svg: bool) -> Outcome:
    """Read a document, draft it if there is no annotation, check it, and draw it below `out`.

    Writes page and data, with `svg` also a picture; `index_of_pages` writes the index.
    """

    def build_one(document: Document) -> Outcome:
        try:
            return Outcome(document, reading=_build_one(document, out, model, svg=svg))
        except FileError as error:
            return Outcome(document, failure=str(error), written=error.written)

    return attempt(document, build_one, Outcome)


def index_of_pages(
    failed: Sequence[str], out: str, manifest: Manifest | None = None
) -> tuple[str, bool]:
    """Write the index of all pages below `out`; return its path and whether its bytes changed.

    A document that could not be built (`failed`: names) is listed too. The path is empty, and
    nothing is written, if there are fewer than two documents.
    """
    folder = _output_folder(out)
    entries = {
        href: replace(entry, rebuilt=href.removesuffix(".html") not in failed)
        for href, entry in pages_below(folder, manifest).items()
    }
    for name in failed:
        if name and f"{name}.html" not in entries:  # a missing source has no name
            entries[f"{name}.html"] = IndexEntry(name, "", rebuilt=False)
    if len(entries) < _FEWEST_INDEXED:
        return "", False
    path = folder / "index.html"
    index = index_page(entries[href] for href in sorted(entries, key=str.casefold))
    return str(Path(out) / "index.html"), write_bytes(path, index.encode())


def check_all(
    paths: Sequence[str],
    *,
    model: str | None = None,
    also: Sequence[str] = (),
    first: Callable[[Sequence[Document]], None] | None = None,
) -> Iterator[Outcome]:
    """Yield an outcome for each document and write nothing; drafts are made in memory.

    `also` names rules that are off by default and are enabled, as those that settings select. What
    `first` raises about all documents is raised before any is read.
    """

    def read_and_check(document: Document) -> Outcome:
        selected = (*also, *settings_for(document).select)
        return Outcome(document, reading=read_one(document, model, also=selected))

    return each_document(paths, read_and_check, Outcome, first=first)


def draft_one(document: Document, model: str | None = None) -> DocumentReading:
    """Draft a document that has no annotation, write the draft, and return its reading."""
    reading, files, unchanged = _draft(document, model)
    write_all(files, check=unchanged)
    return reading


def _build_one(document: Document, out: str, model: str | None, *, svg: bool) -> DocumentReading:
    files: dict[str, bytes] = {}
    if document.annotated:
        reading = read_one(document, model)
        annotation = reading.annotation
        unchanged = unless_changed(annotation.source, annotation.path, annotation.sha256)
    else:
        reading, files, unchanged = _draft(document, model)
    outputs = _outputs(document, reading, out, svg=svg)
    changed = write_all({**files, **outputs}, check=unchanged)
    told = tuple(path for path in changed if path in (document.annotation, *outputs))
    return replace(reading, files=tuple(outputs), changed=told)


def _draft(
    document: Document, model: str | None
) -> tuple[DocumentReading, dict[str, bytes], Callable[[], None]]:
    """Return the reading of a new draft, its files, and what raises if they may not be written."""
    model = model_for(document, model)
    draft = first_draft(document, model)
    files, unchanged = draft_files(document, draft, model)
    saved = _saved_draft(document, draft.source, files[document.annotation])
    reading = _reading(replace(saved, suggestions=draft.suggestions), drafted=True)
    return reading, files, unchanged


def _saved_draft(document: Document, source: Source, data: bytes) -> Annotation:
    """Return a draft as it will be read from its file, which is not written yet."""
    path, sha256 = document.annotation, hashlib.sha256(data).hexdigest()
    return parse(data.decode(), source, path=path, sha256=sha256, corpus=document.root)


def read_one(
    document: Document, model: str | None = None, *, also: Sequence[str] = ()
) -> DocumentReading:
    """Return the reading of one document; without an annotation, of a draft that is not written.

    Raises ArgmapError, as AnnotationError with all problems of the file.
    """
    if document.annotated:
        annotation = load(document.annotation, source_as_set(document), corpus=document.root)
        return _reading(with_suggestions(annotation), also=also)
    annotation = first_draft(document, model_for(document, model))
    return _reading(annotation, also=also, drafted=True)


def _reading(
    annotation: Annotation, *, also: Sequence[str] = (), drafted: bool = False
) -> DocumentReading:
    graph = ArgumentGraph(annotation)
    return DocumentReading(annotation, graph, check(annotation, graph=graph, also=also), drafted)


def _outputs(
    document: Document, reading: DocumentReading, out: str, *, svg: bool
) -> dict[str, bytes]:
    *folders, name = PurePath(document.name).parts
    base = _output_folder(out, *folders) / name
    annotation, report = reading.annotation, reading.report
    data = reading.data(document.root)
    html = page(annotation, report, root=document.root, graph=reading.graph, data=data)
    contents = {f"{base}.html": html.encode(), f"{base}.json": json_text(data).encode()}
    if svg:
        from argmap.drawing.svg import svg as picture

        contents[f"{base}.svg"] = picture(annotation, report, graph=reading.graph).encode()
    return contents


def _output_folder(out: str, *folders: str) -> Path:
    return make_folder(Path(out).parent, Path(out).name, *folders)
