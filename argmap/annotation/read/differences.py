"""How a quote differs from what the source says: the first words that are not the same, and their place."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from argmap.annotation.read.anchor import GAP
from argmap.source.normalise import normalise

if TYPE_CHECKING:
    from argmap.annotation.read.drafts import Fact

_MOST_COMPARED = 600  # words of a quote that are compared one by one
_SHOWN = 90  # characters of the source in a message


class Spot(NamedTuple):
    """Where a quote first differs from the source, and how."""

    line: int
    col: int
    width: int
    here: str
    there: str


def first_difference(words: list[Fact], text: str, *, piece: int = 0) -> Spot:
    """Return the first words of a quote that the source has not so, and what it has."""
    tokens = _piece(
        [
            (word, line.line, line.col + offset)
            for line in words
            for word, offset in _tokens(line.value)
        ],
        piece,
    )
    theirs = text.split()
    first = words[0]
    if len(tokens) > _MOST_COMPARED or len(theirs) > _MOST_COMPARED:
        return Spot(first.line, first.col, len(first.value), "", "")
    ours = [_plain(word) for word, _, _ in tokens]
    matcher = SequenceMatcher(None, ours, [_plain(word) for word in theirs], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        here = [token for token in tokens[start:end] if token[1] == tokens[start][1]] or [
            tokens[min(start, len(tokens) - 1)]
        ]
        if end - start == other_end - other_start == 1:
            return _word_spot(tokens[start], theirs[other_start])
        width = here[-1][2] + len(here[-1][0]) - here[0][2]
        return Spot(
            here[0][1],
            here[0][2],
            width,
            " ".join(token[0] for token in tokens[start:end]),
            " ".join(theirs[other_start:other_end]),
        )
    return Spot(first.line, first.col, len(first.value), "", "")


def _piece(tokens: list[tuple[str, int, int]], number: int) -> list[tuple[str, int, int]]:
    """Return the words of one piece of a quote with gaps; for its first, and for a quote without gaps, all up to the next gap."""
    gaps = [index for index, token in enumerate(tokens) if token[0] == GAP.strip()]
    bounds = [-1, *gaps, len(tokens)]
    if number + 1 >= len(bounds):
        return tokens
    return tokens[bounds[number] + 1 : bounds[number + 1]] or tokens


def _word_spot(token: tuple[str, int, int], other: str) -> Spot:
    """Return where one word differs from another, without the signs that both have around them."""
    word, line, col = token
    lead = trail = 0
    while (
        lead < min(len(word), len(other)) - 1
        and word[lead] == other[lead]
        and not word[lead].isalnum()
    ):
        lead += 1
    while (
        trail < min(len(word), len(other)) - lead - 1
        and word[-1 - trail] == other[-1 - trail]
        and not word[-1 - trail].isalnum()
    ):
        trail += 1
    here, there = word[lead : len(word) - trail], other[lead : len(other) - trail]
    return Spot(line, col + lead, len(here), here, there)


def _tokens(value: str) -> list[tuple[str, int]]:
    found = []
    offset = 0
    for word in value.split():
        offset = value.index(word, offset)
        found.append((word, offset))
        offset += len(word)
    return found


def _plain(word: str) -> str:
    return normalise(word).text


def in_words(spot: Spot) -> str:
    """Return a difference as the end of a sentence."""
    if spot.here and spot.there:
        return f': it has "{shortened(spot.there)}" and not "{shortened(spot.here)}"'
    if spot.here:
        return f': it does not have "{shortened(spot.here)}"'
    if spot.there:
        return f': before this it has "{shortened(spot.there)}"'
    return ""


def shortened(words: str) -> str:
    """Return words on one line, cut if they are many."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1].rstrip() + "…"
