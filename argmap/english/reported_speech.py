"""Reported speech: the verbs, nouns and phrases by which a text says who says something."""

import re

from argmap.english.patterns import lazy
from argmap.english.word_lists import word_sets

WORDS = word_sets("reported_speech")

_HOW_OFTEN = r"(?:also |often |sometimes |widely |generally )?"
_SAID = r"(?:said|claimed|argued|alleged|asserted|suggested|objected|maintained)"
_BE = r"(?:is|are|was|were|being|been)"
_THEIR_PAPER = r"(?P<who>(?:the|this|that|his|her|their|its)\b[^,.;]*?)"

ACCORDING_TO = lazy(
    r"\W*(?:(?:and|but|so)\s)?(according to (?P<who>[^,]{3,80}?)),\s", re.IGNORECASE
)
IT_IS_SAID = lazy(rf"\bit (?:is|was|has been|is being) {_HOW_OFTEN}{_SAID}\b", re.IGNORECASE)
PRESENTED_IN = lazy(
    rf"\b{_BE} (?:presented|described|portrayed|depicted) (?:in {_THEIR_PAPER} )?as\b",
    re.IGNORECASE,
)
IMAGINED = lazy(r"\b(?:imagine|suppose|if somebody|if someone)\b", re.IGNORECASE)
QUOTING = lazy(r",\s*(?:quoting|citing)\s+(?P<who>[^,]+),", re.IGNORECASE)
