"""What of a text belongs to a step: the sentences near it that speak of the same things."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.english.sentences import sentences
from argmap.inference.features import Passage, content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Span

_NEAR = 3  # sentences before and after a part of the step
_FARTHEST = 600  # characters in which they are looked for


def passage(text: str, conclusion: Span, premises: Sequence[Span]) -> Passage:
    """Return a step of a text with what is around it; spans are in code points."""
    words = " ".join(text[start:end] for start, end in premises)
    rest = " | ".join(text[start:end] for start, end in around(text, (conclusion, *premises)))
    return Passage(text[slice(*conclusion)], words, rest)


def around(text: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences around the parts of a step that may be about it.

    The next ones before and after a part are, and of those a little farther away what has a word
    in common with the step.
    """
    return _around(text, tuple(parts))


@lru_cache(1 << 13)
def _around(text: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    topic = frozenset[str]().union(*(content(text[start:end]) for start, end in parts))
    near = []
    for stretch, before, after in _gaps(text, sorted(parts)):
        found = [each for each in sentences(text, stretch) if text[slice(*each)].strip()]
        for number, (start, end) in enumerate(found):
            away = min(
                number if after else _FARTHEST, len(found) - 1 - number if before else _FARTHEST
            )
            if not away or (away < _NEAR and topic & content(text[start:end])):
                near.append((start, end))
    return tuple(near)


def _gaps(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, bool, bool]]:
    """Yield the stretches that are no part of a step; whether a part follows, and precedes."""
    if not parts:  # nothing but implicit statements
        return
    place = max(0, parts[0][0] - _FARTHEST)
    first = True
    for start, end in parts:
        if place < start:
            yield (place, start), True, not first
        place, first = max(place, end), False
    if place < len(text):
        yield (place, min(len(text), place + _FARTHEST)), False, True
