"""Annotation and Report -> plain data: the fields of `output/x.json`, as `data.schema.json` says.

To add a field to the data, add its name to `_FIELDS`, its description to `data.schema.json` and a
line to the changelog. Within format 1, fields may be added but never renamed.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePath
from typing import Any

from argmap.annotation.edit.write import front_matter_apart
from argmap.english.sentences import first_sentence
from argmap.flags.questions import questions_of
from argmap.flags.review import review_of
from argmap.flags.supplied import supplied
from argmap.graph import ArgumentGraph
from argmap.model import DEFAULT_SPEAKER, Annotation, Flag, Problem, Report, Source, Statement
from argmap.source.footnotes import footnotes_in

FORMAT = 1
_LONGEST_TITLE = 90  # characters of a first sentence

# For each kind of record the attributes that are published, in order. `page` of a statement or a
# flag, `links` and `footnotes` of a statement, and `questions` are computed here.
_FIELDS = {
    "omission": "start line kind text",
    "section": "title at",
    "aside": "start end lines reason of_lines because",
    "variant": "start end line of_start of_end of_line differs",
    "statement": "id role text label start end parts line also_lines page speaker reported"
    " implicit state by_hand because section notes links footnotes at",
    "link": "id kind premises conclusion scheme state by_hand because notes questions at",
    "suggestion": "kind premises conclusion because",
    "question": "text kind answered_by",
    "flag": "id number code name level message says lacks why question answer statement link"
    " start end line page state reason",
    "supplied": "link code words line page",
    "supply": "name words line page",
    "check": "start end stated computed holds flag",
    "review": "proposals reviewed by_hand order",
    "standing": "id state provisional because path repairs",
    "problem": "path line col level message",
}


def to_data(
    annotation: Annotation, report: Report, *, root: str = "", graph: ArgumentGraph | None = None
) -> dict[str, Any]:
    """Return everything `output/x.json` contains, in order; offsets are code points, half open.

    Paths are relative to `root`, the folder of the corpus; of a path outside it only the last part
    is kept, so that no folder of this machine reaches an output.
    """
    source, graph = annotation.source, graph or ArgumentGraph(annotation)
    main = graph.main_conclusion()
    return {
        "argmap": FORMAT,
        "source": _source(annotation, root),
        "annotation": {
            "path": _short(annotation.path, root),
            "sha256": annotation.sha256,
            "front_matter": front_matter_apart(annotation),
        },
        "review": _record("review", review_of(graph)),
        "main_conclusion": main.id if main else None,
        "sections": _records("section", annotation.sections),
        "asides": _records("aside", source.asides),
        "variants": _records("variant", source.variants),
        "statements": [_statement(source, each) for each in annotation.statements],
        "links": list(_links(graph, report)),
        "suggestions": _records("suggestion", annotation.suggestions),
        "supplied": [
            _record("supplied", each, page=each.page or None)
            for each in supplied(graph, report.spoken_of)
        ],
        "flags": [_flag(source, each) for each in report.flags],
        "checks": _records("check", report.checks),
        "standing": _records("standing", report.standing),
        "problems": [
            _record("problem", each, path=_short(each.path, root)) for each in report.problems
        ],
    }


def problems_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems of files as plain data, with the paths that the user gave."""
    return _records("problem", problems)


def _records(kind: str, values: Iterable[object]) -> list[dict[str, Any]]:
    return [_record(kind, value) for value in values]


def _record(kind: str, value: object, **computed: object) -> dict[str, Any]:
    """Return the published attributes of a value; those in `computed` instead of its own."""
    return {
        name: computed[name] if name in computed else _plain(getattr(value, name))
        for name in _FIELDS[kind].split()
    }


def _plain(value: object) -> object:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _short(path: str, root: str) -> str:
    """Return a path below the corpus folder, with forward slashes; else its last part."""
    pure = PurePath(path)
    if root and path and pure.is_relative_to(root):
        return pure.relative_to(root).as_posix()
    return pure.name


def title_of(annotation: Annotation) -> str:
    """Return the title of a document: its own, how its text begins, or the name of its source."""
    source = annotation.source
    first = source.blocks[0].parts if source.blocks else ()
    words = " ".join(" ".join(source.text[start:end] for start, end in first).split())
    title = annotation.title or _cut(first_sentence(words))
    return title if title.isprintable() and title else PurePath(source.path).stem


def _cut(words: str) -> str:
    if len(words) <= _LONGEST_TITLE:
        return words.removesuffix(".")
    return f"{words[:_LONGEST_TITLE].rpartition(' ')[0] or words[: _LONGEST_TITLE - 1]}…"


def _source(annotation: Annotation, root: str) -> dict[str, Any]:
    source = annotation.source
    return {
        "path": _short(source.path, root),
        "sha256": source.sha256,
        "title": title_of(annotation),
        "speaker": annotation.speaker or DEFAULT_SPEAKER,
        "lines": source.lines,
        "document": source.document or None,
        "pages": [{"page": page, "lines": lines} for page, lines in _pages(source)],
        "left_out": _records("omission", source.left_out),
    }


def _pages(source: Source) -> Iterator[tuple[str, list[int]]]:
    for page, group in groupby(range(1, len(source.pages) + 1), key=source.page_at):
        lines = list(group)
        if page:
            yield page, [lines[0], lines[-1]]


def _statement(source: Source, statement: Statement) -> dict[str, Any]:
    links = [
        {"text": source.text[each.start : each.end], "address": each.address}
        for each in source.links_in(statement.parts)
    ]
    notes = [each.text for each in footnotes_in(source, statement.parts)]
    page = _page(source, statement.line)
    return _record("statement", statement, page=page, links=links, footnotes=notes)


def _flag(source: Source, flag: Flag) -> dict[str, Any]:
    supplies = [_record("supply", each, page=each.page or None) for each in flag.looked_for]
    record = _record("flag", flag, page=_page(source, flag.line))
    return record | ({"looked_for": supplies} if supplies else {})


def _page(source: Source, line: int | None) -> str | None:
    return source.page_at(line or 0) or None


def _links(graph: ArgumentGraph, report: Report) -> Iterator[dict[str, Any]]:
    """Yield each link with its critical questions; proposed flags ask none."""
    codes: dict[str | None, list[str]] = {}
    for flag in report.flags:
        if flag.state != "proposed":
            codes.setdefault(flag.link, []).append(flag.code)
    for link in graph.annotation.links:
        questions = questions_of(link, graph, codes.get(link.id, ()))
        yield _record("link", link, questions=_records("question", questions))
