"""The keys of the annotation format, one table for reader, writer, merge and docs."""

from dataclasses import dataclass
from typing import Literal

from argmap.model import Kind


@dataclass(frozen=True, slots=True)
class FormatKey:
    """A key of the format: where it may occur, what its value is, and what it is for."""

    name: str
    where: tuple[str, ...]  # "front matter", "statement" or "link"
    help: str
    takes: Literal["words", "ids", "code and reason", "line numbers"] = "words"
    values: tuple[str, ...] = ()  # the only values, if they are limited
    repeatable: bool = False
    required: bool = False
    kind: Kind | None = None  # the kind of link that a line with this key states
    in_dispute: bool = False  # a merge reports that the draft has another value


_TOP, _STATEMENT, _BOTH = ("front matter",), ("statement",), ("statement", "link")


def _link_key(name: str, kind: Kind, help_text: str) -> FormatKey:
    return FormatKey(name, _STATEMENT, help_text, "ids", repeatable=True, kind=kind)


KEYS = (
    FormatKey("argmap", _TOP, "the version of the format", values=("1",), required=True),
    FormatKey("source", _TOP, "the path of the source, relative to this file", required=True),
    FormatKey("title", _TOP, "the title of the page"),
    FormatKey("speaker", _TOP, "who speaks, unless a statement has `by`"),
    FormatKey("translated", _TOP, "whether the source is a translation", values=("yes", "no")),
    FormatKey("sourced", _TOP, "one source for all figures of the document"),
    FormatKey("tags", _TOP, "words separated by commas"),
    FormatKey("answers", _TOP, "the path of another source that this one answers"),
    FormatKey("aside", _TOP, "lines of the source to set aside", "line numbers", repeatable=True),
    FormatKey("keep", _TOP, "lines of the source to keep", "line numbers", repeatable=True),
    _link_key("supports", "support", "the statement that this one supports"),
    _link_key("attacks", "attack", "the statement that this one speaks against"),
    _link_key("undercuts", "undercut", "the link that this statement speaks against"),
    FormatKey("by", _STATEMENT, "who says this, if it is reported speech", in_dispute=True),
    FormatKey("label", _STATEMENT, "the caption on the card", in_dispute=True),
    FormatKey("near", _STATEMENT, "words just before or after the quote"),
    FormatKey("scheme", ("link",), "the argumentation scheme", in_dispute=True),
    FormatKey("because", _BOTH, "the words that led the machine to propose it"),
    FormatKey("answer", _BOTH, "the answer to a flag", "code and reason", repeatable=True),
    FormatKey("flag", _BOTH, "a flag raised by a person", "code and reason", repeatable=True),
    FormatKey("note", _BOTH, "a note that the page shows", repeatable=True),
)


def _keys_of(where: str) -> dict[str, FormatKey]:
    return {key.name: key for key in KEYS if where in key.where}


FRONT_MATTER_KEYS = _keys_of("front matter")
STATEMENT_KEYS = _keys_of("statement")
LINK_KEYS = _keys_of("link")
KINDS: dict[str, Kind] = {key.name: key.kind for key in KEYS if key.kind}
KEY_OF_KIND: dict[Kind, str] = {kind: name for name, kind in KINDS.items()}
CONTRARY: dict[str, Kind] = {"support": "attack", "attack": "support"}


OLD_KEYS = {"accept": "answer"}  # read with a warning; `argmap fix` rewrites them


def once(keys: dict[str, FormatKey]) -> tuple[str, ...]:
    """Return the names of the keys that may be given only once, in the order of the table."""
    return tuple(name for name, key in keys.items() if not key.repeatable)
