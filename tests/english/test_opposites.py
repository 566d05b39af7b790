from __future__ import annotations

import pytest

from argmap.annotation.read.places import guard
from argmap.english.opposites import opposites

CHANGED = [
    ("The arrest was lawful.", "The arrest was unlawful.", "unlawful in the source, lawful"),
    ("A responsible step.", "An irresponsible step.", "irresponsible"),
    ("It is a non-binding text.", "It is a binding text.", "non-binding in the quote"),
    ("He is innocent.", "He is guilty.", "guilty in the source, innocent in the quote"),
    ("Prices rose.", "Prices fell.", "fell in the source, rose in the quote"),
    ("Prices rose and wages fell.", "Prices fell and wages rose.", "in another order"),
    ("The risk was overestimated.", "The risk was underestimated.", "underestimated"),
    ("A careful plan.", "A careless plan.", "careless"),
    ("The employer agreed.", "The employee agreed.", "employee"),
    ("The first article.", "The second article.", "second in the source, first in the quote"),
    ("Article II applies.", "Article III applies.", "III in the source, II in the quote"),
    ("After World War I.", "After World War II.", "II in the source, none in the quote"),
    ("It rose by 5 per cent.", "It rose by 5 percentage points.", "point in the source, %"),
]
SAME = [
    ("The hall must be closed.", "The halls must be closed."),
    ("The large hall was shut.", "The great hall was shut."),
    ("It rose by 5 per cent.", "It rose by 5%."),
    ("Many rose and few fell again.", "Many rose, and few fell again."),
    ("I form an opinion.", "I formed an opinion."),
]


@pytest.mark.parametrize(("quote", "place", "words"), CHANGED)
def test_the_guard_sees_words_that_turn_the_sense(quote: str, place: str, words: str) -> None:
    assert words in guard(quote, place)
    assert guard(place, quote)


@pytest.mark.parametrize(("quote", "place"), SAME)
def test_other_words_are_not_guarded(quote: str, place: str) -> None:
    assert guard(quote, place) == ""


def test_a_word_counts_only_if_its_opposite_occurs() -> None:
    assert opposites("It rose.", "It rose again.") == ([], [])
    assert opposites("It rose.", "It fell.") == (["rose"], ["fell"])
