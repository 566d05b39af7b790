"""A document -> `NAME.txt` in the corpus, and `NAME.source.json` with the place of each line."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import TypeAlias

from argmap.documents.omissions import omission_notes
from argmap.documents.piece import DocumentError, DocumentLine, Extract, Target
from argmap.documents.piece import LeftOut as Omission
from argmap.documents.words import without_control
from argmap.model import ArgmapError
from argmap.source.files import make_folder, name_fault, read_bytes, write_all
from argmap.source.origin import SUFFIX, LeftOut, Link, Origin, Stretch, to_json

Progress: TypeAlias = Callable[[int, int], None]

# By the module that reads a format: its extensions, the library that this needs, its package.
_FORMATS = {
    "html": (".html .htm .xhtml", "trafilatura", "trafilatura"),
    "pdf": (".pdf", "pypdfium2", "pypdfium2"),
    "docx": (".docx", "docx", "python-docx"),
    "markdown": (".md .markdown", "markdown_it", "markdown-it-py"),
    "text": (".txt .text", "argmap", "argmap"),
}
_SAVE_AS = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages"), "DOCX"),
    **dict.fromkeys((".epub", ".mhtml", ".mht"), "HTML"),
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NAME = re.compile(r"[^\W_](?:[\w.-]{0,98}\w)?")
_LONGEST_OMISSION = 500  # characters of what was left out that are kept
_LONGEST_ADDRESS = 2000  # characters of a link's address that are kept
_NO_NAME = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a document."""

    document: str  # path as the user gave it
    text: str  # path of the source
    lines: int
    pages: int  # 0 if the document has none
    notes: tuple[str, ...]


def take(
    document: str,
    folder: str,
    *,
    date: str | None = None,
    name: str | None = None,
    progress: Progress | None = None,
) -> Taken:
    """Write a document's text and origin into a folder, never over a file. Raises ArgmapError.

    `progress` is called with the number of pages that are read and of all, for formats with pages.
    """
    if date is not None and not _DATE.fullmatch(date):
        raise DocumentError(f"{date!r} is not a valid date; use 2024, 2024-05 or 2024-05-17")
    form = _format(document)
    own = PurePath(document).name
    if fault := name_fault(own):
        raise DocumentError(f"{document}: {fault}")
    base = Path(folder, _name(document, name))
    _refuse_taken(base)
    data = read_bytes(document)
    extract = _extract(form, data, document, progress)
    laid = _lay_out(extract)
    text = laid.text
    if not text.strip():
        raise DocumentError(
            f"{document}: no text was found in it; copy the text by hand into a file and add that"
        )
    lines, sha256 = text.count("\n"), hashlib.sha256(data).hexdigest()
    origin = Origin(own, sha256, form, date, lines, laid.places, laid.links, laid.left_out)
    make_folder(folder)
    _refuse_taken(base)
    write_all({f"{base}{SUFFIX}": to_json(origin), f"{base}.txt": text.encode()})
    pages = len({piece.page for piece in extract.pieces} - {None})
    notes = extract.notes + omission_notes(laid.left_out)
    return Taken(document, f"{base}.txt", lines, pages, notes)


def _format(document: str) -> str:
    extension = PurePath(document).suffix.lower()
    forms = {each: form for form, (known, *_) in _FORMATS.items() for each in known.split()}
    if extension in forms:
        return forms[extension]
    known = ", ".join(forms)
    advice = _SAVE_AS.get(extension, "one of these, or copy its text into a file")
    raise DocumentError(f"{document}: argmap accepts {known}; save it as {advice}")


def _name(document: str, given: str | None) -> str:
    own = _NO_NAME.sub("-", unicodedata.normalize("NFC", PurePath(document).stem).lower())
    name = own.strip("-")[:80] if given is None else given.removesuffix(".txt")
    if not _NAME.fullmatch(name):
        raise DocumentError(
            f"{document}: {name!r} is not a valid name; use letters, digits, - and . with --name"
        )
    if name.casefold() == "index":
        raise DocumentError(
            f"{document}: its page would replace the corpus's index.html; give another --name"
        )
    return name


def _refuse_taken(base: Path) -> None:
    taken = {f"{base.name}{suffix}".casefold() for suffix in (".txt", SUFFIX, ".argmap.md")}
    try:
        entries = list(base.parent.iterdir()) if base.parent.is_dir() else []
    except OSError as error:
        raise DocumentError(f"{base.parent}: {error.strerror}") from error
    for entry in entries:
        if entry.name.casefold() in taken:
            raise DocumentError(
                f"{entry}: it exists already, and nothing is overwritten; give another --name"
            )


def _extract(form: str, data: bytes, document: str, progress: Progress | None) -> Extract:
    """Return the text of a document; any error of its reader becomes a message."""
    _, library, package = _FORMATS[form]
    try:
        import_module(library)
        read: Callable[..., Extract] = import_module(f"argmap.documents.{form}").extract
    except ImportError:
        raise DocumentError(
            f"{document}: reading {form.upper()} needs {package}, which is"
            ' not installed; install it with:\n    pip install "argmap[documents]"'
        ) from None
    try:
        return read(data, document, progress) if form == "pdf" else read(data, document)
    except DocumentError as error:
        raise DocumentError(f"{document}: {error}") from error
    except ArgmapError:
        raise
    except Exception as error:  # documents come from anywhere, and their readers raise anything
        what = " ".join(str(error).split())[:200]
        raise DocumentError(
            f"{document}: the file is damaged or unusual, and could not be read as {form.upper()}"
            f" ({type(error).__name__}: {what}); open it and save it again"
        ) from error


@dataclass(frozen=True, slots=True)
class _Laid:
    """The text of a document, with what is known of its lines."""

    text: str
    places: tuple[Stretch, ...]
    links: tuple[Link, ...]
    left_out: tuple[LeftOut, ...]


def _lay_out(extract: Extract) -> _Laid:
    rows: list[str] = []
    places: list[Stretch] = []
    links: list[Link] = []
    left_out: list[LeftOut] = []
    for piece in extract.pieces:
        if rows and piece.apart and piece.text:
            rows.append("")
        first = len(rows) + 1 if piece.text else max(1, len(rows))
        where = piece.page, piece.element
        links += (_link(piece, each, first) for each in piece.targets)
        left_out += (_omission(piece, each, first) for each in piece.left_out)
        if not piece.text:
            continue
        rows.extend(without_control(piece.text).split("\n"))
        last = places[-1] if places else None
        if last and (last.page, last.element) == where and last.last + 1 == first:
            first = places.pop().first
        if where != (None, ""):
            places.append(Stretch(first, len(rows), *where))
    left_out += (LeftOut(None, None, each.kind, _short(each.text)) for each in extract.left_out)
    return _Laid("\n".join(rows) + "\n", tuple(places), tuple(links), tuple(left_out))


def _link(piece: DocumentLine, target: Target, first: int) -> Link:
    line, col = _place(piece, target.start, first)
    return Link(line, col, piece.text[target.start : target.end], target.address[:_LONGEST_ADDRESS])


def _omission(piece: DocumentLine, what: Omission, first: int) -> LeftOut:
    return LeftOut(*_place(piece, what.at, first), what.kind, _short(what.text))


def _place(piece: DocumentLine, at: int, first: int) -> tuple[int, int]:
    """Return line and column of an offset in a piece whose first line has the number `first`."""
    before = without_control(piece.text[:at])
    return first + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_OMISSION else f"{text[: _LONGEST_OMISSION - 1]}…"
