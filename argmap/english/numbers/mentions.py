"""Signs that a sentence mentions a number at all, dates included; what it counts is not read."""

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
_TENS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
# Words without which a sentence in plain lower case has nothing that could be computed.
MAY_COUNT = lazy(
    r"\d|\b(?:half|halved|doubl\w+|twice|tripled|trebled|quadrupled|\w+fold|one in|two|three|four"
    r"|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?|five|six|seven|eight|nine|ten|eleven"
    rf"|twelve|\w+teen|{_TENS}|dozen|hundred|thousand|million|billion|majority"
    r"|(?:in )?proportion\w*|in step with|mirror(?:s|ed)?|in lockstep|in line with|in tandem"
    r"|that is an? \w+)\b"
)
