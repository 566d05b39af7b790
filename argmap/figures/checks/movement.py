"""Series: words for how they move, and the year from which a change is measured."""

import re
from itertools import pairwise
from typing import TypeAlias

from argmap.english.figures import series as wording
from argmap.english.figures.changes import PLAIN_FROM_TO
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shorten, shown
from argmap.figures.operations import Term, relative_change
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.series import by_year, items_of
from argmap.figures.ties import Tie, find, reach
from argmap.figures.tolerance import operand
from argmap.figures.verdict import Comparison, Doubt, Outcome, Outcomes, remark, settled
from argmap.model import Span

Point: TypeAlias = "tuple[int, Quantity]"  # a year, or the position in a list, and its value
_A_YEAR = 1000  # lower numbers are positions


def check(here: Sentence, before: Sentences, after: Sentences) -> Outcomes:
    """Yield what a sentence says of a series, against the series."""
    if wording.MAY_MOVE.search(here.skeleton):
        yield from _trend(here, after)
    if here.quantities:
        for tie in find(wording.SINCE_YEAR, here):
            yield from _since(here, tie, (here, *after[:2], *reversed(before[-2:])))
        yield from _from_peak(here)


def _trend(here: Sentence, after: Sentences) -> Outcomes:
    """Yield "has fallen every year" against the years given."""
    text = here.skeleton
    cue = wording.EVERY_YEAR.search(text) or wording.STEADILY.search(text)
    if not cue or wording.NOT_EVERY.search(text[max(0, cue.start() - 30) : cue.end() + 30]):
        return
    near = text[max(0, cue.start() - 60) : cue.end() + 45]
    rising, falling = bool(wording.RISING.search(near)), bool(wording.FALLING.search(near))
    if rising != falling:
        values = sorted(_values(here, after), key=lambda point: point[0])
        repeated = any(one[0] == other[0] for one, other in pairwise(values))
        if len(values) >= 3 and not repeated:
            yield from _moved(here, cue, values, 1 if rising else -1)


def _values(here: Sentence, after: Sentences) -> list[Point]:
    """Return the series of a sentence, or of the next one, from the year that it names."""
    values = _series(here, after)
    since = wording.SINCE.search(here.skeleton)
    if since and len(values) >= 3:
        first = here.places[since.start(1)].value
        values = [point for point in values if point[0] >= first or point[0] < _A_YEAR]
    return values


def _series(here: Sentence, after: Sentences) -> list[Point]:
    own = by_year(here)
    if len(own) >= 3:
        return own
    colon = here.skeleton.find(":")
    items = items_of(here, colon + 1, len(here.skeleton)) if colon > 0 else []
    if len(items) >= 3:
        return [(i, item.quantity) for i, item in enumerate(items)]
    following = after[0] if after and after[0].block == here.block else None
    if not following or here.of_kind("count", "percent"):
        return []
    return by_year(following) if wording.VALUES_FOLLOW.match(following.skeleton) else []


def _moved(here: Sentence, cue: re.Match[str], values: list[Point], way: int) -> Outcomes:
    every = bool(wording.EVERY_YEAR.fullmatch(cue[0]))
    least = 1e-12 if every else 0  # "every" excludes a step in which nothing changes
    steps = [(one, other, (other[1].value - one[1].value) * way) for one, other in pairwise(values)]
    against = [_step_words(one, other) for one, other, step in steps if step < least]
    places = _place_of(here, cue)
    listed = ", ".join(_point_words(point) for point in values)
    doubt = None
    if against:
        overall = (values[-1][1].value - values[0][1].value) * way > 0
        fit = f"“{'Risen' if way > 0 else 'Fallen'} overall” would agree."
        fit = fit if overall else "The values themselves would have to be different."
        doubt = Doubt(
            f"The step {' and '.join(against)} does not agree with it. {fit}",
            "The word claims more than the series shows.",
            "Which years are meant?",
            fit,
            f"The text says “{shorten(here.words(*places))}” and gives {listed}.",
            "error" if every else "warning",
        )
    interval = f"{'rising' if way > 0 else 'falling'} at each step"
    yield from settled("ARG307", here, places, listed, interval, doubt)


