"""What follows a number and belongs to it: a scale word, a per cent sign, a unit."""

import re
from dataclasses import replace

from argmap.english.figures.nouns import plural_noun
from argmap.english.numbers.quantity import Kind, Quantity
from argmap.english.numbers.words import SCALES, UNITS, singular
from argmap.english.patterns import lazy

SCALE = lazy(
    r"[\s-]?(thousand|million|billion|trillion|lakhs?\b|crores?\b|bn\b|mn\b|mln\b|tn\b|k\b|m\b)"
)
PERCENT = lazy(r"\s?-?(?:%|per\s?cent\b|pct\b\.?|(?P<mille>‰|per\s?mil(?:le)?\b))")
_POINTS = lazy(r"\s?-?(?:percentage|per\s?cent|%)[\s-]?points?\b|\s?(?:pp|p\.p\.|ppt|pps)(?!\w)")
_BARE_POINTS = lazy(r"\spoints?\b")
_BASIS_POINTS = lazy(r"\s?-?(?:basis[\s-]points?|bps?)\b")
TIMES = lazy(r"\s?-?fold\b|\stimes\b|\s?[x×](?=[\s,.;)])")
UNIT = lazy(rf"\s?-?({UNITS})(?![\w/'])")
_PENCE = lazy(r"p(?![\w/'])")
TAIL = lazy(r"\w|-[a-z\d]")  # the number goes on and is a name: "7b", "2-a"
DURATION = frozenset({"year", "month", "week", "day"})


def other(text: str, start: int, end: int) -> Quantity:
    """Return a number that counts nothing."""
    return Quantity(start, end, text[start:end], "other", core=start, core_end=end)


def finish(text: str, made: Quantity) -> Quantity:
    """Return a number with the scale word, per cent sign or unit that follows it."""
    made = _scaled(text, made)
    is_range = made.kind == "range"
    points = _POINTS.match(text, made.end)
    if basis := _BASIS_POINTS.match(text, made.end):
        points, made = basis, _part_of(made, 0.01)
    elif not points and not made.unit:
        points = _BARE_POINTS.match(text, made.end)
    if points:
        return _with(text, made, points.end(), "range" if is_range else "points", "point")
    if percent := PERCENT.match(text, made.end):
        made = _part_of(made, 0.1) if percent["mille"] else made
        return _with(text, made, percent.end(), "range" if is_range else "percent", "%")
    times = TIMES.match(text, made.end)
    if times and made.kind == "count":
        return _with(text, made, times.end(), "times", "")
    return _with_unit(text, made)


def _part_of(made: Quantity, unit: float) -> Quantity:
    low, high, step = (round(each * unit, 9) for each in (made.low, made.high, made.step))
    return replace(made, low=low, high=high, step=step)


def _scaled(text: str, made: Quantity) -> Quantity:
    scale = SCALE.match(text, made.end)
    if not scale or not _is_scale(text, made, scale):
        return made
    return replace(
        made.times(SCALES[scale[1].removesuffix("s")]), end=scale.end(), core_end=scale.end()
    )


def _is_scale(text: str, made: Quantity, scale: re.Match[str]) -> bool:
    """Return whether letters are a scale: "m" after a currency or before things: "40m people"."""
    if scale[1] == "m":
        return bool(made.unit or (scale[0] == "m" and plural_noun(text[scale.end() :][:40])))
    return scale[1] != "k" or not text[made.end].isspace()


def _with_unit(text: str, made: Quantity) -> Quantity:
    if (pence := _PENCE.match(text, made.end)) and made.unit == "" and not made.spelled:
        return _with(text, made, pence.end(), made.kind, "pence", core_end=made.end)
    unit = UNIT.match(text, made.end)
    if unit and made.unit in ("", singular(unit[1])):
        name = singular(unit[1])
        is_duration = name in DURATION and made.kind == "count"
        kind: Kind = "duration" if is_duration else made.kind
        return _with(text, made, unit.end(), kind, name, core_end=made.end)
    if TAIL.match(text, made.end) and not made.scaled and not made.spelled:
        return other(text, made.start, made.end)
    return _with(text, made, made.end, made.kind, made.unit)


def _with(
    text: str, made: Quantity, end: int, kind: Kind, unit: str, *, core_end: int = 0
) -> Quantity:
    zeros = made.step == 1 and made.low >= 1000 and made.low % 100 == 0
    made = replace(made, end=end, text=text[made.start : end], core_end=core_end or end)
    return replace(made, kind=kind, unit=unit, scaled=made.scaled or zeros)
