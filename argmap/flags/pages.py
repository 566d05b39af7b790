"""The catalogue: one line for every published code, and the page that `argmap explain` prints."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.model import CODES, ArgmapError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.flags.finding import Rule
    from argmap.model import Level

By: TypeAlias = Literal["machine", "proposal", "person"]

_WHO: dict[By, str] = {
    "machine": "argmap raises it",
    "proposal": "argmap may propose it; it counts once a person writes it into the annotation",
    "person": "only a person raises it",
}
_FAMILIES = {"1": "Structure", "2": "Inference", "3": "Numbers", "4": "Sourcing and attribution", "5": "Language"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one code."""

    code: str
    level: Level
    by: By
    detects: str
    why: str
    question: str

    @property
    def name(self) -> str:
        """Return the name of the weakness."""
        return CODES[self.code]


@cache
def entries() -> dict[str, Entry]:
    """Return the catalogue, in the order of the codes."""
    data = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))
    return {code: Entry(code, **facts) for code, facts in data.items()}


def known_code(words: str) -> str:
    """Return the code that a person means by a code or a name, in any case."""
    wanted = words.strip()
    for code, name in CODES.items():
        if wanted.upper() == code or wanted.lower() == name:
            return code
    near = get_close_matches(wanted.upper(), CODES, 1) or get_close_matches(wanted.lower(), CODES.values(), 1)
    hint = f"Did you mean {near[0]}?" if near else "`argmap explain` lists them all."
    raise ArgmapError(f"no flag is called “{wanted}”. {hint}")


def page_of_rule(rule: Rule) -> str:
    """Return the page of a rule: its docstring under its code, name and level."""
    entry = entries()[rule.CODE]
    return f"# {rule.CODE} {entry.name} ({rule.LEVEL})\n\n{(rule.__doc__ or '').strip()}\n"


def page_of_entry(entry: Entry, *, shipped: bool = False) -> str:
    """Return the short page of a code that has no module of its own."""
    planned = "" if entry.by == "person" or shipped else " This version does not look for it yet."
    return (
        f"# {entry.code} {entry.name} ({entry.level})\n\n"
        f"{_sentence(entry.detects)}\n\n"
        f"## Who raises it\n{_sentence(_WHO[entry.by])}{planned}\n"
        f"A person raises it under the statement or link with:\n\n    - flag: {entry.code} your reason\n\n"
        f"## Why it matters\n{entry.why}\n\n"
        f"## The question to ask\n{entry.question}\n"
    )


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def listing(machine: frozenset[str]) -> str:
    """Return the catalogue as lines; `machine` holds the codes that this version looks for."""
    lines: list[str] = []
    family = ""
    for entry in entries().values():
        if entry.code[3] != family:
            family = entry.code[3]
            lines += ["", f"ARG{family}xx  {_FAMILIES[family]}", ""]
        who = "" if entry.code in machine else "  (by hand only)" if entry.by == "person" else "  (by hand for now)"
        lines.append(f"{entry.code}  {entry.level:<7}  {entry.name}: {entry.detects}{who}")
    return "\n".join(lines[1:]) + "\n"


def document(pages: Iterable[str], machine: frozenset[str]) -> str:
    """Return the whole catalogue as one Markdown page: the list, then the page of each flag, one level down."""
    lines = [
        "# Flags",
        "",
        "Made from the pages of the rules; `argmap explain CODE` prints one of them.",
        "",
        "```",
        *listing(machine).splitlines(),
        "```",
    ]
    for page in pages:
        lines.append("")
        fenced = False
        for line in page.rstrip().splitlines():
            fenced ^= line.startswith("```")
            lines.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines) + "\n"
