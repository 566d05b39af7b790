"""`NAME.source.json` beside a source: the document that its text was taken from, and where each line stood in it."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.model import ArgmapError, Problem
from argmap.source.files import read_bytes

ENDING = ".source.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines that stood in one place of the document: on a page, in an element."""

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
    stretches: tuple[Stretch, ...] = ()


def beside(path: str | os.PathLike[str]) -> Path:
    """Return the path of the file that tells where a source came from."""
    shown = Path(path)
    return shown.with_name(shown.name.removesuffix(".txt") + ENDING)


def to_json(origin: Origin) -> bytes:
    """Return the file's bytes; one stretch a line."""
    head: dict[str, Any] = {
        "argmap": FORMAT,
        "file": origin.file,
        "sha256": origin.sha256,
        "format": origin.format,
        "date": origin.date,
        "lines": origin.lines,
    }
    rows = [json.dumps(_row(stretch), ensure_ascii=False) for stretch in origin.stretches]
    inner = ",\n  ".join(rows)
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{text},\n "places": [{chr(10) + "  " + inner + chr(10) + " " if rows else ""}]\n}}\n'.encode()


def _row(stretch: Stretch) -> dict[str, Any]:
    row: dict[str, Any] = {"first": stretch.first, "last": stretch.last}
    if stretch.page is not None:
        row["page"] = stretch.page
    if stretch.element:
        row["element"] = stretch.element
    return row


def origin_of(path: str, lines: int) -> tuple[str, tuple[str, ...], tuple[Problem, ...]]:
    """Return the name of the document behind a source, for each line the page ("page 3"; "" where none is known), and what is amiss.

    Nothing where no such file stands beside the source, or its document had no pages. A file that does
    not fit is left out of account, with a warning.
    """
    place = beside(path)
    if not place.is_file():
        return "", (), ()
    try:
        facts = json.loads(read_bytes(place))
        known = facts["argmap"] == FORMAT
        if known and facts["lines"] != lines:
            return (
                _name(facts),
                (),
                (
                    _warning(
                        place,
                        f"the text has {lines} lines now and had {facts['lines']}, so the pages are not shown",
                    ),
                ),
            )
        found = [""] * lines
        for row in facts["places"] if known else facts["a format that this argmap knows"]:
            if isinstance(row.get("page"), int) and 1 <= row["first"] <= row["last"] <= lines:
                found[row["first"] - 1 : row["last"]] = [f"page {row['page']}"] * (
                    row["last"] - row["first"] + 1
                )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ArgmapError):
        return (
            "",
            (),
            (
                _warning(
                    place,
                    "this file cannot be read as what `argmap add` writes, so the pages are not shown",
                ),
            ),
        )
    return _name(facts), tuple(found) if any(found) else (), ()


def _name(facts: dict[str, Any]) -> str:
    """Return the document's name, without whatever folder someone wrote before it."""
    return re.split(r"[/\\]", str(facts.get("file") or ""))[-1]


def _warning(place: Path, message: str) -> Problem:
    return Problem(
        os.fspath(place),
        1,
        1,
        "warning",
        message,
        hint="Take the document again under another name (`argmap add --name`), or remove this file.",
    )
