"""Ranks and comparisons against the numbers given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import number, shorten
from argmap.figures.result import Computation, Remark
from argmap.figures.series import by_year, parts_of
from argmap.figures.ties import Tie, find
from argmap.figures.tolerance import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.series import Part
    from argmap.figures.ties import Sentence

_COMBINED = re.compile(
    r"\b(?P<word>exceed\w*|more than|greater than|higher than|surpass\w*|outnumber\w*|above|less than|fewer than|below)\b[^.;:]{0,130}?\b(?:combined|taken together|together|put together)\b[^.;:(]{0,20}?[:(]"
)
_COMBINED_AFTER = re.compile(
    r"\b(?P<word>exceed\w*|more than|greater than|higher than|surpass\w*|outnumber\w*|less than|fewer than)\b[^.;:(]{0,60}?[:(](?P<list>[^()]*)\)? (?:combined|taken together|put together)"
)
_MORE_THAN = r"(?P<word>\bmore|higher|greater|larger|longer|fewer|lower|less|smaller|shorter)(?: (?P<next>[a-z]+))?[^\ue000-\ue00a.;()]{0,50}?\(<cpd:a>\)[^\ue000-\ue00a.;()]{0,24}?\bthan\b[^\ue000-\ue00a.;()]{0,50}?\(<cpd:b>\)"
_FOLLOWED = r"(?P<top>most|largest|highest|biggest|lead\w*|led|top\w*|first place|won|winner\w*|fewest|lowest|smallest|ahead)\b(?P<lead>[^\ue000-\ue00a.;]{0,70}?)(?:with |\(|at |of )<cp:a>\)?(?P<np>[^\ue000-\ue00a.;]{0,50}?)(?:followed (?:closely )?by|ahead of)[^\ue000-\ue00a.;]{0,40}?(?:with |\(|at |on |,? )<cp:b>\)?(?:[^\ue000-\ue00a.;]{0,40}?\band\b[^\ue000-\ue00a.;]{0,40}?(?:with |\(|at |on )<cp:c>\)?)?"
_BEST_WITH = r"the (?P<top>largest|biggest|highest|smallest|lowest)(?: of (?:the|all|them)[^,\ue000-\ue00a.;]{0,30})?,? with <cp:a>"
_EXTREME = r"the (?P<top>highest|largest|lowest|smallest|biggest) (?:figure|number|value|total|count|result|rate)(?: of all)?,? (?:was |is |being |of )?<cp:a>"
_LOW = re.compile(r"fewest|lowest|smallest|fewer|lower|less|smaller|shorter|below")
_VAGUE = frozenset(
    "effective efficient successful favourable favorable rapid quickly rapidly accurate precise severe important than or efficiently effectively potent active beneficial tolerable acceptable".split()
)


def check(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's comparisons give."""
    if len(here.quantities) < 2:
        return
    yield from _combined(here, before)
    if "than" in here.skeleton:
        yield from _more_than(here)
    for each in find(_FOLLOWED, here):
        yield from _followed(each)
    for each in find(_BEST_WITH, here):
        others = [
            pair["b"]
            for pair in find(r"(?:with|has|had|\() ?<cp:b>(?! in all)", here)
            if pair["b"] is not each["a"]
        ]
        yield from _top(each, others, each.word("top"))
    for each in find(_EXTREME, here):
        values = [q for _, q in by_year(here)] or (
            [q for _, q in by_year(before[-1])] if before else []
        )
        yield from _top(each, values if len(values) > 2 else [], each.word("top"))


