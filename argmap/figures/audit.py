"""The audit of a text: each sentence goes through the checks; results in the order of the text."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from argmap.figures.checks import bounds, change, movement, period, ranks, total
from argmap.figures.recompute.solve import recomputed
from argmap.figures.sentences import Sentences, listed_sentences, sentences_of
from argmap.figures.tables import tables_of, totals
from argmap.figures.verdict import Audit, Computation, Outcome, Outcomes, Remark
from argmap.model import Source, Span, Unchecked

_BACK, _AHEAD = 16, 6  # sentences that a check may look at
_OF_NUMBERS = (change.check, total.check, bounds.check, period.check)
_OF_WORDS = (movement.check, ranks.check)  # numbers may be in other sentences


@lru_cache(maxsize=2)
def audit(source: Source) -> Audit:
    """Return every computation that a text's own figures allow, and what is to be said about them.

    It depends on the text alone: no model, no annotation. What is set aside is not read.
    """
    tables = tables_of(source)
    lines = [line for table in tables for line in table]
    rows = [line.sentence for line in lines]
    apart = {source.line_at(each.words_of.at(0)) for each in rows}
    sentences = sentences_of(source, apart)
    found = {outcome for i in range(len(sentences)) for outcome in _outcomes(sentences, i)}
    found.update(outcome for each in listed_sentences(source) for outcome in total.lists(each))
    found.update(outcome for table in tables for outcome in totals(table, source))
    sentences = sorted((*sentences, *rows), key=lambda each: each.span(each.start, each.end)[0])
    failed = [each for each in found if isinstance(each, Computation) and not each.holds]
    solved = recomputed(sentences, _claims(found))
    found.update(
        each
        for each in solved.outcomes
        if (isinstance(each, Computation) and each.holds)
        or not any(other.start < each.end and each.start < other.end for other in failed)
    )
    checks: dict[tuple[str, int, str], Computation] = {}
    remarks: list[Remark] = []
    last: dict[str, int] = {}  # by code: where its last remark ends
    for each in sorted(found, key=_order):
        if isinstance(each, Computation):  # the same figures in the same place are one check
            checks.setdefault((each.code, each.end, each.computed), each)
        elif each.start >= last.get(each.code, 0):  # two remarks of a code do not overlap
            last[each.code] = each.end
            remarks.append(each)
    unchecked = tuple(
        Unchecked(*span, why)
        for span, why in sorted(solved.idle)
        if not any(_uses(each, span) for each in checks.values())
    )
    return Audit(tuple(checks.values()), tuple(remarks), unchecked)


def _order(each: Outcome) -> tuple[int, int, str, str]:
    return each.start, each.end, each.code, repr(each)


def _uses(check: Computation, span: Span) -> bool:
    return check.start <= span[0] < check.end or span in check.operands


def _claims(found: Iterable[Outcome]) -> Callable[[int], bool]:
    """Return whether a stated number is checked already, or within what does not agree."""
    checks = [each for each in found if isinstance(each, Computation)]
    known = {each.claim for each in checks}
    failed = [(each.start, each.end) for each in checks if not each.holds and each.claim < 0]
    return lambda place: place in known or any(start <= place < end for start, end in failed)


def _outcomes(sentences: Sentences, i: int) -> Outcomes:
    here = sentences[i]
    before, after = sentences[max(0, i - _BACK) : i], sentences[i + 1 : i + 1 + _AHEAD]
    for check in (*_OF_NUMBERS, *_OF_WORDS) if here.quantities else _OF_WORDS:
        yield from check(here, before, after)
