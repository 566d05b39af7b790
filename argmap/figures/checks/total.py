"""Sums, averages and products: listed parts against their total, so many at so much each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.english.figures import totals as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown, sum_of
from argmap.figures.operations import Interval, Term, exact, rounding_unit, total
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.series import Item, items_of, sum_of_items
from argmap.figures.ties import Tie, find, reach
from argmap.figures.tolerance import operand, term
from argmap.figures.verdict import Comparison, Outcomes

_BY_MEASURE = ("", "hour", "kg", "tonne", "km", "litre")  # what is sold by


def check(here: Sentence, _: Sentences, __: Sentences) -> Outcomes:
    """Yield what a sentence's lists and totals give."""
    values = here.of_kind("count", "percent")
    enough = len(values) == 2 and wording.MAY_HAVE_PARTS.search(here.skeleton)
    if len(values) >= 3 or enough:
        yield from lists(here)
        yield from _appositions(here)
        yield from _averages(here)
        yield from _last_values(here)
    if values and wording.SO_MUCH_EACH.search(here.skeleton):
        yield from _products(here)


def lists(here: Sentence) -> Outcomes:
    """Yield what a sentence's lists give against their totals."""
    seen: set[int] = set()
    for whole, items, said_all in (*_after_colon(here), *_with_total(here), *_in_brackets(here)):
        if items[0].quantity.start not in seen:
            seen.add(items[0].quantity.start)
            yield from _sum(here, whole, items, said_all=said_all)


def _after_colon(here: Sentence) -> Iterator[tuple[Quantity, list[Item], bool]]:
    for tie in find(wording.BEFORE_COLON, here):
        items = items_of(here, tie.match.end(), _list_end(here, tie.match.end()))
        whole = _whole_before_colon(tie, items) if items else None
        if whole:
            lead = here.before(whole)[-16:] + tie.word("lead")
            yield whole, items, bool(wording.SAID_ALL.search(lead)) or _are_by_year(items)


def _with_total(here: Sentence) -> Iterator[tuple[Quantity, list[Item], bool]]:
    for tie in find(wording.LIST_THEN_TOTAL, here):
        first, last = tie.match.span("list")
        lead = wording.SENTENCE_PART.split(here.skeleton[:first].rstrip(" ;:"))[-1]
        items = items_of(here, first, last)
        if items and not wording.A_VALUE.search(lead) and _is_near(items, tie["t"]):
            yield tie["t"], items, True


def _in_brackets(here: Sentence) -> Iterator[tuple[Quantity, list[Item], bool]]:
    for tie in find(wording.BEFORE_BRACKET, here):
        items = items_of(here, *tie.match.span("list"))
        if (
            items
            and "total" not in tie.match["list"]
            and _may_head(here, tie["t"], items, tie.word("np"))
        ):
            yield tie["t"], items, _are_by_year(items)


def _is_near(items: Sequence[Item], whole: Quantity) -> bool:
    """Return whether a total can be that of a list at all; if not, it totals something else."""
    fits = 0.5 * whole.value <= sum_of_items(items) <= 2 * whole.value
    return fits and all(item.quantity.value <= whole.value for item in items)


def _whole_before_colon(tie: Tie, items: Sequence[Item]) -> Quantity | None:
    """Return the total before a colon, or before a small count: "480 went to three regions:"."""
    here, near = tie.sentence, tie["t"]
    if _may_head(here, near, items, tie.word("lead")):
        return near
    earlier = [q for q in here.of_kind("count") if q.start < near.start]
    if not earlier or not near.spelled:
        return None
    lead = here.skeleton[here.sign(earlier[-1]) + 1 : tie.match.end() - 1]
    is_direct = len(lead) < 90 and not wording.LEAD_BREAK.search(lead)
    return earlier[-1] if is_direct and _may_head(here, earlier[-1], items, lead) else None


def _list_end(here: Sentence, start: int) -> int:
    if ";" in here.skeleton[start:] and "," not in here.skeleton[start:]:
        return len(here.skeleton)
    stop = wording.LIST_END.search(here.skeleton, start)
    return stop.start() if stop else len(here.skeleton)


def _are_by_year(items: Sequence[Item]) -> bool:
    return all(wording.A_YEAR.search(item.words) for item in items)


def _may_head(here: Sentence, whole: Quantity, items: Sequence[Item], lead: str) -> bool:
    """Return whether listed values can be parts of the number before them."""
    if not _can_add_up(whole, items) or wording.NOT_A_TOTAL.search(lead):
        return False
    if wording.AFTER_A_NUMBER.search(here.before(whole)):
        return False
    value = sum_of_items(items)
    if len(items) > 2 and whole.value >= 20 and abs(value - whole.value) <= 0.1 * whole.value:
        return True
    nouns = ("", here.noun(whole))
    return all(item.quantity.unit or here.noun(item.quantity) in nouns for item in items)


def _can_add_up(whole: Quantity, items: Sequence[Item]) -> bool:
    first, most = items[0].quantity, max(item.quantity.value for item in items)
    if first.kind != "count" or first.unit not in ("", whole.unit):
        return False
    fits = most <= whole.value and sum_of_items(items) <= 1.5 * whole.value
    return fits and whole.hedge not in ("over", "under")


