"""Signs that a sentence mentions a number at all, dates included; what it counts is not read."""

from __future__ import annotations

import re

from argmap.english.patterns import lazy

FIGURE = lazy(
    r"\d[\d.,]*\d(?:\s?%| per cent)?|\d(?:\s?%)?"
    r"|\b(?:hundreds?|thousands?|millions?|billions?|half|dozens?) of\b",
    re.IGNORECASE,
)
NUMBER_WORD = lazy(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|half|quarter|third)\b",
    re.IGNORECASE,
)
ORDINAL = lazy(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
