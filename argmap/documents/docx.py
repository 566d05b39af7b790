"""DOCX, by python-docx: headings, paragraphs, items, table rows and text boxes, in their order."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import PurePosixPath

import docx
from docx.text.paragraph import Paragraph

from argmap.documents.piece import (
    DocumentError,
    DocumentLine,
    Element,
    Extract,
    heading,
    not_one,
    row,
    squeeze,
    tidy,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 256 * 1024 * 1024  # bytes of all parts together
_DOCTYPE = re.compile(rb"(?i)<!(?:DOCTYPE|ENTITY)|<\x00!\x00[DE]\x00|\x00<\x00!\x00[DE]")
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GONE = (f"{_W}del", f"{_W}moveFrom")  # what tracked changes removed
_SIGNS = zip("tab br cr noBreakHyphen softHyphen".split(), "\t\n\n-\u00ad", strict=True)
_CHARACTERS = {f"{_W}{tag}": sign for tag, sign in _SIGNS}
# No words of the paragraph itself.
_APART = {*_GONE, *(f"{_W}{tag}" for tag in ("pPr", "rPr", "drawing", "pict", "object")), _EITHER}
_HEADING = re.compile(r"heading\s*(\d)|title$|subtitle$", re.IGNORECASE)
_WORDED = re.compile(rb"<w:t[ >][^<]*[^<\s]")
_HEADERS = "headers and footers"
_LEFT_OUT = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
_LEFT_OUT |= {"header": _HEADERS, "footer": _HEADERS}
_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMANS = dict(zip(_ROMAN_VALUES, "m cm d cd c xc l xl x ix v iv i".split(), strict=True))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "bullet"  # "decimal", "lowerRoman" …
    text: str = ""  # "%1.": the number of level 1 and a full stop
    first: int = 1


@dataclass
class _Numbering:
    """The numbers that Word puts before list items and headings; paragraphs do not contain them."""

    levels: dict[tuple[str, int], _Level]  # by the number of the list
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, paragraph: Element, style: Element) -> str:
        """Return what Word writes before the next paragraph, "-" for a bullet; "" outside lists."""
        found = _numbered(paragraph, style)
        number = _value(found, "numId") if found is not None else ""
        if number in ("", "0"):
            return ""
        depth = int(_value(found, "ilvl") or 0)
        level = self.levels.get((number, depth), _Level())
        counts = self.counts[number]
        outer = {each: counts[each] for each in counts if each < depth}
        self.counts[number] = {**outer, depth: counts.get(depth, level.first - 1) + 1}
        if level.form in ("bullet", "none") or "%" not in level.text:
            return "-"
        text = re.sub(r"%(\d)", lambda found: self._written(number, int(found[1]) - 1), level.text)
        return text.strip()

    def _written(self, number: str, depth: int) -> str:
        """Return the number that a level has reached, as its format writes it."""
        level = self.levels.get((number, depth), _Level("decimal"))
        count = self.counts[number].get(depth, level.first)
        written = str(count)
        if level.form.endswith("Letter") and count > 0:
            written = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        elif level.form.endswith("Roman") and 0 < count < 4000:
            written = _roman(count)
        return written.upper() if level.form.startswith("upper") else written


def _numbering_of(document: Element) -> _Numbering:
    parts = document.part.package.iter_parts()
    named = [part for part in parts if str(part.partname) == "/word/numbering.xml"]
    root = getattr(named[0], "element", ()) if named else ()
    kinds = {each.get(f"{_W}abstractNumId"): each for each in root}
    levels = {}
    for number in root:
        kind = kinds.get(_value(number, "abstractNumId")) if number.tag == f"{_W}num" else None
        for level in kind.findall(f"{_W}lvl") if kind is not None else ():
            key = number.get(f"{_W}numId"), int(level.get(f"{_W}ilvl"))
            first = int(_value(level, "start") or 1)
            levels[key] = _Level(_value(level, "numFmt"), _value(level, "lvlText"), first)
    return _Numbering(levels)


def _numbered(paragraph: Element, style: Element) -> Element:
    """Return the numbering of a paragraph, or of its style or a style that this is based on."""
    holders = [paragraph]
    while style is not None:
        holders.append(style.element)
        style = style.base_style
    found = (holder.find(f"{_W}pPr/{_W}numPr") for holder in holders)
    return next((each for each in found if each is not None), None)


def _value(element: Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return str(child.get(f"{_W}val") or "") if child is not None else ""


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMANS.items():
        written += letters * (count // value)
        count %= value
    return written


def extract(data: bytes, _: str) -> Extract:
    """Return the text of a DOCX file, tracked changes accepted; each piece names its element."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("it is encrypted or in an old Word format; save it as unencrypted DOCX")
    if not zipfile.is_zipfile(BytesIO(data)):
        raise not_one("DOCX")
    _refuse_dangerous(data)
    document = docx.Document(BytesIO(data))
    pieces = tuple(_blocks(document.element.body, document, _numbering_of(document)))
    return Extract(pieces, tuple(_left_out(data)))


