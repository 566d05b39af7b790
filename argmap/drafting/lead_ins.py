"""Words of a statement -> the same without what only leads up to it: "But", "For these reasons"."""

from collections.abc import Sequence

from argmap.drafting.words import FINITE, VERBS, Word, count_words
from argmap.english.word_lists import word_sets

_WORDS = word_sets("segmentation")
_LONGEST = 6  # words of a lead-in
_FEWEST = 2  # words of what is left


def without_lead(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words from the first that says something; all of them if too few are left."""
    start = 0
    while (size := _lead(words[start:])) > 0:
        start += size
    rest = words[start:]
    says = any(word.tag in FINITE for word in rest) or not any(word.tag for word in words)
    return rest if count_words(rest) >= _FEWEST and (says or start == 0) else words


def _lead(words: Sequence[Word]) -> int:
    """Return how many words at the beginning lead up to the others; 0 for none."""
    if len(words) < _FEWEST:
        return 0
    first, after = words[0], words[1]
    if first.text in {",", ";", ":", "–", "—"}:
        return 1
    if first.lower in _WORDS["joining"] and _joins(words):
        return 1
    if first.lower in _WORDS["lead-adverbs"] and after.text == ",":
        return 2
    return _phrase(words)


def _joins(words: Sequence[Word]) -> bool:
    """Return whether the first word joins all the others to what precedes.

    The conjunction of a part ("Although it rained, we went") stays with its part.
    """
    first, head = words[0], words[0].step
    if first.dep == "cc":
        return True
    above = words[head].step if 0 < head < len(words) else 0
    of_all = not above or not 0 <= head + above < len(words)
    verb = not 0 < head < len(words) or words[head].pos in VERBS
    return of_all and verb and (first.dep == "mark" or first.lower == "so" == first.lemma)


def _phrase(words: Sequence[Word]) -> int:
    """Return how many words such as "In their view" or "As to the first," are at the beginning."""
    near = [word.lower for word in words[:_LONGEST]]
    if near[0] not in _WORDS["lead-prepositions"]:
        return 0
    for place, word in enumerate(near[1:], 1):
        if word in _WORDS["lead-nouns"]:
            comma = words[place + 1 : place + 2]
            if comma and comma[0].lower in _WORDS["lead-prepositions"] | {"of", "that"}:
                return 0
            return place + 1
        if word not in _WORDS["lead-fillers"]:
            return 0
    return 0
