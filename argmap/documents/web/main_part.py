"""Which lines of a page are its main part: trafilatura chooses, lines between its choice are added.

trafilatura gets a simplified page in which each line begins with a word of signs that no page has;
the signs that come back name the lines it chose. So it decides what belongs to the text, and never
what the text says.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice

import trafilatura
from lxml import etree

from argmap.documents.piece import Element
from argmap.documents.web import elements
from argmap.documents.web.class_names import only_mentions_furniture
from argmap.documents.web.completion import MainPart, completed
from argmap.documents.web.furniture import is_in_furniture, is_in_menu
from argmap.documents.web.look import Looks
from argmap.documents.web.page import PageLine

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
_SPANS = ("colspan", "rowspan")
_LINKS = 0.5  # of the characters of lines that only lead elsewhere
_HALF = 0.5
_DEEPEST = 200  # elements in each other
_MANY = 1000  # lines


def main_part(root: Element, lines: Sequence[PageLine], looks: Looks) -> MainPart:
    """Return the main part of a page."""
    worded = [line for line in lines if line.line.text][:_MOST]
    copy = _marked_copy(root, worded)
    _simplify(copy, looks)
    chosen = set[PageLine]()
    if not _is_deep(copy):
        numbers = _chosen(copy, fast=len(worded) > _MANY)
        found = (worded[number] for number in numbers if number < len(worded))
        chosen = {line for line in found if not is_in_menu(line.home)}
    if not chosen:
        chosen = {line for line in worded if not is_in_furniture(line.home)} or set(worded)
    return completed(lines, chosen) if chosen else MainPart((), frozenset())


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
        for span in _SPANS:  # which trafilatura fills with as many cells
            element.attrib.pop(span, None)
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
