"""So many, at so much each, against the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.english.figures import totals as wording
from argmap.figures.formulas import number
from argmap.figures.operations import Interval, product
from argmap.figures.ties import Tie, find, reach
from argmap.figures.tolerance import operand
from argmap.figures.verdict import Comparison, judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.figures.sentences import Sentence
    from argmap.figures.verdict import Outcome

_BY_MEASURE = ("", "hour", "kg", "tonne", "km", "litre")  # what is sold by


def check(here: Sentence, _: Sequence[Sentence], __: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's products and quotients give."""
    if not here.of_kind("count", "percent") or not wording.SO_MUCH_EACH.search(here.skeleton):
        return
    for tie in find(wording.EACH, here):
        other = wording.OTHER_PRICE.search(tie.word("np") + tie.word("mid"))
        if tie["n"].value >= 2 and _fits_units(tie) and not other:
            yield from judge(_comparison(tie))


def _fits_units(tie: Tie) -> bool:
    count, each, whole = tie["n"], tie["e"], tie["t"]
    if tie.pattern == wording.EACH_OF:
        return each.unit == whole.unit
    if not whole.unit:
        return bool(each.unit) and count.unit in _BY_MEASURE
    return each.unit in ("", whole.unit) and count.unit in _BY_MEASURE


def _comparison(tie: Tie) -> Comparison:
    count, each, whole, here = tie["n"], tie["e"], tie["t"], tie.sentence
    places = reach(count, each, whole)
    if tie.pattern == wording.TOTAL_OR_EACH:
        divisor = operand(count)
        computed = product(operand(whole), Interval(1 / divisor.high, 1 / max(divisor.low, 1e-9)))
        stated, value = replace(each, unit=whole.unit), whole.value / count.value
        formula = f"{number(whole)} / {number(count)}"
        return Comparison("ARG301", here, stated, computed, value, formula, places=places)
    value = count.value * each.value
    return Comparison(
        *("ARG301", here, whole, product(operand(count), operand(each)), value),
        f"{number(count)} x {number(each)}",
        places=places,
        of_exact=not whole.scaled,
    )
