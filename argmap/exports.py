"""The workflow that writes documents in the formats of other tools. Nothing of a corpus changes."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from argmap.interop.exported import (
    ALTERED,
    FLAGS,
    LOST,
    NOTES,
    OCCURRENCES,
    SCHEMES,
    SPANS,
    Exported,
    Files,
    Format,
    exported,
    remarks,
)
from argmap.interop.registry import MODULES, format_of
from argmap.model import Problem
from argmap.pipeline import Outcome, check_all
from argmap.project import ANNOTATION, SOURCE, Document, ProjectError, find_documents
from argmap.reporting.blocks import Block
from argmap.source.files import FileError, is_there, make_folder, write_all
from argmap.symbols import visible, xml_text

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One document in another format: its files, or the reason why there are none."""

    document: Document
    files: Mapping[str, bytes]  # by path, the main file first
    changed: tuple[str, ...] = ()  # those whose bytes changed on the disk
    remarks: tuple[str, ...] = ()  # what the format cannot express of it
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    drafted: bool = False

    @property
    def failed(self) -> bool:
        """Return whether nothing could be written of the document."""
        return not self.files


def export(
    paths: Sequence[str], to: str, output: str, *, model: str | None = None
) -> Iterator[Delivery]:
    """Yield each document that paths name in a format, written below the folder `output`.

    For one document `output` may be the main file, or `-`: then nothing is written. Raises
    ProjectError, before anything is written, if documents or files would be mixed up.
    """
    form = form_of(to)
    documents, _ = find_documents(paths)
    single = len(documents) == 1
    if output == STANDARD_OUTPUT and not single:
        raise ProjectError("standard output takes one document; name a folder with -o")
    if not single:
        _refuse_same_name(documents)
    for outcome in check_all(paths, model=model):
        yield _delivered(outcome, form, output, as_file=single and _is_file(output))


def form_of(name: str) -> Format:
    """Return a format by its name; raises KeyError for others."""
    return format_of(name) if name in MODULES else {**_DRAWN, **_REPORTS}[name]


def _refuse_same_name(documents: Sequence[Document]) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        other = seen.setdefault(document.name.casefold(), document.file)
        if other != document.file:
            both = f"{other} and {document.file}"
            raise ProjectError(
                f"{both}: both would be written to {document.name}; export them one by one into"
                " two folders (-o)"
            )


def _is_file(output: str) -> bool:
    """Return whether `output` names a file: it has an extension and is not a folder."""
    is_folder = output.endswith(("/", os.sep)) or Path(output).is_dir()
    return output != STANDARD_OUTPUT and not is_folder and bool(PurePath(output).suffix)


def _delivered(outcome: Outcome, form: Format, output: str, *, as_file: bool) -> Delivery:
    document, reading = outcome.document, outcome.reading
    if reading is None:
        return Delivery(document, {}, problems=outcome.problems, failure=outcome.failure)
    data = reading.data(document.root)
    subject = exported(
        reading.annotation, reading.report, data, name=document.name, graph=reading.graph
    )
    try:
        files, changed = _written(subject, form, document, output, as_file=as_file)
    except FileError as error:
        return Delivery(document, {}, failure=str(error))
    said = tuple(remarks(subject, form))
    return Delivery(
        document, files, changed, said, reading.report.problems, drafted=reading.drafted
    )


def _written(
    subject: Exported, form: Format, document: Document, output: str, *, as_file: bool
) -> tuple[Files, tuple[str, ...]]:
    contents = form.write(subject)
    if output == STANDARD_OUTPUT:
        return contents, ()
    paths = _paths(form, document.name, output, as_file=as_file)
    files = {paths[end]: content for end, content in contents.items()}
    read = {os.path.realpath(each) for each in (document.source, document.annotation) if each}
    for path in files:
        annotation = path.removesuffix(SOURCE) + ANNOTATION
        if os.path.realpath(path) in read or (path.endswith(SOURCE) and is_there(annotation)):
            what = "this is a document of a corpus; choose another folder with -o"
            raise FileError(f"{path}: {what}")
    return files, write_all(files)


def _paths(form: Format, name: str, output: str, *, as_file: bool) -> dict[str, str]:
    """Return the path of each file of a format; one without a leading dot has its own name."""
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
        {
            SPANS: ALTERED,
            SCHEMES: LOST,
            FLAGS: ALTERED,
            NOTES: LOST,
            OCCURRENCES: LOST,
        },
        replaces=lambda text: xml_text(visible(text)),
    ),
    "html": Format("html", (".html",), _html),
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
