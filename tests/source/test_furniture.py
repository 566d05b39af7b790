"""What is and what is not a menu line; how the file of the patterns is laid out."""

from __future__ import annotations

import pytest

from argmap.english.word_lists import paragraphs
from argmap.source import read_text


def test_every_line_of_a_kind_but_the_first_begins_with_a_bar() -> None:
    table = paragraphs("furniture")
    lines = [line for text in table.values() for line in text.splitlines()[1:]]
    assert [line for line in lines if line.strip(" ")[:1] != "|" or line.endswith(" ")] == []


@pytest.mark.parametrize("label", ["Research", "Statistics", "Contact", "Culture"])
def test_a_menu_label_alone_between_paragraphs_is_a_heading(label: str) -> None:
    text = f"The quay will stay open all winter.\n{label}\nThe ferry will not run in January.\n"
    assert read_text(text).asides == ()


def test_a_list_of_demands_without_full_stops_is_kept_at_the_end_of_a_page() -> None:
    text = (
        "We have three demands and we shall not rest:\n"
        "– an end to the toll\n– a vote in May\n– the names of those who signed\n"
        "Share this page\n© 2024 Gate\n"
    )
    assert [aside.lines for aside in read_text(text).asides] == [(5, 5), (6, 6)]


def test_names_below_a_letter_are_kept() -> None:
    text = (
        "We ask the council to think again, and soon.\n"
        "Anna Berg\nOle Aas\nMira Sand\nJens Holt\nTom Ashe\n"
    )
    assert read_text(text).asides == ()


def test_figures_on_lines_of_their_own_are_kept() -> None:
    text = (
        "The cases fell in every year since the reform of 2019.\n"
        "Year\nCases\n2019\n850\n2020\n766\n2021\n685\n"
    )
    assert [aside for aside in read_text(text).asides if aside.reason == "furniture"] == []


def test_the_rows_of_a_table_are_not_a_table_of_contents() -> None:
    text = (
        "The council counted the accidents of two years in every district of the town.\n\n"
        "Year\tAccidents\n2022\t120\n2023\t60\n\n"
        "The new crossings should stay, because fewer people were hurt in every "
        "district of the town.\n"
    )
    assert read_text(text).asides == ()


@pytest.mark.parametrize(
    "words",
    [
        "State and the Ombudsman Institute have done",
        "many reports of the Harbour Board have since",
        "letters that Anna Berg wrote to the",
    ],
)
def test_a_wrapped_line_that_recurs_in_a_copy_of_the_text_is_no_running_head(words: str) -> None:
    copy = (
        "In almost every statement that we make here,\n"
        f"we say that in 2022 there were so many\n{words.title()}\n"
        "painstaking work in each of the seven towns.\n"
    )
    reasons = [aside.reason for aside in read_text(f"{copy}\n{copy}").asides]
    assert reasons == ["repeat"]


DEMANDS = (
    "Back the repair fund",
    "Write off the arrears",
    "Open the gate",
    "Leave the trees alone",
)


@pytest.mark.parametrize("demand", DEMANDS)
def test_a_demand_directly_above_the_links_is_kept(demand: str) -> None:
    text = (
        "The landlord made nine million last year, and nothing was repaired.\n"
        f"{demand}\nShare this page\nPrivacy notice\n"
    )
    kept = read_text(text)
    assert demand in " ".join(kept.text[block.start : block.end] for block in kept.blocks)


def test_a_question_between_an_advertisement_and_the_links_is_kept() -> None:
    text = (
        "The ferry is late every day, and nobody has been told.\nAdvertisement\n"
        "How is this right?\nShare this page\nPrivacy notice\n© 2024 Gate\n"
    )
    assert all("right?" not in text[each.start : each.end] for each in read_text(text).asides)
