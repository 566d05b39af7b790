"""HTML read whole, as it stands inside Markdown and in the chapters of books: every word of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree, html

from argmap.documents import mathml
from argmap.documents.joining import as_cell, as_row
from argmap.documents.numerals import written
from argmap.documents.piece import DocumentLine, Element, LeftOut, squeeze
from argmap.documents.runs import RAISED, Runs

STRUCK = "struck text"
_FORMS = {"sup": RAISED, **dict.fromkeys(("del", "s", "strike"), STRUCK)}
_FORMS |= {**dict.fromkeys(("template", "noscript"), "hidden text"), "rt": "missed words"}
_SILENT = frozenset(("script", "style", "head", "rp"))
_SHOWN = frozenset(("svg", "audio", "video", "object", "iframe", "canvas"))  # as a picture is
_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTE_TYPES = frozenset("footnote rearnote endnote doc-footnote doc-endnote".split())
_MARK_TYPES = frozenset(("noteref", "doc-noteref"))
_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
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
    return STRUCK if _STRIKING.search(style) else _FORMS.get(tag_of(element), "")


def tag_of(element: Element) -> str:
    """Return the name of an element in lower case; "" for what is no element."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def parsed(source: str) -> Element:
    """Return what a browser would make of a piece of a page, in one element."""
    parser = html.HTMLParser(no_network=True, recover=True)
    found = html.fragment_fromstring(source, create_parent="div", parser=parser)
    for each in list(found.iter(etree.ProcessingInstruction, etree.Entity)):
        each.drop_tree()
    return found


def enter(element: Element, runs: Runs, form: str) -> None:
    """Add what an element shows before its words."""
    tag = tag_of(element)
    if tag == "br":
        runs.add("\n", form)
    elif tag == "q":
        runs.add("“", form)
    elif tag == "img":
        runs.leave_out("image", str(element.get("alt") or element.get("title") or "no description"))
    elif tag == "a":
        address = str(element.get("href") or "").strip()
        if leads_out(address):
            runs.open_link(address)


def leave(element: Element, runs: Runs, form: str) -> None:
    """Add what an element shows after its words."""
    tag = tag_of(element)
    if tag == "q":
        runs.add("”", form)
    elif tag == "a":
        runs.close_link()


def leads_out(address: str) -> bool:
    """Return whether an address leads to another document."""
    return bool(address) and not address.startswith("#") and not _is_script(address)


def _is_script(address: str) -> bool:
    return address.partition(":")[0].strip().lower() in ("javascript", "data", "vbscript")


@dataclass
class _List:
    count: int
    form: str  # "bullet", "decimal" …

    def mark(self, item: Element) -> str:
        """Return what stands before the next item."""
        if self.form == "bullet":
            return "-"
        value = str(item.get("value") or "")
        self.count = int(value) if value.isdigit() else self.count + 1
        return f"{written(self.count, self.form)}."


