"""Where a text is most similar to some words, by edit distance.

This is Myers' bit-parallel search, on integers of any size.
"""

from __future__ import annotations

from itertools import repeat
from typing import NamedTuple


class Nearest(NamedTuple):
    """A stretch of a text, and the number of edits that turn it into the words."""

    start: int
    end: int
    edits: int


def nearest_place(words: str, text: str) -> Nearest:
    """Return the stretch of a text that takes the fewest edits to become the words."""
    end, edits = _best_end(words, text)
    before = text[max(0, end - 2 * len(words)) : end]
    return Nearest(end - _best_end(words[::-1], before[::-1], whole=True)[0], end, edits)


def fewest_edits(words: str, text: str) -> int:
    """Return how many edits turn the most similar stretch of a text into the words."""
    return _best_end(words, text)[1]


def _best_end(words: str, text: str, *, whole: bool = False) -> tuple[int, int]:
    """Return where the best stretch ends (the first of equals), and its distance.

    With `whole`, the stretch begins where the text begins, and the longest of equals is taken.
    """
    size = len(words)
    masks: dict[str, int] = {}
    for position, character in enumerate(words):
        masks[character] = masks.get(character, 0) | 1 << position
    full = (1 << size) - 1
    last = 1 << (size - 1)
    plus, minus, distance = full, 0, size
    best_end, best = 0, size
    for end, equal in enumerate(map(masks.get, text, repeat(0)), start=1):
        same = ((((equal & plus) + plus) & full) ^ plus) | equal | minus
        up = minus | (full ^ (same | plus))
        down = same & plus
        if down & last:
            distance -= 1
            if distance < best:
                best_end, best = end, distance
        elif up & last:
            distance += 1
        up = up << 1 & full
        if whole:
            up |= 1
            best_end = end if distance == best else best_end
        plus = (down << 1 & full) | (full ^ (same | up))
        minus = same & up
    return best_end, best
