"""Ids: short readable names of letters, digits and -, compared as NFC."""

from __future__ import annotations

import re
import unicodedata

LONGEST_ID = 64
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


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
