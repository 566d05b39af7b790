"""Opposites: words that two texts must share, because another word says the contrary."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from argmap.english.word_lists import word_lists

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SHORTEST = 3  # letters that a prefix or an ending leaves of a word


def opposites(one: str, other: str) -> tuple[list[str], list[str]]:
    """Return the words of each of two texts whose opposite is in either of them, in order."""
    words = [each.casefold() for each in _WORD.findall(one)]
    others = [each.casefold() for each in _WORD.findall(other)]
    opposed = _opposed({*words, *others})
    return [each for each in words if each in opposed], [each for each in others if each in opposed]


def _opposed(words: set[str]) -> set[str]:
    """Return the words whose opposite is among them."""
    sides = {word: set(_sides(word)) for word in words}
    taken = {side for own in sides.values() for side in own}
    found = {word for word, own in sides.items() if any((n, not side) in taken for n, side in own)}
    for word in words:
        found.update(pair for each in _contraries(word) if each in words for pair in (word, each))
    return found


def _sides(word: str) -> Iterator[tuple[int, bool]]:
    """Yield the pairs that have a word, by number, and on which side it is."""
    known, stems = _pairs()
    yield from known.get(word, ())
    for stem, places in stems:
        if word.startswith(stem):
            yield from places


@cache
def _pairs() -> tuple[dict[str, list[tuple[int, bool]]], list[tuple[str, list[tuple[int, bool]]]]]:
    known: dict[str, list[tuple[int, bool]]] = {}
    stems: dict[str, list[tuple[int, bool]]] = {}
    for number, pair in enumerate(word_lists("opposites")["pairs"].split(";")):
        for is_second, side in enumerate(pair.split("|")):
            for word in side.split():
                listed = stems if word.endswith("~") else known
                listed.setdefault(word.rstrip("~"), []).append((number, bool(is_second)))
    return known, list(stems.items())


def _contraries(word: str) -> Iterator[str]:
    """Yield the opposites of a word that its prefix or its ending makes, whether they exist or not.

    Only longer ones if something is added: the shorter word has the longer one as its opposite.
    """
    lists = word_lists("opposites")
    if len(word) >= _SHORTEST:
        for prefix in lists["prefixes"].split():
            yield from (f"{prefix}{word}", f"{prefix}-{word}")
        for suffix in lists["suffixes"].split():
            yield from (f"{word}{suffix}", f"{word}-{suffix}")
    for first, second in _swaps(lists["beginnings"]):
        if word.startswith(first) and len(word) - len(first) >= _SHORTEST:
            yield second + word.removeprefix(first)
    for first, second in _swaps(lists["endings"]):
        if word.endswith(first) and len(word) - len(first) >= _SHORTEST:
            yield word.removesuffix(first) + second


def _swaps(listed: str) -> Iterable[list[str]]:
    return (pair.split("/") for pair in listed.split())
