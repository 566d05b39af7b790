"""Acts: what a person decides on a page, as it arrives, checked before anything else happens.

`FIELDS` says which fields each act has. To add an act, add its line there and the function that
writes it to `writing.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from argmap.annotation.keys import KEY_OF_KIND
from argmap.model import ROLES, ArgmapError

MOST = 2_000  # acts in one request
LONGEST = 4_000  # characters of one value

_LINK = "source target ?type ?link"
# For each act the fields that it needs; with "?" those that may be missing.
FIELDS = {
    "role": "id role",
    "accept": "id ?why",
    "reject": "id ?why",
    "accept-link": _LINK,
    "reject-link": f"{_LINK} ?why",
    "link": "source target type ?with",
    "unlink": _LINK,
    "label": "id label",
    "new": "role start end",
    "split": "id at",
    "merge": "id other",
    "premise": f"{_LINK} words ?role",
    "answer": "?id ?source ?target ?type ?link code ?see ?reason",
    "confirm": "?id ?source ?target ?type ?link code reason",
    "delete": "id",
    "accept-section": "section",
}
_NUMBERS = ("start", "end", "at")
_MAY_BE_EMPTY = ("label", "section", "why", "see", "reason", "type", "id", "role", "link")


class ActError(ArgmapError):
    """An act that cannot be done; the message says why, `hint` what to do instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Act:
    """One act; which fields it has depends on `do`. Offsets count code points of the source."""

    do: str
    id: str = ""
    other: str = ""
    source: str = ""  # the premise of a link, or all of them as in its id: "a+b"
    target: str = ""  # the conclusion of a link; for an undercut empty
    undercut: tuple[str, str] = ("", "")  # premise and conclusion of the link that is undercut
    link: str = ""  # the id of a link, which tells it from others between the same ends
    type: str = ""  # of a link: "support", "attack" or "undercut"
    others: tuple[str, ...] = ()  # further premises of a linked step
    role: str = ""
    label: str = ""
    words: str = ""
    why: str = ""
    code: str = ""
    see: str = ""
    reason: str = ""
    section: str = ""
    start: int = -1
    end: int = -1
    at: int = -1

    def ids(self) -> tuple[str, ...]:
        """Return the statements in whose lines it is written, as far as they are named."""
        first = self.source.split("+")[0].strip()
        return tuple(name for name in (self.id, self.other, first) if name and "->" not in name)


_TEXTS = {each.name for each in fields(Act)} - {"do", "undercut", "others", *_NUMBERS}


def read_acts(data: object) -> tuple[Act, ...]:
    """Return acts as they arrive in a request or a patch; raises ActError for what is none."""
    if not isinstance(data, list) or not 0 < len(data) <= MOST:
        raise ActError(f'"acts" must be a list of 1 to {MOST:,} acts')
    return tuple(map(read_act, data))


def read_act(data: object) -> Act:
    """Return one act; raises ActError, which names the field that is missing or not right."""
    if not isinstance(data, Mapping) or not isinstance(data.get("do"), str):
        raise ActError('an act must be an object with a field "do"')
    do = data["do"]
    if do not in FIELDS:
        raise ActError(f'there is no act "{do}"', f"the acts are {', '.join(FIELDS)}")
    names = FIELDS[do].split()
    known = {name.removeprefix("?") for name in names}
    lacking = [name for name in names if name[0] != "?" and data.get(name) is None]
    if lacking:
        raise ActError(f'the act "{do}" lacks "{lacking[0]}"')
    unknown = sorted(set(map(str, data)) - known - {"do"})
    if unknown:
        raise ActError(f'the act "{do}" has no field "{unknown[0]}"')
    given = {name: data[name] for name in known if data.get(name) is not None}
    return _checked(Act(do, **_values(do, given)))


def _values(do: str, given: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name == "target" and isinstance(value, Mapping):
            values["undercut"] = (
                _text(do, "source", value.get("source")),
                _text(do, "target", value.get("target")),
            )
        elif name == "with":
            values["others"] = _list(do, value)
        elif name in _NUMBERS:
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise ActError(f'"{name}" of the act "{do}" must be a number from 0')
            values[name] = value
        else:
            values[name] = _text(do, name, value)
    return values


def _list(do: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST:
        raise ActError(f'"with" of the act "{do}" must be a list of ids')
    return tuple(_text(do, "with", each) for each in value)


def _text(do: str, name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ActError(f'"{name}" of the act "{do}" must be a text')
    words = " ".join(value.split())
    if len(words) > LONGEST:
        raise ActError(f'"{name}" has {len(words):,} characters, and the maximum is {LONGEST:,}')
    if not words.isprintable():
        raise ActError(f'"{name}" has a character that cannot be printed', "delete it")
    if not words and name not in _MAY_BE_EMPTY:
        raise ActError(f'"{name}" of the act "{do}" is empty')
    return words


def _checked(act: Act) -> Act:
    """Return an act whose values go together; raises ActError."""
    if (act.role and act.role not in ROLES) or (act.do in ("role", "new") and not act.role):
        raise ActError(f'"{act.role}" is no role', f"the roles are {', '.join(ROLES)}")
    if act.type and act.type not in KEY_OF_KIND:
        raise ActError(f'"{act.type}" is no type of link', "it is support, attack or undercut")
    if act.do in ("answer", "confirm") and bool(act.id) == bool(act.source):
        raise ActError(f'"{act.do}" must name either a statement or a link')
    if act.do == "link" and (act.type == "undercut") != bool(act.undercut[0]):
        raise ActError("an undercut leads to a link, and every other link to a statement")
    if act.do == "answer" and not act.reason and not act.see:
        raise ActError("give a reason: what the text says or lacks, and in which line")
    if act.do in ("role", "accept", "label", "split", "merge", "delete", "reject") and not act.id:
        raise ActError(f'the act "{act.do}" names no statement')
    return act
