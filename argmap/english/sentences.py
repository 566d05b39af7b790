"""Sentences: where they end, by punctuation. The drafter cuts finer, with a parser."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from argmap.english.cues import Cue
from argmap.english.word_lists import plain_words
from argmap.model import Span

_CLOSING = "\"'”’»)]"
_MARKS = re.escape(_CLOSING)
# The whole of a run of full stops is found at once, so that a long one is not tried from each of
# them; what must follow the end of a sentence is optional here, and asked for below.
_END = re.compile(
    rf"[.!?…]++[{_MARKS}]*+(?:(?:\s?\[\d{{1,3}}\])*"  # "[12]" is the mark of a note
    r"(?=(\s++)(?:[\"'“‘„«(\[]*+[A-Z0-9À-ÖØ-ÞΑ-ΩА-ЯЁ]|\([a-z]{1,3}\)\s)))?"
)
_ITEM_NUMBER = re.compile(r"\d{1,2}\.$")
_NUMBER_AFTER_LEAD = re.compile(r"[:;](\s{1,4})\d{1,2}\.$")
_WIDEST_NUMBER = 8  # characters: a list number with what precedes it
_NUMBER_NEXT = re.compile(r"(?:\([A-Z]{2,7}\)\s(?:No\.?\s)?)?\d")  # "Reg. (EU) 2016/679"
_BREAK = re.compile(rf";(?=[\s{_MARKS}]|$)|[!?][{_MARKS}]+(?=\s)")  # semicolon, quoted question
_LONGEST = 8  # letters and a full stop: no abbreviation has this many


def sentences(text: str, span: Span | None = None) -> Iterator[Span]:
    """Yield the spans of the sentences of a text, or of a stretch of it, without space between."""
    start, stop = span or (0, len(text))
    for match in _END.finditer(text, start, stop):
        end = match.end()
        if match[1] is None or _ends_in_abbreviation(text, start, end, match.end(1)):
            continue
        if text[end - 2 : end - 1].isdigit():
            if _ITEM_NUMBER.match(text, start, end):
                continue
            if number := _NUMBER_AFTER_LEAD.search(text, max(start, end - _WIDEST_NUMBER), end):
                yield start, number.start(1)  # "They are: 1. The fee fell."
                start = number.end(1)
                continue
        yield start, end
        start = match.end(1)
    if start < stop:
        yield start, stop


def _ends_in_abbreviation(text: str, start: int, end: int, after: int) -> bool:
    if text[end - _LONGEST : end - 1].isalpha():
        return False
    place = max(start, end - 12), end
    if _NUMBER_NEXT.match(text, after) and _before_number().search(text, *place):
        return True
    return _abbreviation().search(text, *place) is not None


@cache
def _abbreviation() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(plain_words("abbreviations"))))
    return re.compile(rf"(?:\b(?:{known})|\b[A-Z]|\b[A-Z](?:\.[A-Z])+)\.$")


@cache
def _before_number() -> re.Pattern[str]:
    known = "|".join(sorted(plain_words("before-numbers")))
    return re.compile(rf"\b(?:{known})\.$", re.IGNORECASE)


def first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    return next((text[start:end] for start, end in sentences(text)), "")


def last_sentence(text: str) -> str:
    """Return the last sentence of a text, which may be unfinished."""
    *_, (start, end) = ((0, 0), *sentences(text))
    return text[start:end]


def sentence_around(text: str, cue: Cue) -> Span:
    """Return the span of the sentence with a cue; semicolons and quoted questions end one, too."""
    starts, ends = _borders(text)
    return starts[bisect_right(starts, cue.start) - 1], ends[bisect_left(ends, cue.end)]


@lru_cache(1 << 10)
def _borders(text: str) -> tuple[list[int], list[int]]:
    """Return where sentences begin and where they end, in order."""
    spans = list(sentences(text))
    marks = [match.end() for match in _BREAK.finditer(text)]
    starts = sorted((0, *(start for start, _ in spans), *marks))
    return starts, sorted((*(end for _, end in spans), *marks, len(text)))


def is_question(sentence: str) -> bool:
    """Return whether a sentence ends with a question mark, before quotation marks at most."""
    return sentence.rstrip().rstrip(_CLOSING).endswith("?")
