"""The structure that a document gives itself (its tags): cells of tables and items of lists."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pypdfium2 import raw

from argmap.documents.pdf.sheet import Cell

Handle: TypeAlias = Any  # PDFium's pointers have no types
_DEPTH = 40
_MOST = 50_000  # elements of a page


@dataclass(frozen=True, slots=True)
class Structure:
    """What a document says of its marked words, by their number."""

    cells: dict[int, Cell] = field(default_factory=dict)
    items: dict[int, int] = field(default_factory=dict)  # which item of a list


def structure(page: Handle) -> Structure:
    """Return the structure of a page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return Structure()
    cells: dict[int, Cell] = {}
    items: dict[int, int] = {}
    table, row, item = -1, -1, -1
    try:
        for kind, element in _elements(tree):
            if kind == "Table":
                table, row = table + 1, -1
            elif kind == "TR" and table >= 0:
                row += 1
                cells |= _cells(element, table, row)
            elif kind == "LI":
                item += 1
                items |= dict.fromkeys(_marked(element, _DEPTH), item)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return Structure(cells, items)


def _cells(line: Handle, table: int, row: int) -> Iterator[tuple[int, Cell]]:
    """Yield the marked content of a row's cells; an empty cell keeps its place."""
    column = 0
    for at in range(raw.FPDF_StructElement_CountChildren(line)):
        element = raw.FPDF_StructElement_GetChildAtIndex(line, at)
        if element and _kind(element) in ("TD", "TH"):
            cell = Cell(table, row, column)
            yield from ((number, cell) for number in _marked(element, _DEPTH))
        column += _span(element) if element else 1


def _elements(tree: Handle) -> Iterator[tuple[str, Handle]]:
    """Yield the kind of each element of the structure, and the element, in their order."""
    count = raw.FPDF_StructTree_CountChildren(tree)
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in reversed(range(count))]
    left = _MOST
    while waiting and left:
        left -= 1
        if element := waiting.pop():
            yield _kind(element), element
            waiting += reversed(list(_children(element)))


def _children(element: Handle) -> Iterator[Handle]:
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            yield child


def _kind(element: Handle) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _marked(element: Handle, depth: int) -> Iterator[int]:
    """Yield the numbers of the marked content in an element."""
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if number >= 0:
            yield number
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child and depth and _kind(child) != "Table":
            yield from _marked(child, depth - 1)


def _span(element: Handle) -> int:
    """Return how many columns a cell takes."""
    for at in range(max(0, raw.FPDF_StructElement_GetAttributeCount(element))):
        attribute = raw.FPDF_StructElement_GetAttributeAtIndex(element, at)
        value = raw.FPDF_StructElement_Attr_GetValue(attribute, b"ColSpan")
        number = ctypes.c_float()
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return int(min(50, max(1, number.value)))
    return 1
