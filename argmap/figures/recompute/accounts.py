"""Running accounts: what there was, what came and went, and what that brings it to."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.english.figures import calls
from argmap.figures.recompute.claim import Claim, Option, Options, based, between
from argmap.figures.recompute.row import Row

_BACK = 2  # sentences from the claim back to the first step
_MOST = 6  # steps


def running(claim: Claim) -> Options:
    """Yield "bringing the total to 27": what there was and what came or went."""
    row = claim.row
    if not row.is_number or not _arrives(claim):
        return
    rows = [r for r in claim.numbers(row.dim) if 0 <= row.place - r.place <= _BACK]
    rows = [r for r in rows if r.precedes(row) and r.role != "rate"]
    start = _from(rows, row)
    steps = _steps([each for each in rows if each is not start])
    levels = [start] if start else _levels(claim, rows, steps)
    if not steps:  # all in the sentence is what came, or went
        way = -1 if calls.GOES_DOWN.search(claim.lead) and levels else 1
        steps = [(r, way) for r in rows if r.sentence is row.sentence and r is not start]
    if len(steps) > 1 and all(calls.ANOTHER.search(each.lead) for each, _ in steps[1:]):
        yield _account(claim, None, steps, 0.8 * (not levels))
    if not levels and len(here := [r for r in rows if r.sentence is row.sentence]) > 1:
        plain = all(r.role == "level" and not _way(r) for r in here) and len(here) == len(rows)
        together = calls.A_SUM_OF.search(row.sentence.skeleton[: row.sign])
        yield _account(claim, None, [(r, 1) for r in here], 0.9 * bool(plain and together))
    for level in levels if steps else ():
        known = _are_all(claim, level, steps)
        yield _account(claim, level, steps, (0.9 + 0.1 * (len(steps) > 1)) * known)
    if not steps and len(rows) > 1 and row.role == "level":
        (step, _), level = (rows[-1], 0), rows[-2]
        if step.role == "change":
            yield _account(claim, level, [(step, 1 if level.value < row.value else -1)], 0.0)


def _arrives(claim: Claim) -> bool:
    return bool(calls.RUNNING.search(claim.before) or calls.ARRIVES.search(claim.lead))


def _from(rows: Sequence[Row], row: Row) -> Row | None:
    """Return the 83 of "which lifted membership from 83 to 97"."""
    last = rows[-1] if rows and row.lead == " to " else None
    return last if last and last.lead.endswith("from ") and between(last, row) else None


def _steps(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """Return the last of the numbers that came or went, each with 1 or -1; 0 if it is not said."""
    ways: list[tuple[Row, int]] = []
    for each in rows:
        way = _way(each)
        if not way and ways and ways[-1][1] and _goes_on(ways[-1][0], each):
            way = ways[-1][1]
        ways.append((each, way))
    first = len(ways)
    while first and ways[first - 1][1] and len(ways) - first < _MOST:
        first -= 1
    return ways[first:]


def _way(row: Row) -> int:
    """Return whether the words next to a number say that so many came (1) or went (-1)."""
    if calls.A_LEVEL.search(row.lead):
        return 0
    own = calls.CLAUSE_END.split(row.tail)[0]
    for words in (own, row.lead):
        found = [*calls.COMES_OR_GOES.finditer(words)]
        if found:
            last = found[0] if words is own else found[-1]
            return 1 if last["comes"] else -1
    return 0


def _goes_on(one: Row, other: Row) -> bool:
    """Return whether a number has the verb of the one before: "600 in 2020 and another 300"."""
    return one.sentence is other.sentence and bool(calls.AND_MORE.search(other.lead))


def _levels(claim: Claim, rows: Sequence[Row], steps: Sequence[tuple[Row, int]]) -> list[Row]:
    """Return the number from which an account starts: the last before its steps."""
    here = claim.row.place
    first = rows.index(steps[0][0]) if steps else sum(each.place < here for each in rows)
    if first:
        return [rows[first - 1]]
    before = [r for r in claim.numbers(claim.row.dim) if here - _BACK - 1 <= r.place < here]
    before = [r for r in before if r not in rows and r.role != "rate"]
    later = [r for r in claim.numbers(claim.row.dim) if r.place == here + 1]
    later = [r for r in later if calls.HAD.search(f"{r.lead[-30:]}{r.tail[:20]}")]
    return before[-1:] or later[:1]


def _are_all(claim: Claim, level: Row, steps: Sequence[tuple[Row, int]]) -> bool:
    """Return whether each verb that says what came or went has its number."""
    row, after = claim.row, level.sentence.skeleton[level.sign :]
    if level.place > row.place:
        return not calls.COMES_OR_GOES.search(level.sentence.skeleton)
    words = {id(r.sentence): r.sentence.skeleton for r, _ in steps}
    words[id(level.sentence)] = after
    until = row.sign - len(row.lead)
    words[id(row.sentence)] = row.sentence.skeleton[:until]
    if level.sentence is row.sentence:
        words[id(row.sentence)] = row.sentence.skeleton[level.sign : until]
    said = sum(len(calls.COMES_OR_GOES.findall(each)) for each in words.values())
    return said <= len(steps)


def _account(
    claim: Claim, level: Row | None, steps: Sequence[tuple[Row, int]], fixed: float
) -> Option:
    """Return what a level and the steps come to; without a level, the steps together."""
    first, *others = [*([(level, 1)] if level else []), *steps]
    result = based(first[0])
    for each, way in others:
        result = result + based(each) if way > 0 else result - based(each)
    given = (first[0], *(each for each, _ in others))
    made = result.times(1 / claim.row.size)
    return claim.made("ARG301", made, given, 1.2, fixed=fixed, exact=True)
