from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.inference.features import Passage
from argmap.inference.scorer import load_scorer
from argmap.inference.verdict import BY_HAND, DRAFTED, verdict

BARE = Passage(
    "The cameras save lives",
    "Injuries have dropped from 210 to 130 since the cameras came",
)
SUPPLIED = replace(
    BARE,
    conclusion="The cameras may have helped",
    rest="At the junctions without cameras, which were chosen by lot, they fell from 208 to 131.",
)


def test_a_success_after_a_movement_lacks_what_would_show_it() -> None:
    found = verdict(BARE, load_scorer())

    assert found
    assert found.kind.code in {"ARG201", "ARG202"}


def test_the_words_that_decided_are_in_the_conclusion_and_in_the_premise() -> None:
    found = verdict(BARE, load_scorer())

    assert found
    assert BARE.conclusion[slice(*found.claims)].strip()
    assert BARE.premise[slice(*found.gives)].strip()


def test_a_hedged_conclusion_next_to_a_comparison_lacks_nothing() -> None:
    assert verdict(SUPPLIED, load_scorer()) is None


def test_a_question_concludes_nothing() -> None:
    assert verdict(replace(BARE, conclusion="Do the cameras save lives?"), load_scorer()) is None


def test_a_majority_is_not_questioned_where_a_share_is_more_than_half() -> None:
    shares = "Of the members 47 per cent chose blue, 33 green and 20 neither"
    more = "Of the members 67 per cent chose blue, 23 green and 10 neither"
    step = Passage("Most members want blue", shares)

    found = verdict(step, load_scorer())

    assert found
    assert found.kind.name == "majority-from-shares"
    assert verdict(replace(step, premise=more), load_scorer()) is None


def test_a_link_that_nobody_has_confirmed_needs_more() -> None:
    assert DRAFTED.step > BY_HAND.step
    assert DRAFTED.open >= BY_HAND.open


def test_part_of_a_year_next_to_a_full_one_is_a_kind_of_its_own() -> None:
    step = Passage(
        "Fires are on the wane",
        "So far this year there were 19 fires, against 44 in the whole of last year",
    )

    found = verdict(step, load_scorer())

    assert found
    assert found.kind.code == "ARG316"


@pytest.mark.parametrize("text", ["", " ", "…", "\n\n"])
def test_a_step_without_words_does_not_fail(text: str) -> None:
    verdict(Passage(text, text, text), load_scorer())
