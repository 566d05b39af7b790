"""The structure that a document gives itself (its tags): which marked words are which cell."""

import ctypes
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TypeAlias

from pypdfium2 import raw

from argmap.documents.pdf.sheet import Cell

Handle: TypeAlias = Any  # PDFium's pointers have no types
_DEPTH = 40
_MOST = 50_000  # elements of a page


def cells(page: Handle) -> dict[int, Cell]:
    """Return the cells of a page's tables by the number of their marked content."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, Cell] = {}
    tables = -1
    rows = columns = 0
    try:
        for kind, element in _elements(tree):
            if kind == "Table":
                tables, rows = tables + 1, -1
            elif kind == "TR":
                rows, columns = rows + 1, 0
            elif kind in ("TD", "TH") and tables >= 0:
                cell = Cell(tables, max(0, rows), columns)
                found |= dict.fromkeys(_marked(element, _DEPTH), cell)
                columns += _span(element)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return found


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
        with suppress(ValueError):
            if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
                return max(1, min(50, int(number.value)))
    return 1
