"""The catalogue: one line for every published code, and the page that `argmap explain` prints."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from math import sqrt
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
_MEASURED = """\
`benchmarks/flags.py` ran every rule over {texts} annotated texts with {words:,} words (speeches, comments on a rule of law,
short essays, medical abstracts), read as annotations that a person confirmed. Whoever wrote the rules also judged a sample
of the flags, text by text (`tests/flags/verdicts.jsonl`); no second reader has seen it. The rules were mended on the same
texts, so expect less on fresh ones: before that, 30 of 36 flags of ARG1xx were agreed with, 4 of 20 of ARG2xx, 8 of 8 of
ARG3xx, 15 of 45 of ARG4xx and 33 of 65 of ARG5xx; of 21 flags of ARG501 and ARG503 that were read only after it, 13.

Most rules of ARG2xx found nothing or next to nothing here: that they are silent on such texts is measured, how often they are
right is not. A doubt about ARG1xx is one about the role that the corpus gives: the rules only read the structure. Rules
that are off are left out of the families."""
_SPREAD = 1.96
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


def _measured() -> list[str]:
    """Return what `benchmarks/flags.py` measured: the load of each rule, and how often a reader agreed."""
    data = tomllib.loads(Path(__file__).with_name("measured.toml").read_text(encoding="utf-8"))
    rules = {code: facts for code, facts in data.items() if isinstance(facts, dict)}
    lines = [
        "## Measured",
        "",
        *_MEASURED.format(**data).splitlines(),
        "",
        "| family | judged | agreed | between |",
        "| --- | --- | --- | --- |",
    ]
    for family, name in _FAMILIES.items():
        counted = [facts for code, facts in rules.items() if code[3] == family and not facts["off"]]
        judged, agreed = (sum(facts[key] for facts in counted) for key in ("judged", "agreed"))
        low, high = _interval(agreed, judged)
        lines.append(
            f"| ARG{family}xx {name} | {judged} | {agreed} | {low:.0%} and {high:.0%} |" if judged else f"| ARG{family}xx {name} | 0 | | |"
        )
    lines += ["", "| code | flags | in 1,000 words | judged | agreed |", "| --- | --- | --- | --- | --- |"]
    for code, facts in rules.items():
        off = " (off)" if facts["off"] else ""
        numbers = (
            f"{facts['flags']} | {facts['per_thousand_words']:.2f} | {facts['judged'] or ''} | {facts['agreed'] if facts['judged'] else ''}"
        )
        lines.append(f"| {code} {CODES[code]}{off} | {numbers} |")
    return lines


def _interval(agreed: int, judged: int) -> tuple[float, float]:
    """Return the bounds between which a share stands with 95 % confidence (Wilson)."""
    if not judged:
        return 0.0, 1.0
    share, spread = agreed / judged, _SPREAD**2 / judged
    middle = (share + spread / 2) / (1 + spread)
    half = _SPREAD * sqrt(share * (1 - share) / judged + spread / judged / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def document(pages: Iterable[str], machine: frozenset[str]) -> str:
    """Return the whole catalogue as one Markdown page: the list, what was measured, then the page of each flag, one level down."""
    lines = [
        "# Flags",
        "",
        "Made from the pages of the rules; `argmap explain CODE` prints one of them.",
        "",
        "```",
        *listing(machine).splitlines(),
        "```",
        "",
        *_measured(),
    ]
    for page in pages:
        lines.append("")
        fenced = False
        for line in page.rstrip().splitlines():
            fenced ^= line.startswith("```")
            lines.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines) + "\n"
