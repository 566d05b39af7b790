"""What a report consists of, for all forms it is written in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title), 2 or 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is one paragraph, with items below it."""

    items: "tuple[Item, ...]"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with what stands before it ("(3)"), if it is numbered by us."""

    text: str
    below: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; each row has as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Table
