"""From an annotation file and its source to an `Annotation`, or to lines that are to be changed."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from argmap.annotation.keys import KINDS
from argmap.annotation.read.body import read_body
from argmap.annotation.read.front_matter import FrontMatter, check_ranges, read_front_matter
from argmap.annotation.read.links import resolve_links
from argmap.annotation.read.outline import Outline, read_outline, without_collector
from argmap.annotation.read.problems import Piece, Problems, did_you_mean, line_texts
from argmap.annotation.read.statements import make_statements
from argmap.model import Annotation, AnnotationError, Problem, Source, SourceError
from argmap.source.files import FileError, read_bytes

PathLike: TypeAlias = str | os.PathLike[str]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FINISHED = tuple(".!?…:;\"'”’)»>")


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """An annotation file that is to be changed, with its source."""

    path: str
    data: bytes
    text: str  # without a byte order mark
    outline: Outline
    source: Source

    def encode(self, text: str) -> bytes:
        """Return the bytes of a changed text, with a byte order mark if the file has one."""
        mark = _BYTE_ORDER_MARK if self.data.startswith(_BYTE_ORDER_MARK) else b""
        return mark + text.encode()


@without_collector()
def load(
    path: PathLike, source: Source | None = None, *, corpus: PathLike | None = None
) -> Annotation:
    """Return the annotation in a file, with its words found in the source.

    Unless a source is given, it is read from the path in the front matter; it must be inside the
    corpus folder, by default the folder of the file. Raises `AnnotationError` with all problems.
    """
    shown = os.fspath(path)
    data, text = _read(shown)
    return _parsed(text, source, shown, hashlib.sha256(data).hexdigest(), corpus)


@without_collector()
def parse(text: str, source: Source, *, path: str = "", sha256: str = "") -> Annotation:
    """Return the annotation in a text, with its words found in the source.

    Raises `AnnotationError` with all problems.
    """
    return _parsed(text.removeprefix("\ufeff"), source, path, sha256)


@without_collector()
def open_file(
    path: PathLike, source: Source | None = None, *, corpus: PathLike | None = None
) -> AnnotationFile:
    """Return a file that is to be changed, with its source; its quotes need not have a place.

    Raises `AnnotationError` if a line or a link has an error, or if the source cannot be read.
    """
    shown = os.fspath(path)
    data, text = _read(shown)
    outline = read_outline(text, shown)
    problems = Problems(shown, outline.lines)
    source = _source(source, outline.front, shown, corpus, problems)
    return AnnotationFile(shown, data, text, outline, _needed(source, problems))


def _parsed(
    text: str, source: Source | None, path: str, sha256: str, corpus: PathLike | None = None
) -> Annotation:
    lines = line_texts(text)
    problems = Problems(path, lines)
    front = read_front_matter(lines, problems)
    source = _source(source, front, path, corpus, problems)
    body = read_body(lines, front.body, problems)
    links = resolve_links(body.statements, problems)
    statements = make_statements(body.statements, source, front.speaker, problems)
    _check_end(text, lines, problems)
    return Annotation(
        source=_needed(source, problems),
        path=path,
        sha256=sha256,
        title=front.value("title"),
        speaker=front.speaker,
        translated=front.value("translated") == "yes",
        sourced=front.value("sourced"),
        tags=front.tags,
        answers=front.value("answers"),
        asides=tuple(value.text for value in front.asides),
        keeps=tuple(value.text for value in front.keeps),
        sections=body.sections,
        statements=statements,
        links=links,
        problems=problems.ordered(),
    )


def _needed(source: Source | None, problems: Problems) -> Source:
    problems.stop_on_errors()
    if source is None:
        raise SourceError(f"{problems.path}: the source could not be read")
    return source


def _read(path: str) -> tuple[bytes, str]:
    """Return the bytes and the text of a file; raise `AnnotationError` unless it is UTF-8."""
    try:
        data = read_bytes(path)
    except FileError as error:
        message = str(error).removeprefix(f"{path}: ")
        raise AnnotationError((Problem(path, 1, 1, "error", message),)) from error
    content = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return data, content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = line_texts(content[: error.start].decode("utf-8") + "x")
        message = f"this file is not valid UTF-8: unexpected byte {content[error.start]:02X}"
        place = (path, len(before), len(before[-1]))
        hint = 'save the file again with the encoding "UTF-8"'
        raise AnnotationError((Problem(*place, "error", message, hint=hint),)) from error


# -- the source ------------------------------------------------------------------------------------


def _source(
    source: Source | None,
    front: FrontMatter,
    path: str,
    corpus: PathLike | None,
    problems: Problems,
) -> Source | None:
    """Return the source, read unless it is given, with what the front matter sets aside."""
    if source is None:
        source = _read_source(path, front, corpus, problems)
    if check_ranges(front, source, problems) and source:
        source = _set_aside(source, front)
    return source


def _read_source(
    path: str, front: FrontMatter, corpus: PathLike | None, problems: Problems
) -> Source | None:
    """Return the source that the front matter names, or None with a problem."""
    value = front.values.get("source")
    if value is None or not value.text:
        return None
    folder = os.path.dirname(path)  # noqa: PTH120  # as the caller wrote it: a Path would drop "./"
    target = os.path.join(folder, value.text)  # noqa: PTH118
    message, hint = _source_fault(target, folder, corpus, problems)
    if not message:
        from argmap.source import read

        try:
            return read(target)
        except (FileError, SourceError) as error:
            message = f"the source cannot be read: {' '.join(str(error).split())}"
            hint = "fix the source, or name another one"
    problems.error(value, message, hint)
    return None


def _source_fault(
    target: str, folder: str, corpus: PathLike | None, problems: Problems
) -> tuple[str, str]:
    here = Path(folder or os.curdir)
    try:
        resolved = Path(target).resolve()
        root = Path(corpus if corpus is not None else here).resolve()
    except (OSError, ValueError, RuntimeError):
        hint = "write the name of the source, for example statement.txt"
        return "this is not a valid file name", hint
    if not resolved.is_relative_to(root):
        hint = "copy the source next to this file, and write only its name"
        return f'the source "{target}" is outside the corpus folder', hint
    if resolved.exists():
        return "", ""
    names = sorted(each.name for each in here.glob("*.txt")) if here.is_dir() else []
    otherwise = "write the path of the source, relative to this file"
    hint = did_you_mean(problems.nearest(Path(target).name, names), otherwise)
    return f'the source "{target}" does not exist', hint


def _set_aside(source: Source, front: FrontMatter) -> Source:
    if not front.asides and not front.keeps:
        return source
    from argmap.source import read_text

    asides = [*source.asked, *(value.text for value in front.asides)]
    keeps = [*source.kept, *(value.text for value in front.keeps)]
    again = read_text(source.text, path=source.path, aside=asides, keep=keeps)
    of_other_files = tuple(each for each in source.problems if each.path != source.path)
    return replace(
        again,
        sha256=source.sha256,
        document=source.document,
        pages=source.pages,
        problems=again.problems + of_other_files,
    )


def _check_end(text: str, lines: list[str], problems: Problems) -> None:
    """Warn about a last line that looks as if the rest of the file were missing."""
    if not lines or text.endswith(("\n", "\r")):
        return
    number, last = len(lines), lines[-1].rstrip()
    is_whole = not last or last.endswith(_FINISHED) or last.startswith(("# ", "---"))
    ends_with_an_id = last.startswith(("## ", *(f"- {key}" for key in KINDS)))
    is_faulty = any(problem.line == number for problem in problems.ordered())
    if is_whole or (ends_with_an_id and not is_faulty):
        return
    hint = "check whether the last line is complete, and end it with a line break"
    message = "the file ends in the middle of a line; its end may be missing"
    problems.warn(Piece("", number, len(last)), message, hint)
