"""Ranks: which is the most, which comes second, what exceeds what, against the values given."""

import re
from collections.abc import Iterator, Sequence

from argmap.english.figures import bounds as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, order_of, shown, sum_of
from argmap.figures.sentences import Sentence, Sentences, Tie, find
from argmap.figures.series import Item, by_year, items_of
from argmap.figures.verdict import Doubt, Outcomes, settled
from argmap.model import Span

_LONGEST = 45  # characters between two values of a ranking, and of a name


def check(here: Sentence, before: Sentences, _after: Sentences) -> Outcomes:
    """Yield what a sentence says of the order of values, against the values."""
    if len(here.quantities) > 1:
        yield from _ranks(here, before)
    for limit in here.of_kind("count", "percent"):
        yield from _beyond(here, limit, before)
    yield from _places(here, before)


def _beyond(here: Sentence, limit: Quantity, before: Sentences) -> Outcomes:
    """Yield "still more than the 1,420 of last year" against the value that it is said of."""
    lead = here.before(limit)[-_LONGEST:]
    hedge = wording.BEYOND_THE.match(limit.text) if limit.hedge else None
    match = hedge if limit.hedge else wording.BEYOND.search(lead)
    if not match:
        return
    cue = here.sign(limit) - (0 if hedge else len(lead) - match.start())
    own = [q for q in here.between(0, cue, "count", "percent") if not q.hedge]
    if own and wording.A_STEP.fullmatch(here.skeleton[here.sign(own[-1]) + 1 : cue]):
        return  # "nine more than the 70"
    value, is_here = _said_of(limit, own, before), bool(own)
    if value is None or value.value == limit.value:
        return
    low = bool(wording.LOW.match(match["word"]))
    holds = low == (value.value < limit.value)
    words = here.skeleton[here.sign(value) + 1 : cue] if is_here else ""
    if holds or (is_here and not wording.OTHER_CLAUSE.search(words)):
        start = limit.start if hedge else here.rfind(match["word"], limit.start)
        places = (start, limit.end)
        fit = "The two values the other way round would agree."
        yield from _verdict(here, places, order_of(value, limit), fit, holds=holds)


def _said_of(limit: Quantity, own: Sequence[Quantity], before: Sentences) -> Quantity | None:
    """Return the value that is compared: the last of the sentence, or the only one before it."""
    if own:
        return own[-1] if _is_alike(own[-1], limit) else None
    near = [q for q in before[-1].of_kind("count", "percent") if not q.hedge] if before else []
    return near[0] if len(near) == 1 and _is_alike(near[0], limit) else None


