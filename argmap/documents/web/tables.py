"""Tables of a page: which are for layout only, and the rows of the others, with spans as gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from argmap.documents.piece import DocumentLine, Element, LeftOut, Target
from argmap.documents.web.elements import HEADINGS

_WIDEST = 50  # columns up to which spans are followed, so that hostile tables cost no more
_LONG = 600  # characters: a cell with paragraphs that is longer holds a part of the page
_PARTS = frozenset(("thead", "tbody", "tfoot"))
_HEADS = frozenset(("th", "thead", "caption"))
_PARAGRAPHS = frozenset(("p", "div", "ul", "ol", "blockquote", "table", "br"))


@dataclass(slots=True)
class _Facts:
    """What decides whether a table is one."""

    widest: int = 0
    has_head: bool = False
    is_layout: bool = False
    size: int = 0  # characters in the cell that is read
    has_paragraphs: bool = False  # in that cell
    has_heading: bool = False


def layout_tables(root: Element) -> frozenset[Element]:
    """Return the tables of a page that only arrange it: their cells are parts of the page."""
    found: list[Element] = []
    open_tables = [_Facts()]  # the first is the page
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag == "table":
                open_tables.append(_Facts(is_layout=_is_declared(element)))
            _begin(open_tables[-1], element)
            continue
        if tag in {"td", "th"}:
            _end_cell(open_tables[-1])
        elif tag == "table":
            facts = open_tables.pop()
            if facts.is_layout or (facts.widest <= 1 and not facts.has_head):
                found.append(element)
            _end_table(open_tables[-1], facts)
        open_tables[-1].size += len((element.tail or "").strip())
    return frozenset(found)


def _is_declared(table: Element) -> bool:
    return table.get("role") in {"presentation", "none"}


def _begin(facts: _Facts, element: Element) -> None:
    tag = element.tag
    facts.has_head = facts.has_head or tag in _HEADS
    if tag == "tr":
        cells = sum(1 for _ in element.iterchildren("td", "th"))
        facts.widest = max(facts.widest, cells)
    elif tag in {"td", "th"}:
        facts.size, facts.has_paragraphs, facts.has_heading = 0, False, False
    elif tag in {"main", "article", "section"}:
        facts.is_layout = True
    elif tag in HEADINGS:
        facts.has_heading = True
    elif tag in _PARAGRAPHS:
        facts.has_paragraphs = True
    facts.size += len((element.text or "").strip())


def _end_cell(facts: _Facts) -> None:
    if facts.has_paragraphs and (facts.has_heading or facts.size > _LONG):
        facts.is_layout = True


def _end_table(outer: _Facts, inner: _Facts) -> None:
    outer.has_paragraphs = True
    outer.is_layout = outer.is_layout or inner.is_layout
    outer.size += inner.size


def rows_of(table: Element) -> Iterator[tuple[Element, list[Element | None]]]:
    """Yield the rows of a table with their cells; None is a place that a span covers."""
    covered: dict[int, int] = {}  # of a column, how many more rows a cell above reaches into it
    for each in _rows(table):
        row = list(_row(each, covered))
        while row and row[-1] is None:
            row.pop()
        yield each, row


def _rows(table: Element) -> Iterator[Element]:
    for part in table.iterchildren():
        if part.tag == "tr":
            yield part
        elif part.tag in _PARTS:
            yield from part.iterchildren("tr")


def _row(element: Element, covered: dict[int, int]) -> Iterator[Element | None]:
    """Yield cells and gaps; `covered` becomes what is covered in the next row."""
    column, below = 0, {at: rows - 1 for at, rows in covered.items() if rows > 1}
    for cell in element.iterchildren("td", "th"):
        while column in covered:
            column += 1
            yield None
        wide = min(_span(cell, "colspan"), max(1, _WIDEST - column))
        deep = _span(cell, "rowspan")
        for at in range(column, min(column + wide, _WIDEST)):
            if deep > 1:
                below[at] = deep - 1
        yield cell
        yield from [None] * (wide - 1)
        column += wide
    covered.clear()
    covered.update(below)


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, int(value)) if value.isdecimal() and len(value) < 6 else 1


def joined(cells: Sequence[DocumentLine], *, first: bool) -> DocumentLine:
    """Return a row of a table as a line: its cells with tabs between them."""
    at = 0
    gone: list[LeftOut] = []
    targets: list[Target] = []
    for cell in cells:
        gone += (LeftOut(each.kind, each.text, each.at + at) for each in cell.left_out)
        targets += (Target(t.start + at, t.end + at, t.address) for t in cell.targets)
        at += len(cell.text) + 1
    text = "\t".join(cell.text for cell in cells).rstrip("\t")
    gone = [LeftOut(each.kind, each.text, min(each.at, len(text))) for each in gone]
    text = text if text.strip() else ""
    return DocumentLine(text, None, "table row", first, tuple(gone), tuple(targets))
