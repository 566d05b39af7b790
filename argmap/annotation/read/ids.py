"""Ids: short readable names of letters, digits and -, compared as NFC."""

from __future__ import annotations

import re
import unicodedata

LONGEST_ID = 64
_WHOLE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


def id_fault(word: str) -> str:
    """Return what keeps a word from being an id; nothing if it is one."""
    if _WHOLE_ID.fullmatch(word):
        return "this word joins the premises of a link" if word.casefold() == "with" else ""
    composed = unicodedata.normalize("NFC", word)
    if len(composed) > LONGEST_ID:
        return f"it has {len(composed)} characters, the most is {LONGEST_ID}"
    odd = next((sign for sign in composed if not _is_id_sign(sign)), None)
    if odd:
        return f'"{odd}" may not stand in it'
    if not composed or not (composed[0].isalpha() or composed[0].isdecimal()):
        return "it begins with neither a letter nor a digit"
    return ""


def _is_id_sign(sign: str) -> bool:
    return sign == "-" or sign.isalpha() or sign.isdecimal() or unicodedata.category(sign)[0] == "M"


def slug(words: str) -> str:
    """Return an id made from words; nothing if none can be made."""
    signs = (
        sign if _is_id_sign(sign) else " "
        for sign in unicodedata.normalize("NFC", words.rstrip("?"))
    )
    name = "-".join("".join(signs).split()).strip("-")
    while len(name) > LONGEST_ID and "-" in name:
        name = name.rpartition("-")[0]
    return name if name and not id_fault(name) else ""
