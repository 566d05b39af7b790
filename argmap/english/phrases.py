"""Phrases of a step: what a conclusion says, what a premise gives, what a text supplies.

The lists are `words/steps.toml`. They are compared word by word without endings, in one pass over
the text, so that wide lists cost little.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from argmap.english import stems, word_lists
from argmap.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from argmap.model import Span

    # By the first word: the words that follow, and the names of the lists.
    _Phrases: TypeAlias = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]

_SIGNS = frozenset(("#", "#%", "#$", "#y", "#n"))


@lru_cache(1 << 12)
def phrases(text: str) -> Mapping[str, tuple[Span, ...]]:
    """Return where the phrases of each list occur in a text (code points, half open)."""
    found: dict[str, list[Span]] = {}
    words = stems.stems_with_places(text)
    bare = tuple(stem for _, _, stem in words)
    known = _known()
    for position, (start, _, stem) in enumerate(words):
        for rest, names in known.get(stem, ()):
            end = position + 1 + len(rest)
            if bare[position + 1 : end] == rest:
                for name in names:
                    found.setdefault(name, []).append((start, words[end - 1][1]))
    return {name: tuple(spans) for name, spans in found.items()}


@cache
def _known() -> _Phrases:
    files: list[str | Path] = [
        __file__,
        stems.__file__,
        word_lists.__file__,
        *map(word_lists.file_of, ("steps", "common")),
    ]
    return prepared("phrases", files, _by_first_word)


def _by_first_word() -> _Phrases:
    """Return the phrases by their first word: the words that follow, and the lists it is in."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for name, text in word_lists.word_lists("steps").items():
        for words in _expanded(text):
            names = by_words.setdefault(words, [])
            if name not in names:
                names.append(name)
    known: _Phrases = {}
    for words, names in by_words.items():
        known.setdefault(words[0], []).append((words[1:], tuple(names)))
    return known


def _expanded(text: str) -> Iterator[tuple[str, ...]]:
    for phrase in text.replace("/ ", "/").split(";"):
        slots = [slot.split("/") for slot in phrase.split()]
        if slots:
            yield from product(*([_bare(word) for word in slot] for slot in slots))


def _bare(word: str) -> str:
    return word if word in _SIGNS else stems.bare(word.lower())
