"""The comments that argmap writes into a DOCX, read back: lines of the annotation, and flags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from argmap.annotation.keys import KINDS, STATEMENT_KEYS
from argmap.interop.guard import clean
from argmap.interop.incoming import Said, Tied
from argmap.model import ROLES, Mark, Role, Span, State, link_id

_HEAD = re.compile(r"(\S+?)(?: \(part (\d+) of \d+\))?: (.*)", re.DOTALL)
_FLAG = re.compile(r"(ARG\d{3}) on (.+?): (?:error|warning|note), (?:raised|proposed|answered): .*")
_ROLE = re.compile(rf"({'|'.join(ROLES)})(\?)?")
_LINE = re.compile(r"(– )?([a-z-]+)(\?)?: (.*)")
_MARK = re.compile(r"(ARG\d{3}) (.+)")
_ROLES: dict[str, Role] = {role: role for role in ROLES}


@dataclass(frozen=True, slots=True)
class OfStatement:
    """A comment with the lines of a statement, or with its id only, for a further part."""

    id: str
    said: Said
    tied: tuple[Tied, ...] = ()
    implicit: str = ""
    has_lines: bool = True
    spans: list[Span] = field(default_factory=list)  # filled by whoever knows the places


@dataclass(frozen=True, slots=True)
class OfFlag:
    """A comment with a flag: its code, and the statement or link that it is on."""

    code: str
    holder: str


def statement_of(comment: str) -> OfStatement | None:
    """Return the statement that a comment is about; None if argmap did not write it so."""
    words = " ".join(clean(comment).split())
    head = _HEAD.fullmatch(words)
    if head is None:
        return None
    name, part, rest = head.groups()
    if part and rest.startswith("see part"):
        return OfStatement(name, Said(name, "", id=name), has_lines=False)
    first, *lines = rest.split(" • ")
    role = _ROLE.fullmatch(first.strip())
    if role is None:
        return None
    said = Said(name, "", id=name, role=_ROLES[role[1]], state=_state(role[2]))
    return _with_lines(name, said, [line.replace("\\•", "•").strip() for line in lines])


def flag_of(comment: str) -> OfFlag | None:
    """Return the flag that a comment is about; None if argmap did not write it so."""
    found = _FLAG.fullmatch(" ".join(clean(comment).split()))
    return OfFlag(found[1], found[2]) if found else None


def _state(mark: str | None) -> State:
    return "proposed" if mark else "accepted"


def _with_lines(name: str, said: Said, lines: list[str]) -> OfStatement:
    tied: list[Tied] = []
    implicit = ""
    for line in lines:
        found = _LINE.fullmatch(line)
        dash, key, proposed, value = found.groups() if found else (None, "", None, line)
        if key == "implicit" and not dash:
            implicit = value
        elif key in KINDS and not dash:
            tied += _links(name, key, value, proposed)
        elif dash and tied:
            tied[-1] = _link_with(tied[-1], key, value)
        elif key in STATEMENT_KEYS:
            said = _said_with(said, key, value)
        elif key != "again":
            said = replace(said, notes=(*said.notes, line))
    return OfStatement(name, said, tuple(tied), implicit)


def _links(name: str, key: str, value: str, proposed: str | None) -> Iterator[Tied]:
    kind = KINDS[key]
    state = _state(proposed)
    if kind == "undercut":
        yield Tied(f"{name} undercuts {value}", kind, (name,), value, state=state)
        return
    end, _, others = value.partition(" with ")
    premises = (name, *(each.strip() for each in others.split(",") if each.strip()))
    key = link_id(premises, end.strip(), kind)
    yield Tied(key, kind, premises, end.strip(), state=state)


def _said_with(said: Said, key: str, value: str) -> Said:
    if key == "by":
        return replace(said, by=value)
    if key == "label":
        return replace(said, label=value)
    if key == "because":
        return replace(said, because=value)
    if key == "note":
        return replace(said, notes=(*said.notes, value))
    mark = _mark(value)
    if mark and key == "answer":
        return replace(said, answers=(*said.answers, mark))
    return replace(said, flags=(*said.flags, mark)) if mark and key == "flag" else said


def _link_with(link: Tied, key: str, value: str) -> Tied:
    if key == "scheme":
        return replace(link, scheme=value)
    if key == "because":
        return replace(link, because=value)
    mark = _mark(value)
    if mark and key == "answer":
        return replace(link, answers=(*link.answers, mark))
    if mark and key == "flag":
        return replace(link, flags=(*link.flags, mark))
    return replace(link, notes=(*link.notes, value))


def _mark(value: str) -> Mark | None:
    found = _MARK.fullmatch(value)
    return Mark(found[1], found[2], 0) if found else None
