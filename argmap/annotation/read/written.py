"""Statements and links as they are written: whether what they name exists is not yet known."""

from dataclasses import dataclass, field

from argmap.annotation.read.problems import Piece
from argmap.model import Kind, Mark, Role


@dataclass(slots=True, kw_only=True)
class Written:
    """What statements and links have in common: their properties, each with its place."""

    values: dict[str, Piece] = field(default_factory=dict)  # of keys that are given once
    marks: list[tuple[str, Mark]] = field(default_factory=list)  # key and value, in file order

    def value(self, key: str) -> str | None:
        """Return the value of a key that is given once, or None."""
        return self.values[key].text if key in self.values else None

    def texts(self) -> dict[str, str]:
        """Return the values of the keys that are given once."""
        return {key: value.text for key, value in self.values.items()}

    def marks_of(self, key: str) -> tuple[Mark, ...]:
        """Return the values of a repeatable key."""
        return tuple(mark for name, mark in self.marks if name == key) if self.marks else ()

    def notes(self) -> tuple[str, ...]:
        """Return the notes."""
        return tuple(mark.reason for mark in self.marks_of("note"))

    def property_lines(self) -> list[int]:
        """Return the numbers of the lines with properties."""
        once = [value.line for value in self.values.values()]
        return once + [mark.at for _, mark in self.marks]


@dataclass(slots=True)
class WrittenLink(Written):
    """A link as it is written below a statement."""

    kind: Kind
    stated: Piece  # the value of its `supports`, `attacks` or `undercuts`
    proposed: bool
    premises: tuple[Piece, ...] = ()  # ids, without that of the statement above it
    targets: tuple[Piece, ...] = ()  # one id, or both ends of an undercut link; empty: unreadable

    @property
    def line(self) -> int:
        """Return the number of the line that states the link."""
        return self.stated.line

    def lines(self) -> list[int]:
        """Return the numbers of the lines of the link, in order."""
        return sorted([self.line, *self.property_lines()])


@dataclass(slots=True)
class WrittenStatement(Written):
    """A statement as it is written; its words have not been looked up in the source."""

    name: Piece  # its id; empty if it could not be read
    section: str | None = None
    role: Role = "claim"
    proposed: bool = False
    marker: str = ""  # ">" or "="; "?" if there are words that could not be read
    words: list[Piece] = field(default_factory=list)  # one per line
    links: list[WrittenLink] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the id, empty if it could not be read."""
        return self.name.text

    @property
    def line(self) -> int:
        """Return the number of the `##` line."""
        return self.name.line

    @property
    def text(self) -> str:
        """Return the words, joined by spaces."""
        return " ".join([line.text for line in self.words])

    @property
    def is_quote(self) -> bool:
        """Return whether the words are those of the source."""
        return self.marker == ">"

    def own_lines(self) -> list[int]:
        """Return the numbers of the lines of the statement without its links, in order."""
        return sorted([self.line, *(line.line for line in self.words), *self.property_lines()])

    def all_lines(self) -> list[int]:
        """Return the numbers of the lines of the statement and its links, in order."""
        linked = [number for link in self.links for number in link.lines()]
        return sorted([*self.own_lines(), *linked])
