"""A document -> `NAME.txt` in the corpus, and `NAME.source.json` with the place of each line."""

import hashlib
import re
import sys
import unicodedata
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from argmap.documents.kinds import form_by_content, form_of
from argmap.documents.omissions import omission_notes
from argmap.documents.piece import DocumentError, DocumentLine, Extract, Target
from argmap.documents.piece import LeftOut as Omission
from argmap.documents.readers import Progress, extract
from argmap.documents.words import without_control
from argmap.source.files import (
    FOLDER,
    LARGEST,
    make_folder,
    name_fault,
    read_bytes,
    read_start,
    write_all,
)
from argmap.source.origin import SUFFIX, LeftOut, Link, Origin, Stretch, to_json

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NAME = re.compile(r"[^\W_](?:[\w.-]{0,98}\w)?")
# Names of devices, which no file can have on Windows, whatever extension follows.
_RESERVED = frozenset("con prn aux nul conin$ conout$".split()) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_LONGEST_OMISSION = 20_000  # characters of what was left out that are kept
_LONGEST_AGAIN = 200  # characters of the same that are kept a second time
_LONGEST_ADDRESS = 2000  # characters of a link's address that are kept
STANDARD_INPUT = "-"
_PIPED = "standard input"
_ADDRESS = re.compile(r"(?i)(?:[a-z][a-z\d+.-]{1,15}:/|www\.\w)")
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
    update: bool = False,
) -> Taken:
    """Write a document's text and origin into a folder, never over a file. Raises ArgmapError.

    "-" is what comes from standard input, whose format the extension of `name` tells, or its
    content. With `update` the document is a new version of one that is there: its text replaces
    the old one, which is kept in the folder's `.argmap`. `progress` is called with the number of
    pages that are read, and of all, where the format has pages.
    """
    if date is not None and not _is_date(date):
        raise DocumentError(f"{date!r} is not a valid date; use 2024, 2024-05 or 2024-05-17")
    piped = document == STANDARD_INPUT
    shown = _PIPED if piped else document
    if piped and name is None:
        raise DocumentError(f"{shown}: it has no file name; name the source with --name")
    if not piped:
        _refuse_no_file(document)
    form = _named_form(name) if piped else form_of(document)
    own = _PIPED if piped else PurePath(document).name
    if fault := name_fault(own):
        raise DocumentError(f"{shown}: {fault}")
    base = Path(folder, _name(shown, PurePath(name).stem if piped and form and name else name))
    before = _text_before(base) if update else None
    if before is None:
        _refuse_taken(base)
    data = _standard_input() if piped else _file(document)
    named = bool(form)
    form = form or _form_by_content(data)
    extracted = _extract(form, data, shown, named=named, progress=progress)
    laid = _lay_out(extracted)
    _refuse_without_words(laid, shown)
    lines, sha256 = laid.text.count("\n"), hashlib.sha256(data).hexdigest()
    origin = Origin(own, sha256, form, date, lines, laid.places, laid.links, laid.left_out)
    make_folder(folder)
    files = {f"{base}{SUFFIX}": to_json(origin), f"{base}.txt": laid.text.encode()}
    if before is None:
        _refuse_taken(base)
    elif before != files[f"{base}.txt"]:
        kept = make_folder(folder, FOLDER) / f"{base.name}.txt"
        files = {str(kept): before, **files}
    write_all(files)
    pages = len({piece.page for piece in extracted.pieces} - {None})
    return Taken(
        shown, f"{base}.txt", lines, pages, extracted.notes + omission_notes(laid.left_out)
    )


def _is_date(date: str) -> bool:
    """Return whether this is a year, a month, or a day that there is."""
    if not _DATE.fullmatch(date):
        return False
    year, month, day = (int(each) for each in f"{date}-01-01".split("-")[:3])
    return year > 0 and day <= monthrange(year, month)[1]


def _refuse_no_file(document: str) -> None:
    """Refuse a folder and an address, which name no document."""
    if Path(document).is_dir():
        some = Path(document, "*.pdf")
        raise DocumentError(
            f"{document}: this is a folder; name the files in it, for example {some}"
        )
    if _ADDRESS.match(document) and not Path(document).exists():
        raise DocumentError(
            f"{document}: argmap does not fetch pages; save the page in a browser, and add the file"
        )


def _file(document: str) -> bytes:
    return read_bytes(document) if read_start(document, 1) else b""


def _standard_input() -> bytes:
    data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
    if len(data) > LARGEST:
        raise DocumentError(f"{_PIPED}: it has more than {LARGEST:,} bytes; give it in parts")
    return data


def _named_form(name: str | None) -> str:
    """Return the format that the name for standard input names by its extension; "" if none.

    ".txt" says nothing, as every source has it.
    """
    try:
        form = form_of(name or "")
    except DocumentError:
        return ""
    return "" if form == "text" else form


