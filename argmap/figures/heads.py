"""What a number counts: the head noun after it, by rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.english.numbers import Quantity
    from argmap.figures.ties import Sentence

_WORDS = re.compile(r"[a-z][a-z'-]*")
_LEAD = re.compile(r" ?((?:[a-z][a-z'-]* ?){1,5})")
_STOP = frozenset(
    """of in on at by for from to with and or but that which who whom whose as than were was are is be been being had have has will would can
    could may might must should did do does not no each every per a an the this these those it they we he she when where while since after
    before between during over under within about against among across into out up down off if so because more less fewer higher lower
    came come went took take said voted wanted left gave made got fell rose grew stood remain remained lost won died lived live
    responded answered ended relapsed applied wrote told agreed disagreed opposed supported attended visited signed""".split()
)
_IRREGULAR = frozenset(
    "people men women children staff police persons personnel cattle sheep fish feet teeth mice data media crew youth troops".split()
)
_NO_PLURAL = frozenset(
    "is was has this less across plus perhaps always does as its us thus ours theirs years months weeks days series business".split()
)


def head(sentence: Sentence, quantity: Quantity) -> str:
    """Return the noun that a number counts, in the plural as it stands; "" where the number stands alone."""
    match = _LEAD.match(sentence.after(quantity))
    if not match:
        return ""
    for found in _WORDS.finditer(match[1]):
        word = found.group()
        if word in _STOP or word.endswith("ly"):
            return ""
        if is_plural(word):
            return word
    return ""


def is_plural(word: str) -> bool:
    """Return whether a word looks like a noun in the plural."""
    return word in _IRREGULAR or (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "is"))
        and word not in _NO_PLURAL
    )


def stands_alone(sentence: Sentence, quantity: Quantity) -> bool:
    """Return whether a count borrows its noun from another: "588, or 65%", "40 went to trial"."""
    if quantity.unit:
        return False
    after = sentence.after(quantity)
    match = re.match(r" ([a-z'-]+)", after)
    return match is None or match[1] in _STOP
