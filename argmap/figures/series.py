"""Series in a text: lists of values, values by year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.english.numbers.words import SCALES
from argmap.figures.ties import find

if TYPE_CHECKING:
    from argmap.english.numbers import Quantity
    from argmap.figures.ties import Sentence

_YEAR_VALUE = r"<y:y>(?:\s?[-:=]\s?| \()(?!<y:z>)<cp:v>"
_VALUE_YEAR = r"<cp:v>(?: (?!in\b|and\b|from\b|to\b)[a-z]+){0,2} in <y:y>"
_IN_YEAR = r"\bin <y:y>(?: alone)?,? (?:there were |it was |they were |it had |we had |the (?:figure|number|total) was |only |just |a total of )?<cp:v>"
_EACH_OF = re.compile(
    r"\b(?:in|for|to|at) each of the (?:last |other |remaining |next |following |first )?([\ue000\ue005])"
)
_A_RATE = re.compile(r"[\ue000\ue001] (?:an?|per) [a-z]")  # "900 a month" is no part of a sum
_SPLIT = re.compile(r"\s*(?:[,;]\s*(?:and |plus )?| and | plus )\s*")
_PARTIAL = re.compile(
    r"\b(?:including|include|includes|included|among (?:them|which|others|these)|amongst|such as|mostly|mainly|notably|e\.g\.|for example|for instance|at least|others?"
    r"|rest|especially|chiefly|above all|respectively|some of|not counting|excluding|except|apart from|of which|of whom|up from|down from|compared|than|against(?= ?[\ue000-\ue00a])|after|versus|vs"
    r"|etc|particularly|average|mean|median|per|each|every|from|between|minus|less|more|also|both|either|several|multiple|then)\b"
)


_SCALE_WORD = re.compile(r"(?:\d\s?-?|\s)(thousand|million|billion|trillion|bn|mn|mln|tn|k|m)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a list: how often it counts, and the words around it."""

    quantity: Quantity
    times: int
    words: str


def by_year(sentence: Sentence) -> list[tuple[int, Quantity]]:
    """Return the values that a sentence gives by year, in the order of the text; a year that stands twice is left out."""
    if not sentence.of_kind("year"):
        return []
    found: dict[int, tuple[int, Quantity]] = {}
    dashed = list(find(_YEAR_VALUE, sentence))
    for each in dashed or [*find(_VALUE_YEAR, sentence), *find(_IN_YEAR, sentence)]:
        value = each["v"]
        if value.start not in found and not value.hedge:
            found[value.start] = (int(each["y"].value), value)
    years = [year for year, _ in found.values()]
    kinds = {(value.kind, value.unit) for _, value in found.values()}
    pairs = [pair for _, pair in sorted(found.items()) if years.count(pair[0]) == 1]
    return pairs if len(kinds) == 1 else []


def consecutive(pairs: list[tuple[int, Quantity]]) -> bool:
    """Return whether the years of a series follow one another without a gap."""
    years = [year for year, _ in pairs]
    return years == list(range(years[0], years[0] + len(years))) if years else False


def parts_of(sentence: Sentence, first: int, last: int) -> list[Part] | None:
    """Return the items of a list between two places of the skeleton; None if it is no plain list."""
    segment = sentence.skeleton[first:last].rstrip(" .);,")
    if _PARTIAL.search(_EACH_OF.sub("", segment)):
        return None
    found: list[Part] = []
    here = 0
    for piece in [*_SPLIT.finditer(segment), None]:
        stop = piece.start() if piece else len(segment)
        part = _part(sentence, first + here, first + stop)
        if part is None:
            return None
        found.append(part)
        here = piece.end() if piece else stop
    found = _in_one_scale(found)
    kinds = {(part.quantity.kind, part.quantity.unit or found[0].quantity.unit) for part in found}
    return found if len(found) >= 2 and len(kinds) == 1 else None


def _in_one_scale(parts: list[Part]) -> list[Part]:
    """Return the items with the scale word of the last: "3.2, 3.6 and 4.1 million"."""
    last = parts[-1].quantity
    scale = _SCALE_WORD.search(last.text)
    if not scale:
        return parts
    factor = SCALES[scale[1]]
    return [
        replace(part, quantity=_times(part.quantity, factor))
        if not _SCALE_WORD.search(part.quantity.text) and part.quantity.value < 1000
        else part
        for part in parts
    ]


def _times(quantity: Quantity, factor: float) -> Quantity:
    return replace(
        quantity,
        low=quantity.low * factor,
        high=quantity.high * factor,
        step=quantity.step * factor,
        scaled=True,
    )


def _part(sentence: Sentence, first: int, last: int) -> Part | None:
    words = sentence.skeleton[first:last]
    if _A_RATE.search(words):
        return None
    each_of = _EACH_OF.search(words)
    times = 1
    skip = -1
    if each_of:
        skip = first + each_of.start(1)
        times = int(sentence.places[skip].value)
    values = [
        each
        for place, each in sentence.places.items()
        if first <= place < last
        and place != skip
        and each.kind not in ("year", "date", "duration", "years", "other")
    ]
    if (
        len(values) != 1
        or values[0].kind not in ("count", "percent")
        or values[0].hedge in ("over", "under", "almost")
        or len(words) > 90
    ):
        return None
    return Part(values[0], times, words.strip())
