"""Periods: years or months against the dates named, and a total over years against each year."""

from dataclasses import replace
from datetime import date, timedelta

from argmap.english.figures import series as wording
from argmap.english.numbers import Quantity
from argmap.figures.formulas import number, shown, sum_of
from argmap.figures.operations import Interval, Term, exact
from argmap.figures.sentences import Sentence, Sentences, Tie, find, reach
from argmap.figures.series import by_year, yearly_values
from argmap.figures.verdict import Comparison, Doubt, Outcomes, settled

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def check(here: Sentence, before: Sentences, _: Sentences) -> Outcomes:
    """Yield what a sentence's periods give."""
    if not here.of_kind("duration"):
        return
    seen: set[int] = set()
    for tie in find(wording.LENGTH_AND_ENDS, here):
        around = here.skeleton[max(0, tie.match.start() - 30) : tie.match.end() + 12]
        if tie["n"].start not in seen and not wording.NOT_ELAPSED.search(around):
            seen.add(tie["n"].start)
            yield from _interval(tie)
    for tie in find(wording.LAST_YEARS, here):
        if tie["n"].unit == "year" and tie["n"].start not in seen:
            yield from _listed(here, tie)
    for tie in find(wording.TOTAL_OVER_YEARS, here):
        if tie["n"].unit == "year":
            yield from _total(here, tie, before)


def _interval(tie: Tie) -> Outcomes:
    stated, x, y = tie["n"], tie["x"], tie.get("y")
    days = _days_between(x, y)
    if days is None or stated.unit not in _DAYS:
        return
    size = _DAYS[stated.unit]
    room = 0.12 if stated.unit in ("month", "week") else 0.02
    result = days.times(1 / size)
    low, high = result.interval.low - room, result.interval.high + room
    result = replace(result, interval=Interval(max(0.0, low), high))
    plain = replace(stated, step=stated.step or 1.0)
    if stated.value % 10 == 0 and not stated.hedge:
        plain = replace(plain, hedge="exactly")
    fit = f"{shown(round(result.value, 1))} {stated.unit}s would agree."
    tied, places = stated.unit in ("month", "year"), reach(stated, x, y)
    yield from Comparison("ARG310", tie.sentence, plain, result, fit, places, tied=tied).judged()


def _days_between(x: Quantity, y: Quantity | None) -> Term | None:
    """Return the days from the first to the last of what is named: two dates, years or one span."""
    if y and x.kind != "year":
        return _between_dates(x, y)
    first, last = int(x.low), int(y.low if y else x.high)
    days = Interval(365.25 * (last - first), 365.25 * (last - first + 1))
    formula = f"{first} to {last}, counted with both ends"
    return Term(days.high, days, formula) if last > first else None


def _between_dates(x: Quantity, y: Quantity) -> Term | None:
    year, last_year = _years_of(x.date, y.date)
    try:
        start = date(year, x.date[1], x.date[2] or 1)
        end = date(last_year, y.date[1], y.date[2] or 1)
    except ValueError:
        return None
    fewest = (end - (start if x.date[2] else _month_end(start))).days
    most = ((end if y.date[2] else _month_end(end)) - start).days + 1
    if most <= 0 or fewest < -1:
        return None
    days = Interval(max(0, fewest), most)
    return Term(most, days, f"{x.text} to {y.text}: {most} days")


def _years_of(first: tuple[int, int, int], last: tuple[int, int, int]) -> tuple[int, int]:
    """Return the years of two dates, of which one or both may have been given without."""
    year, last_year = first[0] or last[0] or 2001, last[0] or first[0] or 2001
    if first[1:] > last[1:] and not last[0]:
        return year, last_year + 1
    turns = first[1:] > last[1:] and not first[0]
    return (year - 1 if turns else year), last_year


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _listed(here: Sentence, tie: Tie) -> Outcomes:
    """Yield "in the last four years" against the years of the list that follows."""
    stated = tie["n"]
    pairs = [pair for pair in by_year(here) if pair[1].start > stated.end]
    years = sorted(year for year, _ in pairs)
    opens = wording.LIST_OPENS.search(here.skeleton, tie.match.end())
    if not opens or len(years) < max(2, stated.value) or stated.hedge:
        return
    if years == list(range(years[0], years[0] + len(years))):
        end = pairs[-1][1].end + 12  # a year after the last value belongs to it
        result = exact(len(years), f"years listed, {years[0]} to {years[-1]}")
        fit = f"“{len(years)} years” would agree."
        places = (stated.start, max(q.end for q in here.quantities if q.start <= end))
        yield from Comparison("ARG310", here, stated, result, fit, places, of_exact=True).judged()


def _total(here: Sentence, tie: Tie, before: Sentences) -> Outcomes:
    """Yield a total over the last N years against the yearly figures given for the same act."""
    whole, said = tie["t"], wording.acts(tie.word("np"))
    if whole.unit or whole.hedge or tie["n"].value < 3 or by_year(here):
        return
    near = [sentence for sentence in before[-8:] if sentence.block >= here.block - 6]
    values = _values_of(said, near)
    last = max(values, default=0)
    wanted = range(last - int(tie["n"].value) + 1, last + 1)
    if values.keys() >= set(wanted) and values:
        yield from _reconciled(here, tie, {year: values[year] for year in wanted})


def _values_of(said: frozenset[str], near: Sentences) -> dict[int, Quantity]:
    values: dict[int, Quantity] = {}
    for year, value, done in yearly_values(near):
        if said & done and value.kind == "count" and not value.unit:
            if values.get(year, value).value != value.value:
                return {}
            values[year] = value
    return values


def _reconciled(here: Sentence, tie: Tie, values: dict[int, Quantity]) -> Outcomes:
    whole, places = tie["t"], reach(tie["t"], tie["n"])
    value = sum(q.value for q in values.values())
    doubt = None
    if value != whole.value:
        listed = ", ".join(f"{number(q)} ({year})" for year, q in values.items())
        missing = f"{shown(abs(whole.value - value))} {'more' if whole.value > value else 'fewer'}"
        doubt = Doubt(
            f"The yearly figures add up to {shown(value)}, and the two cannot be reconciled from"
            " the text: either they count different things, or one of them does not agree with"
            f" the other. A total of {shown(value)}, or {missing} in the years listed, would"
            " agree.",
            "A reader cannot tell which of the two counts the conclusion is based on.",
            "Do the total and the yearly figures count the same people or cases?",
            f"a total of {shown(value)}",
            f"The text says “{here.words(*places)}” and gives by year: {listed}.",
            "warning",
        )
    computed = f"{sum_of(values.values())} = {shown(value)}"
    yield from settled("ARG310", here, places, computed, number(whole), doubt)
