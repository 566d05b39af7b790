"""Words broken at line ends: which hyphen stays, and what a copy with other breaks says."""

from __future__ import annotations

import pytest

from argmap.source import read_text
from argmap.source.broken_words import on_one_line, whole_words
from argmap.source.normalise import normalise


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("only 2-\n3 bodies", "only 2-3 bodies"),
        ("in 2019-\n2021 it fell", "in 2019-2021 it fell"),
        ("her 94-\nyear-old aunt", "her 94-year-old aunt"),
        ("since mid-\nMay", "since mid-May"),
        ("the Anglo-\nSaxon law", "the Anglo-Saxon law"),
        ("a 4-\n  day week", "a 4-day week"),
    ],
)
def test_a_hyphen_stays_after_a_number_and_before_a_capital(broken: str, whole: str) -> None:
    assert on_one_line(broken, [(0, len(broken))])[0] == whole
    assert normalise(broken).text == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a worse-\nthan-real picture", "a worse-than-real picture"),
        ("a publicity-\noriented reply", "a publicity-oriented reply"),
        ("was one-\nsidedly told", "was one-sidedly told"),
        ("holes were dril-\nled there", "holes were drilled there"),
        ("known world-\nwide", "known worldwide"),
        ("mere self-\nishness", "mere selfishness"),
    ],
)
def test_compounds_keep_their_hyphen_and_words_lose_that_of_the_line_end(
    broken: str, whole: str
) -> None:
    assert on_one_line(broken, [(0, len(broken))])[0] == whole


def test_the_stretches_between_broken_words_are_given() -> None:
    text = "The pro-\ngramme cost 2-\n3 million, all told."
    parts = list(whole_words(text, (0, len(text))))
    assert "".join(text[start:end] for start, end in parts) == (
        "The programme cost 2-3 million, all told."
    )
    plain = "Nothing is - here - broken."
    assert list(whole_words(plain, (0, len(plain)))) == [(0, len(plain))]


@pytest.mark.parametrize("word", ["so-called", "ill-treatment", "well-known", "re-opening"])
def test_a_copy_with_a_compound_broken_at_its_hyphen_is_a_repeat(word: str) -> None:
    first, last = word.split("-")
    sentence = f"The council has never said a word about the {{}} of the old harbour in {word}."
    text = f"{sentence.format(word)}\n\n{sentence.format(f'{first}-{chr(10)}{last}')}\n"
    assert [aside.reason for aside in read_text(text).asides] == ["repeat"]
