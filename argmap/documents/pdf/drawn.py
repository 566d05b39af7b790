"""What is drawn on a page apart from characters: straight lines, painted areas, pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pypdfium2 import raw

from argmap.documents.pdf.sheet import Box, Rules

Handle: TypeAlias = Any  # PDFium's pointers have no types
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_STRAIGHT: _Matrix = (1, 0, 0, 1, 0, 0)
_DEPTH = 8  # of drawings in drawings
_MOST = 20_000  # points of all drawings of a page that are looked at
_EVEN = 0.6  # points: how far a level line may rise
_SHORT = 3.0  # points: what is shorter is no line
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lines, areas that are not white, and pictures of a page."""

    rules: Rules
    painted: tuple[Box, ...]
    pictures: tuple[Box, ...]
    texts: tuple[Handle, ...]  # PDFium's text objects


def drawn(page: Handle) -> Drawn:
    """Return what a page contains."""
    lines: list[Box] = []
    painted: list[Box] = []
    pictures: list[Box] = []
    texts: list[Handle] = []
    left = _MOST
    for each, matrix in _objects(page, _STRAIGHT, _DEPTH):
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(each)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_bounds(each, matrix))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            painted.append(_bounds(each, matrix))
        elif kind == raw.FPDF_PAGEOBJ_PATH and left > 0:
            left -= max(1, raw.FPDFPath_CountSegments(each))
            if _is_filled(each):
                painted.append(_bounds(each, matrix))
            lines.extend(_lines(each, matrix))
    level = tuple(line for line in lines if line.y1 - line.y0 <= line.x1 - line.x0)
    upright = tuple(line for line in lines if line.y1 - line.y0 > line.x1 - line.x0)
    return Drawn(Rules(level, upright), tuple(painted), tuple(pictures), tuple(texts))


def _objects(holder: Handle, matrix: _Matrix, depth: int) -> Iterator[tuple[Handle, _Matrix]]:
    """Yield the objects of a page, also those in forms, with what moves them to their place."""
    inner = depth < _DEPTH
    count = raw.FPDFFormObj_CountObjects if inner else raw.FPDFPage_CountObjects
    get = raw.FPDFFormObj_GetObject if inner else raw.FPDFPage_GetObject
    for index in range(max(0, count(holder))):
        each = get(holder, index)
        if raw.FPDFPageObj_GetType(each) != raw.FPDF_PAGEOBJ_FORM:
            yield each, matrix
        elif depth:
            yield from _objects(each, _product(_matrix(each), matrix), depth - 1)


def _matrix(each: Handle) -> _Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    o, p, q, r, s, t = other
    return (
        a * o + b * q,
        a * p + b * r,
        c * o + d * q,
        c * p + d * r,
        e * o + f * q + s,
        e * p + f * r + t,
    )


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(each: Handle, matrix: _Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    corners = [_moved(x.value, y.value, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_filled(each: Handle) -> bool:
    """Return whether an area is filled with a colour that is not white."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, mode, stroke)
    return bool(mode.value) and not is_white(each)


def is_white(each: Handle) -> bool:
    """Return whether an object is filled with white, or with nothing."""
    channels = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(each, *channels):
        return False
    *colours, alpha = (channel.value for channel in channels)
    return alpha == 0 or min(colours) >= _WHITE


def _lines(each: Handle, matrix: _Matrix) -> Iterator[Box]:
    """Yield the level and upright lines of a path; of a rectangle its edges."""
    matrix = _product(_matrix(each), matrix)
    first = last = (0.0, 0.0)
    for index in range(min(_MOST, raw.FPDFPath_CountSegments(each))):
        segment = raw.FPDFPath_GetPathSegment(each, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(x.value, y.value, matrix)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _line(last, point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _line(point, first)
        last = point


def _line(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    x0, x1 = sorted((start[0], end[0]))
    y0, y1 = sorted((start[1], end[1]))
    if y1 - y0 <= _EVEN and x1 - x0 >= _SHORT:
        yield Box(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    elif x1 - x0 <= _EVEN and y1 - y0 >= _SHORT:
        yield Box((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
