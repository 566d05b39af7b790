"""Two wordings that say the same: British and American spelling, words that carry no weight."""

import re

from argmap.english.word_lists import plain_words

_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        ("is(?=(?:e[ds]?|ing|ations?|ational)$)", "iz"),
        ("ys(?=(?:e[ds]?|ing)$)", "yz"),
        ("our(?=(?:s|ed|ing|able|ite|ites|er|ers)?$)", "or"),
        ("(?<=t)re(?=s?$)", "er"),
        ("mme(?=s?$)", "m"),
        ("ogue(?=s?$)", "og"),
        ("nce(?=s?$)", "nse"),
        (r"(?<=\w\w\w\w)ll(?=(?:ed|ing|er|ers)$)", "l"),
    )
)


def is_light(word: str) -> bool:
    """Return whether a word may come and go between two copies without changing what they say."""
    return word in plain_words("light")


def is_respelling(one: str, other: str) -> bool:
    """Return whether two lower-case words are one word in British and American spelling."""
    both = one + other
    if not (both.isalpha() and both.islower() and min(len(one), len(other)) >= 5):
        return False
    return one[:3] == other[:3] and _american(one) == _american(other)


def _american(word: str) -> str:
    for british, american in _AMERICAN:
        word = british.sub(american, word)
    return word
