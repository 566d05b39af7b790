"""Which documents a corpus holds, and where the page of each one goes."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from argmap.model import ArgmapError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOURCE = ".txt"
ANNOTATION = ".argmap.md"
SETTINGS = "argmap.toml"
KEYS = ("select", "ignore", "fail-on", "aside", "keep")  # of the settings: lists of codes or lines
MODEL = "model"  # the setting that names what drafts
_FRONT = 4096  # bytes in which the front matter's `source` is looked for
_SOURCE_LINE = re.compile(r"^source:[ \t]*(\S[^\r\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A source, the annotation that stands or will stand beside it, and the name of its page."""

    source: str  # path as the user gave it; "" where only the annotation knows it
    annotation: str  # path; the file need not be there yet
    root: str  # the folder of the corpus: the folder that was given, or the file's own
    name: str  # of the page, below the output folder, without an ending: "a/x"

    @property
    def annotated(self) -> bool:
        """Return whether the annotation stands on disk."""
        return Path(self.annotation).is_file()

    @property
    def shown(self) -> str:
        """Return the path that a message names: the annotation if there is one, else the source."""
        return self.annotation if self.annotated else self.source


class ProjectError(ArgmapError):
    """Paths that name no documents, or documents that would overwrite each other's pages."""


def find_documents(paths: Sequence[str]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents that paths name, in order, and the annotations whose source is missing.

    A path is a folder (every `*.txt` below it, hidden names skipped), a source, or an annotation.
    Raises ProjectError before anything is written if a path names nothing, if two documents have one
    page (upper and lower case are one), or if a document would take the place of the index.
    """
    found: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        documents, orphans = _below(path) if Path(path).is_dir() else ([_single(path)], [])
        found.extend(document for document in documents if document not in found)
        problems.extend(orphans)
    _refuse_doubles(found)
    return tuple(found), tuple(problems)


def _single(path: str) -> Document:
    """Return the document of one file."""
    if not Path(path).is_file():
        message = f"{path}: there is no such file or folder; name a folder, a source (*{SOURCE}) or an annotation (*{ANNOTATION})"
        raise ProjectError(message)
    root = os.path.dirname(path) or os.curdir  # noqa: PTH120  # as the user wrote it
    if path.endswith(ANNOTATION):
        stem = path[: -len(ANNOTATION)]
        source = stem + SOURCE
        return Document(source if Path(source).is_file() else "", path, root, PurePath(stem).name)
    if path.endswith(SOURCE):
        stem = path[: -len(SOURCE)]
        return Document(path, stem + ANNOTATION, root, PurePath(stem).name)
    message = f"{path}: argmap reads sources (*{SOURCE}) and annotations (*{ANNOTATION}); save the text as *{SOURCE}"
    raise ProjectError(message)


def _below(folder: str) -> tuple[list[Document], list[Problem]]:
    """Return the documents below a folder, and a problem for each annotation without a source."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in _files(folder):
        if path.endswith(SOURCE):
            stem = path[: -len(SOURCE)]
            documents.append(
                Document(
                    path, stem + ANNOTATION, folder, PurePath(stem).relative_to(folder).as_posix()
                )
            )
        elif path.endswith(ANNOTATION) and not Path(path[: -len(ANNOTATION)] + SOURCE).exists():
            problems.extend(_orphan(path))
    if not documents and not problems:
        message = f"{folder}: no source is here; put a text into it as *{SOURCE}"
        raise ProjectError(message)
    return documents, problems


def _files(folder: str) -> Iterator[str]:
    """Yield the files below a folder, sorted; names that begin with a full stop are skipped."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            os.path.join(parent, name)  # noqa: PTH118 - a path as the user gave it
            for name in sorted(files)
            if not name.startswith(".")
        )


def _orphan(path: str) -> Iterator[Problem]:
    """Yield a problem if the source that an annotation names is not there; a second annotator's file has one."""
    source = _named_source(path)
    if source is None or not Path(path).parent.joinpath(source).is_file():
        name = source or PurePath(path).name[: -len(ANNOTATION)] + SOURCE
        message = f'its source "{name}" is not there'
        yield Problem(
            path,
            1,
            1,
            "error",
            message,
            hint=f"Put {name} beside the annotation, or correct its front matter.",
        )


def _named_source(path: str) -> str | None:
    """Return the source that an annotation's front matter names; the reader says what is amiss with the rest."""
    words = Path(path).read_bytes()[:_FRONT].decode("utf-8", "replace")
    match = _SOURCE_LINE.search(words)
    return match[1].strip() if match else None


def _refuse_doubles(documents: Sequence[Document]) -> None:
    """Raise if two documents would be written to one page."""
    names: dict[str, Document] = {}
    for document in documents:
        name = document.name.casefold()
        if name == "index":
            message = f"{document.source or document.annotation}: a document called index would take the place of the corpus's index.html; rename it"
            raise ProjectError(message)
        if name in names:
            other = names[name]
            message = (
                f"{document.source or document.annotation} and {other.source or other.annotation}: "
                f"both would be written to {document.name}.html; rename one of them or build them into two folders (-o)"
            )
            raise ProjectError(message)
        names[name] = document


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set aside of a document, what drafts it, for which flags it is checked, and which fail: `argmap.toml`, `[tool.argmap]`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    path: str = ""  # of the file that says so
    aside: tuple[
        str, ...
    ] = ()  # lines of the source ("line 12", "lines 45-46"), whatever the reader thinks
    keep: tuple[str, ...] = ()
    model: str = ""  # a spaCy model, or a voter that `argmap train` has written


def settings_for(document: Document) -> Settings:
    """Return the settings of a document: the nearest `argmap.toml`, or `pyproject.toml` with `[tool.argmap]`, at or above it.

    A table `[documents."GLOB"]` says more of the documents whose path below that file matches. Raises ProjectError if
    the file cannot be read or holds a key that is not known.
    """
    own = Path(document.source or document.annotation).resolve()
    for folder in own.parents:
        for path in (folder / SETTINGS, folder / "pyproject.toml"):
            table = _settings_table(path) if path.is_file() else None
            if table is not None:
                return _settings(path, table, own.relative_to(folder).as_posix())
    return Settings()


def _settings_table(path: Path) -> dict[str, Any] | None:
    """Return what a file says of argmap; None if it is a pyproject that says nothing of it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path.name}: {error}; correct the file"
        raise ProjectError(message) from error
    if path.name == SETTINGS:
        return data
    table = data.get("tool", {}).get("argmap")
    return table if isinstance(table, dict) else None


def _settings(path: Path, table: dict[str, Any], name: str) -> Settings:
    """Return the settings of the document with a name, the more particular ones last."""
    particular = _table(path, table, "documents")
    layers = [
        ("*", {key: value for key, value in table.items() if key != "documents"}),
        *particular.items(),
    ]
    found = Settings(path=path.name)
    for glob, layer in layers:
        _refuse_unknown(path, layer)
        select, ignore, fail_on, aside, keep = (_strings(path, layer, key) for key in KEYS)
        if fnmatchcase(name, glob):
            fails, model = next(iter(fail_on), found.fail_on), _model(path, layer) or found.model
            aside, keep = found.aside + aside, found.keep + keep
            found = Settings(
                select or found.select, found.ignore + ignore, fails, path.name, aside, keep, model
            )
    return found


def model_for(document: Document, model: str | None) -> str | None:
    """Return what drafts a document: what the user asks for, else what its settings name, else nothing in particular."""
    return model or settings_for(document).model or None


def _model(path: Path, layer: dict[str, Any]) -> str:
    """Return the model that settings name; a file or folder is looked for beside them."""
    value = layer.get(MODEL, "")
    if not isinstance(value, str):
        message = f'{path.name}: "{MODEL}" is one name or path, such as "team.json"'
        raise ProjectError(message)
    beside = path.parent / value
    return str(beside) if value and (beside.exists() or value.endswith(".json")) else value


def _refuse_unknown(path: Path, layer: object) -> None:
    if isinstance(layer, dict) and layer.keys() <= {*KEYS, MODEL}:
        return
    named = (
        f"“{min(layer.keys() - {*KEYS, MODEL})}”"
        if isinstance(layer, dict)
        else "a value where a table belongs"
    )
    message = f"{path.name}: {named} is no setting of argmap; the settings are {', '.join((*KEYS, MODEL))}"
    raise ProjectError(message)


def _table(path: Path, table: dict[str, Any], key: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        message = (
            f'{path.name}: "{key}" holds tables, one for each pattern: [{key}."speeches/*.txt"]'
        )
        raise ProjectError(message)
    return value


def _strings(path: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        such = '["lines 45-46"]' if key in ("aside", "keep") else '["ARG5"]'
        message = f'{path.name}: "{key}" is a list of words, such as {such}'
        raise ProjectError(message)
    return tuple(values)
