"""Ranges and bounds against the values given, and what whole numbers can give."""

import math
import re
from collections.abc import Sequence

from argmap.english.figures import bounds as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown, spanned
from argmap.figures.operations import Interval
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.series import by_year
from argmap.figures.verdict import Comparison, Doubt, Outcomes, settled, term
from argmap.model import Span

_FEWEST = 4  # values of a list for which a bound is said


def check(here: Sentence, _before: Sentences, after: Sentences) -> Outcomes:
    """Yield what a sentence's ranges and bounds give."""
    yield from _of_each(here, after)
    if len(here.quantities) < 2:
        return
    if here.of_kind("range") or "between" in here.skeleton or "from" in here.skeleton:
        for tie in find(wording.RANGE_AND_LIST, here):
            yield from _listed(tie)
    if wording.A_SPREAD.search(here.skeleton):
        for match in wording.SPREAD.finditer(here.skeleton):
            yield from _spread(here, match)
    for tie in find((wording.APPOSED_HEDGE, wording.BRACKETED_EXACT), here):
        if _is_hedge_of(tie):
            yield from _hedged(tie)
    yield from _whole_numbers(here)


def _listed(tie: Tie) -> Outcomes:
    here = tie.sentence
    first = tie.get("g") or tie.get("lo") or tie["lo2"]
    low, high = first.low, (tie.get("g") or tie.get("hi") or tie["hi2"]).high
    values, years = _values(tie, first), {q.start: year for year, q in by_year(here)}
    if low >= high or len(values) < 2 or not _lists_all(tie, values, years):
        return
    outside = [q for q in values if not low <= q.value <= high]
    ordered = sorted(q.value for q in values)
    listed = ", ".join(shown(q.value, 2) for q in values)
    fit = f"{_range(ordered[0], ordered[-1])} would contain the whole list."
    doubt = Doubt(
        f"{' and '.join(_with_year(q, years) for q in outside)} does not agree with the range."
        f" {fit}",
        "A reader takes the range to contain every value.",
        "Does the range leave out a year or a group?",
        fit,
        f"The text gives a range of {_range(low, high)} and lists {listed}.",
    )
    computed = f"{listed}: lowest {shown(ordered[0], 2)}, highest {shown(ordered[-1], 2)}"
    places, doubtful = (first.start, values[-1].end), doubt if outside else None
    yield from settled("ARG305", here, places, computed, _range(low, high), doubtful)


def _of_each(here: Sentence, after: Sentences) -> Outcomes:
    """Yield "in every month between 40 and 55" against the list in the next sentence."""
    near = [here, *(each for each in after[:1] if each.block == here.block)]
    bounds = _bounds(here)
    if not bounds:
        return
    low, high, kind, places = bounds
    values = next(filter(None, (_listed_in(each, kind) for each in near)), [])
    outside = [q for q in values if not low <= q.value <= high]
    if len(values) < _FEWEST or len(outside) > len(values) / 2:
        return
    listed, said = ", ".join(shown(q.value, 2) for q in values), spanned(Interval(low, high), "", 2)
    beyond = " and ".join(shown(q.value, 2) for q in outside)
    doubt = Doubt(
        f"{beyond} does not agree with the bound.",
        "A reader takes the bound to hold for every value.",
        "Does the bound leave something out?",
        f"a bound with {beyond} inside it",
        f"The text says “{here.words(*places)}” and lists {listed}.",
    )
    yield from settled("ARG305", here, places, listed, said, doubt if outside else None)


def _bounds(here: Sentence) -> tuple[float, float, str, Span] | None:
    """Return the lowest and highest value that a sentence allows for each, their kind and place."""
    match = wording.NO_ONE_BEYOND.search(here.skeleton)
    stated = here.places[match.start("n")] if match else None
    if match and stated and stated.hedge in ("under", "over"):
        least = stated.hedge == "under"  # "no day had fewer than 200"
        low, high = (stated.low, math.inf) if least else (-math.inf, stated.high)
        return low, high, stated.kind, (here.rfind(match[0].split()[0], stated.start), stated.end)
    ties = list(find(wording.RANGE_OF_EACH, here)) if wording.IN_EACH.search(here.skeleton) else []
    if len(ties) != 1 or len(here.of_kind("count", "percent", "range")) > 1 + (
        not ties[0].get("g")
    ):
        return None
    first = ties[0].get("g") or ties[0].get("lo") or ties[0]["lo2"]
    last = ties[0].get("g") or ties[0].get("hi") or ties[0]["hi2"]
    return first.low, last.high, first.kind.replace("range", "count"), reach(first, last)


