"""Part of a year next to a full one is noted, unless the text says that they are not compared."""

import pytest

from argmap.figures import audit
from argmap.source import read_text


def codes(text: str) -> set[str]:
    return {each.code for each in audit(read_text(text)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "So far in 2025 the harbour has logged 19 spills, against 44 in 2024.",
        "By the end of April the clinic had seen 310 children; in the whole of last year it was 840.",
    ],
)
def test_part_of_a_year_next_to_a_full_one_is_noted(text: str) -> None:
    assert "ARG316" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "By April the clinic had seen 310 children, against 290 in the same months of last year.",
        "By May we had 310 cases; in the whole of last year it was 840. It is too early to say.",
    ],
)
def test_periods_that_are_alike_or_not_compared_are_not_noted(text: str) -> None:
    assert "ARG316" not in codes(text)
