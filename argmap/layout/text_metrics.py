"""Text metrics: how wide text is drawn, by average character widths, and how tall its card is."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

CARD_WIDTH = 250
TEXT_SIZE = 13
ROW_HEIGHT = 17
HEADER = 32
FOOT = 8
LEAST_HEIGHT = 74
MOST_ROWS = 6
ROOM = (CARD_WIDTH - 22) / TEXT_SIZE  # of a row, in em

_SPACE = 0.31
_WIDTHS = {
    **dict.fromkeys("iljI.,;:'|!()[]‘’“”\"` ", _SPACE),
    **dict.fromkeys("ftr-*/\\J", 0.4),
    **dict.fromkeys("mwMW@%—…ЖШЩЮжшщю", 0.9),
}


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    return _WIDTHS.get(character, 0.68 if character.isupper() else 0.59)


def text_width(text: str) -> float:
    """Return the width of a text on one line, in em."""
    return sum(map(_character_width, text))


def row_count(text: str, room: float = ROOM) -> int:
    """Return how many rows a text takes when wrapped; a word too long for a row is broken."""
    rows, used = 1, 0.0
    for word in text.split():
        width = text_width(word)
        if used and used + _SPACE + width > room:
            rows, used = rows + 1, 0.0
        used += width + (_SPACE if used else 0.0)
        if used > room:
            rows += int(used // room)
            used %= room
    return rows


def card_height(text: str) -> int:
    """Return the height of a statement's card, in pixels at full size."""
    return max(LEAST_HEIGHT, HEADER + ROW_HEIGHT * min(row_count(text), MOST_ROWS) + FOOT)


def wrapped(text: str, room: float = ROOM, most: int = MOST_ROWS) -> tuple[str, ...]:
    """Return rows that fit a width in em; the last one ends in an ellipsis if not all fit."""
    rows: list[str] = []
    for word in _broken(text.split(), room):
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and text_width(joined) <= room:
            rows[-1] = joined
        else:
            rows.append(word)
    if len(rows) <= most:
        return tuple(rows)
    return (*rows[: most - 1], _with_ellipsis(rows[most - 1], room))


def _with_ellipsis(row: str, room: float) -> str:
    """Return as many words of a row as fit with an ellipsis; of a single word the characters."""
    while " " in row and text_width(row + "…") > room:
        row = row.rpartition(" ")[0]
    while len(row) > 1 and text_width(row + "…") > room:
        row = row[:-1]
    return row.rstrip(" ,;:.–—-") + "…"


def _broken(words: list[str], room: float) -> Iterator[str]:
    """Yield words; those too long for a row in pieces that fit one."""
    for word in words:
        rest = word
        while text_width(rest) > room:
            ends = range(1, len(rest) + 1)
            length = max(1, next(end for end in ends if text_width(rest[:end]) > room) - 1)
            yield rest[:length]
            rest = rest[length:]
        if rest:
            yield rest


def is_right_to_left(text: str) -> bool:
    """Return whether the first strong letter of a text runs from right to left."""
    directions = map(unicodedata.bidirectional, text)
    return next((kind for kind in directions if kind in {"L", "R", "AL"}), "L") != "L"
