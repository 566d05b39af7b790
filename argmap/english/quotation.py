"""Quotation: what is between quotation marks."""

import re

from argmap.english.cues import Cue

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|(?<!\w)‘[^‘’]*’(?!\w)")
_FEWEST = 4  # words; fewer may be a name, or a word from which the text distances itself


def quotations(text: str) -> tuple[Cue, ...]:
    """Return the stretches between quotation marks, with their marks."""
    return tuple(Cue(match.group(), *match.span()) for match in _QUOTED.finditer(text))


def quoted_speech(text: str) -> tuple[Cue, ...]:
    """Return the quotations of four words or more: what somebody else says."""
    return tuple(each for each in quotations(text) if len(each.words.split()) >= _FEWEST)


def in_quotation(text: str, cue: Cue) -> bool:
    """Return whether a cue is in quoted speech."""
    return any(each.start <= cue.start and cue.end <= each.end for each in quoted_speech(text))
