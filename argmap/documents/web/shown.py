"""The words that the main part of a page shows, collected without regard to how lines are made."""

from collections.abc import Iterator

from lxml import etree

from argmap.documents.piece import Element
from argmap.documents.web import elements
from argmap.documents.web.main_part import MainPart
from argmap.documents.web.walk import Page, PageLine


def shown_words(
    root: Element, page: Page, part: MainPart, others: frozenset[Element]
) -> Iterator[str]:
    """Yield the words of the main part of a page, in order.

    `others` are blocks whose lines are no part of it. A block of which no line was made belongs to
    the main part if a block around it does.
    """
    taken = {line.home for line in part.lines if line not in part.missed}
    inside: list[bool] = [False]  # of each open block, whether its words belong to the main part
    walker = etree.iterwalk(root, events=("start", "end"))
    left: Element | None = None
    for event, element in walker:
        is_block = element.tag in elements.BLOCKS
        if event == "start":
            if page.looks.of(element) or element in page.notes.marked:
                walker.skip_subtree()
                left = element
                continue
            if is_block:
                is_taken = element in taken or (inside[-1] and element not in others)
                inside.append(is_taken)
            if inside[-1] and element.text:
                yield element.text
            continue
        if left is element:
            left = None
        elif is_block:
            inside.pop()
        if inside[-1] and element.tail:
            yield element.tail


def other_blocks(lines: list[PageLine], part: MainPart) -> frozenset[Element]:
    """Return the blocks whose lines are no part of the main part."""
    taken = {line.home for line in part.lines if line not in part.missed}
    return frozenset(line.home for line in lines) - taken
