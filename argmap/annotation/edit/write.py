"""An annotation as the text of its file: one property per line, same annotation, same bytes."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePath

from argmap.annotation.keys import FRONT_MATTER_KEYS, KEY_OF_KIND, LINK_KEYS, STATEMENT_KEYS, once
from argmap.annotation.read.anchor import Anchor
from argmap.annotation.read.problems import line_texts
from argmap.annotation.read.statements import default_label
from argmap.model import DEFAULT_SPEAKER, Annotation, Link, Section, Statement

_NOT_WRITTEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_LINE_BREAKS = re.compile(r"[\r\n\x1c-\x1f]+")
_FIRST_KEYS = ("argmap", "source", "title", "speaker")
_EMPTY = """---
argmap: 1
source: {source}
---

<!-- A statement has an id, a role, its words as they are in the source, and what it supports: -->
<!-- ## fewer-accidents evidence -->
<!-- > In 2023 there were 312 accidents, in 2024 only 156 -->
<!-- - supports: programme-works -->
<!-- The roles are claim, evidence, conclusion and rebuttal. -->
<!-- Write your own statements below, without these comment markers, and build. -->
"""


def empty_text(source: str) -> str:
    """Return an annotation without statements, with an example; `source` is relative to it."""
    return _EMPTY.format(source=source)


def to_text(annotation: Annotation) -> str:
    """Return the text of an annotation's file; quotes get the `near` that they need."""
    writer = _Writer(annotation)
    parts = ["\n".join(_front_matter(annotation))]
    for item in _in_order(annotation):
        if isinstance(item, Section):
            parts.append(f"# {_line(item.title)}")
        else:
            parts.append("\n".join(writer.statement(item)))
    return "\n\n".join(parts) + "\n"


def statement_lines(annotation: Annotation) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    """Yield each statement with its lines below the quote: what is said of it, and its links."""
    writer = _Writer(annotation)
    for each in annotation.statements:
        lines = writer.statement(each)
        yield each, tuple(line for line in lines if line.lstrip().startswith("- "))


def front_matter_apart(annotation: Annotation) -> dict[str, list[str]]:
    """Return the front matter that is given, without version, source, title and speaker."""
    given = {key: list(each) for key, each in _values(annotation).items() if any(each)}
    return {key: each for key, each in given.items() if key not in _FIRST_KEYS}


def _values(annotation: Annotation) -> dict[str, tuple[str, ...]]:
    speaker = annotation.speaker
    return {
        "argmap": ("1",),
        "source": (_source_path(annotation),),
        "title": (annotation.title,),
        "speaker": (speaker if speaker != DEFAULT_SPEAKER else "",),
        "translated": ("yes" if annotation.translated else "",),
        "sourced": (annotation.sourced,),
        "tags": (", ".join(annotation.tags),),
        "answers": (annotation.answers,),
        "aside": annotation.asides,
        "keep": annotation.keeps,
    }


def _front_matter(annotation: Annotation) -> Iterator[str]:
    values = _values(annotation)
    yield "---"
    for key in FRONT_MATTER_KEYS:
        yield from (f"{key}: {value}" for value in map(_line, values[key]) if value)
    yield "---"


def _source_path(annotation: Annotation) -> str:
    source = annotation.source.path
    if not annotation.path:
        return PurePath(source).name
    return PurePath(os.path.relpath(source, Path(annotation.path).parent)).as_posix()


def _in_order(annotation: Annotation) -> Iterator[Section | Statement]:
    """Yield sections and statements in the order of the file; without a file, by section title."""
    is_in_file = all(statement.at for statement in annotation.statements)
    sections = list(annotation.sections) if is_in_file else []
    current: str | None = None
    for statement in annotation.statements:
        while sections and sections[0].at < statement.at:
            yield sections.pop(0)
        if not is_in_file and statement.section and statement.section != current:
            yield Section(statement.section, 0)
        current = statement.section
        yield statement
    yield from sections


class _Writer:
    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._links = {link.id: link for link in annotation.links}
        self._under: dict[str, list[Link]] = {}
        for link in annotation.links:
            self._under.setdefault(link.premises[0], []).append(link)

    @cached_property
    def _anchor(self) -> Anchor:
        quotes = [each.text for each in self._annotation.statements if not each.implicit]
        return Anchor(self._annotation.source, quotes)

    def statement(self, statement: Statement) -> Iterator[str]:
        yield f"## {statement.id} {statement.role}{_question_mark(statement)}"
        marker = "=" if statement.implicit else ">"
        lines = map(_line, line_texts(statement.text))
        yield from (f"{marker} {line}" for line in lines if line)
        near, label = statement.near, statement.label
        if near is None and statement.start is not None:
            near = self._anchor.near_for(statement.text, statement.start)
        values = {
            "by": statement.speaker if statement.reported else None,
            "label": label if label != default_label(statement.text) else None,
            "near": near,
            "because": statement.because,
        }
        yield from (f"- {line}" for line in _properties(statement, values, once(STATEMENT_KEYS)))
        for link in self._under.get(statement.id, ()):
            yield from self._link(link)

    def _link(self, link: Link) -> Iterator[str]:
        target = link.conclusion
        if link.kind == "undercut":
            other = self._links[link.conclusion]
            target = f"{other.premises[0]} -> {other.conclusion}"
        partners = f" with {', '.join(link.premises[1:])}" if len(link.premises) > 1 else ""
        yield f"- {KEY_OF_KIND[link.kind]}{_question_mark(link)}: {target}{partners}"
        values = {"scheme": link.scheme, "because": link.because}
        yield from (f"  - {line}" for line in _properties(link, values, once(LINK_KEYS)))


def _properties(
    holder: Statement | Link, values: Mapping[str, str | None], keys: Iterable[str]
) -> Iterator[str]:
    given = {key: _line(values[key] or "") for key in keys}
    yield from (f"{key}: {value}" for key, value in given.items() if value)
    yield from (f"answer: {mark.code} {_line(mark.reason)}" for mark in holder.answers)
    yield from (f"flag: {mark.code} {_line(mark.reason)}" for mark in holder.flags)
    yield from (f"note: {note}" for note in map(_line, holder.notes) if note)


def _question_mark(holder: Statement | Link) -> str:
    return "?" if holder.state == "proposed" else ""


def _line(words: str) -> str:
    """Return words as one line of the file, without characters that it cannot contain."""
    return _NOT_WRITTEN.sub("", _LINE_BREAKS.sub(" ", words)).strip()
