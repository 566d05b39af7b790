"""Risks: how many must be treated to spare one, the ratio of two risks, and of their odds."""

from __future__ import annotations

from itertools import pairwise

from argmap.english.figures import calls
from argmap.figures.operations import Term, exact
from argmap.figures.recompute.claim import Claim, Options, between, between_of
from argmap.figures.recompute.row import Row

_ONE = exact(1.0, "1")


def needed(claim: Claim) -> Options:
    """Yield "25 patients must be treated to prevent one": one by the difference of two risks."""
    row = claim.row
    if not row.is_number or not calls.TO_SPARE_ONE.match(claim.tail):
        return
    percents = [r for r in claim.of_kind("percent") if r.role == "level" and r.precedes(row)]
    points = [r for r in claim.of_kind("points") if r.precedes(row)]
    for each in points[-1:]:
        result = _ONE / each.term.times(0.01)
        yield claim.made("ARG304", result, (each,), 1.0, fixed=1.0)
    for one, other in pairwise(percents[-2:]):
        low, high = sorted((one, other), key=lambda each: each.value)
        result = _ONE / (high.term - low.term).within().times(0.01)
        yield claim.made("ARG304", result, (low, high), 1.0, fixed=0.8 * (not points))


def ratios(claim: Claim) -> Options:
    """Yield the relative risk and the odds ratio of two groups that the text gives."""
    match = calls.RISK_RATIO.search(claim.lead)
    if not match or claim.row.dim not in ("", "times") or not claim.row.is_number:
        return
    groups = _groups(claim)
    for one, other in (groups, groups[::-1]) if len(groups) == 2 else ():
        terms = [_odds(*each) if match["odds"] else _risk(*each) for each in (one, other)]
        result = terms[0].within() / terms[1].within()
        yield claim.made("ARG304", result, (*one, *other), 1.5, fixed=0.7 * (one is groups[0]))


def reductions(claim: Claim) -> Options:
    """Yield by how much a risk is lower in one group than in the other: "cut the risk by 40%"."""
    row = claim.row
    said = row.role == "change" and calls.RISK.search(f"{claim.lead[-40:]} {claim.tail[:30]}")
    groups = _groups(claim) if said and row.dim in ("percent", "fraction") else []
    if len(groups) == 2:
        one, other = sorted(groups, key=lambda each: each[0].value / each[1].value)
        ratio = _risk(*one).within() / _risk(*other).within()
        result = (_ONE - ratio).times(100.0 if row.dim == "percent" else 1.0)
        yield claim.made("ARG303", result, (*one, *other), 1.0, fixed=0.7)


def _groups(claim: Claim) -> list[tuple[Row, Row]]:
    """Return part and whole of the last two groups: "24 of 300 … and 36 of 300"."""
    before = [r for r in claim.rows if r.precedes(claim.row) and r.is_number and not r.dim]
    found: list[tuple[Row, Row]] = []
    for one, other in pairwise(before):
        if between_of(one, other):
            found.append((one, other))
        elif calls.AMONG.search(one.lead) and between(one, other) and other.value < one.value:
            found.append((other, one))
    return found[-2:]


def _risk(part: Row, whole: Row) -> Term:
    return part.term / whole.term


def _odds(part: Row, whole: Row) -> Term:
    return part.term / (whole.term - part.term).within()
