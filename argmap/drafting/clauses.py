"""Sentences -> the clauses that make a point of their own; most sentences are one."""

from collections.abc import Iterator, Sequence

from argmap.drafting.words import Parse, Word, count_words
from argmap.english.word_lists import word_sets
from argmap.model import Span

_WORDS = word_sets("segmentation")
_SEPARATORS = frozenset(",;:-–—")
_LONG_SENTENCE = 20  # words, above which a clause must say more to be a segment
_LONGEST = 300  # words; longer text is not a sentence, and is not cut


def cut_clauses(whole: Parse, *, sparing: bool = False) -> Iterator[Span]:
    """Yield the clauses of a sentence as places: the first, and the one after the last.

    With `sparing`, as in long texts, only reasons, concessions and what a semicolon separates.
    """
    first, last = 0, len(whole.words)
    joints = set(_joints(whole, sparing=sparing)) if last <= _LONGEST else ()
    for place in sorted(each for each in joints if _may_cut(whole.words, each)):
        if _is_point(whole, first, place) and _is_point(whole, place, last):
            yield first, place
            first = place
    yield first, last


def _joints(whole: Parse, *, sparing: bool) -> Iterator[int]:
    for place, word in enumerate(whole.words):
        if word.dep == "advcl" and whole.is_finite(place):
            yield from _subordinate(whole, place, sparing=sparing)
        joined = word.dep in {"conj", "parataxis", "ccomp"} and whole.subject(place) is not None
        if joined and whole.is_finite(place):
            yield from _coordinate(whole, place, sparing=sparing)


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
    joints = _WORDS["sure-subordinators"] if sparing else _WORDS["subordinators"]
    below = (child for child in whole.children(place) if whole.words[child].lower in joints)
    mark = next((each for each in below if whole.words[each].dep in {"mark", "advmod"}), None)
    if mark is None or mark > first + 1 or _makes_no_point(whole, mark, place):
        return
    if first > 2:
        yield first
    elif last + 2 < len(whole.words) and whole.words[last + 1].text == ",":
        yield last + 2


def _makes_no_point(whole: Parse, mark: int, verb: int) -> bool:
    """Return whether a clause only says by whom, how far or when.

    So do "as we have seen", "as long as", and "while" without a comma.
    """
    word, around = whole.words[mark].lower, whole.words[max(0, mark - 1) : mark + 2]
    if is_since_then(whole, mark):
        return True
    if word == "as":
        unit = any(near.lower in _WORDS["as-unit"] for near in around)
        return unit or whole.words[verb].lemma in _WORDS["as-reported"]
    return word in {"while", "whilst"} and mark > 0 and around[0].is_word


def is_since_then(parse: Parse, place: int) -> bool:
    """Return whether a "since" is one of time.

    Its clause reports something past, and the clause above it what has been so from then on.
    """
    if parse.words[place].lower != "since":
        return False
    verb = parse.head(place)
    above = (parse.words[child] for child in parse.children(parse.head(verb)))
    has_been = any(word.lemma == "have" and word.dep == "aux" for word in above)
    was = any(parse.words[each].tag == "VBD" for each in (verb, *parse.children(verb)))
    return was and has_been


def _may_cut(words: Sequence[Word], place: int) -> bool:
    depth = straight = 0
    for word in words[:place]:
        depth += (word.text in "“(«[„") - (word.text in "”)»]")
        straight += word.text == '"'
    return depth <= 0 and straight % 2 == 0


def _is_point(whole: Parse, first: int, last: int) -> bool:
    fewest = 4 if count_words(whole.words) <= _LONG_SENTENCE else 8
    enough = count_words(whole.words[first:last]) >= fewest
    return enough and any(whole.is_finite(place) for place in range(first, last))
