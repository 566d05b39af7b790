"""The value of a `supports`, `attacks` or `undercuts` line: which statements it names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from argmap.annotation.read.drafts import DraftLink, Fact, Ref
from argmap.annotation.read.ids import id_fault

if TYPE_CHECKING:
    from argmap.annotation.read.problems import Problems
    from argmap.model import Kind

_WITH = re.compile(r"(?<!\s)\s+with\s+")
_ARROW = re.compile(r"->")
_COMMA = re.compile(r",")


def read_link(kind: Kind, key: Fact, fact: Fact, problems: Problems) -> DraftLink:
    """Return the link that a `supports`, `attacks` or `undercuts` line states; note what is wrong with it."""
    link = DraftLink(kind, fact.line, fact.col, key.value.endswith("?"), width=len(fact.value))
    if kind == "undercut":
        ends = _refs(fact, _ARROW)
        if len(ends) != 2 or any(id_fault(end.id) for end in ends):
            _bad_undercut(fact, ends, problems)
        else:
            link.targets = ends
        return link
    halves = _refs(fact, _WITH)
    partners = (
        _refs(Fact(halves[1].id, fact.line, halves[1].col), _COMMA) if len(halves) == 2 else ()
    )
    refs = (halves[0], *partners)
    if len(halves) > 2:
        problems.error(
            fact.line,
            halves[2].col,
            '"with" stands twice',
            hint='write "with" once, and commas between the ids after it',
        )
        return link
    for ref in refs:
        if id_fault(ref.id):
            message, hint = _ref_fault(key.value, ref.id, is_target=ref is halves[0])
            problems.error(ref.line, ref.col, message, width=max(1, len(ref.id)), hint=hint)
            return link
    link.targets, link.premises = (halves[0],), partners
    return link


def _refs(fact: Fact, divider: re.Pattern[str]) -> tuple[Ref, ...]:
    """Return the pieces of a value between dividers, as they stand, each with its column."""
    refs = []
    done = 0
    bounds = [
        *((found.start(), found.end()) for found in divider.finditer(fact.value)),
        (len(fact.value), len(fact.value)),
    ]
    for start, end in bounds:
        piece = fact.value[done:start]
        lead = len(piece) - len(piece.lstrip())
        refs.append(
            Ref(unicodedata.normalize("NFC", piece.strip()), fact.line, fact.col + done + lead)
        )
        done = end
    return tuple(refs)


def _ref_fault(key: str, word: str, *, is_target: bool) -> tuple[str, str]:
    """Return what is wrong with an id that a link names, and what to do."""
    message, hint = (
        f'"{word}" is no id: {id_fault(word)}',
        "write the id that stands after ## above the statement you mean",
    )
    joined = [piece for piece in re.split(r"[,;&]|\band\b", word) if piece.strip()]
    if not word:
        return ("an id is missing here", hint)
    if "->" in word:
        hint = "only undercuts names a link; here stands the id of one statement"
    elif is_target and len(joined) > 1:
        message, hint = (
            "a link has one conclusion",
            f'write a line of its own for the other one: "- {key}: {joined[1].strip()}"',
        )
    elif len(joined) > 1:
        message, hint = (
            "between ids stands a comma",
            f'write "{", ".join(piece.strip() for piece in joined)}"',
        )
    elif " " in word:
        hint = f'write "{key}: ID", or "{key}: ID with ID, ID"'
    return (message, hint)


def _bad_undercut(fact: Fact, ends: tuple[Ref, ...], problems: Problems) -> None:
    message = "an undercut names the link that it speaks against"
    hint = 'write "undercuts: PREMISE -> CONCLUSION" with the ids of the two statements that the link joins'
    if len(ends) > 2:
        message, hint = (
            "an undercut cannot be undercut",
            'speak against its statement: "attacks: ID"',
        )
    elif len(ends) == 2:
        bad = next(end for end in ends if id_fault(end.id))
        message = (
            f'"{bad.id}" is no id: {id_fault(bad.id)}'
            if bad.id
            else "an id is missing beside the ->"
        )
        problems.error(bad.line, bad.col, message, width=max(1, len(bad.id)), hint=hint)
        return
    problems.error(fact.line, fact.col, message, width=len(fact.value), hint=hint)
