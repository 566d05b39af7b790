"""Shares: part and whole, a share of a share, what is left of all, a part from its share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import combinations, permutations

from argmap.english.figures import calls
from argmap.figures.operations import Term, exact
from argmap.figures.recompute.claim import (
    Claim,
    Option,
    Options,
    based,
    between,
    between_of,
    is_apposed,
    shared,
)
from argmap.figures.recompute.row import Row, is_per_time

_FEWEST = 8  # a part that is less comes out of some share by chance
_SHARE, _APPOSED, _OF, _WORD = 0.25, 0.5, 0.3, 0.3  # what fixes part and whole


def as_percents(claim: Claim) -> Options:
    """Yield the per cent next to a fraction in words: "more than half (48%)"."""
    row = claim.row
    for other in claim.of_kind("percent") if row.quantity.kind == "fraction" else ():
        gap = between(row, other)
        if gap and row.sign < other.sign and calls.IN_BRACKETS.search(gap):
            result = other.term.times(0.01)
            yield claim.made("ARG302", result, (other,), 2.0, fixed=1.1)


def shares(claim: Claim) -> Options:
    """Yield what a stated per cent or fraction may be the share of."""
    row = claim.row
    is_margin = row.role == "change" and calls.BY_MARGIN.search(claim.lead)
    if row.dim not in ("percent", "fraction") or not (row.role == "level" or is_margin):
        return
    factor = 100.0 if row.quantity.kind == "percent" else 1.0
    numbers = [each for each in claim.numbers() if each.quantity.hedge != "under" or each.noun]
    words = _words(claim, numbers)
    for part, whole in permutations(numbers, 2):
        over = part.value * part.size > whole.value * whole.size
        if part.dim == whole.dim and (not over or words.capacity):
            yield _share(claim, part, whole, factor, words)
            if part in words.next_to:
                yield from _of_two(claim, part, whole, factor)
    yield from _of_shares(claim, factor)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words around a share say of the numbers near it."""

    capacity: bool
    said: bool
    of_money: bool  # "a margin of 8%" is one of money
    of_them: bool
    barred: bool  # it is compared with another time
    in_brackets: bool
    named: frozenset[Row]  # as its whole
    next_to: frozenset[Row]  # as its part
    apart: frozenset[Row]  # parts of something else: a share of their own is next to them


def _words(claim: Claim, numbers: list[Row]) -> _Words:
    capacity = bool(calls.CAPACITY.search(claim.tail) or calls.FILLED.search(claim.lead))
    said = calls.SHARE_SAID.search(claim.lead)
    return _Words(
        capacity,
        capacity or bool(said),
        bool(said and said["money"]),
        bool(calls.OF_THEM_AFTER.match(claim.tail)),
        bool(calls.COMPARED.search(claim.tail[:50])),
        claim.lead.endswith("("),
        frozenset(each for each in numbers if _named(claim, each)),
        frozenset(each for each in numbers if _is_next_to(each, claim.row)),
        frozenset(each for each in numbers if _has_share(claim, each)),
    )


def _of_two(claim: Claim, part: Row, whole: Row, factor: float) -> Options:
    """Yield the share of two parts together: "27 boys and 28 girls, or 55 per cent"."""
    for other in claim.numbers(part.dim):
        gap = between(other, part) if other.sign < part.sign else None
        if gap and calls.AND.fullmatch(gap) and other is not whole:
            both = (based(other) + based(part)).within() / based(whole)
            yield claim.made("ARG302", both.times(factor), (other, part, whole), 3.0)


def _share(claim: Claim, part: Row, whole: Row, factor: float, words: _Words) -> Option:
    result = (based(part) / based(whole)).times(factor)
    bonus = partial(_bonus, claim, part, whole, words)
    barred = words.barred or part in words.apart or whole in words.apart
    barred = barred or part.value == whole.value or part.role == "rate"
    barred = barred or (whole.role == "rate" and not is_per_time(whole))
    fixed = 0.0 if barred else _fixed(claim, part, whole, words)
    return claim.made("ARG302", result, (part, whole), bonus, fixed=fixed)


