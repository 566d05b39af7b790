"""The blocks of a Word document in order: headings, paragraphs, items, rows, text boxes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.documents.joining import as_cell, as_row
from argmap.documents.piece import DocumentLine, Element, LeftOut, squeeze
from argmap.documents.runs import Runs
from argmap.documents.word.numbering import BULLET, Numbering
from argmap.documents.word.package import W, value
from argmap.documents.word.paragraphs import DELETED, MOVED, Reader, deleted_words
from argmap.documents.word.pictures import boxes

_HEADING = re.compile(r"heading\s*(\d)|title$|subtitle$", re.IGNORECASE)


@dataclass
class Blocks:
    """Reads blocks; numbers and open fields go on from one to the next."""

    reader: Reader
    numbering: Numbering

    def below(self, parent: Element) -> Iterator[DocumentLine]:
        """Yield the pieces below an element; text boxes follow their paragraph."""
        runs = Runs()
        for child in parent:
            if child.tag == f"{W}p":
                self.reader.add(child, runs)
                if not _goes_on(child, runs):
                    yield self._line(child, runs)
                    runs = Runs()
                yield from self._boxes(child)
            elif child.tag == f"{W}tbl":
                yield from self._rows(child)
            elif child.tag in DELETED:
                yield _without_words("tracked deletion", deleted_words(child))
            elif child.tag == f"{W}altChunk":
                yield _without_words("missed words", "a document inside this one")
            elif child.tag != MOVED:
                yield from self.below(child)
        yield runs.line()

    def _boxes(self, paragraph: Element) -> Iterator[DocumentLine]:
        for box in boxes(paragraph):
            for piece in self.below(box):
                yield replace(piece, element="text box")

    def _line(self, paragraph: Element, runs: Runs) -> DocumentLine:
        """Return a paragraph with its number, as a heading if its style says that it is one."""
        style = value(paragraph, "pPr/pStyle") or self.reader.styles.default
        mark, depth = self.numbering.mark(paragraph, style)
        if level := self._heading(style):
            lead = "" if mark == BULLET else mark
            name = f"heading {level}"
            return runs.line(name, lead=squeeze(f"{'#' * level} {lead}") + " ")
        if mark:
            lead = f"{'  ' * depth}{mark} "
            return runs.line("list item", lead=lead, apart=False, breaks=True)
        return runs.line("paragraph", breaks=True)

    def _heading(self, style: str) -> int:
        """Return the level of the headings that have this style; 0 if it is none of headings."""
        for each in self.reader.styles.chain(style):
            if found := _HEADING.match(value(each, "name")):
                return max(1, min(6, int(found[1] or 1)))
            if (level := value(each, "pPr/outlineLvl")).isdigit():
                return int(level) + 1 if int(level) < 6 else 0
        return 0

    def _rows(self, table: Element) -> Iterator[DocumentLine]:
        first = True
        for each in table.iter(f"{W}tr"):
            if next(each.iterancestors(f"{W}tbl")) is not table:
                continue
            if each.find(f"{W}trPr/{W}del") is not None:
                yield _without_words("tracked deletion", deleted_words(each))
                continue
            line = as_row(list(self._cells(each)), first=first)
            first = first and not line.text
            yield line

    def _cells(self, row: Element) -> Iterator[DocumentLine]:
        """Yield the cells of a row; one that spans columns is followed by empty ones."""
        yield from _empty(value(row, "trPr/gridBefore"))
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row:
                yield self._cell(cell)
                span = value(cell, "tcPr/gridSpan")
                yield from _empty(str(int(span) - 1) if span.isdigit() else "")

    def _cell(self, cell: Element) -> DocumentLine:
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            return _without_words("tracked deletion", deleted_words(cell))
        lines = [replace(line, text=line.text) for line in self.below(cell)]
        nested = [squeeze(_text(inner)) for inner in cell.findall(f".//{W}tbl")]
        gone = [_without_words("flattened table", words) for words in nested]
        return as_cell([*gone, *lines])


_MOST_COLUMNS = 63  # of a table in Word


def _goes_on(paragraph: Element, runs: Runs) -> bool:
    """Return whether a paragraph and the next one are one: its end was deleted, or a large D."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin"):
        return True
    if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
        return False
    runs.add(" ")
    return True


def _empty(count: str) -> list[DocumentLine]:
    return [DocumentLine("")] * (min(int(count), _MOST_COLUMNS) if count.isdigit() else 0)


def _without_words(kind: str, text: str) -> DocumentLine:
    words = squeeze(text)
    return DocumentLine("", left_out=(LeftOut(kind, words),) if words else ())


def _text(table: Element) -> str:
    paragraphs = table.iter(f"{W}p")
    return " ".join("".join(t.text or "" for t in each.iter(f"{W}t")) for each in paragraphs)
