"""Rates and products: so much each, per day, per 100,000; so many at so much."""

from __future__ import annotations

from itertools import permutations

from argmap.english.figures import calls
from argmap.english.figures.measures import ANNUALLY, PER_TIME, YEAR, known_measure, seconds
from argmap.figures.formulas import shown
from argmap.figures.operations import Term, exact
from argmap.figures.recompute.claim import Claim, Options, based, between, is_apposed, next_to
from argmap.figures.recompute.row import Row
from argmap.figures.recompute.table import BASES

_LARGE = 1000


def rates(claim: Claim) -> Options:
    """Yield the totals and counts that a rate may come from: "450 a head"."""
    row, per = claim.row, claim.row.per
    if row.dim == "speed":
        yield from _speeds(claim)
        return
    scale = _so_many(claim)
    each_of = _each_of(claim)
    said = per or scale or each_of or calls.EACH_BEFORE.search(claim.lead)
    if not row.is_number or not (said or calls.MEAN_BEFORE.search(claim.lead)):
        return
    for above, below in permutations([each for each in claim.numbers() if each is not scale], 2):
        if not _can_divide(row, above, below, per):
            continue
        result = based(above) / _count(below, per)
        named = bool(per) and per[:5] in (calls.heads(below.noun) or below.heads)
        named = named or (below.dim == "time" and below.quantity.unit == per)
        bonus = 0.9 * named + 0.3 * (above.role == "level") + 0.3 * (below.role == "level")
        bonus += 0.4 * (above.sentence is below.sentence)
        bonus += 0.8 * is_apposed(above, row) - 0.4 * (above.role == "rate")
        bonus += 0.5 * bool(scale and above.value < below.value) - 0.8 * (not said)
        made = result.times(scale.value if scale else 1).times(1 / row.size)
        given = (above, below, scale) if scale else (above, below)
        fixed = 0.0
        timed = bool(per) and bool(seconds(per)) != (below.dim == "time")
        levels = above.role == "level" or above.per not in ("", per)
        if "bound" in (above.role, below.role):
            continue
        ahead = max(above.place, below.place) > row.place
        if each_of is below and above.role == "level" and above.value > below.value:
            fixed = 0.7
        elif (per or scale) and not ahead and not timed and below.role == "level" and levels:
            fixed = (0.6 if scale else 0.4) + 0.2 * named + 0.2 * bool(row.dim)
            fixed += 0.2 * (above.dim != "" and _is_only(claim, above))
            fixed += 0.2 * bool(calls.WITH.search(below.lead))
        yield claim.made("ARG317", made, given, bonus, fixed=fixed)
    if seconds(per):
        yield from _of_periods(claim, seconds(per))


def _speeds(claim: Claim) -> Options:
    for way in claim.numbers("length"):
        for time in claim.numbers("time"):
            result = (based(way) / based(time)).times(1 / claim.row.size)
            fixed = 0.6 * (way.sentence is time.sentence is claim.row.sentence)
            yield claim.made("ARG317", result, (way, time), 0.5, fixed=fixed)


def _each_of(claim: Claim) -> Row | None:
    """Return the "204" of "each of its 204 cells housed four people", "4 for each of 204"."""
    after = [
        r for r in claim.rows if calls.FOR_EACH_OF.fullmatch(claim.tail) and r.lead == claim.tail
    ]
    if after and after[0].sentence is claim.row.sentence:
        return after[0]
    near = [r for r in claim.rows if r.sentence is claim.row.sentence and r.sign < claim.row.sign]
    return near[-1] if near and calls.EACH_OF.search(near[-1].lead) else None


def _is_only(claim: Claim, above: Row) -> bool:
    """Return whether a total is the only one of its measure from there to the claim."""
    return not any(
        each.dim == above.dim and each.role == "level" and each is not above
        for each in claim.numbers(above.dim)
        if above.place <= each.place <= claim.row.place
    )


