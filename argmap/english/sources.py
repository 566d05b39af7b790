"""Where figures and authorities come from: source lines, references, and names one can look up."""

import re

from argmap.english.patterns import lazy
from argmap.english.word_lists import plain_words

_SOURCE_LINE = lazy(r"(?im)^[ \t]*(?:sources?|data)\s*:")
_FIRST_PERSON = lazy(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b(?!\s*\.)")
_REFERENCE = lazy(r"""(?i)https?://|www\.|\[\d{1,3}\]|\bdoi:|\bibid\b|\((?:[A-Z][\w.&’' -]+,?\s+)
    (?:19|20)\d\d[a-z]?\)""")
_SAID_AFTER = lazy(r"""(?x),[”"’']?\s[^,;:]{0,60}?
    \b(?:said|says|added|adds|told|reported|noted|announced|explained)\b""")
_WORD = re.compile(r"\w+")
_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_REFERENCE_OR_YEAR = lazy(r"https?://|www\.|\[\d{1,3}\]|\((?:[^()]*\s)?(?:1[89]|20)\d\d[a-z]?\)")
_CAPITALISED = lazy(r"(?<![.!?:“\"‘«(]\s)(?<!^)(?<![“\"‘«])\b(?!I\b|I['’])[A-Z][\w’'.-]*")


def has_source_line(text: str) -> bool:
    """Return whether a line of a text begins with "Source:" or "Data:"."""
    return bool(_SOURCE_LINE.search(text))


def speaks_of_self(text: str) -> bool:
    """Return whether a text is in the first person."""
    return bool(_FIRST_PERSON.search(text))


def has_reference(text: str) -> bool:
    """Return whether a text gives a reference or names a body that publishes figures."""
    if _REFERENCE.search(text):
        return True
    return not plain_words("publishers").isdisjoint(_WORD.findall(text))


def says_who_said(text: str) -> bool:
    """Return whether words end with who said them: ", the mayor said"."""
    return bool(_SAID_AFTER.search(text))


def names_a_year(text: str) -> bool:
    """Return whether a text names a calendar year."""
    return bool(_YEAR.search(text))


def names_somebody(text: str) -> bool:
    """Return whether a text has a reference, or a capitalised name that is not a day or a title."""
    names = (match.group() for match in _CAPITALISED.finditer(text))
    return bool(_REFERENCE_OR_YEAR.search(text)) or not plain_words("not-names").issuperset(names)
