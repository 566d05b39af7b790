"""Plain text: kept as it is. A form feed, as programs that turn PDF into text write it, begins a new page."""

from __future__ import annotations

import re

from argmap.documents.piece import Extract, Piece
from argmap.source.decode import decode

_LINE_END = re.compile(r"\r\n|\r")


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a plain text file."""
    text = _LINE_END.sub("\n", decode(data, path))
    if "\f" not in text:
        return Extract((Piece(text.rstrip("\n"), apart=False),))
    sheets = text.removesuffix("\f").split("\f")
    return Extract(
        tuple(
            Piece(sheet.strip("\n"), page=number, apart=False)
            for number, sheet in enumerate(sheets, start=1)
            if sheet.strip()
        )
    )
