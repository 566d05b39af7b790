"""Which documents a corpus contains, and where the page of each one goes."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from argmap.manifest import CORPUS
from argmap.model import AnnotationError, ArgmapError, Problem
from argmap.settings import Settings, settings_of
from argmap.source.files import FileError, is_there, name_fault, read_start
from argmap.symbols import in_shell

T = TypeVar("T")

SOURCE = ".txt"
ANNOTATION = ".argmap.md"
_FRONT = 4096  # bytes in which the front matter's `source` is looked for
_SOURCE_LINE = re.compile(r"^source:[ \t]*(\S[^\r\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A source, the annotation next to it (whether it exists yet or not), and its page's name."""

    source: str  # path as the user gave it; "" where only the annotation knows it
    annotation: str  # path
    root: str  # the folder of the corpus: the folder that was given, or the file's own
    name: str  # of the page, below the output folder, without an extension: "a/x"

    @property
    def annotated(self) -> bool:
        """Return whether the annotation exists; raises FileError if it is not a file."""
        return is_there(self.annotation)

    @property
    def shown(self) -> str:
        """Return the path that a message names: the annotation if there is one, else the source."""
        return self.annotation if os.path.lexists(self.annotation) else self.source

    @property
    def file(self) -> str:
        """Return the path of the source if it is known, else of the annotation."""
        return self.source or self.annotation


class ProjectError(ArgmapError):
    """Paths that name no documents, or documents with the same page."""


def each_document(
    paths: Sequence[str],
    work: Callable[[Document], T],
    failed: Callable[[Document, tuple[Problem, ...], str], T],
    *,
    first: Callable[[Sequence[Document]], None] | None = None,
) -> Iterator[T]:
    """Yield the result of `work` for each document that paths name, then for missing sources.

    For what cannot be processed, it is that of `failed`. Raises ProjectError for unusable paths,
    and what `first` raises, which sees all documents before any is processed.
    """
    documents, orphans = find_documents(paths)
    if first:
        first(documents)
    for document in documents:
        yield attempt(document, work, failed)
    for problem in orphans:
        yield failed(missing(problem), (problem,), "")


def attempt(
    document: Document,
    work: Callable[[Document], T],
    failed: Callable[[Document, tuple[Problem, ...], str], T],
) -> T:
    """Return the result of `work` for a document; of `failed` if it cannot be processed."""
    try:
        return work(document)
    except AnnotationError as error:
        return failed(document, error.problems, "")
    except ArgmapError as error:
        return failed(document, (), str(error))
    except OSError as error:
        path, reason = error.filename or document.shown, error.strerror or error
        return failed(document, (), f"{path}: {reason}")


def missing(problem: Problem) -> Document:
    """Return the document of an annotation whose source is missing: it has no name."""
    return Document("", problem.path, "", "")