def _sum(here: Sentence, whole: Quantity, items: Sequence[Item], *, said_all: bool) -> Outcomes:
    value = sum_of_items(items)
    near = abs(value - whole.value) <= (0.15 if len(items) > 2 else 0.07) * whole.value
    overlap = any(wording.MAY_OVERLAP.search(item.words) for item in items)
    tied = (said_all or (near and not overlap)) and not _is_rounded(whole, items)
    yield from _comparison(here, whole, items, tied=tied).judged()


def _comparison(
    here: Sentence, whole: Quantity, items: Sequence[Item], *, tied: bool
) -> Comparison:
    value = sum_of_items(items)
    formula = " + ".join(
        number(item.quantity) if item.times == 1 else f"{item.times} x {number(item.quantity)}"
        for item in items
    )
    first, last = reach(whole, *(item.quantity for item in items))
    result = Term(value, total(_values_of(item) for item in items), formula)
    fit = f"A total of {shown(value, 2)} would agree, or parts that add up to {number(whole)}."
    places = (first, _with_year(here, last))
    return Comparison("ARG301", here, whole, result, fit, places, of_exact=True, tied=tied)


def _values_of(item: Item) -> Interval:
    each = item.quantity
    is_exact = not each.hedge and each.step == 1
    return (Interval(each.low, each.high) if is_exact else operand(each)).times(item.times)


def _with_year(here: Sentence, last: int) -> int:
    """Return the end of a list, with an "in 2019" that closes it."""
    for year in here.of_kind("year"):
        between = here.words_of.text[last : year.start]
        if last < year.start <= last + 24 and wording.UP_TO_A_YEAR.fullmatch(between):
            return year.end
    return last


def _is_rounded(whole: Quantity, items: Sequence[Item]) -> bool:
    """Return whether rounding of all figures to thousands or more explains a small gap."""
    units = [rounding_unit(item.quantity.value) for item in items]
    unit = max(min(units), rounding_unit(whole.value) if whole.value % 1000 == 0 else 1)
    missing = abs(sum_of_items(items) - whole.value)
    return unit >= 1000 and missing <= unit * (len(items) + 1) / 2


def _appositions(here: Sentence) -> Outcomes:
    """Yield "302 relapsed, 187 within the first year and 115 later" if it holds."""
    for tie in find(wording.APPOSED_PARTS, here):
        parts = tie.all("a", "m", "b")
        adds_up = sum(part.value for part in parts) == tie["t"].value
        alike = len({part.unit for part in parts}) == 1
        if adds_up and alike and not wording.OF_THEM.search(tie.match[0]):
            items = [Item(part, 1, "") for part in parts]
            yield from _comparison(here, tie["t"], items, tied=False).judged()


def _averages(here: Sentence) -> Outcomes:
    """Yield an average of the values before it if it holds."""
    for tie in find(wording.AVERAGE, here):
        stated = tie["t"]
        values = here.between(0, tie.match.start("t"), stated.kind)
        values = [each for each in values if each.unit == stated.unit]
        value = sum(each.value for each in values) / len(values) if len(values) > 1 else 0.0
        if value:
            formula = f"({sum_of(values)}) / {len(values)}"
            result = exact(value, formula)
            yield from Comparison("ARG301", here, stated, result, tied=False).judged()


def _last_values(here: Sentence) -> Outcomes:
    """Yield a total of the last two to four counts before it if it holds."""
    for tie in find(wording.IN_ALL, here):
        stated = tie["t"]
        values = here.between(0, tie.match.start("t"), "count")
        for size in range(2, min(4, len(values)) + 1):
            value = sum(each.value for each in values[-size:])
            if value == stated.value:
                result = exact(value, sum_of(values[-size:]))
                yield from Comparison("ARG301", here, stated, result, tied=False).judged()


def _products(here: Sentence) -> Outcomes:
    """Yield so many, at so much each, against the whole."""
    for tie in find(wording.EACH, here):
        other = wording.OTHER_PRICE.search(tie.word("np") + tie.word("mid"))
        if tie["n"].value >= 2 and _fits_units(tie) and not other:
            yield from _product(tie).judged()


def _fits_units(tie: Tie) -> bool:
    count, each, whole = tie["n"], tie["e"], tie["t"]
    if tie.pattern == wording.EACH_OF:
        return each.unit == whole.unit
    if not whole.unit:
        return bool(each.unit) and count.unit in _BY_MEASURE
    return each.unit in ("", whole.unit) and count.unit in _BY_MEASURE


def _product(tie: Tie) -> Comparison:
    count, each, whole, here = tie["n"], tie["e"], tie["t"], tie.sentence
    places = reach(count, each, whole)
    if tie.pattern == wording.TOTAL_OR_EACH:
        stated, result = replace(each, unit=whole.unit), term(whole) / term(count)
        return Comparison("ARG301", here, stated, result, places=places)
    result = term(count) * term(each)
    return Comparison("ARG301", here, whole, result, places=places, of_exact=not whole.scaled)
