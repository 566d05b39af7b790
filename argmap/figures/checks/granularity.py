"""Means and shares that no whole numbers over the stated total can give."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import number, shorten
from argmap.figures.heads import head
from argmap.figures.result import Computation, Remark
from argmap.figures.ties import find
from argmap.figures.tolerance import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence

# Things that are counted one by one and whole.
_PEOPLE = frozenset(
    """people persons men women children pupils students patients respondents participants members residents households families schools
    teachers nurses doctors staff employees workers volunteers voters councillors deputies judges prisoners detainees cases countries
    municipalities districts towns villages companies firms shops hospitals clinics trees plots animals dogs cats players teams matches games
    applicants applications complaints calls visits accidents inspections officers officials clubs branches farms houses homes buildings
    adults girls boys mothers fathers parents subjects volunteers interviewees delegates clinics bridges vehicles cars buses trains""".split()
)
_COUNTED = r"children|goals|visits|complaints|calls|accidents|errors|mistakes|siblings|books|meetings|cases|incidents|injuries|absences|arrests|inspections|cars|pets|points|wins|votes|sessions|attempts|teeth|trips"
_MEAN = rf"(?:mean|average)(?: number)? of <c:m> (?P<what>{_COUNTED})\b[^\ue000-\ue00a.;]{{0,50}}?\b(?:in|across|among|over|for|per [a-z]+ (?:in|across|among)) (?:the |its |our |all |these )?(?:sample of |group of )?<c:n>"
_MEAN_OVER = rf"<c:n>NP(?:had|have|made|reported|scored|received|read|owned|took|recorded) (?:a mean of|an average of|on average) <c:m> (?P<what>{_COUNTED})\b"
_SHARE = r"<p:p> of (?:the |our |its |all |all the |these |those )?<c:n>"


def check(here: Sentence) -> Iterator[Outcome]:
    """Yield what whole numbers can give of a sentence's means and shares."""
    if len(here.quantities) < 2:
        return
    for pattern in (_MEAN, _MEAN_OVER):
        for each in find(pattern, here):
            if (
                each["m"].step < 1
                and not each["m"].hedge
                and not each["n"].hedge
                and head(here, each["n"]) in _PEOPLE
            ):
                yield from _possible(here, each["m"], each["n"], 1.0)
    for each in find(_SHARE, here):
        if _whole_things(here, each["n"]) and not each["p"].hedge:
            yield from _possible(here, each["p"], each["n"], 100.0)


def _whole_things(here: Sentence, total: Quantity) -> bool:
    """Return whether a total counts whole things and nothing of theirs: no "the 12 countries' exports"."""
    noun = head(here, total)
    after = here.after(total)
    return (
        noun in _PEOPLE
        and not total.hedge
        and not total.unit
        and not total.scaled
        and re.search(rf"\b{noun}['’]", after) is None
        and not re.search(rf"\b{noun} (?:hours|places|days)", after)
    )


def _possible(
    here: Sentence, stated: Quantity, total: Quantity, factor: float
) -> Iterator[Outcome]:
    """Yield whether some whole number over the total rounds to the stated value; silent where nearly every value is possible."""
    exact = stated.value * total.value / factor
    if total.value < 2 or total.value * stated.step / factor >= 0.5:
        return
    near = {math.floor(exact), math.ceil(exact)}
    half = stated.step / 2 * 1.0001
    if stated.kind == "percent" and stated.value % 10 == 0 and stated.step >= 1:
        half = max(half, 0.05 * stated.value)
    fits = [k for k in near if abs(k * factor / total.value - stated.value) <= half]
    first, last = min(stated.start, total.start), max(stated.end, total.end)
    span, words = here.span(first, last), here.words(first, last)
    digits = max(0, round(-math.log10(stated.step))) if stated.step < 1 else 1
    sign = "%" if factor == 100 else ""
    options = " or ".join(
        f"{shown(k * factor / total.value, max(1, digits))}{sign} ({k} of {number(total)})"
        for k in sorted(near)
        if 0 <= k <= total.value or factor == 1
    )
    yield Computation(
        "ARG313", *span, words, options, f"{number(stated)} to the last digit stated", bool(fits)
    )
    if not fits:
        yield Remark(
            "ARG313", "error", *span, f"The text says “{shorten(words)}”.", f"No whole number over {number(total)} gives {number(stated)}, so the two do not agree; {options} would agree.",
            "A share or mean of whole things can take only certain values.", "Is the total another one, or are answers missing?", options,
        )  # fmt: skip
