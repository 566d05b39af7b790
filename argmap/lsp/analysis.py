"""A file as it is in the editor, read with its source; the source is read again if it changed."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.annotation.read.front_matter import read_front_matter
from argmap.annotation.read.loading import Outline, examine
from argmap.annotation.read.problems import Problems, line_texts
from argmap.flags import check
from argmap.lsp.positions import lines_of
from argmap.model import Annotation, ArgmapError, Problem, Report, Source
from argmap.source.files import is_inside, is_there


@dataclass(frozen=True, slots=True, eq=False)  # two versions are never compared
class Analysis:
    """What is known of one version of a file."""

    path: str
    text: str
    lines: tuple[str, ...]
    outline: Outline
    problems: tuple[Problem, ...]
    source: Source | None
    annotation: Annotation | None  # None while the file has errors

    def report(self) -> Report | None:
        """Return the flags; None while the file has errors. This can take seconds."""
        return check(self.annotation) if self.annotation else None


@dataclass(slots=True)
class Sources:
    """The sources that were read, each as long as its file does not change."""

    read: Callable[[str], Source]
    is_open: Callable[[str], str | None]  # the text of a document that an editor has open
    _known: dict[str, tuple[object, Source]] = field(default_factory=dict)

    def get(self, path: str) -> Source | None:
        """Return the source of a path as it is now, or None if it cannot be read."""
        text = self.is_open(path)
        try:
            stamp: object = text if text is not None else _stamp(path)
            known = self._known.get(path)
            if known and known[0] == stamp:
                return known[1]
            source = _from_text(text, path) if text is not None else self.read(path)
        except (ArgmapError, OSError):
            return None
        self._known[path] = (stamp, source)
        return source


def _stamp(path: str) -> tuple[int, ...]:
    facts = Path(path).stat()
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def _from_text(text: str, path: str) -> Source:
    from argmap.source import read_text

    return read_text(text, path=path)


def analyse(text: str, path: str, sources: Sources) -> Analysis:
    """Return what a text of an annotation says, in any state."""
    source = sources.get(named) if (named := source_path(text, path)) else None
    found = examine(text, source, path=path, corpus=_corpus(path))
    if found.annotation is not None:
        source = found.annotation.source
    return Analysis(
        path, text, lines_of(text), found.outline, found.problems, source, found.annotation
    )


def source_path(text: str, path: str) -> str:
    """Return the path of the source that a file names; "" if there is none inside the folder."""
    lines = line_texts(text)
    front = read_front_matter(lines, Problems(path, lines))
    value = front.values.get("source")
    if value is None or not value.text:
        return ""
    target = os.path.join(os.path.dirname(path), value.text)  # noqa: PTH118, PTH120
    try:
        known = is_inside(target, _corpus(path)) and is_there(target)
    except ArgmapError:
        return ""
    return target if known else ""


def _corpus(path: str) -> str:
    return os.path.dirname(path) or os.curdir  # noqa: PTH120


def holder_lines(annotation: Annotation) -> Mapping[str, int]:
    """Return the line in the file of each statement and link, by its id."""
    lines = {each.id: each.at for each in annotation.statements}
    return lines | {each.id: each.at for each in annotation.links}
