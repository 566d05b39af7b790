"""From a computation to a verdict: it holds, or not, or the wording ties it too loosely to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from argmap.english.numbers import Quantity
from argmap.figures.formulas import digits_of, shorten, shown, spanned, suffix_of
from argmap.figures.operations import Term
from argmap.figures.result import Computation, Remark
from argmap.figures.sentences import Sentence
from argmap.figures.tolerance import accepted
from argmap.model import Level, Span

Outcome: TypeAlias = Computation | Remark
Outcomes: TypeAlias = "Iterator[Outcome]"

_WHY = (
    "These figures are in the same text and depend on each other, so a reader cannot rely on all"
    " of them."
)
QUESTION = "Which of the figures is meant?"
_BOUNDS = frozenset({"over", "under", "almost", "somewhat"})


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

    def judged(self) -> Outcomes:
        """Yield the computation, and a remark if it does not hold."""
        room = accepted(self.stated, of_exact=self.of_exact)
        holds = room.meets(self.result.interval)
        if not holds and not self.tied:
            return
        suffix, digits = suffix_of(self.stated), digits_of(self.stated)
        value = f"{shown(self.result.value, digits)}{suffix}"
        sign = "=" if self.result.interval.low == self.result.interval.high else "≈"
        yield from settled(
            self.code if holds else _code(self),
            self.sentence,
            self.places or (self.stated.start, self.stated.end),
            f"{self.result.formula} {sign} {value}",
            spanned(room, suffix, digits),
            None if holds else _doubt(self, value),
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a computation does not hold, in the parts of a message."""

    lacks: str
    why: str
    question: str = QUESTION
    fits: str = ""
    says: str = ""  # the words of the text, if they are not to be quoted as they are
    level: Level = "error"


def settled(
    code: str, here: Sentence, places: Span, computed: str, interval: str, doubt: Doubt | None
) -> Outcomes:
    """Yield a computation, and a remark if there is a doubt about it."""
    span, words = here.span(*places), here.words(*places)
    yield Computation(code, *span, words, computed, interval, holds=doubt is None)
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
        room = spanned(each.result.interval, suffix_of(each.stated), digits_of(each.stated))
        lacks += f" Given the rounding of the figures it is {room}."
    fit = each.fit or f"{value} would agree."
    return Doubt(f"{lacks} {fit}", _WHY, fits=fit, level=level)


def _other_rounding(each: Comparison) -> str:
    """Return by what unusual rounding the stated figure comes from the computed one."""
    stated, is_share = each.stated, each.stated.kind in ("percent", "points")
    if stated.hedge or stated.step == 0 or not is_share or each.of_exact:
        return ""
    if (
        stated.value < each.result.interval.high
        and each.result.interval.low < stated.value + stated.step
    ):
        return "cut off and not rounded"
    return "rounded twice" if abs(each.result.value - stated.value) <= 0.55 * stated.step else ""
