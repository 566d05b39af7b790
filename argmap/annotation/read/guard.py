"""What may never differ where a quote is placed approximately: its numbers and its negations."""

from __future__ import annotations

from collections import Counter

from argmap.english.negation import negations
from argmap.english.numbers import number_words


def guard(quote: str, place: str) -> str:
    """Return how the numbers or the negations of two texts differ; nothing if they are the same."""
    for name, listed in (("numbers", number_words), ("negations", negations)):
        here, there = listed(quote), listed(place)
        if here != there:
            found = (_without(there, here), _without(here, there))
            if not any(found):
                return f"the {name} are in another order"
            return (
                f"the {name} differ, {found[0] or 'nothing'} there and {found[1] or 'nothing'} here"
            )
    return ""


def _without(words: list[str], others: list[str]) -> str:
    """Return the words that the others have less often; none if only their order differs."""
    counts = Counter(words)
    counts.subtract(others)
    return ", ".join(word for word in counts if counts[word] > 0)
