"""A PDF file -> its text: page by page, each with the pages near it; what cannot be read."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from itertools import islice
from typing import TypeAlias

import pypdfium2
from pypdfium2 import raw

from argmap.documents.pdf.edges import Page, to_page
from argmap.documents.pdf.library import sheet
from argmap.documents.pdf.pages import End, read
from argmap.documents.pdf.sheet import Sheet
from argmap.documents.piece import DocumentError, DocumentLine, Extract, not_one

Progress: TypeAlias = Callable[[int, int], None]  # pages that are read, and of how many

_NEAR = 6  # pages before and after one with which it is compared
_LARGEST = 64 * 1024 * 1024  # characters; no source may be larger
_NAMED = 10  # pages that a message names
_LOCKED = (
    "the PDF is encrypted; remove its password (open it, print it to a new PDF) and add that one"
)
_CUT_OFF = (
    "the end of the PDF is missing (a download that was not finished?); get the file again and add"
    " that one"
)
_DAMAGED = (
    "the file is damaged and could not be read as PDF; get it again, or print it to a new PDF"
)
_SCANNED = (
    "there is no text on {pages} of this PDF, only pictures (a scan?); make it readable with a"
    " program for text recognition, for example:\n    ocrmypdf in.pdf out.pdf"
)
_BLANK = "there is no text on {pages} of this PDF, and nothing else either; add another file"
_UNSEEN = (
    "there is only hidden text on {pages} of this PDF, white or outside the paper; if it is wanted,"
    " copy it by hand into a file and add that"
)
_DRAWN = (
    "there is no text on {pages} of this PDF, only lines and shapes (letters drawn as outlines?);"
    " print it to images and make it readable with a program for text recognition"
)
_SIDE_BY_SIDE = (
    "words are side by side on {pages}, as in columns or a table, and their order was guessed;"
    " compare these pages with the text, and put it right there"
)


def extract(data: bytes, _: str, progress: Progress | None = None) -> Extract:
    """Return the text of a PDF; each piece is a line, and knows its page."""
    if b"%PDF-" not in data[:1024]:
        raise not_one("PDF")
    with closing(_opened(data)) as document:
        count = len(document)
        if not count:
            raise DocumentError("this PDF has no pages; add another file")
        return _read(document, count, progress)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    if b"%%EOF" not in data[-2048:]:
        raise DocumentError(_CUT_OFF if len(data) > 2048 else _DAMAGED)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise DocumentError(_LOCKED if locked or "assword" in str(error) else _DAMAGED) from None


def _read(document: pypdfium2.PdfDocument, count: int, progress: Progress | None) -> Extract:
    lines: list[DocumentLine] = []
    empty: list[int] = []
    doubtful: list[int] = []
    found_in_empty: set[str] = set()
    end, size = End(), 0
    for page, others in _with_others(_pages(document, count)):
        found = read(page, others, count, end)
        number, end = page.sheet.number, found.end
        lines += found.lines
        doubtful += [number] if found.doubtful else []
        if not page.sheet.has_text:
            empty.append(number)
            found_in_empty.add(_content(page.sheet))
        size += sum(len(line.text) for line in found.lines)
        if size > _LARGEST:
            raise DocumentError(f"the PDF has more than {_LARGEST:,} characters; split it")
        if progress:
            progress(number, count)
    if len(empty) == count:
        pages = "the page" if count == 1 else f"the {count} pages"
        raise DocumentError(_without_text(found_in_empty).format(pages=pages))
    return Extract(tuple(lines), tuple(_notes(empty, doubtful)))


def _content(sheet: Sheet) -> str:
    """Return what is on a page without text."""
    if sheet.pictures:
        return "picture"
    is_drawn = sheet.is_painted or sheet.rules.level or sheet.rules.upright
    return "drawing" if is_drawn else "hidden" if sheet.hidden else ""


def _without_text(found: AbstractSet[str]) -> str:
    """Return the message for a document whose pages have no text, only what was found on them."""
    if "picture" in found:
        return _SCANNED
    if "drawing" in found:
        return _DRAWN
    return _UNSEEN if "hidden" in found else _BLANK


def _notes(empty: Sequence[int], doubtful: Sequence[int]) -> Iterator[str]:
    if empty:
        yield f"no text on {_listed(empty)}"
    if doubtful:
        yield _SIDE_BY_SIDE.format(pages=_listed(doubtful))


def _listed(numbers: Sequence[int]) -> str:
    """Return pages in words, as after "on"."""
    *named, last = map(str, numbers[:_NAMED])
    if len(numbers) > _NAMED:
        named, last = [*named, last], f"{len(numbers) - _NAMED} more"
    return f"pages {', '.join(named)} and {last}" if named else f"page {last}"


def _pages(document: pypdfium2.PdfDocument, count: int) -> Iterator[Page]:
    for number in range(1, count + 1):
        try:
            yield to_page(sheet(document, number))
        except pypdfium2.PdfiumError:
            raise DocumentError(
                f"page {number} of {count} is damaged; get the file again, or print it to a new PDF"
            ) from None


def _with_others(pages: Iterator[Page]) -> Iterator[tuple[Page, Sequence[Page]]]:
    """Yield each page with those near it, so that never more than these are in memory."""
    before: deque[Page] = deque(maxlen=_NEAR)
    after = deque(islice(pages, _NEAR + 1))
    while after:
        page = after.popleft()
        yield page, (*before, *after)
        before.append(page)
        after.extend(islice(pages, 1))