def _bonus(claim: Claim, part: Row, whole: Row, words: _Words) -> float:
    """Return how well the words tie a part and a whole to their share."""
    of = between_of(part, whole)
    bonus = 1.5 * (part in words.next_to)
    bonus += 0.3 * (part.role == "level") + 0.3 * (whole.role == "level")
    bonus += 0.6 * whole.of_such + 0.9 * (whole in words.named)
    bonus += 0.8 * of - 0.6 * (part.place < whole.place)
    return bonus - 0.7 * (is_apposed(whole, claim.row) and not of)


def _fixed(claim: Claim, part: Row, whole: Row, words: _Words) -> float:
    """Return how far the words leave no other part and no other whole."""
    of, told = between_of(part, whole), _is_told(claim, part, whole)
    if words.of_them and not told and _counts_others(part, whole):
        return 0.0  # "96 homes, four storeys, half of them"
    apposed = part in words.next_to or told
    alone = of and whole in words.named and part.place <= claim.row.place <= part.place + 1
    if alone and not apposed and _is_only_part(claim, part, whole):
        return _SHARE + _APPOSED + 0.1
    apposed = apposed or (of and whole.sign < claim.row.sign and is_apposed(whole, claim.row))
    if (not apposed and words.in_brackets) or _is_of_itself(claim, part):
        return 0.0
    named = whole in words.named and not _is_named_too(part, whole, words)
    known = told or of or named or _is_referred(claim, part, whole)
    known = known or (claim.row.sign < whole.sign and between_of(claim.row, whole))
    known = _is_latest(claim, part, whole, part.at) if words.of_them else known
    of_money = words.of_money and part.dim == "money"
    sure = known or words.capacity or of_money or _is_only_pair(claim, part, whole)
    said = words.said and sure
    if (known and (apposed or _is_about(claim, part, whole))) or (said and not apposed):
        by_words = _OF * known + _WORD * words.said + _OF * (of and named)
        return _SHARE + _APPOSED * apposed + by_words
    is_only = not known and _is_only_whole(claim, part, whole)
    return is_only * (_SHARE + _APPOSED + 0.1)


def _is_named_too(part: Row, whole: Row, words: _Words) -> bool:
    """Return whether another, larger number may be the whole that is named."""
    return any(r.value > whole.value and r.dim == part.dim for r in words.named)


