"""Lines that belong to the page and not to the text: menus, notices, running heads; each with its reason.

Only whole lines are set aside, and only for a sign of their own (a pattern, a page number beside
them, a repeat of the body that they stand at the edge of). A line with a sentence in it stays.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from argmap.source.structure import Line, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SHORT = 15  # words: no longer line is a title in a list of articles, or a running head
_LONGEST = 20  # words: no longer line is compared with a pattern

_LISTING = "list of other articles"
_MENU = re.compile(r"\S[^|·•.!?;,]{0,24}(?:\s*[|·•]\s*|\s{2,}|\t)[^|·•.!?;,]{1,24}(?:(?:\s*[|·•]\s*|\s{2,}|\t)[^|·•.!?;,]{1,24}){1,14}$")
_STOP = re.compile(r"[.!…][\"'”’)\]]*$")
_OPEN = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_DIGITS = re.compile(r"\d+")


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Return what a line can be, each with the patterns that show it."""
    table = tomllib.loads(resources.files("argmap.source").joinpath("furniture.toml").read_text("utf-8"))
    return tuple((name, tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)) for name, patterns in table.items())


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Return the numbers of the lines that are page furniture, each with the reason in words."""
    found = dict(_by_pattern(lines))
    found.update(_read_also(lines, found))
    found.update(_running_heads(lines, found))
    return found


def _by_pattern(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    for line in lines:
        text = line.text.strip()
        if text and (reason := _pattern(text)):
            yield line.number, reason


def _pattern(text: str) -> str:
    """Return what a line shows itself to be, or nothing."""
    if len(words(text)) > _LONGEST:
        return ""
    for name, patterns in _patterns():
        if name != _LISTING and any(pattern.match(text) for pattern in patterns):
            return name
    return "menu line" if _MENU.match(text) and not _DIGITS.search(text) else ""


def _read_also(lines: Sequence[Line], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield a "read also" line and the titles listed under it: short lines without a full stop.

    Blank lines may stand between the line and its titles; among the titles one ends the list.
    """
    opening = dict(_patterns())[_LISTING]
    listing = opened = False
    for line in lines:
        text = line.text.strip()
        opens = any(pattern.match(text) for pattern in opening)
        if not text:
            listing = listing and opened
            continue
        listing = opens or (listing and len(words(text)) <= SHORT and not _STOP.search(text))
        opened = opens
        if listing and line.number not in found:
            yield line.number, _LISTING


def _running_heads(lines: Sequence[Line], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield short lines that come back beside page numbers: a document's running heads and feet."""
    filled = [line for line in lines if not line.blank]
    masks = Counter(_mask(line.text) for line in filled)
    for position, line in enumerate(filled):
        if line.number in found or masks[_mask(line.text)] < 2 or len(words(line.text)) > SHORT:
            continue
        beside = filled[max(0, position - 1) : position] + filled[position + 1 : position + 2]
        if any(found.get(other.number) == "page number" and abs(other.number - line.number) <= 2 for other in beside):
            yield line.number, "running head"


def _mask(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


def is_bare(text: str) -> bool:
    """Return whether a line is a few words without the end of a sentence, as menu lines are."""
    text = text.strip()
    return bool(text) and len(words(text)) <= 8 and not _OPEN.search(text)
