"""A page, read in order: its lines as a browser shows them, each with the element that holds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lxml import etree

from argmap.documents.mathml import formula
from argmap.documents.piece import DocumentLine, Element
from argmap.documents.raised import raised
from argmap.documents.web import elements
from argmap.documents.web.lists import OpenList, open_list
from argmap.documents.web.look import GONE
from argmap.documents.web.notes import is_back, is_permalink, parts_of
from argmap.documents.web.page import Page, PageLine
from argmap.documents.web.pictures import description
from argmap.documents.web.tables import joined, rows_of
from argmap.documents.words import Words

_QUOTES = ("“”", "‘’")
LINE = "argmap-line"  # the attribute of an element with the line of the file that it comes from
_MOST_RAISED = 40  # parts of a raised stretch; a longer one is read as other words are
_SETTING = frozenset(("blockquote", "figcaption", "caption", "dt", "dd", "li"))
_NAMES = {
    "blockquote": "quotation",
    "figcaption": "caption",
    "caption": "caption",
    "dt": "term",
    "dd": "definition",
}


def read_lines(root: Element, page: Page) -> list[PageLine]:
    """Return the lines of a page, in order."""
    walk = _Walk(page, root)
    walk.run(root)
    return walk.lines


@dataclass(slots=True)
class _Walk:
    """The state of reading a page, or a cell of a table (`flat`: into one line)."""

    page: Page
    root: Element
    flat: bool = False
    lines: list[PageLine] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    before: str = ""  # the last words of the line that is read
    size: int = 0
    linked: int = 0
    is_empty: bool = True  # nothing, also nothing left out, is in the line that is read
    anchors: list[Element] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)
    setting: list[Element] = field(default_factory=list)  # open headings, quotations, items …
    lists: list[OpenList] = field(default_factory=list)
    lead: str = ""  # the mark of an item whose words have not begun
    verbatim: int = 0
    quotes: int = 0
    link: Element | None = None
    is_open: bool = False  # the link has begun in this line
    slot: tuple[Element, bool] | None = None
    place: str = ""  # the line of the file, if it is known

    def run(self, root: Element) -> None:
        """Read an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        left: Element | None = None
        for event, element in walker:
            if event == "start":
                if self.skips(element):
                    walker.skip_subtree()
                    left = element
                else:
                    self.text(element.text)
                continue
            if left is element:
                left = None
            else:
                self.end(element)
            if element is not root:
                self.text(element.tail)
        self.flush(root, after=True)

    def skips(self, element: Element) -> bool:
        """Begin an element; return whether its words are dealt with or are no text."""
        if why := self.page.looks.of(element):
            self.leave_out(element, why)
            return True
        if element in self.page.notes.marked and not self.flat:
            self.leave_out(element, "footnote")
            return True
        self.separate(element)
        if self.page.looks.is_raised(element) and self.raise_(element):
            return True
        if element.tag in elements.BLOCKS or element.tag == GONE:
            is_read = element.tag != GONE and self.begin_block(element)
            if place := element.get(LINE):
                self.flush(element, after=False)
                self.place = place
            return is_read
        return self.begin_inline(element)

    def begin_inline(self, element: Element) -> bool:
        tag = element.tag
        if tag == "a":
            return self.begin_link(element)
        if tag == "math":
            words = formula(element)
            apart = self.before[-1:].isdigit() and words[:1].isdigit()  # a mixed number
            self.text(f" {words}" if apart else words)
        elif tag == "br":
            self.break_line(element)
        elif action := _BEGIN.get(tag):
            action(self, element)
        return bool(tag == "math")

    def begin_block(self, element: Element) -> bool:
        tag = element.tag
        if self.flat:
            self.text(" ")
            if tag in elements.LISTS:
                self.lists.append(open_list(element))
            elif tag == "li" and self.lists and self.lists[-1].numbered:
                self.text(self.lists[-1].mark(element))
            elif tag == "table" and element is not self.root:
                self.words.leave_out("flattened table", elements.words_of(element))
            return False
        self.flush(element, after=False)
        if tag == "table" and element not in self.page.layout:
            self.table(element)
            return True
        self.blocks.append(element)
        if tag in elements.LISTS:
            self.lists.append(open_list(element))
        elif tag == "li":
            mark = self.lists[-1].mark(element) if self.lists else "- "
            self.lead = "  " * (len(self.lists) - 1) + mark
        if tag in _SETTING or tag in elements.HEADINGS:
            self.setting.append(element)
        self.verbatim += tag in elements.VERBATIM
        return False

    def separate(self, element: Element) -> None:
        """Keep apart what is part of a line by its name and is shown as a block or a cell."""
        if element.tag in elements.BLOCKS or not self.size:
            return
        sign = self.page.looks.separates(element)
        if sign == "\n" and not self.flat:
            if not self.before.endswith("\n"):
                self.break_line(element)
        elif sign:
            self.text(" ")

    def end(self, element: Element) -> None:
        tag = element.tag
        if tag == "a" and element is self.link:
            self.close_link()
            self.link = None
        elif tag in elements.BLOCKS:
            self.end_block(element)
        elif action := _END.get(tag):
            action(self, element)
        self.separate(element)

    def end_block(self, element: Element) -> None:
        tag = element.tag
        if tag in elements.LISTS and self.lists:
            self.lists.pop()
        if self.flat:
            self.text(" ")
            return
        self.flush(element, after=True)
        self.blocks.pop()
        self.verbatim -= tag in elements.VERBATIM
        if self.setting and self.setting[-1] is element:
            self.setting.pop()
            self.lead = "" if tag == "li" else self.lead

    def text(self, text: str | None) -> None:
        """Read words."""
        if not text:
            return
        if not self.verbatim:
            text = elements.SPACES.sub(" ", text)
        if self.size == 0:
            text = text.lstrip()
            if not text:
                return
        elif text.isspace() and self.before[-1:] in {" ", "\n"}:
            return
        if self.link is not None and not self.is_open and not text.isspace():
            self.open_link()
        self.words.add(text)
        self.is_empty = False
        self.before = (self.before + text)[-80:]
        own = len(text)
        self.size += own
        self.linked += own if self.link is not None else 0

    def begin_link(self, link: Element) -> bool:
        """Begin a link; return whether it is no text: the mark of a note, or a sign for itself."""
        if self.page.notes.is_mark(link) or (is_back(link) and self.in_note(link)):
            self.gone("footnote mark", elements.words_of(link))
            return True
        if is_permalink(link):
            self.gone("symbol", elements.words_of(link))
            return True
        if self.link is None and link.get("href"):
            self.link = link
        return False

    def in_note(self, link: Element) -> bool:
        text = (elements.short_text(link, 8) or "").strip()
        return bool(text) and len(text) <= 3

    def open_link(self) -> None:
        link = self.link
        self.anchors.append(link)
        address = self.page.address(link.get("href")) if link is not None else ""
        if address:
            self.words.open_link(address)
            self.is_open = True

    def close_link(self) -> None:
        if self.is_open:
            self.words.close_link()
            self.is_open = False

    def raise_(self, element: Element) -> bool:
        """Write what is raised, or leave out the mark of a note; return whether it is done."""
        text = elements.short_text(element, _MOST_RAISED)
        if text is None:
            return False
        text = " ".join(text.split())
        links = list(element.iter("a"))
        is_mark = any(self.page.notes.is_mark(link) for link in links)
        written = None if is_mark else raised(self.before, text, elements.text_after(element))
        if written is None:
            self.gone("footnote mark", text)
        else:
            self.text(written)
        return True

    def leave_out(self, element: Element, why: str) -> None:
        """Leave out an element for what it is."""
        if why == "nothing":
            return
        if why == "image":
            self.gone("image", description(element))
            return
        is_block = element.tag in elements.BLOCKS and not self.flat
        if is_block:
            self.flush(element, after=False)
        for words in parts_of(element) if why == "footnote" else [elements.words_of(element)]:
            self.gone(why, words)
        if is_block:
            self.flush(element, after=True)

    def gone(self, kind: str, text: str) -> None:
        if text.strip() and (kind != "hidden text" or any(each.isalnum() for each in text)):
            self.words.leave_out(kind, text)
            self.is_empty = False

    def break_line(self, element: Element) -> None:
        """Break a line, or between two breaks a paragraph."""
        inner = self.setting[-1].tag if self.setting else ""
        if self.flat or inner in elements.HEADINGS or inner == "caption":
            self.text(" ")
        elif self.before.endswith("\n") and not self.verbatim:
            self.flush(element, after=True)
        elif self.size:
            self.words.add("\n")
            self.before = f"{self.before.rstrip(' ')}\n"

    def flush(self, element: Element, *, after: bool) -> None:
        """End the line that is read; the next one begins at or after an element."""
        if not self.is_empty and not self.flat:
            self.close_link()
            self.lines.append(self.finished())
            self.words, self.before = Words(), ""
            self.size = self.linked = 0
            self.is_empty, self.anchors = True, []
        self.slot = element, after

    def finished(self) -> PageLine:
        home = self.blocks[-1] if self.blocks else self.root
        inner = self.setting[-1].tag if self.setting else ""
        level = elements.HEADINGS.get(inner, 0)
        name, lead, apart = self.described(inner, level)
        name = f"line {self.place}" if self.place else name
        exact = self.page.exact and self.verbatim > 0
        line = self.words.line(name, lead=lead, apart=apart, breaks=True, exact=exact)
        slot = self.slot or (self.root, False)
        anchors = tuple(self.anchors)
        if line.text:
            self.lead = ""
        size = len(lead)
        return PageLine(line, home, slot, self.size, self.linked, anchors, level, size)

    def described(self, inner: str, level: int) -> tuple[str, str, bool]:
        """Return the name of the line's element, what precedes its words, whether it is apart."""
        mark = self.lead
        if level:
            return f"heading {level}", f"{mark}{'#' * level} ", not mark
        if mark:
            return "list item", mark, False
        is_in_item = any(each.tag == "li" for each in self.setting)
        indent = "  " * max(1, len(self.lists)) if is_in_item else ""
        if self.verbatim:
            return "code", "", True
        name = _NAMES.get(inner, "paragraph")
        if inner == "li" and any(each.tag == "blockquote" for each in self.setting):
            name = "quotation"
        return name, indent, True

    def table(self, table: Element) -> None:
        """Read a table: a line for its caption, and one for each row."""
        first = True
        for caption in table.iterchildren("caption"):
            self.row(replace(self.cell(caption), element="caption", apart=True), table, caption)
        for row, held in rows_of(table):
            if why := self.page.looks.of(row):
                self.leave_out(row, why)
                continue
            cells = [DocumentLine("") if each is None else self.cell(each) for each in held]
            line = joined(cells, first=first)
            at = next((each for each in held if each is not None), row)
            self.row(line, table, at)
            first = first and not line.text

    def row(self, line: DocumentLine, table: Element, held: Element) -> None:
        if not line.text and not line.left_out:
            return
        linked = sum(each.end - each.start for each in line.targets)
        self.lines.append(PageLine(line, table, (held, False), len(line.text), linked))

    def cell(self, cell: Element) -> DocumentLine:
        if why := self.page.looks.of(cell):
            words = Words()
            if why != "nothing":
                words.leave_out(why, elements.words_of(cell))
            return words.line()
        inner = _Walk(self.page, cell, flat=True)
        inner.run(cell)
        inner.close_link()
        return inner.words.line()


def _begin_quote(walk: _Walk, _: Element) -> None:
    walk.text(_QUOTES[walk.quotes % 2][0])
    walk.quotes += 1


def _end_quote(walk: _Walk, _: Element) -> None:
    walk.quotes -= 1
    walk.words.add(_QUOTES[walk.quotes % 2][1])


def _open_reading(walk: _Walk, reading: Element) -> None:
    """Put what is above characters into brackets, unless the page has brackets for that."""
    before = reading.getprevious()
    if before is None or before.tag != "rp":
        walk.text("(")


def _close_reading(walk: _Walk, reading: Element) -> None:
    before = reading.getprevious()
    if before is None or before.tag != "rp":
        walk.text(")")


def _lower(walk: _Walk, element: Element) -> None:
    """Keep a lowered figure apart from a figure before it."""
    if walk.before[-1:].isdigit() and (element.text or "")[:1].isdigit():
        walk.text("_")


_Action = Callable[[_Walk, Element], None]
_BEGIN: Mapping[str, _Action] = MappingProxyType(
    {
        "q": _begin_quote,
        "rt": _open_reading,
        "sub": _lower,
    }
)
_END: Mapping[str, _Action] = MappingProxyType({"q": _end_quote, "rt": _close_reading})
