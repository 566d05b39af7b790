"""Cue words: the lists of `cues.toml`, read once, and how they are looked for in a text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_GAP = r"(?:\s+[^\s.;:!?]+){0,3}?"
_BORDER = r"(?<![\w'’])(?:{})(?![\w])"
_SENTENCE_END = re.compile(r"[.!?;](?=\s|[”\"’»]|$)")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|(?<!\w)‘[^‘’]*’(?!\w)")
_WORDS_OF_A_QUOTATION = 4  # from four words on, what stands in quotation marks is another's speech
_WORDS_BEFORE = 4  # a negation this near before a cue takes it back


@dataclass(frozen=True, slots=True)
class Cue:
    """Words found in a text, and where."""

    words: str
    start: int
    end: int


_WORD = re.compile(r"\w+")
_REMEMBERED = (
    1 << 14
)  # texts whose words and cues are kept: the rules ask for the same ones again and again


@dataclass(frozen=True, slots=True)
class CueList:
    """One list of cue words, ready to be looked for."""

    wanted: re.Pattern[str]
    unwanted: re.Pattern[str] | None
    words: frozenset[str]  # one for each cue, which a text that holds the cue must have
    stems: tuple[str, ...]  # beginnings of such words
    is_open: bool  # whether a cue has no such word

    def all_in(self, text: str) -> tuple[Cue, ...]:
        """Return every cue of the list in a text that no exception overlaps."""
        found = [Cue(match.group(), *match.span()) for match in self.wanted.finditer(text)]
        if not found or not self.unwanted:
            return tuple(found)
        passed = [match.span() for match in self.unwanted.finditer(text)]
        return tuple(
            cue
            for cue in found
            if not any(start < cue.end and cue.start < end for start, end in passed)
        )


@cache
def _lists() -> dict[str, CueList]:
    data = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
    return {
        name: CueList(
            _compile(table["cues"]),
            _compile(table["except"]) if table.get("except") else None,
            *_signs(table["cues"]),
        )
        for name, table in data.items()
    }


def _signs(phrases: list[str]) -> tuple[frozenset[str], tuple[str, ...], bool]:
    """Return a word or stem of each cue that must stand in a text that holds it, and whether a cue has none.

    Of each cue it is the word whose choices are longest: "the cause of" is looked for by "cause".
    """
    words: set[str] = set()
    stems: set[str] = set()
    none = False
    for phrase in phrases:
        for choice in max(
            (word.split("/") for word in phrase.split() if word != "*"),
            key=lambda choices: min(map(len, choices)),
        ):
            match = _WORD.match(choice.lower())
            none = none or match is None
            if match:
                (stems if choice.endswith("~") and match.end() == len(choice) - 1 else words).add(
                    match.group()
                )
    return frozenset(words), tuple(sorted(stems)), none


@cache
def _by_word() -> dict[str, frozenset[str]]:
    """Return for each word of a cue the lists that have it."""
    found: dict[str, set[str]] = {}
    for name, wanted in _lists().items():
        for word in wanted.words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(_REMEMBERED)
def _possible(text: str) -> frozenset[str]:
    """Return the lists of which a text holds a word: most are ruled out by this alone."""
    words = frozenset(_WORD.findall(text.lower()))
    by_word = _by_word()
    known = frozenset[str]().union(*(by_word[word] for word in words if word in by_word))
    stemmed = (
        (name, wanted) for name, wanted in _lists().items() if wanted.stems or wanted.is_open
    )
    others = (
        name
        for name, wanted in stemmed
        if wanted.is_open or any(word.startswith(wanted.stems) for word in words)
    )
    return known | frozenset(others)


def _compile(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(
        _BORDER.format("|".join(_pattern(phrase) for phrase in longest_first)), re.IGNORECASE
    )


def _pattern(phrase: str) -> str:
    """Return the regular expression of one cue; `cues.toml` says what `/`, `~` and `*` stand for."""
    made = ""
    for word in phrase.split():
        if word == "*":
            made += _GAP
            continue
        choices = "|".join(_word(choice) for choice in word.split("/"))
        made += (r"\s+" if made else "") + f"(?:{choices})"
    return made.replace(r"\s+(?:%", r"\s*(?:%")


def _word(word: str) -> str:
    escaped = re.escape(word.removesuffix("~")).replace("'", "['’]").replace(r"\-", "[-‐‑–]")
    return escaped + (r"\w*" if word.endswith("~") else "")


def find(name: str, text: str) -> tuple[Cue, ...]:
    """Return the cues of a list that stand in a text, in the order of the text."""
    return _found(name, text) if name in _possible(text) else ()


@lru_cache(_REMEMBERED * 4)
def _found(name: str, text: str) -> tuple[Cue, ...]:
    return _lists()[name].all_in(text)


def has(name: str, text: str) -> bool:
    """Return whether a text holds a cue of a list."""
    return bool(find(name, text))


def quotations(text: str) -> tuple[Cue, ...]:
    """Return the stretches in quotation marks, with their marks."""
    return tuple(Cue(match.group(), *match.span()) for match in _QUOTED.finditer(text))


def in_quotation(text: str, cue: Cue) -> bool:
    """Return whether a cue stands inside a quotation of four words or more: another's speech."""
    return any(
        each.start <= cue.start
        and cue.end <= each.end
        and len(each.words.split()) >= _WORDS_OF_A_QUOTATION
        for each in quotations(text)
    )


def sentence_around(text: str, cue: Cue) -> tuple[int, int]:
    """Return where the sentence that holds a cue begins and ends."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= cue.start), default=0)
    end = min((end for end in ends if end >= cue.end), default=len(text))
    return start, end


def negated(text: str, cue: Cue, *, within: int = _WORDS_BEFORE) -> bool:
    """Return whether a negation stands close before a cue, in its sentence; `within` says how many words count."""
    start, _ = sentence_around(text, cue)
    before = text[start : cue.start].split()[-within:]
    return has("negation", " ".join(before)) or any(
        word.lower().replace("’", "'").endswith("n't") for word in before
    )


def asserted(text: str, cue: Cue, *, reported: bool = False) -> bool:
    """Return whether a text itself says what a cue says: no negation, hedge, forecast, question or quotation."""
    start, end = sentence_around(text, cue)
    sentence = text[start:end]
    if sentence.rstrip().endswith("?") or negated(text, cue):
        return False
    if not reported and in_quotation(text, cue):
        return False
    return not has("hedge", sentence) and not has("modal", sentence)


def gives_a_reason(text: str) -> bool:
    """Return whether a statement gives its own reason: "because" stands in it, and not at its beginning."""
    return any(text[: cue.start].strip() for cue in find("own-reason", text))
