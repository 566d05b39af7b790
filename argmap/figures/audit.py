"""The audit of a text: its sentences, the checks one after the other, the results in the order of the text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.figures.checks import (
    bounds,
    change,
    discourse,
    granularity,
    movement,
    notes,
    period,
    rank,
    share,
    total,
)
from argmap.figures.result import Audit, Computation, Remark
from argmap.figures.ties import listed_sentences, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence
    from argmap.model import Source

_BACK, _AHEAD = 16, 6  # sentences that a check may look at


@lru_cache(maxsize=2)
def audit(source: Source) -> Audit:
    """Return every computation that a text's own figures allow, and what is to be said about them.

    Rests on the text alone: no model, no annotation. What is set aside in the source is not read.
    """
    sentences = sentences_of(source)
    found = [outcome for i in range(len(sentences)) for outcome in _outcomes(sentences, i)]
    found += [outcome for each in listed_sentences(source) for outcome in total.lists(each)]
    checks = sorted(
        {each for each in found if isinstance(each, Computation)},
        key=lambda each: (each.start, each.end, each.code),
    )
    remarks = sorted(
        {each for each in found if isinstance(each, Remark)},
        key=lambda each: (each.start, each.end, each.code),
    )
    return Audit(tuple(_once(checks)), tuple(_only(remarks)))


def _outcomes(sentences: Sequence[Sentence], i: int) -> Iterator[Outcome]:
    here = sentences[i]
    before, after = sentences[max(0, i - _BACK) : i], sentences[i + 1 : i + 1 + _AHEAD]
    if not here.quantities:
        yield from discourse.check(here, before)
        yield from movement.check(here, before, after)
        return
    yield from share.check(here, before)
    yield from change.check(here, before)
    yield from total.check(here, before)
    yield from bounds.check(here)
    yield from period.check(here, before)
    yield from movement.check(here, before, after)
    yield from rank.check(here, before)
    yield from granularity.check(here)
    yield from discourse.check(here, before)
    yield from notes.check(here, before, after)


def _once(checks: Sequence[Computation]) -> Iterator[Computation]:
    """Yield each computation once: the same figures of one code in the same place are one check."""
    seen: set[tuple[str, int, str]] = set()
    for each in checks:
        key = (each.code, each.end, each.computed)
        if key not in seen:
            seen.add(key)
            yield each


def _only(remarks: Sequence[Remark]) -> Iterator[Remark]:
    """Yield each remark; of two of one code that overlap only the first."""
    last: dict[str, int] = {}
    for each in remarks:
        if each.start >= last.get(each.code, 0):
            last[each.code] = each.end
            yield each
