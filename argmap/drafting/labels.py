"""Short captions and readable ids, made from a statement's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.annotation.ids import slug
from argmap.drafting.words import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.drafting.words import Word

MOST_WORDS = 5
_ID_LONGEST = 40
_APOSTROPHE = re.compile("['’]")
_DROPPED = frozenset(
    "a an the of to in on at for by with from and or but as that which who this these those is are was were be been being has have had do does did "
    "will would shall should may might can could must it its he she they we i you our their his her there then thus therefore so also very really "
    "if because since while although though however nevertheless moreover furthermore hence yet still such all both each any some into than about "
    "over under after before during between up down out off only just even too own when where what how why not".split()
)
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "without", "n't"})
_WEIGHT = {"NOUN": 3.0, "PROPN": 3.0, "NUM": 2.5, "VERB": 2.0, "ADJ": 2.0, "": 1.0, "ADV": 1.0}


def to_label(words: Sequence[Word]) -> str:
    """Return a caption of at most five of the words, in their order."""
    rest = words[_opening(words) :]
    content = [place for place, word in enumerate(rest) if _is_content(word)]
    places = sorted(sorted(content, key=lambda place: (-_weight(rest, place), place))[:MOST_WORDS])
    chosen = list(dict.fromkeys(_joined(rest, place) for place in places)) or [word.text for word in words if word.is_word][:MOST_WORDS]
    return " ".join(chosen) or "statement"


def _opening(words: Sequence[Word]) -> int:
    """Return the place after a short opening without a verb: "For example,", "In simple words -"."""
    for place, word in enumerate(words[:6]):
        if word.tag in FINITE:
            return 0
        if word.text in {",", "-", "–", "—"} and place + 3 < len(words) and word.end < words[place + 1].start:
            return place + 1
    return 0


def _joined(words: Sequence[Word], place: int) -> str:
    """Return a word with what hyphens tie to it: zero-tolerance, one-sidedly."""
    first = last = place
    while (
        first >= 2
        and words[first - 1].text == "-"
        and words[first - 1].start == words[first - 2].end
        and words[first - 1].end == words[first].start
    ):
        first -= 2
    while (
        last + 2 < len(words)
        and words[last + 1].text == "-"
        and words[last].end == words[last + 1].start
        and words[last + 1].end == words[last + 2].start
    ):
        last += 2
    return "".join(word.text for word in words[first : last + 1])


def _is_content(word: Word) -> bool:
    return word.is_word and (word.lower in _NEGATIONS or (word.lower not in _DROPPED and len(word.lower) > 1) or word.text.isdigit())


def _weight(words: Sequence[Word], place: int) -> float:
    """Return how much a word tells: negations, the main verb, its subject and object, names and figures first."""
    word = words[place]
    if word.lower in _NEGATIONS:
        return 4.5
    if not word.step and word.pos in {"VERB", "NOUN", "ADJ"}:
        return 6
    weight = _WEIGHT.get(word.pos, 0.0) + 2 * (word.dep in {"nsubj", "nsubjpass", "dobj", "attr", "acomp"})
    return weight + 0.5 * (word.dep in {"compound", "amod", "pobj", "nummod"}) - place / 100


def to_ids(labels: Iterable[str]) -> tuple[str, ...]:
    """Return one id for each caption, all different, also without regard to case."""
    taken: set[str] = set()
    found: list[str] = []
    for label in labels:
        base = to_id(label)
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)


def to_id(label: str) -> str:
    """Return a caption as an id: in small letters with hyphens, cut between words."""
    kept: list[str] = []
    for word in _APOSTROPHE.sub("", label.lower()).split():
        if kept and len("-".join([*kept, word])) > _ID_LONGEST:
            break
        kept.append(word[:_ID_LONGEST])
    return slug(" ".join(kept)) or "statement"
