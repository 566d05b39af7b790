"""The blocks of an OpenDocument text in order: headings, paragraphs, items, rows, text boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.documents.joining import as_cell, as_row
from argmap.documents.open_text.lists import BULLET, Lists, Place
from argmap.documents.open_text.names import TABLE, TEXT
from argmap.documents.open_text.paragraphs import Reader, boxes, plain_words
from argmap.documents.piece import DocumentLine, Element, LeftOut, squeeze
from argmap.documents.runs import Runs

_MOST_COPIES = 63  # of a cell or row that is written once; more of them are empty
_ITEMS = (f"{TEXT}list-item", f"{TEXT}list-header")
_APART = (f"{TEXT}tracked-changes", f"{TEXT}sequence-decls")


@dataclass
class Blocks:
    """Reads blocks; numbers go on from one list to the next."""

    reader: Reader
    lists: Lists

    def below(self, parent: Element, place: Place = Place()) -> Iterator[DocumentLine]:  # noqa: B008  # frozen
        """Yield the pieces below an element; text boxes follow their paragraph."""
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield self._line(child)
                yield from self._boxes(child)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, self.lists.enter(child, place))
            elif child.tag == f"{TABLE}table":
                yield from self._rows(child)
            elif child.tag == f"{TEXT}section" and self._is_hidden(child):
                yield _without_words("hidden text", plain_words(child, self.reader.styles))
            elif child.tag == f"{TEXT}change":
                words = self.reader.deleted.get(str(child.get(f"{TEXT}change-id")), "")
                yield _without_words("tracked deletion", words)
            elif child.tag not in _APART:
                yield from self._boxes([child]) if "drawing" in child.tag else self.below(child)

    def _boxes(self, paragraph: Element) -> Iterator[DocumentLine]:
        for box in boxes(paragraph):
            lines = self._rows(box) if box.tag == f"{TABLE}table" else self.below(box)
            for piece in lines:
                yield replace(piece, element="text box")

    def _is_hidden(self, section: Element) -> bool:
        name = str(section.get(f"{TEXT}style-name") or "")
        return section.get(f"{TEXT}display") == "none" or self.reader.styles.section_is_hidden(name)

    def _line(self, paragraph: Element, lead: str = "") -> DocumentLine:
        runs = Runs()
        self.reader.add(paragraph, runs)
        if lead:
            return runs.line("list item", lead=lead, apart=False, breaks=True)
        if paragraph.tag == f"{TEXT}h":
            level = str(paragraph.get(f"{TEXT}outline-level") or "1")
            depth = int(level) if level.isdigit() else 1
            shown = max(1, min(6, depth))
            number = self.lists.heading(paragraph, depth)
            return runs.line(f"heading {shown}", lead=squeeze(f"{'#' * shown} {number}") + " ")
        return runs.line("paragraph", breaks=True)

    def _list(self, element: Element, place: Place) -> Iterator[DocumentLine]:
        for item in element:
            if item.tag not in _ITEMS:
                continue
            own = [each for each in item if each.tag in (f"{TEXT}p", f"{TEXT}h")]
            mark = self.lists.mark(item, place) if own and item.tag == _ITEMS[0] else ""
            for child in item:
                if own and child is own[0]:
                    yield self._item(child, mark, place)
                    yield from self._boxes(child)
                else:
                    yield from self.below([child], place)

    def _item(self, paragraph: Element, mark: str, place: Place) -> DocumentLine:
        if paragraph.tag == f"{TEXT}h":
            line = self._line(paragraph)
            marked = f" {mark} " if mark not in ("", BULLET) else " "
            return replace(line, text=line.text.replace(" ", marked, 1)) if marked != " " else line
        return self._line(paragraph, f"{'  ' * (place.depth - 1)}{mark} " if mark else "")

    def _rows(self, table: Element) -> Iterator[DocumentLine]:
        first = True
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not table:
                continue
            line = as_row(list(self._cells(row)), first=first)
            for _ in range(_copies(row, "rows") if line.text else 1):
                yield replace(line, apart=first)
                first = first and not line.text

    def _cells(self, row: Element) -> Iterator[DocumentLine]:
        """Yield the cells of a row; those that another cell covers are empty."""
        for cell in row:
            if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                own = self._cell(cell)
                yield from [own] * _copies(cell, "columns")

    def _cell(self, cell: Element) -> DocumentLine:
        styles = self.reader.styles
        nested = [plain_words(inner, styles) for inner in cell.findall(f".//{TABLE}table")]
        gone = [_without_words("flattened table", words) for words in nested]
        return as_cell([*gone, *self.below(cell)])


def _copies(element: Element, what: str) -> int:
    said = str(element.get(f"{TABLE}number-{what}-repeated") or "1")
    return max(1, min(int(said), _MOST_COPIES)) if said.isdigit() else 1


def _without_words(kind: str, text: str) -> DocumentLine:
    words = squeeze(text)
    return DocumentLine("", left_out=(LeftOut(kind, words),) if words else ())
