"""Parsed blocks -> sentences: punctuation decides, and the parser where punctuation does not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from argmap.drafting.words import Parse, Word
from argmap.english.reported_speech import IN_NAMES, SAYING_AFTER_QUOTE, SPEAKER_NAME
from argmap.english.segmentation import ABBREVIATIONS, BEFORE_FIGURES, LOWER_CASE_ABBREVIATIONS
from argmap.model import Source, Span

_ENDS = (".", "!", "?", "…")
_CLOSERS = frozenset("”\"’'»)]")
_OPENERS = frozenset("“\"‘'«([„")


def sentences_of_blocks(source: Source, parses: Sequence[Parse]) -> list[list[Span]]:
    """Return the sentences of each block as places: the first, and the one after the last.

    Headings have none. If one person speaks throughout, the name that minutes print before a
    speech is left out; if several take turns, it stays.
    """
    every = [
        list(cut_sentences(parse)) if block.kind != "heading" else []
        for block, parse in zip(source.blocks, parses, strict=True)
    ]
    named = [
        [_speaker_name(source.text, parse.words, *each) for each in places]
        for parse, places in zip(parses, every, strict=True)
    ]
    if len({name["name"] for row in named for name in row if name}) != 1:
        return every
    return [
        [
            (_place_after(name, parse.words, first), last)
            for (first, last), name in zip(places, row, strict=True)
        ]
        for parse, places, row in zip(parses, every, named, strict=True)
    ]


def _place_after(name: re.Match[str] | None, words: Sequence[Word], first: int) -> int:
    """Return the place of the first word after a name; without a name, `first`."""
    return bisect_left(words, name.end(), first, key=lambda word: word.start) if name else first


def _speaker_name(text: str, words: Sequence[Word], first: int, last: int) -> re.Match[str] | None:
    """Return the name of the speaker that minutes print before a sentence."""
    name = SPEAKER_NAME.match(text, words[first].start, words[last - 1].end)
    parts = name["name"].split() if name else ()
    return name if all(part[0].isupper() or part in IN_NAMES for part in parts) else None


def cut_sentences(parse: Parse) -> Iterator[Span]:
    """Yield each sentence as places: the first, and the one after the last."""
    first = 0
    for place in range(1, len(parse.words)):
        if _ends_before(parse.words, place):
            yield first, place
            first = place
    if parse.words:
        yield first, len(parse.words)


def _ends_before(words: Sequence[Word], place: int) -> bool:
    """Return whether a sentence ends before the word at `place`."""
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
    if not stem or not stem[-1].isalpha():
        return False
    lower = stem.lower()
    if lower in BEFORE_FIGURES and after.text[:1].isdigit():
        return True
    if lower in ABBREVIATIONS:
        return stem[0].isupper() or stem in LOWER_CASE_ABBREVIATIONS
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
    near = words[place : place + 4]
    verb = next(
        (number for number, word in enumerate(near) if number and word.lemma in SAYING_AFTER_QUOTE),
        None,
    )
    if verb is None or any(word.text in _OPENERS for word in near[: verb + 1]):
        return False
    after = place + verb + 1
    return after >= len(words) or not words[after].is_word
