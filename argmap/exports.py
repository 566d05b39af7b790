"""The workflow that writes documents in the formats of other tools. Nothing of a corpus changes."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from argmap.interop.aspects import (
    ALTERED,
    FLAGS,
    FRONT,
    LOST,
    NOTES,
    OCCURRENCES,
    REASONS,
    SCHEMES,
    SECTIONS,
    SPANS,
    Format,
    in_second_file,
    remarks,
)  # fmt: skip
from argmap.interop.exported import Exported, Files, exported
from argmap.interop.registry import MODULES, format_of
from argmap.manifest import CORPUS
from argmap.model import Problem
from argmap.pipeline import Outcome, check_all
from argmap.project import (
    ANNOTATION,
    SOURCE,
    Document,
    ProjectError,
    refuse_same_name,
)  # fmt: skip
from argmap.reporting.blocks import Block
from argmap.source.files import (
    FileError,
    is_inside,
    is_there,
    make_folder,
    read_bytes,
    real_path,
    write_all,
)  # fmt: skip
from argmap.symbols import visible, xml_text

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One document in another format: its files, or the reason why there are none."""

    document: Document
    files: Mapping[str, bytes]  # by path, the main file first
    changed: tuple[str, ...] = ()  # those whose bytes changed on the disk
    remarks: tuple[str, ...] = ()  # what the format cannot express of it
    apart: tuple[str, ...] = ()  # what only the other files have
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    drafted: bool = False

    @property
    def failed(self) -> bool:
        """Return whether nothing could be written of the document."""
        return not self.files


@dataclass(frozen=True, slots=True)
class _Place:
    """Where documents go, and in which format."""

    form: Format
    output: str  # a folder, a file, or -
    given: tuple[str, ...]  # the paths that name the documents
    as_file: bool


def export(
    paths: Sequence[str], to: str, output: str, *, model: str | None = None
) -> Iterator[Delivery]:
    """Yield each document that paths name in a format, written below the folder `output`.

    For one document `output` may be the main file, or `-`: then nothing is written. Raises
    ProjectError, before anything is written, if documents or files would be mixed up.
    """
    form, counts = form_of(to), [0]

    def refuse(documents: Sequence[Document]) -> None:
        counts[0] = len(documents)
        if counts[0] != 1:
            _refuse_one_file(output)
            refuse_same_name(documents, "export")

    for outcome in check_all(paths, model=model, first=refuse):
        as_file = counts[0] == 1 and _is_file(output)
        yield _delivered(outcome, _Place(form, output, tuple(paths), as_file))


def _refuse_one_file(output: str) -> None:
    """Raise ProjectError if the place for several documents is, or looks like, one file."""
    if output == STANDARD_OUTPUT:
        raise ProjectError("standard output takes one document; name a folder with -o")
    if _is_file(output):
        what = "this looks like one file, and there are several documents"
        raise ProjectError(f"{output}: {what}; name a folder with -o, or {output}{os.sep}")


def form_of(name: str) -> Format:
    """Return a format by its name; raises KeyError for others."""
    return format_of(name) if name in MODULES else {**_DRAWN, **_REPORTS}[name]


def _is_file(output: str) -> bool:
    """Return whether `output` names a file: it has an extension and is not a folder."""
    is_folder = output.endswith(("/", os.sep)) or Path(output).is_dir()
    return output != STANDARD_OUTPUT and not is_folder and bool(PurePath(output).suffix)


def _delivered(outcome: Outcome, place: _Place) -> Delivery:
    document, reading = outcome.document, outcome.reading
    if reading is None:
        return Delivery(document, {}, problems=outcome.problems, failure=outcome.failure)
    data = reading.data(document.root)
    subject = exported(
        reading.annotation, reading.report, data, name=document.name, graph=reading.graph
    )
    try:
        files, changed = _written(subject, document, place)
    except FileError as error:
        return Delivery(document, {}, failure=str(error))
    said, apart = tuple(remarks(subject, place.form)), in_second_file(subject, place.form)
    problems, drafted = reading.report.problems, reading.drafted
    return Delivery(document, files, changed, said, apart, problems, drafted=drafted)


