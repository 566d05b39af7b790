from __future__ import annotations

import pytest

from argmap.english.amounts import amounts, values, years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,240 households", ["1,240"]),
        ("18% of 840, that is 151.2", ["18%", "840", "151.2"]),
        ("€41 million and $30", ["€41 million", "$30"]),
        ("(2019 - 850; 2020 - 766)", ["850", "766"]),
        ("600-900 cases", ["600", "900"]),
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
def test_figures_are_told_from_dates_and_names(text: str, found: list[str]) -> None:
    assert [each.words for each in amounts(text)] == found


def test_years_are_found() -> None:
    assert [
        each.words for each in years("2019 - 850; in 2020, 1999 people, 2,020 cases, 1300")
    ] == ["2019", "2020"]


def test_values_are_bare() -> None:
    assert values("1,240 and 18%, 3.50") == {"1240", "18", "3.50"}
