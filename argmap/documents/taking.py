"""A document -> `NAME.txt` in the corpus, and `NAME.source.json` beside it that says where each line stood."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from argmap.documents.piece import DocumentError, Extract
from argmap.model import ArgmapError
from argmap.source.files import read_bytes, write_bytes
from argmap.source.origin import ENDING, Origin, Stretch, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# The endings of each format, by the module that reads it.
FORMATS = {
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "markdown": (".md", ".markdown"),
    "text": (".txt", ".text"),
}
_OTHERS = {
    ".doc": "DOCX",
    ".odt": "DOCX",
    ".rtf": "DOCX",
    ".pages": "DOCX",
    ".epub": "HTML",
    ".mhtml": "HTML",
    ".mht": "HTML",
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NAME = re.compile(r"[^\W_](?:[\w.-]{0,98}\w)?")
_NO_NAME = re.compile(r"[^\w]+|_+")
_TAKEN_BY = (".txt", ENDING, ".argmap.md")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a document."""

    document: str  # path as the user gave it
    text: str  # path of the source
    lines: int
    pages: int  # 0 where the document has none
    remarks: tuple[str, ...]


def take(document: str, folder: str, *, date: str | None = None, name: str | None = None) -> Taken:
    """Write a document's text and where it came from into a folder; raise ArgmapError where that cannot be done.

    Overwrites nothing. The name is the document's own, in small letters, unless one is given.
    """
    if date is not None and not _DATE.fullmatch(date):
        raise DocumentError(f"{date!r} is no date; write it as 2024, 2024-05 or 2024-05-17")
    form = _format(document)
    base = Path(folder, _name(document, name))
    _refuse_taken(base)
    data = read_bytes(document)
    extract = _extract(form, data, document)
    text, stretches = _lay_out(extract)
    if not text.strip():
        raise DocumentError(
            f"{document}: no text was found in it; open it, copy the text by hand into a file, and take that one"
        )
    lines = text.count("\n")
    origin = Origin(
        PurePath(document).name, hashlib.sha256(data).hexdigest(), form, date, lines, stretches
    )
    Path(folder).mkdir(parents=True, exist_ok=True)
    _refuse_taken(base)
    write_bytes(f"{base}{ENDING}", to_json(origin))
    write_bytes(f"{base}.txt", text.encode())
    return Taken(
        document,
        f"{base}.txt",
        lines,
        len({piece.page for piece in extract.pieces} - {None}),
        extract.remarks,
    )


def _format(document: str) -> str:
    """Return the format that a document's ending names."""
    ending = PurePath(document).suffix.lower()
    for form, endings in FORMATS.items():
        if ending in endings:
            return form
    known = ", ".join(ending for endings in FORMATS.values() for ending in endings)
    advice = (
        f"save it as {_OTHERS[ending]}"
        if ending in _OTHERS
        else "save it as one of these, or copy its text into a file"
    )
    raise DocumentError(f"{document}: argmap takes {known}; {advice}")


def _name(document: str, given: str | None) -> str:
    """Return the name of the source, without an ending."""
    if given is not None:
        name = given.removesuffix(".txt")
    else:
        name = _NO_NAME.sub(
            "-", unicodedata.normalize("NFC", PurePath(document).stem).lower()
        ).strip("-")[:80]
    if not _NAME.fullmatch(name):
        raise DocumentError(
            f"{document}: {name!r} is no name for a source; give one of letters, digits, - and . with --name"
        )
    if name.casefold() == "index":
        raise DocumentError(
            f"{document}: a source called index would take the place of the corpus's index.html; give another name with --name"
        )
    return name


def _refuse_taken(base: Path) -> None:
    """Raise if a file of that name stands in the folder already, in whatever case."""
    try:
        there = (
            {entry.name.casefold(): entry for entry in base.parent.iterdir()}
            if base.parent.is_dir()
            else {}
        )
    except OSError as error:
        raise DocumentError(f"{base.parent}: {error.strerror}") from error
    for ending in _TAKEN_BY:
        if entry := there.get(f"{base.name}{ending}".casefold()):
            raise DocumentError(
                f"{entry}: this file is there already, and nothing is overwritten; give another name with --name"
            )


def _extract(form: str, data: bytes, document: str) -> Extract:
    """Return the text of a document; whatever its reader stumbles over is said, and not shown as a traceback."""
    read: Callable[[bytes, str], Extract] = import_module(f"argmap.documents.{form}").extract
    try:
        return read(data, document)
    except ArgmapError:
        raise
    except Exception as error:  # documents come from anywhere, and their readers raise anything
        what = " ".join(str(error).split())[:200]
        message = f"{document}: the file is damaged or unusual, and could not be read as {form.upper()} ({type(error).__name__}: {what}); open it and save it again"
        raise DocumentError(message) from error


def _lay_out(extract: Extract) -> tuple[str, tuple[Stretch, ...]]:
    """Return the text, and where each stretch of its lines stood."""
    rows: list[str] = []
    stretches: list[Stretch] = []
    for piece in extract.pieces:
        own = _printable(piece.text).split("\n")
        if rows and piece.apart:
            rows.append("")
        first = len(rows) + 1
        rows.extend(own)
        if piece.page is not None or piece.element:
            stretches.append(Stretch(first, len(rows), piece.page, piece.element))
    return "\n".join(rows) + "\n", tuple(_joined(stretches))


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield neighbouring stretches of one page or of one kind of element together."""
    last: Stretch | None = None
    for each in stretches:
        if (
            last is not None
            and last.last + 1 == each.first
            and (last.page, last.element) == (each.page, each.element)
        ):
            last = Stretch(last.first, each.last, each.page, each.element)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _printable(text: str) -> str:
    """Return a text without the control characters that some documents hold."""
    return "".join(
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign in "\n\t" or unicodedata.category(sign) != "Cc"
    )
