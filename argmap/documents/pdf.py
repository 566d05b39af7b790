"""PDF, by pypdf: page by page, line by line, as the pages have them; running heads are set aside when the text is read."""

from __future__ import annotations

import logging
from io import BytesIO

from argmap.documents.piece import DocumentError, Extract, Piece, missing, tidy

_MOST = 64 * 1024 * 1024  # characters; no source may be larger


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a PDF; each piece is a page."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError
    except ImportError:
        raise missing(path, "PDF", "pypdf") from None
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it could not read shows in what is left
    if b"%PDF-" not in data[:1024]:
        raise DocumentError(
            f"{path}: the name says PDF, but the file is none; see what it is and give it its own ending"
        )
    reader = PdfReader(BytesIO(data), strict=False)
    locked = f"{path}: the PDF is encrypted; remove its password (open it, print it into a new PDF) and take that one"
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(locked)
        pieces, blank, size = [], [], 0
        for number, page in enumerate(reader.pages, start=1):
            text = tidy(
                page.extract_text().replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
            ).strip("\n")
            size += len(text)
            if size > _MOST:
                raise DocumentError(
                    f"{path}: the PDF holds more than {_MOST:,} characters; split it"
                )
            if text.strip():
                pieces.append(Piece(text, page=number, apart=False))
            else:
                blank.append(number)
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        raise DocumentError(locked) from None
    if not pieces:
        message = (
            f"{path}: the {len(blank)} pages of this PDF hold pictures and no text (a scan?); "
            "make it readable with a program for text recognition, for example:\n    ocrmypdf in.pdf out.pdf"
        )
        raise DocumentError(message)
    return Extract(tuple(pieces), (f"no text on page {_listed(blank)}",) if blank else ())


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown + (f" and {len(numbers) - 10} more" if len(numbers) > 10 else "")
