"""Computations over several sentences: kept where they hold, left alone where they do not.

Here the wording points back ("the other 309", "still 381 below that of last year") without naming the numbers, so a
computation that does not come out shows only that another one was meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.figures.checks.verdict import number
from argmap.figures.result import Computation
from argmap.figures.ties import find
from argmap.figures.tolerance import Interval, accepted, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.english.numbers import Quantity
    from argmap.figures.checks.verdict import Outcome
    from argmap.figures.ties import Sentence

_NEAR = 14  # sentences back in which a number is looked for
_ADDED = r"<c:x>[^\ue000-\ue00a.;]{0,40}?\badded\b[^\ue000-\ue00a.;]{0,60}?\b(?:stand at|be|reach|come to|rise to|total|amount to) <c:t>"
_BELOW_LAST = r"<c:t>, (?:still |even so )?<c:d> (?P<word>below|above|fewer|more|less)(?: than)? (?:that of |those of |the figure of |than )?(?:last year|a year ago|a year before|a year earlier|the year before)"
_THAN_YEAR_AGO = r"<c:n>[^\ue000-\ue004\ue006-\ue00a;:]{0,70}, (?:or )?<c:d> (?P<word>fewer|less|more)(?: [a-z]+)? than (?:a year ago|last year|a year before|a year earlier|the year before)"
_PART_OF_CHANGE = (
    r"\bpart of the (?:fall|rise|increase|decline|drop|reduction|growth|difference), (?:or )?<f:f>"
)
_FOR_EVERY = r"^for every (?P<unit>[a-z]+) [^\ue000-\ue00a;]{0,90} <c:q>"
_EVERY_TREE = r"^for (?:every|each) (?P<thing>[a-z]+)[^\ue000-\ue00a.;]{0,40} <c:k>[^\ue000-\ue00a.;]{0,30}, <c:t>[^\ue000-\ue00a.;]{0,30}(?:in all|altogether|in total)"
_A_HEAD = r"\b(?:shared|spread|divided|split)\b[^\ue000-\ue00a.;:]{0,30}<c:n>[^\ue000-\ue00a.;:]{0,50}?,? [^\ue000-\ue00a.;:]{0,40}<c:e> (?:a head|each|per head|apiece|per pupil|per person)"
_OR_EACH = r"<c:t>,? or <c:e> (?:each|apiece|a head|per head)\b"
_TARGET = r"\b(?P<word>above|below|under|over|within|short of)? ?(?:the |its |our |their )?(?:target|limit|threshold|ceiling|norm|goal) of <cp:b>"
_TIMES = r"<x:r> (?P<word>fewer|less|lower|more|higher|as many|as much)\b"
_MAJORITY = re.compile(r"\b(?:a |the |clear |large )?majority of\b")
_INDEX = r"since <y:y>[^\ue000-\ue00a.;]{0,60}?\b(?:by|up|down) <p:p>"


def check(here: Sentence, before: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what a sentence's numbers give together with those before it."""
    near = before[-_NEAR:]
    if not near:
        return
    if here.quantities:
        yield from _added(here, near)
        yield from _below(here, near)
        yield from _part(here, near)
        yield from _shared_out(here, near)
        yield from _target(here, near)
        yield from _times(here, near)
        yield from _index(here, near)
    yield from _majority(here, near)


def _kept(
    code: str, here: Sentence, places: tuple[int, int], computed: str, interval: str
) -> Computation:
    return Computation(
        code, *here.span(*places), here.words(*places), computed, interval, holds=True
    )


def _counts(sentences: Sequence[Sentence]) -> Iterator[Quantity]:
    for sentence in reversed(sentences):
        yield from sentence.of_kind("count")


