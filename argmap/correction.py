"""The workflow of acts: open an annotation file, make the acts, write it whole or not at all.

A file that another program saves in the meantime is opened again and the acts are made in what it
is then, so nothing that anybody saved is lost.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeAlias

from argmap.annotation.edit.memory import before_file, memory_file, read_memory
from argmap.annotation.read.loading import AnnotationFile, open_file
from argmap.editing.acts import Act, ActError, read_acts
from argmap.editing.correcting import Corrected, Seen, corrected
from argmap.editing.patches import unified
from argmap.model import ArgmapError
from argmap.project import Document, find_documents
from argmap.revision import source_as_set, unless_changed
from argmap.source.files import ChangedError, read_bytes, write_all

LARGEST = 4 * 1024 * 1024  # bytes of a patch
_TRIES = 8  # times that another program may save the file while it is written
Files: TypeAlias = dict[str, bytes]


class PatchError(ArgmapError):
    """A patch that cannot be read, or that is of no document here."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What acts did to one file."""

    document: Document
    corrected: Corrected
    before: str  # SHA-256 of the file
    after: str

    @property
    def diff(self) -> tuple[str, ...]:
        """Return the changed lines in the form of `diff -u`."""
        return tuple(unified(self.corrected.patch))


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a file that is about to be written."""

    file: AnnotationFile
    corrected: Corrected
    data: bytes


def save_acts(
    document: Document,
    acts: Sequence[Act],
    seen: Seen,
    *,
    also: Callable[[Change], Files] | None = None,
    first: Callable[[Change], None] | None = None,
) -> Saved:
    """Make acts in the annotation of a document and write it; return what changed.

    `also` gives further files that are written with it, and `first` is called just before that.
    Raises ActError or ConflictError, and ArgmapError for files that cannot be read or written.
    """

    def make(file: AnnotationFile) -> Corrected:
        memory, _ = read_memory(file.path)
        return corrected(file, memory, acts, seen)

    return save(document, make, also=also, first=first)


def save(
    document: Document,
    make: Callable[[AnnotationFile], Corrected],
    *,
    also: Callable[[Change], Files] | None = None,
    first: Callable[[Change], None] | None = None,
) -> Saved:
    """Write what `make` makes of the annotation of a document, as it is at that moment."""
    for _ in range(_TRIES):
        file = open_annotation(document)
        change = _changed(file, make(file))
        try:
            _write(change, also, first)
        except ChangedError:
            continue
        return Saved(document, change.corrected, sha256_of(file.data), sha256_of(change.data))
    message = "another program keeps saving this file, so nothing was written; try again"
    raise ActError(f"{PurePath(document.annotation).name}: {message}")


def open_annotation(document: Document) -> AnnotationFile:
    """Return the annotation of a document, to be changed."""
    return open_file(document.annotation, source=source_as_set(document), corpus=document.root)


def sha256_of(data: bytes) -> str:
    """Return the checksum by which versions of a file are told apart."""
    return hashlib.sha256(data).hexdigest()


def _changed(file: AnnotationFile, after: Corrected) -> Change:
    return Change(file, after, file.encode(after.text))


def _write(
    change: Change,
    also: Callable[[Change], Files] | None,
    first: Callable[[Change], None] | None,
) -> None:
    file, after = change.file, change.corrected
    files: Files = {}
    if after.patch:
        files |= {**(also(change) if also else {}), file.path: change.data}
    if after.memory:
        files |= memory_file(file.path, after.memory)
    if not files:
        return
    unchanged = unless_changed(file.source, file.path, sha256_of(file.data))

    def check() -> None:
        unchanged()
        if first:
            first(change)

    before = {file.path: file.data} if after.patch else {}
    write_all(files, check=check, before=before)


def apply_patch(path: str, paths: Sequence[str]) -> Saved:
    """Make the acts of a patch file in the document that it names, below some paths.

    The previous version of the annotation is kept, as all commands keep it.
    """
    patch = _read_patch(path)
    document = _document(patch, path, paths)
    seen = Seen(_base(patch, path))
    acts = read_acts(patch["acts"])
    wanted = patch.get("source_sha256")

    def keep(change: Change) -> Files:
        if wanted and change.file.source.sha256 != wanted:
            what = "the source has changed since the page was made, and offsets would be others"
            if any(act.do in ("new", "split") for act in acts):
                raise ActError(what, "build the page again, and mark the words in it")
        return before_file(change.file.path, change.file.data)

    return save_acts(document, acts, seen, also=keep)


def _read_patch(path: str) -> Mapping[str, Any]:
    data = read_bytes(path)
    if len(data) > LARGEST:
        raise PatchError(f"{path}: the patch has {len(data):,} bytes, and the limit is {LARGEST:,}")
    try:
        patch = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise PatchError(f"{path}{line}: this is no patch; copy it from the page again") from error
    if not isinstance(patch, dict) or not {"document", "acts"} <= patch.keys():
        raise PatchError(f'{path}: a patch has "document" and "acts"; copy it from the page again')
    return patch


def _base(patch: Mapping[str, Any], path: str) -> dict[str, str]:
    base = patch.get("base", {})
    if not isinstance(base, dict) or not all(isinstance(each, str) for each in base.values()):
        raise PatchError(f'{path}: "base" must have a hash for each statement')
    return base


def _document(patch: Mapping[str, Any], path: str, paths: Sequence[str]) -> Document:
    name = patch["document"]
    documents, _ = find_documents(paths)
    found = next((each for each in documents if each.name == name), None)
    if found is None:
        raise PatchError(f'{path}: no document here is called "{name}"; name its folder, too')
    return found
