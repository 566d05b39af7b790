"""Whether a text is in the language that the drafter reads: English, told by the words that every English text is full of."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_COMMONEST = frozenset(
    "the of and to a in that is was for on with as by at from this which are not it be has had were an their will have or but they we".split()
)
_FEWEST = 30  # words, below which nothing is said
_LEAST = 0.1  # share of the commonest words; English texts have .13 and more, others .06 and less


def not_english(text: str) -> str:
    """Return why a text does not read as English, in words that follow its name; "" where it does, or is too short to tell."""
    words = _WORD.findall(text.lower())
    common = sum(word in _COMMONEST for word in words)
    if len(words) < _FEWEST or common >= _LEAST * len(words):
        return ""
    return (
        f"does not read as English ({common} of {len(words)} words are among the commonest English ones); drafts, and flags that go by "
        "words, know English only: check every line, or annotate by hand"
    )
