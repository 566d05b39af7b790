"""An annotation as the text of its file: one fact a line, the same bytes for the same annotation."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from argmap.annotation.read.anchor import Anchor
from argmap.annotation.read.labels import default_label
from argmap.model import DEFAULT_SPEAKER, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Annotation, Link, Mark, Statement

_KEYS = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOT_WRITTEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BLANKS = re.compile(r"[\r\n\x1c-\x1f]+")


def to_text(annotation: Annotation) -> str:
    """Return the text of an annotation's file.

    A quote that stands in several places gets a `near` if it has none.
    """
    writer = _Writer(annotation)
    items = _in_order(annotation)
    body = (
        f"# {_line(item.title)}" if isinstance(item, Section) else "\n".join(writer.statement(item))
        for item in items
    )
    return "\n\n".join(["\n".join(_front_matter(annotation)), *body]) + "\n"


def _front_matter(annotation: Annotation) -> Iterator[str]:
    yield "---"
    yield "argmap: 1"
    yield f"source: {_beside(annotation)}"
    facts = (
        ("title", annotation.title),
        ("speaker", annotation.speaker if annotation.speaker != DEFAULT_SPEAKER else ""),
        ("translated", "yes" if annotation.translated else ""),
        ("sourced", annotation.sourced),
        ("tags", ", ".join(annotation.tags)),
        ("answers", annotation.answers),
        *(("aside", lines) for lines in annotation.asides),
        *(("keep", lines) for lines in annotation.keeps),
    )
    yield from (f"{key}: {_line(value)}" for key, value in facts if _line(value))
    yield "---"


def _beside(annotation: Annotation) -> str:
    """Return the path of the source as seen from the annotation file."""
    source = annotation.source.path
    if not annotation.path:
        return PurePath(source).name
    return PurePath(os.path.relpath(source, Path(annotation.path).parent)).as_posix()


def _in_order(annotation: Annotation) -> Iterator[Section | Statement]:
    """Yield sections and statements in the order of the file; where nothing stands in a file yet, by the titles of the sections."""
    if not all(statement.at for statement in annotation.statements):
        yield from _by_title(annotation)
        return
    sections = list(annotation.sections)
    for statement in annotation.statements:
        while sections and sections[0].at < statement.at:
            yield sections.pop(0)
        yield statement
    yield from sections


def _by_title(annotation: Annotation) -> Iterator[Section | Statement]:
    current: str | None = None
    for statement in annotation.statements:
        if statement.section != current and statement.section:
            yield Section(statement.section, 0)
        current = statement.section
        yield statement


class _Writer:
    """Writes statements and their links."""

    def __init__(self, annotation: Annotation) -> None:
        self._anchor = Anchor(
            annotation.source,
            [statement.text for statement in annotation.statements if not statement.implicit],
        )
        self._links = {link.id: link for link in annotation.links}
        self._under: dict[str, list[Link]] = {}
        for link in annotation.links:
            self._under.setdefault(link.premises[0], []).append(link)

    def statement(self, statement: Statement) -> Iterator[str]:
        """Yield the lines of a statement."""
        yield f"## {statement.id} {statement.role}{_mark(statement.state)}"
        mark = "=" if statement.implicit else ">"
        yield from (
            f"{mark} {line}" for line in map(_line, _LINE_END.split(statement.text)) if line
        )
        facts = (
            ("by", statement.speaker if statement.reported else ""),
            ("label", statement.label if statement.label != default_label(statement.text) else ""),
            ("near", self._near(statement)),
            ("because", statement.because or ""),
        )
        yield from (f"- {key}: {_line(value)}" for key, value in facts if _line(value))
        yield from (f"- {line}" for line in _marks(statement))
        for link in self._under.get(statement.id, ()):
            yield from self._link(link)

    def _near(self, statement: Statement) -> str:
        if statement.near is not None or statement.start is None:
            return statement.near or ""
        return self._anchor.near_for(statement.text, statement.start) or ""

    def _link(self, link: Link) -> Iterator[str]:
        target = link.conclusion
        if link.kind == "undercut":
            other = self._links[link.conclusion]
            target = f"{other.premises[0]} -> {other.conclusion}"
        partners = f" with {', '.join(link.premises[1:])}" if len(link.premises) > 1 else ""
        yield f"- {_KEYS[link.kind]}{_mark(link.state)}: {target}{partners}"
        facts = (("scheme", link.scheme or ""), ("because", link.because or ""))
        yield from (f"  - {key}: {_line(value)}" for key, value in facts if _line(value))
        yield from (f"  - {line}" for line in _marks(link))


def _marks(holder: Statement | Link) -> Iterator[str]:
    def written(key: str, mark: Mark) -> str:
        return f"{key}: {mark.code} {_line(mark.reason)}"

    yield from (written("accept", mark) for mark in holder.accepts)
    yield from (written("flag", mark) for mark in holder.flags)
    yield from (f"note: {_line(note)}" for note in holder.notes if _line(note))


def _mark(state: str) -> str:
    return "?" if state == "proposed" else ""


def _line(words: str) -> str:
    """Return words as one line of the file: without line ends, control characters and blanks at the ends."""
    return _NOT_WRITTEN.sub("", _BLANKS.sub(" ", words)).strip()
