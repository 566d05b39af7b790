"""From a computation to a verdict: it holds, it does not, or the wording does not tie it closely enough to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.figures.result import Computation, Remark
from argmap.figures.tolerance import Interval, accepted, shown, spanned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.numbers import Quantity
    from argmap.figures.ties import Sentence
    from argmap.model import Level

Outcome: TypeAlias = Computation | Remark

_WHY = "The figures stand in the same text and depend on each other, so a reader cannot use both."
_QUESTION = "Which of the figures is meant?"
_HEDGE_WORDS = {
    "over": "more than",
    "under": "less than",
    "almost": "a little less than",
    "somewhat": "less than",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated figure, what the others give, and how closely the wording ties them."""

    code: str
    sentence: Sentence
    first: int  # place in the passage where the tied words begin
    last: int
    stated: Quantity
    computed: Interval  # in the stated figure's own unit
    value: float
    formula: str
    fit: str = ""  # a sentence with the value that would agree
    of_exact: bool = False
    level: Level = "error"
    tied: bool = (
        True  # loosely tied figures are kept where they hold, and left alone where they do not
    )


def judge(claim: Claim) -> Iterator[Outcome]:
    """Yield the computation, and a remark if it does not hold."""
    room = accepted(claim.stated, of_exact=claim.of_exact)
    holds = room.meets(claim.computed)
    if not holds and not claim.tied:
        return
    suffix = suffix_of(claim.stated)
    digits = digits_of(claim.stated)
    start, end = claim.sentence.span(claim.first, claim.last)
    words = claim.sentence.words(claim.first, claim.last)
    value = f"{shown(claim.value, digits)}{suffix}"
    sign = "=" if claim.computed.low == claim.computed.high else "≈"
    code = claim.code if holds else _code(claim)
    yield Computation(
        code,
        start,
        end,
        words,
        f"{claim.formula} {sign} {value}",
        spanned(room, suffix, digits),
        holds,
    )
    if not holds:
        yield _remark(claim, code, (start, end), words, value)


def _code(claim: Claim) -> str:
    """Return the code: a word such as "over" that only just misses is about the word."""
    near = abs(claim.value - claim.stated.value) <= 0.1 * abs(claim.stated.value)
    return "ARG314" if near and claim.stated.hedge in _HEDGE_WORDS else claim.code


def _remark(claim: Claim, code: str, span: tuple[int, int], words: str, value: str) -> Remark:
    cut = _cut_off(claim)
    level: Level = (
        "warning" if code == "ARG314" and claim.level == "error" else "note" if cut else claim.level
    )
    stated = claim.sentence.words(claim.stated.start, claim.stated.end)
    lacks = f"{claim.formula} is {value}, which does not agree with “{stated}”."
    if cut:
        lacks += f" It agrees if the figure was {cut}."
    elif claim.computed.low != claim.computed.high:
        lacks += f" With the rounding of the figures it is {spanned(claim.computed, suffix_of(claim.stated), digits_of(claim.stated))}."
    fit = claim.fit or f"{value} would agree."
    return Remark(
        code,
        level,
        *span,
        f"The text says “{shorten(words)}”.",
        f"{lacks} {fit}",
        _WHY,
        _QUESTION,
        fit,
    )


def _cut_off(claim: Claim) -> str:
    """Return by what rounding other than the usual the stated figure comes from the computed one."""
    stated = claim.stated
    if (
        stated.hedge
        or stated.step == 0
        or stated.kind not in ("percent", "points")
        or claim.of_exact
    ):
        return ""
    if stated.value < claim.computed.high and claim.computed.low < stated.value + stated.step:
        return "cut off and not rounded"
    return "rounded twice" if abs(claim.value - stated.value) <= 0.55 * stated.step else ""


def suffix_of(stated: Quantity) -> str:
    """Return what stands behind a value of the same kind."""
    if stated.kind == "percent":
        return "%"
    if stated.kind == "points":
        return " points"
    return (
        f" {stated.unit}{'' if stated.unit in SHORT else 's'}"
        if stated.unit and stated.kind in ("count", "duration") and stated.unit != "in"
        else ""
    )


SHORT = frozenset("km kg g m mg ml cm mm ha gw mw kw gwh mwh kwh twh °c yen yuan krona".split())


def digits_of(stated: Quantity) -> int:
    """Return how many decimals show the difference to a stated value."""
    if stated.kind == "fraction":
        return 3
    if stated.kind == "times":
        return 2
    if stated.kind in ("percent", "points"):
        return 2 if stated.step < 0.1 else 1
    return 0 if stated.step >= 1 and stated.value >= 100 else 2


def shorten(words: str, most: int = 160) -> str:
    """Return words for a message, cut at a blank."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def scaled(ratio: Interval, stated: Quantity) -> Interval:
    """Return a ratio in the unit of a stated share: per cent, or a fraction as it is."""
    return ratio.times(100) if stated.kind == "percent" else ratio


def number(quantity: Quantity) -> str:
    """Return a value as it is shown in a computation."""
    sign = "%" if quantity.kind == "percent" else ""
    return f"{shown(quantity.value, 2 if quantity.step < 1 else 0)}{sign}"
