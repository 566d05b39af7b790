"""A page read whole, as chapters of books and Markdown are: every word of it is text or named."""

from collections.abc import Callable

from argmap.documents.missed import with_missed
from argmap.documents.piece import DocumentLine, Element
from argmap.documents.web.completion import MainPart
from argmap.documents.web.page import page_of
from argmap.documents.web.shown import shown_words
from argmap.documents.web.walk import read_lines


def read_whole(
    root: Element, address: Callable[[str], str], *, exact: bool = False
) -> tuple[DocumentLine, ...]:
    """Return the lines of a page; `address` makes that of a link, "" for one that is none.

    With `exact` the spaces in code stay.
    """
    page = page_of(root, address, exact=exact)
    lines = read_lines(root, page)
    part = MainPart(tuple(lines), frozenset())
    return with_missed([each.line for each in lines], shown_words(root, page, lines, part))
