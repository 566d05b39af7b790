"""The `## id role` line that starts a statement."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from argmap.annotation.read.ids import id_fault, slug
from argmap.annotation.read.problems import Piece, did_you_mean, listed
from argmap.annotation.read.written import WrittenStatement
from argmap.model import ROLES

if TYPE_CHECKING:
    from argmap.annotation.read.problems import Problems

_HEADING = re.compile(r"##[ \t]+(\S+)(?:[ \t]+(\S+))?(.*)")


def read_heading(line: Piece, section: str | None, problems: Problems) -> WrittenStatement:
    """Return the statement that a `##` line starts; report what is wrong with the line.

    An id that cannot be read is left empty; a role that cannot be read is `claim`.
    """
    statement = WrittenStatement(Piece("", line.line, line.col + 3), section)
    shape = _HEADING.fullmatch(line.text)
    if not shape:
        problems.error(line, "missing id and role", 'write "## short-name claim"')
        return statement
    name = line.part(*shape.span(1))
    role = line.part(*shape.span(2)) if shape[2] else Piece("", line.line, line.col)
    rest = line.part(*shape.span(3))
    if _has_spaces_in_id(line, name, role, problems):
        return statement
    if not _is_bad_id(name, role, problems):
        name = name._replace(text=unicodedata.normalize("NFC", name.text))
        statement.name = name
    else:
        statement.name = Piece("", line.line, name.col)
    statement.proposed = role.text.endswith("?")
    known = next((each for each in ROLES if each == role.text.removesuffix("?")), None)
    if known:
        statement.role = known
        _check_rest(statement, rest, problems)
    elif role.text:
        _report_unknown_role(name, role, rest, problems)
    elif statement.id:
        _report_missing_role(statement.name, problems)
    return statement


def _has_spaces_in_id(line: Piece, name: Piece, role: Piece, problems: Problems) -> bool:
    words = line.text[2:].split()
    is_role = [word.rstrip("?") in ROLES for word in words]
    if len(words) < 3 or role.text.rstrip("?") in ROLES or not is_role[-1]:
        return False
    likely = slug(" ".join(words[:-1]))
    hint = f'write "## {likely} {words[-1]}"' if likely else "join its words with -"
    whole = line.part(name.col - line.col, line.text.rindex(words[-1]))
    problems.error(whole, "an id cannot contain spaces", hint)
    return True


def _is_bad_id(name: Piece, role: Piece, problems: Problems) -> bool:
    fault = id_fault(name.text)
    if not fault:
        return False
    word, likely = name.text, slug(name.text)
    message = f'"{word}" cannot be an id: {fault}'
    hint = f'write "{likely}"' if likely else "use only letters, digits and -"
    if word.casefold() == "with":
        hint = "choose another word"
    elif word.endswith("?") and not id_fault(word.rstrip("?")):
        message = "the ? belongs to the role, not to the id"
        hint = f'write "## {word.rstrip("?")} {(role.text or "claim").rstrip("?")}?"'
    problems.error(name, message, hint)
    return True


def _check_rest(statement: WrittenStatement, rest: Piece, problems: Problems) -> None:
    """Report text after the role, which may be the words of the statement."""
    if not rest.text:
        return
    hint = f'write "{statement.role}?" without a space'
    if rest.text != "?":
        statement.marker = "?"
        hint = 'write the words of the statement on the next line, after "> "'
    problems.error(rest, "unexpected text after the role", hint)


def _report_missing_role(name: Piece, problems: Problems) -> None:
    if name.text in ROLES:
        hint = f'write a short name before the role: "## short-name {name.text}"'
        problems.error(name, "the statement has no id", hint)
    else:
        hint = f"add {listed(ROLES)} after it"
        problems.error(name, f'"{name.text}" has no role', hint)


def _report_unknown_role(name: Piece, role: Piece, rest: Piece, problems: Problems) -> None:
    word = role.text.removesuffix("?")
    hint = did_you_mean(problems.nearest(word, ROLES), f"the roles are {listed(ROLES, 'and')}")
    if name.text in ROLES and not rest.text:
        hint = f'the id comes first: "## {word} {name.text}"'
    problems.error(role._replace(text=word), f'unknown role "{word}"', hint)
