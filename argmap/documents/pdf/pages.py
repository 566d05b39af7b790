"""A page and its neighbours -> its lines of text, and what is left out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.documents.pdf.columns import Block, Doubt, Prose, blocks
from argmap.documents.pdf.edges import Page, body_size, page_rows, turned_rows
from argmap.documents.pdf.lines import (
    begins_anew,
    line,
    paragraphs,
    soft_hyphens,
    table_row,
    without_soft_hyphens,
)
from argmap.documents.pdf.notes import split_notes
from argmap.documents.pdf.sheet import Box, Row, Sheet, middle
from argmap.documents.pdf.tables import Table, declared
from argmap.documents.piece import DocumentLine, LeftOut

_PICTURE = (60.0, 30.0)  # points: smaller pictures are signs and ornaments
_SINGLE = 1.2  # of the size: the distance of lines if nothing is known


@dataclass(frozen=True, slots=True)
class End:
    """Where the text of a page ends; `row` is None after a table and at the beginning."""

    row: Row | None = None
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a page."""

    lines: tuple[DocumentLine, ...]
    end: End
    doubtful: bool  # there are words side by side, and it is not clear how they are read


def read(page: Page, others: Sequence[Page], last: int, end: End) -> Read:
    """Return the text of a page of a document with `last` pages; `end` is that before it."""
    heads = page_rows(page, others, last)
    kept = [row for row in page.rows if row not in heads]
    known = [gap for each in (page, *others) for gap in each.leading]
    found = list(_blocks(page.sheet, kept))
    marks = {atom.text for row in kept for atom in row.atoms if atom.raised > 0}
    texts, notes = _without_notes(found, body_size((page, *others)), marks, page.sheet)
    writer = _Writer(page.sheet, middle(known, _SINGLE), soft_hyphens(page.rows), end)
    written = [each for block in texts for each in writer.lines(block)]
    placed = _with_notes(written, notes, page.sheet.number)
    for words, recurs in turned_rows(page, others):
        placed.append(_turned(words, page.sheet.number, recurs=recurs))
    first = DocumentLine(
        "", page.sheet.number, left_out=tuple(LeftOut("page header", row.text) for row in heads)
    )
    rest = DocumentLine("", page.sheet.number, left_out=tuple(_unread(page.sheet, others)))
    lines = tuple(each for each in (first, *placed, rest) if each.text or each.left_out)
    return Read(lines, writer.end, any(isinstance(block, Doubt) for block in found))


def _turned(words: str, number: int, *, recurs: bool) -> DocumentLine:
    if recurs:
        return DocumentLine("", number, left_out=(LeftOut("page header", words),))
    return DocumentLine(words, number, "rotated text")


def _blocks(sheet: Sheet, kept: Sequence[Row]) -> Iterator[Block]:
    """Yield the blocks of a page, tables that the document declares in their place."""
    tables, rest = declared([atom for row in kept for atom in row.atoms], sheet.cells)
    if not tables:
        yield from blocks(kept, sheet.rules)
        return
    inside = {id(atom) for atom in rest}
    left = [row for each in kept if (row := _only(each, inside))]
    for one in tables:
        above = [row for row in left if row.y > one.top]
        left = [row for row in left if row.y <= one.top]
        yield from blocks(above, sheet.rules)
        yield one.table
    yield from blocks(left, sheet.rules)


def _only(row: Row, inside: set[int]) -> Row | None:
    atoms = tuple(atom for atom in row.atoms if id(atom) in inside)
    return replace(row, atoms=atoms) if atoms else None


def _without_notes(
    found: Sequence[Block], body: float, marks: set[str], sheet: Sheet
) -> tuple[list[Prose | Table], list[tuple[str, str]]]:
    """Return blocks without the footnotes at the foot of each column, and the footnotes."""
    texts: list[Prose | Table] = []
    notes: list[tuple[str, str]] = []
    for at, block in enumerate(found):
        if isinstance(block, Prose) and _is_lowest(block, found[at + 1 :]):
            kept, own = split_notes(block.rows, body, marks, sheet.rules.level)
            notes += own
            block = Prose(tuple(kept))  # noqa: PLW2901
        if not isinstance(block, Doubt) and block.rows:
            texts.append(block)
    return texts, notes


