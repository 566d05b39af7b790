"""Numbers in the forms of other countries and desks: mixed, grouped, shared scales, per mille."""

from __future__ import annotations

import pytest

from argmap.english.numbers import read
from argmap.english.numbers.fractions import fraction_in_words


def values(text: str) -> list[tuple[str, float]]:
    return [(each.kind, round(each.low, 6)) for each in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and a half million tonnes", 2.5e6),
        ("three and a quarter litres", 3.25),
        ("one and a half acres", 1.5),
        ("four and three quarters of them", 4.75),
        ("six and two thirds", 6 + 2 / 3),
        ("1\u00be cups", 1.75),
        ("2\u00bd miles", 2.5),
        ("12\u00bc acres", 12.25),
        ("2 1/2 million", 2.5e6),
        ("3 3/4 tonnes", 3.75),
        ("10 1/4 hours", 10.25),
        ("5-1/2 miles", 5.5),
    ],
)
def test_a_mixed_number_is_one_number(text: str, value: float) -> None:
    (found,) = read(text)

    assert found.kind == "count"
    assert found.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("an hour and a half", 1.5),
        ("a year and a half", 1.5),
        ("a day and a half", 1.5),
        ("two and a half days", 2.5),
        ("a mile and a quarter", 1.25),
        ("an acre and a half", 1.5),
    ],
)
def test_a_unit_and_a_half(text: str, hours: float) -> None:
    (found,) = read(text)

    assert found.low == pytest.approx(hours)
    assert found.unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/4 of the crop", 0.25),
        ("some 2/3 of voters", 2 / 3),
        ("a cut of 1/5, they say", 0.2),
        ("\u00be of the fleet", 0.75),
        ("\u2153 of the beds", 1 / 3),
        ("3/8 of the land", 0.375),
    ],
)
def test_a_fraction_in_digits(text: str, value: float) -> None:
    (found,) = read(text)

    assert found.kind == "fraction"
    assert found.low == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["open 24/7 now", "on 1/4 they met", "by 1/5 at the latest", "room 3/4 is shut", "2/17 items"],
)
def test_a_date_or_a_name_with_a_stroke_is_no_fraction(text: str) -> None:
    assert {kind for kind, _ in values(text)} <= {"other"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,20,000 voters", 120000),
        ("12,34,567 rupees", 1234567),
        ("90,000 voters", 90000),
        ("2.5 lakh homes", 250000),
        ("3 crore people", 3e7),
        ("two lakh farmers", 2e5),
        ("1,00,00,000 votes", 1e7),
        ("987,60 euros", 987.6),
        ("1 234,50 euros", 1234.5),
        ("1'234,50 francs", 1234.5),
        ("1'234.50 francs", 1234.5),
        ("12 345,6 km", 12345.6),
        ("1.234,50 euros", 1234.5),
        ("1.234.567,8 euros", 1234567.8),
    ],
)
def test_digits_are_grouped_as_in_many_countries(text: str, value: float) -> None:
    (found,) = read(text)

    assert found.kind == "count"
    assert found.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("9\u2030", "percent", 0.9),
        ("15 per mille", "percent", 1.5),
        ("4.5 per mil", "percent", 0.45),
        ("0.5 permille", "percent", 0.05),
        ("twelve per mille", "percent", 1.2),
        ("9 \u2030", "percent", 0.9),
        ("25 basis points", "points", 0.25),
        ("25 bps", "points", 0.25),
        ("50bp", "points", 0.5),
        ("50 bp", "points", 0.5),
        ("a 75-basis-point rise", "points", 0.75),
        ("100bps", "points", 1.0),
        ("fifty basis points", "points", 0.5),
        ("a 10-bp cut", "points", 0.1),
        ("1 basis point", "points", 0.01),
    ],
)
def test_per_mille_and_basis_points_are_per_cent_and_points(
    text: str, kind: str, value: float
) -> None:
    ((found, low),) = values(text)
    assert found == kind
    assert low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 1,250 to 2,500 million euros", [1.25e9, 2.5e9]),
        ("41, 44 and 95 thousand", [41e3, 44e3, 95e3]),
        ("between 3 and 4 million", [3e6, 4e6]),
        ("grew from 7 to 9 billion", [7e9, 9e9]),
        ("1.5 to 2 million", [1.5e6, 2e6]),
        ("2.1, 2.4, 2.2 and 2.9 million", [2.1e6, 2.4e6, 2.2e6, 2.9e6]),
        ("from $12 to $15 million", [12e6, 15e6]),
        # not shared
        ("from 800,000 to 1.2 million", [8e5, 1.2e6]),
        ("from 950 to 2 million", [950, 2e6]),
        ("12 men and 4 million sheep", [12, 4e6]),
        ("some 300 and 2 thousand", [300, 2000]),
    ],
)
def test_a_scale_is_shared_where_that_makes_like_numbers(text: str, expected: list[float]) -> None:
    assert [each.low for each in read(text)] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Of the 2000 pupils, 500 were absent", "count"),
        ("Of these 1900 houses, 40 were empty", "count"),
        ("The hall sold 1950 tickets", "count"),
        ("with 1800 workers on strike", "count"),
        ("all 2000 seats were taken", "count"),
        ("it had 2010 members", "count"),
        ("Of the 2000 elections, three", "year"),
        ("the 2012 figures were", "year"),
        ("in 2000 pupils left", "year"),
        ("since 1950 houses have", "year"),
        ("By 2010 members had left", "year"),
        ("the 2016 games", "year"),
    ],
)
def test_a_count_that_looks_like_a_year(text: str, kind: str) -> None:
    assert read(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [("quintupled", 5), ("quadrupling", 4), ("sextupled", 6), ("quintupling", 5), ("trebled", 3)],
)
def test_multiples_in_one_word(text: str, value: float) -> None:
    assert values(text) == [("times", value)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("a grant of Rs 4.2 lakh", "count", 420_000, "rupee"),
        ("Rs. 1,600 crore was lent", "count", 1.6e10, "rupee"),
        ("a subsidy of 1 750 000 \u20ac", "count", 1.75e6, "euro"),
        ("300,000 USD", "count", 300_000, "dollar"),
        ("75 million EUR", "count", 7.5e7, "euro"),
        ("101.3\u00b0F at noon", "count", 101.3, "\u00b0f"),
        ("60 sq m", "count", 60, "square metre"),
        ("210 km2 of marsh", "count", 210, "square kilometre"),
        ("5lbs of flour", "count", 5, "pound"),
        ("12m tourists", "count", 1.2e7, ""),
        ("\u00a32m-\u00a33m", "range", 2e6, "pound"),
        ("half as many again", "times", 1.5, ""),
        ("half again as much", "times", 1.5, ""),
        (".8 per cent", "percent", 0.8, "%"),
        ("\u215d of the boxes", "fraction", 0.625, ""),
        ("FY2021 sales", "year", 2021, ""),
        ("FY19 sales", "year", 2019, ""),
    ],
)
def test_currencies_units_and_scales_on_either_side(
    text: str, kind: str, value: float, unit: str
) -> None:
    (found,) = read(text)

    assert (found.kind, found.unit) == (kind, unit)
    assert found.low == pytest.approx(value)


@pytest.mark.parametrize("text", ["odds of 4:1", "minus 9 degrees", "a 25m pool", "p = .04"])
def test_ratios_and_what_is_below_zero_count_nothing(text: str) -> None:
    assert {each.kind for each in read(text)} == {"other"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.5, "a half"),
        (2 / 3, "two thirds"),
        (0.125, "an eighth"),
        (0.7, "seven tenths"),
        (0.29, ""),
        (1.5, ""),
    ],
)
def test_a_common_fraction_has_a_name(value: float, words: str) -> None:
    assert fraction_in_words(value) == words
