"""Computations over several sentences: kept if they hold, left alone if they do not.

The wording points back ("still 381 below that of last year") without naming the numbers, so a
computation that does not come out shows only that another one was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.english.figures import references as wording
from argmap.english.figures.changes import PLAIN_FROM_TO
from argmap.figures.formulas import number, shown
from argmap.figures.operations import exactly
from argmap.figures.ties import find, reach
from argmap.figures.tolerance import accepted
from argmap.figures.verdict import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.sentences import Sentence
    from argmap.figures.ties import Tie
    from argmap.figures.verdict import Outcome

_NEAR = 14  # sentences back in which a number is looked for


def check(here: Sentence, before: Sequence[Sentence], _: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's numbers give together with those before it."""
    near = before[-_NEAR:]
    if near and here.quantities:
        for made in (_added, _below, _part, _a_head, _or_each, _for_each, _for_every, _target):
            yield from made(here, near)
        yield from _times(here, near)
        yield from _since_base(here, near)
        yield from _ratio_of_changes(here)
    if near:
        yield from _majority(here, near[-1])


def _counts(sentences: Sequence[Sentence]) -> Iterator[Quantity]:
    for sentence in reversed(sentences):
        yield from sentence.of_kind("count")


def _agrees(stated: Quantity, value: float) -> bool:
    return accepted(stated).meets(exactly(value))


