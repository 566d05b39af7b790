"""Changes and comparisons: in per cent, in points, as a difference, as a multiple."""

from __future__ import annotations

import math
from itertools import permutations

from argmap.english.figures import calls
from argmap.figures.formulas import gap, number
from argmap.figures.operations import Term, exact, relative_change
from argmap.figures.recompute.claim import (
    Claim,
    Option,
    Options,
    alike,
    based,
    between,
    is_apposed,
    next_to,
)
from argmap.figures.recompute.row import Row

_MOST_APART = 200  # times; of what is farther apart nobody states the difference
_NOT_SAID = (1, 2, 3)  # how often a change is made, if no number says it: "after one year"
_SINCE = 30  # characters from a change to the "since" of its base
_CHANGE = 0.5  # what two values at two times fix


def relative(claim: Claim) -> Options:
    """Yield what a change in per cent or as a fraction may be the change of."""
    if claim.row.quantity.kind not in ("percent", "fraction"):
        return
    factor = 100.0 if claim.row.quantity.kind == "percent" else 1.0
    if claim.row.role != "change":
        yield from _apposed(claim, factor)
        return
    yield from _of_one(claim, factor)
    yield from _since_base(claim, factor)
    for old, new in _pairs(claim):
        values = relative_change(based(old).interval, based(new).interval)
        size = abs(new.value * new.size / (old.value * old.size) - 1)
        formula = f"({gap(old.quantity, new.quantity)}) / {number(old.quantity)}"
        result = Term(size, values, formula).times(factor)
        yield _change(claim, "ARG303", result, old, new)
    yield from _from_steps(claim, factor)


def _of_one(claim: Claim, factor: float) -> Options:
    """Yield what is missing of one: "for every pound that he earns she earns 88p, a gap of 12%"."""
    for part in claim.numbers("money"):
        here = part.sentence
        if part.place == claim.row.place and calls.FOR_EVERY_ONE.search(here.skeleton[: part.sign]):
            rest = (exact(1, "1") - based(part)).times(factor)
            fixed = 0.9 * (part.sign < claim.row.sign and part.quantity.unit == "pence")
            yield claim.made("ARG303", rest, (part,), 1.0, fixed=fixed)


def _since_base(claim: Claim, factor: float) -> Options:
    """Yield the change of an index since the year in which it was 100."""
    here = claim.row.sentence
    after = claim.row.quantity.end
    since = calls.SINCE.search(here.words_of.text, after, min(here.end, after + _SINCE))
    for base in claim.rows if since else ():
        match = calls.BASE_OF_INDEX.search(base.quantity.text)
        levels = [r for r in claim.numbers("") if r.role == "level" and not r.noun]
        levels = [r for r in levels if 10 < r.value < 1000 and 0 <= claim.row.place - r.place <= 1]
        if match and since and since["year"] in (None, match["year"]) and levels:
            size = (levels[-1].term - exact(100, "100")).within() / exact(100, "100")
            made = Term(abs(size.value), size.interval, size.formula).times(factor)
            yield claim.made("ARG303", made, (levels[-1],), 1.0, fixed=1.0)


def _pairs(claim: Claim) -> list[tuple[Row, Row]]:
    rows = [r for r in (*claim.numbers(), *claim.of_kind("percent")) if r.role != "change"]
    words = f"{claim.lead[-60:]} {claim.tail[:40]}"
    up, down = bool(calls.GOES_UP.search(words)), bool(calls.GOES_DOWN.search(words))
    return [
        (old, new)
        for old, new in permutations(rows, 2)
        if alike(old, new) and old.value > 0 and old.value != new.value
        if up == down or (new.value * new.size > old.value * old.size) == up
    ]