def _added(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    for each in find(_ADDED, here):
        for other in _counts(near):
            if other.value + each["x"].value == each["t"].value:
                yield _kept(
                    "ARG301",
                    here,
                    (each["t"].start, each["t"].end),
                    f"{number(other)} + {number(each['x'])} = {number(each['t'])}",
                    number(each["t"]),
                )
                break


def _a_year_ago(near: Sequence[Sentence]) -> Iterator[tuple[float, str, float]]:
    """Yield the value of a year ago, its computation, and the change since."""
    for sentence in reversed(near):
        for each in find(_THAN_YEAR_AGO, sentence):
            down = each.word("word") != "more"
            value = each["n"].value + each["d"].value * (1 if down else -1)
            yield (
                value,
                f"{number(each['n'])} {'+' if down else '-'} {number(each['d'])}",
                each["d"].value,
            )


def _below(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    for each in find(_BELOW_LAST, here):
        for value, formula, _ in _a_year_ago(near):
            difference = abs(value - each["t"].value)
            if difference == each["d"].value:
                yield _kept(
                    "ARG303",
                    here,
                    (each["d"].start, each["d"].end),
                    f"{formula} - {number(each['t'])} = {shown(difference)}",
                    number(each["d"]),
                )
                break


def _part(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    for each in find(_PART_OF_CHANGE, here):
        for _, _, change in _a_year_ago(near):
            for part in _counts(near[-2:]):
                if part.value < change and accepted(each["f"]).meets(
                    Interval(part.value / change, part.value / change)
                ):
                    yield _kept(
                        "ARG302",
                        here,
                        (each["f"].start, each["f"].end),
                        f"{number(part)} / {shown(change)} = {shown(part.value / change, 3)}",
                        each["f"].text,
                    )
                    return


def _shared_out(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "300 crowns a head", "312,000, or 3,000 each", "two for every tree, 104 in all", "for every crown …"."""
    for each in find(_A_HEAD, here):
        counts = (q for q in _counts(near[-4:]) if q.unit == each["e"].unit)
        yield from _divided(
            here,
            (each["e"].start, each["e"].end),
            each["e"],
            ((whole, each["n"]) for whole in counts),
        )
    for each in find(_OR_EACH, here):
        counts = (q for q in _counts(near[-3:]) if q.value > 1 and not q.unit and each["t"].unit)
        yield from _divided(
            here,
            (each["t"].start, each["e"].end),
            each["e"],
            ((each["t"], count) for count in counts),
        )
    for each in find(_EVERY_TREE, here):
        for count in _counts(near):
            if count.value * each["k"].value == each["t"].value:
                formula = f"{number(count)} x {number(each['k'])} = {number(each['t'])}"
                yield _kept(
                    "ARG301", here, (each["t"].start, each["t"].end), formula, number(each["t"])
                )
                break
    for each in find(_FOR_EVERY, here):
        yield from _for_every(here, each["q"], each.word("unit"), near)


def _divided(
    here: Sentence,
    places: tuple[int, int],
    stated: Quantity,
    pairs: Iterable[tuple[Quantity, Quantity]],
) -> Iterator[Outcome]:
    """Yield the first whole and number whose quotient agrees with what is stated."""
    for whole, count in pairs:
        value = whole.value / count.value if count.value else 0.0
        if _agrees(stated, value):
            yield _kept(
                "ARG301",
                here,
                places,
                f"{number(whole)} / {number(count)} = {shown(value, 2)}",
                number(stated),
            )
            return


def _agrees(stated: Quantity, value: float) -> bool:
    return accepted(stated).meets(Interval(value, value))


def _for_every(
    here: Sentence, stated: Quantity, unit: str, near: Sequence[Sentence]
) -> Iterator[Outcome]:
    """Yield "for every crown saved, a family pays almost 28": a price, times how often, over a value in the same money."""
    money = [q for q in _counts(near[-5:]) if q.unit == unit]
    times = [q for q in _counts(near[-2:]) if not q.unit]
    for price in money:
        for base in money:
            for often in (*times, None):
                value = price.value * (often.value if often else 1) / base.value
                if price is not base and _agrees(stated, value):
                    formula = (
                        f"{number(price)} x {number(often)} / {number(base)}"
                        if often
                        else f"{number(price)} / {number(base)}"
                    )
                    yield _kept(
                        "ARG304",
                        here,
                        (stated.start, stated.end),
                        f"{formula} = {shown(value, 2)}",
                        stated.text,
                    )
                    return


def _target(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    if here.of_kind("count", "percent") != [
        q for q in here.of_kind("count", "percent") if "of" in here.before(q)
    ]:
        return
    for each in find(_TARGET, here):
        values = [q for q in near[-2:][0].quantities if q.kind == each["b"].kind] if near else []
        above = each.word("word") in ("above", "over")
        if values and each.word("word") and (values[0].value > each["b"].value) == above:
            first = here.passage.text.rfind(each.word("word"), here.start, each["b"].start)
            yield _kept(
                "ARG311",
                here,
                (first, each["b"].end),
                f"{number(values[0])} {'>' if above else '<'} {number(each['b'])}",
                number(each["b"]),
            )
            return


def _times(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "almost 5 times fewer" after "from 920 to 462 … from 462 to 193": the first against the last."""
    if here.of_kind("count", "percent"):
        return
    for each in find(_TIMES, here):
        ways = [(pair["a"], pair["b"]) for pair in find(r"from <c:a> to <c:b>", near[-1])]
        if not ways:
            return
        old, new = ways[0][0], ways[-1][1]
        above, below = max(old.value, new.value), min(old.value, new.value)
        if (
            below > 0
            and _agrees(each["r"], above / below)
            and (new.value < old.value) == (each.word("word") in ("fewer", "less", "lower"))
        ):
            yield _kept(
                "ARG304",
                here,
                (each["r"].start, each["r"].end),
                f"{shown(above)} / {shown(below)} = {shown(above / below, 2)}",
                each["r"].text,
            )


def _index(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "since 2015 dearer by 42%" after "stood at 142 (2015 = 100)"; and a ratio of two such changes said to be near one."""
    for each in find(_INDEX, here):
        year = int(each["y"].value)
        for sentence in reversed(near[-2:]):
            if not any(
                q.kind == "other" and re.fullmatch(rf"\(?{year}\s?=\s?100\)?", q.text)
                for q in sentence.quantities
            ):
                continue
            for value in sentence.of_kind("count"):
                if accepted(each["p"]).meets(
                    Interval(abs(value.value - 100), abs(value.value - 100))
                ):
                    first = max(
                        here.start,
                        here.passage.text.rfind(" ", here.start, each["p"].start - 4) + 1,
                    )
                    yield _kept(
                        "ARG303",
                        here,
                        (first, each["p"].end),
                        f"{number(value)} - 100 = {shown(abs(value.value - 100))}",
                        number(each["p"]),
                    )
                    break
    values = here.of_kind("percent")
    back = re.compile(
        r"\bratio of the two is (almost back where it was|almost unchanged|much the same)"
    ).search(here.passage.text, here.start, here.end)
    if len(values) == 2 and back:
        ratio = (100 + values[0].value) / (100 + values[1].value)
        if 0.95 < ratio < 1.05:
            yield _kept(
                "ARG304",
                here,
                back.span(1),
                f"{100 + values[0].value:g} / {100 + values[1].value:g} = {shown(ratio, 3)}",
                "0.95 to 1.05",
            )


def _majority(here: Sentence, near: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield "a majority of those who answered" after a count and its total."""
    if "majority" not in here.skeleton:
        return
    match = _MAJORITY.search(here.passage.text, here.start, here.end)
    if not match or here.of_kind("count", "percent", "fraction"):
        return
    counts = [q for q in near[-1].of_kind("count") if not q.unit]
    if len(counts) >= 2 and near[-1].of_kind("percent"):
        whole, part = counts[0], counts[1]
        if 0.5 < part.value / (whole.value or 1) < 1:
            yield _kept(
                "ARG302",
                here,
                match.span(),
                f"{number(part)} / {number(whole)} = {shown(part.value / whole.value, 3)}",
                "more than 0.5",
            )
