"""Where the words of one version of a text are in another version of it."""

from bisect import bisect_right
from collections.abc import Callable
from difflib import SequenceMatcher

from argmap.english.patterns import lazy
from argmap.model import Span
from argmap.source.normalise import normal_words

_WORDS = lazy(r"\w+|[^\w\s]")


def moved_spans(old: str, new: str) -> Callable[[tuple[Span, ...]], tuple[Span, ...]]:
    """Return what moves spans of an old text to the new one (half open, in code points).

    Spans whose words changed have no place there: then the result is empty. Lines that are the same
    are aligned first, the words of the others second; only the same words are the same place.
    """
    starts, places = _aligned(old, new)

    def at(offset: int) -> int | None:
        number = bisect_right(starts, offset) - 1
        is_there = number >= 0 and offset < places[number][0]
        return offset + places[number][1] if is_there else None

    def moved(span: Span) -> Span | None:
        first, last = at(span[0]), at(span[1] - 1)
        if first is None or last is None:
            return None
        words = normal_words(old[span[0] : span[1]])
        return (first, last + 1) if normal_words(new[first : last + 1]) == words else None

    def move(parts: tuple[Span, ...]) -> tuple[Span, ...]:
        spans = tuple(span for span in map(moved, parts) if span is not None)
        return spans if len(spans) == len(parts) else ()

    return move


def _aligned(old: str, new: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the stretches of the old text that the new one has: starts, and (end, distance)."""
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(
        None,
        [old[slice(*line)] for line in before],
        [new[slice(*line)] for line in after],
        autojunk=False,
    )
    stretches: list[tuple[int, int, int]] = []
    for tag, first, last, other, other_last in matcher.get_opcodes():
        if tag == "equal":
            start, end = before[first][0], before[last - 1][1]
            stretches.append((start, end, after[other][0] - start))
        elif tag == "replace":
            ours = (before[first][0], before[last - 1][1])
            theirs = (after[other][0], after[other_last - 1][1])
            stretches += _aligned_words(old, new, ours, theirs)
    return [start for start, _, _ in stretches], [(end, by) for _, end, by in stretches]


def _aligned_words(old: str, new: str, ours: Span, theirs: Span) -> list[tuple[int, int, int]]:
    before = [found.span() for found in _WORDS.finditer(old, *ours)]
    after = [found.span() for found in _WORDS.finditer(new, *theirs)]
    matcher = SequenceMatcher(
        None,
        [old[slice(*span)] for span in before],
        [new[slice(*span)] for span in after],
        autojunk=False,
    )
    found = []
    for first, other, size in matcher.get_matching_blocks():
        for one, two in zip(before[first : first + size], after[other : other + size], strict=True):
            found.append((one[0], one[1], two[0] - one[0]))
    return found


def _lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((at, at + len(line)))
        at += len(line)
    return spans
