"""What may never differ where a quote is placed nearly: its numbers and its negations."""

from __future__ import annotations

import re
from collections import Counter

from argmap.english.numbers import number_words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NEGATIONS = re.compile(
    r"no|not|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|.*n't"
)


def guard(quote: str, place: str) -> str:
    """Return how the numbers or the negations of two texts differ; nothing if they are the same."""
    for name, listed in (("numbers", number_words), ("negations", _negations)):
        here, there = listed(quote), listed(place)
        if here != there:
            found = (_without(there, here), _without(here, there))
            if not any(found):
                return f"the {name} stand in another order"
            return (
                f"the {name} differ, {found[0] or 'nothing'} there and {found[1] or 'nothing'} here"
            )
    return ""


def _without(words: list[str], others: list[str]) -> str:
    """Return the words that the others do not have as often; all of them if it is only their order."""
    counts = Counter(words)
    counts.subtract(others)
    return ", ".join(word for word in counts if counts[word] > 0)


def _negations(text: str) -> list[str]:
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return ["n't" if word.endswith("n't") else word for word in words if _NEGATIONS.fullmatch(word)]
