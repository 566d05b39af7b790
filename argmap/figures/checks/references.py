"""Computations over several sentences: the wording points back without naming the numbers.

They are kept if they hold; one that does not come out shows only that another was meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from argmap.english.figures import references as wording
from argmap.english.figures.changes import FEWER, PLAIN_FROM_TO
from argmap.english.numbers import Quantity
from argmap.figures.formulas import digits_of, number, order_of, shown, sum_of
from argmap.figures.operations import Interval, Term, exact
from argmap.figures.sentences import Sentence, Sentences, Tie, find
from argmap.figures.verdict import Outcomes, accepted, settled, term

_NEAR = 14  # sentences back in which a number is looked for


def check(here: Sentence, before: Sentences, _: Sentences) -> Outcomes:
    """Yield what a sentence's numbers give together with those before it."""
    near = before[-_NEAR:]
    if near and here.quantities:
        for made in (_sums, _below, _part, _shared_out, _for_every, _target, _times, _since_base):
            yield from made(here, near)
        yield from _ratio_of_changes(here)
    if near:
        yield from _majority(here, near[-1])


def _counts(sentences: Sentences) -> list[Quantity]:
    return [each for sentence in reversed(sentences) for each in sentence.of_kind("count")]


def _first(
    code: str, here: Sentence, stated: Quantity, options: Iterable[Term], start: int = -1
) -> Outcomes:
    for option in options:
        if accepted(stated).meets(Interval(option.value, option.value)):
            places = (start if start >= 0 else stated.start, stated.end)
            computed = f"{option.formula} = {shown(option.value, digits_of(stated))}"
            yield from settled(code, here, places, computed, stated.text, None)
            return


def _sums(here: Sentence, near: Sentences) -> Outcomes:
    """Yield "30 were added, which makes 130" and "for every tree two volunteers, 104 in all"."""
    for tie in find(wording.ADDED, here):
        sums = [exact(q.value + tie["x"].value, sum_of((q, tie["x"]))) for q in _counts(near)]
        yield from _first("ARG301", here, tie["t"], _equal(tie["t"], sums))
    for tie in find(wording.SO_MANY_FOR_EVERY, here):
        products = [term(q) * term(tie["k"]) for q in _counts(near)]
        yield from _first("ARG301", here, tie["t"], _equal(tie["t"], products))


def _equal(stated: Quantity, options: Iterable[Term]) -> list[Term]:
    return [option for option in options if option.value == stated.value]


def _a_year_ago(near: Sentences) -> Iterator[tuple[Term, float]]:
    for sentence in reversed(near):
        for tie in find(wording.FEWER_THAN_A_YEAR_AGO, sentence):
            now, change = tie["n"], tie["d"].value
            sign, way = ("+", 1) if tie.word("word") != "more" else ("-", -1)
            yield (
                exact(now.value + change * way, f"{number(now)} {sign} {number(tie['d'])}"),
                change,
            )


def _below(here: Sentence, near: Sentences) -> Outcomes:
    for tie in find(wording.BELOW_LAST_YEAR, here):
        now, stated = tie["t"], tie["d"]
        gaps = [
            exact(abs(old.value - now.value), f"{old.formula} - {number(now)}")
            for old, _ in _a_year_ago(near)
        ]
        yield from _first("ARG303", here, stated, _equal(stated, gaps))


def _part(here: Sentence, near: Sentences) -> Outcomes:
    for tie in find(wording.PART_OF_CHANGE, here):
        changes = [exact(change, shown(change)) for _, change in _a_year_ago(near)]
        pairs = [(part, change) for change in changes for part in _counts(near[-2:])]
        shares = [term(part) / change for part, change in pairs if part.value < change.value]
        yield from _first("ARG302", here, tie["f"], shares)


