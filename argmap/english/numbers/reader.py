"""The number reader: every number of a text, in digits or in words, as a quantity.

Numbers that count nothing (dates, times, "No. 5", "Art. 146", "COVID-19", references) are read
too, as `other` or `date`, so that nobody takes them for an amount. A range keeps its two bounds.
"""

from dataclasses import replace

from argmap.english.numbers.digits import digits
from argmap.english.numbers.joined import shared
from argmap.english.numbers.quantity import Hedge, Quantity
from argmap.english.numbers.spelled import spelled
from argmap.english.numbers.words import HEDGES
from argmap.english.patterns import lazy

_PLAIN = str.maketrans(
    dict.fromkeys("\n\r\t\xa0\u202f\u2009\u2007", " ")
    | dict.fromkeys("’‘", "'")
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("–—−‑‒\u00ad", "-")
)
_HEDGE = lazy(rf"(?:^|[\s(“\"'\[-])((?:{'|'.join(HEDGES.values())})\s(?:the\s|a\s)?|[~≈><≥≤]\s?)$")
_HEDGE_KINDS = tuple((kind, lazy(words)) for kind, words in HEDGES.items())
_HEDGE_SIGNS: dict[str, Hedge] = {"~": "about", "≈": "about", ">": "over", "≥": "over"}
_LONGEST_HEDGE = 26  # characters, the space after it included
_OF_PLACE_OR_TIME = frozenset({"over", "under", "above", "below", "within"})


def plain(text: str) -> str:
    """Return a text in lower case with plain spaces, quotation marks and dashes, as long as it."""
    lower = text.translate(_PLAIN).lower()
    if len(lower) == len(text):
        return lower
    return "".join(
        each.lower() if len(each.lower()) == 1 else each for each in text.translate(_PLAIN)
    )


def read(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, none overlapping, with words as in `plain`."""
    return read_plain(plain(text))


def read_plain(text: str) -> tuple[Quantity, ...]:
    """Return the same of a text that is plain already."""
    found = sorted((*digits(text), *spelled(text)), key=lambda each: (each.start, -each.end))
    kept: list[Quantity] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif _is_longer(each, kept[-1]):
            kept[-1] = each
    kept = shared(text, kept)
    ends = (0, *(each.end for each in kept))
    return tuple(_hedged(text, each, end) for each, end in zip(kept, ends, strict=False))


def _is_longer(each: Quantity, last: Quantity) -> bool:
    """Return whether "1 in 5" has to be read in place of its "1"."""
    return each.kind in ("fraction", "times") and each.end > last.end and last.start >= each.start


def _hedged(text: str, made: Quantity, earliest: int) -> Quantity:
    if made.kind in ("other", "date", "year", "years"):
        return made
    match = _HEDGE.search(text, max(earliest, made.start - _LONGEST_HEDGE), made.start)
    if match is None:
        return made
    start = match.start(1)
    words = match[1].strip().removesuffix(" the").removesuffix(" a").strip()
    if words.endswith("than") and earliest and not text[earliest:start].strip():
        return made  # "40% more than the 25,000": the words compare and do not hedge
    if words in _OF_PLACE_OR_TIME and made.kind == "duration":
        return made
    return replace(made, start=start, text=text[start : made.end], hedge=_hedge_kind(words))


def _hedge_kind(words: str) -> Hedge:
    kind = next((kind for kind, pattern in _HEDGE_KINDS if pattern.fullmatch(words)), None)
    return kind or _HEDGE_SIGNS.get(words, "under")
