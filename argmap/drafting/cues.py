"""The kinds of cues by which the drafter decides, and how much each counts for a claim."""

from collections.abc import Mapping
from functools import cache, lru_cache

from argmap.english.cues import cue_lists, first
from argmap.english.word_lists import word_lists

_PREFIX = "draft-"
# Points for a claim, below zero for evidence; the other kinds of `words/drafting.toml` count none.
POINTS = {
    "conclusion": 3,
    "advice": 4,
    "stance": 4,
    "judgement": 2,
    "forecast": 1,
    "example": -3,
    "record": -2,
    "closing": 3,
}


@cache
def kinds() -> tuple[str, ...]:
    """Return all kinds, in the order of the file."""
    return tuple(name.removeprefix(_PREFIX) for name in word_lists("drafting"))


@cache
def has_openings(kind: str) -> bool:
    """Return whether cues of a kind count only at the beginning of a segment."""
    return any(cue.startswith("^") for cue in cue_lists()[_PREFIX + kind])


@lru_cache(maxsize=4096)
def found(text: str) -> Mapping[str, str]:
    """Return the first cue of each kind that occurs in a text, as it is written there."""
    return {kind: cue for kind in kinds() if (cue := find(kind, text))}


def find(kind: str, text: str) -> str:
    """Return the first cue of a kind in a text, as it is written there; "" if there is none."""
    return first(_PREFIX + kind, text)