def _is_alike(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.unit == other.unit


def _places(here: Sentence, before: Sentences) -> Outcomes:
    """Yield "Birch was second" against the values of all that are named."""
    raw = here.words_of.raw
    for claim in wording.COMES_AT.finditer(raw, here.start, here.end):
        for sentence in (here, *before[-1:]):
            named = dict(_named(sentence))
            if claim["name"] in named and (order := _ordered(named, sentence)):
                yield from _place(here, claim, order)
                break


def _place(here: Sentence, claim: re.Match[str], order: Sequence[tuple[str, Quantity]]) -> Outcomes:
    place = wording.PLACES[claim["place"]]
    at = [name for name, _ in order].index(claim["name"])
    asked = place if place >= 0 else len(order) + place
    listed = ", ".join(f"{name} {number(q)}" for name, q in order)
    fit = f"With these values {claim['name']} would be number {at + 1} of {len(order)}."
    yield from _verdict(here, claim.span(), listed, fit, holds=at == asked)


def _named(here: Sentence) -> Iterator[tuple[str, Quantity]]:
    """Yield the values of a sentence that stand next to a name: "Alder with 23, Birch with 19"."""
    raw = here.words_of.raw
    for quantity in here.of_kind("count", "percent"):
        start = max(here.start, quantity.start - _LONGEST)
        if not quantity.hedge and (
            match := wording.NAME_BEFORE.search(raw[start : quantity.start])
        ):
            yield match["name"], quantity


def _ordered(named: dict[str, Quantity], here: Sentence) -> list[tuple[str, Quantity]]:
    """Return names and values from the first place to the last; nothing if that is not clear."""
    given = list(named.items())
    values = [q.value for _, q in given]
    alike = len({(q.kind, q.unit) for q in named.values()}) == 1 and len(set(values)) == len(values)
    if len(given) < 3 or not alike or wording.RACE.search(here.skeleton):
        return []
    if values[0] not in (max(values), min(values)):
        return []
    return sorted(given, key=lambda each: each[1].value, reverse=values[0] == max(values))


def _ranks(here: Sentence, before: Sentences) -> Outcomes:
    yield from _combined(here, before)
    for tie in find(wording.MORE_THAN, here):
        yield from _more_than(tie)
    yield from _followed(here)
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
        values = [item.quantity for item in items]
        value = sum(each.value for each in values)
        low = bool(wording.LESS_THAN.match(match["word"]))
        yield from _verdict(
            here,
            (here.find(match["word"]), values[-1].end),
            f"{sum_of(values)} = {shown(value)}, against {number(lead[0])}",
            f"A figure {'below' if low else 'above'} {shown(value)} would agree.",
            holds=lead[0].value < value if low else lead[0].value > value,
        )


def _exact(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [each for each in quantities if not each.hedge]


def _compared_list(here: Sentence) -> tuple[re.Match[str] | None, list[Item]]:
    """Return where a figure is compared with a sum, and the listed values without the total."""
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


def _followed(here: Sentence) -> Outcomes:
    """Yield "the most in A (9), followed by B (8) and C (7)" against the values."""
    for cue in wording.FOLLOWED_BY.finditer(here.skeleton):
        tops = [*wording.TOP.finditer(here.skeleton, 0, cue.start())]
        ranked = _ranked(here, tops[-1].start(), cue.start(), cue.end()) if tops else []
        if len(ranked) < 2:
            continue
        low = bool(wording.LOW.match(tops[-1][0]))
        around = here.skeleton[tops[-1].start() : cue.start()]
        if wording.SINCE.search(around) or (not low and wording.RACE.search(here.skeleton)):
            continue
        values = [each.value for each in ranked]
        ordered = sorted(values, reverse=not low)
        order = ", ".join(shown(each, 2) for each in ordered)
        fit, places = f"The order {order} would agree.", (ranked[0].start, ranked[-1].end)
        yield from _verdict(here, places, sum_of(ranked, ", "), fit, holds=values == ordered)


def _ranked(here: Sentence, top: int, before: int, after: int) -> list[Quantity]:
    """Return the value of the first and those of the ones that follow, all alike."""
    places = sorted(here.places)
    first = [place for place in places if top < place < before]
    found = first[-1:]
    for place in (each for each in places if each > after):
        gap = here.skeleton[max(after, found[-1] + 1) if found else after : place]
        if len(gap) > _LONGEST or wording.NO_VALUE.search(gap):
            break
        found.append(place)
    given = [here.places[place] for place in found]
    said = all(wording.GIVES_A_VALUE.search(here.skeleton[:place]) for place in found)
    alike = (
        len({each.kind for each in given}) == len({each.unit for each in given} - {""} or {""}) == 1
    )
    plain = alike and len(_exact(given)) == len(given) and given[0].kind in ("count", "percent")
    return given if first and said and plain else []


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
            f"{number(best)} against {sum_of(alike, ', ')}",
            f"{shown(limit, 2)} would agree.",
            holds=limit >= best.value if low else limit <= best.value,
        )


def _verdict(here: Sentence, places: Span, formula: str, fit: str, *, holds: bool) -> Outcomes:
    doubt = Doubt(
        f"The numbers given are {formula}, which does not agree with it. {fit}",
        "A reader takes a rank to be settled by the numbers next to it.",
        "In which group does this hold?",
        fit,
    )
    order = "the order that the words give"
    yield from settled("ARG311", here, places, formula, order, None if holds else doubt)
