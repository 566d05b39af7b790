"""Periods: a count of years or months against the dates named, and a total over years against yearly figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import Claim, judge, number, shorten
from argmap.figures.result import Computation, Remark
from argmap.figures.series import by_year, consecutive
from argmap.figures.ties import find
from argmap.figures.tolerance import Interval, shown
from argmap.figures.tracks import facts, predicates, same_predicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence, Tie

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_JOIN = r"(?:,| -)? ?\(?(?:running |lasting |that is,? )?"
_SPAN_PATTERNS = (
    rf"<d:n>{_JOIN}(?:from|between) <a:x> (?:to|until|till|and) <a:y>",
    r"(?:from|between) <a:x> (?:to|until|till|and) <a:y>(?:,| -)? ?\(?(?:that is,? |or |i\.e\. |a period of |in all )?<d:n>(?: in all| in total|\)|,|\.|$)",
    rf"<d:n>{_JOIN}(?:from |between )?<s:x>",
    rf"<d:n>{_JOIN}(?:from|between) <y:x> (?:to|until|till|and) <y:y>",
    r"(?:from|between) <s:x>(?:,| -) ?(?:that is,? |or |i\.e\. |a period of )?<d:n>(?: in all| in total)?(?=[,.)]|$)",
    r"(?:from|between) <y:x> and <y:y>(?:,| -) ?(?:that is,? |or |i\.e\. |a period of )?<d:n>(?: in all| in total)?(?=[,.)]|$)",
)
_SKIP = re.compile(
    r"\b(?:working|business|school|trading|sitting|calendar quarters|each|every|a year|at least once|old|later|earlier|sentence\w*|prison|imprisonment|jail|follow-up|warranty|delay\w*)\b"
)
_LAST_YEARS = r"(?:last|past|previous|preceding|latest) <d:n>"
_TOTAL_YEARS = r"<c:t>(?P<np>[^\ue000-\ue00a.;:()]{3,110}?) (?:in|over|during|within) the (?:last|past|previous) <d:n>"
_TOTAL_YEARS_FIRST = r"(?:in|over|during|within) the (?:last|past|previous) <d:n>,? (?:a total of |in total |altogether )?<c:t>(?P<np>[^\ue000-\ue00a.;:()]{3,110}?)(?=[.;,]|$)"


def check(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's periods give."""
    if not here.of_kind("duration"):
        return
    seen: set[int] = set()
    for pattern in _SPAN_PATTERNS:
        for each in find(pattern, here):
            if each["n"].start not in seen and not _SKIP.search(
                here.skeleton[max(0, each.match.start() - 30) : each.match.end() + 12]
            ):
                seen.add(each["n"].start)
                yield from _interval(each)
    for each in find(_LAST_YEARS, here):
        if each["n"].unit == "year" and each["n"].start not in seen:
            yield from _listed(each)
    for pattern in (_TOTAL_YEARS, _TOTAL_YEARS_FIRST):
        for each in find(pattern, here):
            if each["n"].unit == "year":
                yield from _total(each, before)


def _interval(each: Tie) -> Iterator[Outcome]:
    bounds = _bounds(each)
    stated = each["n"]
    if bounds is None or stated.unit not in _DAYS:
        return
    low, high, middle, formula = bounds
    size = _DAYS[stated.unit]
    room = 0.12 if stated.unit in ("month", "week") else 0.02
    computed = Interval(max(0.0, low / size - room), high / size + room)
    first = min(q.start for q in _ends(each))
    last = max(q.end for q in _ends(each))
    plain = replace(stated, step=stated.step or 1.0)
    if stated.value % 10 == 0 and not stated.hedge:
        plain = replace(plain, hedge="exactly")
    fit = f"{shown(round(middle / size, 1))} {stated.unit}s would agree."
    yield from judge(
        Claim(
            "ARG310",
            each.sentence,
            first,
            last,
            plain,
            computed,
            middle / size,
            formula,
            fit,
            tied=stated.unit in ("month", "year"),
        )
    )


def _ends(each: Tie) -> list[Quantity]:
    return [
        q
        for q in (each["n"], each["x"], each.get("y") if "y" in each.match.groupdict() else None)
        if q
    ]


def _bounds(each: Tie) -> tuple[float, float, float, str] | None:
    """Return the days from the first to the last named date: fewest, most, best guess, and in words."""
    x = each["x"]
    if x.kind == "years":
        return _year_bounds(int(x.low), int(x.high))
    y = each["y"]
    if x.kind == "year":
        return _year_bounds(int(x.value), int(y.value))
    return _date_bounds(x, y)


