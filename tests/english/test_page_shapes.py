"""The shapes of lines around a text; each kind next to lines that look like it and are a text's."""

from __future__ import annotations

import pytest

from argmap.english import page_shapes


@pytest.mark.parametrize(
    "line",
    [
        "Ref: 24/01877/FUL",
        "Case officer: D. Renshaw",
        "Running time: 3hrs 20mins",
        "Registered office: 4 Custom Quay, Cork",
        "Answered on: 21 May 2024",
        "Title:",
    ],
)
def test_a_field_of_a_form_is_known(line: str) -> None:
    assert page_shapes.is_known_field(line)


@pytest.mark.parametrize(
    "line",
    [
        "Housing: 300 new homes a year",
        "Anna Berg: Not in May",
        "Our demand: open the gate",
        "The date: nobody knows it.",
        "Three things:",
        "Rent control works: look at Eide",
    ],
)
def test_a_point_with_a_label_is_no_field(line: str) -> None:
    assert not page_shapes.is_known_field(line)
    assert not page_shapes.has_plain_value(line) or line.startswith("Anna")


@pytest.mark.parametrize(
    "line",
    [
        "mrevans commented on Feb 11, 2022",
        "Submitted: Tue 19 Mar 2024 21:07",
        "2 months ago (edited)",
        "Sun, 3 Oct 2021",
        "9 March 2016 at 7:14 am",
        "14 Jan 2019",
    ],
)
def test_a_line_that_ends_with_a_date(line: str) -> None:
    assert page_shapes.is_dated(line)


@pytest.mark.parametrize(
    "line",
    [
        "The council voted for it on 3 May 2019",
        "It fell by a tenth in 2019",
        "They were told in May",
        "No road is open before 9",
        "This was known on 12 June 2019",
        "Nobody voted on 4 July 2020",
    ],
)
def test_a_sentence_that_ends_with_a_date_is_none(line: str) -> None:
    assert not page_shapes.is_dated(line)


@pytest.mark.parametrize(
    "line",
    ["★★☆☆☆", "#quay #ferry", "@greta_hm", "2023-03-07-CRV-letter-v4", "PDF, 412 KB", "3 of 112"],
)
def test_signs_codes_and_sizes(line: str) -> None:
    assert page_shapes.is_sign(line)


@pytest.mark.parametrize("line", ["2019", "850", "Quay and pier", "£18,420", "41%", "Anna Berg"])
def test_words_and_figures_are_no_signs(line: str) -> None:
    assert not page_shapes.is_sign(line)


@pytest.mark.parametrize(
    "text",
    [
        "This file may not be suitable for users of assistive technology.",
        "This letter contains forward-looking statements, which are subject to risks.",
        "Lines are open from 9 to 5, Monday to Friday, excluding public holidays.",
        "Some links on this page are affiliate links.",
        "This document is important and requires your immediate attention.",
        "Calls may be recorded for training.",
    ],
)
def test_what_a_page_says_of_itself_is_a_notice(text: str) -> None:
    assert page_shapes.is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "These links lead to advertisers, who earn a commission on each click.",
        "This letter asks the council to keep the quay open.",
        "The council sold the quay without notice.",
        "The ferry should run from Monday to Friday.",
        "This page of our history must not be forgotten.",
        "Calls about violence fell by a quarter.",
    ],
)
def test_what_a_text_says_of_letters_and_calls_is_none(text: str) -> None:
    assert not page_shapes.is_notice(text)
