from __future__ import annotations

from argmap.inference.features import (
    CONCLUSION,
    PREMISE,
    Passage,
    conclusion_features,
    places,
    premise_features,
    step_features,
    supply_features,
)

STEP = Passage(
    "The cameras save lives", "Injuries dropped from 210 to 130", "Elsewhere they did not change."
)


def test_the_words_of_each_part_are_told_apart() -> None:
    found = supply_features(STEP)

    assert {"c sav", "p drop", "r elsewher"} <= found
    assert not {"p sav", "c drop", "r drop"} & found


def test_pairs_of_words_and_the_ends_of_a_part_are_features() -> None:
    found = conclusion_features(STEP.conclusion)

    assert {"c ^ the", "c the camera", "c liv $"} <= found


def test_phrases_count_up_to_four() -> None:
    one, more = (
        {each for each in conclusion_features(text) if each.startswith("c conclusion-success")}
        for text in ("The cameras save lives", "It works, succeeds and saves lives")
    )

    assert one
    assert one < more


def test_what_is_around_a_step_changes_only_what_may_be_supplied() -> None:
    bare = Passage(STEP.conclusion, STEP.premise)

    assert step_features(STEP) - step_features(bare) <= {"new words over 0", "new words over 1"}
    assert supply_features(STEP) != supply_features(bare)


def test_shares_of_half_and_less_and_unlike_periods_are_features_of_a_premise() -> None:
    assert "shares of half and less" in premise_features("41% chose red, 38% blue")
    assert "shares of half and less" not in premise_features("61% chose red, 38% blue")
    assert "unlike periods" in premise_features(
        "So far this year there were 19 fires, against 44 last year"
    )


def test_a_figure_of_the_conclusion_is_in_the_premise_or_its_own() -> None:
    assert "figure in premise" in step_features(Passage("All 40 are safe", "We checked 40 lifts"))
    assert "figure of its own" in step_features(Passage("All 50 are safe", "We checked 40 lifts"))


def test_the_places_of_features_are_those_of_their_words() -> None:
    for part, text in ((CONCLUSION, STEP.conclusion), (PREMISE, STEP.premise)):
        found = dict(places(text, part))
        assert found
        for feature, (start, end) in found.items():
            assert feature.startswith(f"{part} ")
            assert text[start:end].strip()
    found = dict(places(STEP.conclusion, CONCLUSION))
    assert STEP.conclusion[slice(*found["c sav liv"])] == "save lives"
    assert "c the" not in found


def test_an_empty_part_has_features_and_no_places() -> None:
    assert step_features(Passage("", ""))
    assert not list(places("", CONCLUSION))
