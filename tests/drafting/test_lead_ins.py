"""A quote begins where its point begins."""

from __future__ import annotations

import pytest

from argmap.drafting import draft
from argmap.source import read_text


def first(text: str) -> str:
    return draft(read_text(text)).statements[0].text


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("But ", "the bridge at Olmen is closed on market days."),
        ("And ", "the bridge at Olmen is closed on market days."),
        ("However, ", "the ferry carries twice as many people."),
        ("For these reasons ", "the council should keep the ferry."),
        ("In our view, ", "the council should keep the ferry."),
        ("As to the second, ", "the mill has stood empty since May."),
        ("Therefore, ", "the levy must be cut."),
    ],
)
def test_what_only_leads_up_to_a_point_is_not_quoted(lead: str, rest: str) -> None:
    assert first(f"{lead}{rest}") == rest


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 the council closed the mill.",
        "For many families the ferry is the only way to school.",
        "At Tennet the children learn to swim.",
        "Since 2015 the rent has doubled.",
        "So many people came that the hall was too small.",
        "Not one of the nine left.",
    ],
)
def test_what_says_something_is_quoted(text: str) -> None:
    assert first(text) == text
