"""From a computation to a verdict: how close it must come, whether it holds, and what to say."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from argmap.english.numbers import Quantity
from argmap.figures.formulas import (
    digits_of,
    in_room,
    number,
    shorten,
    shown,
    spanned,
    suffix_of,
    told,
)
from argmap.figures.operations import Interval, Term, rounding_unit
from argmap.figures.sentences import Sentence
from argmap.model import Level, Span, Unchecked

_WHY = (
    "These figures are in the same text and depend on each other, so a reader cannot rely on all"
    " of them."
)
QUESTION = "Which of the figures is meant?"
_BOUNDS = frozenset({"over", "under", "almost", "somewhat"})


@dataclass(frozen=True, slots=True)
class Computation:
    """A computation that the text's own figures allow; offsets are code points of the source."""

    code: str  # of the rule that it belongs to
    start: int
    end: int
    stated: str  # in the words of the text
    computed: str  # the computation and its value
    interval: str  # the values that agree with the stated figure
    holds: bool
    claim: int = -1  # where the stated number begins, if it is one
    operands: tuple[Span, ...] = ()  # where the numbers are that it was computed from, if known


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about the figures, in the parts of a message; the subject is the text."""

    code: str
    level: Level
    start: int
    end: int
    says: str
    lacks: str
    why: str
    question: str
    fits: str = ""  # the value that would agree


@dataclass(frozen=True, slots=True)
class Audit:
    """All computations and remarks of a text, in the order of the text."""

    checks: tuple[Computation, ...] = ()
    findings: tuple[Remark, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


Outcome: TypeAlias = Computation | Remark
Outcomes: TypeAlias = "Iterator[Outcome]"


def accepted(stated: Quantity, *, of_exact: bool = False) -> Interval:
    """Return the computed values that agree with a stated one; `of_exact` figures do so exactly."""
    low, high = stated.low, stated.high
    bare = _bare(stated, of_exact=of_exact or stated.hedge == "exactly")
    by_hedge = {
        "over": Interval(low, math.inf),
        "under": Interval(-math.inf, high),
        "almost": Interval(0.92 * low, 1.005 * high),
        "somewhat": Interval(0.8 * low, 1.005 * high),
        "about": _wider(Interval(0.9 * low, 1.1 * high), bare),
    }
    return by_hedge.get(stated.hedge, bare)


def closely(stated: Quantity) -> Interval:
    """Return the values that a hedged number gives by its digits: "about 71.6" is not 65.

    The last digit that counts may be off by one, and "almost" and "over" are one-sided.
    """
    unit = stated.step if stated.step < 1 else max(stated.step, rounding_unit(stated.low))
    room = min(unit or 0.1 * stated.low, 0.1 * stated.low)
    low, high = accepted(stated).low, accepted(stated).high
    below = 0.0 if stated.hedge in ("over", "exactly") else room
    above = room if stated.hedge in ("over", "about") else 0.005 * stated.high
    return Interval(max(low, stated.low - below), min(high, stated.high + above))


def _wider(one: Interval, other: Interval) -> Interval:
    return Interval(min(one.low, other.low), max(one.high, other.high))


def _bare(stated: Quantity, *, of_exact: bool) -> Interval:
    low, high, half = stated.low, stated.high, stated.step / 2
    if stated.kind == "fraction" and stated.unit == "in":
        return Interval(1 / (1 / low + 0.5), 1 / (1 / low - 0.5))
    if stated.step == 0 or stated.kind == "times":
        share = 0.005 if stated.hedge == "exactly" else 0.04 if stated.unit == "out" else 0.07
        return _wider(
            Interval(low * (1 - share), high * (1 + share)), Interval(low - half, high + half)
        )
    if not of_exact and stated.step >= 1 and low % 10 == 0:
        return Interval(low - max(half, 0.05 * abs(low)), high + max(half, 0.05 * abs(high)))
    return Interval(low - half, high + half)


def operand(quantity: Quantity) -> Interval:
    """Return the values that a number used in a computation may have, by its own rounding."""
    if quantity.hedge in ("about", "almost", "somewhat", "over", "under"):
        return accepted(quantity)
    half = quantity.step / 2 if quantity.step else 0.07 * quantity.value
    is_rounded = quantity.kind in ("percent", "fraction") or quantity.step < 1
    if quantity.scaled and not is_rounded:
        if quantity.step == 1:
            half = min(max(half, rounding_unit(quantity.low) / 2), 0.025 * quantity.low)
        is_rounded = True
    room = half if is_rounded else 0.0
    return Interval(quantity.low - room, quantity.high + room)


def term(quantity: Quantity) -> Term:
    """Return a figure of the text as a term of a computation."""
    return Term(quantity.value, operand(quantity), number(quantity))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stated figure, the result of the others, and how closely the wording ties them."""

    code: str
    sentence: Sentence
    stated: Quantity
    result: Term  # in the unit of the stated figure
    fit: str = ""  # a sentence with the value that would agree
    places: Span | None = None  # of the tied words in the block; else those of the stated figure
    of_exact: bool = False
    level: Level = "error"
    tied: bool = True  # what is tied loosely is kept if it holds, and left alone if it does not
    room: Interval | None = None  # the values that agree, if they are known
    operands: tuple[Span, ...] = ()  # of the source
    near: str = ""  # a sentence with the slip that would explain the stated figure

    def judged(self) -> Outcomes:
        """Yield the computation, and a remark if it does not hold."""
        room = self.room or accepted(self.stated, of_exact=self.of_exact)
        holds = room.meets(self.result.interval)
        if not holds and not self.tied:
            return
        suffix, digits = suffix_of(self.stated), digits_of(self.stated)
        is_small = abs(self.result.value) < 10 and self.stated.kind == "percent"
        value = f"{shown(self.result.value, 2 if is_small else digits)}{suffix}"
        sign = "=" if self.result.interval.low == self.result.interval.high else "≈"
        for each in settled(
            self.code if holds else _code(self),
            self.sentence,
            self.places or (self.stated.start, self.stated.end),
            f"{self.result.formula} {sign} {value}",
            spanned(room, suffix, digits),
            None if holds else _doubt(self, told(self.result.value, self.stated, value)),
            self.stated,
        ):
            if self.operands and isinstance(each, Computation):
                yield replace(each, operands=self.operands)
            else:
                yield each


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a computation does not hold, in the parts of a message."""

    lacks: str
    why: str
    question: str = QUESTION
    fits: str = ""
    says: str = ""  # the words of the text, if they are not to be quoted as they are
    level: Level = "error"


def settled(  # noqa: PLR0913, PLR0917 - the parts of a computation
    code: str,
    here: Sentence,
    places: Span,
    computed: str,
    interval: str,
    doubt: Doubt | None,
    stated: Quantity | None = None,
) -> Outcomes:
    """Yield a computation, and a remark if there is a doubt about it."""
    span, words = here.span(*places), here.words(*places)
    claim = here.words_of.at(stated.start) if stated else -1
    operands = tuple(  # the other numbers of the tied words
        here.span(each.start, each.end)
        for each in here.quantities
        if places[0] <= each.start < places[1] and each is not stated and each.kind != "other"
    )
    yield Computation(code, *span, words, computed, interval, doubt is None, claim, operands)
    if doubt:
        yield remark(code, here, places, doubt)


def remark(code: str, here: Sentence, places: Span, doubt: Doubt) -> Remark:
    """Return what is to be said about some words."""
    says = doubt.says or f"The text says “{shorten(here.words(*places))}”."
    parts = (says, doubt.lacks, doubt.why, doubt.question, doubt.fits)
    return Remark(code, doubt.level, *here.span(*places), *parts)


def _code(each: Comparison) -> str:
    """Return the code: a word such as "over" that only just misses is about the word."""
    near = abs(each.result.value - each.stated.value) <= 0.1 * abs(each.stated.value)
    return "ARG314" if near and each.stated.hedge in _BOUNDS else each.code


def _doubt(each: Comparison, value: str) -> Doubt:
    cut = _other_rounding(each)
    level: Level = "note" if cut else each.level
    if _code(each) == "ARG314" and each.level == "error":
        level = "warning"
    stated = each.sentence.words(each.stated.start, each.stated.end)
    lacks = f"{each.result.formula} is {value}, which does not agree with “{stated}”."
    if cut:
        lacks += f" It agrees if the figure was {cut}."
    elif each.result.interval.low != each.result.interval.high:
        room = in_room(each.result.interval, each.stated)
        lacks += f" Given the rounding of the figures it is {room}."
    fit = each.fit or f"{value[:1].upper()}{value[1:]} would agree."
    lacks = f"{lacks} {each.near}".rstrip()
    return Doubt(f"{lacks} {fit}", _WHY, fits=fit, level=level)


def _other_rounding(each: Comparison) -> str:
    """Return by what unusual rounding the stated figure comes from the computed one."""
    stated, is_share = each.stated, each.stated.kind in ("percent", "points")
    if stated.hedge or stated.step == 0 or not is_share or each.of_exact or each.near:
        return ""
    room = each.result.interval
    if stated.value < room.high and room.low < stated.value + stated.step:
        return "cut off and not rounded"
    return "rounded twice" if abs(each.result.value - stated.value) <= 0.55 * stated.step else ""
