"""A script without its remarks and the blanks it does not need: the page carries it, nobody reads it there."""

from __future__ import annotations

import re

# A string, a regular expression (only after a sign that no value can end with), a remark, a run of blanks.
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<remark>//[^\n]*|/\*.*?\*/)"""
    r"""|(?<=[=(,:?&|!])\s*(?P<pattern>/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"""
    r"""|(?P<blank>\s+)|(?P<template>`)""",
    re.DOTALL,
)
_NAME = re.compile(r"[\w$]")
_OPEN_END = frozenset(";{(,[:?&|=+-*<>!")


def squeeze(script: str) -> str:
    """Return a script that does the same in fewer bytes; line ends that might end a statement stay."""
    out: list[str] = []
    place = 0
    while found := _TOKEN.search(script, place):
        out.append(script[place : found.start()])
        place = found.end()
        if found["template"]:
            place = _template_end(script, place)
            out.append(script[found.start() : place])
        elif found["blank"] or found["remark"]:
            place, line_end = _blanks_end(script, found.start())
            out.append(_between(_last(out), script[place : place + 1], line_end=line_end))
        else:
            out.append(found[0].strip())
    return "".join((*out, script[place:])).strip() + "\n"


def _blanks_end(script: str, place: int) -> tuple[int, bool]:
    """Return where blanks and remarks end, and whether a line ends among them."""
    line_end = False
    while (found := _TOKEN.match(script, place)) and (found["blank"] or found["remark"]):
        line_end = line_end or "\n" in found[0]
        place = found.end()
    return place, line_end


def _between(before: str, after: str, *, line_end: bool) -> str:
    """Return what has to stand between two characters: nothing, a blank or a line end."""
    if not before or not after:
        return ""
    if _NAME.match(before) and _NAME.match(after):
        return "\n" if line_end else " "
    if before == after and before in "+-":
        return " "
    if line_end and before not in _OPEN_END and after not in ".?:&|)]},;":
        return "\n"
    return ""


def _last(out: list[str]) -> str:
    """Return the last character written."""
    return next((part[-1] for part in reversed(out) if part), "")


def _template_end(script: str, place: int) -> int:
    """Return where a template string ends that is open at a place; what stands in its braces may hold another."""
    while place < len(script) and script[place] != "`":
        if script[place] == "\\":
            place += 1
        elif script.startswith("${", place):
            place = _hole_end(script, place + 2) - 1
        place += 1
    return place + 1


def _hole_end(script: str, place: int) -> int:
    """Return where the braces of a template string close."""
    depth = 1
    while place < len(script) and depth:
        if script[place] == "`":
            place = _template_end(script, place + 1) - 1
        depth += {"{": 1, "}": -1}.get(script[place], 0)
        place += 1
    return place
