"""Ids: short readable names of letters, digits and -, and the links that name them."""

import re
import unicodedata

from argmap.annotation.keys import KINDS
from argmap.annotation.read.problems import Piece, Problems
from argmap.annotation.read.written import WrittenLink

LONGEST_ID = 64
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_WITH = re.compile(r"(?<!\s)\s+with\s+")
_ARROW = re.compile(r"->")
_COMMA = re.compile(r",")
_JOINT = re.compile(r"[,;&]|\band\b")
_WHICH_ID = "write the id that follows ## above the statement you mean"


def id_fault(word: str) -> str:
    """Return why a word cannot be an id; empty if it can."""
    if _PLAIN_ID.fullmatch(word):
        return "this word joins the premises of a link" if word.casefold() == "with" else ""
    composed = unicodedata.normalize("NFC", word)
    if len(composed) > LONGEST_ID:
        return f"it has {len(composed)} characters, and the maximum is {LONGEST_ID}"
    other = next((character for character in composed if not _may_occur(character)), None)
    if other:
        return f'it contains "{other}"'
    if not composed or not (composed[0].isalpha() or composed[0].isdecimal()):
        return "it does not start with a letter or a digit"
    return ""


def _may_occur(character: str) -> bool:
    return (
        character == "-"
        or character.isalpha()
        or character.isdecimal()
        or unicodedata.category(character)[0] == "M"
    )


def slug(words: str) -> str:
    """Return an id made from words; empty if none can be made."""
    composed = unicodedata.normalize("NFC", words.rstrip("?"))
    spaced = "".join(character if _may_occur(character) else " " for character in composed)
    name = "-".join(spaced.split()).strip("-")
    while len(name) > LONGEST_ID and "-" in name:
        name = name.rpartition("-")[0]
    return name if name and not id_fault(name) else ""


def read_link(key: Piece, value: Piece, problems: Problems) -> WrittenLink:
    """Return the link that a line states; report what is wrong with its value.

    A link whose value cannot be read has no targets.
    """
    name = key.text.removesuffix("?")
    link = WrittenLink(KINDS[name], value, key.text.endswith("?"))
    if link.kind == "undercut":
        ends = _ids(value, _ARROW)
        if len(ends) == 2 and not any(id_fault(end.text) for end in ends):
            link.targets = ends
        else:
            _report_undercut(value, ends, problems)
        return link
    target, *others = _ids(value, _WITH)
    partners = _ids(others[0], _COMMA) if others else ()
    if len(others) > 1:
        hint = 'write "with" once, and separate the ids after it with commas'
        problems.error(others[1].first(1), '"with" is used twice', hint)
        return link
    bad = next((each for each in (target, *partners) if id_fault(each.text)), None)
    if bad is None:
        link.targets, link.premises = (target,), partners
    else:
        message, hint = _fault(key.text, bad.text, is_target=bad is target)
        problems.error(bad, message, hint)
    return link


def _ids(value: Piece, divider: re.Pattern[str]) -> tuple[Piece, ...]:
    found = []
    start = 0
    for end, following in [*(match.span() for match in divider.finditer(value.text)), (None, 0)]:
        piece = value.part(start, end)
        if not piece.text.isascii():
            piece = piece._replace(text=unicodedata.normalize("NFC", piece.text))
        found.append(piece)
        start = following
    return tuple(found)


def _fault(key: str, word: str, *, is_target: bool) -> tuple[str, str]:
    joined = [piece.strip() for piece in _JOINT.split(word) if piece.strip()]
    message, hint = f'"{word}" is not an id: {id_fault(word)}', _WHICH_ID
    if not word:
        return "missing id", hint
    if "->" in word:
        hint = "only undercuts takes a link; write the id of one statement here"
    elif is_target and len(joined) > 1:
        message = "a link can have only one conclusion"
        hint = f'write a separate line for the other one: "- {key}: {joined[1]}"'
    elif len(joined) > 1:
        message, hint = "ids must be separated by commas", f'write "{", ".join(joined)}"'
    elif " " in word:
        hint = f'write "{key}: ID", or "{key}: ID with ID, ID"'
    return message, hint


def _report_undercut(value: Piece, ends: tuple[Piece, ...], problems: Problems) -> None:
    if len(ends) == 2:
        bad = next(end for end in ends if id_fault(end.text))
        message = f'"{bad.text}" is not an id: {id_fault(bad.text)}'
        problems.error(bad, message if bad.text else "missing id before or after ->", _WHICH_ID)
    elif len(ends) > 2:
        hint = 'attack its statement instead: "attacks: ID"'
        problems.error(value, "an undercut cannot be undercut", hint)
    else:
        hint = 'write "undercuts: PREMISE -> CONCLUSION", with the ids of the two linked statements'
        problems.error(value, "an undercut must name the link that it speaks against", hint)
