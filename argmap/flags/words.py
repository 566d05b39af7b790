"""Words of a text as the messages show them, and as the rules compare them."""

from __future__ import annotations

import re
from functools import lru_cache

_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORT = 3
_STOP = frozenset(
    """a about above after again all also am an and any are as at be because been before being below between both but by can could did do does
    doing down during each even few for from further had has have having he her here hers him his how i if in into is it its itself just let me
    more most must my no nor not now of off on once one only or other our ours out over own same shall she should so some such than that the
    their them then there therefore these they this those through thus to too under until up us very was we were what when where which while
    who whom why will with would you your yours""".split()
)
_NEGATIONS = frozenset(
    {"no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"}
)


def quote(text: str, most: int = 110, *, at: tuple[int, int] | None = None) -> str:
    """Return words of the source in quotation marks, shortened at word borders with "…".

    With `at`, the stretch that must stay in view; without, the beginning stays.
    """
    return f"“{shorten(text, most, at=at)}”"


def shorten(text: str, most: int, *, at: tuple[int, int] | None = None) -> str:
    """Return a text on one line, without its own outer quotation marks and full stop, cut at word borders."""
    first = len(" ".join(text[: at[0]].split())) if at else 0
    last = len(" ".join(text[: at[1]].split())) if at else 0
    flat = _bare(" ".join(text.split()))
    if len(flat) <= most:
        return flat
    start = 0 if last <= most else max(0, min(first - most // 3, len(flat) - most))
    if start:
        start = flat.find(" ", start) + 1
    cut = flat[start : start + most]
    if start + most < len(flat):
        cut = cut.rsplit(" ", 1)[0].rstrip(" ,;:-–—([") + " …"
    return ("… " if start else "") + cut


def _bare(flat: str) -> str:
    """Return a line without a closing full stop and without one pair of marks around the whole."""
    flat = flat.rstrip(" .,;:")
    inside = flat[1:-1]
    if (
        len(flat) > 1
        and _PAIRS.get(flat[0]) == flat[-1]
        and flat[0] not in inside
        and flat[-1] not in inside
    ):
        flat = inside.rstrip(" .,;:")
    return flat


@lru_cache(1 << 14)
def content(text: str) -> frozenset[str]:
    """Return the words that carry the sense, lower case and without common endings."""
    found = (match.group().lower().replace("’", "'") for match in _WORD.finditer(text))
    return frozenset(_stem(word) for word in found if word not in _STOP and word not in _NEGATIONS)


def _stem(word: str) -> str:
    for ending in ("'s", "ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > _SHORT - (ending == "s"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def negations(text: str) -> int:
    """Return how many words of negation stand in a text."""
    found = (match.group().lower().replace("’", "'") for match in _WORD.finditer(text))
    return sum(word in _NEGATIONS or word.endswith("n't") for word in found)


def several(number: int, one: str, more: str) -> str:
    """Return a count with its noun."""
    return f"{number} {one if number == 1 else more}"
