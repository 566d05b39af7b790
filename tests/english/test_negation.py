from __future__ import annotations

import pytest

from argmap.english.cues import find
from argmap.english.negation import denies, negated, negations


def test_the_words_of_negation_are_listed_in_order() -> None:
    assert negations("No, it isn’t so, and NEVER was; no-one cannot.") == [
        *("no", "n't", "never", "no", "cannot")
    ]


@pytest.mark.parametrize("words", ["far from", "hardly ever", "failed to", "don't", "nowhere"])
def test_words_that_say_no_deny(words: str) -> None:
    assert denies(words)


@pytest.mark.parametrize("words", ["not only", "no doubt", "nothing but", "notable", ""])
def test_not_only_and_the_like_deny_nothing(words: str) -> None:
    assert not denies(words)


def test_only_a_negation_near_a_cue_and_in_its_sentence_denies_it() -> None:
    near, far, before = (
        "It is not a bit better.",
        "It is not what it was in the year before, but better.",
        "Not so. It is better.",
    )
    assert [negated(text, find("effect", text)[0]) for text in (near, far, before)] == [
        *(True, False, False)
    ]
