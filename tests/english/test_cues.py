from __future__ import annotations

import pytest

from argmap.english.cues import SUBJECTS, Cue, cue_lists, find, has
from argmap.english.word_lists import plain_words, word_lists

LISTS = cue_lists()


def one(cue: str) -> str:
    """Return the plainest words that a cue of the lists matches."""
    words = (word.split("/")[0] for word in cue.lstrip("^").split() if word != "*")
    return " ".join(word.removesuffix("~").replace("~n't", "isn't") for word in words)


def sentence(cue: str) -> str:
    return f"{one(cue)} here" if cue.startswith("^") else f"So {one(cue)} here"


@pytest.mark.parametrize("name", LISTS)
def test_every_cue_is_found(name: str) -> None:
    cues = [cue for cue in LISTS[name] if not cue.startswith("!")]
    excepted = {cue[1:] for cue in LISTS[name] if cue.startswith("!")}

    missed = [cue for cue in cues if not has(name, sentence(cue)) and cue not in excepted]

    assert missed in ([], [", then,"])  # a comma is rarely the first character of a word


@pytest.mark.parametrize("name", LISTS)
def test_no_list_has_a_cue_twice(name: str) -> None:
    assert len(set(LISTS[name])) == len(LISTS[name])


def test_no_two_lists_have_the_same_name() -> None:
    assert len(LISTS) == sum(len(word_lists(subject)) for subject in SUBJECTS)


def test_plain_words_are_words() -> None:
    assert "the" in plain_words("stop")
    assert all(" " not in word for word in plain_words("abbreviations"))


def first(name: str, text: str) -> Cue:
    return find(name, text)[0]


def test_a_cue_is_found_in_any_case_across_lines_and_with_any_apostrophe() -> None:
    assert first("cause-after", "THANKS\n  to them").words == "THANKS\n  to"
    assert has("negation", "it isn’t so")
    assert has("cause-verb", "the rule drove many small shops out of town")


def test_a_gap_does_not_reach_into_another_sentence() -> None:
    assert not has("cause-verb", "He drove off. They came out.")


def test_part_of_a_word_is_not_a_cue() -> None:
    assert not has("rank", "the unmatchedness")
    assert not has("hedge", "dismay")


def test_an_opening_cue_counts_only_at_the_beginning() -> None:
    assert first("draft-contrast", "“And yet it moves").words == "yet"
    assert not has("draft-contrast", "It moves yet")


def test_of_two_cues_that_begin_alike_the_longer_is_found() -> None:
    assert first("comparison", "better than the control group did").words == "the control group"


def test_a_cue_in_straight_quotation_marks_is_found() -> None:
    assert has("so-called", "the 'so-called' experts")
