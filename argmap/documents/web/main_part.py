"""Which lines of a page are its main part: trafilatura chooses, lines between its choice are added.

trafilatura gets a simplified page in which each line begins with a word of signs that no page has;
the signs that come back name the lines it chose. So it decides what belongs to the text, and never
what the text says.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

import trafilatura
from lxml import etree

from argmap.documents.piece import Element
from argmap.documents.web import elements
from argmap.documents.web.class_names import names_furniture, only_mentions_furniture
from argmap.documents.web.look import Looks
from argmap.documents.web.page import PageLine
from argmap.documents.web.running import is_running, is_spoken

# 1,000 signs of the Yi syllabary are the digits; a number has four, the first one says what it is.
_FIRST, _BASE = 0xA000, 1000
_SIGN = chr(_FIRST + _BASE)
_MARKED = re.compile(f"{_SIGN}([{chr(_FIRST)}-{chr(_FIRST + _BASE - 1)}]{{2}})")
_YI = re.compile(r"[\ua000-\ua48c]")
_MOST = _BASE * _BASE
# Elements that trafilatura removes with their words, and those that say the same to it.
_SAME = {
    **dict.fromkeys(("figure", "fieldset", "details", "dialog", "hgroup", "center"), "div"),
    **dict.fromkeys(("figcaption", "legend", "summary", "address"), "p"),
    **dict.fromkeys(("listing", "xmp", "plaintext"), "pre"),
    "dir": "ul",
    "menu": "ul",
}
_KEPT = frozenset(("a", "br", "img", "html", "head"))  # not unwrapped, besides blocks
_CONTENT = frozenset(
    """p ul ol menu li dl dt dd table tr td th tbody thead tfoot caption h1 h2 h3 h4 h5 h6
    blockquote pre
    figure figcaption dir listing xmp plaintext details summary center address fieldset legend
    hr""".split()
)
_APART = frozenset(("nav", "footer", "form", "search"))
_APART_ROLES = frozenset("navigation banner contentinfo search complementary menu toolbar".split())
_WHOLE = ("main", "article")
_PAGE = frozenset(("html", "body"))
_LINKS = 0.5  # of the characters of lines that only lead elsewhere
_FEW_LINKS = 0.3
_PROSE = 8  # words that a passage has
_HALF = 0.5
_DEEPEST = 200  # elements in each other
_MANY = 1000  # lines


@dataclass(frozen=True, slots=True)
class MainPart:
    """The main part of a page."""

    lines: tuple[PageLine, ...]  # in order
    missed: frozenset[PageLine]  # those of them that look like text and were not chosen


def main_part(root: Element, lines: Sequence[PageLine], looks: Looks) -> MainPart:
    """Return the main part of a page."""
    worded = [line for line in lines if line.line.text][:_MOST]
    copy = _marked_copy(root, worded)
    _simplify(copy, looks)
    chosen = set[PageLine]()
    if not _is_deep(copy):
        numbers = _chosen(copy, fast=len(worded) > _MANY)
        found = (worded[number] for number in numbers if number < len(worded))
        chosen = {line for line in found if not _is_in_menu(line.home)}
    if not chosen:
        chosen = {line for line in worded if not _is_in_furniture(line.home)} or set(worded)
    return _Completion(lines, chosen).result() if chosen else MainPart((), frozenset())


def _is_deep(root: Element) -> bool:
    """Return whether elements are nested more deeply than in any real page."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _chosen(root: Element, *, fast: bool) -> Iterator[int]:
    """Yield the numbers of the lines that trafilatura chooses.

    With `fast` it compares no second opinion, which takes quadratic time if lines are many.
    """
    document = trafilatura.bare_extraction(
        root,
        fast=fast,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    for sign in _MARKED.finditer("".join(body.itertext()) if body is not None else ""):
        high, low = (ord(each) - _FIRST for each in sign[1])
        yield high * _BASE + low


def _marked_copy(root: Element, lines: Sequence[PageLine]) -> Element:
    """Return a copy of a page with a word before each line, and links only where they dominate."""
    texts = [_mark(number, line) for number, line in enumerate(lines)]
    anchors = [each for line in lines if line.linked < _LINKS * line.size for each in line.anchors]
    forms = _holding_half(lines, "form")
    for each in anchors:
        each.tag = "span"
    for each in forms:
        each.tag = "div"
    copy = deepcopy(root)
    for each in anchors:
        each.tag = "a"
    for each in forms:
        each.tag = "form"
    for line, text in zip(reversed(lines), reversed(texts), strict=True):
        element, after = line.slot
        setattr(element, "tail" if after else "text", text)
    return copy


def _mark(number: int, line: PageLine) -> str | None:
    """Put a word that names a line before it; return what was there."""
    high, low = divmod(number, _BASE)
    word = f"{_SIGN}{chr(_FIRST + high)}{chr(_FIRST + low)} "
    element, after = line.slot
    name = "tail" if after else "text"
    before: str | None = getattr(element, name)
    setattr(element, name, word + _YI.sub("?", before or ""))
    return before


def _simplify(root: Element, looks: Looks) -> None:
    """Leave blocks, words and links; what is no text and what is in a line only is unwrapped."""
    inline: set[str] = {"gone"}
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        tag = element.tag
        if only_mentions_furniture(element.get("class") or ""):
            del element.attrib["class"]
        if tag not in _KEPT and element.getparent() is not None and looks.of(element):
            walker.skip_subtree()
            element.clear(keep_tail=True)
            element.tag = "gone"
        elif tag in _SAME:
            element.tag = _SAME[tag]
        elif tag not in elements.BLOCKS and tag not in _KEPT:
            inline.add(tag)
    etree.strip_tags(root, *inline)


def _holding_half(lines: Sequence[PageLine], tag: str) -> frozenset[Element]:
    """Return the elements of a kind that hold at least half of the words of a page."""
    sizes: dict[Element, int] = {}
    of_home: dict[Element, int] = {}
    for line in lines:
        of_home[line.home] = of_home.get(line.home, 0) + line.size
    for home, size in of_home.items():
        for each in islice(home.iterancestors(tag), 3):
            sizes[each] = sizes.get(each, 0) + size
    least = _HALF * sum(of_home.values())
    return frozenset(each for each, size in sizes.items() if size >= least)


@dataclass(slots=True)
class _Group:
    """Lines that are together in a part of the page from which nothing was chosen."""

    top: Element  # the part; its parent has chosen lines
    parent: Element
    is_furniture: bool
    size: int = 0
    linked: int = 0
    words: int = 0
    is_heading: bool = True  # all of it
    runs: bool = False  # there are whole sentences in it


class _Completion:
    """The lines that were chosen, with those between them that belong to the same text."""

    def __init__(self, lines: Sequence[PageLine], chosen: set[PageLine]) -> None:
        tables = {line.home for line in chosen if line.home.tag == "table"}
        self.lines = lines
        self.chosen = {line for line in lines if line in chosen or line.home in tables}
        self.holding = with_ancestors({line.home for line in self.chosen})
        self.shapes = {(each.getparent(), each.tag, each.get("class")) for each in self.holding}
        self.groups: dict[Element, _Group] = {}
        numbers = [number for number, line in enumerate(lines) if line in self.chosen]
        self.first, self.last = numbers[0], numbers[-1]

    def result(self) -> MainPart:
        """Return the main part."""
        for line in self.lines:
            if line not in self.chosen:
                self.count(line)
        found: list[PageLine] = []
        missed: set[PageLine] = set()
        for number, line in enumerate(self.lines):
            is_chosen = line in self.chosen
            verdict = "taken" if is_chosen else self.verdict(line, self.place(number))
            if verdict:
                found.append(line)
            if verdict == "missed":
                missed.add(line)
        return MainPart(tuple(found), frozenset(missed))

    def count(self, line: PageLine) -> None:
        group = self.group(line.home)
        group.size += line.size
        group.linked += line.linked
        group.words += line.line.text.count(" ") + 1
        group.runs = group.runs or is_running(line)
        group.is_heading = group.is_heading and (line.level > 0 or not line.line.text)

    def group(self, home: Element) -> _Group:
        """Return the group of a block: found once for each block on the way up."""
        way: list[Element] = []
        at = home
        while at not in self.groups and at not in self.holding:
            way.append(at)
            at = at.getparent()
        if not way:
            return self.groups.setdefault(home, _Group(home, home, is_furniture=False))
        group = self.groups.get(at) if at not in self.holding else None
        if group is None:
            group = _Group(way[-1], at, is_furniture=False)
        group.is_furniture = group.is_furniture or any(is_furniture(each) for each in way)
        for each in way:
            self.groups[each] = group
        return group

    def verdict(self, line: PageLine, place: str) -> str:
        """Return "taken", "missed" (it looks like text and was not chosen), or ""."""
        group = self.group(line.home)
        is_content = group.top.tag in _CONTENT or group.top is group.parent
        is_page = group.parent.tag in _PAGE
        if not line.line.text:
            noted = any(each.kind == "footnote" for each in line.line.left_out)
            near = place == "inside" or is_content
            return "taken" if noted or (near and not group.is_furniture) else ""
        if group.is_furniture or (is_page and place != "inside"):
            return "missed" if group.is_furniture and self.is_lost(line, group, place) else ""
        if is_content and place == "inside":
            return "taken"
        if group.linked >= _LINKS * group.size:
            return ""
        if is_content or self.is_like_text(group, place):
            return "taken"
        return "missed" if self.is_whole(group, place) and group.words >= _PROSE else ""

    def is_lost(self, line: PageLine, group: _Group, place: str) -> bool:
        """Return whether a line that is marked as no text is running text of an article."""
        runs = group.runs and group.linked < _LINKS * group.size and is_spoken(line)
        return runs and self.is_whole(group, place)

    def is_whole(self, group: _Group, place: str) -> bool:
        """Return whether a part is in an article, or between lines that were chosen."""
        return place == "inside" or any(True for _ in group.top.iterancestors(*_WHOLE))

    def is_like_text(self, group: _Group, place: str) -> bool:
        """Return whether a part is like what was chosen: by its name, its headings or its words."""
        if (group.parent, group.top.tag, group.top.get("class")) in self.shapes:
            return True
        if group.is_heading and place != "after":
            return True
        return place == "inside" and group.linked < _FEW_LINKS * group.size

    def place(self, number: int) -> str:
        """Return where a line is: "before", "inside" or "after" those that were chosen."""
        if number < self.first:
            return "before"
        return "inside" if number < self.last else "after"


def with_ancestors(found: set[Element]) -> set[Element]:
    """Return elements with all that hold them."""
    holding: set[Element] = set()
    for each in found:
        at = each
        while at is not None and at not in holding:
            holding.add(at)
            at = at.getparent()
    return holding


def is_content(element: Element) -> bool:
    """Return whether an element has text by what it is, such as a paragraph or an item."""
    return element.tag in _CONTENT and not is_furniture(element)


def is_furniture(element: Element) -> bool:
    """Return whether an element is marked as no part of the text, such as a menu."""
    if element.tag in _APART or element.get("role") in _APART_ROLES:
        return True
    names = element.get("class")  # ids are made of headings: "related-work"
    return bool(names) and names_furniture(names)


def _is_in_menu(home: Element) -> bool:
    """Return whether a block is in a menu, which is chosen too if a page is very short."""
    if next(home.iterancestors("nav"), None) is not None:
        return True
    return any(each.get("role") == "navigation" for each in islice(home.iterancestors(), 20))


def _is_in_furniture(home: Element) -> bool:
    return any(is_furniture(each) for each in islice((home, *home.iterancestors()), 20))
