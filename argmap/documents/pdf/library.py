"""What PDFium knows of a page, as a sheet: characters, lines, pictures, links and comments."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from math import atan2, degrees, hypot
from typing import Any, TypeAlias

import pypdfium2
from pypdfium2 import raw

from argmap.documents.pdf.drawn import Drawn, drawn, is_white
from argmap.documents.pdf.glyphs import (
    Glyph,
    Links,
    atoms,
    main_angle,
    turned,
    turned_box,
)
from argmap.documents.pdf.rows import struck
from argmap.documents.pdf.sheet import Atom, Box, Look, Rules, Sheet
from argmap.documents.pdf.structure import structure

Handle: TypeAlias = Any  # PDFium's pointers have no types

_HYPHEN = "\x02"  # PDFium's mark for a hyphen at the end of a line, whichever it was
_INVISIBLE = (3, 7)  # modes of drawing text
_SCAN = 0.5  # of the page: invisible words on such a picture are what was recognised in it
_COMMENTS = (1, 3, 9, 10, 11, 12)  # kinds of annotations: notes, free text, marks with a note
_FIELD = 20
_MOST = 2_000  # links and comments that are looked at


def sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Return the page with a number, counted from 1."""
    page = document[number - 1]
    with closing(page):
        text = page.get_textpage()
        with closing(text):
            return _sheet(document, page, text, number)


def _sheet(document: Handle, page: Handle, text: Handle, number: int) -> Sheet:
    paper = Box(*page.get_bbox())
    graphics = drawn(page)
    looks = _Looks(text, graphics, paper)
    links = Links.of(_links(document, page))
    found = list(atoms(_glyphs(page, text, looks, links)))
    shown = [atom for atom in found if not atom.look.hidden]
    angle = main_angle(shown)
    upright = [atom for atom in shown if atom.look.angle == angle]
    level, standing = graphics.rules.level, graphics.rules.upright
    if angle % 180:
        level, standing = standing, level
    tags = structure(page)
    rules = Rules(*(tuple(turned_box(box, angle) for box in each) for each in (level, standing)))
    return Sheet(
        number,
        turned_box(paper, angle),
        struck(upright, rules.level),
        rules,
        tuple(turned_box(box, angle) for box in graphics.pictures),
        tuple(_rotated(shown, angle)),
        tuple(_words(atom for atom in found if atom.look.hidden)),
        *_annotations(page),
        looks.scan,
        tags.cells,
        tags.items,
        bool(graphics.painted),
    )


def _rotated(shown: Sequence[Atom], angle: int) -> Iterator[tuple[Atom, ...]]:
    """Yield the words of each other direction."""
    for other in dict.fromkeys(atom.look.angle for atom in shown if atom.look.angle != angle):
        yield tuple(atom for atom in shown if atom.look.angle == other)


def _words(found: Iterator[Atom]) -> Iterator[str]:
    """Yield the words that follow each other on one line."""
    line, y = "", None
    for atom in found:
        if y is not None and atom.y != y:
            yield line.strip()
            line = ""
        line, y = line + (" " if atom.spaced else "") + atom.text, atom.y
    if line.strip():
        yield line.strip()


@dataclass(slots=True)
class _Looks:
    """How each text object of a page is drawn, looked up once."""

    text: Handle
    graphics: Drawn
    paper: Box
    known: dict[int | None, Look] = field(default_factory=dict)
    alike: dict[Look, Look] = field(default_factory=dict)
    scan: bool = field(init=False)

    def __post_init__(self) -> None:
        self.scan = any(_share(each, self.paper) > _SCAN for each in self.graphics.pictures)

    def of(self, index: int, each: Handle, address: int | None, x: float, y: float) -> Look:
        """Return how a character is drawn that belongs to a text object at an address."""
        if address not in self.known:
            look = self._look(index, each, x, y)
            self.known[address] = self.alike.setdefault(look, look)
        return self.known[address]

    def _look(self, index: int, each: Handle, x: float, y: float) -> Look:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        size = raw.FPDFText_GetFontSize(self.text, index) * hypot(matrix.c, matrix.d)
        angle = round(degrees(atan2(matrix.b, matrix.a))) % 360
        hidden = self._is_hidden(each, x, y)
        number = raw.FPDFPageObj_GetMarkedContentID(each)
        artifact = number < 0 and "Artifact" in _marks(each)
        return Look(round(size, 2) or 1.0, angle, hidden, artifact, number)

    def _is_hidden(self, each: Handle, x: float, y: float) -> bool:
        if not self.paper.contains(x, y):
            return True
        if raw.FPDFTextObj_GetTextRenderMode(each) in _INVISIBLE:
            return not self.scan
        below = (*self.graphics.painted, *self.graphics.pictures)
        return is_white(each) and not any(box.contains(x, y) for box in below)


