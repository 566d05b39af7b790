"""The cue words of `cues.toml`, and where they stand in a text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_SIGNS = r"[\s\"'“‘„«(\[–—-]{0,8}"  # what may stand before the first word
_WORDS = re.compile(r"\w+")
_LEAD = _SIGNS + r"(?:(?:and|but|so|or|yet|now|well|yes|also)\b[\s,]{1,8}(?!\Z))??" + _SIGNS


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one kind, and how much they weigh for a claim (below nothing: for evidence)."""

    kind: str
    points: int
    anywhere: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    heads: frozenset[
        str
    ]  # the words with which those begin that may stand anywhere: a text without them is not searched

    def find(self, text: str, words: Collection[str]) -> str:
        """Return the first of the cues that stand in a text, as they stand there; "" if none does.

        `words` are all words of the text, in small letters.
        """
        if self.opening and (found := self.opening.match(text)):
            return found.group(1)
        if (
            self.anywhere
            and not self.heads.isdisjoint(words)
            and (found := self.anywhere.search(text))
        ):
            return found.group(1)
        return ""


@cache
def cues() -> dict[str, Cues]:
    """Return all kinds of cue words by name."""
    data = tomllib.loads(
        files("argmap.english").joinpath("draft_cues.toml").read_text(encoding="utf-8")
    )
    return {
        kind: _to_cues(kind, entry["words"], entry.get("points", 0)) for kind, entry in data.items()
    }


def _to_cues(kind: str, words: list[str], points: int) -> Cues:
    opening = _either([word[1:] for word in words if word.startswith("^")])
    inside = [word for word in words if not word.startswith("^")]
    anywhere = _either(inside)
    return Cues(
        kind,
        points,
        re.compile(rf"(?<!\w)({anywhere})(?!\w)", re.IGNORECASE) if anywhere else None,
        re.compile(rf"{_LEAD}({opening})(?!\w)", re.IGNORECASE) if opening else None,
        frozenset(_WORDS.findall(word.lower())[0] for word in inside),
    )


def _either(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace("'", "['’]").replace(r"\ ", r"\s+") for word in longest_first
    )


@lru_cache(maxsize=4096)
def found(text: str) -> Mapping[str, str]:
    """Return for each kind the first of its cues that stands in a text, as it stands there; kinds without one are left out."""
    words = frozenset(_WORDS.findall(text.lower()))
    return {kind: cue for kind, entry in cues().items() if (cue := entry.find(text, words))}


def find(kind: str, text: str) -> str:
    """Return the first cue of a kind that stands in a text, as it stands there; "" if none does."""
    return found(text).get(kind, "")
