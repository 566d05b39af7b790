"""Signs that a sentence mentions a number at all, dates included; what it counts is not read."""

from argmap.english.patterns import lazy, word_starts
from argmap.english.word_lists import word_lists

_POWER = r"(?:(?<![\d.,])\d[\d.,]{0,20}\s?[x×·*]\s?)?(?<![\d.,^])10\^\(?[-−–+]?\d{1,3}\)?"
POWER = lazy(_POWER)  # "10^6", "1.2 × 10^6"
FIGURE = lazy(rf"""(?i)(?:(?<![^\s(])[-−–‒](?=\d))?(?:{_POWER}|\d[\d.,]*\d(?:\s?%| per cent)?
    |\d(?:\s?%)?)
    |\b(?:hundreds?|thousands?|millions?|billions?|half|dozens?) of\b""")
NUMBER_WORD = lazy(r"""(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty
    |thirty|forty|fifty|half|quarter|third)\b""")
ORDINAL = lazy(r"""(?i)\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
    |\d+(?:st|nd|rd|th))\b""")
# Words without which a sentence in plain lower case has nothing that could be computed.
_COUNTED = word_lists("figures")["may-count"]
MAY_COUNT = lazy(rf"\d|{word_starts(_COUNTED)}|fold(?<=\w.{{4}})\b|teen(?<=\w.{{4}})\b")
