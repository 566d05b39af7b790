"""DOCX, by python-docx: headings, paragraphs, list items, table rows and text boxes, in the order in which they stand."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from argmap.documents.numbering import WORD as _W
from argmap.documents.numbering import Numbering
from argmap.documents.piece import DocumentError, Extract, Piece, missing, squeeze, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 256 * 1024 * 1024  # bytes of all parts together
_DOCTYPE = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D|E)\x00|\x00<\x00!\x00(?:D|E)", re.IGNORECASE
)
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GONE = (f"{_W}del", f"{_W}moveFrom")  # what tracked changes took out
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}
_APART = (
    *_GONE,
    f"{_W}pPr",
    f"{_W}rPr",
    f"{_W}drawing",
    f"{_W}pict",
    f"{_W}object",
    _EITHER,
)  # no words of the paragraph itself
_HEADING = re.compile(r"heading\s*(\d)|title$|subtitle$", re.IGNORECASE)
_BOX = "text box"
_LEFT_OUT = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    r"(?:header|footer)\d*": "headers and footers",
}


def extract(data: bytes, path: str) -> Extract:
    """Return the text of a DOCX file; each piece names its element. Text that was struck out while changes were tracked is left out."""
    try:
        import docx
    except ImportError:
        raise missing(path, "DOCX", "python-docx") from None
    remarks = _check(data, path)
    document = docx.Document(BytesIO(data))
    return Extract(tuple(_blocks(document.element.body, document, Numbering(document))), remarks)


def _check(data: bytes, path: str) -> tuple[str, ...]:
    """Refuse what is no DOCX or would not stay small; return what of the file is left out."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            f"{path}: this is an encrypted document or one of an old Word; save it as DOCX without a password"
        )
    if not zipfile.is_zipfile(BytesIO(data)):
        raise DocumentError(
            f"{path}: the name says DOCX, but the file is none; see what it is and give it its own ending"
        )
    with zipfile.ZipFile(BytesIO(data)) as parts:
        infos = parts.infolist()
        if sum(info.file_size for info in infos) > _MOST:
            raise DocumentError(
                f"{path}: the parts of this document would fill more than {_MOST:,} bytes; argmap does not unpack it"
            )
        if "word/document.xml" not in parts.namelist():
            raise DocumentError(
                f"{path}: this is a packed file without a Word document in it; save the text as DOCX"
            )
        for info in infos:
            if info.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(parts.read(info)):
                raise DocumentError(
                    f"{path}: its part {info.filename} has a DOCTYPE, which no DOCX needs; argmap does not read it"
                )
        left_out = [
            name
            for pattern, name in _LEFT_OUT.items()
            if any(_has_words(parts, each) for each in _named(parts, pattern))
        ]
    return (
        (f"{_listed(left_out)} were left out; copy into the text by hand what of them argues",)
        if left_out
        else ()
    )


def _named(parts: zipfile.ZipFile, pattern: str) -> list[str]:
    return [name for name in parts.namelist() if re.fullmatch(rf"word/(?:{pattern})\.xml", name)]


def _has_words(parts: zipfile.ZipFile, name: str) -> bool:
    return bool(re.search(rb"<w:t[ >][^<]*[^<\s]", parts.read(name)))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _blocks(parent: Any, document: Any, numbering: Numbering) -> Iterator[Piece]:  # noqa: ANN401  # lxml has no types
    """Yield the pieces of a body, a text box or a content control, in order; a paragraph's text boxes stand after it."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, document, numbering)
            for box in _boxes(child):
                yield from (
                    replace(piece, element=_BOX) for piece in _blocks(box, document, numbering)
                )
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag not in _GONE:
            yield from _blocks(child, document, numbering)


def _boxes(element: Any) -> Iterator[Any]:  # noqa: ANN401  # lxml has no types
    """Yield the text boxes in a paragraph; of two forms of one box, for newer and for older programs, the first that has words."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag == _EITHER:
            yield from next((boxes for form in child if (boxes := list(_boxes(form)))), ())
        elif child.tag not in _GONE:
            yield from _boxes(child)


def _paragraph(element: Any, document: Any, numbering: Numbering) -> Iterator[Piece]:  # noqa: ANN401  # lxml has no types
    from docx.text.paragraph import Paragraph

    words = tidy(_words(element)).strip()
    found = Paragraph(element, document._body).style  # noqa: SLF001  # a paragraph knows its style by its document alone
    style = (found.name or "") if found is not None else ""
    mark = numbering.mark(element, found) if words else ""
    if not words:
        return
    if match := _HEADING.match(style):
        level = int(match[1]) if match[1] else 1
        yield Piece(
            "#" * level + " " + squeeze(f"{mark} {words}" if mark != "-" else words),
            element=f"heading {level}",
        )
    elif mark or style.startswith("List"):
        yield Piece(f"{mark or '-'} {words}", element="list item", apart=False)
    else:
        yield Piece(words, element="paragraph")


def _words(element: Any) -> str:  # noqa: ANN401  # lxml has no types
    """Return the text of a paragraph, with what tracked changes put in and without what they took out."""
    found = []
    for child in element:
        if child.tag in (f"{_W}t", _FORMULA):
            found.append(child.text or "")
        elif child.tag in _SIGNS:
            found.append(_SIGNS[child.tag])
        elif child.tag not in _APART:
            found.append(_words(child))
    return "".join(found)


def _rows(table: Any) -> Iterator[Piece]:  # noqa: ANN401  # lxml has no types
    """Yield a table's rows, cells parted by tabs; what stands in a cell, a table or a box too, is on the row's line."""
    first = True
    for row in table.iter(f"{_W}tr"):
        if (
            next(row.iterancestors(f"{_W}tbl")) is not table
            or row.find(f"{_W}trPr/{_W}del") is not None
        ):
            continue
        words = "\t".join(
            squeeze(" ".join(_paragraphs(cell)))
            for cell in row.iter(f"{_W}tc")
            if next(cell.iterancestors(f"{_W}tr")) is row
        )
        if words.strip():
            yield Piece(words, element="table row", apart=first)
            first = False


def _paragraphs(element: Any) -> Iterator[str]:  # noqa: ANN401  # lxml has no types
    """Yield the words of each paragraph below an element, and of the boxes in it."""
    for child in element:
        if child.tag == f"{_W}p":
            yield _words(child)
            for box in _boxes(child):
                yield from _paragraphs(box)
        elif child.tag not in _GONE:
            yield from _paragraphs(child)
