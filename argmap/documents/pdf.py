"""PDF, by pypdf: page by page, line by line; running heads are set aside when the text is read."""

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

from argmap.documents.piece import DocumentError, DocumentLine, Extract, not_one, tidy

_LOCKED = (
    "the PDF is encrypted; remove its password (open it, print it to a new PDF) and add that one"
)
_LARGEST = 64 * 1024 * 1024  # characters; no source may be larger


def extract(data: bytes, _: str) -> Extract:
    """Return the text of a PDF; each piece is a page."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it could not read is visible
    if b"%PDF-" not in data[:1024]:
        raise not_one("PDF")
    try:
        texts = list(_texts(PdfReader(BytesIO(data), strict=False)))
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        raise DocumentError(_LOCKED) from None
    pages = list(enumerate(texts, start=1))
    pieces = tuple(
        DocumentLine(text, number, apart=False) for number, text in pages if text.strip()
    )
    empty = [str(number) for number, text in pages if not text.strip()]
    if not pieces:
        raise DocumentError(
            f"the {len(texts)} pages of this PDF contain pictures and no text (a scan?); make"
            " it readable with a program for text recognition, for example:\n"
            "    ocrmypdf in.pdf out.pdf"
        )
    more = f" and {len(empty) - 10} more" if len(empty) > 10 else ""
    return Extract(pieces, (f"no text on page {', '.join(empty[:10])}{more}",) if empty else ())


def _texts(reader: PdfReader) -> Iterator[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError(_LOCKED)
    size = 0
    for page in reader.pages:
        words = page.extract_text().replace("\r\n", "\n").replace("\r", "\n")
        text = tidy(words.replace("\x00", "")).strip("\n")
        size += len(text)
        if size > _LARGEST:
            raise DocumentError(f"the PDF has more than {_LARGEST:,} characters; split it")
        yield text
