"""The journeys that change a person's annotation: draft again and merge, accept, fix, rename, begin a new one.

Each changes single lines, tells which, and writes the whole file or nothing. A file that somebody
saves while we think is left alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.annotation import parse, to_text
from argmap.annotation.edit.memory import (
    Memory,
    before_path,
    keep_before,
    read_memory,
    write_memory,
    write_merge,
)
from argmap.annotation.read.ids import id_fault
from argmap.annotation.read.lines import line_texts
from argmap.annotation.read.loading import open_file
from argmap.model import AnnotationError, ArgmapError, Problem
from argmap.project import ANNOTATION, Document, find_documents, model_for, settings_for
from argmap.source import read
from argmap.source.files import read_bytes, write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.annotation.edit.changes import Change, Edits
    from argmap.annotation.read.loading import AnnotationFile
    from argmap.model import Annotation, Source


class RevisionError(ArgmapError):
    """A change that somebody asked for and that cannot be made; the message names the file and the next step."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of one annotation: the lines that change, and what there is to say about it."""

    path: str
    changes: tuple[Change, ...] = ()
    written: bool = False
    kept: str = ""  # where the file stands as it was
    remarks: tuple[str, ...] = ()  # for the person, not about mistakes
    problems: tuple[Problem, ...] = ()  # of the file as it is now
    failure: str = ""

    @property
    def failed(self) -> bool:
        """Return whether something could not be done, or the file has errors."""
        return bool(self.failure) or any(problem.level == "error" for problem in self.problems)


def keep_draft(document: Document, annotation: Annotation, model: str | None) -> None:
    """Write a draft beside its source, and remember it; what was rejected before stays remembered.

    An annotation that somebody put there in the meantime is left alone.
    """
    if os.path.lexists(document.annotation):
        return
    text = to_text(annotation)
    before, _ = read_memory(document.annotation)
    memory = _memory(text, annotation.source, model)
    write_memory(
        document.annotation, replace(memory, rejected=before.rejected) if before else memory
    )
    write_bytes(document.annotation, text.encode())


def annotate(
    paths: Sequence[str], *, model: str | None = None, dry_run: bool = False
) -> Iterator[Revision]:
    """Yield a revision for each document: drafted again, and merged into the file that a person edits."""
    return _each(paths, lambda document: _annotate(document, model, dry_run=dry_run))


def fix(paths: Sequence[str], *, write: bool = False) -> Iterator[Revision]:
    """Yield a revision for each document: quotes that matched only nearly get the source's words."""
    return _each(paths, lambda document: _fix(document, write=write))


def accept(path: str, names: Sequence[str]) -> Revision:
    """Accept proposals by the ids of their statements and links; without a name, all of them."""
    from argmap.annotation.edit.accept import accepted_lines, ids, named, proposals

    file = _open(_one(path))
    open_ones = proposals(file.outline)
    chosen = {name: named(file.outline, name) for name in names}
    unknown = [name for name, found in chosen.items() if found is None]
    if unknown:
        raise RevisionError(_unknown(file.path, unknown[0], ids(file.outline)))
    wanted = {found for found in chosen.values() if found} or set(open_ones)
    remarks = [
        f'{file.path}: "{name}" is accepted already' for name in sorted(wanted - set(open_ones))
    ]
    return _written(file, accepted_lines(file.outline, wanted), remarks)