def _written(subject: Exported, document: Document, place: _Place) -> tuple[Files, tuple[str, ...]]:
    contents = place.form.write(subject)
    if place.output == STANDARD_OUTPUT:
        return contents, ()
    paths = _paths(place, document.name)
    files = {paths[end]: content for end, content in contents.items()}
    for path, content in files.items():
        _refuse_source(path, content, document, place.given)
    return files, write_all(files)


def _refuse_source(path: str, content: bytes, document: Document, given: Sequence[str]) -> None:
    """Raise FileError if a file would replace a text or what it came from, or be read as one."""
    elsewhere = "choose another folder with -o"
    folder = real_path(path).parent
    if path.endswith((SOURCE, ANNOTATION)):
        corpora = [each for each in (*given, CORPUS) if Path(each).is_dir()]
        if any(is_inside(folder, each) for each in corpora) or _has_documents(folder):
            what = "argmap would read this file as a text of the corpus"
            raise FileError(f"{path}: {what}; {elsewhere}")
    here = real_path(document.file).parent
    if folder == here and is_there(path) and read_bytes(path) != content:
        what = "this file is next to the text, and argmap does not know who wrote it"
        raise FileError(f"{path}: {what}; move it away, or {elsewhere}")


def _has_documents(folder: Path) -> bool:
    return next(folder.glob(f"*{ANNOTATION}"), None) is not None


def _paths(place: _Place, name: str) -> dict[str, str]:
    """Return the path of each file of a format; one without a leading dot has its own name."""
    form, output, as_file = place.form, place.output, place.as_file
    *folders, stem = PurePath(name).parts
    folder = Path(output)
    if as_file:
        folder, folders = folder.parent, []
        main = PurePath(output).name
        stem = main.removesuffix(form.files[0])
        stem = PurePath(main).stem if stem == main else stem
    here = make_folder(folder.parent, folder.name, *folders) if folder.name else folder
    paths = {end: str(here / (stem + end if end[0] == "." else end)) for end in form.files}
    return paths | ({form.files[0]: output} if as_file else {})


def _svg(document: Exported) -> Files:
    from argmap.drawing.svg import svg

    return {".svg": svg(document.annotation, document.report, graph=document.graph).encode()}


def _html(document: Exported) -> Files:
    from argmap.drawing import page

    annotation, report, graph = document.annotation, document.report, document.graph
    html = page(annotation, report, graph=graph, data=dict(document.data))
    return {".html": html.encode("utf-8", "replace")}


_DRAWN = {
    "svg": Format(
        "svg",
        (".svg",),
        _svg,
        dict.fromkeys((SPANS, FLAGS), ALTERED)
        | dict.fromkeys((SCHEMES, NOTES, OCCURRENCES, REASONS, SECTIONS, FRONT), LOST),
        replaces=lambda text: xml_text(visible(text)),
    ),
    "html": Format("html", (".html",), _html, {FRONT: LOST}),
}


def _report(document: Exported) -> tuple[Block, ...]:
    from argmap.reporting.content import report_blocks

    return report_blocks(document.annotation, document.report, graph=document.graph)


def _markdown_report(document: Exported) -> Files:
    from argmap.reporting.markdown import markdown

    return {".report.md": markdown(_report(document)).encode("utf-8", "replace")}


def _html_report(document: Exported) -> Files:
    from argmap.reporting.html import html

    return {".report.html": html(_report(document)).encode("utf-8", "replace")}


def _word_report(document: Exported) -> Files:
    from argmap.reporting.word import docx

    return {".report.docx": docx(_report(document))}


_REPORTS = {
    "report-markdown": Format("report-markdown", (".report.md",), _markdown_report),
    "report-html": Format("report-html", (".report.html",), _html_report),
    "report-docx": Format("report-docx", (".report.docx",), _word_report),
}
FORMATS = (*MODULES, *_DRAWN)
