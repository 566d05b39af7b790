from __future__ import annotations

import pytest

from argmap.english.phrases import phrases
from argmap.english.word_lists import word_lists
from argmap.inference.verdict import _SIGNS


def found_in(text: str, name: str) -> list[str]:
    return [text[start:end] for start, end in phrases(text).get(name, ())]


def test_a_phrase_is_found_in_any_of_its_forms() -> None:
    for text in ("It saves lives", "It saved lives", "It is saving lives"):
        assert found_in(text, "conclusion-success"), text


def test_a_choice_of_words_in_a_phrase_is_one_or_the_other() -> None:
    assert "right decision" in found_in("It was the right decision", "conclusion-success")
    assert "right call" in found_in("It was the right call", "conclusion-success")
    assert not found_in("It was on the right bank", "conclusion-success")


def test_a_sign_in_a_phrase_is_any_number() -> None:
    assert "three times" in found_in("It is three times the mean", "premise-ratio-sign")
    assert "3 times" in found_in("It is 3 times the mean", "premise-ratio-sign")


def test_a_phrase_that_the_text_breaks_off_is_not_found() -> None:
    assert "right" not in found_in("That is right", "conclusion-success")


@pytest.mark.parametrize("name", ["conclusion-success", "conclusion-failure"])
def test_success_and_failure_are_lists_of_their_own(name: str) -> None:
    text = {"conclusion-success": "a success", "conclusion-failure": "a failure"}[name]
    other = {"conclusion-success", "conclusion-failure"} - {name}

    assert found_in(text, name)
    assert not found_in(text, *other)


def test_every_list_says_whether_it_is_of_a_conclusion_a_premise_or_a_supplier() -> None:
    for name in set(word_lists("steps")) - {sign for signs in _SIGNS.values() for sign in signs}:
        assert name.startswith(("conclusion-", "premise-", "supplier-")), name


def test_a_witness_is_nobody_of_standing_and_an_account_that_is_believed_is_not_dismissed() -> None:
    assert "standing" not in phrases("Three women who were held there told us of beatings")
    assert "standing" in phrases("The president himself says that the water is clean")
    assert "dismissing" not in phrases("The accounts of the detainees are credible")


def test_a_text_without_phrases_has_none() -> None:
    assert phrases("") == {}
