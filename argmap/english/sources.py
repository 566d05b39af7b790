"""Where figures and authorities come from: source lines, references, and names one can look up."""

from __future__ import annotations

import re

from argmap.english.patterns import lazy

_SOURCE_LINE = lazy(r"^[ \t]*(?:sources?|data)\s*:", re.IGNORECASE | re.MULTILINE)
_FIRST_PERSON = lazy(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b(?!\s*\.)")
_REFERENCE = lazy(
    r"https?://|www\.|\[\d{1,3}\]|\bdoi:|\bibid\b"
    r"|\((?:[A-Z][\w.&’' -]+,?\s+)(?:19|20)\d\d[a-z]?\)",
    re.IGNORECASE,
)
_NAMED_BODY = lazy(
    r"\b(?:UN|WHO|OECD|IMF|UNESCO|UNICEF|UNHCR|Eurostat|Gallup|Reuters|Statistics|Statistical"
    r"|Institute|Bureau|Ministry|Office|Agency|Bank|Commission|University|Department|Authority"
    r"|Council|Fund|Organization|Organisation)\b"
)
_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_REFERENCE_OR_YEAR = lazy(r"https?://|www\.|\[\d{1,3}\]|\((?:[^()]*\s)?(?:1[89]|20)\d\d[a-z]?\)")
_CAPITALISED = lazy(r"(?<![.!?:“\"‘«(]\s)(?<!^)(?<![“\"‘«])\b(?!I\b|I['’])[A-Z][\w’'.-]*")
_NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May"
    " June July August September October November December English German French Russian God"
    " Internet Mr Mrs Ms President Minister".split()
)


def has_source_line(text: str) -> bool:
    """Return whether a line of a text begins with "Source:" or "Data:"."""
    return bool(_SOURCE_LINE.search(text))


def speaks_of_self(text: str) -> bool:
    """Return whether a text is in the first person."""
    return bool(_FIRST_PERSON.search(text))


def has_reference(text: str) -> bool:
    """Return whether a text gives a reference or names a body that publishes figures."""
    return bool(_REFERENCE.search(text) or _NAMED_BODY.search(text))


def names_a_year(text: str) -> bool:
    """Return whether a text names a calendar year."""
    return bool(_YEAR.search(text))


def names_somebody(text: str) -> bool:
    """Return whether a text has a reference, or a capitalised name that is not a day or a title."""
    names = (match.group() for match in _CAPITALISED.finditer(text))
    return bool(_REFERENCE_OR_YEAR.search(text)) or any(name not in _NO_NAMES for name in names)
