"""A page before and after it is read: what is known of the whole of it, and its lines."""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.documents.piece import DocumentLine, Element
from argmap.documents.web.look import Looks, looks
from argmap.documents.web.notes import Notes, notes_of
from argmap.documents.web.tables import layout_tables


@dataclass(frozen=True, slots=True, eq=False)
class PageLine:
    """A line of a page."""

    line: DocumentLine
    home: Element  # the block that holds it; of rows, the table
    slot: tuple[Element, bool]  # where its words begin: an element, and whether after its end
    size: int = 0  # characters
    linked: int = 0  # of them in links
    anchors: tuple[Element, ...] = ()
    level: int = 0  # of a heading
    lead: int = 0  # characters before its words that the page does not have


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a whole page before it is read."""

    looks: Looks
    notes: Notes
    layout: frozenset[Element]  # tables that only arrange the page
    address: Callable[[str], str]  # of a link as it is written: where it leads
    exact: bool = False  # the spaces in code stay


def page_of(root: Element, address: Callable[[str], str], *, exact: bool = False) -> Page:
    """Return what is known of a page."""
    return Page(looks(root), notes_of(root), layout_tables(root), address, exact)
