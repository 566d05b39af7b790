"""Running accounts, units that are not repeated, bounds over lists, and what is left alone."""

from __future__ import annotations

import pytest

from argmap.figures import audit
from argmap.source import read_text


def _computed(text: str) -> dict[str, bool]:
    """Return the computations of a text, each with whether it holds."""
    return {each.computed: each.holds for each in audit(read_text(text)).checks}


@pytest.mark.parametrize(
    ("text", "computed", "holds"),
    [
        (
            (
                "The herd numbered 230 sheep in May. The farmer bought 45 and sold 70, which brought the"
                " herd to 205."
            ),
            "230 + 45 - 70 = 205",
            True,
        ),
        (
            "The choir had 52 members. Six left and eleven joined, which brought its size to 59.",
            "52 - 6 + 11 = 57",
            False,
        ),
        (
            (
                "The depot held 3,400 tyres in 2020. Stocks fell by 250 in 2021 and by another 150 in"
                " 2022, to 3,000."
            ),
            "3,400 - 250 - 150 ≈ 3,000",
            True,
        ),
        (
            "The club with 1,200 members pays 54,000 crowns for the hall, or 45 a head.",
            "54,000 / 1,200 ≈ 45 crowns",
            True,
        ),
        (
            "The levy rises by 30 million to 630 million euros, an increase of 5 per cent.",
            "30 million / (630 million - 30 million) ≈ 5%",
            True,
        ),
        ("Of 5,000 drivers 15 were fined, three per thousand.", "15 / 5,000 ≈ 3", True),
        (
            "The field of 1.5 hectares was let for 3,000 euros, 0.20 euros a square metre.",
            "3,000 / 15,000 ≈ 0.20 euros",
            True,
        ),
        (
            (
                "The 30 clerks earn 2,000 euros and the 10 managers 4,000. The average pay of all 40 is"
                " 3,000 euros."
            ),
            "(2,000 x 30 + 4,000 x 10) / (30 + 10) ≈ 2,500 euros",
            False,
        ),
        (
            (
                "In each of the five weeks between 30 and 45 calves were born. The book has 31, 38, 29,"
                " 44 and 40."
            ),
            "31, 38, 29, 44, 40",
            False,
        ),
        (
            "Most goals fell in Arden with 41, followed by Bray with 33 and Coll with 36.",
            "41, 33, 36",
            False,
        ),
        (
            (
                "The rent index (2010 = 100) stood at 160 in 2022. Rents have thus risen by a half since"
                " 2010."
            ),
            "(160 - 100) / 100 = 0.600",
            False,
        ),
        (
            "The mill opened in 1904 and closed in 1962. It was thus at work for 48 years.",
            "1962 - 1904 = 58 years",
            False,
        ),
    ],
)
def test_computations(*, text: str, computed: str, holds: bool) -> None:
    assert _computed(text).get(computed) is holds, _computed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The chain opened five shops, taking it to 31. It had begun with 27 and closed one.",
        "On its ten square miles density has gone from 300 to 600. The county grew by 41 percent.",
        (
            "Rents differ by 900 crowns: 7,400 in the port and 6,500 inland. Ten years ago the gap was"
            " 400."
        ),
        "Of the 17 groups, six gained and 10 remained stable.",
    ],
)
def test_what_may_mean_another_thing_is_no_finding(text: str) -> None:
    assert not [each for each in audit(read_text(text)).findings if each.level != "note"]


@pytest.mark.parametrize(
    "text",
    [
        "At 4 months the drug led to 10.3% less pain.",
        "The rate was 1.36 (95% CI, 0.97 to 1.90), and then 1.27 (95% CI, 0.90 to 1.78).",
        "The figures of two weeks ago show a 14% reduction.",
    ],
)
def test_what_comes_out_by_chance_is_not_shown(text: str) -> None:
    assert not _computed(text)
