"""The audit of a text: each sentence goes through the checks; results in the order of the text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from argmap.figures.checks import bounds, change, movement, period, references, share, total
from argmap.figures.result import Audit, Computation, Remark
from argmap.figures.sentences import Sentences, listed_sentences, sentences_of
from argmap.figures.verdict import Outcomes
from argmap.model import Source

_BACK, _AHEAD = 16, 6  # sentences that a check may look at
_OF_NUMBERS = (share.check, change.check, total.check, bounds.check, period.check)
_OF_WORDS = (references.check, movement.check)  # numbers may be in other sentences


@lru_cache(maxsize=2)
def audit(source: Source) -> Audit:
    """Return every computation that a text's own figures allow, and what is to be said about them.

    It depends on the text alone: no model, no annotation. What is set aside is not read.
    """
    sentences = sentences_of(source)
    found = {outcome for i in range(len(sentences)) for outcome in _outcomes(sentences, i)}
    found.update(outcome for each in listed_sentences(source) for outcome in total.lists(each))
    ordered = sorted(found, key=lambda each: (each.start, each.end, each.code))
    return Audit(
        tuple(_once([each for each in ordered if isinstance(each, Computation)])),
        tuple(_without_overlap([each for each in ordered if isinstance(each, Remark)])),
    )


def _outcomes(sentences: Sentences, i: int) -> Outcomes:
    here = sentences[i]
    before, after = sentences[max(0, i - _BACK) : i], sentences[i + 1 : i + 1 + _AHEAD]
    for check in (*_OF_NUMBERS, *_OF_WORDS) if here.quantities else _OF_WORDS:
        yield from check(here, before, after)


def _once(checks: Sequence[Computation]) -> Iterator[Computation]:
    """Yield each computation once: the same figures of one code in the same place are one check."""
    seen: set[tuple[str, int, str]] = set()
    for each in checks:
        key = (each.code, each.end, each.computed)
        if key not in seen:
            seen.add(key)
            yield each


def _without_overlap(remarks: Sequence[Remark]) -> Iterator[Remark]:
    """Yield each remark; of two of one code that overlap only the first."""
    last: dict[str, int] = {}
    for each in remarks:
        if each.start >= last.get(each.code, 0):
            last[each.code] = each.end
            yield each
