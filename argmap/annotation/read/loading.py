"""An annotation file: its outline, which needs no source, and with its source the `Annotation`."""

import gc
import hashlib
import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from argmap.annotation.keys import KINDS
from argmap.annotation.read.body import read_body
from argmap.annotation.read.front_matter import FrontMatter, check_ranges, read_front_matter
from argmap.annotation.read.links import resolve_links
from argmap.annotation.read.problems import Piece, Problems, did_you_mean, line_texts
from argmap.annotation.read.statements import make_statements
from argmap.annotation.read.written import WrittenLink, WrittenStatement
from argmap.model import (
    DEFAULT_SPEAKER,
    Annotation,
    AnnotationError,
    Link,
    Problem,
    Section,
    Source,
    SourceError,
    Statement,
)
from argmap.source.files import FileError, is_inside, read_bytes

PathLike: TypeAlias = str | os.PathLike[str]

_FINISHED = tuple(".!?…:;\"'”’)»>")


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a file, and what they say."""

    lines: Sequence[str] = ()
    front: FrontMatter = field(default_factory=FrontMatter)
    sections: tuple[Section, ...] = ()
    statements: tuple[WrittenStatement, ...] = ()
    links: tuple[Link, ...] = ()  # in the order in which the statements have them

    def placed_links(self) -> Iterator[tuple[int, WrittenLink, Link]]:
        """Yield each link as it is written and as it is read, after its statement's number."""
        links = iter(self.links)
        for number, statement in enumerate(self.statements):
            yield from ((number, written, next(links)) for written in statement.links)

    def is_blank(self, line: int) -> bool:
        """Return whether a line is blank or does not exist."""
        return not 1 <= line <= len(self.lines) or not self.lines[line - 1].strip()

    def is_comment(self, line: int) -> bool:
        """Return whether a line is a comment."""
        is_inside = 1 <= line <= len(self.lines)
        return is_inside and self.lines[line - 1].lstrip(" \t").startswith("<!--")

    def comments_above(self, line: int) -> range:
        """Return the lines of the comments directly above a line."""
        first = line
        while self.is_comment(first - 1):
            first -= 1
        return range(first, line)

    def last_comment_below(self, line: int) -> int:
        """Return the line of the last comment directly below a line, or the line itself."""
        while self.is_comment(line + 1):
            line += 1
        return line


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
        return text.encode("utf-8-sig" if self.data.startswith(BOM_UTF8) else "utf-8")


@dataclass(frozen=True, slots=True)
class Examined:
    """A file in any state: its outline as far as it goes, and the annotation if it has no error."""

    outline: Outline
    problems: tuple[Problem, ...]
    statements: tuple[Statement, ...]  # those whose words the source has
    annotation: Annotation | None


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector, which takes half of the time; usable as a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
def parse(
    text: str,
    source: Source | None,
    *,
    path: str = "",
    sha256: str = "",
    corpus: PathLike | None = None,
) -> Annotation:
    """Return the annotation in a text as `load` does; raise `AnnotationError` with all problems."""
    return _parsed(text.removeprefix("\ufeff"), source, path, sha256, corpus)


@without_collector()
def examine(
    text: str, source: Source | None, *, path: str = "", corpus: PathLike | None = None
) -> Examined:
    """Return what a text says, also one that is being written and has errors."""
    return _examined(text.removeprefix("\ufeff"), source, path, "", corpus)


def named_source(text: str, path: str) -> str:
    """Return the path of the source that an annotation in any state names, next to its own path.

    "" if it names none, or one outside its folder; whether the file exists is not looked at.
    """
    lines = line_texts(text)
    value = read_front_matter(lines, Problems(path, lines)).values.get("source")
    folder = os.path.dirname(path)  # noqa: PTH120  # as the caller wrote it
    target = os.path.join(folder, value.text) if value and value.text else ""  # noqa: PTH118
    try:
        return target if target and is_inside(target, folder or os.curdir) else ""
    except FileError:
        return ""


@without_collector()
def open_file(path: str, source: Source | None, *, corpus: PathLike) -> AnnotationFile:
    """Return a file to change, whose quotes need no place, with its source.

    Raises `AnnotationError` if a line or a link has an error, or if the source cannot be read.
    """
    data, text = _read(path)
    outline = read_outline(text, path)
    problems = Problems(path, outline.lines)
    source = _source(source, outline.front, corpus, problems)
    return AnnotationFile(path, data, text, outline, _needed(source, problems))


@without_collector()
def read_outline(text: str, path: str = "") -> Outline:
    """Return the outline of a file; raise `AnnotationError` if a line or a link has an error."""
    problems = Problems(path, line_texts(text.removeprefix("\ufeff")))
    outline = _outline_of(problems)
    if problems.has_errors:
        raise AnnotationError(problems.ordered())
    return outline


def _outline_of(problems: Problems) -> Outline:
    front = read_front_matter(problems.lines, problems)
    sections, statements = read_body(problems.lines, front.body, problems)
    links = resolve_links(statements, problems)
    return Outline(problems.lines, front, sections, statements, links)


def _parsed(
    text: str, source: Source | None, path: str, sha256: str, corpus: PathLike | None
) -> Annotation:
    found = _examined(text, source, path, sha256, corpus)
    if found.annotation is None:
        raise AnnotationError(found.problems)
    return found.annotation