def proposed(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of what nobody has accepted yet: what the machine is sure of or says nothing about, and what it is unsure of."""
    from argmap.annotation.edit.accept import proposals, unsure

    outline = _open(_one(path)).outline
    names, doubtful = proposals(outline), unsure(outline)
    return tuple(name for name in names if name not in doubtful), tuple(
        name for name in names if name in doubtful
    )


def rename(path: str, old: str, new: str) -> Revision:
    """Give a statement another id, and change every reference to it."""
    from argmap.annotation.edit.rename import renamed_lines

    file = _open(_one(path))
    names = {each.id.casefold(): each for each in file.outline.statements}
    found, other = names.get(old.casefold()), names.get(new.casefold())
    if found is None:
        raise RevisionError(_unknown(file.path, old, [each.id for each in file.outline.statements]))
    if fault := id_fault(new):
        raise RevisionError(
            f'{file.path}: "{new}" cannot be an id: {fault}; use letters, digits and -'
        )
    if other is not None and other is not found:
        raise RevisionError(
            f'{file.path}:{other.line}: "{other.id}" is the id of another statement; choose a third one'
        )
    return _written(file, renamed_lines(file.outline, {found.id: new}), [])


def new(path: str) -> str:
    """Write an annotation without statements beside a source; return its path."""
    from argmap.annotation.edit.write import empty_text

    documents, _ = find_documents((path,))
    if len(documents) != 1 or not documents[0].source or path.endswith(ANNOTATION):
        raise RevisionError(f"{path}: name one source, a *.txt file")
    target = documents[0].annotation
    if os.path.lexists(target):
        raise RevisionError(
            f"{target}: an annotation stands here already, and nothing is overwritten; edit it, or move it away first"
        )
    read(path)
    write_bytes(target, empty_text(Path(path).name).encode())
    return target


def _each(paths: Sequence[str], journey: Callable[[Document], Revision]) -> Iterator[Revision]:
    """Yield the revision of each document; what cannot be done with one stops no other."""
    documents, orphans = find_documents(paths)
    for document in documents:
        try:
            yield journey(document)
        except AnnotationError as error:
            yield Revision(document.shown, problems=error.problems)
        except ArgmapError as error:
            yield Revision(document.shown, failure=str(error))
        except OSError as error:
            yield Revision(
                document.shown,
                failure=f"{error.filename or document.shown}: {error.strerror or error}",
            )
    for problem in orphans:
        yield Revision(problem.path, problems=(problem,))


def _one(path: str) -> Document:
    """Return the one document that a path names; it has an annotation."""
    documents, orphans = find_documents((path,))
    if len(documents) != 1 or orphans:
        raise RevisionError(
            f"{path}: name one annotation; this is {len(documents) + len(orphans)} of them"
        )
    if not documents[0].annotated:
        raise RevisionError(
            f"{path}: no annotation stands beside this source; argmap build drafts one, argmap new begins an empty one"
        )
    return documents[0]


def _open(document: Document) -> AnnotationFile:
    return open_file(document.annotation, source=source_as_set(document), corpus=document.root)


def source_as_set(document: Document) -> Source | None:
    """Return a document's source with the lines that its settings set aside and keep; nothing where they name none."""
    settings = settings_for(document)
    if not document.source or not (settings.aside or settings.keep):
        return None
    return read(document.source, aside=settings.aside, keep=settings.keep)


def _unknown(path: str, name: str, known: Sequence[str]) -> str:
    nearest = get_close_matches(name, known, n=1)
    hint = f'did you mean "{nearest[0]}"?' if nearest else "the ids stand after ## in the file"
    return f'{path}: no statement or link is called "{name}"; {hint}'


def _annotate(document: Document, model: str | None, *, dry_run: bool) -> Revision:
    from argmap.annotation.edit.merge import merge
    from argmap.drafting import draft

    if not document.annotated:
        return _first_draft(document, model, dry_run=dry_run)
    model = model_for(document, model)
    file = _open(document)
    before, remark = read_memory(file.path)
    theirs = to_text(draft(file.source, model=model))
    base = before.base(file.data) if before else None
    merged = merge(
        base, file.text, theirs, file.source, before.rejected if before else (), path=file.path
    )
    problems = _problems(merged.text, file)
    _refuse_new_errors(problems, file)
    told = tuple(
        f"{file.path}:{note.line}: {note.words.removeprefix('<!-- ').removesuffix(' -->')}"
        for note in merged.notes
    )
    revision = Revision(
        file.path, merged.changes, remarks=(*([remark] if remark else []), *told), problems=problems
    )
    if dry_run:
        return revision
    _refuse_if_saved(file)
    after = replace(_memory(merged.draft, file.source, model), rejected=merged.rejected)
    if merged.changes:
        write_merge(file.path, file.data, file.encode(merged.text), (before, after))
        return replace(revision, written=True, kept=str(before_path(file.path)))
    write_memory(file.path, after)
    return revision


def first_draft(document: Document, model: str | None) -> Annotation:
    """Return the machine's draft of a source, as it would read from a file."""
    from argmap.drafting import draft

    source = source_as_set(document) or read(document.source)
    return parse(to_text(draft(source, model=model)), source)


def _first_draft(document: Document, model: str | None, *, dry_run: bool) -> Revision:
    """Draft a source that has no annotation yet."""
    from argmap.annotation.edit.changes import Edits
    from argmap.english.language import not_english

    model = model_for(document, model)
    annotation = first_draft(document, model)
    edits = Edits()
    edits.add(1, line_texts(to_text(annotation)))
    if not dry_run:
        keep_draft(document, annotation, model)
    reason = not_english(annotation.source.text)
    remarks = (f"{document.source}: the text {reason}",) if reason else ()
    return Revision(
        document.annotation, tuple(edits.shown("")), remarks=remarks, written=not dry_run
    )


def _fix(document: Document, *, write: bool) -> Revision:
    from argmap.annotation.edit.fix import fixed_lines

    if not document.annotated:
        return Revision(
            document.source,
            remarks=(f"{document.source}: no annotation stands beside this source",),
        )
    file = _open(document)
    return _written(file, fixed_lines(file.outline, file.source), [], write=write)


def _written(
    file: AnnotationFile, edits: Edits, remarks: Sequence[str], *, write: bool = True
) -> Revision:
    """Return the revision of a file by some edits; write it unless it is only to be shown."""
    text = edits.made(file.text)
    changes = tuple(edits.shown(file.text))
    problems = _problems(text, file)
    _refuse_new_errors(problems, file)
    revision = Revision(file.path, changes, remarks=tuple(remarks), problems=problems)
    if not write or not changes:
        return revision
    _refuse_if_saved(file)
    keep_before(file.path, file.data)
    write_bytes(file.path, file.encode(text))
    return replace(revision, written=True, kept=str(before_path(file.path)))


def _problems(text: str, file: AnnotationFile) -> tuple[Problem, ...]:
    try:
        return parse(text, file.source, path=file.path).problems
    except AnnotationError as error:
        return error.problems


def _refuse_new_errors(problems: Sequence[Problem], file: AnnotationFile) -> None:
    """Raise if a change would leave errors in a file that were not there before."""
    errors = {problem.message for problem in problems if problem.level == "error"}
    if errors:
        errors -= {problem.message for problem in _problems(file.text, file)}
    if errors:
        raise RevisionError(
            f"{file.path}: left as it was, for the change would break it: {min(errors)}; please report this"
        )


def _refuse_if_saved(file: AnnotationFile) -> None:
    """Raise if a file is not any more what was read."""
    if read_bytes(file.path) != file.data:
        raise RevisionError(
            f"{file.path}: another program saved this file meanwhile, and it is left as it is; run the command again"
        )


def _memory(text: str, source: Source, model: str | None) -> Memory:
    from argmap import __version__
    from argmap.drafting import described

    return Memory(text, {"argmap": __version__, **dict(described(model))}, source.sha256)
