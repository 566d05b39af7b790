"""Ids: short readable names of letters, digits and -, and the `## id role` line that gives one."""

import re
from unicodedata import category, normalize

from argmap.annotation.read.problems import Piece, Problems, did_you_mean, listed, other_space
from argmap.annotation.read.written import WrittenStatement
from argmap.model import ROLES, Role

LONGEST_ID = 64
_ROLES: dict[str, Role] = {role: role for role in ROLES}
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_HEADING = re.compile(r"##[ \t]+(\S+)(?:[ \t]+(\S+))?(.*)")


def id_fault(word: str) -> str:
    """Return why a word cannot be an id; empty if it can."""
    if _PLAIN_ID.fullmatch(word):
        return "this word joins the premises of a link" if word.casefold() == "with" else ""
    composed = normalize("NFC", word)
    if len(composed) > LONGEST_ID:
        return f"it has {len(composed)} characters, and the maximum is {LONGEST_ID}"
    other = next((character for character in composed if not _may_occur(character)), None)
    if other:
        return f'it contains "{other}"'
    if not composed or not (composed[0].isalpha() or composed[0].isdecimal()):
        return "it does not start with a letter or a digit"
    return ""


def _may_occur(character: str) -> bool:
    is_usual = character == "-" or character.isalpha() or character.isdecimal()
    return is_usual or category(character)[0] == "M"


def slug(words: str) -> str:
    """Return an id made from words; empty if none can be made."""
    composed = normalize("NFC", words.rstrip("?"))
    spaced = "".join(character if _may_occur(character) else " " for character in composed)
    name = "-".join(spaced.split()).strip("-")
    while len(name) > LONGEST_ID and "-" in name:
        name = name.rpartition("-")[0]
    return name if name and not id_fault(name) else ""


def read_heading(line: Piece, section: str | None, problems: Problems) -> WrittenStatement:
    """Return the statement that a `##` line starts, perhaps without id; report what is wrong."""
    shape = _HEADING.fullmatch(line.text)
    if _has_other_space(line, problems):
        return WrittenStatement(Piece("", line.line, line.col + 3), section)
    if not shape:
        problems.error(line, "missing id and role", 'write "## short-name claim"')
        return WrittenStatement(Piece("", line.line, line.col + 3), section)
    name = Piece(normalize("NFC", shape[1]), line.line, line.col + shape.start(1))
    role = shape[2] or ""
    if _has_spaces_in_id(line, name, role, problems):
        return WrittenStatement(Piece("", line.line, line.col + 3), section)
    if _is_bad_id(shape[1], name, role, problems):
        name = Piece("", line.line, name.col)
    statement = WrittenStatement(name, section, proposed=role.endswith("?"))
    known = _ROLES.get(role.removesuffix("?"))
    if known:
        statement.role = known
        if shape[3]:
            _check_rest(statement, line.part(shape.start(3)), problems)
    elif role:
        _report_unknown_role(shape, line, problems)
    elif name.text:
        _report_missing_role(name, problems)
    return statement


def _has_other_space(line: Piece, problems: Problems) -> bool:
    """Report a space that looks like an ordinary one, as Word and macOS put into a line."""
    at, name = other_space(line.text)
    if not name:
        return False
    *words, role = line.text[2:].split() or [""]
    has_role = role.rstrip("?") in ROLES
    likely = slug(" ".join(words if has_role else [*words, role]))
    hint = f'write "## {likely} {role if has_role else "claim"}"' if likely else "type a space"
    found = Piece(line.text[at], line.line, line.col + at)
    problems.error(found, f"{name} in a ## line, where only ordinary spaces may be", hint)
    return True


def _has_spaces_in_id(line: Piece, name: Piece, role: str, problems: Problems) -> bool:
    if role.rstrip("?") in ROLES:
        return False
    words = line.text[2:].split()
    if len(words) < 3 or words[-1].rstrip("?") not in ROLES:
        return False
    likely = slug(" ".join(words[:-1]))
    hint = f'write "## {likely} {words[-1]}"' if likely else "join its words with -"
    whole = line.part(name.col - line.col, line.text.rindex(words[-1]))
    problems.error(whole, "an id cannot contain spaces", hint)
    return True


def _is_bad_id(word: str, at: Piece, role: str, problems: Problems) -> bool:
    fault = id_fault(word)
    if not fault:
        return False
    likely = slug(word)
    message = f'"{word}" cannot be an id: {fault}'
    hint = f'write "{likely}"' if likely else "use only letters, digits and -"
    if word.casefold() == "with":
        hint = "choose another word"
    elif word.endswith("?") and not id_fault(word.rstrip("?")):
        message = "the ? belongs to the role, not to the id"
        hint = f'write "## {word.rstrip("?")} {(role or "claim").rstrip("?")}?"'
    problems.error(Piece(word, at.line, at.col), message, hint)
    return True


def _check_rest(statement: WrittenStatement, rest: Piece, problems: Problems) -> None:
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


def _report_unknown_role(shape: re.Match[str], line: Piece, problems: Problems) -> None:
    role = shape[2].removesuffix("?")
    hint = did_you_mean(problems.nearest(role, ROLES), f"the roles are {listed(ROLES, 'and')}")
    if shape[1] in ROLES and not shape[3].strip():
        hint = f'the id comes first: "## {role} {shape[1]}"'
    at = Piece(role, line.line, line.col + shape.start(2))
    problems.error(at, f'unknown role "{role}"', hint)
