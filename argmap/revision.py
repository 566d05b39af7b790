"""The workflows that change an annotation file: merge a new draft, fix, rename, create.

Each changes single lines, says which, and writes the whole file or nothing. A file that another
program saves in the meantime is left unchanged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from argmap.annotation import parse, to_text
from argmap.annotation.edit import commands
from argmap.annotation.edit.changes import Change, Edits
from argmap.annotation.edit.following import Here
from argmap.annotation.edit.memory import (
    Memory,
    before_file,
    before_path,
    memory_file,
    read_memory,
    write_merge,
)
from argmap.annotation.edit.suggestions import settled, suggested
from argmap.annotation.edit.write import empty_text
from argmap.annotation.read.ids import id_fault, slug
from argmap.annotation.read.loading import AnnotationFile, open_file
from argmap.annotation.read.problems import line_texts
from argmap.english.language import language_note
from argmap.model import Annotation, AnnotationError, ArgmapError, Problem, Source
from argmap.project import (
    ANNOTATION,
    Document,
    each_document,
    find_documents,
    model_for,
    settings_for,
)
from argmap.source import read
from argmap.source.files import (
    FileError,
    is_inside,
    is_there,
    refuse_changed,
    write_all,
)


class RevisionError(ArgmapError):
    """A requested change that cannot be made; the message names the file and the next step."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of one annotation file: the lines that change, and messages about it."""

    path: str
    changes: tuple[Change, ...] = ()
    written: bool = False
    done: str = ""  # what was done if no line changes
    kept: str = ""  # where the previous version of the file is saved
    messages: tuple[str, ...] = ()  # for the person, not about mistakes
    problems: tuple[Problem, ...] = ()  # of the file as it is now
    failure: str = ""

    @property
    def has_failed(self) -> bool:
        """Return whether something could not be done, or the file has errors."""
        return bool(self.failure) or any(problem.level == "error" for problem in self.problems)

    @classmethod
    def failed(cls, document: Document, problems: tuple[Problem, ...], failure: str) -> Revision:
        """Return the revision of a file that could not be changed."""
        return cls(document.shown, problems=problems, failure=failure)


def annotate(
    paths: Sequence[str], *, model: str | None = None, dry_run: bool = False
) -> Iterator[Revision]:
    """Yield a revision for each document: drafted again, and merged into the annotation file."""

    def draft_again(document: Document) -> Revision:
        work = _merge_draft if document.annotated else _write_first_draft
        return work(document, model_for(document, model), dry_run=dry_run)

    return each_document(paths, draft_again, Revision.failed)


def fix(paths: Sequence[str], *, write: bool = False) -> Iterator[Revision]:
    """Yield a revision for each document: inexact quotes get the source's words."""

    def fix_quotes(document: Document) -> Revision:
        if not document.annotated:
            message = f"{document.source}: this source has no annotation"
            return Revision(document.source, messages=(message,))
        file = _open(document)
        return written(file, commands.fixed_lines(file.outline, file.source), write=write)

    return each_document(paths, fix_quotes, Revision.failed)


def rename(path: str, old: str, new: str) -> Revision:
    """Give a statement another id, and change every reference to it."""
    file = open_one(path)
    statements = {each.id.casefold(): each for each in file.outline.statements}
    found, other = statements.get(old.casefold()), statements.get(new.casefold())
    if found is None:
        raise RevisionError(unknown(file.path, old, [each.id for each in statements.values()]))
    if fault := id_fault(new):
        known = slug(new)
        use = f"write {known}" if known else "use letters, digits and -"
        message = f'{file.path}: "{new}" cannot be an id: {fault}; {use}'
        raise RevisionError(message)
    if other is not None and other is not found:
        place = f"{file.path}:{other.line}"
        message = f'{place}: "{other.id}" is the id of another statement; choose a different one'
        raise RevisionError(message)
    return written(file, commands.renamed_lines(file.outline, {found.id: new}))


