"""Quotation: what is between quotation marks: speech, a title, a word, or scorn."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from argmap.english.cues import Cue
from argmap.english.headings import has_finite_verb, lowered
from argmap.english.reported_speech import says
from argmap.english.sentences import sentence_around
from argmap.english.word_lists import word_sets

QuoteKind = Literal["quotation", "scare", "title", "word"]

_WORDS = word_sets("quotation")
_QUOTED = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|(?<!\w)‘[^‘’]*’(?!\w)"
    r"|(?:(?<=[\s(\[–—])|(?<![\s\S]))'(?!(?:n|em|tis|til|cause)\b)(?=[^\W\d_])"
    r"(?:[^'\n]|(?<=\w)'(?=\w))*"
    r"(?<=[\w.,!?…])'(?!\w)"
)
_MARKS = "“”„«»\"‘’' "
_FEWEST = 4  # words; fewer may be a name, or a word from which the text distances itself
_MOST_SCORNED = 4  # words from which a text distances itself
_NEAR = 3  # words before quotation marks that say what is in them
_REACH = 12  # words between a source and what it is quoted with
_WORD = re.compile(r"[\w’'-]+")
_ENDS_SPEECH = (",", ".", "!", "?", "…")
_OR = re.compile(r"[”»\"’]\s(?:or|and)\s$")


def quotations(text: str) -> tuple[Cue, ...]:
    """Return the stretches between quotation marks, with their marks."""
    return tuple(Cue(match.group(), *match.span()) for match in _QUOTED.finditer(text))


@lru_cache(1 << 10)
def quoted_speech(text: str) -> tuple[Cue, ...]:
    """Return what somebody else says: a source is named for it, or it has four words or more."""
    return tuple(
        each
        for each in quotations(text)
        if len(each.words.split()) >= _FEWEST or kind_of(text, each) == "quotation"
    )


def in_quotation(text: str, cue: Cue) -> bool:
    """Return whether a cue is in quoted speech."""
    quotes = quoted_speech(text)
    before = bisect_right(quotes, cue.start, key=attrgetter("start")) - 1
    return before >= 0 and cue.end <= quotes[before].end


def kind_of(text: str, cue: Cue) -> QuoteKind:
    """Return what is between some quotation marks, with their marks, by the words around them.

    A quotation is said or written by somebody; a title names a work; a word is mentioned, or is
    a name; anything else that is short is a word from which the text distances itself.
    """
    start, end = sentence_around(text, cue)
    before, after = text[min(start, cue.start) : cue.start], text[cue.end : max(end, cue.end)]
    inside = cue.words.strip(_MARKS)
    words = inside.strip(".,;!?…").split()
    if not words:
        return "word"
    if words[0][:1].isupper() and _WORDS["works"] & set(_lowered(before)[-2:]):
        return "title"
    if _is_capitalised(words):
        return _of_capitals(words, before, after)
    if _is_mentioned(text, cue, before, after):
        return "word"
    spoken = inside.endswith(_ENDS_SPEECH) or after.lstrip()[:1] in _ENDS_SPEECH
    if _is_speech(words, inside) or _is_attributed(before, after if spoken else ""):
        return "quotation"
    return "scare" if len(words) <= _MOST_SCORNED and words[0][:1].islower() else "quotation"


def _is_capitalised(words: list[str]) -> bool:
    """Return whether all words but the small ones have a capital letter: "The Glass Orchard"."""
    large = [word for word in words if word.lower() not in _WORDS["small"]]
    is_capital = bool(large) and all(not word[:1].islower() for word in large)
    return is_capital and words[0][:1].isupper()


def _of_capitals(words: list[str], before: str, after: str) -> QuoteKind:
    near = _lowered(before)[-_NEAR:]
    if len(words) > 1 and not _WORDS["names-it"] & set(near[-2:]):
        is_said = before.rstrip().endswith((":", ",")) and _is_attributed(before, after)
        return "quotation" if is_said else "title"
    if _WORDS["works"] & set(near):
        return "title"
    is_said = not _WORDS["names-it"] & set(near) and _is_attributed(before, after)
    return "quotation" if is_said and len(words) > 1 else "word"


def _is_mentioned(text: str, cue: Cue, before: str, after: str) -> bool:
    """Return whether words are mentioned as words: on a button, in a dictionary, as a name."""
    near, next_ = _lowered(before)[-_NEAR:], set(_lowered(after)[:1])
    if _WORDS["mentions"] & set(near[-2:]) or _WORDS["chooses"] & set(near):
        return True
    is_listed = _WORDS["under"] & set(near[-1:]) or _WORDS["settings"] & next_
    if (
        is_listed
        or _is_explained(near, _lowered(after)[:2])
        or before.endswith("(")
        or _is_defined(before, next_)
    ):
        return True
    if cue.words.strip(_MARKS).lower() in _WORDS["positions"]:
        return True
    known_as = set(near[-2:]) == _WORDS["known-as"]
    if known_as or (_WORDS["turned"] & set(near) and _WORDS["to"] & set(near[-1:])):
        return True
    if _WORDS["called"] & set(near[-1:]) and not _WORDS["having"] & set(_lowered(before)[-_REACH:]):
        return True
    joined = _OR.search(before)
    end = cue.start - len(joined[0]) + 1 if joined else -1
    one = next((each for each in quotations(text) if each.end == end), None)
    return one is not None and kind_of(text, one) == "word"


def _is_explained(near: list[str], next_: list[str]) -> bool:
    """Return whether a word without an article is explained: "In this leaflet “carer” means"."""
    pointed = _WORDS["articles"] | _WORDS["the"] | _WORDS["pointing"]
    explains = bool(_WORDS["explaining"] & set(next_[:1])) and _WORDS["that"].isdisjoint(next_)
    return explains and pointed.isdisjoint(near[-1:])


def _is_defined(before: str, next_: set[str]) -> bool:
    """Return whether a sentence begins with a word and defines it: "A “heat pump” is a …"."""
    lead = _lowered(before)
    if len(lead) > 1:
        return False
    if lead and lead[0] in _WORDS["by"]:
        return bool(_WORDS["own"] & next_)
    return bool(_WORDS["defining"] & next_) and set(lead) <= _WORDS["articles"]


def _is_speech(words: list[str], inside: str) -> bool:
    """Return whether words are a clause, end as speech does, or begin with an article.

    Scorn leaves the article outside: "the “reform”".
    """
    if len(words) > 1 and words[0].lower() in _WORDS["articles"] | _WORDS["the"]:
        return True
    if len(words) > _MOST_SCORNED or (len(words) > 1 and inside.endswith(_ENDS_SPEECH)):
        return True
    return len(words) > 2 and has_finite_verb(lowered(words))


def _is_attributed(before: str, after: str) -> bool:
    """Return whether a source is named next to quotation marks, by a verb of saying or calling."""
    back, ahead = _lowered(before)[-_REACH:], _lowered(after)[:_NEAR]
    if _WORDS["in-words"] & set(_lowered(before)):
        return True
    if back and _WORDS["distancing"] & set(back[:-1]) and says(back, len(back) - 1):
        return False  # "what it calls “fishermen”"
    if any(says(ahead, at) for at in range(len(ahead))):
        return True
    said = [at for at in range(len(back)) if says(back, at)]
    return bool(said) and not _WORDS["own"] & set(back[max(0, said[-1] - 2) : said[-1]])


def _lowered(text: str) -> list[str]:
    return lowered(_WORD.findall(text))
