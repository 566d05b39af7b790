"""Totals: listed parts, averages and products against them, and what is left of a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.english.figures import totals as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown, sum_of
from argmap.figures.operations import Interval, Term, exact, rounding_unit, total
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.series import Item, items_of, sum_of_items
from argmap.figures.verdict import (
    Comparison,
    Doubt,
    Outcome,
    Outcomes,
    operand,
    remark,
    term,
)
from argmap.model import Span

_BY_MEASURE = ("", "hour", "kg", "tonne", "km", "litre")  # what is sold by


def check(here: Sentence, before: Sentences, _: Sentences) -> Outcomes:
    """Yield what a sentence's lists, totals and parts give."""
    values = here.of_kind("count", "percent")
    enough = len(values) == 2 and wording.MAY_HAVE_PARTS.search(here.skeleton)
    if len(values) >= 3 or enough:
        for part_of in (lists, _percents, _answers):
            yield from part_of(here)
        yield from _parts(here, before)
    if not values:
        return
    if wording.SO_MUCH_EACH.search(here.skeleton):
        yield from _products(here)
    yield from _remaining(here)


def lists(here: Sentence) -> Outcomes:
    """Yield what a sentence's lists give against their totals."""
    seen: set[int] = set()
    for whole, items, said_all in (*_after_colon(here), *_with_total(here)):
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


def _products(here: Sentence) -> Outcomes:
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


def _parts(here: Sentence, before: Sentences) -> Outcomes:
    """Yield "Of the 64 cases 40 went to trial and 24 were dropped": the sum, or what is left."""
    for tie in find(wording.OF_PARTS, here):
        yield from _named_parts(here, tie["t"], tie.match.span("list"), is_here=True)
        return
    for tie in find(wording.OF_THEM_PARTS, here):
        previous = [each for each in before[-1:] if each.block >= here.block - 1]
        wholes = [q for each in previous for q in each.of_kind("count") if not q.unit]
        if len(wholes) == 1:
            yield from _named_parts(here, wholes[0], tie.match.span("list"), is_here=False)
        return


def _named_parts(here: Sentence, whole: Quantity, places: Span, *, is_here: bool) -> Outcomes:
    first, last = places
    cut = wording.PARTS_END.search(here.skeleton[first:last])
    last = first + cut.start() if cut else last
    parts = [q for q in here.between(first, last, "count") if not q.unit and _is_part(here, q)]
    value = sum(part.value for part in parts)
    if len(parts) < 2 or not _can_be_parts(whole, parts):
        return
    start = min(whole.start, parts[0].start) if is_here else parts[0].start
    if value == whole.value:
        places = (start, _clause_end(here, parts[-1].end))
        result = exact(value, sum_of(parts))
        yield from Comparison("ARG301", here, whole, result, "", places, of_exact=True).judged()
    elif not wording.OVERLAP.search(here.skeleton) and not _may_be_nested(here, parts):
        yield _unnamed(here, whole, parts, (start, parts[-1].end))


