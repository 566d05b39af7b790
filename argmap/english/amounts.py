"""Figures in a text: the numbers that say how many or how much, and not when, where or which."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.english.cues import Cue

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DIGITS = r"\d+(?:[,.'’\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,/§#№])(?<![^\d\s(]-)(?:[$€£]\s?)?{_DIGITS}(?:\s?(?:%|‰|per\s?cent\b|percent\b|percentage\b|million\b|billion\b|thousand\b|times\b))?(?![\w/])"
)
_YEAR = re.compile(
    r"(?<![\d.,])(?:1[89]|20)\d\d(?!\s?(?:%|per\s?cent|percent|people|persons|million|billion|times)|\d|[,.]\d)"
)
_NOT_AMOUNTS = re.compile(
    rf"""
      (?<![\d.,])(?:1[89]|20)\d\d(?:\s?[-–/]\s?(?:1[89]|20)\d\d|[-–/]\d\d)(?!\d)     # 2019-2021, 2019/20
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?         # 3 December 2024
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?                 # December 3, 2024
    | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b                                   # 3.12.2024
    | \b\d{{1,2}}[:.]\d{{2}}\s?(?:[ap]\.?m\.?|o['’]clock|h)\b | \b\d{{1,2}}\s?(?:[ap]\.?m\.?\b|o['’]clock)
    | \b(?:No|Nos|Art|Article|Articles|Section|Sections|Chapter|Rule|Rules|Resolution|Resolutions|Paragraph|paragraph|paragraphs|Part|Page|page|p|pp|Line|line|Table|Figure|Chart|Number|Protocol|Agenda|Item|item|Convention|Directive|Regulation|Law|Act|Bill|Route|Highway|Bus|bus|Line|Room|Phase|phase|Grade|grade|Class|class|Version|version|Channel|Formula|Area|Zone|Level|Stage|Covid|COVID|SARS|G|AK|S/PV)[.\s-]*\s?\(?\d[\d./()]*
    | \b\d+(?:st|nd|rd|th)\b
    | \(\s?\d{{1,2}}\s?\) | (?:^|\n)\s*\d{{1,2}}[.)]\s | \[\d+\]
    | \b(?:last|past|previous|next|first|coming|recent|these|within|only)\s+\d+\s+(?:years|months|weeks|days|hours)\b
    | \b\d+(?:\s?(?:-|–|to|or)\s?\d+)?[-\s]?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|min|o['’]clock)\b
    | \b(?:1[89]|20)?\d0['’]?s\b | \b1-?8\d\d(?:-\d+)* | \b[18]00[ -](?:numbers?|lines?)\b
    | \b24/7\b | \b9/11\b | \b\d{{1,3}}[-\s]years?[-\s]old\b
    """,
    re.VERBOSE,
)


def years(text: str) -> tuple[Cue, ...]:
    """Return the calendar years that a text names."""
    return tuple(Cue(match.group(), *match.span()) for match in _YEAR.finditer(text))


@lru_cache(1 << 14)
def amounts(text: str) -> tuple[Cue, ...]:
    """Return the numbers of a text, in digits, that say how many or how much."""
    taken = [match.span() for match in _NOT_AMOUNTS.finditer(text)] + [
        (each.start, each.end) for each in years(text)
    ]
    found = (match for match in _NUMBER.finditer(text))
    return tuple(
        Cue(match.group(), *match.span())
        for match in found
        if not any(start < match.end() and match.start() < end for start, end in taken)
    )


def values(text: str) -> frozenset[str]:
    """Return the bare digits of a text's amounts, for comparing one statement's with another's."""
    return frozenset(re.sub(r"[^\d.]", "", each.words).strip(".") for each in amounts(text))
