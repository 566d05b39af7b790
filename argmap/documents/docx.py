"""DOCX, by python-docx: headings, paragraphs, list items and table rows, in the order in which they stand."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.documents.piece import DocumentError, Extract, Piece, missing, squeeze, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 256 * 1024 * 1024  # bytes of all parts together
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D|E)\x00|\x00<\x00!\x00(?:D|E)", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading\s*(\d)|title$|subtitle$", re.IGNORECASE)
_LEFT_OUT = {"footnotes.xml": "footnotes", "endnotes.xml": "endnotes", "comments.xml": "comments"}


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a DOCX file; each piece names its element. Text that was struck out while changes were tracked is left out."""
    try:
        import docx
    except ImportError:
        raise missing(path, "DOCX", "python-docx") from None
    remarks = _check(data, path)
    document = docx.Document(BytesIO(data))
    pieces: list[Piece] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            pieces.extend(_rows(block))
        else:
            pieces.extend(_paragraph(block))
    return Extract(tuple(pieces), remarks)


def _check(data: bytes, path: str) -> tuple[str, ...]:
    """Refuse what is no DOCX or would not stay small; return what of the file is left out."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(f"{path}: this is an encrypted document or one of an old Word; save it as DOCX without a password")
    if not zipfile.is_zipfile(BytesIO(data)):
        raise DocumentError(f"{path}: the name says DOCX, but the file is none; see what it is and give it its own ending")
    with zipfile.ZipFile(BytesIO(data)) as parts:
        infos = parts.infolist()
        if sum(info.file_size for info in infos) > _MOST:
            raise DocumentError(f"{path}: the parts of this document would fill more than {_MOST:,} bytes; argmap does not unpack it")
        if "word/document.xml" not in parts.namelist():
            raise DocumentError(f"{path}: this is a packed file without a Word document in it; save the text as DOCX")
        for info in infos:
            if info.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(parts.read(info)):
                raise DocumentError(f"{path}: its part {info.filename} has a DOCTYPE, which no DOCX needs; argmap does not read it")
        left_out = [name for part, name in _LEFT_OUT.items() if _has_words(parts, f"word/{part}")]
    return (f"{' and '.join(left_out)} were left out",) if left_out else ()


def _has_words(parts: zipfile.ZipFile, name: str) -> bool:
    return name in parts.namelist() and bool(re.search(rb"<w:t[ >][^<]*[^<\s]", parts.read(name)))


def _paragraph(paragraph: Any) -> Iterator[Piece]:  # noqa: ANN401  # the library hands on several kinds
    words = tidy(_words(paragraph._p)).strip()  # noqa: SLF001  # its own text leaves out what tracked changes put in
    if not words:
        return
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr  # noqa: SLF001
    if match := _HEADING.match(style):
        level = int(match[1]) if match[1] else 1
        yield Piece("#" * level + " " + squeeze(words), element=f"heading {level}")
    elif style.startswith("List") or (properties is not None and properties.numPr is not None):
        yield Piece("- " + words, element="list item", apart=False)
    else:
        yield Piece(words, element="paragraph")


def _words(element: Any) -> str:  # noqa: ANN401  # lxml has no types
    """Return the text of a paragraph, with what tracked changes put in and without what they took out."""
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
    found = []
    for child in element:
        if child.tag == f"{_W}t":
            found.append(child.text or "")
        elif child.tag in signs:
            found.append(signs[child.tag])
        elif child.tag not in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}drawing", f"{_W}pict"):
            found.append(
                _words(child) if child.tag != "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent" else ""
            )
    return "".join(found)


def _rows(table: Any) -> Iterator[Piece]:  # noqa: ANN401  # the library hands on several kinds
    """Yield a table's rows, cells parted by tabs; a cell that spans several columns comes once."""
    for number, row in enumerate(table.rows):
        cells: list[Any] = []
        for cell in row.cells:
            if not cells or cell._tc is not cells[-1]._tc:  # noqa: SLF001
                cells.append(cell)
        words = "\t".join(squeeze(" ".join(_words(paragraph._p) for paragraph in cell.paragraphs)) for cell in cells)  # noqa: SLF001
        if words.strip():
            yield Piece(words, element="table row", apart=number == 0)
