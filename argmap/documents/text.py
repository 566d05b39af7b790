"""Plain text is kept as it is. A form feed, as converters from PDF write it, begins a new page."""

import re

from argmap.documents.piece import Extract, Piece
from argmap.source.decode import decode

_LINE_END = re.compile(r"\r\n|\r")


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a plain text file."""
    text = _LINE_END.sub("\n", decode(data, path))
    if "\f" not in text:
        return Extract((Piece(text.rstrip("\n"), apart=False),))
    sheets = enumerate(text.split("\f"), start=1)
    return Extract(
        tuple(
            Piece(sheet.strip("\n"), number, apart=False)
            for number, sheet in sheets
            if sheet.strip()
        )
    )
