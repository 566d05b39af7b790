"""Periods that are not alike: part of a year next to a full one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.english.patterns import lazy
from argmap.english.sentences import is_question

if TYPE_CHECKING:
    from argmap.model import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?)"
)
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven)"
_PART = lazy(
    "|".join(
        (
            r"\bso far (?:this|in|during)\b(?: (?:year|season|20\d\d))?",
            r"\b(?:this year|in 20\d\d|this season) so far\b",
            r"\byear to date\b|\bto date (?:this year|in 20\d\d)\b",
            r"\bthis year to date\b",
            (
                r"\b(?:from )?January (?:to|through|until|till|and) "
                rf"(?:the (?:end|middle) of )?{_MONTH}"
            ),
            rf"\bbetween January and (?:the (?:end|middle) of )?{_MONTH}",
            rf"\bby (?:the )?(?:end|start|middle|close|beginning) of {_MONTH}",
            rf"\b(?:up to|until|till|as of|as at) (?:the (?:end|middle) of |\d+ )?{_MONTH}",
            rf"\bby (?:mid-?\s?)?{_MONTH}\b",
            r"\bsince (?:1 )?January\b|\bsince (?:the )?new year\b",
            (
                r"\b(?:in|over|during|for|after|within) (?:the|its|their|our) first "
                rf"(?:half|quarter|{_COUNT} (?:months|weeks|quarters))\b"
            ),
            (
                rf"\b(?:the )?first (?:half|quarter|{_COUNT} (?:months|weeks|quarters)) of "
                r"(?:this year|the year|20\d\d)"
            ),
            rf"\b(?:in|after) (?:only |just |barely )?{_COUNT} months\b",
        )
    ),
    re.IGNORECASE,
)
_FULL_YEARS = (
    (
        r"\b(?:the )?(?:whole|all|entirety|full \w+|course) of "
        r"(?:last year|20\d\d|the year|the (?:previous|preceding|past) year|\d{4})"
    ),
    r"\b(?:all|throughout) (?:last year|20\d\d)\b|\ball year\b",
    r"\b(?:the )?(?:full|whole|entire) (?:previous |preceding |last )?(?:calendar )?year\b",
    (
        r"\b(?:against|compared (?:with|to)|versus|from|to|than|was|were|had|after|despite|on|beat"
        r"|over|below|above)\b[^.;]{0,60}?\b(?:last year|in (?:19|20)\d\d|for (?:19|20)\d\d"
        r"|(?:in )?the (?:year before|previous year|preceding year)|a year (?:earlier|ago|before))"
    ),
    (
        r"\b(?:last year|in 20\d\d|in the previous year|the year before)\b[^.;]{0,40}?"
        r"(?:it was|there were|we had|saw|[£$€]?\d)"
    ),
    (
        r"\b(?:last year|20\d\d|the (?:previous|preceding) year)['’]s "
        r"(?:total|figure|count|tally)"
    ),
    r"\bin (?:the )?(?:twelve|12) months\b|\bannual (?:total|figure|average)",
)
_FULL = lazy("|".join(_FULL_YEARS), re.IGNORECASE)
_ALIKE = lazy(
    r"\b(?:same|corresponding|equivalent|matching|comparable|like) (?:\w+ )?"
    r"(?:period|months?|weeks?|time|quarter|half|stretch|point|date|stage|span|season|days|like)\b"
    r"|\bby then\b|\b(?:by|at) this (?:point|time|stage)\b|\bthis time (?:last|a) year\b"
    r"|\blike for like\b|\byear[- ]on[- ]year\b|\b(?:projected|annuali[sz]ed|pro rata|on course)\b"
    r"|\btoo early\b|\bnot (?:yet )?comparable\b|\bfirst (?:half|quarter|\w+ (?:months|weeks)) of"
    r" (?:last year|the year before|the previous year)|\bhalf of last year|\bin those months\b"
    r"|\b(?:still|more) (?:months|weeks|quarters) to\b|\bsame [^.]{0,30}\b(?:20\d\d|last year)",
    re.IGNORECASE,
)
_THAN = lazy(r"\b(?:fewer|more|less)\b[^.;\d]*\bthan last year(?!['’]s)", re.IGNORECASE)
_BEFORE = 40  # characters before "than last year" that say what was fewer
_NUMBER = lazy(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b",
    re.IGNORECASE,
)


@lru_cache(1 << 10)
def unlike_periods(text: str) -> tuple[Span, Span] | None:
    """Return where a text names part of a year, and a full one that it is next to.

    None if the text says that the periods are alike, asks, or has fewer than two figures.
    """
    if says_alike(text) or is_question(text) or _few_figures(text):
        return None
    part = _PART.search(text)
    if not part:
        return None
    full = next((each for each in _FULL.finditer(text) if _counts(part, each)), None)
    return (part.span(), full.span()) if full else None


def says_alike(text: str) -> bool:
    """Return whether a text says that periods are alike, or that they are not to be compared."""
    return bool(_ALIKE.search(text))


def _few_figures(text: str) -> bool:
    return sum(1 for _ in _NUMBER.finditer(text)) < 2


def _counts(part: re.Match[str], full: re.Match[str]) -> bool:
    """Return whether a full year is beside a part, and not only what something is "fewer than"."""
    is_apart = part.end() <= full.start() or full.end() <= part.start()
    than = _THAN.search(full.string, max(0, full.start() - _BEFORE), full.end() + 2)
    return is_apart and not than