def _form_by_content(data: bytes) -> str:
    try:
        return form_by_content(data)
    except DocumentError as error:
        raise DocumentError(f"{_PIPED}: {error}") from error


def _extract(
    form: str, data: bytes, shown: str, *, named: bool, progress: Progress | None
) -> Extract:
    if not data.strip():
        raise DocumentError(f"{shown}: it is empty; check where it comes from, and add it again")
    return extract(form, data, shown, named=named, progress=progress)


def _refuse_without_words(laid: "_Laid", shown: str) -> None:
    if any(each.isalnum() for each in laid.text):
        return
    counts = Counter(each.kind for each in laid.left_out)
    only = ", ".join(f"{kind} ({count})" for kind, count in counts.items())
    found = (
        f"no text was found in it, only what is left out: {only}"
        if only
        else "no text was found in it"
    )
    raise DocumentError(f"{shown}: {found}; copy the text by hand into a file and add that")


def _name(document: str, given: str | None) -> str:
    own = _NO_NAME.sub("-", unicodedata.normalize("NFC", PurePath(document).stem).lower())
    name = own.strip("-")[:80] if given is None else given.removesuffix(".txt")
    if not _NAME.fullmatch(name):
        raise DocumentError(
            f"{document}: {name!r} is not a valid name; use letters, digits, - and . with --name"
        )
    if name.split(".")[0].casefold() in _RESERVED:
        raise DocumentError(
            f"{document}: Windows reserves the name {name.split('.')[0]!r} for a device, so no file"
            " there can have it; give another --name"
        )
    if name.casefold() == "index":
        raise DocumentError(
            f"{document}: its page would replace the corpus's index.html; give another --name"
        )
    return name


def _text_before(base: Path) -> bytes:
    """Return the text of which a new version is to be added."""
    path = f"{base}.txt"
    if not Path(path).is_file():
        raise DocumentError(
            f"{path}: there is no source of this name to update; leave out --update, or give its"
            " --name"
        )
    return read_bytes(path)


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


@dataclass(frozen=True, slots=True)
class _Laid:
    """The text of a document, with what is known of its lines."""

    text: str
    places: tuple[Stretch, ...]
    links: tuple[Link, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was left out so far, so that a long note with many references is kept once."""

    found: set[Omission] = field(default_factory=set)

    def words(self, what: Omission) -> str:
        """Return the words of something left out: all but the end of very long ones."""
        own = replace(what, at=0)
        most = _LONGEST_AGAIN if own in self.found else _LONGEST_OMISSION
        self.found.add(own)
        return what.text if len(what.text) <= most else f"{what.text[: most - 1]}…"


def _lay_out(extract: Extract) -> _Laid:
    rows: list[str] = []
    places: list[Stretch] = []
    links: list[Link] = []
    left_out: list[LeftOut] = []
    kept = _Kept()
    for piece in extract.pieces:
        if rows and piece.apart and piece.text:
            rows.append("")
        if not piece.text:
            left_out += [_between(each, rows, kept) for each in piece.left_out]
            continue
        first = len(rows) + 1
        where = piece.page, piece.element
        links += (_link(piece, each, first) for each in piece.targets)
        left_out += (_omission(piece, each, first, kept) for each in piece.left_out)
        rows.extend(without_control(piece.text).split("\n"))
        last = places[-1] if places else None
        if last and (last.page, last.element) == where and last.last + 1 == first:
            first = places.pop().first
        if where != (None, ""):
            places.append(Stretch(first, len(rows), *where))
    left_out += (LeftOut(None, None, each.kind, kept.words(each)) for each in extract.left_out)
    known = tuple(_within(each, len(rows)) for each in left_out)
    return _Laid("\n".join(rows) + "\n", tuple(places), tuple(links), known)


def _link(piece: DocumentLine, target: Target, first: int) -> Link:
    line, col = _place(piece, target.start, first)
    return Link(line, col, piece.text[target.start : target.end], target.address[:_LONGEST_ADDRESS])


def _omission(piece: DocumentLine, what: Omission, first: int, kept: _Kept) -> LeftOut:
    return LeftOut(*_place(piece, what.at, first), what.kind, kept.words(what))


def _between(what: Omission, rows: list[str], kept: _Kept) -> LeftOut:
    """Return what was a block of its own: at the end of the line before it.

    A footnote is before the line after it: it says nothing of the sentence that it follows.
    """
    if what.kind == "footnote" or not rows:
        return LeftOut(len(rows) + 1, 1, what.kind, kept.words(what))
    return LeftOut(len(rows), len(rows[-1]) + 1, what.kind, kept.words(what))


def _within(what: LeftOut, lines: int) -> LeftOut:
    """Return what was left out, without a place if no line follows it."""
    return replace(what, line=None, col=None) if (what.line or 0) > lines else what


def _place(piece: DocumentLine, at: int, first: int) -> tuple[int, int]:
    """Return line and column of an offset in a piece whose first line has the number `first`."""
    before = without_control(piece.text[:at])
    return first + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1