def _share(picture: Box, paper: Box) -> float:
    """Return how much of the page a picture takes."""
    width = min(picture.x1, paper.x1) - max(picture.x0, paper.x0)
    height = min(picture.y1, paper.y1) - max(picture.y0, paper.y0)
    whole = (paper.x1 - paper.x0) * (paper.y1 - paper.y0)
    return max(0.0, width) * max(0.0, height) / whole if whole else 0.0


def _marks(each: Handle) -> Iterator[str]:
    """Yield the names of what an object is marked as."""
    for at in range(max(0, raw.FPDFPageObj_CountMarks(each))):
        mark, size = raw.FPDFPageObj_GetMark(each, at), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(mark, None, 0, size)
        buffer = (ctypes.c_ushort * (size.value // 2 + 1))()
        raw.FPDFPageObjMark_GetName(mark, buffer, size.value, size)
        yield "".join(map(chr, buffer)).rstrip("\0")


def _glyphs(page: Handle, text: Handle, looks: _Looks, links: Links) -> Iterator[Glyph]:
    """Yield the characters of a page in the order in which they are drawn."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    text = text.raw
    hyphens = _Hyphens(page, looks.graphics.texts)
    look, last, bottom = None, None, 0.0
    for index in range(max(0, raw.FPDFText_CountChars(text))):
        each = raw.FPDFText_GetTextObject(text, index)
        if not each:
            yield Glyph(" ")
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        address = ctypes.cast(each, ctypes.c_void_p).value
        if look is None or address != last or look.angle or box.bottom != bottom:
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            look = looks.of(index, each, address, x.value, y.value)
            last, bottom = address, box.bottom
        link = links.at((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character == _HYPHEN:
            character = hyphens.of(each)
        if look.angle:
            yield _turned(character, x.value, y.value, look, box)._replace(link=link)
        else:
            yield Glyph(character, box.left, box.right, y.value, look, link)


def _turned(character: str, x: float, y: float, look: Look, box: Handle) -> Glyph:
    """Return a character that is not level, its place as if it were."""
    length = box.right - box.left if look.angle % 180 == 0 else box.top - box.bottom
    x, y = turned(x, y, look.angle)
    width = length if look.angle % 90 == 0 else 0.5 * look.size
    return Glyph(character, x, x + width, round(y, 2), look)


@dataclass(slots=True)
class _Hyphens:
    """The hyphens that end text objects: PDFium says which they are if an object is alone."""

    page: Handle
    texts: Sequence[Handle]
    alone: bool = False

    def of(self, each: Handle) -> str:
        """Return the last character of a text object."""
        if not self.alone:
            for other in self.texts:
                raw.FPDFPageObj_SetIsActive(other, 0)
            self.alone = True
        raw.FPDFPageObj_SetIsActive(each, 1)
        with closing(self.page.get_textpage()) as text:
            count = raw.FPDFText_CountChars(text)
            character = chr(raw.FPDFText_GetUnicode(text, count - 1)) if count > 0 else "-"
        raw.FPDFPageObj_SetIsActive(each, 0)
        return "-" if character == _HYPHEN else character


def _links(document: Handle, page: Handle) -> Iterator[tuple[Box, str]]:
    """Yield the rectangles of a page that lead to an address."""
    position, link, rect = ctypes.c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        address = buffer.value.decode("utf-8", "replace").strip()
        if address and raw.FPDFLink_GetAnnotRect(link, rect):
            yield (
                Box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)),
                address,
            )


def _annotations(page: Handle) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the comments on a page, and what is filled in its fields."""
    comments, fields = [], []
    for at in range(min(_MOST, max(0, raw.FPDFPage_GetAnnotCount(page)))):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in _COMMENTS:
            comments.append(_value(note, b"Contents"))
        elif kind == _FIELD and raw.FPDFAnnot_GetValueType(note, b"V") == raw.FPDF_OBJECT_STRING:
            fields.append(_value(note, b"V"))
        raw.FPDFPage_CloseAnnot(note)
    return tuple(filter(None, comments)), tuple(filter(None, fields))


def _value(note: Handle, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
