"""Every pattern is read in linear time, whatever a page throws at it; and what a menu line is."""

from __future__ import annotations

import re
import time
import tomllib
from importlib import resources

import pytest

from argmap.source import read_text

TABLE = tomllib.loads(
    resources.files("argmap.english").joinpath("furniture.toml").read_text("utf-8")
)
PATTERNS = [pattern for patterns in TABLE["signs"].values() for pattern in patterns]
STARTS = "a share contact: home search menu page 1 photo: we read © tags: facebook updated +1 (a) a@b « [ – #".split()
GAPS = (" ", "  ", "\t", " \t", " · ", " | ", ", ", " > ", "/", " - ", ".", "-", "")
HARD = tuple(
    (start + gap) * 200 + end for start in STARTS for gap in GAPS for end in ("", "!", "x. x")
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_quick_on_hard_lines(pattern: str) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    began = time.process_time()
    for line in HARD:
        compiled.match(line[:300])
        compiled.match(line[:299] + "!")
    assert time.process_time() - began < 1.5


def test_long_lines_of_menu_signs_are_read_at_once() -> None:
    began = time.process_time()
    for sign in ("share  ", "home | ", "a > ", ". . ", "1 2 ", "((((", "> ", "\t", "“”", "a\u00ad"):
        read_text("It rained.\n" + sign * (200_000 // len(sign)) + "!\nIt rained again.\n")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("label", ["Research", "Statistics", "Contact", "Culture"])
def test_a_word_that_menus_say_is_a_heading_where_it_stands_alone(label: str) -> None:
    text = f"The quay will stay open all winter.\n{label}\nThe ferry will not run in January.\n"
    assert read_text(text).asides == ()


def test_a_list_of_demands_without_full_stops_is_kept_at_the_end_of_a_page() -> None:
    text = "We have three demands and we shall not rest:\n– an end to the toll\n– a vote in May\n– the names of those who signed\nShare this page\n© 2024 Gate\n"
    assert [aside.lines for aside in read_text(text).asides] == [(5, 5), (6, 6)]


def test_names_under_a_letter_are_kept() -> None:
    text = "We ask the council to think again, and soon.\nAnna Berg\nOle Aas\nMira Sand\nJens Holt\nTom Ashe\n"
    assert read_text(text).asides == ()


def test_figures_that_stand_each_on_a_line_are_kept() -> None:
    text = "The cases fell in every year since the reform of 2019.\nYear\nCases\n2019\n850\n2020\n766\n2021\n685\n"
    assert [aside for aside in read_text(text).asides if aside.reason == "furniture"] == []


def test_the_rows_of_a_table_are_no_table_of_contents() -> None:
    text = (
        "The council counted the accidents of two years in every district of the town.\n\n"
        "Year\tAccidents\n2022\t120\n2023\t60\n\n"
        "The new crossings should stay, because fewer people were hurt in every district of the town.\n"
    )
    assert read_text(text).asides == ()
