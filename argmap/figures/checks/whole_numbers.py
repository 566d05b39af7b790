"""Means and shares that no whole numbers over the stated total can give."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.english.figures import bounds as wording
from argmap.figures.formulas import number, shown
from argmap.figures.ties import find, reach
from argmap.figures.verdict import Doubt, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.sentences import Sentence
    from argmap.figures.verdict import Outcome


def check(here: Sentence, _: Sequence[Sentence], __: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what whole numbers can give of a sentence's means and shares."""
    if len(here.quantities) < 2:
        return
    for tie in find(wording.MEANS, here):
        mean, total = tie["m"], tie["n"]
        counts = here.noun(total) in wording.COUNTED_WHOLE
        if counts and mean.step < 1 and not mean.hedge and not total.hedge:
            yield from _possible(here, mean, total, 1.0)
    for tie in find(wording.SHARE_OF, here):
        if _counts_whole_things(here, tie["n"]) and not tie["p"].hedge:
            yield from _possible(here, tie["p"], tie["n"], 100.0)


def _counts_whole_things(here: Sentence, total: Quantity) -> bool:
    """Return whether a total counts things, and not "the 12 countries' exports"."""
    noun, after = here.noun(total), here.after(total)
    if noun not in wording.COUNTED_WHOLE or total.hedge or total.unit or total.scaled:
        return False
    return not wording.counts_something_of(noun, after)


def _possible(
    here: Sentence, stated: Quantity, total: Quantity, factor: float
) -> Iterator[Outcome]:
    """Yield whether some whole number over the total rounds to the stated value.

    Nothing is said if nearly every value is possible.
    """
    exact = stated.value * total.value / factor
    if total.value < 2 or total.value * stated.step / factor >= 0.5:
        return
    room = stated.step / 2 * 1.0001
    if stated.kind == "percent" and stated.value % 10 == 0 and stated.step >= 1:
        room = max(room, 0.05 * stated.value)
    near = sorted({math.floor(exact), math.ceil(exact)})
    fits = any(abs(k * factor / total.value - stated.value) <= room for k in near)
    digits = max(1, round(-math.log10(stated.step)))
    sign = "%" if factor == 100 else ""
    options = " or ".join(
        f"{shown(k * factor / total.value, digits)}{sign} ({k} of {number(total)})"
        for k in near
        if 0 <= k <= total.value or factor == 1
    )
    doubt = Doubt(
        f"No whole number over {number(total)} gives {number(stated)}, so the two do not agree;"
        f" {options} would agree.",
        "A share or mean of whole things can take only certain values.",
        "Is the total a different one, or are answers missing?",
        options,
    )
    interval = f"{number(stated)} to the last digit stated"
    places = reach(stated, total)
    yield from settled("ARG313", here, places, options, interval, None if fits else doubt)