def new(path: str) -> str:
    """Write an annotation without statements next to a source; return its path."""
    documents, _ = find_documents((path,))
    if len(documents) != 1 or not documents[0].source or path.endswith(ANNOTATION):
        raise RevisionError(f"{path}: name one source, a *.txt file")
    target = documents[0].annotation

    def refuse_existing() -> None:
        if is_there(target):
            message = "an annotation already exists and will not be overwritten; edit it, or move"
            raise RevisionError(f"{target}: {message} it first")

    refuse_existing()
    _read(documents[0])
    write_all({target: empty_text(Path(path).name).encode()}, check=refuse_existing)
    return target


def first_draft(document: Document, model: str | None) -> Annotation:
    """Return the machine's draft of a source, as it would be read from a file."""
    from argmap.drafting import draft

    source = source_as_set(document) or _read(document)
    drafted = draft(source, model=model)
    return replace(parse(to_text(drafted), source), suggestions=drafted.suggestions)


def draft_files(
    document: Document, annotation: Annotation, model: str | None
) -> tuple[dict[str, bytes], Callable[[], None]]:
    """Return the files of a draft, and a check that they replace and miss nothing of a person.

    The draft is remembered, and so are earlier rejections.
    """
    path, source, data = document.annotation, annotation.source, to_text(annotation).encode()
    before, _ = read_memory(path)
    memory = _memory(data.decode(), annotation, model)
    files = memory_file(path, replace(memory, rejected=before.rejected if before else ()))
    sha256 = hashlib.sha256(data).hexdigest()
    return {**files, path: data}, unless_changed(source, path, sha256, is_new=True)


def unless_changed(
    source: Source, path: str, sha256: str, *, is_new: bool = False
) -> Callable[[], None]:
    """Return what raises FileError if a source or its annotation was saved since it was read."""

    def check() -> None:
        refuse_changed(source.path, source.sha256)
        if not is_new or is_there(path):
            refuse_changed(path, sha256)

    return check


def source_as_set(document: Document) -> Source | None:
    """Return a document's source with its settings' `aside` and `keep`; None without these."""
    settings = settings_for(document)
    if not document.source or not (settings.aside or settings.keep):
        return None
    return _read(document, aside=settings.aside, keep=settings.keep)


def _read(document: Document, *, aside: Sequence[str] = (), keep: Sequence[str] = ()) -> Source:
    if is_there(document.source) and not is_inside(document.source, document.root):
        what = "this is a link to a file outside the corpus folder; copy that file into the folder"
        raise FileError(f"{document.source}: {what}")
    return read(document.source, aside=aside, keep=keep)


def open_one(path: str) -> AnnotationFile:
    """Return the one annotation that a path names, to be changed; raises RevisionError."""
    documents, orphans = find_documents((path,))
    if len(documents) != 1 or orphans:
        count = len(documents) + len(orphans)
        raise RevisionError(f"{path}: name one annotation; this path names {count}")
    if not documents[0].annotated:
        message = "this source has no annotation; argmap build drafts one, argmap new starts one"
        raise RevisionError(f"{path}: {message}")
    return _open(documents[0])


def _open(document: Document) -> AnnotationFile:
    return open_file(document.annotation, source=source_as_set(document), corpus=document.root)


def unknown(path: str, name: str, known: Sequence[str]) -> str:
    """Return the message on an id that a file does not have, with the nearest that it has."""
    nearest = get_close_matches(name, known, n=1)
    hint = f'did you mean "{nearest[0]}"?' if nearest else "the ids follow ## in the file"
    return f'{path}: no statement or link is called "{name}"; {hint}'


