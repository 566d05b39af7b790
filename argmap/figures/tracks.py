"""What a text counts year by year over several sentences: values with the verb that says what happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from argmap.figures.series import by_year
from argmap.figures.ties import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.ties import Sentence

Fact: TypeAlias = "tuple[int, Quantity, frozenset[str], Sentence]"
_PARTICIPLE = re.compile(
    r"\b(?:were|was|been|are|be|being|and|or|of those|those)\s(?:\w+ly\s)?([a-z]{3,}(?:ed|wn|ught|uilt|old))\b"
)
_ACTIVE = re.compile(r"\b([a-z]{4,}ed)\b")
_DULL = frozenset(
    "combined compared based called used increased decreased continued stated mentioned followed expected estimated reported related noted united number need indeed hundred".split()
)
_TAKES_UP = re.compile(r"^(?:this|these|that|those|it|the figure|the number)\b")
_CHAIN = r"\bin <y:y>(?: there was| -|,)?(?P<mid>[^\ue005\ue006.;]{0,60}?)\(?from <c:a> to <c:b>"


def predicates(words: str) -> frozenset[str]:
    """Return the stems of the participles that say what was done: "convicted" is "convict"."""
    found = {match[1] for match in _PARTICIPLE.finditer(words)} or {
        match[1] for match in _ACTIVE.finditer(words)
    }
    return frozenset(stem(word) for word in found - _DULL)


def stem(word: str) -> str:
    """Return the part of a word that its forms share: "registered" and "registration" share "regist"."""
    return re.sub(
        r"(?:ations?|ations|ered|eration|ration|ting|ted|tion|ions?|ing|ed|s)$", "", word
    )[:7]


def same_predicate(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sentences say that the same was done."""
    return bool(one & other)


def facts(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Yield the yearly values of some sentences, each with what was done; "This …" takes up the sentence before."""
    last: frozenset[str] = frozenset()
    for sentence in sentences:
        own = predicates(sentence.skeleton)
        if not own and _TAKES_UP.match(sentence.skeleton):
            own = last
        last = own
        values = by_year(sentence)
        for year, value in values:
            yield year, value, own, sentence
        known = {year for year, _ in values}
        for each in find(_CHAIN, sentence):
            if int(each["y"].value) not in known:
                yield int(each["y"].value), each["b"], own, sentence