def _is_lowest(block: Prose, later: Sequence[Block]) -> bool:
    """Return whether nothing of the later blocks is below a block."""
    if not block.rows:
        return False
    foot = block.rows[-1].y
    left, right = min(row.x0 for row in block.rows), max(row.x1 for row in block.rows)
    return not any(
        row.y < foot and row.x0 < right and row.x1 > left
        for other in later
        if isinstance(other, Prose)
        for row in other.rows
    )


def _with_notes(
    written: Sequence[DocumentLine], notes: Sequence[tuple[str, str]], page: int
) -> list[DocumentLine]:
    """Return lines with the footnotes at their marks, or at the end of the page."""
    lines = list(written)
    for mark, words in notes:
        places = (
            (number, each.at)
            for number, one in enumerate(lines)
            for each in one.left_out
            if each.kind == "footnote mark" and each.text == mark
        )
        number, at = next(places, (len(lines) - 1, -1))
        if number < 0:
            lines.append(DocumentLine("", page, left_out=(LeftOut("footnote", words),)))
            continue
        at = len(lines[number].text) if at < 0 else at
        left_out = (*lines[number].left_out, LeftOut("footnote", words, at))
        lines[number] = replace(lines[number], left_out=left_out)
    return lines


@dataclass(slots=True)
class _Writer:
    """Writes the blocks of a page and remembers where its text ends."""

    sheet: Sheet
    leading: float
    soft: frozenset[str]
    end: End
    item: int = -1  # the item of a list that the last line belongs to

    def lines(self, block: Prose | Table) -> Iterator[DocumentLine]:
        """Yield the lines of a block."""
        if isinstance(block, Table):
            for at, cells in enumerate(block.rows):
                yield table_row(cells, self.sheet.number, apart=not at, soft=self.soft)
            self.end = End()
            return
        apart = [self._is_apart(block.rows[0]), *paragraphs(block.rows, self.leading)]
        for row, first in without_soft_hyphens(block.rows, apart, self.soft):
            item = self.sheet.items.get(row.atoms[0].look.element, -1)
            new = item not in (-1, self.item)
            self.item = item
            yield line(row, self.sheet.number, apart=first, item=new)
        self.end = End(block.rows[-1], max(row.x1 for row in block.rows))

    def _is_apart(self, row: Row) -> bool:
        before = self.end.row
        if before is None:
            return True
        return begins_anew(before, self.end.right, row)


def _unread(sheet: Sheet, others: Sequence[Page]) -> Iterator[LeftOut]:
    """Yield what is on a page and cannot be read as text."""
    yield from (LeftOut("hidden text", words) for words in sheet.hidden)
    yield from (LeftOut("comment", words) for words in sheet.comments)
    yield from (LeftOut("missed words", words) for words in sheet.fields)
    earlier = {
        _rounded(box)
        for other in others
        if other.sheet.number < sheet.number
        for box in other.sheet.pictures
    }
    pictures = [box for box in sheet.pictures if _is_large(box) and _rounded(box) not in earlier]
    if pictures and sheet.has_text and not sheet.is_scan:
        many = f"{len(pictures)} pictures" if len(pictures) > 1 else "a picture"
        yield LeftOut("image", f"{many} on page {sheet.number}")


def _is_large(box: Box) -> bool:
    return box.x1 - box.x0 >= _PICTURE[0] and box.y1 - box.y0 >= _PICTURE[1]


def _rounded(box: Box) -> tuple[int, ...]:
    return tuple(round(each) for each in (box.x0, box.y0, box.x1, box.y1))
