"""How wide words are drawn, and how tall a card must be to hold them: a table of average character widths."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CARD_WIDTH = 250
TEXT_SIZE = 13
ROW_HEIGHT = 17
HEADER = 32
FOOT = 8
LEAST_HEIGHT = 74
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


def wrapped(text: str, room: float = ROOM, most: int = MOST_ROWS) -> tuple[str, ...]:
    """Return rows of words that fit a width in em; the last one ends in an ellipsis if not all fit."""
    rows: list[str] = []
    row = ""
    for word in _broken(text.split(), room):
        joined = f"{row} {word}" if row else word
        if row and text_width(joined) > room:
            rows.append(row)
            row = word
        else:
            row = joined
    rows += [row] if row else []
    if len(rows) <= most:
        return tuple(rows)
    last = rows[most - 1]
    while " " in last and text_width(last + "…") > room:
        last = last.rpartition(" ")[0]
    while len(last) > 1 and text_width(last + "…") > room:
        last = last[:-1]
    return (*rows[: most - 1], last.rstrip(" ,;:.–—-") + "…")


def _broken(words: list[str], room: float) -> Iterator[str]:
    """Yield words, those too long for a row in pieces that fit one."""
    for word in words:
        rest = word
        while text_width(rest) > room:
            length = (
                next(end for end in range(1, len(rest) + 1) if text_width(rest[:end]) > room) - 1
            )
            yield rest[: max(1, length)]
            rest = rest[max(1, length) :]
        if rest:
            yield rest


def is_right_to_left(text: str) -> bool:
    """Return whether the first strong letter of some words runs from right to left."""
    strong = next(
        (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L"
    )
    return strong != "L"