def _can_be_parts(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether exact counts are parts of a whole: none is all of it, all are not more."""
    if whole.hedge or any(part.hedge or part.value == whole.value for part in parts):
        return False
    return sum(part.value for part in parts) <= whole.value


def _unnamed(here: Sentence, whole: Quantity, parts: Sequence[Quantity], places: Span) -> Outcome:
    value = sum(part.value for part in parts)
    rest = shown(whole.value - value, 0)
    doubt = Doubt(
        f"{sum_of(parts)} = {shown(value, 0)}; the text says nothing about the other"
        f" {rest} of {number(whole)}.",
        "A reader may think that the parts named are all of it.",
        f"What about the other {rest}?",
        f"a remainder of {rest}",
        f"The text names parts of {number(whole)}: “{here.words(*places)}”.",
        "note",
    )
    return remark("ARG306", here, places, doubt)


def _may_be_nested(here: Sentence, parts: Sequence[Quantity]) -> bool:
    """Return whether a later part may be some of an earlier one: "326 held, 291 were released"."""
    found = [wording.OWN_VERB.match(here.after(part)) for part in parts]
    verbs = [match["verb"] if match else "" for match in found]
    return any(verb and verb != verbs[0] for verb in verbs[1:])


def _is_part(here: Sentence, quantity: Quantity) -> bool:
    """Return whether a count names a part, and no word before or after makes it something else."""
    before, after = here.before(quantity), here.after(quantity)
    lead = before[-14:]
    if "(" in before.rpartition(")")[2] or wording.NOT_A_PART_BEFORE.search(lead):
        return False
    if wording.NOT_A_PART_AFTER.match(after[:23]):
        return False
    joined = lead.endswith((" and ", ", "))
    return joined or here.borrows_noun(quantity) or bool(here.noun(quantity))


def _clause_end(here: Sentence, end: int) -> int:
    match = wording.CLAUSE_END.search(here.words_of.text, end, here.end)
    return match.start() if match and match.start() - end < 60 else end


def _percents(here: Sentence) -> Outcomes:
    """Yield "60%, 25% and the remaining 15%": together all."""
    for tie in find(wording.REST_PERCENT, here):
        rest, parts = tie["r"], here.between(0, tie.match.start("r"), "percent")
        lead = here.skeleton[here.sign(parts[0]) : tie.match.start()] if parts else ""
        values = [*parts, rest]
        value = sum(each.value for each in values)
        if not parts or wording.NOT_OF_ALL.search(lead) or value <= 80:
            continue
        left = 100 - sum(each.value for each in parts)
        fit = f"{f'A remainder of {shown(left)}%' if left > 0 else 'A sum of 100%'} would agree."
        whole = replace(rest, low=100.0, high=100.0, step=0.0001, hedge="")
        result = Term(value, total(operand(each) for each in values), sum_of(values))
        places = (parts[0].start, rest.end)
        yield from Comparison("ARG301", here, whole, result, fit, places, of_exact=True).judged()


def _answers(here: Sentence) -> Outcomes:
    """Yield "52% for, 31% against, 17% did not know": together all."""
    found = here.of_kind("percent")
    last = wording.NO_ANSWER.search(here.skeleton)
    if len(found) < 3 or not last or not here.sign(found[-1]) < last.end():
        return
    if any(q.hedge for q in found) or wording.OTHER_SHARES.search(here.skeleton):
        return
    value = sum(each.value for each in found)
    whole = replace(found[-1], low=100.0, high=100.0, step=0.0001)
    result = Term(value, total(operand(each) for each in found), sum_of(found))
    is_over = value > 100
    places = (found[0].start, found[-1].end)
    fit = "Shares that add up to 100% would agree."
    kept = Comparison("ARG301", here, whole, result, fit, places, of_exact=True, tied=is_over)
    yield from kept.judged()


def _remaining(here: Sentence) -> Outcomes:
    """Yield "120 of 200 …, the remaining 80": tied in one sentence, loosely across sentences."""
    for tie in find(wording.REST, here):
        rest = tie["r"]
        own = list(find(wording.PART_OF_WHOLE, here)) or list(find(wording.OF_WHOLE_PART, here))
        own = [each for each in own if each.match.end() <= tie.match.start("r")]
        if own and sum(q.start < rest.start for q in here.of_kind("count")) == 2:
            yield from _left(here, own[0]["b"], own[0]["a"], rest, tied=True)


def _left(
    here: Sentence, whole: Quantity, part: Quantity, rest: Quantity, *, tied: bool
) -> Outcomes:
    value = whole.value - part.value
    if value > 0 and rest.kind == "count" and rest.unit in ("", whole.unit, part.unit):
        result = exact(value, f"{number(whole)} - {number(part)}")
        fit = f"A remainder of {shown(value, 0)} would agree."
        tied = tied and not (whole.hedge or part.hedge)
        yield from Comparison("ARG301", here, rest, result, fit, of_exact=True, tied=tied).judged()