def _refuse_dangerous(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        if sum(info.file_size for info in parts.infolist()) > _LARGEST:
            raise DocumentError(f"its parts have more than {_LARGEST:,} bytes; it is not unpacked")
        if "word/document.xml" not in parts.namelist():
            raise DocumentError("it is an archive without a Word document; save the text as DOCX")
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")) and _DOCTYPE.search(parts.read(name)):
                raise DocumentError(f"its part {name} has a DOCTYPE, which no DOCX needs")


def _left_out(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        stems = {name: PurePosixPath(name).stem.rstrip("0123456789") for name in parts.namelist()}
        notes = [name for name, stem in stems.items() if stem in _LEFT_OUT]
        kinds = {stems[name] for name in notes if _WORDED.search(parts.read(name))}
    found = list(dict.fromkeys(what for kind, what in _LEFT_OUT.items() if kind in kinds))
    if found:
        names = " and ".join(filter(None, (", ".join(found[:-1]), found[-1])))
        yield f"{names} were left out; if they contain arguments, copy these into the text by hand"


def _blocks(parent: Element, document: Element, numbering: _Numbering) -> Iterator[DocumentLine]:
    """Yield the pieces below an element in order; text boxes follow their paragraph."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, document, numbering)
            for box in _boxes(child):
                for piece in _blocks(box, document, numbering):
                    yield replace(piece, element="text box")
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag not in _GONE:
            yield from _blocks(child, document, numbering)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes in a paragraph; of two forms of one box the first that has words."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag == _EITHER:
            yield from next((boxes for form in child if (boxes := list(_boxes(form)))), ())
        elif child.tag not in _GONE:
            yield from _boxes(child)


def _paragraph(
    element: Element, document: Element, numbering: _Numbering
) -> Iterator[DocumentLine]:
    words = tidy(_words(element)).strip()
    if not words:
        return
    style = Paragraph(element, document._body).style  # noqa: SLF001  # only the document knows it
    name = (style.name or "") if style is not None else ""
    mark = numbering.mark(element, style)
    if match := _HEADING.match(name):
        yield heading(int(match[1] or 1), squeeze(f"{mark if mark != '-' else ''} {words}"))
    elif mark or name.startswith("List"):
        yield DocumentLine(f"{mark or '-'} {words}", element="list item", apart=False)
    else:
        yield DocumentLine(words, element="paragraph")


def _words(element: Element) -> str:
    found = []
    for child in element:
        if child.tag in (f"{_W}t", _FORMULA):
            found.append(child.text or "")
        elif child.tag not in _APART:
            found.append(_CHARACTERS.get(child.tag) or _words(child))
    return "".join(found)


def _rows(table: Element) -> Iterator[DocumentLine]:
    """Yield a table's rows; what is in a cell, a table or a box too, is on the row's line."""
    first = True
    for each in table.iter(f"{_W}tr"):
        if next(each.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells = [
            squeeze(" ".join(_paragraphs(cell)))
            for cell in each.iter(f"{_W}tc")
            if next(cell.iterancestors(f"{_W}tr")) is each
        ]
        if any(cells) and each.find(f"{_W}trPr/{_W}del") is None:
            yield row(cells, first=first)
            first = False


def _paragraphs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}p":
            yield _words(child)
            for box in _boxes(child):
                yield from _paragraphs(box)
        elif child.tag not in _GONE:
            yield from _paragraphs(child)
