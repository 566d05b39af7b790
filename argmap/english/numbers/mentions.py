"""Signs that a sentence mentions a number at all, dates included; what it counts is not read."""

from argmap.english.patterns import lazy

_POWER = r"(?:(?<![\d.,])\d[\d.,]{0,20}\s?[x×·*]\s?)?(?<![\d.,^])10\^\(?[-−–+]?\d{1,3}\)?"
POWER = lazy(_POWER)  # "10^6", "1.2 × 10^6"
FIGURE = lazy(rf"""(?i)(?:(?<![^\s(])[-−–‒](?=\d))?(?:{_POWER}|\d[\d.,]*\d(?:\s?%| per cent)?
    |\d(?:\s?%)?)
    |\b(?:hundreds?|thousands?|millions?|billions?|half|dozens?) of\b""")
NUMBER_WORD = lazy(r"""(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty
    |thirty|forty|fifty|half|quarter|third)\b""")
ORDINAL = lazy(r"""(?i)\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
    |\d+(?:st|nd|rd|th))\b""")
_TENS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
# Words without which a sentence in plain lower case has nothing that could be computed.
_TIMES = r"half|halved|doubl\w+|twice|tripled|trebled|quadrupled|\w+fold"
_NTHS = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth"
_PARTS = rf"one in|(?:a|one|two|three) (?:{_NTHS})s?|majority"
_COUNTS = rf"""two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|{_TENS}
    |dozen|hundred|thousand|million|billion"""
_TOGETHER = r"(?:in )?proportion\w*|in step with|mirror(?:s|ed)?|in lockstep|in line with|in tandem"
MAY_COUNT = lazy(rf"\d|\b(?:{_TIMES}|{_PARTS}|{_COUNTS}|{_TOGETHER}|that is an? \w+)\b")
