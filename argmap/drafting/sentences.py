"""Parsed blocks -> sentences: punctuation decides, and the parser where punctuation does not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.drafting.words import Parse, Word
from argmap.english import reported_speech as speech
from argmap.english.word_lists import word_sets
from argmap.model import Source, Span

_WORDS = word_sets("segmentation")
_ENDS = (".", "!", "?", "…")
_CLOSERS = frozenset("”\"’'»)]")
_OPENERS = frozenset("“\"‘'«([„")


def sentences_of_blocks(source: Source, parses: Sequence[Parse]) -> list[list[Span]]:
    """Return the sentences of each block as places: the first, and the one after the last.

    Headings have none. If one person speaks throughout, the name that minutes print before a
    speech is left out; if several take turns, it stays.
    """
    every: list[list[Span]] = []
    named: list[list[Span]] = []
    names: set[str] = set()
    for block, parse in zip(source.blocks, parses, strict=True):
        places = list(cut_sentences(parse)) if block.kind != "heading" else []
        every.append(places)
        named.append([])
        for first, last in places:
            name = _speaker_name(source.text, parse.words, first, last)
            names.update([name["name"]] if name else [])
            begin = name.end() if name else 0
            start = bisect_left(parse.words, begin, first, key=lambda word: word.start)
            named[-1].append((start, last))
    return named if len(names) == 1 else every


def _speaker_name(text: str, words: Sequence[Word], first: int, last: int) -> re.Match[str] | None:
    """Return the name of the speaker that minutes print before a sentence."""
    name = speech.SPEAKER_NAME.match(text, words[first].start, words[last - 1].end)
    parts = name["name"].split() if name else ()
    is_name = all(part[0].isupper() or part in speech.WORDS["in-names"] for part in parts)
    return name if is_name else None


def cut_sentences(parse: Parse) -> Iterator[Span]:
    """Yield each sentence as places: the first, and the one after the last."""
    last = len(parse.words)
    ends = [place for place in range(1, last) if _ends_before(parse.words, place)]
    yield from pairwise([0, *ends, last]) if last else ()


def _ends_before(words: Sequence[Word], place: int) -> bool:
    if words[place].start == words[place - 1].end:
        return False
    last = _before_closers(words, place - 1)
    if not words[last].text.endswith(_ENDS):
        return False
    quoted = last < place - 1
    if not quoted and _is_abbreviation(words, last):
        return False
    after = place
    while after < len(words) - 1 and words[after].text in _OPENERS:
        after += 1
    return not words[after].text[:1].islower() and not (quoted and _goes_on(words, place))


def _before_closers(words: Sequence[Word], last: int) -> int:
    """Return the place of the word that closing quotation marks and brackets follow."""
    while last > 0 and words[last].text in _CLOSERS and words[last].start == words[last - 1].end:
        last -= 1
    return last


def _is_abbreviation(words: Sequence[Word], place: int) -> bool:
    """Return whether the full stop at `place`, where another word follows, ends an abbreviation."""
    stem, after = _before_full_stop(words, place), words[place + 1]
    lower = stem.lower()
    if not stem[-1:].isalpha():
        return False
    if lower in _WORDS["before-figures"] and after.text[:1].isdigit():
        return True
    if lower in _WORDS["abbreviations"]:
        return stem[0].isupper() or stem in _WORDS["lower-case"]
    if "." in stem:  # U.S., a.m.: the parser guesses better
        return not after.opens
    return len(stem) == 1 and stem.isupper() and stem != "I"


def _before_full_stop(words: Sequence[Word], place: int) -> str:
    """Return what a full stop directly follows; empty if there is no full stop."""
    if words[place].text != ".":
        return words[place].text[:-1] if words[place].text.endswith(".") else ""
    joined = place > 0 and words[place - 1].end == words[place].start
    return words[place - 1].text if joined else ""


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Return whether a reporting verb continues the sentence: “Is this true?” Ann asked."""
    near = range(place + 1, min(place + 4, len(words)))
    verbs = (each for each in near if words[each].lemma in speech.WORDS["after-quote"])
    after = next(verbs, -1) + 1
    if not after or any(word.text in _OPENERS for word in words[place:after]):
        return False
    return after == len(words) or not words[after].is_word