def _merge_draft(document: Document, model: str | None, *, dry_run: bool) -> Revision:
    from argmap.annotation.edit.merge import merge
    from argmap.drafting import draft

    file = _open(document)
    before, message = read_memory(file.path)
    if before:
        here = Here.of_outline(file.outline, file.source)
        before = settled(before, here, file.outline.links)
    drafted = draft(file.source, model=model)
    theirs = to_text(drafted)
    base = before.base(file.data) if before else None
    rejected, accepted = (before.rejected, before.accepted) if before else ((), ())
    merged = merge(base, file.text, theirs, file.source, rejected, path=file.path)
    notes = (
        f"{file.path}:{note.line}: {note.words.removeprefix('<!-- ').removesuffix(' -->')}"
        for note in merged.notes
    )
    messages = (*([message] if message else []), *notes)
    problems = _problems_without_new_errors(merged.text, file)
    revision = Revision(file.path, merged.changes, messages=messages, problems=problems)
    if dry_run:
        return revision
    unchanged = _unless_saved(file)
    after = replace(_memory(merged.draft, drafted, model), rejected=merged.rejected)
    after = replace(after, accepted=accepted)
    if not merged.changes:
        write_all(memory_file(file.path, after), check=unchanged)
        return revision
    write_merge(file.path, file.data, file.encode(merged.text), (before, after), unchanged)
    return replace(revision, written=True, kept=str(before_path(file.path)))


def _write_first_draft(document: Document, model: str | None, *, dry_run: bool) -> Revision:
    annotation = first_draft(document, model)
    edits = Edits()
    edits.add(1, line_texts(to_text(annotation)))
    if dry_run:
        read_memory(document.annotation)  # a damaged one stops this too
    else:
        files, unchanged = draft_files(document, annotation, model)
        write_all(files, check=unchanged)
    note = language_note(annotation.source.text, drafted=True)
    messages = (f"{document.source}: {note}",) if note else ()
    changes = tuple(edits.shown(""))
    return Revision(document.annotation, changes, not dry_run, messages=messages)


def written(
    file: AnnotationFile,
    edits: Edits,
    messages: Sequence[str] = (),
    *,
    write: bool = True,
    memory: Memory | None = None,
    done: str = "",
) -> Revision:
    """Make edits of a file, and remember what is new; return what changed, and `done` if no line.

    Raises RevisionError, and writes nothing, if the file would have new errors.
    """
    text = edits.made(file.text)
    changes = tuple(edits.shown(file.text))
    problems = _problems_without_new_errors(text, file)
    revision = Revision(file.path, changes, done=done, messages=tuple(messages), problems=problems)
    if not write or not (changes or memory):
        return revision
    files = {**before_file(file.path, file.data), file.path: file.encode(text)} if changes else {}
    files |= memory_file(file.path, memory) if memory else {}
    write_all(files, check=_unless_saved(file))
    return (
        replace(revision, written=True, kept=str(before_path(file.path))) if changes else revision
    )


def _problems_without_new_errors(text: str, file: AnnotationFile) -> tuple[Problem, ...]:
    """Return the problems of a file's new text; raise if it has errors that the old one has not."""
    problems = _problems(text, file)
    errors = {problem.message for problem in problems if problem.level == "error"}
    if errors:
        errors -= {problem.message for problem in _problems(file.text, file)}
    if errors:
        message = f"left unchanged, because the change would break it: {min(errors)}"
        raise RevisionError(f"{file.path}: {message}; please report this")
    return problems


def _problems(text: str, file: AnnotationFile) -> tuple[Problem, ...]:
    try:
        return parse(text, file.source, path=file.path).problems
    except AnnotationError as error:
        return error.problems


def _unless_saved(file: AnnotationFile) -> Callable[[], None]:
    return unless_changed(file.source, file.path, hashlib.sha256(file.data).hexdigest())


def _memory(text: str, drafted: Annotation, model: str | None) -> Memory:
    from argmap import __version__
    from argmap.drafting import described

    made_with = {"argmap": __version__, **dict(described(model))}
    return Memory(text, made_with, drafted.source.sha256, suggestions=suggested(drafted))
