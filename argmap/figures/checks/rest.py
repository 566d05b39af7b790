"""Parts of a whole and what is left of it: "of the 64, 40 …", "the remaining 24", "the rest"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.english.figures import totals as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown, sum_of
from argmap.figures.operations import Term, exact, total
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.ties import find, reach
from argmap.figures.tolerance import operand
from argmap.figures.verdict import Comparison, Doubt, Outcome, Outcomes, remark, settled
from argmap.model import Span


def check(here: Sentence, before: Sentences, _: Sentences) -> Outcomes:
    """Yield what a sentence says of parts and of the rest."""
    values = here.of_kind("count", "percent")
    enough = len(values) == 2 and wording.MAY_HAVE_PARTS.search(here.skeleton)
    if len(values) >= 3 or enough:
        yield from _parts(here, before)
        yield from _percents(here)
    if values:
        yield from _remaining(here, before)
        for tie in find(wording.REST_ALONE, here):
            near = [each for each in before[-3:] if each.block == here.block]
            yield from _remaining_of(here, tie["r"], near)
        for tie in find(wording.TWO_MORE_PARTS, here):
            yield from _all_parts(here, [tie["r"], tie["s"]], before[-1:])


def _parts(here: Sentence, before: Sentences) -> Outcomes:
    """Yield "Of the 64 cases 40 went to trial and 24 were dropped": the sum, or what is left."""
    for tie in find(wording.OF_PARTS, here):
        yield from _named_parts(here, tie["t"], tie.match.span("list"), is_here=True)
        return
    for tie in find(wording.OF_THEM_PARTS, here):
        previous = [each for each in before[-1:] if each.block >= here.block - 1]
        wholes = [q for each in previous for q in each.of_kind("count") if not q.unit]
        if len(wholes) == 1:
            yield from _named_parts(here, wholes[0], tie.match.span("list"), is_here=False)
        return


def _named_parts(here: Sentence, whole: Quantity, places: Span, *, is_here: bool) -> Outcomes:
    first, last = places
    cut = wording.PARTS_END.search(here.skeleton[first:last])
    last = first + cut.start() if cut else last
    parts = [q for q in here.between(first, last, "count") if not q.unit and _is_part(here, q)]
    value = sum(part.value for part in parts)
    if len(parts) < 2 or not _can_be_parts(whole, parts):
        return
    start = min(whole.start, parts[0].start) if is_here else parts[0].start
    if value == whole.value:
        places = (start, _clause_end(here, parts[-1].end))
        result = exact(value, sum_of(parts))
        yield from Comparison("ARG301", here, whole, result, "", places, of_exact=True).judged()
    elif not wording.OVERLAP.search(here.skeleton) and not _may_be_nested(here, parts):
        yield _unnamed(here, whole, parts, (start, parts[-1].end))


def _can_be_parts(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether exact counts are parts of a whole: none is all of it, all are not more."""
    fits = sum(part.value for part in parts) <= whole.value
    return fits and not any(
        part.hedge or whole.hedge or part.value == whole.value for part in parts
    )


def _unnamed(here: Sentence, whole: Quantity, parts: Sequence[Quantity], places: Span) -> Outcome:
    """Return the note that the parts named are not all of the whole."""
    value = sum(part.value for part in parts)
    rest = shown(whole.value - value, 0)
    doubt = Doubt(
        f"{sum_of(parts)} = {shown(value, 0)}; of the other {rest} of {number(whole)} the text"
        " says nothing.",
        "A reader may take the parts named for all.",
        f"What about the other {rest}?",
        f"a rest of {rest}",
        f"The text names parts of {number(whole)}: “{here.words(*places)}”.",
        "note",
    )
    return remark("ARG306", here, places, doubt)


def _may_be_nested(here: Sentence, parts: Sequence[Quantity]) -> bool:
    """Return whether a later part may be some of an earlier one: "326 held, 291 were released"."""
    found = [wording.OWN_VERB.match(here.after(part)) for part in parts]
    verbs = [match["verb"] if match else "" for match in found]
    return any(verb and verb != verbs[0] for verb in verbs[1:])


