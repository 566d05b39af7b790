"""Plain text is kept as it is. A form feed, as converters from PDF write it, begins a new page."""

from argmap.documents.piece import DocumentLine, Extract
from argmap.source.decode import decode


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a plain text file."""
    text = decode(data, path).replace("\r\n", "\n").replace("\r", "\n")
    if "\f" not in text:
        return Extract((DocumentLine(text.rstrip("\n"), apart=False),))
    sheets = enumerate(text.split("\f"), start=1)
    filled = [(number, sheet.strip("\n")) for number, sheet in sheets if sheet.strip()]
    return Extract(tuple(DocumentLine(sheet, number, apart=False) for number, sheet in filled))
