"""Footnotes that were left out are joined with their marks in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.model import Omission
from argmap.source import read_text
from argmap.source.footnotes import footnotes, footnotes_in

TEXT = "Deaths fell to 24. The zones work.\nThe council kept them.\n"
ONE, TWO, THREE = 18, 34, 57  # behind each sentence


def mark(text: str, start: int) -> Omission:
    return Omission("footnote mark", text, start, 1 if start < 35 else 2)


def note(text: str, start: int | None = None) -> Omission:
    line = None if start is None else 1 + (start > 34) + (start >= len(TEXT))
    return Omission("footnote", text, start, line)


@pytest.mark.parametrize(
    ("left_out", "found"),
    [
        ([mark("1", ONE), note("1 Table 3.", ONE)], [(ONE, "Table 3.")]),
        (
            [note("Table 3.", ONE), note("By the town.", TWO)],
            [(ONE, "Table 3."), (TWO, "By the town.")],
        ),
        ([mark("1", ONE), note("Table 3.", 35)], [(ONE, "Table 3.")]),
        (
            [mark("1", ONE), mark("[2]", TWO), note("2. Table 4."), note("1. Table 3.")],
            [(ONE, "Table 3."), (TWO, "Table 4.")],
        ),
        (
            [mark("*", ONE), mark("†", TWO), note("* Table 3.", 35), note("† Table 4.", 35)],
            [(ONE, "Table 3."), (TWO, "Table 4.")],
        ),
        (
            [mark("1", ONE), note("1 Table 3.", 35), mark("1", 40), note("1 Table 4.", 57)],
            [(ONE, "Table 3."), (40, "Table 4.")],
        ),
        (
            [mark("1", ONE), mark("1", TWO), note("1 Table 3.")],
            [(ONE, "Table 3."), (TWO, "Table 3.")],
        ),
        ([mark("1", ONE), mark("2", TWO), note("Table 3.")], []),
        ([mark("1", ONE), note("2 Table 3.", 35)], []),
        ([note("Table 3.", 35)], []),
        ([note("Table 3.")], []),
        ([mark("1", ONE)], []),
    ],
)
def test_a_note_belongs_to_its_mark(left_out: list[Omission], found: list[tuple[int, str]]) -> None:
    place = replace(read_text(TEXT), left_out=tuple(left_out))
    assert [(each.start, each.text) for each in footnotes(place)] == found


@pytest.mark.parametrize(
    ("part", "has"),
    [((0, 18), True), ((0, 17), True), ((5, 18), True), ((19, 34), False), ((18, 34), False)],
)
def test_a_note_is_of_the_words_before_its_mark(part: tuple[int, int], *, has: bool) -> None:
    place = replace(read_text(TEXT), left_out=(note("Table 3.", ONE),))
    assert bool(footnotes_in(place, [part])) == has
