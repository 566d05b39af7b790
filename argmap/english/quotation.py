"""Quotation: what is between quotation marks."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter

from argmap.english.cues import Cue

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|(?<!\w)‘[^‘’]*’(?!\w)")
_FEWEST = 4  # words; fewer may be a name, or a word from which the text distances itself


def quotations(text: str) -> tuple[Cue, ...]:
    """Return the stretches between quotation marks, with their marks."""
    return tuple(Cue(match.group(), *match.span()) for match in _QUOTED.finditer(text))


@lru_cache(1 << 10)
def quoted_speech(text: str) -> tuple[Cue, ...]:
    """Return the quotations of four words or more: what somebody else says."""
    return tuple(each for each in quotations(text) if len(each.words.split()) >= _FEWEST)


def in_quotation(text: str, cue: Cue) -> bool:
    """Return whether a cue is in quoted speech."""
    quotes = quoted_speech(text)
    before = bisect_right(quotes, cue.start, key=attrgetter("start")) - 1
    return before >= 0 and cue.end <= quotes[before].end
