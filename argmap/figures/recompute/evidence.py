"""How sure it is that a stated number was meant to come from certain others, if it does not."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.english.figures import calls
from argmap.figures.recompute import elapsed
from argmap.figures.recompute.claim import Claim, Option
from argmap.figures.recompute.near import near_miss
from argmap.figures.recompute.row import Row

# How many times as much a result that contradicts the stated number may be; else another is meant.
_NEAR = {"ARG301": 1.34, "ARG302": 4, "ARG320": 2, "ARG319": 3}
_MOST_APART, _FARTHEST = 2.5, 20
_CLOSE = 1.25  # a result that is as near is likely meant
_FEW = 12  # a number in words up to this may say how many are meant: "the three showings"
_WIDE = 0.3  # a hedge leaves no such room
_JUST_AFTER = 16  # characters: "one in five is therefore"
_STRONG = 0.8  # what fixes operation and operands
# How far a fraction in words, a hedged number and a bound may be from what they mean.
_ROUGH, _SEVERAL, _HEDGED_ROOM, _SLIGHT = 0.15, 0.095, 0.125, 0.03

# What speaks for a reading, next to what the words of the operation fix.
_HERE, _FOLLOWS, _SHARED, _SOLE, _SLIP, _NEARLY = 0.25, 0.3, 0.15, 0.2, 0.25, 0.1
_PARALLEL, _HEDGED, _LATER, _FAR, _OTHERS, _ALL = 0.4, 0.25, 0.3, 0.3, 0.3, 0.2


def evidence(
    claim: Claim, option: Option, *, parallel: bool = False, all_fail: bool = False
) -> float:
    """Return how much speaks for a computation that does not come out; from 1 on it is meant."""
    row, operands = claim.row, option.operands
    if not option.fixed or _is_doubtful(claim, option):
        return 0.0
    gap = row.place - max(each.place for each in operands)
    after = any(row.precedes(r) for r in operands if not _is_base(row, r))
    ratio = _ratio(claim, option)
    alike = sum(bool(row.heads & each.heads) for each in operands)
    return (
        option.fixed
        + _HERE * _are_here(row, operands)
        + _FOLLOWS * (gap <= 1 and follows(claim))
        + _SHARED * min(2, alike)
        + _SOLE * _sole(claim, option)
        + _SLIP * bool(near_miss(row, option))
        + _NEARLY * (1 / _CLOSE < ratio < _CLOSE)
        + _PARALLEL * parallel
        + _ALL * (all_fail and _takes_up(claim, option))
        - _HEDGED * (row.quantity.hedge not in ("", "exactly") and abs(ratio - 1) < _WIDE)
        - _LATER * after
        - _FAR * max(0, gap - 1)
        - _OTHERS * (gap > 0 and _is_of_another(claim, option))
    )


def _takes_up(claim: Claim, option: Option) -> bool:
    """Return whether a share or a relative change is said of what the sentence before is about."""
    words, row = claim.row.sentence.skeleton, claim.row
    if row.dim not in ("percent", "fraction"):
        return False
    alone = option.code == "ARG303" and len(row.sentence.places) == 1
    named = alone and bool(_subject(row) & _named(option))
    return named or follows(claim) or bool(calls.ITS.match(words))


def _subject(row: Row) -> frozenset[str]:
    return calls.heads(row.sentence.skeleton[: row.sign])


def _named(option: Option) -> frozenset[str]:
    return frozenset().union(*(calls.heads(r.sentence.skeleton) for r in option.operands))


def _is_of_another(claim: Claim, option: Option) -> bool:
    """Return whether a change in per cent is said of something that its operands do not name."""
    row = claim.row
    if option.code != "ARG303" or row.dim not in ("percent", "fraction") or follows(claim):
        return False
    if calls.ITS.match(row.sentence.skeleton):
        return False
    subject = _subject(row)
    return bool(subject) and subject.isdisjoint(_named(option))


def _is_base(row: Row, other: Row) -> bool:
    """Return whether a number is the 1,000 of "4.5 per 1,000"."""
    next_to = other.sentence is row.sentence and other.lead == row.tail
    return next_to and bool(calls.PER_SO_MANY.fullmatch(row.tail))


def _are_here(row: Row, operands: Sequence[Row]) -> bool:
    """Return whether all is in one sentence, and the number in the clause of the last."""
    if any(each.sentence is not row.sentence for each in operands):
        return False
    before = [each.sign for each in operands if each.sign < row.sign]
    first = min(each.sign for each in operands)
    start, end = (max(before), row.sign) if before else (row.sign, first)
    words = row.sentence.skeleton[start:end]
    apart = not before and calls.RELATIVE_CLAUSE.search(words)
    return not (apart or calls.OTHER_CLAUSE.search(words))


def follows(claim: Claim) -> bool:
    """Return whether the words say that a number follows from what was said."""
    words = claim.row.sentence.skeleton
    return any(
        (
            calls.SO.search(claim.lead),
            calls.SO.search(claim.tail[:_JUST_AFTER]),
            calls.REFERS.search(words),
            calls.SO_STARTS.match(words),
        )
    )


def _ratio(claim: Claim, option: Option) -> float:
    return option.result.value / (claim.row.value or elapsed.age_of(claim.row) or 1)


def _is_doubtful(claim: Claim, option: Option) -> bool:
    """Return whether something near makes it doubtful that this was to be computed."""
    sentences = {id(r.sentence): r.sentence for r in (claim.row, *option.operands)}
    doubted = option.fixed < 1 and (
        any(calls.DOUBTFUL.search(each.skeleton) for each in sentences.values())
        or claim.row.of_study
    )
    doubted = doubted or bool(calls.OTHER_POPULATION.search(claim.row.sentence.skeleton))
    bounded = _are_hedged(claim, option) or _is_beyond(claim, option)
    bounded = bounded or bool(calls.COMPARES.search(claim.lead))  # "> 10%"
    bounded = bounded or bool(calls.OF_ANOTHER.search(claim.lead))
    apart = all(each.sentence is not claim.row.sentence for each in option.operands)
    bounded = bounded or bool(apart and calls.OF_ANOTHER_TIME.search(claim.before))
    yearly = option.code == "ARG303" and calls.YEARLY.match(claim.tail)
    if doubted or bounded or yearly or _is_far(claim.row, option):
        return True
    sure = option.fixed >= 1 and option.code == "ARG302"
    most = _FARTHEST if sure else _NEAR.get(option.code, _MOST_APART)
    return not 1 / most < _ratio(claim, option) < most or _is_loose(claim, option)


def _are_hedged(claim: Claim, option: Option) -> bool:
    """Return whether operands are too vague; what is said twice has the room of its hedge."""
    twice = option.fixed >= 1 and len(option.operands) == 1
    twice = twice or abs(_ratio(claim, option) - 1) > _WIDE
    twice = twice or abs(_ratio(claim, option) - 1) > _HEDGED_ROOM - 0.02
    clear = ("", "exactly", "about", "almost") if twice else ("", "exactly")
    return any(each.quantity.hedge not in clear for each in option.operands)


def _is_beyond(claim: Claim, option: Option) -> bool:
    """Return whether a result lies on the side that a bound leaves open: "more than half", 62%."""
    over = claim.row.quantity.hedge == "over" and _ratio(claim, option) > 1
    return over or (claim.row.quantity.hedge == "under" and _ratio(claim, option) < 1)


def _is_far(row: Row, option: Option) -> bool:
    """Return whether operands are too far away, or too far ahead."""
    places = {row.place, *(each.place for each in option.operands)}
    ahead = 2 if row.quantity.kind == "other" else option.fixed >= _STRONG
    bound = row.quantity.hedge in ("over", "under") and option.fixed < _STRONG
    return bound or max(places) - min(places) > 3 or max(places) - row.place > ahead


def _is_loose(claim: Claim, option: Option) -> bool:
    """Return whether a rough number, or a small one in words, may mean another thing."""
    stated = claim.row.quantity
    miss = abs(_ratio(claim, option) - 1)
    if stated.hedge in ("over", "under"):
        return miss < _SLIGHT
    rough = _SEVERAL if option.fixed >= 1 and _is_several(claim.row) else _ROUGH
    if miss < (rough if stated.kind == "fraction" else _HEDGED_ROOM if stated.hedge else 0):
        return True
    few = [r for r in (claim.row, *option.operands) if _is_few(r)]
    return bool(few) and option.fixed < 0.7


def _is_several(row: Row) -> bool:
    """Return whether a fraction is less rough than "a third": "two thirds", "four in five"."""
    return bool(row.value) and abs(1 / row.value - round(1 / row.value)) > _SLIGHT


def _is_few(row: Row) -> bool:
    is_count = row.quantity.kind == "count" and not row.dim
    return is_count and row.quantity.spelled and row.value <= _FEW


def _sole(claim: Claim, option: Option) -> bool:
    """Return whether no other number near could be an operand."""
    first = min(each.place for each in option.operands)
    dims = {each.dim for each in option.operands}
    of_now = option.code == "ARG302" and not any(each.is_earlier for each in option.operands)
    return not any(
        each.dim in dims and each not in option.operands and first <= each.place <= claim.row.place
        for each in claim.rows
        if each.quantity.kind in ("count", "percent", "range") and each.role == "level"
        if not _is_few(each) and not (of_now and each.is_earlier > 1)
    )
