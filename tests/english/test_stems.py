from __future__ import annotations

import pytest

from argmap.english.stems import GROUP, stem_of, stems, stems_with_places


@pytest.mark.parametrize(
    "words",
    [
        "save saves saved saving",
        "stop stops stopped stopping",
        "carry carries carried",
        "pass passes passed passing",
        "fall falls falling",
    ],
)
def test_the_forms_of_a_regular_word_have_one_stem(words: str) -> None:
    assert len({stem_of(word) for word in words.split()}) == 1


@pytest.mark.parametrize("word", ["bus", "this", "sing", "red", "is", "various", "press"])
def test_a_short_word_and_one_that_only_looks_like_a_form_stay_whole(word: str) -> None:
    assert stem_of(word) == word


def test_figures_are_signs_of_their_kind() -> None:
    assert stems("They spent £40, 30% or two of 1,250 in 2021") == (
        *("they", "spent", "#$", "#%", "or", "#n", "of", "#", "in", "#y"),
    )


def test_a_contracted_not_is_a_word_of_its_own() -> None:
    assert stems("It didn’t work") == ("it", "did", "not", "work")


def test_each_stem_has_the_place_of_its_word() -> None:
    text = "It isn't Rain’s fault; it fell."
    found = stems_with_places(text)

    assert [text[start:end] for start, end, _ in found] == [
        *("It", "is", "n't", "Rain’s", "fault", ";", "it", "fell"),
    ]


def test_a_text_without_words_has_no_stems() -> None:
    assert stems("") == stems(" … – ") == ()


def test_a_share_in_words_is_a_share() -> None:
    assert stems("12 per cent, 13.5 percent and 9%") == ("#%", "#%", "and", "#%")
    assert stems("12 per centre")[0] == "#"


def test_cannot_is_one_word_however_it_is_written() -> None:
    assert stems("We can't, we cannot, we can’t") == ("we", "cannot") * 3


@pytest.mark.parametrize(("one", "other"), [("Foreigners", "Locals"), ("tenant", "landlord")])
def test_all_sides_are_one_word(one: str, other: str) -> None:
    assert stems(one) == stems(other) == (GROUP,)