def _listed_in(here: Sentence, kind: str) -> list[Quantity]:
    """Return the values of the only list in a sentence: "43, 47, 51 and 55"."""
    places = sorted(here.places)
    runs: list[list[int]] = []
    for place in places:
        gap = here.skeleton[runs[-1][-1] + 1 : place] if runs else ""
        if runs and wording.BETWEEN_VALUES.fullmatch(gap):
            runs[-1].append(place)
        else:
            runs.append([place])
    longest = [[here.places[place] for place in run] for run in runs if len(run) >= _FEWEST]
    alike = [
        run for run in longest if {q.kind for q in run} == {kind} and not any(q.hedge for q in run)
    ]
    return alike[0] if len(alike) == 1 else []


def _lists_all(tie: Tie, values: Sequence[Quantity], years: dict[int, int]) -> bool:
    """Return whether a list has nothing but values, so that all of them are in the range."""
    near = tie.sentence.skeleton[max(0, tie.match.start() - 40) : tie.match.end("list")]
    if wording.NOT_ALL_VALUES.search(near):
        return False
    plain = wording.PLAIN_LIST.fullmatch(wording.LIST_VALUES.sub("", tie.word("list")))
    return bool(plain) or years.keys() >= {q.start for q in values}


def _range(low: float, high: float) -> str:
    return f"{shown(low, 2)} to {shown(high, 2)}"


def _with_year(quantity: Quantity, years: dict[int, int]) -> str:
    year = f" ({years[quantity.start]})" if quantity.start in years else ""
    return f"{shown(quantity.value, 2)}{year}"


def _values(tie: Tie, first: Quantity) -> list[Quantity]:
    start, end = tie.match.span("list")
    if first.unit == "%":
        return tie.sentence.between(start, end, "percent")
    found = tie.sentence.between(start, end, first.kind.replace("range", "count"))
    return [q for q in found if q.unit in ("", first.unit) and not q.hedge]


def _spread(here: Sentence, match: re.Match[str]) -> Outcomes:
    value = here.places[match.start("v")]
    first, last = (here.places[max(match.start(name), match.start("g"))] for name in ("lo", "hi"))
    low, high, what = first.low, last.high, match["what"]
    # "the mean of the 14 readings": that many were read
    is_other = wording.OF_A_GROUP.search(match["words"]) or (
        what != "median" and match["r"] != "range"
    )
    if low >= high or is_other or (value.unit and last.unit and value.unit != last.unit):
        return
    bounds, doubt = _range(low, high), None
    if not low <= value.value <= high:
        fit = f"A {what} from {bounds} would agree."
        doubt = Doubt(
            f"The {what} {shown(value.value, 2)} does not agree with the range {bounds}. {fit}",
            f"A {what} is inside its range.",
            fits=fit,
        )
    computed = f"{shown(low, 2)} <= {shown(value.value, 2)} <= {shown(high, 2)}"
    yield from settled("ARG305", here, (value.start, last.end), computed, bounds, doubt)


def _is_hedge_of(tie: Tie) -> bool:
    """Return whether a hedged figure is the exact one next to it: "203,400, over 200,000"."""
    exact, hedged = tie["a"], tie["h"]
    if hedged.hedge not in ("over", "almost", "under") or exact.hedge:
        return False
    if hedged.unit not in ("", exact.unit) or exact.value == hedged.value:
        return False
    other = wording.TWO_THINGS.search(tie.word("mid")) or wording.A_BOUND.search(hedged.text)
    return not other and 0.6 < hedged.value / (exact.value or 1) < 1.6


def _hedged(tie: Tie) -> Outcomes:
    exact, hedged = tie["a"], tie["h"]
    side = "above" if hedged.hedge == "over" else "below"
    fit = f"“{hedged.text}” would agree with a value {side} {shown(hedged.value, 2)}."
    places, here = reach(exact, hedged), tie.sentence
    yield from Comparison(
        "ARG314", here, hedged, term(exact), fit, places, level="warning"
    ).judged()


def _whole_numbers(here: Sentence) -> Outcomes:
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


def _possible(here: Sentence, stated: Quantity, total: Quantity, factor: float) -> Outcomes:
    """Yield whether some whole number over the total rounds to the stated value."""
    exact = stated.value * total.value / factor
    if total.value < 2 or total.value * stated.step / factor >= 0.5:
        return  # almost every value is possible
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
