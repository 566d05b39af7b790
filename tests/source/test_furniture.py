"""Patterns of page furniture take linear time; what is and what is not a menu line."""

from __future__ import annotations

import re
import time

import pytest

from argmap.english.furniture import kinds
from argmap.english.word_lists import paragraphs
from argmap.source import read_text

TOP_LEVEL = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])+\])|([()|])")


def alternatives(pattern: str) -> list[str]:
    """Return the parts of a regular expression between its bars outside groups."""
    depth, first, found = 0, 0, []
    for part in TOP_LEVEL.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if part[0] == "|" and not depth:
            found.append(pattern[first : part.start()])
            first = part.end()
    return [*found, pattern[first:]]


PATTERNS = [each for _, pattern in kinds() for each in alternatives(pattern.pattern)]
STARTS = (
    "a share contact: home search menu page 1 photo: we read © tags: facebook "
    "updated +1 (a) a@b « [ – #"
).split()
GAPS = (" ", "  ", "\t", " \t", " · ", " | ", ", ", " > ", "/", " - ", ".", "-", "")
HARD = tuple(
    (start + gap) * 200 + end for start in STARTS for gap in GAPS for end in ("", "!", "x. x")
)


def test_every_line_of_a_kind_but_the_first_begins_with_a_bar() -> None:
    table = paragraphs("furniture")
    lines = [line for text in table.values() for line in text.splitlines()[1:]]
    assert [line for line in lines if line.strip(" ")[:1] != "|" or line.endswith(" ")] == []


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_fast_on_hard_lines(pattern: str) -> None:
    compiled = re.compile(pattern, re.IGNORECASE)
    began = time.process_time()
    for line in HARD:
        compiled.match(line[:300])
        compiled.match(line[:299] + "!")
    assert time.process_time() - began < 1.5


def test_long_lines_of_menu_characters_are_read_fast() -> None:
    began = time.process_time()
    for sign in ("share  ", "home | ", "a > ", ". . ", "1 2 ", "((((", "> ", "\t", "“”", "a\u00ad"):
        read_text("It rained.\n" + sign * (200_000 // len(sign)) + "!\nIt rained again.\n")
    assert time.process_time() - began < 10


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