def find_documents(paths: Sequence[str]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents that paths name, in order, and the annotations whose source is missing.

    A path is a folder (every `*.txt` below it, hidden names skipped), a source, or an annotation.
    A document that several paths name is one. Raises ProjectError if a path names nothing.
    """
    found: dict[str, Document] = {}
    problems: dict[str, Problem] = {}
    for path in paths:
        documents, orphans = _below(path) if Path(path).is_dir() else ([_single(path)], [])
        for document in documents:
            found.setdefault(_absolute(document.annotation), document)
        for problem in orphans:
            problems.setdefault(_absolute(problem.path), problem)
    return tuple(found.values()), tuple(problems.values())


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100  # without following links


def _single(path: str) -> Document:
    if not is_there(path):
        raise ProjectError(
            f"{path}: there is no such file or folder; name a folder, a source (*{SOURCE})"
            f" or an annotation (*{ANNOTATION})"
        )
    if fault := name_fault(PurePath(path).name):
        raise ProjectError(f"{path}: {fault}")
    folder = os.path.dirname(path) or os.curdir  # noqa: PTH120  # as the user wrote it
    for extension in (ANNOTATION, SOURCE):
        if path.endswith(extension):
            stem = path.removesuffix(extension)
            source = stem + SOURCE
            known = extension == SOURCE or Path(source).is_file()
            root = _corpus_around(folder)
            name = PurePath(stem).relative_to(root).as_posix()
            return Document(source if known else "", stem + ANNOTATION, root, name)
    raise ProjectError(
        f"{path}: argmap reads sources (*{SOURCE}) and annotations (*{ANNOTATION}); save the text"
        f" as *{SOURCE}, or use argmap add"
    )


def _corpus_around(folder: str) -> str:
    """Return the default corpus as part of a path, if the folder is below it; else the folder.

    So a single document has the page that it has when the whole corpus is built.
    """
    here, corpus = PurePath(_absolute(folder)), PurePath(_absolute(CORPUS))
    if not here.is_relative_to(corpus) or ".." in PurePath(folder).parts:
        return folder
    depth = len(here.relative_to(corpus).parts)
    return str(PurePath(folder).parents[depth - 1]) if depth else folder


def _below(folder: str) -> tuple[list[Document], list[Problem]]:
    documents: list[Document] = []
    files, problems = _files(folder)
    sources = {path for path in files if path.endswith(SOURCE)}
    for path in files:
        stem = path.removesuffix(SOURCE)
        if path in sources:
            name = PurePath(stem).relative_to(folder).as_posix()
            documents.append(Document(path, stem + ANNOTATION, folder, name))
        elif path.endswith(ANNOTATION) and path.removesuffix(ANNOTATION) + SOURCE not in sources:
            problems.extend(_orphan(path))
    if not documents and not problems:
        raise ProjectError(f"{folder}: no sources found; add a text file named *{SOURCE}")
    return documents, problems


def _files(folder: str) -> tuple[list[str], list[Problem]]:
    """Return the files below a folder, sorted, without hidden names, and what cannot be read."""
    problems: list[Problem] = []
    found: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=lambda e: problems.append(_unread(e))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        ours = sorted(name for name in files if name.endswith((SOURCE, ANNOTATION)))
        for name in [*folders, *(name for name in ours if name[0] != ".")]:
            # As the user gave it: a Path would drop "./".
            path = os.path.join(parent, name)  # noqa: PTH118
            if fault := name_fault(name):
                problems.append(Problem(path, 1, 1, "error", fault))
            elif name not in folders:
                found.append(path)
        folders[:] = [name for name in folders if not name_fault(name)]
    return found, problems


def _unread(error: OSError) -> Problem:
    message = f"this folder cannot be read: {(error.strerror or str(error)).lower()}"
    hint = "Make it readable, or move it out of the corpus; nothing in it was read."
    return Problem(str(error.filename), 1, 1, "error", message, hint=hint)


def _orphan(path: str) -> Iterator[Problem]:
    """Yield a problem if the front matter of an annotation names no source."""
    name = PurePath(path).name.removesuffix(ANNOTATION) + SOURCE
    try:
        named = _SOURCE_LINE.search(read_start(path, _FRONT).decode("utf-8", "replace"))
        name = named[1].strip() if named else name
        if named and is_there(Path(path).parent / name):
            return
        message = f'its source "{name}" does not exist'
        hint = f"Put {name} next to the annotation, or correct its front matter."
    except FileError as error:
        message = str(error).removeprefix(f"{path}: ")
        hint = "Correct this, or move the annotation out of the corpus."
    yield Problem(path, 1, 1, "error", message, hint=hint)


def refuse_same_page(documents: Sequence[Document]) -> None:
    """Raise ProjectError if two documents, or one and the index, would have the same page."""
    for document in documents:
        if document.name.casefold() == "index":
            what = "its page would replace the corpus's index.html; rename it"
            raise ProjectError(f"{document.file}: {what}")
    refuse_same_name(documents, "build", ".html")


def refuse_same_name(documents: Sequence[Document], command: str, end: str = "") -> None:
    """Raise ProjectError if what a command writes of two documents would have the same name."""
    names: dict[str, str] = {}
    for document in documents:
        file = document.file
        other = names.setdefault(document.name.casefold(), file)
        if other != file:
            raise ProjectError(
                f"{other} and {file}: both would be written to {document.name}{end};"
                f" {_way_out(other, file, command)}"
            )


def _way_out(one: str, other: str, command: str) -> str:
    """Return what to do about two files of which the same would be written."""
    apart = f"{command} them one by one into two folders (-o)"
    folders = [PurePath(_absolute(each)).parent for each in (one, other)]
    if folders[0] == folders[1]:
        return f"rename one of them, or {apart}"
    try:
        shared = os.path.relpath(os.path.commonpath(folders))
    except ValueError:  # on two drives
        return apart
    return (
        f"{command} the folder that both are in (argmap {command} {in_shell(shared)}), or {apart}"
    )


def settings_for(document: Document) -> Settings:
    """Return the settings of a document; raises ArgmapError."""
    return settings_of(document.file)


def model_for(document: Document, model: str | None) -> str | None:
    """Return the model that drafts a document: the one asked for, else that of its settings."""
    return model or settings_for(document).model or None
