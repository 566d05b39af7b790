from __future__ import annotations

import pytest

from argmap.english.numbers import amounts, from_to, has_count, number_words, values, years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,240 households", ["1,240"]),
        ("18% of 840, that is 151.2", ["18%", "840", "151.2"]),
        ("€41 million and $30", ["€41 million", "$30"]),
        ("(2019 - 850; 2020 - 766)", ["850", "766"]),
        ("600-900 cases", ["600-900"]),
        ("from 920 to 462", ["920", "462"]),
        ("12 000 seats", ["12 000"]),
        ("three times as many, 3 times", ["3 times"]),
        ("On 3 December 2019, from 2021 to 2022", []),
        ("May 13, 2025", []),
        ("2019-2021, 2019/20", []),
        ("Article 14, No. 5, page 3, Table 2", []),
        ("the 30th, the 2nd", []),
        ("1) first\n2) second", []),
        ("in the last 5 years, for 18 months", []),
        ("a 7-year-old in the 1990s", []),
        ("24/7 since 9/11 at 10:30 a.m.", []),
        ("see [12]", []),
    ],
)
def test_amounts_are_distinguished_from_dates_and_names(text: str, found: list[str]) -> None:
    assert [each.words for each in amounts(text)] == found


# What the readers of flags and of figures disagreed on before there was one reader.
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fund holds 3 million euros", ["3 million"]),
        ("The fund holds three million euros", ["three million"]),
        ("half a million seedlings, twenty per cent", ["half a million", "twenty per cent"]),
        ("One in five pupils, two-thirds of them", ["One in five", "two-thirds"]),
        ("two reasons, half of it, a third of the way, doubled, two points", []),
        ("people aged 65", []),
        ("a 35-hour week, 5-FU, 800 numbers", []),
        ("in the 70's, 47 U.S.C. 227, Public Law 102-243, section 1692g, under 1692g", []),
        ("(P = .745), (p < 0.05)", []),
        ("for 2 to 3 years, from 21 to 30 months, in 6 or 12 weeks", []),
        ("mg/m(2), point (3) of it", []),
        ("$12K and €93.6m", ["$12K", "€93.6m"]),
        ("3.2km of pipe", ["3.2"]),
        ("2020 people in 2020", ["2020"]),
        ("over 45,000 cameras", ["45,000"]),
        ("built in 1871, bankrupt (1893)", []),
    ],
)
def test_flags_and_figures_read_the_same_amounts(text: str, found: list[str]) -> None:
    assert [each.words for each in amounts(text)] == found


def test_an_amount_is_cut_out_of_the_text_exactly() -> None:
    text = "It cost over €5 million, “about 1,200” of them; 600–900 more."

    assert [text[each.start : each.end] for each in amounts(text)] == [
        "€5 million",
        "1,200",
        "600–900",
    ]
    assert all(text[each.start : each.end] == each.words for each in amounts(text))


def test_calendar_years_are_found() -> None:
    assert years("2019 - 850; in 2020, 1999 people, 2,020 cases, 1300") == {2019, 2020}
    assert years("from 2016 to 2018, in May 2021 and in 1871") == {2016, 2018, 2021, 1871}


def test_values_are_the_same_in_digits_and_in_words() -> None:
    assert values("1,240 and 18%, 3.50, 600-900") == {1240, 18, 3.5, 600, 900}
    assert values("3 million euros") == values("three million euros") == {3e6}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("three boys", True),
        ("dozens of letters", True),
        ("a third of them", True),
        ("12 complaints", True),
        ("the third time, in 2019, for two years", False),
        ("no number at all", False),
    ],
)
def test_a_count_need_not_be_exact(text: str, counts: bool) -> None:  # noqa: FBT001 - a column
    assert has_count(text) is counts


def test_a_change_is_quoted_with_both_of_its_values() -> None:
    text = "It fell from 920 to\n462, from $5 million to $4 million, and from 2019 to 2021."

    assert from_to(text) == ("from 920 to 462", "from $5 million to $4 million")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,200 men", "1200 men"),
        ("12 men", "21 men"),
        ("two men", "three men"),
        ("a dozen men", "a score of men"),
        ("at 6:30", "at 6:31"),
        ("the third time", "the fourth time"),
        ("twice", "once"),
        ("three million", "three billion"),
        ("halved", "doubled"),
        ("rose fivefold", "rose tenfold"),
        ("quadrupled", "trebled"),
        ("5 of 6", "6 of 5"),
    ],
)
def test_wordings_with_other_numbers_are_never_the_same(one: str, other: str) -> None:
    assert number_words(one) != number_words(other)


@pytest.mark.parametrize("text", ["a museum and a m", "a vitamin k", "the bn"])
def test_a_letter_without_digits_before_it_is_no_number(text: str) -> None:
    assert number_words(text) == []


def test_an_abbreviated_scale_after_digits_is_part_of_the_number() -> None:
    assert number_words("5m") != number_words("5 bn")
