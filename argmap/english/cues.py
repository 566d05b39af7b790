"""Cues: words and phrases that show how a text argues, found by the name of their list.

The lists are paragraphs of `words/*.toml`: cues, separated by semicolons, after a comment in
brackets that says what the list is for. In a cue

- `a/b` is one word or the other, `word~` any word that begins with it, `~word` ends with it;
- `*` is up to three words of the same clause;
- `^` in front: only at the beginning of a text, after a quotation mark or an "and" at most;
- `!` in front: an exception. A cue that overlaps it is not found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from argmap.english.word_lists import word_lists
from argmap.prepared import compile_once

SUBJECTS = ("causes", "certainty", "sources", "wording", "reasoning", "drafting")

_WORD = re.compile(r"\w+")
_KNOWN = re.compile(r"(?<![\w~])\w+")  # the first whole word of a choice
_GAP = r"(?:\s+[^\s.;:!?]+){0,3}?"
_MARKS = r"[\s\"'“‘„«(\[–—-]{0,8}"
_LEAD_WORD = r"(?:(?:and|but|so|or|yet|now|well|yes|also)\b[\s,]{1,8}(?!\Z))??"
_BORDER = r"(?<!\w)"
_OPENING = _MARKS + _LEAD_WORD + _MARKS
_TEXTS = 1 << 14  # whose words are remembered: the rules ask for the same texts again and again


@dataclass(frozen=True, slots=True)
class Cue:
    """Words found in a text, and where (code points, half open)."""

    words: str
    start: int
    end: int

    def overlaps(self, other: Cue) -> bool:
        """Return whether two stretches have a character in common."""
        return self.start < other.end and other.start < self.end


@lru_cache(4 * _TEXTS)
def find(name: str, text: str) -> tuple[Cue, ...]:
    """Return the cues of a list in a text, in order; KeyError if there is no such list."""
    if not _may_have(name, text):
        return ()
    opening, anywhere, exceptions = _patterns(name)
    opened = opening.match(text) if opening else None
    found = [Cue(opened[1], *opened.span(1))] if opened else []
    found += _all(anywhere, text, opened.end() if opened else 0)
    passed = _all(exceptions, text) if found else []
    ends = [each.end for each in passed]
    return tuple(cue for cue in found if not _overlaps_next(cue, passed, ends))


def first(name: str, text: str) -> str:
    """Return the first cue of a list in a text, as it is written there; "" if there is none."""
    return next((cue.words for cue in find(name, text)), "")


def has(name: str, text: str) -> bool:
    """Return whether a cue of a list occurs in a text."""
    return bool(find(name, text))


def _all(pattern: re.Pattern[str] | None, text: str, start: int = 0) -> list[Cue]:
    found = pattern.finditer(text, start) if pattern else ()
    return [Cue(match.group(), *match.span()) for match in found]


def _overlaps_next(cue: Cue, passed: list[Cue], ends: list[int]) -> bool:
    """Return whether a cue overlaps one of others in order: the first that ends after it begins."""
    after = bisect_right(ends, cue.start)
    return after < len(passed) and cue.overlaps(passed[after])


def _may_have(name: str, text: str) -> bool:
    """Return whether a text has one of the words that rule out most lists."""
    words, stems = _hints(name)
    here = _words(text)
    return not words.isdisjoint(here) or (
        bool(stems) and any(word.startswith(stems) for word in here)
    )


@lru_cache(_TEXTS)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


@cache
def cue_lists() -> dict[str, tuple[str, ...]]:
    """Return the cues of every list by its name, as the files have them."""
    return {
        name: tuple(each.strip() for each in text.replace("/ ", "/").split(";"))
        for subject in SUBJECTS
        for name, text in word_lists(subject).items()
    }


@cache
def _patterns(name: str) -> tuple[re.Pattern[str] | None, ...]:
    """Return the patterns of a list at the opening and anywhere, and that of its exceptions."""
    cues = cue_lists()[name]
    opening, exceptions = ([cue[1:] for cue in cues if cue[0] == mark] for mark in "^!")
    anywhere = [cue for cue in cues if cue[0] not in "^!"]
    pairs = ((_OPENING, opening), (_BORDER, anywhere), (_BORDER, exceptions))
    return tuple(_pattern(before, listed) for before, listed in pairs)


def _pattern(before: str, cues: list[str]) -> re.Pattern[str] | None:
    """Return a pattern of cues; of two that begin alike the longer is tried first."""
    longest_first = sorted(cues, key=lambda cue: (len(cue.split()), len(cue)), reverse=True)
    either = "|".join(map(_phrase, longest_first))
    return compile_once(rf"{before}({either})(?!\w)", re.IGNORECASE) if cues else None


def _phrase(cue: str) -> str:
    made = ""
    for word in cue.split():
        if word == "*":
            made += _GAP
        else:
            choices = "|".join(map(_word, word.split("/")))
            made += (r"\s+" if made else "") + f"(?:{choices})"
    return made.replace(r"\s+(?:%", r"\s*(?:%")


def _word(word: str) -> str:
    escaped = re.escape(word.strip("~")).replace("'", "['’]").replace(r"\-", "[-‐‑–]")
    return r"\w*" * word.startswith("~") + escaped + r"\w*" * word.endswith("~")


@cache
def _hints(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the longest word, or its beginning, of each cue: "the cause of" has "cause"."""
    words: set[str] = set()
    stems: set[str] = set()
    for cue in cue_lists()[name]:
        if cue.startswith("!"):
            continue
        slots = [word.lower().split("/") for word in cue.lstrip("^").split() if word != "*"]
        for choice in max(slots, key=lambda choices: min(map(len, choices))):
            known = _KNOWN.search(choice)
            word = known.group() if known else ""
            (stems if choice == word + "~" or not word else words).add(word)
    return frozenset(words), tuple(sorted(stems))
