"""`NAME.source.json` next to a source: the document behind it, and the place of each line."""

import json
import os
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeAlias

from argmap.model import ArgmapError, Problem
from argmap.source.files import read_bytes

SUFFIX = ".source.json"
_FORMAT = 1
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


def origin_of(path: str, lines: int) -> tuple[str, tuple[str, ...], tuple[Problem, ...]]:
    """Return the document behind a source, "page 3" or "" for each line, and warnings, if known."""
    place = Path(path).with_name(Path(path).name.removesuffix(".txt") + SUFFIX)
    if not os.path.lexists(place):
        return "", (), ()
    try:
        facts = json.loads(read_bytes(place))
        edited, pages = _pages(facts, lines)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ArgmapError):
        return "", (), (_warning(place, "this file is not one that `argmap add` writes"),)
    name = re.split(r"[/\\]", str(facts.get("file") or ""))[-1]  # without a folder
    if edited:
        return name, (), (_warning(place, edited),)
    return name, pages if name and any(pages) else (), ()


def _pages(facts: dict[str, Any], lines: int) -> tuple[str, tuple[str, ...]]:
    """Return the page of each line, or how the text was edited; ValueError for other files."""
    if facts["argmap"] != _FORMAT:
        raise ValueError
    if facts["lines"] != lines:
        return f"the text has {lines} lines now and had {facts['lines']}", ()
    pages = [""] * lines
    for row in facts["places"]:
        if isinstance(row.get("page"), int) and 1 <= row["first"] <= row["last"] <= lines:
            own = slice(row["first"] - 1, row["last"])
            pages[own] = [f"page {row['page']}"] * len(pages[own])
    return "", tuple(pages)


def _warning(place: Path, what: str) -> Problem:
    message = f"{what}, so the pages are not shown"
    return Problem(os.fspath(place), 1, 1, "warning", message, hint=_HINT)
