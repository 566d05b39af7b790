"""Words that carry the sense of a text, words that carry none, and two spellings of a word."""

import re
from functools import lru_cache

from argmap.english.word_lists import plain_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDINGS = ("'s", "ies", "ing", "ed", "es", "s")
_SHORT = 3  # letters that must remain
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


@lru_cache(1 << 14)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its sense, lower case and without common endings."""
    found = (match.group().lower().replace("’", "'") for match in _WORD.finditer(text))
    stop = plain_words("stop")
    return frozenset(_stem(word) for word in found if word not in stop)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > _SHORT - (ending == "s"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


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
