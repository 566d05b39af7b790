"""The words that the main part of a page shows, collected without regard to how lines are made."""

from collections.abc import Iterator, Sequence

from lxml import etree

from argmap.documents.missed import COUNTED
from argmap.documents.piece import Element
from argmap.documents.web import elements
from argmap.documents.web.completion import MainPart, with_ancestors
from argmap.documents.web.furniture import is_content, is_furniture
from argmap.documents.web.page import Page, PageLine


def shown_words(
    root: Element, page: Page, lines: Sequence[PageLine], part: MainPart
) -> Iterator[str]:
    """Yield the words of the main part of a page, in order."""
    places = _Places(lines, part)
    walker = etree.iterwalk(root, events=("start", "end"))
    left: Element | None = None
    for event, element in walker:
        is_block = element.tag in elements.BLOCKS
        if event == "start":
            if (why := page.looks.of(element)) or element in page.notes.marked:
                if why in COUNTED:
                    yield elements.words_of(element)
                walker.skip_subtree()
                left = element
                continue
            if is_block:
                places.begin(element)
            if places.inside[-1] and element.text:
                yield element.text
            continue
        if left is element:
            left = None
        elif is_block:
            places.end()
        if places.inside[-1] and element.tail:
            yield element.tail


class _Places:
    """Which open blocks of a page belong to its main part.

    These are the blocks of its lines, and blocks of which no line was made although there are words
    in them, if the blocks around them have lines of the main part.
    """

    def __init__(self, lines: Sequence[PageLine], part: MainPart) -> None:
        self.taken = {line.home for line in part.lines if line not in part.missed}
        self.others = {line.home for line in lines} - self.taken
        self.holding = with_ancestors(self.taken)
        self.worded = with_ancestors(self.others) | self.holding
        self.inside: list[bool] = [False]  # of each open block
        self.near: list[bool] = [False]

    def begin(self, block: Element) -> None:
        """Begin a block."""
        is_near = self.near[-1] or block.getparent() in self.holding
        is_quiet = block not in self.worded and not is_furniture(block)
        around = self.inside[-1] or (is_near and is_quiet and is_content(block))
        self.inside.append(block in self.taken or (around and block not in self.others))
        self.near.append(is_near and is_quiet)

    def end(self) -> None:
        """End the innermost open block."""
        self.inside.pop()
        self.near.pop()
