"""The elements of HTML by what they do to words: which break lines, which are lists, and so on."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from argmap.documents.piece import Element

# The tables of the elements are HTML's own; every other element is part of a line.
BLOCKS = frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
    legend li listing main menu nav ol optgroup option p plaintext pre search section summary table
    tbody td tfoot th thead tr ul xmp""".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))
_CODE = frozenset(("script", "style"))
SPACES = re.compile(r"\s+")


def words_of(element: Element) -> str:
    """Return all words of an element, but not its scripts, with one space between them."""
    return " ".join("".join(_worded(element)).split())


def _worded(element: Element) -> Iterator[str]:
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if each.tag in BLOCKS or each.tag == "br":
            yield " "
        if event == "end" or each.tag not in _CODE:
            yield _text_at(event, each, element)


def short_text(element: Element, most: int) -> str | None:
    """Return the characters of an element; None if it has more than `most` parts or characters.

    However large an element is, only its first parts are looked at.
    """
    events = etree.iterwalk(element, events=("start", "end"))
    parts = [_text_at(event, each, element) for event, each in islice(events, 2 * most + 1)]
    text = "".join(parts)
    return None if len(parts) > 2 * most or len(text) > 4 * most else text


def _text_at(event: str, each: Element, root: Element) -> str:
    return str((each.text if event == "start" else each.tail if each is not root else "") or "")


def text_after(element: Element) -> str:
    """Return the first characters that follow an element, at once or as the next element."""
    if element.tail:
        after = str(element.tail[:3])
        if len(after) > 1 or (following := element.getnext()) is None:
            return after
        return after + str(following.text or "")[:2]
    following = element.getnext()
    return "" if following is None else str(following.text or "")[:3]
