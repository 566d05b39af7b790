"""A file as it is in the editor, read with its source; the source is read again if it changed."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.annotation.read.loading import Outline, examine, named_source
from argmap.flags import check
from argmap.lsp.positions import lines_of
from argmap.model import Annotation, ArgmapError, Problem, Report, Source, Span


@dataclass(frozen=True, slots=True, eq=False)  # two versions are never compared
class Analysis:
    """What is known of one version of a file."""

    path: str
    text: str
    lines: tuple[str, ...]
    outline: Outline
    problems: tuple[Problem, ...]
    source: Source | None
    places: Mapping[str, tuple[Span, ...]]  # where the source has the words of each statement
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
    named = named_source(text, path)
    source = sources.get(named) if named else None
    found = examine(text, source, path=path, corpus=_corpus(path))
    if found.annotation is not None:
        source = found.annotation.source
    places = {each.id: each.parts for each in found.statements}
    lines = lines_of(text)
    return Analysis(
        path, text, lines, found.outline, found.problems, source, places, found.annotation
    )


def _corpus(path: str) -> str:
    return os.path.dirname(path) or os.curdir  # noqa: PTH120


def holder_lines(annotation: Annotation) -> Mapping[str, int]:
    """Return the line in the file of each statement and link, by its id."""
    lines = {each.id: each.at for each in annotation.statements}
    return lines | {each.id: each.at for each in annotation.links}
