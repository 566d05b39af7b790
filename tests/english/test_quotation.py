"""Quotation marks: speech, a title, a word as such, or a word from which a text keeps away."""

from __future__ import annotations

import pytest

from argmap.english.quotation import kind_of, quotations


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Their “welcome” was a locked door.", "scare"),
        ("What the guild calls “heritage” is a heap of bricks.", "scare"),
        ("Another “final” kiln, then.", "scare"),
        ("The kiln was “stone cold”, a potter said.", "quotation"),
        ("She called the kiln “a wreck”.", "quotation"),
        ("In the guild's words, it was “a bargain”.", "quotation"),
        ("The letter ends: “We are cold.”", "quotation"),
        ("He wrote “The Last Kiln” in 1970.", "title"),
        ("The chapter “Firing and glazing” is long.", "title"),
        ("The song “Embers” is older.", "title"),
        ("The word “warm” is not in the lease.", "word"),
        ("Press “start” and wait.", "word"),
        ("Set the switch to “off”.", "word"),
        ("A “biscuit kiln” is a kiln that is fired first.", "word"),
        ("The kiln, known as “the oven”, is old.", "word"),
        ("Orme Pots Ltd (“the Company”) sells pots.", "word"),
    ],
)
def test_quotation_marks_have_a_kind(text: str, kind: str) -> None:
    assert kind_of(text, quotations(text)[0]) == kind


def test_the_second_of_two_words_is_of_the_kind_of_the_first() -> None:
    text = "Choose “glazed” or “plain”."
    assert [kind_of(text, each) for each in quotations(text)] == ["word", "word"]
