"""`NAME.source.json` next to a source: the document behind it, and the place of each line."""

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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
class Origin:
    """The document that a source was taken from."""

    file: str  # its name, without a folder
    sha256: str
    format: str  # "pdf", "html" …
    date: str | None  # as the user gave it
    lines: int  # of the text as it was written; a text of another length was edited since
    places: tuple[Stretch, ...] = ()


def to_json(origin: Origin) -> bytes:
    """Return the file's bytes; one stretch per line."""
    head = {"argmap": _FORMAT, **asdict(origin), "places": []}
    text = json.dumps(head, ensure_ascii=False, indent=1)
    if origin.places:
        rows = ",\n  ".join(map(_row, origin.places))
        text = text.removesuffix("[]\n}") + f"[\n  {rows}\n ]\n}}"
    return f"{text}\n".encode()


def _row(stretch: Stretch) -> str:
    facts = {key: value for key, value in asdict(stretch).items() if value not in (None, "")}
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
