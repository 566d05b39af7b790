"""The lines that were chosen from a page, completed: its title, and what stands with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from argmap.documents.piece import Element
from argmap.documents.web.furniture import (
    is_beside,
    is_caption,
    is_content,
    is_contents,
    is_furniture,
    is_in_article,
)
from argmap.documents.web.page import PageLine
from argmap.documents.web.running import is_running, is_spoken

_PAGE = frozenset(("html", "body"))
_WHOLE = ("main", "article")
_SECTION = "section"
_HEADER = "header"
_PASSAGE = 40  # characters
_LINKS = 0.5  # of the characters of lines that only lead elsewhere
_FEW_LINKS = 0.3
_WORDED = frozenset(("struck text", "hidden text"))
_TITLE, _TITLE_WORDS = 25, 4  # characters, and spaces: menus have shorter words


@dataclass(frozen=True, slots=True)
class MainPart:
    """The main part of a page."""

    lines: tuple[PageLine, ...]  # in order
    missed: frozenset[PageLine]  # those of them that look like text and were not chosen


def completed(lines: Sequence[PageLine], chosen: set[PageLine]) -> MainPart:
    """Return the chosen lines, of which there is one at least, with those that belong to them."""
    return _Completion(lines, chosen).result()


@dataclass(slots=True)
class _Group:
    """Lines that are together in a part of the page from which nothing was chosen."""

    top: Element  # the part; its parent has chosen lines
    parent: Element
    is_furniture: bool = False
    is_contents: bool = False
    is_beside: bool = False
    holds_furniture: bool = False  # as the box of a film does
    size: int = 0
    linked: int = 0
    is_heading: bool = True  # all of it
    runs: bool = False  # there are whole sentences in it

    def add(self, line: PageLine) -> None:
        """Count a line."""
        self.size += line.size
        self.linked += line.linked
        self.runs = self.runs or is_running(line)
        self.is_heading = self.is_heading and (line.level > 0 or not line.line.text)

    @property
    def is_marked(self) -> bool:
        """Whether it is marked as something else than text."""
        return self.is_furniture or self.is_contents or self.is_beside

    @property
    def is_content(self) -> bool:
        """Whether it is text by what it is, or the direct text of a part with chosen lines."""
        return self.top is self.parent or is_content(self.top)

    @property
    def leads_away(self) -> bool:
        """Whether it is mostly links."""
        return self.linked >= _LINKS * self.size

    @property
    def is_running(self) -> bool:
        """Whether its words are hardly links."""
        return self.linked < _FEW_LINKS * self.size


class _Completion:
    """The lines that were chosen, with those around them that belong to the same text."""

    def __init__(self, lines: Sequence[PageLine], chosen: set[PageLine]) -> None:
        tables = {line.home for line in chosen if line.home.tag == "table"}
        self.lines = lines
        self.chosen = {line for line in lines if line in chosen or line.home in tables}
        numbers = [number for number, line in enumerate(lines) if line in self.chosen]
        self.last = numbers[-1]
        self.first = _title(lines, self.chosen, numbers[0])
        self.chosen.add(lines[self.first])
        self.body = next((each for each in numbers if each > self.first), self.first)
        homes = {line.home for line in self.chosen}
        self.holding = with_ancestors(homes)
        self.shapes = {(each.getparent(), each.tag, each.get("class")) for each in self.holding}
        self.blocks = {home.getparent() for home in homes} | homes
        self.groups: dict[Element, _Group] = {}
        self.own = _holder(homes, self.holding)
        self.above = with_ancestors({self.own}) - {self.own}
        self.is_own_narrow = False
        self.near: set[Element] = set()  # elements around it that hold little else

    def result(self) -> MainPart:
        """Return the main part."""
        for line in self.lines:
            if line not in self.chosen:
                self.group(line.home).add(line)
        self.measure()
        found: list[PageLine] = []
        missed: set[PageLine] = set()
        for number, line in enumerate(self.lines):
            is_chosen = line in self.chosen
            verdict = "taken" if is_chosen else self.verdict(line, self.place(number))
            if verdict:
                found.append(line)
            if verdict == "missed":
                missed.add(line)
        for line in reversed(found):
            if line not in missed and line.line.text:
                if line in self.chosen or not line.level:
                    break
                missed.add(line)  # a heading of nothing that was taken
        return MainPart(tuple(found), frozenset(missed))

    def measure(self) -> None:
        """Find out where the chosen lines are at least half of what is no link."""
        chosen = sum(line.size - line.linked for line in self.chosen)
        others: dict[Element, int] = {}
        for group in {id(each): each for each in self.groups.values()}.values():
            if not group.is_furniture:
                at = group.parent if group.parent in self.above else self.own
                others[at] = others.get(at, 0) + group.size - group.linked
        size = others.get(self.own, 0)
        self.is_own_narrow = size <= chosen
        for around in self.own.iterancestors():
            size += others.get(around, 0)
            if size > chosen:
                break
            self.near.add(around)

    def group(self, home: Element) -> _Group:
        """Return the group of a block: found once for each block on the way up."""
        way: list[Element] = []
        at = home
        while at not in self.groups and at not in self.holding:
            way.append(at)
            at = at.getparent()
        if not way:
            return self.groups.setdefault(home, _Group(home, home))
        group = self.groups.get(at) if at not in self.holding else None
        for each in reversed(way):
            group = self.groups[each] = _inner(each, group, at)
        return self.groups[home]

    def verdict(self, line: PageLine, place: str) -> str:
        """Return "taken", "missed" (its words are named, not taken), or ""."""
        group = self.group(line.home)
        if not line.line.text:
            return "taken" if self.keeps_mark(line, group, place) else ""
        if group.is_contents:
            return "missed"
        if group.is_furniture or (place != "inside" and not _is_worded(line)):
            return "missed" if group.is_furniture and self.is_lost(line, group, place) else ""
        if group.leads_away and not (place == "inside" and group.is_content):
            return "missed" if self.names_links(line, group, place) else ""
        is_crumb = place == "before" and line.home.tag == "li"
        if not is_crumb and self.belongs(line, group, place):
            return "taken"
        return "missed" if self.names_words(line, group, place) else ""

    def is_lost(self, line: PageLine, group: _Group, place: str) -> bool:
        """Return whether a line that is marked as no text is running text.

        In an article that is also what is next to it.
        """
        if not group.runs or group.leads_away:
            return False
        is_whole = place == "inside" or any(True for _ in group.top.iterancestors(*_WHOLE))
        return is_spoken(line) if is_whole else is_running(line)

    def keeps_mark(self, line: PageLine, group: _Group, place: str) -> bool:
        """Return whether what a line without words names, such as a picture, is near the text."""
        if any(each.kind == "footnote" for each in line.line.left_out):
            return True
        is_led = place == "after" and group.leads_away and not self.is_with_chosen(group)
        is_own = self.is_in_own(group) and not is_led
        is_near = place == "inside" or group.is_content or is_own
        has_words = any(each.kind in _WORDED for each in line.line.left_out)
        return not group.is_furniture and (is_near or (has_words and self.is_near(group)))

    def names_words(self, line: PageLine, group: _Group, place: str) -> bool:
        """Return whether words that were not taken are named: they are near, or many."""
        if place in {"lead", "inside"} or line.size - line.linked >= _PASSAGE:
            return True
        return self.is_with_chosen(group) or self.is_near(group)

    def names_links(self, line: PageLine, group: _Group, place: str) -> bool:
        """Return whether links are named: titles, paragraphs, items or captions near the text."""
        is_around = place == "inside" or self.is_with_chosen(group) or self.is_near(group)
        if is_around and _is_title(line):
            return True
        if is_caption(line.home) or line.size - line.linked >= _PASSAGE:
            return True
        if place != "after" and line.home.tag == "li" and not _has_own_words(line):
            return _leads_inside(line)
        if place == "lead" and (self.is_in_own(group) or is_in_article(group.top)):
            return True  # such as the line of the author
        if place == "inside" and _has_own_words(line):
            return True
        is_text = place != "before" and (is_content(line.home) or group.is_content)
        return is_text and self.is_with_chosen(group)

    def is_with_chosen(self, group: _Group) -> bool:
        """Return whether a part stands where chosen blocks stand, or is named like one."""
        return group.parent in self.blocks or self.is_like_chosen(group)

    def belongs(self, line: PageLine, group: _Group, place: str) -> bool:
        """Return whether a part that is not mostly links belongs to the text."""
        if group.is_beside and place != "inside":
            return False
        if group.parent.tag in _PAGE and place in {"before", "after"}:
            return self.belongs_at_edge(group)
        if group.is_content or self.is_like_chosen(group):
            return True
        if group.holds_furniture and not _is_passage(line, place):
            return False
        if group.is_heading and place != "after":
            return True
        is_near = place in {"inside", "lead"} or self.is_in_own(group)
        return group.is_running and (is_near or (group.top.tag == _SECTION and self.is_near(group)))

    def belongs_at_edge(self, group: _Group) -> bool:
        """Return whether a part at the top or the end of the whole page belongs to the text."""
        if group.is_content and self.is_like_chosen(group):
            return True
        is_section = group.is_content or group.top.tag == _SECTION
        return group.is_running and is_section and self.is_near(group)

    def is_like_chosen(self, group: _Group) -> bool:
        """Return whether a part has the place, the name and the class of a chosen one."""
        return (group.parent, group.top.tag, group.top.get("class")) in self.shapes

    def is_in_own(self, group: _Group) -> bool:
        """Return whether a part is in the smallest element that holds text and title.

        If most of that is something else, it is no better than the whole page.
        """
        return self.is_own_narrow and group.parent not in self.above

    def is_near(self, group: _Group) -> bool:
        """Return whether a part is in the largest element that is mostly what was chosen."""
        return self.is_in_own(group) or group.parent in self.near

    def place(self, number: int) -> str:
        """Return where a line is: "before" or below the title ("lead"), "inside" or "after" text.

        Text is from the first to the last line that was chosen.
        """
        if number < self.first:
            return "before"
        if number < self.body:
            return "lead"
        return "inside" if number < self.last else "after"


def _title(lines: Sequence[PageLine], chosen: set[PageLine], body: int) -> int:
    """Return the number of the last main heading before what was chosen.

    If one was chosen or there is none, it is the number of the first chosen line.
    """
    if any(line.level == 1 for line in chosen):
        return body
    holding = with_ancestors({line.home for line in chosen})
    for number in range(body - 1, -1, -1):
        line = lines[number]
        if line.level == 1 and line.line.text and line.linked < _LINKS * line.size:
            around = takewhile(lambda each: each not in holding, _with_around(line.home))
            return body if any(map(is_furniture, around)) else number
    return body


def _with_around(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _is_title(line: PageLine) -> bool:
    """Return whether a link has the words of a title, as a list of documents has them."""
    return line.size >= _TITLE and line.line.text.count(" ") >= _TITLE_WORDS


def _leads_inside(line: PageLine) -> bool:
    """Return whether all links of a line lead to places of the same page."""
    return all((each.get("href") or "").startswith("#") for each in line.anchors)


def _has_own_words(line: PageLine) -> bool:
    """Return whether a line has words that are in no link."""
    at = 0
    for target in line.line.targets:
        if any(each.isalnum() for each in line.line.text[at : target.start]):
            return True
        at = target.end
    return any(each.isalnum() for each in line.line.text[at:])


def _inner(element: Element, around: _Group | None, parent: Element) -> _Group:
    """Return the group of an element: that of what is around it, or one of its own.

    What is marked, such as a menu, is a group of its own in another one.
    """
    if around is not None:
        parent = around.parent
        if around.is_marked:
            return around
    group = _Group(
        element,
        parent,
        is_furniture=is_furniture(element) or _is_banner(element),
        is_contents=is_contents(element),
        is_beside=is_beside(element),
    )
    if around is None:
        return group
    around.holds_furniture = around.holds_furniture or group.is_furniture
    return group if group.is_marked else around


def _is_passage(line: PageLine, place: str) -> bool:
    """Return whether a line is text by what it is, or a heading below the title."""
    return is_content(line.home) and (not line.level or place == "lead")


def _is_worded(line: PageLine) -> bool:
    return any(each.isalnum() for each in line.line.text)


def _is_banner(element: Element) -> bool:
    """Return whether an element is the head of the whole page, without its title."""
    around = element.getparent()
    return element.tag == _HEADER and around is not None and around.tag in _PAGE


def _holder(homes: set[Element], holding: set[Element]) -> Element:
    """Return the smallest element that holds all of some, given all that hold any of them."""
    inner: dict[Element, list[Element]] = {}
    for each in holding:
        if (around := each.getparent()) is not None:
            inner.setdefault(around, []).append(each)
    at = next(each for each in holding if each.getparent() is None)
    while at not in homes and len(inner.get(at, ())) == 1:
        at = inner[at][0]
    return at


def with_ancestors(found: set[Element]) -> set[Element]:
    """Return elements with all that hold them."""
    holding: set[Element] = set()
    for each in found:
        at = each
        while at is not None and at not in holding:
            holding.add(at)
            at = at.getparent()
    return holding
