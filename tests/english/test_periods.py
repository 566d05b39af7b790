from __future__ import annotations

import pytest

from argmap.english.periods import unlike_periods


@pytest.mark.parametrize(
    "text",
    [
        "So far this year 19 fires were counted, against 44 last year.",
        "From January to September the crews went out 61 times; in the whole of last year it was 80.",
        "By the end of August there were 52 calls. In the whole of 2023 there were 61.",
        "In its first six months the line sold 1.1 million tickets, compared with 2 million in 2022.",
    ],
)
def test_part_of_a_year_next_to_a_full_one_is_unlike(text: str) -> None:
    found = unlike_periods(text)

    assert found
    part, full = (text[start:end] for start, end in found)
    assert part
    assert full
    assert part != full


@pytest.mark.parametrize(
    "text",
    [
        "So far this year 19 fires were counted, against 24 in the same months of last year.",
        "In the first half of 2024 there were 30, in the first half of last year 40.",
        "In 2023 there were 44 fires, in 2024 there were 19.",
        "So far this year the crews were busy, unlike last year.",
        "Were there 19 fires so far this year, against 44 last year?",
        "",
    ],
)
def test_like_periods_a_question_and_a_text_without_figures_are_passed_over(text: str) -> None:
    assert unlike_periods(text) is None
