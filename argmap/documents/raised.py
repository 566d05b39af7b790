"""Raised characters: an exponent, a part of the word before them, or the mark of a footnote."""

import re

_BASES = re.compile(r"(?:(?<![\d.,])10|\b(?:[kcdm]?m|s|h|x|y|r|n))$")
_NUMBER = re.compile(r"[-+\u2212]?\d{1,4}")
_WORDED = re.compile(r"(?:st|nd|rd|th|er|re|e|ème|o|a|º|ª|TM|SM|®|™|©)", re.IGNORECASE)


def raised(before: str, raised: str) -> str | None:
    """Return what is written for raised characters after `before`; None for a footnote mark."""
    if _NUMBER.fullmatch(raised):
        return f"^{raised}" if _BASES.search(before) else None
    return raised if _WORDED.fullmatch(raised) else None
