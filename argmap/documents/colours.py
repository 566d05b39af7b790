"""Colours as documents write them, as far as words in them can be seen: white ones, and grounds."""

import re

_HEX = re.compile(r"#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_WHITE = 0xFA  # each of red, green and blue of a white that no eye tells from that of paper
_LIGHT = 0xE0  # of a ground on which white words are not seen either


def is_white(colour: str) -> bool:
    """Return whether words in a colour cannot be seen on white paper."""
    return _least(colour) >= _WHITE


def is_ground(colour: str) -> bool:
    """Return whether white words can be seen on a colour; what is no colour is none."""
    return 0 <= _least(colour) < _LIGHT


def _least(colour: str) -> int:
    """Return the smallest of red, green and blue; -1 if it is no colour."""
    found = _HEX.fullmatch(colour)
    return min(int(each, 16) for each in found.groups()) if found else -1
