"""HTML inside Markdown: words, and what its elements say of them; its own blocks become lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from argmap.documents.joining import as_cell, as_row
from argmap.documents.piece import DocumentLine, Element
from argmap.documents.runs import RAISED, Runs

STRUCK = "struck text"
_FORMS = {"sup": RAISED, **dict.fromkeys(("del", "s", "strike"), STRUCK)}
_FORMS |= dict.fromkeys(("template", "noscript"), "hidden text")
_SILENT = frozenset(("script", "style", "head"))
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter"
    " nobr output picture progress q rp rt ruby s samp small source span strike strong sub sup time"
    " tt u var wbr body html".split()
)
_HIDING = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_STRIKING = re.compile(r"(?i)text-decoration(?:-line)?\s*:[^;]{0,100}line-through")
_STRUCK_TAG = re.compile(r"(?i)<(/?)(?:del|s|strike)(?:\s[^<>]{0,500})?>")


def balance(source: str) -> int:
    """Return how many elements that strike words are begun and not ended in a source."""
    return sum(-1 if tag[1] else 1 for tag in _STRUCK_TAG.finditer(source))


def form_of(element: Element) -> str:
    """Return the form that an element gives to its words; "" if none."""
    style = str(element.get("style") or "")
    if element.get("hidden") is not None or _HIDING.search(style):
        return "hidden text"
    return STRUCK if _STRIKING.search(style) else _FORMS.get(str(element.tag), "")


def parsed(source: str) -> Element:
    """Return what a browser would make of a piece of a page, in one element."""
    parser = html.HTMLParser(no_network=True, recover=True)
    found = html.fragment_fromstring(source, create_parent="div", parser=parser)
    for each in list(found.iter(etree.ProcessingInstruction, etree.Entity)):
        each.drop_tree()
    return found


def enter(element: Element, runs: Runs, form: str) -> None:
    """Add what an element shows before its words."""
    if element.tag == "br":
        runs.add("\n", form)
    elif element.tag == "q":
        runs.add("“", form)
    elif element.tag == "img":
        runs.leave_out("image", str(element.get("alt") or element.get("title") or "no description"))
    elif element.tag == "a":
        address = str(element.get("href") or "").strip()
        if leads_out(address):
            runs.open_link(address)


def leave(element: Element, runs: Runs, form: str) -> None:
    """Add what an element shows after its words."""
    if element.tag == "q":
        runs.add("”", form)
    elif element.tag == "a":
        runs.close_link()


def leads_out(address: str) -> bool:
    """Return whether an address leads to another document."""
    return bool(address) and not address.startswith("#") and not _is_script(address)


def _is_script(address: str) -> bool:
    return address.partition(":")[0].strip().lower() in ("javascript", "data", "vbscript")


@dataclass
class Block:
    """One block of HTML, read into lines."""

    runs: Runs = field(default_factory=Runs)
    lines: list[DocumentLine] = field(default_factory=list)
    cell: list[DocumentLine] | None = None  # the lines of the cell that is read
    row: list[DocumentLine] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)  # the last number of each open list
    lead: str = ""

    def read(self, source: str, form: str = "") -> list[DocumentLine]:
        """Return the lines of a block."""
        self._walk(parsed(source), form)
        self._end_line()
        if self.cell or self.row:
            self._end_row()
        return [line for line in self.lines if line.text or line.left_out]

    def _walk(self, element: Element, outer: str) -> None:
        form = form_of(element) or outer
        if element.tag in _SILENT:
            return
        self._begin(element, form)
        self.runs.add(_spaced(element.text), form)
        for child in element:
            if isinstance(child, etree._Comment):  # noqa: SLF001  # it has no public name
                self.runs.leave_out("comment", child.text or "")
            else:
                self._walk(child, form)
            self.runs.add(_spaced(child.tail), form)
        self._end(element, form)

    def _begin(self, element: Element, form: str) -> None:
        tag = str(element.tag)
        enter(element, self.runs, form)
        if tag not in _INLINE and tag != "br":
            self._end_line()
        if tag in ("ul", "ol"):
            start = str(element.get("start") or "1")
            self.lists.append(int(start) - 1 if tag == "ol" and start.isdigit() else None)
        elif tag == "li":
            self.lead = self._mark()
        elif tag in _HEADINGS:
            self.lead = "#" * int(tag[1]) + " "
        elif tag in ("td", "th"):
            self.cell = []

    def _end(self, element: Element, form: str) -> None:
        tag = str(element.tag)
        leave(element, self.runs, form)
        if tag not in _INLINE and tag != "br":
            self._end_line()
            self.lead = ""
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag in ("td", "th"):
            self.row.append(as_cell(self.cell or []))
            self.cell = None
        elif tag == "tr":
            self._end_row()

    def _mark(self) -> str:
        indent = "  " * max(0, len(self.lists) - 1)
        if not self.lists or self.lists[-1] is None:
            return f"{indent}- "
        self.lists[-1] += 1
        return f"{indent}{self.lists[-1]}. "

    def _end_line(self) -> None:
        line = self.runs.line(lead=self.lead, apart=not self.lead.strip("# "), breaks=True)
        self.runs = Runs()
        if not line.text and not line.left_out:
            return
        self.lead = ""
        (self.lines if self.cell is None else self.cell).append(line)

    def _end_row(self) -> None:
        first = not self.lines or "\t" not in self.lines[-1].text
        if self.row:
            self.lines.append(replace(as_row(self.row, first=first), element=""))
        self.row, self.cell = [], None


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _spaced(text: str | None) -> str:
    """Return text with spaces for its line ends, as a browser shows it."""
    return " ".join((text or "").replace("\t", " ").split("\n"))


def element_of(tag: str) -> Element | None:
    """Return the element that a single start tag begins; None for other markup."""
    return next(iter(parsed(tag)), None)


def comments(source: str) -> Iterator[str]:
    """Yield the comments in a piece of a page."""
    for each in parsed(source).iter(etree.Comment):
        yield each.text or ""