def _is_part(here: Sentence, quantity: Quantity) -> bool:
    """Return whether a count names a part, and no word before or after makes it something else."""
    before, after = here.before(quantity), here.after(quantity)
    lead = before[-14:]
    if "(" in before.rpartition(")")[2] or wording.NOT_A_PART_BEFORE.search(lead):
        return False
    if wording.NOT_A_PART_AFTER.match(after[:23]):
        return False
    joined = lead.endswith((" and ", ", "))
    return joined or here.borrows_noun(quantity) or bool(here.noun(quantity))


def _clause_end(here: Sentence, end: int) -> int:
    match = wording.CLAUSE_END.search(here.words_of.text, end, here.end)
    return match.start() if match and match.start() - end < 60 else end


def _percents(here: Sentence) -> Outcomes:
    """Yield "60%, 25% and the remaining 15%": together all."""
    for tie in find(wording.REST_PERCENT, here):
        rest, parts = tie["r"], here.between(0, tie.match.start("r"), "percent")
        lead = here.skeleton[here.sign(parts[0]) : tie.match.start()] if parts else ""
        values = [*parts, rest]
        value = sum(each.value for each in values)
        if not parts or wording.NOT_OF_ALL.search(lead) or value <= 80:
            continue
        left = 100 - sum(each.value for each in parts)
        fit = f"{f'A rest of {shown(left)}%' if left > 0 else 'Parts that make 100%'} would agree."
        whole = replace(rest, low=100.0, high=100.0, step=0.0001, hedge="")
        result = Term(value, total(operand(each) for each in values), sum_of(values))
        places = (parts[0].start, rest.end)
        yield from Comparison("ARG301", here, whole, result, fit, places, of_exact=True).judged()


def _remaining(here: Sentence, before: Sentences) -> Outcomes:
    """Yield "120 of 200 …, the remaining 80": tied in one sentence, loosely across sentences."""
    for tie in find(wording.REST, here):
        rest = tie["r"]
        own = list(find(wording.PART_OF_WHOLE, here)) or list(find(wording.OF_WHOLE_PART, here))
        own = [each for each in own if each.match.end() <= tie.match.start("r")]
        if own and sum(q.start < rest.start for q in here.of_kind("count")) == 2:
            yield from _left(here, own[0]["b"], own[0]["a"], rest, tied=True)
        else:
            near = [each for each in before[-3:] if here.block - 1 <= each.block <= here.block]
            yield from _remaining_of(here, rest, near)


def _left(
    here: Sentence, whole: Quantity, part: Quantity, rest: Quantity, *, tied: bool
) -> Outcomes:
    value = whole.value - part.value
    if value > 0 and rest.kind == "count" and rest.unit in ("", whole.unit, part.unit):
        result = exact(value, f"{number(whole)} - {number(part)}")
        fit = f"A rest of {shown(value, 0)} would agree."
        tied = tied and not (whole.hedge or part.hedge)
        yield from Comparison("ARG301", here, rest, result, fit, of_exact=True, tied=tied).judged()


def _pairs(before: Sentences) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield wholes and parts that some sentences name, the last one first."""
    for sentence in reversed(before):
        for tie in find(wording.WHOLE_AND_PART, sentence):
            yield tie["b"], tie["a"]


def _remaining_of(here: Sentence, rest: Quantity, near: Sentences) -> Outcomes:
    for whole, part in _pairs(near):
        if whole.value - part.value == rest.value:
            yield from _left(here, whole, part, rest, tied=False)
            return


def _all_parts(here: Sentence, parts: Sequence[Quantity], before: Sentences) -> Outcomes:
    for whole, part in _pairs(before):
        value = part.value + sum(each.value for each in parts)
        if value == whole.value:
            computed = f"{sum_of((part, *parts))} = {shown(value, 0)}"
            yield from settled("ARG301", here, reach(*parts), computed, number(whole), None)
            return