def _combined(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "this exceeds the previous three years combined (13, 15, 8)"."""
    match = _COMBINED.search(here.skeleton)
    parts = None
    if match:
        parts = _list_behind(here, match.end())
    else:
        match = _COMBINED_AFTER.search(here.skeleton)
        parts = parts_of(here, match.start("list"), match.end("list")) if match else None
    if not match or not parts or any(part.quantity.kind != "count" for part in parts):
        return
    lead = [
        q
        for place, q in here.places.items()
        if place < match.start() and q.kind == "count" and not q.hedge
    ]
    if not lead and before:
        lead = [q for q in before[-1].quantities if q.kind == "count" and not q.hedge]
    if len(lead) != 1:
        return
    value = sum(part.quantity.value for part in parts)
    low = bool(re.match(r"less|fewer|below", match["word"]))
    holds = lead[0].value < value if low else lead[0].value > value
    start = here.passage.text.find(match["word"], here.start, here.end)
    last = parts[-1].quantity.end
    formula = f"{' + '.join(number(part.quantity) for part in parts)} = {shown(value)}, against {number(lead[0])}"
    yield from _verdict(
        here,
        (start, last),
        formula,
        f"A figure {'below' if low else 'above'} {shown(value)} would agree.",
        holds=holds,
    )


def _list_behind(here: Sentence, start: int) -> list[Part] | None:
    """Return the listed values from a bracket on, without a closing total."""
    stop = here.skeleton.find(")", start)
    stop = stop if stop > 0 else len(here.skeleton)
    words = here.skeleton[start:stop]
    cut = re.search(r",? ?(?:a )?(?:total|in all|altogether)\b", words)
    return parts_of(here, start, start + (cut.start() if cut else len(words)))


def _more_than(here: Sentence) -> Iterator[Outcome]:
    for each in find(_MORE_THAN, here):
        one, other = each["a"], each["b"]
        if (
            one.kind != other.kind
            or one.unit != other.unit
            or one.value == other.value
            or each.word("next") in _VAGUE
            or one.hedge
            or other.hedge
        ):
            continue
        if re.search(
            r"\b(?:not|no|nor|neither|even)\b",
            here.skeleton[max(0, each.match.start() - 14) : each.match.start("a")],
        ):
            continue
        low = bool(_LOW.match(each.word("word")))
        holds = (one.value < other.value) if low else (one.value > other.value)
        sign = "<" if one.value < other.value else ">"
        first = here.passage.text.rfind(each.word("word"), here.start, one.start)
        yield from _verdict(
            here,
            (first, other.end),
            f"{number(one)} {sign} {number(other)}",
            "The two values the other way round would agree.",
            holds=holds,
        )


def _followed(each: Tie) -> Iterator[Outcome]:
    values = [q for q in (each["a"], each["b"], each.get("c")) if q]
    if (
        len({(q.kind, q.unit) for q in values}) != 1
        or any(q.hedge for q in values)
        or re.search(r"\bsince\b|\bfor the first time\b", each.word("np"))
    ):
        return
    low = bool(_LOW.match(each.word("top")))
    numbers = [q.value for q in values]
    holds = numbers == sorted(numbers, reverse=not low)
    if not low and re.search(
        r"\b(?:second|seconds|minutes|strokes|time|par|under)\b", each.sentence.skeleton
    ):
        return
    formula = ", ".join(number(q) for q in values)
    order = ", ".join(shown(value, 2) for value in sorted(numbers, reverse=not low))
    yield from _verdict(
        each.sentence,
        (values[0].start, values[-1].end),
        formula,
        f"The order {order} would agree.",
        holds=holds,
    )


def _top(each: Tie, others: Sequence[Quantity], word: str) -> Iterator[Outcome]:
    best = each["a"]
    alike = [q for q in others if q.kind == best.kind and q.unit == best.unit and not q.hedge]
    if not alike or best.hedge:
        return
    low = bool(_LOW.match(word))
    beyond = [q for q in alike if (q.value < best.value if low else q.value > best.value)]
    formula = f"{number(best)} against {', '.join(number(q) for q in alike)}"
    limit = min(q.value for q in alike) if low else max(q.value for q in alike)
    here = each.sentence
    start = here.passage.text.rfind(word, here.start, best.start)
    yield from _verdict(
        here, (start, best.end), formula, f"{shown(limit, 2)} would agree.", holds=not beyond
    )


def _verdict(
    here: Sentence, places: tuple[int, int], formula: str, fit: str, *, holds: bool
) -> Iterator[Outcome]:
    span, words = here.span(*places), here.words(*places)
    yield Computation("ARG311", *span, words, formula, "the order that the words give", holds)
    if not holds:
        yield Remark(
            "ARG311", "error", *span, f"The text says “{shorten(words)}”.", f"The numbers given are {formula}, which does not agree with it. {fit}",
            "A rank is read as settled by the numbers beside it.", "Among which is it so?", fit,
        )  # fmt: skip