def _added(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    for tie in find(wording.ADDED, here):
        more, total = tie["x"], tie["t"]
        other = next((q for q in _counts(near) if q.value + more.value == total.value), None)
        if other:
            computed = f"{number(other)} + {number(more)} = {number(total)}"
            yield from settled("ARG301", here, reach(total), computed, number(total), None)


def _a_year_ago(near: Sequence[Sentence]) -> Iterator[tuple[float, str, float]]:
    """Yield the value of a year ago, its computation, and the change since."""
    for sentence in reversed(near):
        for tie in find(wording.FEWER_THAN_A_YEAR_AGO, sentence):
            now, change = tie["n"], tie["d"]
            down = tie.word("word") != "more"
            value = now.value + change.value * (1 if down else -1)
            yield value, f"{number(now)} {'+' if down else '-'} {number(change)}", change.value


def _below(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    for tie in find(wording.BELOW_LAST_YEAR, here):
        now, stated = tie["t"], tie["d"]
        for value, formula, _ in _a_year_ago(near):
            if abs(value - now.value) == stated.value:
                computed = f"{formula} - {number(now)} = {shown(stated.value)}"
                yield from settled("ARG303", here, reach(stated), computed, number(stated), None)
                break


def _part(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    for tie in find(wording.PART_OF_CHANGE, here):
        stated = tie["f"]
        changes = [change for _, _, change in _a_year_ago(near)]
        pairs = ((part, change) for change in changes for part in _counts(near[-2:]))
        for part, change in pairs:
            if part.value < change and _agrees(stated, part.value / change):
                computed = f"{number(part)} / {shown(change)} = {shown(part.value / change, 3)}"
                yield from settled("ARG302", here, reach(stated), computed, stated.text, None)
                return


def _a_head(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "shared among 40 pupils, 300 crowns a head"."""
    for tie in find(wording.A_HEAD, here):
        each = tie["e"]
        wholes = [q for q in _counts(near[-4:]) if q.unit == each.unit]
        yield from _divided(here, each, each, ((whole, tie["n"]) for whole in wholes))


def _or_each(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "312,000 euros, or 3,000 each"."""
    for tie in find(wording.OR_EACH, here):
        whole = tie["t"]
        counts = [q for q in _counts(near[-3:]) if q.value > 1 and not q.unit and whole.unit]
        yield from _divided(here, tie["e"], whole, ((whole, count) for count in counts))


def _divided(
    here: Sentence, stated: Quantity, first: Quantity, pairs: Iterable[tuple[Quantity, Quantity]]
) -> Iterator[Outcome]:
    """Yield the first whole and number whose quotient agrees with what is stated."""
    for whole, count in pairs:
        value = whole.value / count.value if count.value else 0.0
        if _agrees(stated, value):
            computed = f"{number(whole)} / {number(count)} = {shown(value, 2)}"
            places = reach(first, stated)
            yield from settled("ARG301", here, places, computed, number(stated), None)
            return


def _for_each(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "for each tree two volunteers, 104 in all"."""
    for tie in find(wording.SO_MANY_FOR_EVERY, here):
        each, total = tie["k"], tie["t"]
        count = next((q for q in _counts(near) if q.value * each.value == total.value), None)
        if count:
            computed = f"{number(count)} x {number(each)} = {number(total)}"
            yield from settled("ARG301", here, reach(total), computed, number(total), None)


def _for_every(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "for every crown saved, a family pays almost 28": a price times how often, per base."""
    for tie in find(wording.FOR_EVERY, here):
        stated = tie["q"]
        money = [q for q in _counts(near[-5:]) if q.unit == tie.word("unit")]
        times = [q for q in _counts(near[-2:]) if not q.unit]
        pairs = [(price, base) for price in money for base in money if price is not base]
        for price, base, often in ((*pair, each) for pair in pairs for each in (*times, None)):
            value = price.value * (often.value if often else 1) / base.value
            if _agrees(stated, value):
                by = f" x {number(often)}" if often else ""
                computed = f"{number(price)}{by} / {number(base)} = {shown(value, 2)}"
                yield from settled("ARG304", here, reach(stated), computed, stated.text, None)
                break


def _target(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    if any("of" not in here.before(q) for q in here.of_kind("count", "percent")):
        return
    for tie in find(wording.TARGET, here):
        target, word = tie["b"], tie.word("word")
        values = near[-2:][0].of_kind(target.kind)
        above = word in ("above", "over")
        if values and word and (values[0].value > target.value) == above:
            places = here.rfind(word, target.start), target.end
            computed = f"{number(values[0])} {'>' if above else '<'} {number(target)}"
            yield from settled("ARG311", here, places, computed, number(target), None)
            return


def _times(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "almost 5 times fewer" after "from 920 to 462 … from 462 to 193": first and last."""
    changes = list(find(PLAIN_FROM_TO, near[-1]))
    if here.of_kind("count", "percent") or not changes:
        return
    old, new = changes[0]["a"].value, changes[-1]["b"].value
    below, above = sorted((old, new))
    for tie in find(wording.TIMES_FEWER, here) if below > 0 else ():
        fits = (new < old) == (tie.word("word") in wording.FEWER)
        if fits and _agrees(tie["r"], above / below):
            computed = f"{shown(above)} / {shown(below)} = {shown(above / below, 2)}"
            yield from settled("ARG304", here, reach(tie["r"]), computed, tie["r"].text, None)


def _since_base(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "since 2015 dearer by 42%" after an index of 142 (2015 = 100)."""
    for tie in find(wording.BY_SINCE_BASE, here):
        stated = tie["p"]
        for sentence in reversed(near[-2:]):
            values = sentence.of_kind("count") if _has_base(sentence, tie) else []
            value = next((q for q in values if _agrees(stated, abs(q.value - 100))), None)
            if value:
                first = max(here.start, here.rfind(" ", stated.start - 4) + 1)
                computed = f"{number(value)} - 100 = {shown(abs(value.value - 100))}"
                places = first, stated.end
                yield from settled("ARG303", here, places, computed, number(stated), None)


def _has_base(sentence: Sentence, tie: Tie) -> bool:
    """Return whether a sentence says that a year is the base of an index: "2015 = 100"."""
    year = int(tie["y"].value)
    words = ("".join(q.text.split()).strip("()") for q in sentence.of_kind("other"))
    return f"{year}=100" in words


def _ratio_of_changes(here: Sentence) -> Iterator[Outcome]:
    """Yield "the ratio of the two is much the same" after two changes in per cent."""
    values = here.of_kind("percent")
    unchanged = wording.RATIO_UNCHANGED.search(here.words_of.text, here.start, here.end)
    if len(values) == 2 and unchanged:
        above, below = 100 + values[0].value, 100 + values[1].value
        if 0.95 < above / below < 1.05:
            computed = f"{above:g} / {below:g} = {shown(above / below, 3)}"
            places = unchanged.span(1)
            yield from settled("ARG304", here, places, computed, "0.95 to 1.05", None)


def _majority(here: Sentence, previous: Sentence) -> Iterator[Outcome]:
    """Yield "a majority of those who answered" after a total and its part."""
    match = wording.MAJORITY.search(here.words_of.text, here.start, here.end)
    if not match or here.of_kind("count", "percent", "fraction"):
        return
    counts = [q for q in previous.of_kind("count") if not q.unit]
    if len(counts) >= 2 and previous.of_kind("percent"):
        whole, part = counts[:2]
        share = part.value / (whole.value or 1)
        if 0.5 < share < 1:
            computed = f"{number(part)} / {number(whole)} = {shown(share, 3)}"
            yield from settled("ARG302", here, match.span(), computed, "more than 0.5", None)
