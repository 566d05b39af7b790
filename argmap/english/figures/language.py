"""The small language of patterns over sentences in which each number is one character.

`<c:a>` is a count called a; several letters mean any of these kinds. Inside brackets `<c>` is the
character of a count, `<any>` those of all numbers, `<value>` those of numbers that are no date.
`NP` is a short stretch without numbers and commas, `NPL` a longer one, `GAP` one without values
(years may occur in it), `DET ` articles and the like. All is matched against plain lower case.
"""

import re
from functools import cache

from argmap.english.numbers.quantity import KINDS, Kind
from argmap.english.patterns import lazy, on_one_line
from argmap.prepared import compile_once

LETTERS: dict[Kind, str] = dict(zip(KINDS, "cptfxysdago", strict=True))
_FIRST = 0xE000
_CHARACTERS = {letter: chr(_FIRST + i) for i, letter in enumerate(LETTERS.values())}
SIGNS = {kind: _CHARACTERS[letter] for kind, letter in LETTERS.items()}
_CLASSES = {
    "any": f"{chr(_FIRST)}-{chr(_FIRST + 10)}",
    "value": "".join(_CHARACTERS[letter] for letter in "cptfxg"),
}
_DETERMINERS = r"""(?:(?:the|these|those|all|all the|all these|a total of|our|its|their|his|her|your
    |some|about|present|current|previous|last year's|an estimated|roughly|over|more than|almost
    |nearly) )"""
_SHORTHAND = {
    "NPL": "[^<any>.,;:()]{0,110}?",
    "NP": "[^<any>.,;:()]{0,48}?",
    "GAP": "[^<value>.;:]{0,70}?",
    "DET ": f"{_DETERMINERS}{{0,3}}",
}
_SHORT = re.compile("|".join(_SHORTHAND))
_TOKEN = re.compile(r"<([a-z]+):(\w+)>")
_CLASS = re.compile(r"(?<!\?P)<([a-z]+)>")


def on_skeleton(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the language as a regular expression, compiled at first use."""
    return lazy(_expanded(pattern))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the language as a regular expression."""
    return compile_once(_expanded(pattern))


@cache
def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the kinds of numbers, by letter, that a text must have for a pattern to match."""
    bare = re.sub(r"\[[^\]]*\]|\\.", "", pattern)
    while (inner := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = inner
    return tuple(frozenset(match[1]) for match in _TOKEN.finditer(bare))


def _expanded(pattern: str) -> str:
    pattern = _SHORT.sub(lambda match: _SHORTHAND[match[0]], on_one_line(pattern))
    pattern = _TOKEN.sub(lambda match: f"(?P<{match[2]}>[{_characters(match[1])}])", pattern)
    return _CLASS.sub(lambda match: _characters(match[1]), pattern)


def _characters(letters: str) -> str:
    return _CLASSES.get(letters) or "".join(_CHARACTERS[letter] for letter in letters)
