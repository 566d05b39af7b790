"""What the scorer sees of a step: its words, pairs of words, phrases and figures, by where."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.english.numbers import read
from argmap.english.periods import unlike_periods
from argmap.english.phrases import phrases
from argmap.english.stems import FIGURE, stem_of, stems, stems_with_places
from argmap.english.word_lists import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Span

_FIGURES = frozenset(("#", "#%", "#$", "#n"))
_HALF = 50
_MANY = 4
_SHARED = 3  # words that a sentence has in common with a part of the step
_SHORT = 10  # characters of what is no sentence
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\s\|\s")
_LENGTHS = (6, 10, 15, 22, 30, 45)  # words
CONCLUSION, PREMISE, REST = "c", "p", "r"
_LISTS = {CONCLUSION: ("conclusion",), PREMISE: ("premise",), REST: ()}
_SUPPLIES = ("supplier", "conclusion-guarded")


@dataclass(frozen=True, slots=True)
class Passage:
    """A step with what is around it: the words of each part."""

    conclusion: str
    premise: str
    rest: str = ""


def step_features(step: Passage) -> frozenset[str]:
    """Return what shows whether two statements are a step that asks for more, whatever the text."""
    return conclusion_features(step.conclusion) | premise_features(step.premise) | overlap(step)


def conclusion_features(text: str) -> frozenset[str]:
    """Return what shows what a conclusion claims."""
    return frozenset(_of_part(text, CONCLUSION))


def premise_features(text: str) -> frozenset[str]:
    """Return what shows what a premise gives."""
    found = set(_of_part(text, PREMISE))
    if unlike_periods(text):
        found.add("unlike periods")
    shares = [each.value for each in read(text) if each.kind == "percent"]
    if len(shares) > 1 and max(shares) <= _HALF:
        found.add("shares of half and less")
    return frozenset(found)


def supply_features(step: Passage) -> frozenset[str]:
    """Return what shows whether a text supplies what a step needs."""
    found = set(overlap(step))
    for place, text in ((CONCLUSION, step.conclusion), (PREMISE, step.premise), (REST, step.rest)):
        found |= {f"{place} {each}" for each in (*stems(text), *_shape(text))}
        found |= set(_listed(text, place, _SUPPLIES))
        found |= set(_openings(text, place))
    whole = (*stems(step.premise), "|", *stems(step.rest), "|", *stems(step.conclusion))
    return frozenset(found | set(whole) | set(_pairs(whole)) | _around(step))


def _openings(text: str, place: str) -> Iterator[str]:
    """Yield with which words the clauses of a part begin, and how many there are."""
    border = _SENTENCES if place == REST else _clauses()
    clauses = [each for each in border.split(text) if len(each) > _SHORT]
    if place != REST:
        yield f"{place} clauses {min(_MANY, len(clauses))}"
    for words in map(stems, clauses):
        yield from (f"{place} opens {' '.join(words[:n])}" for n in (1, 2))


def _around(step: Passage) -> frozenset[str]:
    """Return which sentences around a step speak of the same things as its premise or conclusion.

    A sentence about the same things may supply what is missing; one about others is background.
    """
    given, claimed = content(step.premise), content(step.conclusion)
    counts: Counter[str] = Counter()
    found = set()
    for sentence in (each for each in _SENTENCES.split(step.rest) if len(each) > _SHORT):
        words, here = stems(sentence), content(sentence)
        shared = min(_SHARED, len(here & given)), min(_SHARED, len(here & claimed))
        figures = "with figures" if _FIGURES.intersection(words) else ""
        denies = "denied" if plain_words("denials").intersection(words) else ""
        counts.update((f"around {figures} p {shared[0]}", f"around {figures} c {shared[1]}"))
        counts[f"around {denies} {shared[0] > 0} {shared[1] > 0}"] += 1
        counts["around"] += 1
        found |= {f"{'on' if any(shared) else 'off'} {each}" for each in words}
    found |= {f"{name} {n + 1}" for name, count in counts.items() for n in range(min(_MANY, count))}
    return frozenset(found)


def places(text: str, part: str) -> Iterator[tuple[str, Span]]:
    """Yield the features of a part of a step that come from its words, with where these are.

    Words that occur in every text give no feature; figures give one in a premise.
    """
    words = [each for each in stems_with_places(text) if each[2]]
    for number, (start, end, stem) in enumerate(words):
        _, after, following = words[number + 1] if number + 1 < len(words) else (0, end, "$")
        if _tells(stem, part):
            yield f"{part} {stem}", (start, end)
        if _tells(stem, part) or (following != "$" and _tells(following, part)):
            yield f"{part} {stem} {following}", (start, after)
    for name, spans in phrases(text).items():
        if name.startswith(_LISTS[part]):
            yield from ((f"{part} {name} 1", span) for span in spans)


def _tells(stem: str, part: str) -> bool:
    """Return whether a bare word alone may show what a part of a step says."""
    return part == PREMISE if stem[0] in "#;:?" else stem not in _stop()


def _of_part(text: str, part: str) -> Iterator[str]:
    words = stems(text)
    for each in (*words, *_shape(text), *_pairs(("^", *words, "$"))):
        yield f"{part} {each}"
    yield from _listed(text, part, _LISTS[part])


def _pairs(words: Sequence[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in pairwise(words))


def _listed(text: str, part: str, lists: tuple[str, ...]) -> Iterator[str]:
    """Yield the lists of phrases that a part of a step has, with how many of each."""
    for name, spans in phrases(text).items():
        if name.startswith(lists):
            yield from (f"{part} {name} {n + 1}" for n in range(min(_MANY, len(spans))))


def _shape(text: str) -> Iterator[str]:
    words = stems(text)
    yield from (f"longer than {n}" for n in _LENGTHS if len(words) > n)
    figures = sum(word in _FIGURES for word in words)
    yield from (f"figures {n + 1}" for n in range(min(_MANY, figures)))
    if "; " in text or ". " in text:
        yield "sentences"


def overlap(step: Passage) -> frozenset[str]:
    """Return how much of the conclusion the premise, and the rest, have already."""
    words, given, around = map(content, (step.conclusion, step.premise, step.rest))
    known = len(words & given) / max(1, len(words))
    found = {f"in premise over {n}" for n in (1, 3, 5, 7) if known * 10 > n}
    found |= {f"new words over {n}" for n in (0, 1, 2, 3, 4) if len(words - given - around) > n}
    figures = frozenset(each for each in words if any(sign.isdigit() for sign in each))
    if figures:
        found.add("figure in premise" if figures & given else "figure of its own")
    return frozenset(found)


@lru_cache(1 << 14)
def content(text: str) -> frozenset[str]:
    """Return the words that carry sense, and the figures as they are written."""
    words = {stem for stem in stems(text) if stem and stem not in _stop() and stem[0] != "#"}
    return frozenset(words | set(FIGURE.findall(text)))


@cache
def _clauses() -> re.Pattern[str]:
    openers = "|".join(sorted(plain_words("clause-openers")))
    return re.compile(rf"(?<=[.!?;,])\s+|\s(?=(?:{openers}) )")


@cache
def _stop() -> frozenset[str]:
    return frozenset(map(stem_of, plain_words("stop")))
