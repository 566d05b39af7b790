"""Ranges, bounds and ranks against the values given, and what whole numbers can give."""

import math
import re
from collections.abc import Sequence

from argmap.english.figures import bounds as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, order_of, shown, spanned, sum_of
from argmap.figures.operations import Interval
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.series import Item, by_year, items_of
from argmap.figures.verdict import Comparison, Doubt, Outcomes, settled, term
from argmap.model import Span

_LONGEST = 45  # characters between two values of a ranking
_FEWEST = 4  # values of a list for which a bound is said


def check(here: Sentence, before: Sentences, after: Sentences) -> Outcomes:
    """Yield what a sentence's ranges, bounds and ranks give."""
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
    yield from _ranks(here, before)


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
    bounds = _bounds(here) if after and after[0].block == here.block else None
    if not bounds:
        return
    low, high, kind, places = bounds
    values = _listed_in(after[0], kind)
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
        return low, high, stated.kind, (here.rfind(match[0][:-1], stated.start), stated.end)
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


def _ranks(here: Sentence, before: Sentences) -> Outcomes:
    yield from _combined(here, before)
    for tie in find(wording.MORE_THAN, here):
        yield from _more_than(tie)
    yield from _followed(here)
    for tie in find(wording.BEST_WITH, here):
        yield from _top(tie, [pair["b"] for pair in find(wording.OTHERS_WITH, here)])
    for tie in find(wording.EXTREME, here):
        values = dict(by_year(here) or by_year(before[-1] if before else here))
        yield from _top(tie, list(values.values()) if len(values) > 2 else [])


def _combined(here: Sentence, before: Sentences) -> Outcomes:
    """Yield "this exceeds the previous three years combined (13, 15, 8)"."""
    match, items = _compared_list(here)
    if not match or {item.quantity.kind for item in items} != {"count"}:
        return
    lead = _exact(here.between(0, match.start(), "count"))
    if not lead and before:
        lead = _exact(before[-1].of_kind("count"))
    if len(lead) == 1:
        values = [item.quantity for item in items]
        value = sum(each.value for each in values)
        low = bool(wording.LESS_THAN.match(match["word"]))
        yield from _verdict(
            here,
            (here.find(match["word"]), values[-1].end),
            f"{sum_of(values)} = {shown(value)}, against {number(lead[0])}",
            f"A figure {'below' if low else 'above'} {shown(value)} would agree.",
            holds=lead[0].value < value if low else lead[0].value > value,
        )


def _exact(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [each for each in quantities if not each.hedge]


def _compared_list(here: Sentence) -> tuple[re.Match[str] | None, list[Item]]:
    """Return where a figure is compared with a sum, and the listed values without the total."""
    if match := wording.ABOVE_SUM.search(here.skeleton):
        stop = here.skeleton.find(")", match.end())
        stop = stop if stop > 0 else len(here.skeleton)
        cut = wording.LIST_TOTAL.search(here.skeleton[:stop], match.end())
        return match, items_of(here, match.end(), cut.start() if cut else stop)
    match = wording.ABOVE_LIST.search(here.skeleton)
    return match, items_of(here, *match.span("list")) if match else []


def _more_than(tie: Tie) -> Outcomes:
    one, other, here = tie["a"], tie["b"], tie.sentence
    lead = here.skeleton[max(0, tie.match.start() - 14) : tie.match.start("a")]
    if one.kind != other.kind or one.unit != other.unit or one.value == other.value:
        return
    if one.hedge or other.hedge or tie.word("next") in wording.NOT_A_NUMBER:
        return
    if not wording.NEGATED.search(lead):
        low = bool(wording.LOW.match(tie.word("word")))
        yield from _verdict(
            here,
            (here.rfind(tie.word("word"), one.start), other.end),
            order_of(one, other),
            "The two values the other way round would agree.",
            holds=low == (one.value < other.value),
        )


def _followed(here: Sentence) -> Outcomes:
    """Yield "the most in A (9), followed by B (8) and C (7)" against the values."""
    for cue in wording.FOLLOWED_BY.finditer(here.skeleton):
        tops = [*wording.TOP.finditer(here.skeleton, 0, cue.start())]
        ranked = _ranked(here, tops[-1].start(), cue.start(), cue.end()) if tops else []
        if len(ranked) < 2:
            continue
        low = bool(wording.LOW.match(tops[-1][0]))
        around = here.skeleton[tops[-1].start() : cue.start()]
        if wording.SINCE.search(around) or (not low and wording.RACE.search(here.skeleton)):
            continue
        values = [each.value for each in ranked]
        ordered = sorted(values, reverse=not low)
        order = ", ".join(shown(each, 2) for each in ordered)
        fit, places = f"The order {order} would agree.", (ranked[0].start, ranked[-1].end)
        yield from _verdict(here, places, sum_of(ranked, ", "), fit, holds=values == ordered)


def _ranked(here: Sentence, top: int, before: int, after: int) -> list[Quantity]:
    """Return the value of the first and those of the ones that follow, all alike."""
    places = sorted(here.places)
    first = [place for place in places if top < place < before]
    found = first[-1:]
    for place in (each for each in places if each > after):
        gap = here.skeleton[max(after, found[-1] + 1) if found else after : place]
        if len(gap) > _LONGEST or wording.NO_VALUE.search(gap):
            break
        found.append(place)
    given = [here.places[place] for place in found]
    said = all(wording.GIVES_A_VALUE.search(here.skeleton[:place]) for place in found)
    alike = (
        len({each.kind for each in given}) == len({each.unit for each in given} - {""} or {""}) == 1
    )
    plain = alike and len(_exact(given)) == len(given) and given[0].kind in ("count", "percent")
    return given if first and said and plain else []


def _top(tie: Tie, others: Sequence[Quantity]) -> Outcomes:
    best, here, word = tie["a"], tie.sentence, tie.word("top")
    kind = (best.kind, best.unit, "")
    alike = [q for q in others if q is not best and (q.kind, q.unit, q.hedge) == kind]
    if alike and not best.hedge:
        low = bool(wording.LOW.match(word))
        limit = (min if low else max)(q.value for q in alike)
        yield from _verdict(
            here,
            (here.rfind(word, best.start), best.end),
            f"{number(best)} against {sum_of(alike, ', ')}",
            f"{shown(limit, 2)} would agree.",
            holds=limit >= best.value if low else limit <= best.value,
        )


def _verdict(here: Sentence, places: Span, formula: str, fit: str, *, holds: bool) -> Outcomes:
    doubt = Doubt(
        f"The numbers given are {formula}, which does not agree with it. {fit}",
        "A reader takes a rank to be settled by the numbers next to it.",
        "In which group does this hold?",
        fit,
    )
    order = "the order that the words give"
    yield from settled("ARG311", here, places, formula, order, None if holds else doubt)