def _shared_out(here: Sentence, near: Sentences) -> Outcomes:
    """Yield "300 crowns a head" and "312,000, or 3,000 each"."""
    for tie in find(wording.A_HEAD, here):
        each, count = tie["e"], term(tie["n"])
        parts = [term(whole) / count for whole in _counts(near[-4:]) if whole.unit == each.unit]
        yield from _first("ARG301", here, each, parts)
    for tie in find(wording.OR_EACH, here):
        whole = tie["t"]
        counts = [q for q in _counts(near[-3:]) if q.value > 1 and not q.unit] if whole.unit else []
        parts = [term(whole) / term(count) for count in counts]
        yield from _first("ARG301", here, tie["e"], parts, whole.start)


def _for_every(here: Sentence, near: Sentences) -> Outcomes:
    """Yield "for every crown saved, a family pays almost 28": a price times how often, per base."""
    for tie in find(wording.FOR_EVERY, here):
        money = [q for q in _counts(near[-5:]) if q.unit == tie.word("unit")]
        times = [q for q in _counts(near[-2:]) if not q.unit]
        yield from _first("ARG304", here, tie["q"], _per_base(money, times))


def _per_base(money: Sequence[Quantity], times: Sequence[Quantity]) -> Iterator[Term]:
    for price, base in permutations(map(term, money), 2):
        yield from (price * term(often) / base for often in times)
        yield price / base


def _target(here: Sentence, near: Sentences) -> Outcomes:
    if any("of" not in here.before(q) for q in here.of_kind("count", "percent")):
        return
    for tie in find(wording.TARGET, here):
        target, word = tie["b"], tie.word("word")
        values = near[-2:][0].of_kind(target.kind)
        above = word in ("above", "over")
        if values and word and (values[0].value > target.value) == above:
            places = here.rfind(word, target.start), target.end
            order = order_of(values[0], target)
            yield from settled("ARG311", here, places, order, number(target), None)
            return


def _times(here: Sentence, near: Sentences) -> Outcomes:
    """Yield "almost 5 times fewer" after "from 920 to 462 … from 462 to 193": first and last."""
    changes = list(find(PLAIN_FROM_TO, near[-1]))
    if here.of_kind("count", "percent") or not changes:
        return
    old, new = changes[0]["a"].value, changes[-1]["b"].value
    below, above = sorted((old, new))
    for tie in find(wording.TIMES_FEWER, here) if below > 0 else ():
        if (new < old) == (tie.word("word") in FEWER):
            ratio = exact(above / below, f"{shown(above)} / {shown(below)}")
            yield from _first("ARG304", here, tie["r"], [ratio])


def _since_base(here: Sentence, near: Sentences) -> Outcomes:
    """Yield "since 2015 dearer by 42%" after an index of 142 (2015 = 100)."""
    for tie in find(wording.BY_SINCE_BASE, here):
        stated = tie["p"]
        start = max(here.start, here.rfind(" ", stated.start - 4) + 1)
        for sentence in reversed(near[-2:]):
            values = sentence.of_kind("count") if _has_base(sentence, tie) else []
            changes = [exact(abs(q.value - 100), f"{number(q)} - 100") for q in values]
            yield from _first("ARG303", here, stated, changes, start)


def _has_base(sentence: Sentence, tie: Tie) -> bool:
    """Return whether a sentence says that a year is the base of an index: "2015 = 100"."""
    year = int(tie["y"].value)
    words = ("".join(q.text.split()).strip("()") for q in sentence.of_kind("other"))
    return f"{year}=100" in words


def _ratio_of_changes(here: Sentence) -> Outcomes:
    """Yield "the ratio of the two is much the same" after two changes in per cent."""
    values = here.of_kind("percent")
    unchanged = wording.RATIO_UNCHANGED.search(here.words_of.text, here.start, here.end)
    if len(values) == 2 and unchanged:
        above, below = 100 + values[0].value, 100 + values[1].value
        if 0.95 < above / below < 1.05:
            computed = f"{above:g} / {below:g} = {shown(above / below, 3)}"
            places = unchanged.span(1)
            yield from settled("ARG304", here, places, computed, "0.95 to 1.05", None)


def _majority(here: Sentence, previous: Sentence) -> Outcomes:
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