def _so_many(claim: Claim) -> Row | None:
    """Return the "100,000" of "15 per 100,000"."""
    if not calls.PER_SO_MANY.fullmatch(claim.tail):
        return None
    sentence = claim.row.sentence
    later = [r for r in claim.rows if r.sentence is sentence and r.lead == claim.tail]
    later = [r for r in later if r.quantity.start > claim.row.quantity.start]
    return later[0] if later and later[0].value in BASES else None


def _can_divide(row: Row, above: Row, below: Row, per: str) -> bool:
    takes_unit = above.dim == "money" and not row.dim and row.role == "rate"  # "or 130 a head"
    if (above.dim != row.dim and not takes_unit) or below.value <= 0 or below.value == 1:
        return False
    if calls.PER_BASE.fullmatch(above.tail) or calls.PER_BASE.fullmatch(below.tail):
        return False
    if below.dim in ("area", "length", "mass", "volume"):
        return known_measure(per)[0] == below.dim or (per in ("", "each") and below.dim == "area")
    if below.dim == "time":
        return bool(seconds(per)) and below.quantity.unit != ""
    return below.dim == "" or (below.dim not in ("money", row.dim))


def _count(below: Row, per: str) -> Term:
    """Return how many there are of what a rate is per: 36 months in 3 years."""
    _, size = known_measure(per)
    if not below.dim or not size or size == below.size:
        return below.term
    many = based(below).times(1 / size)
    return Term(many.value, many.interval, shown(many.value))


def of_each_pound(claim: Claim) -> Options:
    """Yield "for every pound that a man earns, a woman earns 88p" from what both earn."""
    row = claim.row
    if row.dim != "money" or row.size == 1 or not calls.FOR_EVERY_ONE.search(claim.before):
        return
    levels = [r for r in claim.numbers("money") if r.precedes(row) and r.size == 1][-3:]
    for one, other in permutations(levels, 2):
        if one.value < other.value:
            result = (based(one) / based(other)).times(1 / row.size)
            yield claim.made("ARG317", result, (one, other), 0.8)


def _of_periods(claim: Claim, period: float) -> Options:
    """Yield a rate from that of another period: 131,400 a year is 360 a day."""
    for other in claim.numbers(claim.row.dim):
        long = _period(other)
        if long and long != period:
            factor = period / long
            formula = based(other).formula + (
                f" / {long / period:g}" if long > period else f" x {period / long:g}"
            )
            made = based(other).times(factor)
            result = Term(made.value, made.interval, formula).times(1 / claim.row.size)
            yield claim.made(
                "ARG317", result, (other,), 0.4, fixed=0.6 * is_apposed(other, claim.row)
            )


def _period(row: Row) -> float:
    """Return the length of time that a number is for, in seconds; 0 if it is not said."""
    if found := seconds(row.per):
        return found
    words = f"{row.lead[-40:]} {row.tail[:60]}"
    if match := PER_TIME.search(words):
        return seconds(match["time"])
    return YEAR if ANNUALLY.search(words) else 0.0


def frequencies(claim: Claim) -> Options:
    """Yield "one every six minutes": a period by the count in it."""
    row = claim.row
    period = seconds(row.per)
    for other in claim.numbers("time") if period and not row.dim else ():
        if calls.EVERY.search(other.lead) and other.place == row.place:
            result = exact(period, f"{period / other.size:g}").times(1 / other.size)
            so = calls.SO.search(row.lead) or row.lead in (", ", " or ", ", or ")
            so = so and next_to(other, row)
            yield claim.made("ARG317", result / other.term, (other,), 0.8, fixed=0.8 * bool(so))
    if row.dim != "time" or not calls.EACH_BEFORE.search(claim.lead):
        return
    for other in claim.numbers(""):
        if period := _period(other):
            value = period / (other.value * row.size)
            low = based(other).interval
            values = type(low)(period / row.size / low.high, period / row.size / low.low)
            result = Term(value, values, f"{period / row.size:g} / {based(other).formula}")
            yield claim.made("ARG317", result, (other,), 0.6, fixed=0.7 * (other.role == "rate"))


