"""What a reader of another tool's file finds in it, before argmap decides how to write it down.

A reader gives each statement and link the key that it has in the file; `settle.py` makes an
annotation of them. What a file has and argmap cannot express is a remark, by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from argmap.model import ArgmapError, Kind, Mark, Role, Span, State


class ImportFileError(ArgmapError):
    """A file that cannot be imported; the message has its place and what to do."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file, and what may be read next to it."""

    path: str  # as the user gave it
    data: bytes
    # The bytes of a file in the same folder, by its name; None if there is none.
    beside: Callable[[str], bytes | None]
    text: str | None = None  # of the source, if the user named one

    @property
    def name(self) -> str:
        """Return the name of the file without its folder."""
        return self.path.replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a file."""

    key: str
    text: str
    parts: tuple[Span, ...] = ()  # in code points of the text, if the file says where
    id: str = ""  # ours, if the file has one
    role: Role | None = None  # None: by its links
    by: str = ""  # who says it, if that is not the speaker of the document
    implicit: bool = False
    state: State = "accepted"
    label: str = ""
    because: str | None = None
    section: str | None = None
    notes: tuple[str, ...] = ()
    answers: tuple[Mark, ...] = ()
    flags: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Tied:
    """A link of a file: by the keys of its premises and of a statement or link that it ends on."""

    key: str
    kind: Kind
    premises: tuple[str, ...]
    conclusion: str
    scheme: str | None = None
    state: State = "accepted"
    because: str | None = None
    notes: tuple[str, ...] = ()
    answers: tuple[Mark, ...] = ()
    flags: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a file says, as far as argmap can express it."""

    said: tuple[Said, ...]
    tied: tuple[Tied, ...] = ()
    text: str | None = None  # None: the file has none, and it is made of the statements
    title: str = ""
    speaker: str = ""
    front: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # other front matter
    remarks: tuple[str, ...] = ()  # what argmap cannot express, by name


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that is imported: what it is called, and how a file is known to be in it."""

    name: str
    read: Callable[[Incoming], Contents]
    recognise: Callable[[Incoming], bool]
