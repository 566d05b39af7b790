from __future__ import annotations

import pytest

from argmap.annotation.read.statements import default_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Prices fell.", "Prices fell"),
        ("Did prices fall?", "Did prices fall?"),
        (
            "In 2023 there were 312 accidents, in 2024 only 156.",
            "In 2023 there were 312 accidents, in 2024 only 156",
        ),
        (
            "In 2023 there were 312 accidents, in 2024 only 156, the fewest since they are counted.",
            "In 2023 there were 312 accidents…",
        ),
        ("one two three four five six seven " * 3, "one two three four five six…"),
        (
            (
                "internationalisation notwithstanding, counterrevolutionaries met again in the capital "
                "of the province"
            ),
            "internationalisation notwithstanding…",
        ),
        (
            "A public inquiry is unnecessary and would cost the county more than it could ever bring.",
            "A public inquiry is unnecessary…",
        ),
        (
            "The school that closed in May was the last of its kind in all of the upper valley towns.",
            "The school that closed in May…",
        ),
        ("x" * 90, "x" * 44 + "…"),
        ("a\n b\u00a0c", "a b c"),
        ("", ""),
    ],
)
def test_a_label_is_a_short_statement_or_the_first_words_of_a_long_one(
    text: str, label: str
) -> None:
    assert default_label(text) == label


def test_a_label_is_short() -> None:
    assert (
        max(
            len(default_label("word " * count + "x" * size))
            for count in range(9)
            for size in range(0, 90, 7)
        )
        <= 84
    )
