"""Signs that a sentence mentions a number at all, dates included; what it counts is not read."""

from argmap.english.patterns import lazy, word_starts

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
_COUNTED = """half halved doubl* twice tripled trebled quadrupled majority dozen hundred thousand
    million billion one_in a_third a_quarter a_fifth a_sixth a_seventh a_eighth a_ninth a_tenth
    a_twelfth one_third one_quarter one_fifth one_sixth one_seventh one_eighth one_ninth one_tenth
    one_twelfth two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety proportion* in_step_with mirror mirrors mirrored in_lockstep
    in_line_with in_tandem that_is_a_ that_is_an_"""
MAY_COUNT = lazy(rf"\d|{word_starts(_COUNTED)}|fold(?<=\w.{{4}})\b|teen(?<=\w.{{4}})\b")
