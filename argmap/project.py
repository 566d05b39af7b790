"""Which documents a corpus contains, where the page of each one goes, and their settings."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, TypeVar

from argmap.model import AnnotationError, ArgmapError, Problem
from argmap.source.files import FileError, is_there, read_start

T = TypeVar("T")

SOURCE = ".txt"
ANNOTATION = ".argmap.md"
SETTINGS = "argmap.toml"
KEYS = ("select", "ignore", "fail-on", "aside", "keep", "model")  # the settings
_GROWING = ("ignore", "aside", "keep")  # those to which a more specific table adds values
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
    """Paths that name no documents, documents with the same page, or settings with an error."""


def each_document(
    paths: Sequence[str],
    work: Callable[[Document], T],
    failed: Callable[[Document, tuple[Problem, ...], str], T],
) -> Iterator[T]:
    """Yield the result of `work` for each document that paths name, then for missing sources.

    For what cannot be processed, it is that of `failed`. Raises ProjectError for unusable paths.
    """
    documents, orphans = find_documents(paths)
    for document in documents:
        try:
            yield work(document)
        except AnnotationError as error:
            yield failed(document, error.problems, "")
        except ArgmapError as error:
            yield failed(document, (), str(error))
        except OSError as error:
            path, reason = error.filename or document.shown, error.strerror or error
            yield failed(document, (), f"{path}: {reason}")
    for problem in orphans:
        yield failed(Document("", problem.path, "", ""), (problem,), "")


def find_documents(paths: Sequence[str]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents that paths name, in order, and the annotations whose source is missing.

    A path is a folder (every `*.txt` below it, hidden names skipped), a source, or an annotation.
    Raises ProjectError if a path names nothing or two documents would have one page.
    """
    found: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        documents, orphans = _below(path) if Path(path).is_dir() else ([_single(path)], [])
        found.extend(document for document in documents if document not in found)
        problems.extend(orphans)
    _refuse_same_page(found)
    return tuple(found), tuple(problems)


def _single(path: str) -> Document:
    if not is_there(path):
        raise ProjectError(
            f"{path}: there is no such file or folder; name a folder, a source (*{SOURCE})"
            f" or an annotation (*{ANNOTATION})"
        )
    folder = os.path.dirname(path) or os.curdir  # noqa: PTH120  # as the user wrote it
    for extension in (ANNOTATION, SOURCE):
        if path.endswith(extension):
            stem = path.removesuffix(extension)
            source = stem + SOURCE
            known = extension == SOURCE or Path(source).is_file()
            return Document(source if known else "", stem + ANNOTATION, folder, PurePath(stem).name)
    raise ProjectError(
        f"{path}: argmap reads sources (*{SOURCE}) and annotations (*{ANNOTATION}); save the text"
        f" as *{SOURCE}, or use argmap add"
    )


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
    """Return the files below a folder, sorted, without hidden names, and unreadable folders."""
    errors: list[OSError] = []
    found: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        visible = sorted(name for name in files if not name.startswith("."))
        # As the user gave it: a Path would drop "./".
        found.extend(os.path.join(parent, name) for name in visible)  # noqa: PTH118
    return found, [_unreadable(error) for error in errors]


def _unreadable(error: OSError) -> Problem:
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


def _refuse_same_page(documents: Sequence[Document]) -> None:
    names: dict[str, str] = {}
    for document in documents:
        name, file = document.name.casefold(), document.file
        if name == "index":
            raise ProjectError(f"{file}: its page would replace the corpus's index.html; rename it")
        if name in names:
            raise ProjectError(
                f"{file} and {names[name]}: both would be written to {document.name}.html;"
                " rename one of them or build them into two folders (-o)"
            )
        names[name] = file


@dataclass(frozen=True, slots=True)
class Settings:
    """What `argmap.toml` or `[tool.argmap]` says about one document."""

    path: str = ""  # of the file that contains the settings; "" if there is none
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    aside: tuple[str, ...] = ()  # lines of the source ("line 12", "lines 45-46") to set aside
    keep: tuple[str, ...] = ()  # lines not to set aside, whatever the reader decides
    model: str = ""  # a spaCy model, or a voter that `argmap train` has written


def settings_for(document: Document) -> Settings:
    """Return the settings of a document, from the nearest settings file at or above it.

    That is an `argmap.toml`, or a `pyproject.toml` with `[tool.argmap]`; a table
    `[documents."GLOB"]` there adds settings for some documents. Raises ProjectError.
    """
    own = Path(document.file).resolve()
    for folder in own.parents:
        for path in (folder / SETTINGS, folder / "pyproject.toml"):
            table = _settings_table(path) if is_there(path) else None
            if table is not None:
                return _settings(path, table, own.relative_to(folder).as_posix())
    return Settings()


def model_for(document: Document, model: str | None) -> str | None:
    """Return the model that drafts a document: the one asked for, else that of its settings."""
    return model or settings_for(document).model or None


def _settings_table(path: Path) -> dict[str, Any] | None:
    """Return a file's settings; None if it is a pyproject without `[tool.argmap]`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path.name}: {error}; correct the file") from error
    if path.name == SETTINGS:
        return data
    table = data.get("tool", {}).get("argmap")
    return table if isinstance(table, dict) else None


def _settings(path: Path, table: dict[str, Any], name: str) -> Settings:
    """Return the settings of the document with a name; the more specific tables come last."""
    documents = table.get("documents", {})
    if not isinstance(documents, dict):
        example = '[documents."speeches/*.txt"]'
        raise ProjectError(f'{path.name}: "documents" must be tables, one per pattern: {example}')
    general = {key: value for key, value in table.items() if key != "documents"}
    found: dict[str, tuple[str, ...]] = dict.fromkeys(KEYS, ())
    for glob, layer in [("*", general), *documents.items()]:
        for key, values in _values(path, layer).items():
            if fnmatchcase(name, glob):
                found[key] = found[key] + values if key in _GROWING else values
    select, ignore, fail_on, aside, keep, model = found.values()
    own_model = "".join(model)
    sibling = path.parent / own_model  # a file or folder is looked for next to the settings
    if own_model and (sibling.exists() or own_model.endswith(".json")):
        own_model = str(sibling)
    return Settings(path.name, select, ignore, "".join(fail_on[:1]), aside, keep, own_model)


def _values(path: Path, table: object) -> dict[str, tuple[str, ...]]:
    unknown = set(table) - {*KEYS} if isinstance(table, dict) else {"a plain value"}
    if unknown or not isinstance(table, dict):
        message = f"“{min(unknown)}” is not a setting of argmap; the settings are {', '.join(KEYS)}"
        raise ProjectError(f"{path.name}: {message}")
    return {
        key: _strings(path, key, value) for key, value in table.items() if value not in ("", [])
    }


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if key == "model" and not isinstance(value, str):
        raise ProjectError(f'{path.name}: "model" must be one name or path, such as "team.json"')
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        example = '["lines 45-46"]' if key in ("aside", "keep") else '["ARG5"]'
        raise ProjectError(f'{path.name}: "{key}" must be a list of strings, such as {example}')
    return tuple(values)
