"""The workflows that compare readings: differences, agreement, and two versions merged."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from argmap.annotation import parse
from argmap.annotation.edit.three_way import MergedVersions, Version, merge_versions
from argmap.annotation.read.loading import decoded, named_source, read_outline
from argmap.comparing.agreement import Agreement, agreement
from argmap.comparing.built import side_of_build
from argmap.comparing.difference import Difference, Side, difference
from argmap.comparing.source_change import QuoteChange, quote_changes
from argmap.flags import check
from argmap.model import Annotation, ArgmapError, Source
from argmap.pipeline import check_all
from argmap.project import ANNOTATION, SOURCE, find_documents
from argmap.source import read, read_text
from argmap.source.decode import decode
from argmap.source.files import FOLDER, is_there, read_bytes, write_bytes

_SECONDS = 60  # that git may take


class ComparisonError(ArgmapError):
    """Readings that cannot be compared; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Revised:
    """A file as git has it: a revision, and the path as it was given."""

    revision: str
    path: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two readings, what they were called, and what differs between them."""

    names: tuple[str, str]
    first: Side
    second: Side
    difference: Difference


def compare(first: str, second: str) -> Compared:
    """Return two readings compared: each an annotation, REVISION:PATH in git, or a build's JSON.

    The data of a build do not contain the text of its source, so both must be data of one source.
    Raises ComparisonError, ProjectError or AnnotationError.
    """
    sides = _side(first), _side(second)
    _refuse_other_source(sides)
    return Compared((first, second), *sides, difference(*sides))


def _refuse_other_source(sides: tuple[Side, Side]) -> None:
    """Refuse a build of another source than the other reading: its text is not in the data."""
    sources = [side.annotation.source for side in sides]
    built = [each for each in sources if not each.text]
    if built and len({each.sha256 for each in sources}) > 1:
        paths = " and ".join(side.annotation.path for side in sides)
        what = "they are readings of different texts, or of two versions of one"
        raise ComparisonError(f"{paths}: {what}; compare the annotations instead")


def write_page(path: str, compared: Compared) -> bool:
    """Write the page that shows a difference; return whether the bytes of the file changed."""
    from argmap.comparing.page import difference_page

    page = difference_page(compared.difference, compared.first, compared.second, compared.names)
    return write_bytes(path, page.encode("utf-8", "replace"))


def compare_for_git(path: str, old: str, new: str) -> Difference:
    """Return what differs between two versions of a file that git has put into other places.

    Both are read with the source next to `path`, which is relative to the folder of git.
    """
    texts = [decoded(_content(each), path) for each in (old, new)]
    source = _source_of(texts[1] or texts[0], path)
    return difference(*(_checked(_parsed(text, path, source)) for text in texts))


def agree(paths: Sequence[str]) -> Agreement:
    """Return how far annotators agree: each path is the annotation, or the folder, of one.

    In folders the documents of one name belong together. Raises ComparisonError if a document is
    not in all folders, and what `compare` raises.
    """
    if not all(Path(path).is_dir() for path in paths):
        return _agreement([[_side(path).annotation for path in paths]])
    found = [{each.name: each.annotation for each in find_documents((path,))[0]} for path in paths]
    names = sorted(set.union(*(set(each) for each in found)))
    missing = [
        f"{path}: no annotation of {name}"
        for name in names
        for path, documents in zip(paths, found, strict=True)
        if not is_there(documents.get(name, ""))
    ]
    if missing:
        hint = "agreement needs an annotation of each document by everybody"
        raise ComparisonError("\n".join([*missing, hint]))
    return _agreement([[_side(each[name]).annotation for each in found] for name in names])


def _agreement(texts: Sequence[Sequence[Annotation]]) -> Agreement:
    try:
        return agreement(texts)
    except ValueError as error:
        raise ComparisonError(f"{texts[0][0].path}: {error}") from error


def changed_quotes(path: str) -> tuple[tuple[QuoteChange, ...], int] | None:
    """Return what changed under the statements of a document since its text was replaced.

    The second value is how many statements quote the text. None if it has no annotation. Raises
    AnnotationError, and FileError if a file cannot be read.
    """
    annotation = path.removesuffix(SOURCE).removesuffix(ANNOTATION) + ANNOTATION
    if not is_there(annotation):
        return None
    text = decoded(read_bytes(annotation), annotation)
    outline, source = read_outline(text, annotation), _source_of(text, annotation)
    if source is None:
        raise ComparisonError(f"{annotation}: its source does not exist; put it next to this file")
    folder, name = os.path.split(source.path)
    previous = str(Path(folder, FOLDER, name))
    old = read(previous) if is_there(previous) else None
    quotes = sum(each.is_quote for each in outline.statements)
    return quote_changes(outline, old, source), quotes


def merge(base: str, first: str, second: str) -> MergedVersions:
    """Return two versions of an annotation file merged, with the file that both began with.

    Raises AnnotationError if one has an error in a line. An empty base is none.
    """
    versions = [Version(path, decoded(_content(path), path)) for path in (base, first, second)]
    return merge_versions(*versions)


def _content(path: str) -> bytes:
    """Return the bytes of a file; of none, as git names it, nothing."""
    return b"" if path == os.devnull else read_bytes(path)


def write_merged(path: str, merged: MergedVersions) -> bool:
    """Write the merged text; return whether the bytes of the file changed."""
    return write_bytes(path, merged.text.encode())


def _side(name: str) -> Side:
    if Path(name).is_dir():
        raise ComparisonError(f"{name}: name an annotation; folders are for --agreement")
    if name.endswith(".json"):
        return _built(name)
    revised = None if is_there(name) else _revised(name)
    if revised is None:
        return _read_side(name)
    path = revised.path
    annotation = path.removesuffix(SOURCE) + ANNOTATION if path.endswith(SOURCE) else path
    text = decoded(_shown(Revised(revised.revision, annotation)), name)
    return _checked(_parsed(text, name, _source_in(revised.revision, text, annotation)))


def _source_in(revision: str, text: str, annotation: str) -> Source | None:
    """Return the source of an annotation as a revision has it, else as it is now."""
    path = named_source(text, annotation)
    if not path:
        return None
    try:
        return read_text(decode(_shown(Revised(revision, path)), path), path=path)
    except ComparisonError:
        return _source_of(text, annotation)


def _built(path: str) -> Side:
    """Return what a build wrote about a document."""
    try:
        return side_of_build(json.loads(read_bytes(path)), path)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        what = "these are not data that argmap build wrote; name output/NAME.json"
        raise ComparisonError(f"{path}: {what}") from error


def _read_side(path: str) -> Side:
    outcomes = list(check_all((path,)))
    if len(outcomes) != 1:
        raise ComparisonError(f"{path}: name one annotation; this path names {len(outcomes)}")
    reading = outcomes[0].reading
    if reading is None:
        problems = [problem.report() for problem in outcomes[0].problems]
        raise ComparisonError("\n".join([*problems, outcomes[0].failure]).strip())
    return Side(reading.annotation, reading.report)


def _revised(name: str) -> Revised | None:
    """Return revision and path of `HEAD~1:corpus/x.argmap.md`; None if it is no such name."""
    revision, colon, path = name.partition(":")
    is_one = bool(colon and revision and path) and not revision.startswith("-")
    return Revised(revision, path) if is_one else None


def _shown(file: Revised) -> bytes:
    """Return the bytes of a file in a revision; raises ComparisonError."""
    folder, name = os.path.split(file.path)
    command = ["git", "-C", folder or os.curdir, "show", f"{file.revision}:./{name}"]
    shown = f"{file.revision}:{file.path}"
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ComparisonError(f"{shown}: git did not answer; is it installed?") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise ComparisonError(f"{shown}: git does not have this: {said}")
    return done.stdout


def _source_of(text: str, annotation: str) -> Source | None:
    """Return the source that an annotation names, as it is now; None if it is not there."""
    path = named_source(text, annotation)
    return read(path) if path and is_there(path) else None


def _parsed(text: str, shown: str, source: Source | None) -> Annotation:
    if not text.strip() and source is not None:
        return Annotation(source, shown)
    return parse(text, source, path=shown, corpus=PurePath(shown).parent)


def _checked(annotation: Annotation) -> Side:
    return Side(annotation, check(annotation))
