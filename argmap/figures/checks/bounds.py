"""Ranges and bounds against the values listed, an estimate against its own interval, a hedge against the figure beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import Claim, judge, shorten
from argmap.figures.result import Computation, Remark
from argmap.figures.series import by_year
from argmap.figures.ties import find
from argmap.figures.tolerance import operand, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence, Tie

_RANGE = r"(?:<g:g>|between <cp:lo>(?: [a-z]+)? and <cp:hi>|from <cp:lo2> to <cp:hi2>)(?P<np>NPL)(?P<open>:| ?\()(?P<list>[^()]*)"
_LOW_HIGH = r"(?P<what>at least|no fewer than|never fewer than|never less than|no less than|never more than|no more than|at most)"
_SPREAD = re.compile(
    r"(?P<what>median|mean|average)(?P<words>[^\ue000-\ue00a.;]{0,40}?)(?P<v>[\ue000\ue007])[^\ue000-\ue00a.;]{0,14}?[\s,(\[]+(?P<r>(?:interquartile )?range|iqr)\b[^\ue000-\ue00a.;]{0,8}?(?:(?P<g>\ue009)|(?P<lo>[\ue000\ue007])(?: to | ?- ?| ?, ?)(?P<hi>[\ue000\ue007]))"
)
_APPOSED = r"<c:a>(?P<mid>[^\ue000-\ue004\ue006-\ue00a.;:()]{0,30}?), (?:or |that is,? |i\.e\.,? )?<c:h>(?= for the first time|[.;)]|, (?!of)|$| in all)"
_BRACKETED = r"<c:h>(?P<mid>NP)\s\(<c:a>(?: in all| in total| exactly)?\)"


def check(here: Sentence) -> Iterator[Outcome]:
    """Yield what a sentence's ranges and bounds give."""
    if len(here.quantities) < 2:
        return
    if here.of_kind("range") or "between" in here.skeleton or "from" in here.skeleton:
        for each in find(_RANGE, here):
            yield from _listed(each)
    yield from _spread(here)
    for pattern in (_APPOSED, _BRACKETED):
        for each in find(pattern, here):
            yield from _hedged(each)


def _bounds(each: Tie) -> tuple[Quantity, float, float]:
    whole = each.get("g")
    if whole:
        return whole, whole.low, whole.high
    low = each.get("lo") or each.get("lo2")
    high = each.get("hi") or each.get("hi2")
    if low is None or high is None:
        raise AssertionError
    return low, low.value, high.value


def _listed(each: Tie) -> Iterator[Outcome]:
    """Yield each value of the list behind a range against its bounds."""
    here = each.sentence
    first, low, high = _bounds(each)
    start, end = each.match.span("list")
    if low >= high or re.search(
        r"\b(?:average|mean|total|except|apart|median|typical|usual\w*|most|mainly|normally)\b",
        here.skeleton[each.match.start() - 40 if each.match.start() > 40 else 0 : end],
    ):
        return
    years = {q.start: year for year, q in by_year(here)}
    values = [
        q for place, q in here.places.items()
        if start <= place < end and q.kind == first.kind.replace("range", "count") and q.unit in ("", first.unit) and not q.hedge
    ]  # fmt: skip
    if first.unit == "%":
        values = [
            q for place, q in here.places.items() if start <= place < end and q.kind == "percent"
        ]
    if len(values) < 2 or (
        not all(q.start in years for q in values) and not _plain_list(here, start, end, values)
    ):
        return
    outside = [q for q in values if not low <= q.value <= high]
    last = values[-1]
    span = here.span(first.start, (outside or values)[0].end if outside else last.end)
    listed = ", ".join(shown(q.value, 2) for q in values)
    words = here.words(first.start, last.end)
    yield Computation(
        "ARG305",
        *here.span(first.start, last.end),
        words,
        f"{listed}: lowest {shown(min(q.value for q in values), 2)}, highest {shown(max(q.value for q in values), 2)}",
        f"{shown(low, 2)} to {shown(high, 2)}",
        not outside,
    )
    if outside:
        yield _outside(here, span, outside, years, (low, high), values)