def _place_of(here: Sentence, cue: re.Match[str]) -> Span:
    """Return the span of a cue and the words of movement next to it, in the block."""
    start = here.find(cue[0])
    first, last = start, start + len(cue[0])
    for pattern in (wording.RISING, wording.FALLING):
        near = max(here.start, start - 40), min(here.end, last + 40)
        for match in pattern.finditer(here.words_of.text, *near):
            first, last = min(first, match.start()), max(last, match.end())
    return first, last


def _point_words(point: Point) -> str:
    return f"{number(point[1])} ({point[0]})" if point[0] > _A_YEAR else number(point[1])


def _step_words(one: Point, other: Point) -> str:
    if one[0] > _A_YEAR:
        return f"from {number(one[1])} in {one[0]} to {number(other[1])} in {other[0]}"
    return f"from {number(one[1])} to {number(other[1])}"


def _since(here: Sentence, tie: Tie, near: Sentences) -> Outcomes:
    """Yield "down by 28% since 2020" if it holds, with a note if the base is an extreme."""
    year = int(tie["y"].value)
    for sentence in near:
        values = dict(by_year(sentence))
        if year in values and len(values) >= 3 and max(values) > year:
            yield from _from_base(here, tie, values)
            return


def _from_base(here: Sentence, tie: Tie, values: dict[int, Quantity]) -> Outcomes:
    year, down = int(tie["y"].value), bool(wording.FELL.match(tie.word("word")))
    base, latest = values[year], values[max(values)]
    first, last = reach(tie["p"], tie["y"])
    word = wording.MOVED_BY.search(here.words_of.text, max(here.start, first - 20), first)
    places = (word.start() if word else first, last)
    value = (base.value - latest.value) / base.value * 100 * (1 if down else -1)
    computed = relative_change(operand(base), operand(latest)).times(100)
    result = Term(value, computed, f"({number(base)} - {number(latest)}) / {number(base)}")
    comparison = Comparison("ARG303", here, tie["p"], result, places=places, tied=False)
    outcomes = list(comparison.judged())
    yield from outcomes
    others = [q for y, q in values.items() if y != year]
    if outcomes and value > 0 and all(_is_below(q, base, down=down) for q in others):
        yield _extreme_note(here, places, (year, base), values, down=down)


def _is_below(other: Quantity, base: Quantity, *, down: bool) -> bool:
    """Return whether a value is below the base of a fall, or above that of a rise."""
    return other.value != base.value and (other.value < base.value) == down


def _extreme_note(
    here: Sentence, places: Span, base: Point, values: dict[int, Quantity], *, down: bool
) -> Outcome:
    last = max(values)
    others = [year for year in values if year not in (base[0], last)]
    other = min(others, key=lambda year: abs(year - base[0]), default=base[0])
    change = (values[last].value - values[other].value) / values[other].value * 100
    doubt = Doubt(
        f"The base, {number(base[1])} in {base[0]}, is the {'highest' if down else 'lowest'} of"
        f" the series that the text gives; from {number(values[other])} in {other} the change is"
        f" {shown(change)}%.",
        "From an extreme nearly every change looks large.",
        "How large is the change from another year?",
        f"{shown(change)}% from {other}",
        f"The text says “{shorten(here.words(*places))}”; the arithmetic holds.",
        "note",
    )
    return remark("ARG308", here, places, doubt)


def _from_peak(here: Sentence) -> Outcomes:
    """Yield a note on a fall "(from 920 to 462)" from the top of the list in the sentence."""
    values = by_year(here)
    for tie in find(PLAIN_FROM_TO, here) if len(values) >= 3 else ():
        base, latest = tie["a"], tie["b"]
        down = latest.value < base.value
        years = [year for year, q in values if q.value == base.value]
        others = [q for _, q in values if q.value != base.value]
        extreme = all(_is_below(q, base, down=down) for q in (*others, latest))
        if len(years) == 1 and extreme and base not in dict(values).values():
            table = dict(values) | {max(year for year, _ in values) + 1: latest}
            places = (base.start - 5, latest.end)
            yield _extreme_note(here, places, (years[0], base), table, down=down)