def _examined(
    text: str, source: Source | None, path: str, sha256: str, corpus: PathLike | None
) -> Examined:
    problems = Problems(path, line_texts(text))
    outline = _outline_of(problems)
    front = outline.front
    speaker = front.value("speaker", DEFAULT_SPEAKER)
    source = _source(source, front, corpus, problems)
    statements = make_statements(outline.statements, source, speaker, problems)
    _check_end(text, problems)
    if source is None or problems.has_errors:
        return Examined(outline, problems.ordered(), statements, None)
    annotation = Annotation(
        source=source,
        path=path,
        sha256=sha256,
        title=front.value("title"),
        speaker=speaker,
        translated=front.value("translated") == "yes",
        sourced=front.value("sourced"),
        tags=tuple(tag for tag in map(str.strip, front.value("tags").split(",")) if tag),
        answers=front.value("answers"),
        asides=front.all("aside"),
        keeps=front.all("keep"),
        sections=outline.sections,
        statements=statements,
        links=outline.links,
        problems=problems.ordered(),
    )
    return Examined(outline, annotation.problems, statements, annotation)


def _needed(source: Source | None, problems: Problems) -> Source:
    if source is None or problems.has_errors:
        raise AnnotationError(problems.ordered())
    return source


def _read(path: str) -> tuple[bytes, str]:
    """Return the bytes and the text of a file; raise `AnnotationError` unless it is UTF-8."""
    try:
        data = read_bytes(path)
    except FileError as error:
        message = str(error).removeprefix(f"{path}: ")
        raise AnnotationError((Problem(path, 1, 1, "error", message),)) from error
    return data, decoded(data, path)


def decoded(data: bytes, path: str) -> str:
    """Return the text of an annotation's bytes; raise `AnnotationError` unless it is UTF-8."""
    content = data.removeprefix(BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = line_texts(content[: error.start].decode("utf-8") + "x")
        message = f"this file is not valid UTF-8: unexpected byte {content[error.start]:02X}"
        place = (path, len(before), len(before[-1]))
        hint = 'save the file again with the encoding "UTF-8"'
        raise AnnotationError((Problem(*place, "error", message, hint=hint),)) from error


def _source(
    source: Source | None, front: FrontMatter, corpus: PathLike | None, problems: Problems
) -> Source | None:
    """Return the source, read unless it is given, with what the front matter sets aside."""
    if source is None:
        source = _read_source(front, corpus, problems)
    if not check_ranges(front, source, problems) or source is None or not front.repeated:
        return source
    if {*front.all("aside")} <= {*source.asked} and {*front.all("keep")} <= {*source.kept}:
        return source  # it was read so
    from argmap.source import read_text

    asides = [*source.asked, *front.all("aside")]
    keeps = [*source.kept, *front.all("keep")]
    again = read_text(source.text, path=source.path, aside=asides, keep=keeps)
    of_other_files = tuple(each for each in source.problems if each.path != source.path)
    return replace(
        again,
        sha256=source.sha256,
        document=source.document,
        pages=source.pages,
        left_out=source.left_out,
        links=source.links,
        problems=again.problems + of_other_files,
    )


def _read_source(front: FrontMatter, corpus: PathLike | None, problems: Problems) -> Source | None:
    value = front.values.get("source")
    if value is None or not value.text:
        return None
    # The folder is as the caller wrote it: a Path would drop "./".
    folder = os.path.dirname(problems.path)  # noqa: PTH120
    target = os.path.join(folder, value.text)  # noqa: PTH118
    message, hint = _source_fault(target, folder, corpus, problems)
    if not message:
        from argmap.source import read

        try:
            return read(target)
        except (FileError, SourceError) as error:
            words = " ".join(line.strip() for line in str(error).split("\n"))
            message = f"the source cannot be read: {words}"
            hint = "fix the source, or name another one"
    problems.error(value, message, hint)
    return None


def _source_fault(
    target: str, folder: str, corpus: PathLike | None, problems: Problems
) -> tuple[str, str]:
    here = Path(folder or os.curdir)
    try:
        inside = is_inside(target, corpus if corpus is not None else here)
    except FileError as error:
        hint = "write the name of the source, for example statement.txt"
        return str(error).removeprefix(f"{target}: "), hint
    if not inside:
        hint = "copy the source next to this file, and write only its name"
        return f'the source "{target}" is outside the corpus folder', hint
    if os.path.lexists(target):
        return "", ""
    names = sorted(each.name for each in here.glob("*.txt")) if here.is_dir() else []
    otherwise = "write the path of the source, relative to this file"
    hint = did_you_mean(problems.nearest(Path(target).name, names), otherwise)
    return f'the source "{target}" does not exist', hint


def _check_end(text: str, problems: Problems) -> None:
    """Warn about a last line that looks as if the rest of the file were missing."""
    if not problems.lines or text.endswith(("\n", "\r")):
        return
    number, last = len(problems.lines), problems.lines[-1].rstrip()
    is_whole = not last or last.endswith(_FINISHED) or last.startswith("---")
    ends_with_an_id = last.startswith(("## ", *(f"- {key}" for key in KINDS)))
    is_faulty = any(problem.line == number for problem in problems.ordered())
    if is_whole or (ends_with_an_id and not is_faulty):
        return
    hint = "check whether the last line is complete, and end it with a line break"
    message = "the file ends in the middle of a line; its end may be missing"
    problems.warn(Piece("", number, len(last)), message, hint)
