"""Parsed blocks -> sentences, and sentences -> the clauses that make a point of their own.

Punctuation ends a sentence; the parser decides where it does not. Most sentences are one clause.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.drafting.connectives import argues
from argmap.drafting.turns import Turn, to_turns
from argmap.drafting.words import Parse, Word, count_words
from argmap.english import reported_speech as speech
from argmap.english.word_lists import plain_words, word_sets
from argmap.model import Source, Span
from argmap.source.tables import is_row_of_cells

_WORDS = word_sets("segmentation")
_ENDS = (".", "!", "?", "…")
_CLOSERS = frozenset("”\"’'»)]")
_OPENERS = frozenset("“\"‘'«([„")
_LEADS = (":", ";")
_ITEM_NUMBER = re.compile(r"\d{1,2}\.")
_LONGEST_LETTER = 3  # characters: "iii" in brackets numbers an item
_HYPHENS = frozenset("-\u2010")
_SEPARATORS = frozenset(",;:-–—")
_LONG_SENTENCE = 20  # words, above which a clause must say more to be a segment
LONGEST = 300  # words; longer text is not a sentence, and is not cut


def sentences_of_blocks(source: Source, parses: Sequence[Parse]) -> list[list[Turn]]:
    """Return the sentences of each block, with who speaks; headings and bare cells have none."""
    cuts = [
        []
        if block.kind == "heading" or is_row_of_cells(source.text[block.start : block.end])
        else list(cut_sentences(parse))
        for block, parse in zip(source.blocks, parses, strict=True)
    ]
    return to_turns(source, parses, cuts)


def cut_sentences(parse: Parse) -> Iterator[Span]:
    """Yield each sentence as places: the first, and the one after the last."""
    last = len(parse.words)
    ends = [place for place in range(1, last) if _ends_before(parse.words, place)]
    yield from pairwise([0, *ends, last]) if last else ()


def _ends_before(words: Sequence[Word], place: int) -> bool:
    if words[place].start == words[place - 1].end:
        return False
    if words[place - 1].text in _LEADS and _is_item_number(words, place):
        return True
    last = place - 1  # before closing quotation marks and brackets
    while last > 0 and words[last].text in _CLOSERS and words[last].start == words[last - 1].end:
        last -= 1
    if not words[last].text.endswith(_ENDS):
        return False
    quoted = last < place - 1
    if not quoted and (_is_abbreviation(words, last) or _ends_item_number(words, last)):
        return False
    after = place
    while after < len(words) - 1 and words[after].text in _OPENERS:
        after += 1
    if words[after].text[:1].islower() and not _is_item_letter(words, place):
        return False
    return not (quoted and _goes_on(words, place))


def _is_item_number(words: Sequence[Word], place: int) -> bool:
    """Return whether a list number and its full stop are at `place`: "They are: 1. The fee"."""
    joined = "".join(word.text for word in words[place : place + 2])
    after = place + (1 if words[place].text.endswith(".") else 2)
    is_number = _ITEM_NUMBER.match(joined) is not None
    return is_number and after < len(words) and words[after].start > words[after - 1].end


def _ends_item_number(words: Sequence[Word], last: int) -> bool:
    """Return whether the full stop at `last` is that of a list number at the start of an item."""
    first = last - (words[last].text == ".")
    if first < 0 or not _is_item_number(words, first):
        return False
    if first and words[first - 1].text.endswith(".") and _is_abbreviation(words, first - 1):
        return False
    return not first or words[first - 1].text.endswith((*_ENDS, *_LEADS))


def _is_item_letter(words: Sequence[Word], place: int) -> bool:
    """Return whether "(b)" is at `place`, before the item that it numbers."""
    opening, letter, closing = ([word.text for word in words[place : place + 3]] + [""] * 3)[:3]
    return opening == "(" and closing == ")" and len(letter) <= _LONGEST_LETTER


def _is_abbreviation(words: Sequence[Word], place: int) -> bool:
    """Return whether the full stop at `place`, where another word follows, ends an abbreviation."""
    stem, after = _before_full_stop(words, place), words[place + 1]
    number = words[min(_after_code(words, place + 1), len(words) - 1)]
    lower = stem.lower()
    if not stem[-1:].isalpha():
        return False
    if lower in plain_words("before-numbers") and number.text[:1].isdigit():
        return True
    if lower in _WORDS["abbreviations"]:
        return stem[0].isupper() or stem in _WORDS["lower-case"]
    if "." in stem:  # U.S., a.m.: the parser guesses better
        return not after.opens
    return len(stem) == 1 and stem.isupper() and stem != "I"


def _after_code(words: Sequence[Word], place: int) -> int:
    """Return the place after "(EU)" or "(EC) No", if that is at `place`: "Reg. (EU) 2016/679"."""
    opening, code, closing = ([word.text for word in words[place : place + 3]] + [""] * 3)[:3]
    if opening != "(" or not code.isupper() or closing != ")":
        return place
    after = place + 3
    while after < len(words) and words[after].text in {"No", "No.", "."}:
        after += 1
    return after


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


def cut_clauses(whole: Parse, *, sparing: bool = False) -> Iterator[Span]:
    """Yield the clauses of a sentence as places: the first, and the one after the last.

    With `sparing`, as in long texts, only reasons, concessions and what a semicolon separates.
    """
    first, last = 0, len(whole.words)
    found = set(joints(whole, sparing=sparing)) if last <= LONGEST else ()
    for place in sorted(each for each in found if _may_cut(whole.words, each)):
        if _is_point(whole, first, place) and _is_point(whole, place, last):
            yield first, place
            first = place
    yield first, last


def joints(whole: Parse, *, sparing: bool) -> Iterator[int]:
    """Yield the places before which the rules cut a sentence, in any order."""
    for place, word in enumerate(whole.words):
        if word.dep == "advcl" and whole.is_finite(place):
            yield from _subordinate(whole, place, sparing=sparing)
        if word.dep in {"relcl", "advcl"} and word.lemma in _WORDS["concluding"]:
            yield from _concluding(whole, place)
        joined = word.dep in {"conj", "parataxis", "ccomp"} and whole.subject(place) is not None
        if joined and whole.is_finite(place):
            yield from _coordinate(whole, place, sparing=sparing)


def _concluding(whole: Parse, place: int) -> Iterator[int]:
    """Yield the first place of a clause that concludes: ", which shows that …"."""
    first, _ = whole.subtree(place)
    opens = whole.words[first].lower == "which" and whole.subject(place) == first
    if first and opens and whole.words[first - 1].text in _SEPARATORS:
        yield first


def _coordinate(whole: Parse, place: int, *, sparing: bool) -> Iterator[int]:
    """Yield the first place of a clause that is joined to the main clause before it."""
    words, above = whole.words, whole.head(place)
    while words[above].dep == "conj" and words[above].step:
        above = whole.head(above)
    if words[above].step or above > place:
        return
    first, _ = whole.subtree(place)
    joint = first  # of the conjunctions and marks directly before it
    while joint - 1 > above and (words[joint - 1].dep == "cc" or not words[joint - 1].is_word):
        joint -= 1
    if first > above and _may_part(whole, place, joint, first, sparing=sparing):
        while joint < first and not words[joint].is_word:
            joint += 1
        yield joint


def _may_part(whole: Parse, place: int, joint: int, first: int, *, sparing: bool) -> bool:
    """Return whether the words from `joint` to `first` separate a clause from the one before."""
    between = whole.words[joint:first]
    alternative = any(word.lower in _WORDS["alternatives"] for word in between)
    if alternative or whole.words[first].lower == "neither":
        return False
    marks = {word.text for word in between} & _SEPARATORS
    if sparing or whole.words[place].dep != "conj":
        return ";" in marks
    return bool(marks) or joint < first


def _subordinate(whole: Parse, place: int, *, sparing: bool) -> Iterator[int]:
    """Yield the first place of a subordinate clause, or that of the main clause after it."""
    first, last = whole.subtree(place)
    kinds = _WORDS["sure-subordinators"] if sparing else _WORDS["subordinators"]
    below = (child for child in whole.children(place) if whole.words[child].lower in kinds)
    mark = next((each for each in below if whole.words[each].dep in {"mark", "advmod"}), None)
    if mark is None or mark > first + 1 or _makes_no_point(whole, mark, place):
        return
    if first > 2:
        yield first
    elif last + 2 < len(whole.words) and whole.words[last + 1].text == ",":
        yield last + 2


def _makes_no_point(whole: Parse, mark: int, verb: int) -> bool:
    """Return whether a clause only says by whom, how far, what for or when.

    So do "as we have seen", "as long as", "so that", and "while" without a comma.
    """
    if not argues(whole, mark):
        return True
    around = whole.words[max(0, mark - 1) : mark + 2]
    if whole.words[mark].lower != "as":
        return False
    unit = any(near.lower in _WORDS["as-unit"] for near in around)
    return unit or whole.words[verb].lemma in _WORDS["as-reported"]


def _may_cut(words: Sequence[Word], place: int) -> bool:
    return not _is_in_compound(words, place) and not is_enclosed(words, place)


def is_enclosed(words: Sequence[Word], place: int) -> bool:
    """Return whether the word at `place` is between quotation marks or in brackets."""
    depth = straight = 0
    for word in words[:place]:
        depth += (word.text in "“(«[„") - (word.text in "”)»]")
        straight += word.text == '"'
    return depth > 0 or straight % 2 == 1


def _is_in_compound(words: Sequence[Word], place: int) -> bool:
    """Return whether the word at `place` follows the hyphen of a compound, which a line may end."""
    if words[max(0, place - 1)].text not in _HYPHENS or place - 2 < 0:
        return False
    before, hyphen, here = words[place - 2 : place + 1]
    return hyphen.end == here.start and before.is_word


def _is_point(whole: Parse, first: int, last: int) -> bool:
    fewest = 4 if count_words(whole.words) <= _LONG_SENTENCE else 8
    enough = count_words(whole.words[first:last]) >= fewest
    return enough and any(whole.is_finite(place) for place in range(first, last))