def _change(claim: Claim, code: str, result: Term, old: Row, new: Row) -> Option:
    earlier = is_earlier(old, new)
    bonus = 0.7 * earlier - 0.6 * is_earlier(new, old)
    bonus += 0.4 * bool(old.noun and old.noun == new.noun)
    bonus += 0.5 * bool(calls.AT_END_TO.search(new.lead)) + 0.3 * (old.dim != "")
    if old.sentence is new.sentence and new.sentence.kind == "row":  # the row that a claim names
        named = calls.heads(new.sentence.skeleton) & claim.row.heads
        bonus += 1.5 * bool(named and old.sign < new.sign)
    than = calls.THAN.search(claim.tail)
    bonus += 1.0 * bool(than and calls.heads(than["what"]) & old.heads)
    bonus -= 0.4 * ((old.role == "rate") != (new.role == "rate"))
    bonus -= 1.5 * (old.dim == "percent" and not earlier)
    fixed = _CHANGE * earlier if old.dim not in ("percent", "time") else 0.0
    fixed += 0.3 * (fixed > 0 and _are_from_to(claim.row, old, new))
    if old.dim == claim.row.dim == "percent" and between(old, new) == " to ":
        points = math.isclose(abs(new.value - old.value), claim.row.value, abs_tol=1e-6)
        fixed = 0.7 * bool(points and calls.REFERS.search(claim.row.sentence.skeleton))
    return claim.made(code, result, (old, new), bonus, fixed=fixed)


def is_earlier(old: Row, new: Row) -> bool:
    """Return whether the words, or years next to them, put one value before another in time."""
    if old.when and new.when:
        return old.when < new.when
    if new.is_now != old.is_now and old.is_earlier == new.is_earlier:
        return new.is_now
    return old.is_earlier > new.is_earlier or _are_ends_of_move(old, new)


def _are_ends_of_move(old: Row, new: Row) -> bool:
    """Return whether "from 1,600 in 2012 the number has sunk to 1,120" gives two values."""
    here = old.sentence is new.sentence and old.sign < new.sign
    return here and old.lead.endswith("from ") and bool(calls.AT_END_TO.search(new.lead))


def _from_steps(claim: Claim, factor: float) -> Options:
    """Yield "fell by 610 to 7,190, a drop of 7.8%": the step and the value after or before it."""
    for step, level in permutations(claim.numbers()[-6:], 2):
        if step.role != "change" or level.dim != step.dim or level.role == "change":
            continue
        if step.value >= level.value:
            continue
        up = bool(calls.GOES_UP.search(f"{step.lead[-40:]} {step.tail[:20]}"))
        old = (based(level) - based(step)) if up else (based(level) + based(step))
        result = (based(step) / old.within()).times(factor)
        yield claim.made("ARG303", result, (step, level), 0.3)
        yield claim.made("ARG303", (based(step) / based(level)).times(factor), (step, level), 0.2)
    yield from _apposed(claim, factor)


def _apposed(claim: Claim, factor: float) -> Options:
    """Yield "a loss of 80 members, or 15 per cent": a difference of two values, by the first."""
    pool = claim.numbers()
    for step in pool:
        if not is_apposed(step, claim.row) or step.role != "change":
            continue
        for old, new in permutations([r for r in pool if r.dim == step.dim and r is not step], 2):
            if math.isclose(abs(old.value - new.value), step.value):
                result = (based(step) / based(old)).times(factor)
                up = old.value < new.value
                moves = calls.GOES_UP if up else calls.GOES_DOWN
                said = moves.search(f"{step.lead[-40:]} {step.tail[:20]}")
                first = old.quantity.start < new.quantity.start or old.place < new.place
                fixed = 1.0 * bool(said and (first or not up) and not is_earlier(new, old))
                yield claim.made("ARG303", result, (step, old), 1.5 * bool(said), fixed=fixed)


def _is_margin(claim: Claim) -> bool:
    return claim.row.role == "change" or bool(calls.MARGIN.search(claim.lead))