@dataclass
class Block:
    """A piece of a page, read into lines."""

    lead: str = ""
    runs: Runs = field(default_factory=Runs)
    lines: list[DocumentLine] = field(default_factory=list)
    cells: list[list[DocumentLine]] = field(default_factory=list)  # of each open cell, its lines
    row: list[DocumentLine] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    after_row: bool = False

    def read(self, root: Element, form: str = "") -> list[DocumentLine]:
        """Return the lines below an element."""
        self._walk(root, form)
        self._end_line()
        self._end_row()
        return self.lines

    def _walk(self, element: Element, outer: str) -> None:
        tag = tag_of(element)
        if tag in _SILENT or self._is_apart(element, tag):
            return
        form = form_of(element) or outer
        self._begin(element, tag, form)
        spaced = _as_it_is if tag == "pre" else _spaced
        self.runs.add(spaced(element.text), form)
        for child in element:
            if isinstance(child, etree._Comment):  # noqa: SLF001  # it has no public name
                self.runs.leave_out("comment", child.text or "")
            elif tag_of(child):
                self._walk(child, form)
            self.runs.add(spaced(child.tail), form)
        self._end(element, tag, form)

    def _is_apart(self, element: Element, tag: str) -> bool:
        """Take what is no part of the sentence, and formulas; return whether it was that."""
        kinds = {*str(element.get(_TYPE) or "").split(), *str(element.get("role") or "").split()}
        if tag == "math":
            self.runs.add(mathml.formula(element))
        elif tag in _SHOWN:
            self.runs.leave_out("image", _words(element) or "no description")
        elif kinds & _NOTE_TYPES:
            self._end_line()
            self.runs.leave_out("footnote", _words(element))
        elif kinds & _MARK_TYPES:
            self.runs.leave_out("footnote mark", _words(element))
        else:
            return False
        return True

    def _begin(self, element: Element, tag: str, form: str) -> None:
        enter(element, self.runs, form)
        if tag not in _INLINE and tag != "br":
            self._end_line()
        if tag in ("ul", "ol"):
            self.lists.append(_list(element, tag))
        elif tag == "li":
            mark = self.lists[-1].mark(element) if self.lists else "-"
            self.lead = f"{'  ' * max(0, len(self.lists) - 1)}{mark} "
        elif tag in _HEADINGS:
            self.lead = "#" * int(tag[1]) + " "
        elif tag in ("td", "th"):
            self.cells.append([])
        elif tag == "table" and self.cells:
            gone = LeftOut("flattened table", _words(element))
            self.cells[-1].append(DocumentLine("", left_out=(gone,)))

    def _end(self, element: Element, tag: str, form: str) -> None:
        leave(element, self.runs, form)
        if tag not in _INLINE and tag != "br":
            self._end_line("code" if tag == "pre" else "")
            self.lead = ""
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag in ("td", "th") and self.cells:
            self._end_cell(element)
        elif tag == "tr":
            self._end_row()

    def _end_cell(self, element: Element) -> None:
        cell, span = as_cell(self.cells.pop()), str(element.get("colspan") or "1")
        if self.cells:  # of a table inside a cell
            self.cells[-1].append(cell)
            return
        more = min(int(span), _MOST_COLUMNS) - 1 if span.isdigit() else 0
        self.row += [cell, *[DocumentLine("")] * more]

    def _end_line(self, element: str = "") -> None:
        names = {"#": f"heading {len(self.lead.strip())}", "": "paragraph"}
        name = element or names.get(self.lead.strip()[:1], "list item")
        apart = not self.lead.strip("# ")
        line = self.runs.line(name, lead=self.lead, apart=apart, breaks="#" not in self.lead)
        self.runs = Runs()
        if not line.text and not line.left_out:
            return
        self.lead = "" if line.text else self.lead
        if self.cells:
            self.cells[-1].append(line)
        else:
            self.lines.append(line)
            self.after_row = False

    def _end_row(self) -> None:
        if self.row and not self.cells:
            self.lines.append(as_row(self.row, first=not self.after_row))
            self.row, self.after_row = [], True


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST_COLUMNS = 63


def _list(element: Element, tag: str) -> _List:
    start = str(element.get("start") or "1")
    form = _NUMBERS.get(str(element.get("type") or ""), "decimal") if tag == "ol" else "bullet"
    return _List(int(start) - 1 if start.isdigit() else 0, form)


def _as_it_is(text: str | None) -> str:
    return text or ""


def _words(element: Element) -> str:
    return squeeze(" ".join(map(str, element.itertext())))


def _spaced(text: str | None) -> str:
    """Return text with spaces for its line ends, as a browser shows it."""
    return " ".join((text or "").replace("\t", " ").split("\n"))


@lru_cache(maxsize=256)
def element_of(tag: str) -> Element | None:
    """Return the element that a single start tag begins; None for other markup."""
    return next(iter(parsed(tag)), None)


def comments(source: str) -> Iterator[str]:
    """Yield the comments in a piece of a page."""
    for each in parsed(source).iter(etree.Comment):
        yield each.text or ""
