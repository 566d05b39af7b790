"""One unit in another: of length, area, mass and temperature, and money at a stated rate."""

from __future__ import annotations

from argmap.english.figures import calls
from argmap.english.figures.measures import SIZES, TEMPERATURES
from argmap.english.numbers.words import CURRENCY_NAMES, singular
from argmap.figures.operations import Term, exact
from argmap.figures.recompute.claim import Claim, Options, based, between, is_apposed
from argmap.figures.recompute.row import Row


def conversions(claim: Claim) -> Options:
    """Yield one unit in another: "800 acres (324 hectares)"."""
    row = claim.row
    yield from _degrees(claim)
    if row.quantity.unit not in SIZES or not row.is_number:
        return
    for other in claim.numbers(row.dim):
        if other.quantity.unit != row.quantity.unit and other.quantity.unit in SIZES:
            gap = between(other, row) if other.sign < row.sign else None
            near = gap is not None and bool(calls.THAT_IS.fullmatch(gap))
            value = based(other).times(1 / row.size)
            formula = f"{value.formula} {other.quantity.unit} in {row.quantity.unit}"
            result = Term(value.value, value.interval, formula)
            yield claim.made("ARG319", result, (other,), 1.0 * near, fixed=1.0 * near)


def _degrees(claim: Claim) -> Options:
    """Yield a temperature on another scale: "104°F (40°C)"."""
    ratio, zero = TEMPERATURES.get(claim.row.quantity.unit, (0.0, 0.0))
    for other in claim.rows if ratio else ():
        by, freezing = TEMPERATURES.get(other.quantity.unit, (0.0, 0.0))
        if by and by != ratio:
            size = exact(by, f"{by:g}")
            warm = (based(other) - exact(freezing, f"{freezing:g}")).within() / size
            result = warm * exact(ratio, f"{ratio:g}") + exact(zero, f"{zero:g}")
            near = is_apposed(other, claim.row)
            yield claim.made("ARG319", result, (other,), 1.0 * near, fixed=1.0 * near)


_ANY = "any"  # a currency that is not named


def exchanged(claim: Claim) -> Options:
    """Yield an amount in another currency at a rate that the text states."""
    row = claim.row
    if row.dim != "money" or not row.is_number:
        return
    for rate in claim.numbers("money"):
        base = _currency_of(rate)
        if not base or base == rate.quantity.unit:
            continue
        for other in claim.numbers("money"):
            pair = (other.quantity.unit, row.quantity.unit)
            if base == _ANY and rate.quantity.unit == pair[1] != pair[0]:
                base = pair[0]
            if other is rate or pair not in (
                (base, rate.quantity.unit),
                (rate.quantity.unit, base),
            ):
                continue
            made = based(other) * based(rate) if pair[0] == base else based(other) / based(rate)
            fixed = 0.8 + 0.2 * is_apposed(other, row)
            yield claim.made("ARG319", made.times(1 / row.size), (other, rate), 1.0, fixed=fixed)


def _currency_of(rate: Row) -> str:
    """Return the currency of which one is priced: the dollar of "0.90 euros to the dollar"."""
    match = calls.TO_A_CURRENCY.match(rate.tail)
    if match:
        return CURRENCY_NAMES.get(match["name"], singular(match["name"]))
    match = calls.ONE_CURRENCY.search(rate.lead)
    if match:
        return singular(match["name"])
    return _ANY if calls.RATE_OF.search(rate.lead) else ""
