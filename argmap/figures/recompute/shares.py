"""Shares: part and whole, a share of a share, what is left of all, a part from its share."""

from __future__ import annotations

from functools import partial
from itertools import combinations, permutations

from argmap.english.figures import calls
from argmap.figures.operations import Term, exact
from argmap.figures.recompute.claim import Claim, Option, Options, based, between, is_apposed
from argmap.figures.recompute.table import Row

_FEWEST = 8  # a part that is less comes out of some share by chance


def shares(claim: Claim) -> Options:
    """Yield what a stated per cent or fraction may be the share of."""
    row = claim.row
    is_margin = row.role == "change" and calls.BY_MARGIN.search(claim.lead)
    if row.dim not in ("percent", "fraction") or not (row.role == "level" or is_margin):
        return
    factor = 100.0 if row.quantity.kind == "percent" else 1.0
    numbers = [each for each in claim.numbers() if each.quantity.hedge != "under" or each.noun]
    for part, whole in permutations(numbers, 2):
        over = part.value * part.size > whole.value * whole.size
        if part.dim == whole.dim and (not over or calls.CAPACITY.search(claim.tail)):
            yield _share(claim, part, whole, factor)
    yield from _of_shares(claim, factor)


def _share(claim: Claim, part: Row, whole: Row, factor: float) -> Option:
    apposed = is_apposed(part, claim.row)
    result = (based(part) / based(whole)).times(factor)
    bonus = partial(_bonus, claim, part, whole, apposed=apposed)
    about = part.place <= claim.row.place and bool(
        (claim.row.heads & part.heads) - whole.heads or _is_result(claim, part)
    )
    if not (apposed or about):
        return claim.made("ARG302", result, (part, whole), bonus)
    named = bool(
        _named(claim, whole) or between_of(part, whole) or _is_referred(claim, part, whole)
    )
    named = named and part.value != whole.value and not calls.EARLIER.search(claim.tail[:50])
    named = named and not calls.AT_END_TO.search(f"{claim.lead[-8:]}")
    named = named and (between_of(part, whole) or _is_alone(claim, whole))
    return claim.made("ARG302", result, (part, whole), bonus, firm=named, named=named and apposed)


def _bonus(claim: Claim, part: Row, whole: Row, *, apposed: bool) -> float:
    """Return how well the words tie a part and a whole to their share."""
    bonus = 1.5 * apposed + 0.3 * (part.role == "level") + 0.3 * (whole.role == "level")
    bonus += 0.6 * whole.of_such + _named(claim, whole)
    bonus += 0.8 * (between_of(part, whole)) - 0.6 * (part.place < whole.place)
    return bonus - 0.7 * (is_apposed(whole, claim.row) and not between_of(part, whole))


def _is_result(claim: Claim, part: Row) -> bool:
    """Return whether a share is said to follow from the sentence before, with one part in it."""
    if claim.row.place - part.place != 1:
        return False
    here = [r for r in claim.numbers() if r.place == part.place and r.role == "level"]
    return len(here) <= 2 and bool(calls.SO.search(claim.row.sentence.skeleton))


def _is_alone(claim: Claim, whole: Row) -> bool:
    """Return whether a whole is the only count of its sentence but for the claim's own."""
    here = [each for each in claim.numbers() if each.sentence is whole.sentence]
    return len(here) == 1 or whole.sentence is claim.row.sentence


def _is_referred(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether "of them", or a whole that opens the sentence, says what a part is of."""
    if part.sentence is whole.sentence:
        return whole.of_such
    words = f"{part.lead} {part.tail}" if part.sentence is claim.row.sentence else ""
    return bool(calls.OF_THEM.search(words)) and whole.place == part.place - 1


def between_of(part: Row, whole: Row) -> bool:
    """Return whether a part is said to be of a whole: "57 of the 138 homes"."""
    gap = between(part, whole) if part.quantity.start < whole.quantity.start else None
    return gap is not None and bool(calls.OF_BETWEEN.fullmatch(gap))


def _named(claim: Claim, whole: Row) -> float:
    """Return how well the words after "of" name a whole: "9% of the income"."""
    match = calls.OF_WHOLE.match(claim.tail)
    words = calls.heads(claim.tail[match.end() :][:40]) if match else frozenset()
    words |= calls.heads(claim.row.quantity.text)
    return 0.9 * bool(words & whole.named)


def _of_shares(claim: Claim, factor: float) -> Options:
    others = [r for r in claim.of_kind("percent", "fraction") if r.role != "change"][-5:]
    if calls.REST_BEFORE.search(claim.lead) and factor > 1:
        yield from _rests(claim, [each for each in others if each.dim == "percent"])
    for one, other in permutations(others, 2):
        if one.quantity.start < other.quantity.start and _is_of_share(claim.row, other):
            product = (_ratio(one) * _ratio(other)).times(factor)
            yield claim.made("ARG302", product, (one, other))


def _is_of_share(*rows: Row) -> bool:
    """Return whether "of them" or "of the" next to a number makes it a share of a share."""
    return any(calls.OF_THEM.search(f"{row.lead} {row.tail}") or row.of_such for row in rows)


def _rests(claim: Claim, others: list[Row]) -> Options:
    """Yield what is left of all when some of the shares before are taken away."""
    for size in range(1, len(others) + 1):
        for run in combinations(others, size):
            rest = exact(100.0, "100")
            for each in run:
                rest = rest - each.term
            if rest.value > 0:
                here = [r for r in others if r.sentence is claim.row.sentence]
                firm = size > 1 and list(run) == here
                yield claim.made("ARG320", rest, run, 0.2 * size, firm=firm, exact=True)


def _ratio(row: Row) -> Term:
    found = row.term
    return found.times(0.01) if row.dim == "percent" else found


def parts(claim: Claim) -> Options:
    """Yield what a count may be as a share of another: "40 per cent of them, 360"."""
    row = claim.row
    if not row.is_number or row.role != "level" or row.value < _FEWEST:
        return
    wholes = [each for each in claim.numbers(row.dim) if each.value > row.value]
    ratios = [r for r in claim.of_kind("percent", "fraction") if r.role == "level"][-7:]
    left = calls.REST_BEFORE.search(claim.lead) or calls.REST_AFTER.match(claim.tail)
    for share in ratios:
        bonus = 1.0 * is_apposed(share, row)
        for whole in wholes:
            part = based(whole) * _ratio(share)
            yield claim.made("ARG302", part.times(1 / row.size), (whole, share), bonus - 0.3)
            if left:
                rest = based(whole) * (exact(1, "1") - _ratio(share)).within()
                yield claim.made("ARG320", rest.times(1 / row.size), (whole, share), 0.3)
            for other in ratios:
                if other.quantity.start < share.quantity.start and _is_of_share(share, row):
                    both = part * _ratio(other)
                    yield claim.made("ARG302", both, (whole, other, share), bonus - 0.4)
