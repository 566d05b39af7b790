"""RTF: paragraphs, headings, items and rows of a document in Rich Text Format, in order."""

import re

from argmap.documents.piece import DocumentError, Extract, LeftOut
from argmap.documents.rich_text.reader import Reader
from argmap.documents.rich_text.tokens import tokens

_TABLE = re.compile(rb"\{\\colortbl\b([^{}]{0,20000})\}")
_PART = re.compile(rb"\\(red|green|blue)(\d{1,3})")


def extract(data: bytes, _: str) -> Extract:
    """Return the text of an RTF file, tracked changes accepted; each piece names its element."""
    start = data.find(b"{\\rtf")
    if start < 0:
        raise DocumentError("it is no RTF document; check its format and rename it")
    reader = Reader(colours=_colours(data))
    depth = 0
    for token in tokens(data[start:]):
        depth += (token.kind == "{") - (token.kind == "}")
        reader.read(token)
        if depth <= 0:
            break
    reader.finish()
    headers = (words for words in dict.fromkeys(reader.headers) if any(map(str.isalpha, words)))
    gone = tuple(LeftOut("header or footer", words) for words in headers)
    notes = () if depth <= 0 else ("the file ends in the middle; it may be damaged",)
    return Extract(tuple(reader.lines), notes, gone)


def _colours(data: bytes) -> tuple[str, ...]:
    """Return the colours that a file numbers, the automatic one as nothing."""
    table = _TABLE.search(data)
    return tuple(map(_colour, table[1].split(b";"))) if table else ()


def _colour(words: bytes) -> str:
    parts = {name: min(int(number), 255) for name, number in _PART.findall(words)}
    return "".join(f"{parts.get(name, 0):02x}" for name in (b"red", b"green", b"blue") if parts)
