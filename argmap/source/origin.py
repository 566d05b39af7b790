"""`NAME.source.json` next to a source: the document behind it, and the place of each line."""

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeAlias

from argmap.model import ArgmapError, Omission, Problem, Source, Target
from argmap.source.files import read_bytes

SUFFIX = ".source.json"
_FORMAT = 1
_NOTHING = ", so the pages are not shown, nor are links and what was left out"
_HINT = "Add the document again under another name (`argmap add --name`), or remove this file."


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines that were in one place of the document: on a page, in an element."""

    first: int
    last: int
    page: int | None = None
    element: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the text that led somewhere in the document."""

    line: int
    col: int  # in code points, from 1
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the document contains and the text does not."""

    line: int | None  # None if it has no place in the text
    col: int | None
    kind: str
    text: str


Row: TypeAlias = Stretch | Link | LeftOut


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a source was taken from."""

    file: str  # its name, without a folder
    sha256: str
    format: str  # "pdf", "html" …
    date: str | None  # as the user gave it
    lines: int  # of the text as it was written; a text of another length was edited since
    places: tuple[Stretch, ...] = ()
    links: tuple[Link, ...] = ()  # where words of the text led to
    left_out: tuple[LeftOut, ...] = ()  # what is no part of the text


_FIELDS = fields(Origin)


def to_json(origin: Origin) -> bytes:
    """Return the file's bytes; one place, link or omission per line."""
    facts = {"argmap": _FORMAT} | {field.name: getattr(origin, field.name) for field in _FIELDS}
    return ("{\n" + ",\n".join(map(_entry, facts.items())) + "\n}\n").encode()


def _entry(item: tuple[str, Any]) -> str:
    key, value = item
    if not isinstance(value, tuple):
        return f' "{key}": {json.dumps(value, ensure_ascii=False)}'
    rows = ",".join(f"\n  {_row(each)}" for each in value)
    return f' "{key}": [{rows}\n ]' if rows else f' "{key}": []'


def _row(row: Row) -> str:
    facts = {key: value for key, value in asdict(row).items() if value not in (None, "")}
    return json.dumps(facts, ensure_ascii=False)


def origin_path(source: str) -> Path:
    """Return where the origin of a source is kept."""
    return Path(source).with_name(Path(source).name.removesuffix(".txt") + SUFFIX)


def with_origin(source: Source) -> Source:
    """Return a source with what is known of the document behind it, and with warnings."""
    place = origin_path(source.path)
    if not os.path.lexists(place):
        return source
    try:
        return _known(source, json.loads(read_bytes(place)), place)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ArgmapError):
        return _warned(source, place, f"this file is not one that `argmap add` writes{_NOTHING}")


def _known(source: Source, facts: dict[str, Any], place: Path) -> Source:
    """Return a source with the facts of its file; ValueError and the like for other files."""
    if facts["argmap"] != _FORMAT:
        raise ValueError
    name = re.split(r"[/\\]", str(facts.get("file") or ""))[-1]  # without a folder
    if facts["lines"] != source.lines:
        edited = f"the text has {source.lines} lines now and had {facts['lines']}{_NOTHING}"
        return _warned(replace(source, document=name), place, edited)
    pages = _pages(facts["places"], source.lines)
    links, lost = _links(facts.get("links", ()), source)
    known = replace(
        source,
        document=name,
        pages=pages if name and any(pages) else (),
        links=links,
        left_out=_left_out(facts.get("left_out", ()), source),
    )
    return _warned(known, place, _not_there(lost)) if lost else known


def _pages(rows: list[dict[str, Any]], lines: int) -> tuple[str, ...]:
    """Return the page of each line, or nothing for one whose page is not known."""
    pages = [""] * lines
    for row in rows:
        if type(row.get("page")) is int and 1 <= row["first"] <= row["last"] <= lines:
            own = slice(row["first"] - 1, row["last"])
            pages[own] = [f"page {row['page']}"] * len(pages[own])
    return tuple(pages)


def _links(
    rows: Iterable[dict[str, Any]], source: Source
) -> tuple[tuple[Target, ...], tuple[Link, ...]]:
    """Return the links in the order of the text, and those whose words are not at their place."""
    found: list[Target] = []
    lost: list[Link] = []
    written = (link for link in map(_link, rows) if link.address)
    for link in sorted(written, key=lambda each: (each.line, each.col)):
        start = _offset(source, link.line, link.col)
        end = start + len(link.text)
        free = not found or found[-1].end <= start
        if free and source.text[start:end] == link.text:
            found.append(Target(start, end, link.address))
        else:
            lost.append(link)
    return tuple(found), tuple(lost)


def _link(row: dict[str, Any]) -> Link:
    address = _words(row.get("address", ""), least=0)
    return Link(_number(row["line"]), _number(row["col"]), _words(row["text"]), address)


def _left_out(rows: Iterable[dict[str, Any]], source: Source) -> tuple[Omission, ...]:
    found = [_omission(row, source) for row in rows]
    last = len(source.text)
    return tuple(sorted(found, key=lambda each: last if each.start is None else each.start))


def _omission(row: dict[str, Any], source: Source) -> Omission:
    kind, text = _words(row["kind"]), _words(row.get("text", ""), least=0)
    if row.get("line") is None:
        return Omission(kind, text)
    line = _number(row["line"])
    return Omission(kind, text, _offset(source, line, _number(row["col"])), line)


def _offset(source: Source, line: int, col: int) -> int:
    """Return the offset of a place; one behind the end of its line is at that end."""
    if line > source.lines:
        raise ValueError
    return source.line_starts[line - 1] + min(col - 1, len(source.line_text(line)))


def _number(value: object) -> int:
    if type(value) is int and value >= 1:
        return value
    raise ValueError


def _words(value: object, least: int = 1) -> str:
    if isinstance(value, str) and len(value) >= least:
        return value
    raise ValueError


def _not_there(lost: Sequence[Link]) -> str:
    words = f"“{lost[0].text}” is not in line {lost[0].line} where its link was"
    more = f", nor are the words of {len(lost) - 1} more" if len(lost) > 1 else ""
    return f"{words}{more}, so {'these links are' if more else 'this link is'} not shown"


def _warned(source: Source, place: Path, what: str) -> Source:
    problem = Problem(os.fspath(place), 1, 1, "warning", what, hint=_HINT)
    return replace(source, problems=(*source.problems, problem))
