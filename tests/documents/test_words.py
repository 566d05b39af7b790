"""The words of a line, with the places of what was left out and of links."""

import pytest

from argmap.documents.piece import LeftOut, Target
from argmap.documents.words import Words


def test_a_footnote_mark_is_left_out_where_it_was() -> None:
    words = Words()
    words.add("fell from 300")
    words.leave_out("footnote mark", "2")
    words.add(" to 150.")
    line = words.line()
    assert line.text == "fell from 300 to 150."
    assert line.left_out == (LeftOut("footnote mark", "2", len("fell from 300")),)


@pytest.mark.parametrize("before", ["It is ", "It is", "  It  is  "])
@pytest.mark.parametrize("after", [" lawful.", "  lawful. "])
def test_spaces_around_what_was_left_out_are_one(before: str, after: str) -> None:
    words = Words()
    words.add(before)
    words.leave_out("struck text", " not ")
    words.add(after)
    line = words.line(lead="- ")
    assert line.text == "- It is lawful."
    (gone,) = line.left_out
    assert (gone.kind, gone.text) == ("struck text", "not")
    assert line.text[gone.at :].strip() == "lawful."


def test_a_link_keeps_the_place_of_its_words() -> None:
    words = Words()
    words.add("As the ")
    words.leave_out("image", "a map")
    words.open_link("https://example.org/report")
    words.add(" 2023  report ")
    words.close_link()
    words.add(" says.")
    line = words.line()
    assert line.text == "As the 2023 report says."
    assert line.targets == (Target(7, 18, "https://example.org/report"),)
    assert line.text[7:18] == "2023 report"


def test_a_link_without_words_is_none() -> None:
    words = Words()
    words.add("See ")
    words.open_link("#top")
    words.close_link()
    words.add("below.")
    assert words.line().targets == ()


def test_lines_stay_where_they_are_asked_for() -> None:
    words = Words()
    words.add("One \n two\n")
    words.leave_out("hidden text", "three")
    assert words.line(breaks=True).text == "One\ntwo"
    assert words.line().text == "One two"


def test_a_line_of_which_nothing_stays_has_what_was_left_out() -> None:
    words = Words()
    words.leave_out("hidden text", "all of it")
    line = words.line(lead="- ")
    assert line.text == ""
    assert line.left_out == (LeftOut("hidden text", "all of it", 0),)


def test_control_characters_of_a_document_are_no_marks() -> None:
    words = Words()
    words.add("a\x01b\x02c\x03\r\nd")
    assert words.line(breaks=True).text == "abc\nd"


@pytest.mark.parametrize("sign", ["\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85"])
def test_a_control_character_that_breaks_words_is_a_space(sign: str) -> None:
    words = Words()
    words.add(f"by 4{sign}7 per cent")
    assert words.line().text == "by 4 7 per cent"
