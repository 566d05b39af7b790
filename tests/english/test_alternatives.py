"""Lines get the name of the first pattern that they match, whichever alternatives are compiled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.english.alternatives import Alternatives, beginnings, needs
from argmap.english.furniture import kind
from argmap.english.patterns import on_one_line
from argmap.english.word_lists import paragraphs

SOURCES = Path(__file__).parents[1] / "source"


def test_the_kind_of_a_line_is_that_of_the_first_pattern_that_matches_it() -> None:
    patterns = [
        (name, re.compile(on_one_line(text))) for name, text in paragraphs("furniture").items()
    ]
    files = [*SOURCES.glob("pages/*.txt"), *SOURCES.glob("lines/*.txt")]
    whole = {line.strip().lower() for file in files for line in file.read_text("utf-8").split("\n")}
    for line in whole | {line.rstrip(".!?") for line in whole} | {line + "." for line in whole}:
        assert kind(line) == next((name for name, each in patterns if each.match(line)), ""), line


@pytest.mark.parametrize(
    ("alternative", "expected"),
    [
        ("share this$", {"share "}),
        ("(my|our) page", {"my", "our"}),
        ("(the )?contact", {"the ", "contac"}),
        ("e-?mail", {"e"}),
        (r"\d{1,3} min", {"0"}),
        (r"(\+|no\.|\(0)\d", {"+", "no.", "(0"}),
        (r"[^.]{1,9} cookies", {""}),
        ("((the )?shop|cart)$", {"", "the ", "cart"}),
        (r"\W?names", {""}),
    ],
)
def test_an_alternative_is_looked_up_by_how_it_begins(alternative: str, expected: set[str]) -> None:
    assert beginnings(alternative) == expected


@pytest.mark.parametrize(
    ("alternative", "expected"),
    [
        (r".{1,9}\s[→⟶]$", [["→", "⟶"]]),
        (r"[^.]{1,60} is a charity\b.{0,60}$", [[" is a charity"]]),
        (r".{0,9}(photo|foto)s?( by)?:\d", [[":"], ["0"], ["photo", "foto"]]),
        (r"(?=.{0,9}@)(?!.{0,9}x).{0,9}y?", [["@"]]),
        (r".{1,9}(\w|a)", []),
    ],
)
def test_what_a_line_needs_for_an_alternative(alternative: str, expected: list[list[str]]) -> None:
    assert needs(alternative) == expected


def test_nothing_is_compiled_for_a_line_that_begins_otherwise() -> None:
    impossible = "a{3,1}"  # cannot be compiled
    patterns = Alternatives({"share line": f"share {impossible}\n|.{{1,9}}@{impossible}"})
    assert patterns.name_of("the quay will stay open") == ""