def _year_bounds(first: int, last: int) -> tuple[float, float, float, str] | None:
    if last <= first:
        return None
    years = last - first
    return (
        years * 365.25,
        (years + 1) * 365.25,
        (years + 1) * 365.25,
        f"{first} to {last}, counted with both ends",
    )


def _date_bounds(x: Quantity, y: Quantity) -> tuple[float, float, float, str] | None:
    year = x.date[0] or y.date[0] or 2001
    last_year = y.date[0] or year
    if not x.date[0] and y.date[0] and (x.date[1], x.date[2]) > (y.date[1], y.date[2]):
        year -= 1
    if not y.date[0] and (y.date[1], y.date[2]) < (x.date[1], x.date[2]):
        last_year += 1
    try:
        start = date(year, x.date[1], x.date[2] or 1)
        end = date(last_year, y.date[1], y.date[2] or 1)
    except ValueError:
        return None
    most = end if y.date[2] else _month_end(end)
    start_late = start if x.date[2] else _month_end(start)
    fewest, longest = (end - start_late).days, (most - start).days + 1
    if longest <= 0 or fewest < -1:
        return None
    return (
        float(max(0, fewest)),
        float(longest),
        float(longest),
        f"{x.text} to {y.text}: {longest} days",
    )


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _listed(each: Tie) -> Iterator[Outcome]:
    """Yield "in the last four years" against the years of the list that follows."""
    here, stated = each.sentence, each["n"]
    rest = here.skeleton[each.match.end() :]
    opening = re.search(r"[:(]", rest)
    pairs = [pair for pair in by_year(here) if opening and pair[1].start > stated.end]
    if not opening or len(pairs) < 2 or not consecutive(sorted(pairs, key=lambda pair: pair[0])):
        return
    count = len(pairs)
    if count < stated.value or stated.hedge:
        return
    last = max(q.end for q in here.quantities if q.start <= pairs[-1][1].end + 12)
    yield from judge(
        Claim("ARG310", here, stated.start, last, stated, Interval(count, count), count, f"years listed, {min(pairs)[0]} to {max(pairs)[0]}", f"“{count} years” would agree.", of_exact=True)
    )  # fmt: skip


def _total(each: Tie, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield a total over the last N years against the yearly figures given for the same predicate."""
    here, whole, years = each.sentence, each["t"], int(each["n"].value)
    said = predicates(each.word("np"))
    if whole.unit or whole.hedge or not said or years < 3 or by_year(here):
        return
    near = [sentence for sentence in before[-8:] if sentence.block >= here.block - 6]
    values: dict[int, Quantity] = {}
    for year, value, words, _ in facts(near):
        if same_predicate(said, words) and value.kind == "count" and not value.unit:
            if year in values and values[year].value != value.value:
                return
            values[year] = value
    if not values:
        return
    wanted = range(max(values) - years + 1, max(values) + 1)
    if not all(year in values for year in wanted):
        return
    yield from _reconciled(here, (whole, each["n"]), {year: values[year] for year in wanted})


def _reconciled(
    here: Sentence, stated: tuple[Quantity, Quantity], values: dict[int, Quantity]
) -> Iterator[Outcome]:
    whole, years = stated
    value = sum(q.value for q in values.values())
    first, last = min(whole.start, years.start), max(whole.end, years.end)
    span, words = here.span(first, last), here.words(first, last)
    formula = " + ".join(number(q) for q in values.values())
    listed = ", ".join(f"{number(q)} ({year})" for year, q in values.items())
    holds = value == whole.value
    yield Computation("ARG310", *span, words, f"{formula} = {shown(value)}", number(whole), holds)
    if not holds:
        yield Remark(
            "ARG310", "warning", *span, f"The text says “{shorten(words)}” and gives by year: {listed}.",
            f"The yearly figures add up to {shown(value)}, and the two cannot be reconciled from the text: either they count different things, or one of them does not agree with the other. A total of {shown(value)}, or {shown(abs(whole.value - value))} {'more' if whole.value > value else 'fewer'} in the years listed, would agree.",
            "A reader cannot tell which of the two counts the conclusion rests on.", "Do the total and the yearly figures count the same people or cases?", f"a total of {shown(value)}",
        )  # fmt: skip