def _plain_list(here: Sentence, start: int, end: int, values: Sequence[Quantity]) -> bool:
    words = re.sub(r"[\ue000\ue001]", "", here.skeleton[start:end])
    return (
        bool(
            re.fullmatch(
                r"(?:\s|,|;|and|\.|%|(?:in|for|at|on) (?:the )?[a-z]+|\ue005|\)|-)*", words
            )
        )
        and len(values) > 1
    )


def _outside(
    here: Sentence,
    span: tuple[int, int],
    outside: Sequence[Quantity],
    years: dict[int, int],
    bounds: tuple[float, float],
    values: Sequence[Quantity],
) -> Remark:
    low, high = min(q.value for q in values), max(q.value for q in values)
    named = " and ".join(
        f"{shown(q.value, 2)}" + (f" ({years[q.start]})" if q.start in years else "")
        for q in outside
    )
    span_all = here.span(min(q.start for q in (*values, *outside)), max(q.end for q in values))
    fit = f"{shown(low, 2)} to {shown(high, 2)} would hold the whole list."
    return Remark(
        "ARG305", "error", min(span[0], span_all[0]), max(span[1], span_all[1]),
        f"The text gives a range of {shown(bounds[0], 2)} to {shown(bounds[1], 2)} and lists {', '.join(shown(q.value, 2) for q in values)}.",
        f"{named} does not agree with the range. {fit}", "A reader takes the range for what the values never leave.",
        "Does the range leave a year or a group out?", fit,
    )  # fmt: skip


def _spread(here: Sentence) -> Iterator[Outcome]:
    """Yield a median or mean against the range printed with it."""
    if not re.search(r"\b(?:range|iqr)\b", here.skeleton):
        return
    for match in _SPREAD.finditer(here.skeleton):
        if re.search(
            r"\b(?:of|for|in|among) (?:the|all|these|those|our|its|their) $", match["words"]
        ):
            continue  # "the mean of the 14 readings": that many were read
        value = here.places[match.start("v")]
        if match["g"]:
            whole = here.places[match.start("g")]
            low, high, last = whole.low, whole.high, whole
        else:
            lower, last = here.places[match.start("lo")], here.places[match.start("hi")]
            low, high = lower.value, last.value
        if (
            low >= high
            or (match["what"] != "median" and match["r"] != "range")
            or (value.unit and last.unit and value.unit != last.unit)
        ):
            continue
        holds = low <= value.value <= high
        span = here.span(value.start, last.end)
        words = here.words(value.start, last.end)
        yield Computation(
            "ARG305",
            *span,
            words,
            f"{shown(low, 2)} <= {shown(value.value, 2)} <= {shown(high, 2)}",
            f"{shown(low, 2)} to {shown(high, 2)}",
            holds,
        )
        if not holds:
            fit = f"A {match['what']} from {shown(low, 2)} to {shown(high, 2)} would agree."
            yield Remark("ARG305", "error", *span, f"The text says “{shorten(words)}”.", f"The {match['what']} {shown(value.value, 2)} does not agree with the range {shown(low, 2)} to {shown(high, 2)}. {fit}",
                         f"A {match['what']} stands inside its range.", "Which of the figures is meant?", fit)  # fmt: skip


def _hedged(each: Tie) -> Iterator[Outcome]:
    """Yield "203,400 visitors, over 200,000"."""
    exact, round_one = each["a"], each["h"]
    if (
        round_one.hedge not in ("over", "almost", "under")
        or exact.hedge
        or (exact.unit != round_one.unit and round_one.unit)
    ):
        return
    if (
        not 0.6 < round_one.value / (exact.value or 1) < 1.6
        or re.search(r"\b(?:and|or|than|but)\b", each.word("mid"))
        or exact.value == round_one.value
    ):
        return
    if re.search(r"\b(?:up to|at least|at most|within|minimum|maximum)\b", round_one.text) or (
        round_one.hedge == "under" and "up to" in round_one.text
    ):
        return
    first, last = min(exact.start, round_one.start), max(exact.end, round_one.end)
    yield from judge(
        Claim("ARG314", each.sentence, first, last, round_one, operand(exact), exact.value, shown(exact.value, 2), f"“{round_one.text}” would agree with a value {'above' if round_one.hedge == 'over' else 'below'} {shown(round_one.value, 2)}.", level="warning")
    )  # fmt: skip
