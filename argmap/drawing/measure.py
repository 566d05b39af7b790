"""How wide words are drawn, and how tall a card must be to hold them: a table of average character widths."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CARD_WIDTH = 250
TEXT_SIZE = 13
ROW_HEIGHT = 17
HEADER = 32
FOOT = 8
LEAST_HEIGHT = 72
MOST_ROWS = 6
ROOM = (CARD_WIDTH - 22) / TEXT_SIZE  # what a row holds, in em

_NARROW = frozenset("iljI.,;:'|!()[]‘’“”\"` ")
_SLIM = frozenset("ftr-*/\\J")
_BROAD = frozenset("mwMW@%—…ЖШЩЮжшщю")


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    """Return the average width of one character, in em."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    if character in _NARROW:
        return 0.31
    if character in _SLIM:
        return 0.4
    if character in _BROAD:
        return 0.9
    return 0.68 if character.isupper() else 0.59


def text_width(text: str) -> float:
    """Return the width of some words, in em."""
    return sum(map(_character_width, text))


def row_count(text: str, room: float = ROOM) -> int:
    """Return how many rows some words take when they are wrapped at blanks; a word too long for a row is broken."""
    rows, used = 1, 0.0
    for word in text.split():
        wide = text_width(word)
        if used and used + 0.31 + wide > room:
            rows, used = rows + 1, 0.0
        used += wide + (0.31 if used else 0.0)
        if used > room:
            rows += int(used // room)
            used %= room
    return rows


def card_height(text: str) -> int:
    """Return the height of a statement's card, in pixels at full size."""
    return max(LEAST_HEIGHT, HEADER + ROW_HEIGHT * min(row_count(text), MOST_ROWS) + FOOT)
