"""The words of the page: names of roles, levels, relations and standings."""

from argmap.model import ROLES, Omission, Statement

ROLE_NAMES = {role: role.capitalize() for role in ROLES}
LEVEL_NAMES = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
LEVEL_HINTS = {
    "error": "figures or words in the text that do not fit together",
    "warning": "steps that the text itself does not support",
    "note": "things a reader may want to ask",
}
VERBS = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}

STANDINGS = {
    "clear": "is reached from evidence in the text; on at least one path no flag is raised",
    "over-flagged-steps": "is reached from evidence, but on every path a flag is raised",
    "bare-claims": "rests on claims alone: the text gives no evidence for them",
    "no-support": "has no support in the text",
    "unreviewed": "rests on proposals that nobody has reviewed, so no verdict is given on it yet",
}
_SHORT_STANDINGS = {
    "clear": "reached from evidence, no flag on at least one path",
    "over-flagged-steps": "a flag on every path",
    "bare-claims": "rests on claims alone",
    "no-support": "no support in the text",
    "unreviewed": "not reviewed",
}
LONGEST_OMISSION = 300  # characters of what was left out that the page shows
_HYPHENATED = ("co-movement", "both-ways", "either-or")  # in the names of flags


def flag_title(name: str) -> str:
    """Return a flag's name as words: `co-movement-to-cause` is "Co-movement to cause"."""
    words = name.replace("-", " ")
    for word in _HYPHENATED:
        words = words.replace(word.replace("-", " "), word)
    return words[:1].upper() + words[1:]


def count_of(number: int, thing: str) -> str:
    """Return "1 flag", "2 flags"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def place_of(statement: Statement) -> str:
    """Return where a statement is in the source: "line 27"; "implicit" if it is not stated."""
    return f"line {statement.line}" if statement.line else "implicit"


def cut(words: str, most: int) -> str:
    """Return words, or their beginning and an ellipsis if they are longer."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def unquoted(words: str) -> str:
    """Return words without the quotation marks around them, to be put between others."""
    return words.strip('“”„«»"')


def omission_in_words(omission: Omission) -> str:
    """Return what was left out: `struck text: “not”`, or the kind alone if it has no words."""
    words = cut(omission.text, LONGEST_OMISSION)
    return f"{omission.kind}: “{words}”" if words else omission.kind


def standing_in_short(state: str) -> str:
    """Return a standing in a few words, for a table."""
    return _SHORT_STANDINGS.get(state, state)
