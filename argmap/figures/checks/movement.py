"""How figures move: series and words for them, two series together, changes without a base."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from argmap.english.figures import changes
from argmap.english.figures import series as wording
from argmap.english.numbers import Quantity
from argmap.english.periods import says_alike, unlike_periods
from argmap.figures.formulas import number, shorten, shown
from argmap.figures.operations import Term, rank_correlation, relative_change
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.series import by_year, items_of, yearly_values
from argmap.figures.verdict import Comparison, Doubt, Outcome, Outcomes, operand, remark, settled
from argmap.model import Span

Point: TypeAlias = "tuple[int, Quantity]"  # a year, or the position in a list, and its value
_A_YEAR = 1000  # lower numbers are positions
_MOST_UNEQUAL = 1.25  # how far the ratio of two series called proportional may vary


@dataclass(frozen=True, slots=True)
class TwoSeries:
    """Two series over the same years."""

    years: tuple[int, ...]
    one: tuple[float, ...]
    other: tuple[float, ...]

    def steps_against(self, way: int) -> list[str]:
        """Return the steps in which the two do not move the same way (1) or apart (-1)."""
        found = []
        for i in range(len(self.years) - 1):
            a, b, c, d = *self.one[i : i + 2], *self.other[i : i + 2]
            if (b - a) * (d - c) * way <= 0:
                years = f"from {self.years[i]} to {self.years[i + 1]}"
                found.append(f"{years} ({shown(a)} to {shown(b)}, {shown(c)} to {shown(d)})")
        return found

    def ratios(self, way: int) -> list[float]:
        """Return the ratio of the two for each year; their product if they move apart."""
        pairs = list(zip(self.one, self.other, strict=True))
        if way < 0:
            return [a * b for a, b in pairs]
        return [a / b if b else 0.0 for a, b in pairs]


def check(here: Sentence, before: Sentences, after: Sentences) -> Outcomes:
    """Yield what a sentence says of a series, against the series."""
    if wording.MAY_MOVE.search(here.skeleton):
        yield from _trend(here, after)
    if here.quantities:
        for tie in find(wording.SINCE_YEAR, here):
            yield from _since(here, tie, (here, *after[:2], *reversed(before[-2:])))
        yield from _from_peak(here)
        yield from _notes(here, before, after)
    yield from _together(here, before, after)


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
    if match := wording.FROM_TO_AND_ON.search(here.skeleton):
        return list(enumerate(here.between(*match.span("list"), "count", "percent")))
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
        "Measured from an extreme, almost every change looks large.",
        "How large is the change from another year?",
        f"{shown(change)}% from {other}",
        f"The text says “{shorten(here.words(*places))}”; the arithmetic holds.",
        "note",
    )
    return remark("ARG308", here, places, doubt)


def _from_peak(here: Sentence) -> Outcomes:
    """Yield a note on a fall "(from 920 to 462)" from the top of the list in the sentence."""
    values = by_year(here)
    for tie in find(changes.PLAIN_FROM_TO, here) if len(values) >= 3 else ():
        base, latest = tie["a"], tie["b"]
        down = latest.value < base.value
        years = [year for year, q in values if q.value == base.value]
        others = [q for _, q in values if q.value != base.value]
        extreme = all(_is_below(q, base, down=down) for q in (*others, latest))
        if len(years) == 1 and extreme and base not in dict(values).values():
            table = dict(values) | {max(year for year, _ in values) + 1: latest}
            places = (base.start - 5, latest.end)
            yield _extreme_note(here, places, (years[0], base), table, down=down)


def _together(here: Sentence, before: Sentences, after: Sentences) -> Outcomes:
    """Yield what a sentence says of two series: "directly proportional", "in step with"."""
    if not any(words in here.skeleton for words in wording.MAY_BE_TOGETHER):
        return
    cue = wording.TOGETHER.search(here.skeleton)
    if not cue or wording.NOT.search(here.skeleton[max(0, cue.start() - 12) : cue.start()]):
        return
    pair = _inside(here) or _inside(after[0] if after else here)
    pair = pair or _by_acts(here, [*before[-10:], here, *after[:5]])
    if pair:
        way = -1 if len(wording.OPPOSITE.findall(here.skeleton)) % 2 else 1
        yield from _proportion(here, cue, pair, way)


def _inside(here: Sentence) -> TwoSeries | None:
    ties = list(find(wording.VALUE_IN_YEAR_AND_VALUE, here))
    years = tuple(int(tie["y"].value) for tie in ties)
    if len(years) < 3 or len(set(years)) != len(years):
        return None
    one, other = (tuple(tie[name].value for tie in ties) for name in ("a", "b"))
    return TwoSeries(years, one, other)


def _by_acts(here: Sentence, near: Sentences) -> TwoSeries | None:
    """Return the two series whose verbs the sentence names, over the years they share."""
    named = wording.places_of_stems(here.skeleton)
    found: dict[str, dict[int, float]] = {}
    for year, value, acts in yearly_values(near):
        for act in acts if value.kind == "count" else ():
            if act[:6] in named:
                found.setdefault(act[:6], {}).setdefault(year, value.value)
    chosen = [act for act, values in found.items() if len(values) >= 3]
    if len(chosen) != 2:
        return None
    one, other = (found[act] for act in sorted(chosen, key=named.__getitem__))
    years = tuple(sorted(set(one) & set(other)))
    if len(years) < 3:
        return None
    return TwoSeries(years, *(tuple(values[year] for year in years) for values in (one, other)))


def _proportion(here: Sentence, cue: re.Match[str], pair: TwoSeries, way: int) -> Outcomes:
    against, ratios = pair.steps_against(way), pair.ratios(way)
    rho = rank_correlation(pair.one, pair.other)
    unequal = "proportion" in cue[0] and max(ratios) > _MOST_UNEQUAL * min(ratios)
    start = here.find(cue[0])
    places = start, start + len(cue[0])
    listed = "; ".join(
        f"{year}: {shown(a)} and {shown(b)}"
        for year, a, b in zip(pair.years, pair.one, pair.other, strict=True)
    )
    doubt = None
    if against or unequal:
        lacks = (
            f"The {'ratio' if way > 0 else 'product'} of the two runs from"
            f" {shown(min(ratios), 2)} to {shown(max(ratios), 2)}, where proportion requires one"
            " value."
        )
        if against:
            lacks = f"The two do not move as stated {' and '.join(against)}. {lacks}"
        if abs(rho) > 0.5:
            mostly = "the same direction" if way > 0 else "opposite directions"
            lacks += f" “Mostly in {mostly}” would agree."
        doubt = Doubt(
            lacks,
            "Two series may both move and still not be in proportion.",
            "How does the ratio of the two change over the years?",
            f"rank correlation {rho:.2f}",
            f"The text says “{here.words(*places)}” of two series: {listed}. Their rank"
            f" correlation is {rho:.2f}.",
            "warning",
        )
    computed = f"{listed}; rank correlation {rho:.2f}"
    interval = "both series move together at each step"
    yield from settled("ARG312", here, places, computed, interval, doubt)


def _notes(here: Sentence, before: Sentences, after: Sentences) -> Outcomes:
    if here.kind == "heading":
        return
    near = [each for each in (*before[-1:], *after[:1]) if abs(each.block - here.block) <= 1]
    values = [q for each in (here, *near) for q in each.of_kind("count", "range")]
    if all(value.spelled for value in values):
        yield from _without_base(here)
    cue = changes.NOT_COMPLETE.search(here.skeleton)
    if cue and here.of_kind("count") and _is_next_to_full_year(here, cue, before[-1:]):
        yield _unlike(here, cue[0])
        return
    text, *following = (each.words_of.text[each.start : each.end] for each in (here, *after[:1]))
    periods = unlike_periods(text) if len(here.of_kind("count")) > 1 else None
    if periods and not any(map(says_alike, following)):
        yield _unlike(here, text[slice(*periods[0])])


def _without_base(here: Sentence) -> Outcomes:
    """Yield "up 300%" if no value is near."""
    ties = find(changes.BIG_CHANGE, here)
    tie = next((each for each in ties if _is_large_change(here, each)), None)
    if tie:
        places = here.rfind(tie.word("word"), tie["p"].start), tie["p"].end
        doubt = Doubt(
            "It gives neither the starting nor the final value of the change.",
            "A large percentage of a small number is small.",
            "From what value, and in how many cases?",
            says=f"The text says “{here.words(*places)}”.",
            level="note",
        )
        yield remark("ARG315", here, places, doubt)


def _is_large_change(here: Sentence, tie: Tie) -> bool:
    stated = tie["p"]
    is_large = stated.kind == "percent" and stated.hedge != "under" and stated.value >= 50
    if not is_large or len(here.of_kind("percent")) > 1:
        return False
    return not changes.COMPARED_IN_SCIENCE.search(here.words_of.text, here.start, here.end)


def _is_next_to_full_year(here: Sentence, cue: re.Match[str], previous: Sentences) -> bool:
    other = cue[0].startswith("in the first") and not changes.THIS_YEAR.search(here.skeleton)
    if other or changes.SAME_PERIOD.search(here.skeleton):
        return False
    with_counts = (each for each in previous if each.block == here.block and each.of_kind("count"))
    return any(changes.FULL_YEAR.search(each.skeleton) for each in (here, *with_counts))


def _unlike(here: Sentence, cue: str) -> Outcome:
    numbers = here.of_kind("count")
    place = here.find(cue)
    place = place if place >= 0 else numbers[0].start
    nearest = min(numbers, key=lambda q: abs(q.start - place))
    places = min(nearest.start, place), max(nearest.end, place + len(cue))
    doubt = Doubt(
        "One of the counts is not complete yet, so the two cannot be compared.",
        "Such counts are not complete yet.",
        "What will the full year be?",
        says=f"The text says “{shorten(here.words(*places))}” next to the count of a full year.",
        level="note",
    )
    return remark("ARG316", here, places, doubt)
