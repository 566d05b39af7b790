"""What is on a page: words with their places, lines, pictures; x to the right, y upward."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# What begins an item of a list; a sign of a symbol font, too.
ITEM_MARK = re.compile(
    r"[•‣◦▪▫●○■□–—\ue000-\uf8ff-](?!\S)|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)](?!\S)"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How words are drawn."""

    size: float  # of the type, in points
    angle: int = 0  # degrees
    hidden: bool = False
    artifact: bool = False  # the document itself says that it belongs to the page, not to the text
    element: int = -1  # the number of the marked content, if the document has a structure


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters without a space between them, drawn in one way on one line."""

    text: str
    x0: float
    x1: float
    y: float  # of the baseline
    look: Look
    spaced: bool = True  # there is a space before it
    link: str = ""  # the address
    raised: int = 0  # 1: above the line, -1: below it
    struck: bool = False

    @property
    def size(self) -> float:
        """Return the size of the type."""
        return self.look.size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; a rule is one without height or width."""

    x0: float
    y0: float
    x1: float
    y1: float

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point is in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Rules:
    """The straight lines of a page."""

    level: tuple[Box, ...] = ()
    upright: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a cell in a table, as the structure of the document gives it."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is drawn."""

    number: int
    paper: Box
    atoms: tuple[Atom, ...]
    rules: Rules = field(default_factory=Rules)
    pictures: tuple[Box, ...] = ()
    rotated: tuple[tuple[Atom, ...], ...] = ()  # what is drawn in another direction, each by itself
    hidden: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()  # what is filled in
    is_scan: bool = False  # a picture takes most of it
    cells: Mapping[int, Cell] = field(default_factory=dict)  # by number of the marked content
    items: Mapping[int, int] = field(default_factory=dict)  # of lists, in the same way
    is_painted: bool = False  # areas of it are

    @property
    def has_text(self) -> bool:
        """Return whether there are words that can be read."""
        return bool(self.atoms or self.rotated)


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one line, from left to right."""

    y: float
    size: float  # of its largest characters
    atoms: tuple[Atom, ...]

    @property
    def x0(self) -> float:
        """Return where it begins."""
        return self.atoms[0].x0

    @property
    def x1(self) -> float:
        """Return where it ends."""
        return self.atoms[-1].x1

    @property
    def text(self) -> str:
        """Return its words, raised ones too."""
        parts = (f" {atom.text}" if atom.spaced else atom.text for atom in self.atoms)
        return "".join(parts).strip()


def middle(values: Sequence[float], default: float = 0.0) -> float:
    """Return the median; of two in the middle the lower one."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] if ordered else default
