"""Content words: the words of a text that carry its sense, without common endings."""

import re
from functools import lru_cache

from argmap.english.word_lists import plain_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDINGS = ("'s", "ies", "ing", "ed", "es", "s")
_SHORT = 3  # letters that must remain


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