def differences(claim: Claim) -> Options:
    """Yield what a difference in a unit or in points may be the difference of."""
    row = claim.row
    if not (row.dim == "points" or (row.is_number and _is_margin(claim))):
        return
    pool = claim.of_kind("percent") if row.dim == "points" else claim.numbers(row.dim)
    if claim.borrowed:  # "31,400 crowns here and 26,900 there, a gap of 4,500"
        pool = pool + claim.numbers(claim.borrowed)
    if row.dim == "points" and not pool:
        pool = claim.numbers("") + claim.of_kind("points")
    if not row.dim and not row.noun and row.value < 100:  # "leads by 7.3"
        pool = pool + claim.of_kind("percent")
    pool = [each for each in pool if each.role != "change" or each.lead.endswith("to ")]
    lead_said = bool(calls.MAJORITY.search(claim.lead))
    votes = [each for each in pool if calls.BY_VOTES.fullmatch(each.tail)]
    if lead_said and votes:
        pool = [*votes[-1:], *(each for each in pool if between(votes[-1], each) == votes[-1].tail)]
    for old, new in permutations(pool, 2):
        named = _are_named(row, old, new)
        if not 1 <= new.value * new.size / (old.value * old.size or 1) <= _MOST_APART:
            continue
        if old.dim != new.dim or not (named or alike(old, new)):
            continue
        result = (based(new) - based(old)).times(1 / (row.size if row.dim else new.size))
        earlier = is_earlier(old, new) or is_earlier(new, old)
        joined = bool(calls.AT_END_TO.search(new.lead) or calls.AT_END_TO.search(old.lead))
        next_to = between(old, new) is not None or abs(pool.index(old) - pool.index(new)) == 1
        lead = lead_said and old.sentence is new.sentence and next_to
        up_from = old.lead.endswith("from ") and between(row, old) == old.lead
        if (lead and 0 <= row.place - old.place <= 1) or up_from:
            yield claim.made("ARG303", result, (new, old), 1.0, fixed=0.9, exact=True)
            continue
        sure = _is_step(row, old, new) or _is_step(row, new, old) or _are_from_to(row, old, new)
        sure = sure and not calls.COMPARED.search(claim.tail[:20])
        counted = (row.dim == "points") != (new.dim == "percent")
        fixed = 0.0 if counted else 1.0 * sure or _CHANGE * (earlier or named)
        fixed += 0.5 * (not counted and earlier and _are_ends(claim, old, new))
        bonus = 0.5 * earlier + 0.5 * joined + 0.4 * bool(old.noun and old.noun == new.noun)
        yield claim.made("ARG303", result, (new, old), bonus, fixed=fixed, exact=True)


def _are_ends(claim: Claim, old: Row, new: Row) -> bool:
    """Return whether two values are the first and the last of three years or more."""
    dated = [r for r in claim.rows if r.when and r.dim == old.dim and r.place == old.place]
    dated.sort(key=lambda row: row.when)
    ends = len(dated) > 2 and {id(old), id(new)} == {id(dated[0]), id(dated[-1])}
    here = claim.row.sentence
    return ends and bool(calls.OVER_TIME.search(here.words_of.text[here.start : here.end]))


def _are_named(row: Row, old: Row, new: Row) -> bool:
    """Return whether each value has words of the claim that the other lacks: two names."""
    one, other = old.heads - new.heads, new.heads - old.heads
    return bool(row.heads & one and row.heads & other)


def _is_step(step: Row, now: Row, then: Row) -> bool:
    """Return whether "fell by 86 to 514" stands next to the value of the time before."""
    return (
        between(step, now) == " to " and is_earlier(then, now) and abs(then.place - step.place) <= 1
    )


def _are_from_to(step: Row, one: Row, other: Row) -> bool:
    """Return whether two values are "from A to B" in the sentence of a difference."""
    first, last = (one, other) if one.quantity.start < other.quantity.start else (other, one)
    joined = between(first, last) == " to " and first.lead.endswith("from ")
    return joined and first.sentence is step.sentence


def changed(claim: Claim) -> Options:
    """Yield what a value becomes by a change in per cent: "135 less 10 per cent"."""
    row = claim.row
    if not row.is_number or row.role == "change":
        return
    steps = [r for r in claim.of_kind("percent", "fraction") if _is_change(r)][-4:]
    for step in steps:
        share = step.value / (100 if step.dim == "percent" else 1)
        down = bool(calls.GOES_DOWN.search(f"{step.lead[-40:]} {step.tail[:25]}"))
        factor = 1 - share if down else 1 + share
        for level in claim.numbers(row.dim) if factor > 0 else ():
            made = based(level).times(factor / row.size)
            result = Term(made.value, made.interval, f"{made.formula} x {factor:g}")
            bonus = -0.7 * bool(level.quantity.hedge) - 0.3 * (step.dim == "fraction")
            yield claim.made("ARG303", result, (level, step), bonus)


def _is_change(row: Row) -> bool:
    return row.role == "change" or (row.role == "rate" and bool(calls.MOVES.search(row.lead)))


def multiplied(claim: Claim) -> Options:
    """Yield so many times a number: "twice as much, 0.96 euros"."""
    row = claim.row
    if not row.is_number or row.role == "change":
        return
    for times in (r for r in claim.rows if r.dim == "times" and r.sentence is row.sentence):
        for level in claim.numbers(row.dim):
            result = (based(level) * based(times)).times(1 / row.size)
            near = is_apposed(times, row)
            yield claim.made("ARG304", result, (level, times), 0.5 * near)


