"""The pages of the flags as `argmap explain` prints them, and the list of all codes."""

import re
from difflib import get_close_matches

from argmap.catalogue import BY_CODE, CODES, FAMILIES, RULES, Rule
from argmap.flags.rules import sections_of, text_of_page
from argmap.model import ArgmapError

_A_CODE = re.compile(r"arg(\d{3})", re.IGNORECASE)
_NOT_RAISED = {"person": "  (by hand only)", "nobody": "  (withdrawn)"}
_OFFERED = 2  # flags that are suggested in place of one that does not exist
_WAITS = """\
## In a draft
It waits until a person has accepted, or written, what it rests on: that the machine did not find a
link says nothing about the text.
"""
_BY_HAND = """\
## Who raises it
Only a person raises it, under the statement or link, with:

    - flag: {code} your reason
"""


def page_of(wanted: str) -> str:
    """Return the page of a flag, named by its code or name.

    Raises ArgmapError, with the nearest flags, if there is no such flag.
    """
    rule = BY_CODE[code_of(wanted.strip())]
    proposed = ", only proposed" if rule.raised_by == "proposal" else ""
    waits = f"\n{_WAITS}" if rule.absence else ""
    by_hand = f"\n{_BY_HAND.format(code=rule.code)}" if rule.raised_by == "person" else ""
    title = f"# {rule.code} {rule.name} ({rule.level}{proposed})"
    return f"{title}\n\n{text_of_page(rule)}\n{waits}{by_hand}"


def listing() -> str:
    """Return the catalogue, one line per flag."""
    lines: list[str] = []
    for number, family in FAMILIES.items():
        lines += ["", f"ARG{number}xx  {family.capitalize()}", ""]
        lines += [_line(rule) for rule in RULES if rule.family == family]
    return "\n".join(lines[1:]) + "\n"


def _line(rule: Rule) -> str:
    first = sections_of(rule)[""].rstrip(".")
    by_hand = _NOT_RAISED.get(rule.raised_by, "")
    return f"{rule.code}  {rule.level:<7}  {rule.name}: {first[0].lower()}{first[1:]}{by_hand}"


def code_of(wanted: str) -> str:
    """Return the code that a person means by a code or a name, in upper or lower case."""
    for code, name in CODES.items():
        if wanted.upper() == code or wanted.lower() == name:
            return code
    near = " and ".join(f"{code} ({CODES[code]})" for code in _nearest(wanted))
    hint = f"The closest: {near}." if near else "`argmap explain` lists them all."
    raise ArgmapError(f"there is no flag “{wanted}”. {hint}")


def _nearest(wanted: str) -> list[str]:
    """Return the codes closest to one that does not exist, or those with the most similar names."""
    number = _A_CODE.fullmatch(wanted)
    if number:
        by_distance = sorted(CODES, key=lambda code: (abs(int(code[3:]) - int(number[1])), code))
        return sorted(by_distance[:_OFFERED])
    near = get_close_matches(wanted.upper(), CODES, _OFFERED)
    near = near or get_close_matches(wanted.lower(), CODES.values(), _OFFERED)
    return [code for code, name in CODES.items() if code in near or name in near]
