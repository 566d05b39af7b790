"""The workflows that read a document: build its map, check it. Each step returns a new value."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from argmap.annotation import load, parse
from argmap.data import to_data
from argmap.drawing import IndexEntry, index_page, page
from argmap.drawing.words import standing_in_short
from argmap.english.language import not_english
from argmap.flags import check
from argmap.graph import ArgumentGraph
from argmap.model import Annotation, Problem, Report, Source
from argmap.project import Document, each_document, model_for, settings_for
from argmap.revision import (
    draft_files,
    first_draft,
    source_as_set,
    unless_changed,
    with_suggestions,
)
from argmap.source.files import FileError, make_folder, write_all, write_bytes
from argmap.symbols import escaped_json


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
    def report(self) -> Report:
        """Return the report of the reading; without a reading, the problems of the files."""
        return self.reading.report if self.reading else Report(problems=self.problems)


def build(
    paths: Sequence[str], out: str, *, model: str | None = None, svg: bool = False
) -> Iterator[Outcome]:
    """Yield an outcome for each document: read it, draft if there is no annotation, check, draw.

    Writes page and data below `out`, with `svg` also a picture, and an index of several documents.
    Raises ProjectError, before anything is written, if the paths themselves cannot be used.
    """

    def build_one(document: Document) -> Outcome:
        try:
            return Outcome(document, reading=_build_one(document, out, model, svg=svg))
        except FileError as error:
            return Outcome(document, failure=str(error), written=error.written)

    outcomes = []
    for outcome in each_document(paths, build_one, Outcome, with_pages=True):
        outcomes.append(outcome)
        yield outcome
    named = [each for each in outcomes if each.document.name]  # not the missing sources
    if len(named) > 1:
        index = index_page([_index_entry(outcome, out) for outcome in named])
        write_bytes(_output_folder(out) / "index.html", index.encode())


def check_all(
    paths: Sequence[str], *, model: str | None = None, also: Sequence[str] = ()
) -> Iterator[Outcome]:
    """Yield an outcome for each document and write nothing; drafts are made in memory.

    `also` names rules that are off by default and are enabled, as those that settings select.
    """

    def read_and_check(document: Document) -> Outcome:
        selected = (*also, *settings_for(document).select)
        return Outcome(document, reading=_read_one(document, model, also=selected))

    return each_document(paths, read_and_check, Outcome)


def _build_one(document: Document, out: str, model: str | None, *, svg: bool) -> DocumentReading:
    files: dict[str, bytes] = {}
    if document.annotated:
        reading = _read_one(document, model)
        annotation = reading.annotation
        unchanged = unless_changed(annotation.source, annotation.path, annotation.sha256)
    else:
        model = model_for(document, model)
        draft = first_draft(document, model)
        files, unchanged = draft_files(document, draft, model)
        saved = _saved_draft(document, draft.source, files[document.annotation])
        reading = _reading(replace(saved, suggestions=draft.suggestions), drafted=True)
    outputs = _outputs(document, reading, out, svg=svg)
    changed = write_all({**files, **outputs}, check=unchanged)
    told = tuple(path for path in changed if path in (document.annotation, *outputs))
    return replace(reading, files=tuple(outputs), changed=told)


def _saved_draft(document: Document, source: Source, data: bytes) -> Annotation:
    """Return a draft as it will be read from its file, which is not written yet."""
    path, sha256 = document.annotation, hashlib.sha256(data).hexdigest()
    return parse(data.decode(), source, path=path, sha256=sha256, corpus=document.root)


def _read_one(
    document: Document, model: str | None, *, also: Sequence[str] = ()
) -> DocumentReading:
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
    annotation, report = reading.annotation, _with_language_problem(reading)
    data = replace(reading, report=report).data(document.root)
    html = page(annotation, report, root=document.root, graph=reading.graph, data=data)
    text = escaped_json(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"
    contents = {f"{base}.html": html.encode(), f"{base}.json": text.encode()}
    if svg:
        from argmap.drawing.svg import svg as picture

        contents[f"{base}.svg"] = picture(annotation, report, graph=reading.graph).encode()
    return contents


def _output_folder(out: str, *folders: str) -> Path:
    return make_folder(Path(out).parent, Path(out).name, *folders)


def _with_language_problem(reading: DocumentReading) -> Report:
    """Return the report, with a warning if a text with proposals does not read as English."""
    source, report = reading.annotation.source, reading.report
    reason = not_english(source.text) if reading.annotation.has_proposals else ""
    problem = Problem(source.path, 1, 1, "warning", f"the text {reason}")
    return replace(report, problems=(*report.problems, problem)) if reason else report


def _index_entry(outcome: Outcome, out: str) -> IndexEntry:
    name = outcome.document.name
    href = f"{name}.html" if Path(out, f"{name}.html").is_file() else ""
    if outcome.reading is None:
        return IndexEntry(title=name, href=href, rebuilt=False)
    annotation, raised = outcome.reading.annotation, outcome.report.raised
    main = outcome.reading.graph.main_conclusion()
    states: dict[str, str] = {each.id: each.state for each in outcome.report.standing}
    standing = states.get(main.id, "") if main else ""
    if main and standing and main.state == "proposed":
        standing = f"{standing_in_short(standing)}, in a draft that nobody has confirmed"
    levels = Counter(flag.level for flag in raised)
    return IndexEntry(
        title=annotation.title or name,
        href=href,
        statements=len(annotation.statements),
        links=len(annotation.links),
        errors=levels["error"],
        warnings=levels["warning"],
        notes=levels["note"],
        standing=standing,
        sha256=annotation.source.sha256,
        kinds=tuple(Counter(flag.name for flag in raised).most_common()),
        said=tuple(
            (each.id, each.role, each.line or 0, each.text) for each in annotation.statements
        ),
    )
