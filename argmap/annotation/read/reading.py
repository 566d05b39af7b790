"""From an annotation file to an annotation: front matter, source, body, words, links."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.annotation.read.body import KINDS, read_body
from argmap.annotation.read.front_matter import check_ranges, read_front_matter
from argmap.annotation.read.lines import line_texts
from argmap.annotation.read.links import resolve_links
from argmap.annotation.read.outline import read_outline
from argmap.annotation.read.pause import without_collector
from argmap.annotation.read.problems import Problems, did_you_mean
from argmap.annotation.read.statements import make_statements
from argmap.model import Annotation, AnnotationError, Problem, SourceError
from argmap.source.files import FileError, read_bytes

if TYPE_CHECKING:
    from argmap.annotation.read.front_matter import FrontMatter
    from argmap.annotation.read.outline import Outline
    from argmap.model import Source

_MARK = b"\xef\xbb\xbf"
_FINISHED = tuple(".!?…:;\"'”’)»>")


@dataclass(frozen=True, slots=True)
class File:
    """An annotation file that is to be changed: its bytes, its text without a byte order mark, its lines, its source."""

    path: str
    data: bytes
    text: str
    outline: Outline
    source: Source

    def encode(self, text: str) -> bytes:
        """Return the bytes of a changed text, with the byte order mark if the file has one."""
        return (_MARK if self.data.startswith(_MARK) else b"") + text.encode()


@without_collector
def load(
    path: str | os.PathLike[str],
    source: Source | None = None,
    *,
    corpus: str | os.PathLike[str] | None = None,
) -> Annotation:
    """Return the annotation that a file holds, with its words found in the source.

    The source is read from beside the file unless one is given; it must lie inside the corpus folder,
    by default the folder of the file.
    """
    shown = os.fspath(path)
    data = _read(shown)
    text = _decode(data, shown)
    digest = hashlib.sha256(data).hexdigest()
    lines = line_texts(text)
    problems = Problems(shown, lines)
    front = read_front_matter(lines, problems)
    if source is None:
        source = _read_source(shown, front, corpus, problems)
    return _build(lines, front, source, problems, (text, shown, digest))


@without_collector
def open_file(
    path: str | os.PathLike[str],
    source: Source | None = None,
    *,
    corpus: str | os.PathLike[str] | None = None,
) -> File:
    """Return a file as lines that are to be changed, with its source; its quotes need not have a place."""
    shown = os.fspath(path)
    data = _read(shown)
    text = _decode(data, shown)
    outline = read_outline(text, shown)
    problems = Problems(shown, outline.lines)
    if source is None:
        source = _read_source(shown, outline.front, corpus, problems)
    if source and check_ranges(outline.front, source, problems):
        source = _set_aside(source, outline.front)
    problems.stop_on_errors()
    if source is None:
        raise SourceError(f"{shown}: the source could not be read")
    return File(shown, data, text, outline, source)


@without_collector
def parse(text: str, source: Source, *, path: str = "", sha256: str = "") -> Annotation:
    """Return the annotation that a text holds, with its words found in the source; raise `AnnotationError` with all errors."""
    lines = line_texts(text.removeprefix("\ufeff"))
    problems = Problems(path, lines)
    front = read_front_matter(lines, problems)
    return _build(lines, front, source, problems, (text, path, sha256))


def _read(path: str) -> bytes:
    try:
        return read_bytes(path)
    except FileError as error:
        raise AnnotationError(
            (Problem(path, 1, 1, "error", str(error).removeprefix(f"{path}: ")),)
        ) from error


def _build(
    lines: list[str],
    front: FrontMatter,
    source: Source | None,
    problems: Problems,
    file: tuple[str, str, str],
) -> Annotation:
    """Return the annotation of lines already split, or raise every error in them."""
    text, path, digest = file
    ranges_are_fine = check_ranges(front, source, problems)
    if source and ranges_are_fine:
        source = _set_aside(source, front)
    body = read_body(lines, front.body, problems)
    links = resolve_links(body.drafts, problems)
    statements = make_statements(body.drafts, source, front.speaker, problems)
    _check_end(text, lines, problems)
    problems.stop_on_errors()
    if source is None:
        raise SourceError(f"{path}: the source could not be read")
    return Annotation(
        source=source,
        path=path,
        sha256=digest,
        title=front.value("title"),
        speaker=front.speaker,
        translated=front.value("translated") == "yes",
        sourced=front.value("sourced"),
        tags=front.tags,
        answers=front.value("answers"),
        asides=tuple(entry.value for entry in front.asides),
        keeps=tuple(entry.value for entry in front.keeps),
        sections=body.sections,
        statements=statements,
        links=links,
        problems=problems.ordered(),
    )


def _decode(data: bytes, path: str) -> str:
    """Return the text of a file; refuse what is not UTF-8, with the line."""
    data = data.removeprefix(_MARK)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = line_texts(data[: error.start].decode("utf-8") + "x")
        message = f"this file is not UTF-8: the byte {data[error.start]:02X} cannot stand here"
        problem = Problem(
            path,
            len(before),
            len(before[-1]),
            "error",
            message,
            hint='save the file again with the encoding "UTF-8"',
        )
        raise AnnotationError((problem,)) from error


def _read_source(
    path: str, front: FrontMatter, corpus: str | os.PathLike[str] | None, problems: Problems
) -> Source | None:
    """Return the source that the front matter names; note why not if it cannot be read."""
    entry = front.entries.get("source")
    if entry is None or not entry.value:
        return None
    folder = os.path.dirname(path)  # noqa: PTH120  # as the caller wrote it: a Path would drop "./"
    target = os.path.join(folder, entry.value)  # noqa: PTH118
    message, hint = _source_fault(target, folder, corpus, problems)
    if not message:
        from argmap.source import read

        try:
            return read(target)
        except (FileError, SourceError) as error:
            message, hint = (
                f"the source cannot be read: {' '.join(str(error).split())}",
                "mend the source, or name another one",
            )
    problems.error(entry.line, entry.col, message, width=len(entry.value), hint=hint)
    return None


def _source_fault(
    target: str, folder: str, corpus: str | os.PathLike[str] | None, problems: Problems
) -> tuple[str, str]:
    try:
        resolved = Path(target).resolve()
        root = Path(corpus if corpus is not None else folder or os.curdir).resolve()
    except (OSError, ValueError, RuntimeError):
        return (
            "this cannot be the name of a file",
            "write the name of the source, for example statement.txt",
        )
    if not resolved.is_relative_to(root):
        return (
            f'the source "{target}" lies outside the corpus folder',
            "copy the source beside this file and write its name only",
        )
    if not resolved.exists():
        names = (
            [each.name for each in Path(folder or os.curdir).glob("*.txt")]
            if Path(folder or os.curdir).is_dir()
            else []
        )
        hint = did_you_mean(
            problems.nearest(Path(target).name, sorted(names)),
            "write the path of the source, seen from this file",
        )
        return (f'there is no source "{target}"', hint)
    return ("", "")


def _set_aside(source: Source, front: FrontMatter) -> Source:
    """Return the source read again with what the front matter sets aside and keeps."""
    if not front.asides and not front.keeps:
        return source
    from argmap.source import read_text

    asides = [*source.asked, *(entry.value for entry in front.asides)]
    keeps = [*source.kept, *(entry.value for entry in front.keeps)]
    again = read_text(source.text, path=source.path, aside=asides, keep=keeps)
    beside = tuple(
        problem for problem in source.problems if problem.path != source.path
    )  # of the file that names its pages
    return replace(
        again,
        sha256=source.sha256,
        document=source.document,
        pages=source.pages,
        problems=again.problems + beside,
    )


def _check_end(text: str, lines: list[str], problems: Problems) -> None:
    """Warn of a last line that looks as if the rest of the file were lost."""
    if not lines or text.endswith(("\n", "\r")):
        return
    last = lines[-1].rstrip()
    whole = not last or last.endswith(_FINISHED) or last.startswith(("# ", "---"))
    names_an_id = last.startswith(
        ("## ", *(f"- {key}" for key in KINDS))
    ) and not problems.mentions(len(lines))
    if whole or names_an_id:
        return
    hint = "see whether the last line is whole, and end it with a line break"
    problems.warn(
        len(lines),
        len(last),
        "the file ends in the middle of a line; its end may be lost",
        hint=hint,
    )
