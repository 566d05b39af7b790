"""Two series that are said to move together: "directly proportional", "in step with"."""

import re
from dataclasses import dataclass

from argmap.english.figures import series as wording
from argmap.figures.formulas import shown
from argmap.figures.operations import rank_correlation
from argmap.figures.sentences import Sentence, Sentences
from argmap.figures.series import yearly_values
from argmap.figures.ties import find
from argmap.figures.verdict import Doubt, Outcomes, settled

_MOST_UNEQUAL = 1.25  # how far the ratio of two series may vary that are called proportional


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
    """Yield what a sentence says of two series of the text."""
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
            lacks = f"The two do not move as said {' and '.join(against)}. {lacks}"
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
