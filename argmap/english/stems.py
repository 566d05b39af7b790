"""Words of a text in their bare form: lower case, without endings, figures as signs."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.english.word_lists import plain_words

_TOKEN = re.compile(r"[£$€]?\d[\d,.]*(?:\s?(?:%|per\s?cent\b))?|[^\W\d_]+(?:['’][^\W\d_]+)?|[;:?]")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_VOWEL = re.compile(r"[aeiouy]")
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million billion dozen""".split()
)
_ENDINGS = (("ied", "y"), ("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""))
_KEPT = ("ss", "us", "is", "ous")
_FIGURE, _SHARE, _MONEY, _A_YEAR, _COUNT = "#", "#%", "#$", "#y", "#n"
GROUP = "@"  # a group of people
_SHORTEST = 3


@lru_cache(1 << 12)
def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text in their bare form, in order.

    A figure is "#", a share "#%", an amount of money "#$", a year "#y", a number word "#n"; a group
    of people is "@", so that a step is not read otherwise because of whom it is about.
    """
    return tuple(stem for _, _, stem in stems_with_places(text))


@lru_cache(1 << 12)
def stems_with_places(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return for each word of a text where it starts and ends (code points), and its bare form."""
    found: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower().replace("’", "'")
        start, end = match.span()
        if word.endswith("n't") and word != "can't":
            found += [(start, end - 3, stem_of(word[:-3])), (end - 3, end, "not")]
        else:
            found.append((start, end, _sign(word) or bare(word.partition("'")[0])))
    return tuple(found)


def bare(word: str) -> str:
    """Return a word without its ending; all sides of a dispute are one word."""
    return GROUP if word in plain_words("groups") else stem_of(word)


def _sign(word: str) -> str:
    if word == "can't":
        return "cannot"
    if word in _NUMBERS:
        return _COUNT
    if not any(letter.isdigit() for letter in word):
        return ""
    if word.endswith(("%", "cent")):
        return _SHARE
    if word[0] in "£$€":
        return _MONEY
    return _A_YEAR if _YEAR.fullmatch(word) else _FIGURE


@lru_cache(1 << 14)
def stem_of(word: str) -> str:
    """Return a lower-case word without its ending: "saves", "saved" and "saving" are "sav"."""
    if len(word) > _SHORTEST and not word.endswith(_KEPT):
        for ending, instead in _ENDINGS:
            rest = word[: -len(ending)]
            if word.endswith(ending) and len(rest) >= _SHORTEST - 1 and _VOWEL.search(rest):
                word = rest + instead
                break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word.endswith("e") else word