def _is_only_part(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether the passage gives no other part of a whole before a share of it."""
    near = [r for r in claim.numbers(part.dim) if whole.place <= r.place <= claim.row.place]
    return all(r in (part, whole) or r.value > whole.value for r in near)


def _counts_others(part: Row, whole: Row) -> bool:
    """Return whether two numbers count things of other names."""
    one, other = (calls.heads(each.noun) for each in (part, whole))
    return bool(one and other) and one.isdisjoint(other)


def _is_of_itself(claim: Claim, part: Row) -> bool:
    """Return whether the words after "of" name the part."""
    of = calls.OF_WHOLE.match(claim.tail)
    return bool(of and calls.heads(part.noun) & calls.heads(claim.tail[:40]))


def _is_next_to(part: Row, share: Row) -> bool:
    """Return whether a part and its share say one thing: "270, or 72%", "72% (270)"."""
    gap = between(part, share) or ""
    return is_apposed(part, share) and (part.sign < share.sign or calls.OR.match(gap) is not None)


def _has_share(claim: Claim, row: Row) -> bool:
    """Return whether a count has another share next to it: it is a part, and of something else."""
    return any(
        is_apposed(row, each) for each in claim.of_kind("percent") if each.place == row.place
    )


def _is_about(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether a claim is next to a part, has words of it, or follows from it."""
    if _is_next_to(part, claim.row):
        return True
    words = shared(claim.row, part) - whole.heads
    so = calls.SO.search(
        claim.row.sentence.skeleton if part.place < claim.row.place else claim.lead
    )
    return part.place <= claim.row.place and bool(words or so)


def _is_told(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether a share of a whole is followed by the part: "a third of the 920: 414 …"."""
    of = between(claim.row, whole)
    then = between(whole, part)
    if of is None or then is None or claim.row.sign > whole.sign or whole.sign > part.sign:
        return False
    return bool(calls.OF_BETWEEN.fullmatch(of) and calls.TOLD.fullmatch(then))


def _is_referred(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether "of them", or a whole that opens the sentence, says what a part is of."""
    if part.sentence is whole.sentence and whole.of_such:
        return True
    if calls.ANOTHER.search(part.lead[-20:]):
        before = [r for r in claim.numbers(part.dim) if r.sentence is part.sentence]
        before = [r for r in before if r.sign < part.sign and r is not whole]
        if before and _is_referred(claim, before[-1], whole):
            return True
    words = f"{part.lead} {part.tail}"
    of = calls.OF_THE.search(part.lead)
    if of and whole.precedes(part) and calls.heads(of["what"]) & calls.heads(whole.tail):
        return True
    near = whole.place == part.place - 1
    near = near or (whole.sentence is part.sentence and whole.sign < part.sign)
    opened = whole.place == part.place - 1 and calls.OF_THEM.match(part.sentence.skeleton)
    them = near and bool(opened or calls.OF_THEM.search(words))
    last = whole.sentence if opened else part.sentence
    return them and _is_latest(claim, part, whole, last.span(last.start, last.end)[1])


def _named(claim: Claim, whole: Row) -> bool:
    """Return whether the words after "of" name a whole: "9% of the income"."""
    match = calls.OF_WHOLE.match(claim.tail)
    if match and calls.OF_THOSE.match(claim.tail) and not _is_alone(claim, whole):
        return False
    words = calls.heads(claim.tail[match.end() :][:40]) if match else frozenset()
    words |= calls.heads(claim.row.quantity.text)
    gap = between(claim.row, whole) or ""
    apart = "," in gap and claim.row.sign < whole.sign  # "9% of the seats, to 52"
    return bool(words & (whole.named - calls.heads(gap) if apart else whole.named))


def _is_only_pair(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether two counts of things are all that a sentence gives before a share."""
    here = [r for r in claim.rows if r.sentence is claim.row.sentence and r.precedes(claim.row)]
    here = [r for r in here if r.is_number]
    counted = all(not r.dim and r.quantity.step >= 1 and r.value >= _FEWEST for r in here)
    pair = counted and len(here) == 2 and part in here and whole in here
    return pair and not (part.noun and whole.noun)


def _is_latest(claim: Claim, part: Row, whole: Row, end: int) -> bool:
    """Return whether "of them" means a count: the last before a part and a place of the text."""
    before = [r for r in claim.numbers(part.dim) if r.precedes(part) and r.at < end]
    larger = [r for r in before if r.value > part.value]
    larger = [r for r in larger if not any(between_of(each, r) for each in larger)]
    return bool(larger) and larger[-1] is whole


def _is_only_whole(claim: Claim, part: Row, whole: Row) -> bool:
    """Return whether a bare part follows one count: "heard 260 singers and admitted 65, or 30%"."""
    gap = between(part, claim.row) or ""
    here = [r for r in claim.numbers() if r.sentence is part.sentence and r.sign < claim.row.sign]
    if here == [part] and whole.place == part.place - 1:  # "opened 360 files. In 54 …, or 18%"
        here = [r for r in claim.numbers() if r.sentence is whole.sentence] + here
    said = part.sign < claim.row.sign and calls.OR_AT_END.search(gap) and "(" not in gap
    return bool(said and whole.noun) and not part.noun and here == [whole, part]


def _is_alone(claim: Claim, whole: Row) -> bool:
    """Return whether a whole is the only count of its sentence but for the claim's own."""
    here = [each for each in claim.numbers() if each.sentence is whole.sentence]
    return len(here) == 1 or whole.sentence is claim.row.sentence


def _of_shares(claim: Claim, factor: float) -> Options:
    others = [r for r in claim.of_kind("percent", "fraction") if r.role != "change"][-5:]
    if calls.REST_BEFORE.search(claim.lead) and factor > 1:
        before = [r for r in others if (r.place, r.sign) < (claim.row.place, claim.row.sign)]
        yield from _rests(claim, [each for each in before if each.dim == "percent"])
    for one, other in permutations(others, 2):
        if one.quantity.start < other.quantity.start or one.place < other.place:
            product = (_ratio(one) * _ratio(other)).times(factor)
            of = bool(calls.OF_THEM.search(f"{other.tail[:40]} {other.lead[-40:]}"))
            of = of or bool(one.of_such and one.sentence is other.sentence)
            so = calls.SO.search(claim.before) or calls.SO_STARTS.match(claim.before)
            of = of or bool(so and _is_of(one, other))
            fixed = 0.6 * of
            said = of or so
            bonus = 0.5 * of - 1.5 * (not said)
            yield claim.made("ARG302", product, (one, other), bonus, fixed=fixed)


def _is_of(one: Row, other: Row) -> bool:
    """Return whether a share is one of those before: "a quarter of the subscribers"."""
    after = calls.OF_WHOLE.match(other.tail)
    before = calls.OF_THE.search(other.lead)
    named = other.tail[after.end() :][:30] if after else before["what"] if before else ""
    return bool(calls.heads(named) & calls.heads(one.tail))


def _rests(claim: Claim, others: list[Row]) -> Options:
    """Yield what is left of all when some of the shares before are taken away."""
    for size in range(1, len(others) + 1):
        for run in combinations(others, size):
            rest = exact(100.0, "100")
            for each in run:
                rest = rest - each.term
            if rest.value > 0:
                here = [r for r in others if r.sentence is claim.row.sentence]
                said = bool(calls.REST_SAID.search(claim.lead)) and list(run) == here
                fixed = (0.7 + 0.2 * (size > 1)) * said
                yield claim.made("ARG320", rest, run, 0.2 * size, fixed=fixed, exact=True)


def _ratio(row: Row) -> Term:
    found = row.term
    return found.times(0.01) if row.dim == "percent" else found


def _of_each_pound(claim: Claim, wholes: list[Row]) -> Options:
    """Yield "of each euro the author gets 10 cents: of 18 euros he gets 1.80"."""
    row, here = claim.row, [r for r in wholes if r.sentence is claim.row.sentence]
    cents = [r for r in claim.numbers("money") if r.size < 1 and r.precedes(row)]
    cents = [r for r in cents if calls.FOR_EVERY_ONE.search(r.sentence.skeleton[: r.sign])]
    for each in cents if row.dim == "money" and len(here) == 1 and not row.size < 1 else ():
        result = (based(here[0]) * based(each)).times(1 / row.size)
        named = bool(each.heads & row.heads)
        yield claim.made("ARG302", result, (here[0], each), 0.5, fixed=0.7 * named)


def parts(claim: Claim) -> Options:
    """Yield what a count may be as a share of another: "40 per cent of them, 360"."""
    row = claim.row
    yearly = row.role == "rate" and row.dim == "money" and is_per_time(row)  # interest
    if not row.is_number or not (row.role == "level" or yearly):
        return
    if row.value < _FEWEST:
        return
    wholes = [each for each in claim.numbers(row.dim) if each.value > row.value]
    ratios = [r for r in claim.of_kind("percent", "fraction") if r.role == "level"][-7:]
    left = calls.REST_BEFORE.search(claim.lead) or calls.REST_AFTER.match(claim.tail)
    yield from _of_each_pound(claim, wholes)
    for share in ratios:
        for whole in wholes:
            bonus = 1.0 * is_apposed(share, row)
            bonus -= 1.0 * bool(whole.quantity.hedge or share.quantity.hedge)
            part = based(whole) * _ratio(share)
            yield claim.made("ARG302", part.times(1 / row.size), (whole, share), bonus - 0.3)
            if left:
                rest = based(whole) * (exact(1, "1") - _ratio(share)).within()
                yield claim.made("ARG320", rest.times(1 / row.size), (whole, share), 0.3)
            for other in ratios:
                if other.quantity.start < share.quantity.start:
                    both = part * _ratio(other)
                    words = f"{share.lead[-40:]} {share.tail[:40]}"
                    of = bool(calls.OF_THEM.search(words)) or _is_of(other, share)
                    less = 0.4 if of or is_apposed(share, row) else 1.5
                    fixed = 0.7 * bool(of and calls.REFERS.search(row.sentence.skeleton))
                    given = (whole, other, share)
                    yield claim.made("ARG302", both, given, bonus - less, fixed=fixed)
