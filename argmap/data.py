"""Annotation and report as plain data: the fields of `output/x.json`, and the JSON Schema that describes them."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from argmap.flags.questions import questions_of
from argmap.graph import ArgumentGraph
from argmap.model import DEFAULT_SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.flags.questions import CriticalQuestion
    from argmap.model import (
        Annotation,
        Aside,
        Check,
        Flag,
        Link,
        Problem,
        Report,
        Source,
        Standing,
        Statement,
        Variant,
    )

FORMAT = 1


def to_data(annotation: Annotation, report: Report, *, root: str = "") -> dict[str, Any]:
    """Return everything `output/x.json` holds, in its order; offsets are code points, half open.

    Paths are given relative to `root`, the folder of the corpus; a path outside it, or with no root
    given, is reduced to its last part, so that no folder of this machine reaches an output.
    """
    return {
        "argmap": FORMAT,
        "source": _source(annotation, root),
        "annotation": {"path": _short(annotation.path, root), "sha256": annotation.sha256},
        "sections": [{"title": section.title, "at": section.at} for section in annotation.sections],
        "asides": [_aside(aside) for aside in annotation.source.asides],
        "variants": [_variant(variant) for variant in annotation.source.variants],
        "statements": [
            _statement(statement, annotation.source) for statement in annotation.statements
        ],
        "links": [_link(link, questions) for link, questions in _questions(annotation, report)],
        "flags": [_flag(flag) for flag in report.flags],
        "checks": [_check(check) for check in report.checks],
        "standing": [_standing(standing) for standing in report.standing],
        "problems": [_problem(problem, root) for problem in report.problems],
    }


def _short(path: str, root: str) -> str:
    """Return a path below the corpus folder, with forward slashes; else its last part."""
    if not path:
        return ""
    pure = PurePath(path)
    if root and pure.is_relative_to(root):
        return pure.relative_to(root).as_posix()
    return pure.name


def _source(annotation: Annotation, root: str) -> dict[str, Any]:
    source = annotation.source
    return {
        "path": _short(source.path, root),
        "sha256": source.sha256,
        "title": annotation.title or PurePath(source.path).stem,
        "speaker": annotation.speaker or DEFAULT_SPEAKER,
        "lines": source.lines,
        "document": source.document or None,
        "pages": [{"page": page, "lines": list(lines)} for page, lines in _pages(source)],
    }


def _pages(source: Source) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the pages of the document that a source was taken from, each with its first and last line."""
    for page, group in groupby(range(1, len(source.pages) + 1), key=source.page_at):
        numbers = list(group)
        if page:
            yield page, (numbers[0], numbers[-1])


def _aside(aside: Aside) -> dict[str, Any]:
    return {
        "start": aside.start,
        "end": aside.end,
        "lines": list(aside.lines),
        "reason": aside.reason,
        "of_lines": list(aside.of_lines) if aside.of_lines else None,
        "because": aside.because,
    }


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "start": variant.start,
        "end": variant.end,
        "line": variant.line,
        "of_start": variant.of_start,
        "of_end": variant.of_end,
        "of_line": variant.of_line,
        "differs": [list(pair) for pair in variant.differs],
    }


def _statement(statement: Statement, source: Source) -> dict[str, Any]:
    return {
        "id": statement.id,
        "role": statement.role,
        "text": statement.text,
        "label": statement.label,
        "start": statement.start,
        "end": statement.end,
        "parts": [list(part) for part in statement.parts],
        "line": statement.line,
        "also_lines": list(statement.also_lines),
        "page": (source.page_at(statement.line) or None) if statement.line else None,
        "speaker": statement.speaker,
        "reported": statement.reported,
        "implicit": statement.implicit,
        "state": statement.state,
        "by_hand": statement.by_hand,
        "because": statement.because,
        "section": statement.section,
        "notes": list(statement.notes),
        "at": statement.at,
    }


def _questions(
    annotation: Annotation, report: Report
) -> Iterator[tuple[Link, tuple[CriticalQuestion, ...]]]:
    """Yield each link with its critical questions; what only may be doubted asks none."""
    graph = ArgumentGraph(annotation)
    codes: dict[str | None, list[str]] = {}
    for flag in report.flags:
        if flag.state != "proposed":
            codes.setdefault(flag.link, []).append(flag.code)
    yield from (
        (link, questions_of(link, graph, codes.get(link.id, ()))) for link in annotation.links
    )


def _link(link: Link, questions: tuple[CriticalQuestion, ...]) -> dict[str, Any]:
    return {
        "id": link.id,
        "kind": link.kind,
        "premises": list(link.premises),
        "conclusion": link.conclusion,
        "scheme": link.scheme,
        "state": link.state,
        "by_hand": link.by_hand,
        "because": link.because,
        "notes": list(link.notes),
        "questions": [
            {"text": each.text, "kind": each.kind, "answered_by": each.answered_by}
            for each in questions
        ],
        "at": link.at,
    }


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "number": flag.number,
        "code": flag.code,
        "name": flag.name,
        "level": flag.level,
        "message": flag.message,
        "says": flag.says,
        "lacks": flag.lacks,
        "why": flag.why,
        "question": flag.question,
        "answer": flag.answer,
        "statement": flag.statement,
        "link": flag.link,
        "start": flag.start,
        "end": flag.end,
        "line": flag.line,
        "state": flag.state,
        "reason": flag.reason,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "start": check.start,
        "end": check.end,
        "stated": check.stated,
        "computed": check.computed,
        "holds": check.holds,
        "flag": check.flag,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "id": standing.id,
        "state": standing.state,
        "provisional": standing.provisional,
        "because": list(standing.because),
        "path": list(standing.path),
        "repairs": [list(each) for each in standing.repairs],
    }


def _problem(problem: Problem, root: str) -> dict[str, Any]:
    return {
        "path": _short(problem.path, root),
        "line": problem.line,
        "col": problem.col,
        "level": problem.level,
        "message": problem.message,
    }
