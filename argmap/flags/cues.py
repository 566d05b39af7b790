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


_FIRST_WORD = re.compile(r"\w+")
_REMEMBERED = 1 << 14  # texts whose words and cues are kept: the rules ask for the same ones again and again


@dataclass(frozen=True, slots=True)
class CueList:
    """One list of cue words, ready to be looked for."""

    wanted: re.Pattern[str]
    unwanted: re.Pattern[str] | None
    first: frozenset[str]  # the words with which its cues begin
    stems: tuple[str, ...]  # the beginnings of such words

    def may_stand_in(self, text: str) -> bool:
        """Return whether a text holds a word with which a cue begins: most lists are ruled out by this alone."""
        words = _words(text)
        return not self.first.isdisjoint(words) or ("" in self.first) or any(word.startswith(self.stems) for word in words if self.stems)

    def all_in(self, text: str) -> tuple[Cue, ...]:
        """Return every cue of the list in a text that no exception overlaps."""
        passed = [match.span() for match in self.unwanted.finditer(text)] if self.unwanted else []
        found = (match for match in self.wanted.finditer(text))
        return tuple(
            Cue(match.group(), *match.span())
            for match in found
            if not any(start < match.end() and match.start() < end for start, end in passed)
        )


@cache
def _lists() -> dict[str, CueList]:
    data = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
    return {
        name: CueList(_compile(table["cues"]), _compile(table["except"]) if table.get("except") else None, *_beginnings(table["cues"]))
        for name, table in data.items()
    }


def _beginnings(phrases: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words and the stems with which cues begin; "" for a cue that begins with a sign."""
    choices = [choice for phrase in phrases for choice in phrase.split()[0].split("/")]
    first = [(choice, _FIRST_WORD.match(choice)) for choice in choices]
    words = frozenset(match.group().lower() if match else "" for choice, match in first if not choice.endswith("~"))
    return words, tuple(sorted({match.group().lower() for choice, match in first if match and choice.endswith("~")}))


@lru_cache(_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(_FIRST_WORD.findall(text.lower()))


def _compile(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(_BORDER.format("|".join(_pattern(phrase) for phrase in longest_first)), re.IGNORECASE)


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
    wanted = _lists()[name]
    return _found(name, text) if wanted.may_stand_in(text) else ()


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
        each.start <= cue.start and cue.end <= each.end and len(each.words.split()) >= _WORDS_OF_A_QUOTATION for each in quotations(text)
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
    return has("negation", " ".join(before)) or any(word.lower().replace("’", "'").endswith("n't") for word in before)


def asserted(text: str, cue: Cue, *, reported: bool = False) -> bool:
    """Return whether a text itself says what a cue says: no negation, hedge, forecast, question or quotation."""
    start, end = sentence_around(text, cue)
    sentence = text[start:end]
    if sentence.rstrip().endswith("?") or negated(text, cue):
        return False
    if not reported and in_quotation(text, cue):
        return False
    return not has("hedge", sentence) and not has("modal", sentence)
