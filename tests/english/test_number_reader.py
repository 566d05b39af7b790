from __future__ import annotations

import pytest

from argmap.english.numbers import amounts, read


@pytest.mark.parametrize(
    ("words", "kind", "low", "high"),
    [
        ("One in five pupils", "fraction", 0.2, 0.2),
        ("Twenty-three went", "count", 23, 23),
        ("2019/20", "year", 2019, 2019),
        ("2019-2022", "years", 2019, 2022),
        ("two-thirds of them", "fraction", 2 / 3, 2 / 3),
        ("1,5 million people", "count", 1.5e6, 1.5e6),
        ("3.2 million", "count", 3.2e6, 3.2e6),
        ("5 000 people", "count", 5000, 5000),
        ("12'500 men", "count", 12500, 12500),
        ("1.250.000 votes", "count", 1.25e6, 1.25e6),
        ("forty-one", "count", 41, 41),
        ("two hundred and fifty", "count", 250, 250),
        ("a dozen eggs", "count", 12, 12),
        ("half a million men", "count", 5e5, 5e5),
        ("600-900 cases", "range", 600, 900),
        ("3 years' work", "duration", 3, 3),
        ("almost 5 times fewer", "times", 5, 5),
        ("threefold", "times", 3, 3),
        ("doubled", "times", 2, 2),
        ("halved", "times", 0.5, 0.5),
        ("4.3 percentage points", "points", 4.3, 4.3),
        ("twenty per cent", "percent", 20, 20),
        ("€5m", "count", 5e6, 5e6),
        ("half of it", "fraction", 0.5, 0.5),
        ("four out of five", "fraction", 0.8, 0.8),
        ("17 May 2024", "date", 0, 0),
        ("in 2019", "year", 2019, 2019),
        ("a total of 2020 people", "count", 2020, 2020),
        ("2021 people", "count", 2021, 2021),
        ("400-kilometre", "count", 400, 400),
    ],
)
def test_a_number_is_read_with_its_kind(words: str, kind: str, low: float, high: float) -> None:
    (found,) = read(words)

    assert str(found.kind) == kind
    assert [found.low, found.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a balance of \u22123.2 points", "-3.2"),
        ("a change of –4% in May", "-4%"),
        ("at \u22121,200 it stopped", "-1,200"),
        ("a rate of -0.4 per cent", "-0.4 per cent"),
        ("(–2 degrees)", "-2"),
        ("\u22125 is cold", "-5"),
    ],
)
def test_a_number_below_zero_is_read_with_its_sign(text: str, words: str) -> None:
    assert [(each.text, each.kind) for each in read(text)] == [(words, "other")]


def test_a_dash_between_words_or_numbers_is_no_sign() -> None:
    assert [each.text for each in read("2019–2021")] == ["2019-2021"]
    assert [each.text for each in read("the crew – 40 of them")] == ["40"]
    assert [each.kind for each in read("3–5 boats")] == ["range"]


@pytest.mark.parametrize(
    "words",
    [
        "the 1990s",
        "No. 5",
        "Art. 146",
        "COVID-19",
        "F-16",
        "the 5th time",
        "AK-47s",
        "at 6:30 pm",
        "P = .001",
        "room 12",
        "a third man",
        "24/7",
        "(2015 = 100)",
        "0800-555-123",
        "a 35-hour week",
        "the first half",
        "phase 3",
        "no one",
        "lost 5-2",
        "1-800-555-0199",
        "aged 65",
    ],
)
def test_a_name_or_a_date_counts_nothing(words: str) -> None:
    assert all(each.kind in ("other", "date") for each in read(words))


def test_year_value_pairs_are_a_year_and_a_value() -> None:
    found = read("(2020 - 13, 2021 - 15, 2022 - 8, total 36 persons)")

    assert [each.kind for each in found] == [
        "year",
        "count",
        "year",
        "count",
        "year",
        "count",
        "count",
    ]


def test_a_trailing_zero_makes_a_number_more_exact() -> None:
    assert [read(words)[0].step for words in ("2 kg", "2.0 kg", "2 million", "25.0%")] == [
        1,
        0.1,
        1e6,
        0.1,
    ]


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("over 45,000 cameras", "over"),
        ("about 25", "about"),
        ("almost 28", "almost"),
        ("a little under half", "somewhat"),
        ("at most 12", "under"),
        ("exactly a quarter", "exactly"),
        ("over 5 years", ""),
        ("only 12", ""),
    ],
)
def test_a_hedge_belongs_to_its_number(words: str, hedge: str) -> None:
    assert read(words)[0].hedge == hedge


def test_more_than_after_a_per_cent_compares_and_does_not_hedge() -> None:
    assert [each.hedge for each in read("40% more than the 25,000 of last year")] == ["", ""]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It cost £10^6 last year.", "£10^6", 1e6, "pound"),
        ("10^6 people left.", "10^6", 1e6, ""),
        ("It fell by 1.2 × 10^6 kg.", "1.2 × 10^6", 1.2e6, "kg"),
        ("Some 3·10^8 cells died.", "3·10^8", 3e8, ""),
        ("The yield is 2.5 x 10^4 tonnes now.", "2.5 x 10^4", 2.5e4, "tonne"),
        ("They owe $4 × 10^9 in all.", "$4 × 10^9", 4e9, "dollar"),
        ("The dose was 10^−3 g.", "10^−3", 1e-3, "g"),
    ],
)
def test_a_power_of_ten_is_one_figure(text: str, words: str, value: float, unit: str) -> None:
    (found,) = read(text)
    assert found.low == pytest.approx(value)
    assert found.unit == unit
    assert [each.words for each in amounts(text)] == [words]


@pytest.mark.parametrize("text", ["2^10 users", "2–3 × 10^6 kg", "10^999 atoms"])
def test_other_powers_have_no_value(text: str) -> None:
    assert {each.kind for each in read(text)} == {"other"}
    assert not amounts(text)