def multiples(claim: Claim) -> Options:
    """Yield what "three times as many" or "doubled" may compare."""
    if claim.row.dim != "times":
        return
    pool = [each for each in claim.numbers() if each.role != "change"]
    many = calls.AS_MANY.search(claim.tail)
    for one, other in permutations(pool, 2):
        two = bool(many and _is_named(many["one"], one) and _is_named(many["other"], other))
        if not (alike(one, other) or (two and one.dim == other.dim)):
            continue
        if one.value * one.size < other.value * other.size:
            continue
        result = based(one) / based(other)
        if claim.row.value < 1:
            result = based(other) / based(one)
        fewer = calls.GOES_DOWN.search(claim.tail[:20])
        earlier = is_earlier(one, other) if fewer else is_earlier(other, one)
        bonus = 0.6 * earlier + 0.3 * bool(one.noun and one.noun == other.noun) + 1.0 * two
        about = claim.row.heads & (one.heads | other.heads)
        known = earlier or not calls.EARLIER.search(claim.tail)
        fixed = 0.6 * bool(calls.RATIO_AFTER.match(claim.tail) and about and known)
        fixed = max(fixed, 0.9 * two, _CHANGE * (earlier and not claim.tail.startswith(" as")))
        if next_to(one, claim.row) and next_to(claim.row, other):  # "84 metres, twice the 48 of …"
            fixed = max(fixed, 0.8 * bool(calls.RATIO_AFTER.match(claim.tail)))
        yield claim.made("ARG304", result, (one, other), bonus, fixed=fixed)
    yield from _of_rates(claim)


def _is_named(noun: str, row: Row) -> bool:
    return bool(calls.heads(noun) & (calls.heads(row.noun) | row.heads))


def _of_rates(claim: Claim) -> Options:
    percents = claim.of_kind("percent")[-4:]
    for one, other in permutations(percents, 2):
        if one.value >= other.value > 0 and claim.row.value >= 1:
            result = one.term / other.term
            in_brackets = one.lead.endswith("(") and other.lead.endswith("(")
            here = one.sentence is other.sentence and in_brackets
            said = calls.RISK.search(claim.tail[:30]) and one.precedes(claim.row)
            fixed = 0.7 * bool(said and len(percents) == 2 and other.precedes(claim.row))
            yield claim.made("ARG304", result, (one, other), 0.2 + 0.6 * here, fixed=fixed)


def compounded(claim: Claim) -> Options:
    """Yield what a value becomes by the same change in each of some years."""
    row = claim.row
    if not row.is_number or row.role == "change":
        return
    steps = [r for r in claim.of_kind("percent") if calls.EACH_TIME.search(f"{r.lead}% {r.tail}")]
    for step in steps[-2:]:
        down = bool(calls.GOES_DOWN.search(f"{step.lead[-40:]} {step.tail[:25]}"))
        factor = 1 + (-step.value if down else step.value) / 100
        levels = [r for r in claim.numbers(row.dim) if r.precedes(row)]
        for level in levels if 0 < factor < 2 else ():
            near = abs(level.place - step.place) <= 1
            for years in _periods(claim, step):
                if years is not level:
                    yield _power(claim, (level, step, years), factor, years.value, 0.7 * near)
            for times in _NOT_SAID if near else ():
                yield _power(claim, (level, step), factor, times, 0.0)


def _power(
    claim: Claim, given: tuple[Row, ...], factor: float, times: float, fixed: float
) -> Option:
    level = given[0]
    start = based(level) if level.quantity.hedge else exact(level.value * level.size, level.shown)
    made = start.times(factor**times / claim.row.size)
    formula = f"{made.formula} x {factor:g}" + (f"^{times:g}" if times > 1 else "")
    result = Term(made.value, made.interval, formula)
    return claim.made("ARG303", result, given, fixed=fixed)


def _periods(claim: Claim, step: Row) -> list[Row]:
    """Return the numbers that may say how often a change is made."""
    near = [r for r in claim.rows if r.place in (step.place, claim.row.place)]
    times = ("year", "month", "week")
    return [
        r
        for r in near
        if r.quantity.kind in ("count", "duration") and 1 < r.value <= 40 and r.value % 1 == 0
        if r.quantity.unit in times or (not r.dim and r.quantity.spelled)
    ]
