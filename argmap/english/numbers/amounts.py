"""Views of the number reader: amounts, years, and the numbers that two wordings must share."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest

from argmap.english.cues import Cue
from argmap.english.numbers.quantity import Quantity
from argmap.english.numbers.reader import plain, read_plain
from argmap.english.numbers.words import DENOMINATORS, LARGE_SCALES, SHORT_SCALES, SMALL
from argmap.english.patterns import lazy
from argmap.english.word_lists import plain_words

_COUNTING = ("count", "percent", "points", "fraction", "times", "range")
_TIME = frozenset({"year", "month", "week", "day", "night", "hour", "minute", "second"})
_DIGIT = re.compile(r"\d")
_CURRENCY_SIGN = lazy(r"[$€£]\s?$")
_LIST_MARKER = lazy(r"(?:^|\n)\s*\d{1,2}[.)]\s")
_IN_BRACKETS = lazy(r"\(\s?\d{1,2}\s?\)")  # a reference, a point of a list, an exponent
_BARE_YEAR = lazy(r"18\d\d(?! people| persons| [a-z]+s\b)")
_SECTION = lazy(r"\d{3,4}g$")  # of a statute: "1692g"
_ROUGH_FRACTION = lazy(r"(?:an?|one|half|halves)\b(?! in | out of )")
_TO_A_TIME = lazy(r" (?:to|or|and) |, |-")
_FROM = lazy(r"\bfrom\s+$")
_LONGEST_FROM = 24  # characters, with the spaces after it
_TO = lazy(r"(?:\s\w+)?\s+to\s+")
_VAGUE = lazy(r"(?i)\b(?:dozens|hundreds|thousands|millions|billions)\b")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FORMS = "zero once twice thrice double triple treble quadruple quintuple halves halved".split()
_MULTIPLIED = lazy(r"(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl)(?:ed|es|ing)|halving|\w+fold")
_SCALE_WORDS = (*LARGE_SCALES, "dozen")
# "m" is a number in "5 m" and a letter in "a m".
_SHORT_SCALE = lazy(rf"(?<=\d)\s?({'|'.join(SHORT_SCALES)})\b")
# "I" alone is a word, and so is a single letter in lower case, unless it is in brackets.
_ROMAN = lazy(r"(?<![\w'])(?:[IVXLCDM]{2,}|[VXLCDM]|[ivx]{2,}|(?<=\()[ivx](?=\)))(?![\w'])")
_SHARE = lazy(r"%|\bper ?cent\b|\bbasis points?\b|(?<=percentage )points?\b|(?<=\d )points?\b")
_NUMBER_WORDS = frozenset(
    (*SMALL, *_SCALE_WORDS, *(f"{scale}s" for scale in _SCALE_WORDS), *_FORMS)
) | {form for name in DENOMINATORS for form in (name, f"{name}s")}


@lru_cache(1 << 14)
def _read(text: str) -> tuple[Quantity, ...]:
    return read_plain(plain(text))


@lru_cache(1 << 14)
def amounts(text: str) -> tuple[Cue, ...]:
    """Return the numbers of a text that say how many or how much, in digits or in words.

    Not among them: dates, years, ages, lengths of time, names ("No. 5"), and what people say
    loosely in words ("two reasons", "half of it", "doubled").
    """
    names = [*_LIST_MARKER.finditer(text), *_IN_BRACKETS.finditer(text)]
    found = _read(text)
    return tuple(
        _cue(text, each)
        for each, following in zip_longest(found, found[1:])
        if _is_amount(each)
        and not _is_year(text, each)
        and not (following and _is_time(text, each, following))
        and not any(name.start() <= each.start and each.end <= name.end() for name in names)
    )


def _is_amount(each: Quantity) -> bool:
    if each.kind not in _COUNTING or each.unit in _TIME or _SECTION.search(each.text):
        return False
    words = each.text[each.core - each.start :]
    if _DIGIT.search(words):
        return True
    if each.kind == "fraction":
        return not _ROUGH_FRACTION.match(words)
    return each.kind == "percent" or (each.kind == "count" and each.scaled)


def _is_year(text: str, each: Quantity) -> bool:
    """Return whether a bare number is a year of the 19th century: "(1871)"."""
    is_bare = each.kind == "count" and not each.unit and each.core_end - each.core == 4
    return is_bare and bool(_BARE_YEAR.match(text, each.core))


def _is_time(text: str, each: Quantity, following: Quantity) -> bool:
    """Return whether a number has the unit of the next one: "2 to 3 years"."""
    between = text[each.end : following.start]
    return not each.unit and following.unit in _TIME and bool(_TO_A_TIME.fullmatch(between))


def _cue(text: str, each: Quantity) -> Cue:
    start = each.core
    if sign := _CURRENCY_SIGN.search(text[max(0, start - 2) : start]):
        start -= len(sign[0])
    return Cue(text[start : each.core_end], start, each.core_end)


@lru_cache(1 << 14)
def values(text: str) -> frozenset[float]:
    """Return the values of a text's amounts, to compare one statement with another."""
    spans = {each.end for each in amounts(text)}
    return frozenset(
        value for each in _read(text) if each.core_end in spans for value in (each.low, each.high)
    )


def years(text: str) -> frozenset[int]:
    """Return the calendar years that a text names."""
    found = {int(each.date[0]) for each in _read(text) if each.kind == "date"}
    for each in _read(text):
        if each.kind in ("year", "years"):
            found |= {int(each.low), int(each.high)}
        elif _is_year(text, each):
            found.add(int(each.low))
    return frozenset(found - {0})


def has_count(text: str) -> bool:
    """Return whether a text counts anything, exactly or loosely: "three boys", "dozens"."""
    return bool(_VAGUE.search(text)) or any(
        each.kind in _COUNTING and each.unit not in _TIME for each in _read(text)
    )


def from_to(text: str) -> tuple[str, ...]:
    """Return the changes that a text gives as "from 920 to 462", on one line each."""
    found: list[str] = []
    for old, new in pairwise(_read(text)):
        start = _FROM.search(text, max(0, old.start - _LONGEST_FROM), old.start)
        if start and old.kind in _COUNTING and _TO.fullmatch(text, old.core_end, new.start):
            found.append(" ".join(text[start.start() : new.core_end].split()))
    return tuple(found)


def number_words(text: str) -> list[str]:
    """Return the digits and number words of a text; two wordings that differ in any differ.

    Ordinals, Roman numerals, and whether a figure is in per cent or in points are among them.
    """
    low = text.casefold()
    known = _NUMBER_WORDS | plain_words("ordinals")
    words = [word for word in _WORD.findall(low) if word in known or _MULTIPLIED.fullmatch(word)]
    signs = [*_SHORT_SCALE.findall(low), *_ROMAN.findall(text), *_shares(low)]
    return [*_DIGITS.findall(text), *words, *signs]


def _shares(low: str) -> Iterator[str]:
    """Yield per cent, as "%", and points; how they are written does not matter."""
    for match in _SHARE.finditer(low):
        words = match[0]
        yield "%" if words == "%" or words.endswith("cent") else words.rstrip("s")
