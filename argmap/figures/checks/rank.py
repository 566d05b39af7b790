"""Ranks and comparisons against the numbers given."""

import re
from collections.abc import Sequence

from argmap.english.figures import ranks as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import list_of, number, order_of, shown
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.series import Item, by_year, items_of
from argmap.figures.ties import Tie, find
from argmap.figures.verdict import Doubt, Outcomes, settled
from argmap.model import Span


def check(here: Sentence, before: Sentences, _: Sentences) -> Outcomes:
    """Yield what a sentence's comparisons give."""
    if len(here.quantities) < 2:
        return
    yield from _combined(here, before)
    for tie in find(wording.MORE_THAN, here):
        yield from _more_than(tie)
    for tie in find(wording.FOLLOWED, here):
        yield from _followed(tie)
    for tie in find(wording.BEST_WITH, here):
        yield from _top(tie, [pair["b"] for pair in find(wording.OTHERS_WITH, here)])
    for tie in find(wording.EXTREME, here):
        values = dict(by_year(here) or by_year(before[-1] if before else here))
        yield from _top(tie, list(values.values()) if len(values) > 2 else [])


def _combined(here: Sentence, before: Sentences) -> Outcomes:
    """Yield "this exceeds the previous three years combined (13, 15, 8)"."""
    match, items = _compared_list(here)
    if not match or {item.quantity.kind for item in items} != {"count"}:
        return
    lead = _exact(here.between(0, match.start(), "count"))
    if not lead and before:
        lead = _exact(before[-1].of_kind("count"))
    if len(lead) == 1:
        value = sum(item.quantity.value for item in items)
        low = bool(wording.LESS_THAN.match(match["word"]))
        added = " + ".join(number(item.quantity) for item in items)
        yield from _verdict(
            here,
            (here.find(match["word"]), items[-1].quantity.end),
            f"{added} = {shown(value)}, against {number(lead[0])}",
            f"A figure {'below' if low else 'above'} {shown(value)} would agree.",
            holds=lead[0].value < value if low else lead[0].value > value,
        )


def _exact(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [each for each in quantities if not each.hedge]


def _compared_list(here: Sentence) -> tuple[re.Match[str] | None, list[Item]]:
    """Return where a figure is compared with a sum, and the listed values without their total."""
    if match := wording.ABOVE_SUM.search(here.skeleton):
        stop = here.skeleton.find(")", match.end())
        stop = stop if stop > 0 else len(here.skeleton)
        cut = wording.LIST_TOTAL.search(here.skeleton[:stop], match.end())
        return match, items_of(here, match.end(), cut.start() if cut else stop)
    match = wording.ABOVE_LIST.search(here.skeleton)
    return match, items_of(here, *match.span("list")) if match else []


def _more_than(tie: Tie) -> Outcomes:
    one, other, here = tie["a"], tie["b"], tie.sentence
    lead = here.skeleton[max(0, tie.match.start() - 14) : tie.match.start("a")]
    if one.kind != other.kind or one.unit != other.unit or one.value == other.value:
        return
    if one.hedge or other.hedge or tie.word("next") in wording.NOT_A_NUMBER:
        return
    if not wording.NEGATED.search(lead):
        low = bool(wording.LOW.match(tie.word("word")))
        yield from _verdict(
            here,
            (here.rfind(tie.word("word"), one.start), other.end),
            order_of(one, other),
            "The two values the other way round would agree.",
            holds=low == (one.value < other.value),
        )


def _followed(tie: Tie) -> Outcomes:
    values = tie.all("a", "b", "c")
    alike = len({(each.kind, each.unit) for each in values}) == 1
    low = bool(wording.LOW.match(tie.word("top")))
    race = not low and wording.RACE.search(tie.sentence.skeleton)
    other = race or wording.SINCE.search(tie.word("np"))
    if alike and len(_exact(values)) == len(values) and not other:
        ordered = sorted(values, key=lambda each: each.value, reverse=not low)
        order = ", ".join(shown(each.value, 2) for each in ordered)
        yield from _verdict(
            tie.sentence,
            (values[0].start, values[-1].end),
            list_of(values),
            f"The order {order} would agree.",
            holds=[q.value for q in values] == [q.value for q in ordered],
        )


def _top(tie: Tie, others: Sequence[Quantity]) -> Outcomes:
    best, here, word = tie["a"], tie.sentence, tie.word("top")
    kind = (best.kind, best.unit, "")
    alike = [q for q in others if q is not best and (q.kind, q.unit, q.hedge) == kind]
    if alike and not best.hedge:
        low = bool(wording.LOW.match(word))
        limit = (min if low else max)(q.value for q in alike)
        yield from _verdict(
            here,
            (here.rfind(word, best.start), best.end),
            f"{number(best)} against {list_of(alike)}",
            f"{shown(limit, 2)} would agree.",
            holds=limit >= best.value if low else limit <= best.value,
        )


def _verdict(here: Sentence, places: Span, formula: str, fit: str, *, holds: bool) -> Outcomes:
    doubt = Doubt(
        f"The numbers given are {formula}, which does not agree with it. {fit}",
        "A reader takes a rank to be settled by the numbers next to it.",
        "In which group is it so?",
        fit,
    )
    order = "the order that the words give"
    yield from settled("ARG311", here, places, formula, order, None if holds else doubt)