def products(claim: Claim) -> Options:
    """Yield what so many at so much each come to."""
    row = claim.row
    if not row.is_number or row.role not in ("level", "rate"):
        return
    said = bool(calls.TOTAL_SAID.search(claim.lead) or calls.TOTAL_AFTER.match(claim.tail))
    said = said or bool("," not in claim.before and calls.REFERS.search(row.sentence.skeleton))
    for one, other in permutations(claim.numbers(), 2):
        times = _times_of(one, other) if _can_multiply(row, one, other) else None
        if times is None:
            continue
        result = (based(one) * times).times(1 / row.size)
        near = said and row.place - other.place <= 1
        fixed = (0.5 + 0.2 * (other.dim == "time" or one.dim != "")) * near
        bonus = 0.5 * said + 0.4 * (one.role == "rate")
        yield claim.made("ARG317", result, (one, other), bonus, fixed=fixed)
        yield from _multiplied(claim, result, (one, other), bonus)


def _can_multiply(row: Row, one: Row, other: Row) -> bool:
    """Return whether one number is so much each, or per time, and another says of how many."""
    if one.dim != row.dim or not _is_each(one, other):
        return False
    if row.role == "rate" and not (row.per == one.per != "" and calls.EACH.search(one.tail)):
        return False
    if other.dim not in ("", "time") and one.per[:4] != other.quantity.unit[:4]:
        return False
    return bool(row.dim) or one.quantity.start <= other.quantity.start


def _multiplied(claim: Claim, result: Term, given: tuple[Row, Row], bonus: float) -> Options:
    """Yield a product once more: by the months of a year, or by a third number."""
    one = given[0]
    for period in (12, 52) if one.role == "rate" and _period(one) else ():
        many = result.times(period)
        named = Term(many.value, many.interval, f"{result.formula} x {period}")
        yield claim.made("ARG317", named, given, bonus - 0.3)
    for third in claim.numbers("") if claim.row.value >= _LARGE else ():
        if third in given or third.value > _LARGE:
            continue
        if sum(each.is_each for each in (*given, third)) > 1:
            yield claim.made("ARG317", result * based(third), (*given, third), bonus)


def _is_each(one: Row, other: Row) -> bool:
    if calls.PER_BASE.fullmatch(one.tail) or calls.PER_BASE.fullmatch(other.tail):
        return False
    if one.is_each or other.is_each:
        return True
    gap = between(one, other)
    return bool(gap and calls.SO_MANY_OF.fullmatch(gap))


def _times_of(one: Row, other: Row) -> Term | None:
    """Return how often a rate counts: three days for a rate per day."""
    if other.dim != "time":
        return other.term
    return _count(other, one.per) if seconds(one.per) else None


def payments(claim: Claim) -> Options:
    """Yield "12 months" for 360 at 30 a month: how long a total lasts at a rate per time."""
    row = claim.row
    if row.dim != "time" or not row.is_number:
        return
    for speed in claim.numbers("speed"):
        for way in claim.numbers("length"):
            result = (based(way) / based(speed)).times(1 / row.size)
            next_to = between(speed, row) is not None and speed.sign < row.sign
            fixed = (0.5 + 0.4 * next_to) * bool(calls.TAKES.search(claim.lead))
            yield claim.made("ARG317", result, (way, speed), 0.5, fixed=fixed)
    for rate in claim.numbers():
        period = seconds(rate.per)
        for whole in claim.numbers(rate.dim) if period else ():
            if whole is not rate and whole.value > rate.value:
                result = (based(whole) / based(rate)).times(period / row.size)
                cancels = rate.per == row.quantity.unit  # so much a month, so many months
                fixed = (0.6 + 0.1 * cancels) * bool(calls.TAKES.search(claim.lead))
                yield claim.made("ARG317", result, (whole, rate), 0.4, fixed=fixed)
