"""What the scorer sees of a step: words, pairs of words and the readers' phrases, by where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from argmap.english.word_lists import plain_words
from steps_scorer.periods import unlike_periods
from steps_scorer.phrases import phrases
from steps_scorer.stems import FIGURE, stem_of, stems

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURES = frozenset(("#", "#%", "#$", "#n"))
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_HALF = 50
_MANY = 4
_LENGTHS = (6, 10, 15, 22, 30, 45)  # words


@dataclass(frozen=True, slots=True)
class Passage:
    """A step with what is around it: the words of each part."""

    conclusion: str
    premise: str
    rest: str = ""
    turned: bool = False  # whether the conclusion comes before its premise


def conclusion_features(step: Passage) -> frozenset[str]:
    """Return what the scorer of conclusions sees."""
    return frozenset(_of_part(step.conclusion, "conclusion"))


def premise_features(step: Passage) -> frozenset[str]:
    """Return what the scorer of premises sees."""
    found = set(_of_part(step.premise, "premise"))
    if unlike_periods(step.premise):
        found.add("unlike periods")
    shares = [float(each.replace(",", ".")) for each in _SHARE.findall(step.premise)]
    if len(shares) > 1 and max(shares) <= _HALF:
        found.add("shares of half and less")
    return frozenset(found)


def supply_features(step: Passage, family: str) -> frozenset[str]:
    """Return what the scorer of suppliers sees; `family` is the kind of step that it looks at."""
    found = {f"family {family}"}
    found |= {f"c {each}" for each in _words(step.conclusion)}
    found |= {f"c {each}" for each in _shape(step.conclusion)}
    found |= {f"p {each}" for each in _words(step.premise)}
    found |= {f"p {each}" for each in _shape(step.premise)}
    found |= {f"r {each}" for each in _supplying(step.rest)}
    for place, text in (("c", step.conclusion), ("p", step.premise), ("r", step.rest)):
        for name, spans in phrases(text).items():
            if name.startswith("supplier") or name == "conclusion-guarded":
                count = min(_MANY, len(spans))
                for n in range(1, count + 1):
                    found.add(f"{place} {name} {n}")
    found |= {f"{each}" for each in _overlap(step)}
    found |= {f"{family} {each}" for each in _overlap(step)}
    return frozenset(found)


def _supplying(text: str) -> Iterator[str]:
    """Yield the phrases of the suppliers' lists in a text, in their bare form."""
    for name, spans in phrases(text).items():
        if name.startswith("supplier"):
            yield from (" ".join(stems(text[slice(*span)])) for span in spans)


def _overlap(step: Passage) -> Iterator[str]:
    """Yield how much of the conclusion the premise, and the rest, have already."""
    words, given, around = map(_content, (step.conclusion, step.premise, step.rest))
    known = len(words & given) / max(1, len(words))
    yield from (f"in premise over {n}" for n in (1, 3, 5, 7) if known * 10 > n)
    new = len(words - given - around)
    yield from (f"new words over {n}" for n in (0, 1, 2, 3, 4) if new > n)
    figures = frozenset(each for each in words if any(sign.isdigit() for sign in each))
    if figures:
        yield "figure in premise" if figures & given else "figure of its own"


def _content(text: str) -> frozenset[str]:
    """Return the words that carry sense, and the figures as they are written."""
    stop = _stop()
    words = {stem for stem in stems(text) if stem and stem not in stop and stem[0] != "#"}
    return frozenset(words | set(FIGURE.findall(text)))


@cache
def _stop() -> frozenset[str]:
    return frozenset(map(stem_of, plain_words("stop")))


def _of_part(text: str, side: str) -> Iterator[str]:
    yield from _words(text)
    yield from _shape(text)
    for name, spans in phrases(text).items():
        if name.startswith(side):
            yield name
            if len(spans) > 1:
                yield f"{name} 2"
            if len(spans) > 2:
                yield f"{name} 3"


def _words(text: str) -> Iterator[str]:
    words = stems(text)
    yield from words
    for one, other in zip(("^", *words), (*words, "$"), strict=True):
        yield f"{one} {other}"


def _shape(text: str) -> Iterator[str]:
    words = stems(text)
    yield from (f"longer than {n}" for n in _LENGTHS if len(words) > n)
    figures = sum(word in _FIGURES for word in words)
    yield from (f"figures {n}" for n in range(1, min(_MANY, figures) + 1))
    if "; " in text or ". " in text:
        yield "sentences"
