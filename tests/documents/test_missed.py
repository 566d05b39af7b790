"""Words that a document shows and its lines do not have are named, each where it was."""

import pytest

from argmap.documents.missed import with_missed
from argmap.documents.piece import DocumentLine, LeftOut

SHOWN = (
    "The council met on 12 March and agreed. Claims fell to 1,900 last year, and nobody knows why. "
    "It is time to open the gate, said the mayor. The quay was paid off in 2021."
)


def missed(lines: list[str], shown: str) -> list[tuple[int, str, str]]:
    found = with_missed([DocumentLine(each) for each in lines], [shown])
    return [
        (number, line.text[: each.at], each.text)
        for number, line in enumerate(found)
        for each in line.left_out
    ]


@pytest.mark.parametrize(
    "cuts", [(), (40,), (13, 40, 95), (5, 6, 7, 8), (17,), tuple(range(1, 160, 3))]
)
def test_nothing_is_missed_however_lines_are_cut(cuts: tuple[int, ...]) -> None:
    lines = [SHOWN[a:b].strip() for a, b in zip((0, *cuts), (*cuts, len(SHOWN)), strict=True)]
    assert missed(lines, SHOWN) == []


@pytest.mark.parametrize(
    ("gone", "before"),
    [
        ("on 12 March ", "The council met"),
        ("1,900", "agreed. Claims fell to"),
        ("last year, ", "fell to 1,900"),
        ("The council met ", ""),
        ("in 2021.", "The quay was paid off"),
        ("It is time to open the gate, ", "knows why"),
        ("Claims fell to 1,900 last year, and nobody knows why.", "March and agreed"),
        ("nobody", "last year, and"),
        ("the mayor.", "gate, said"),
    ],
)
def test_each_dropped_run_is_named_where_it_was(gone: str, before: str) -> None:
    assert gone in SHOWN
    (found,) = missed([SHOWN.replace(gone, "", 1)], SHOWN)
    assert found[2] == gone.strip()
    assert found[1].endswith(before)


def test_several_runs_are_named_in_their_lines() -> None:
    lines = ["The council met and agreed.", "Claims fell to last year, and nobody knows why."]
    lines += ["It is time to open the gate, said the mayor.", "The quay was off in 2021."]
    assert [(number, words) for number, _, words in missed(lines, SHOWN)] == [
        (0, "on 12 March"),
        (1, "1,900"),
        (3, "paid"),
    ]


def test_a_whole_line_that_is_missing_is_named_at_the_end_of_the_line_before() -> None:
    lines = ["The council met on 12 March and agreed.", "The quay was paid off in 2021."]
    ((number, _, words),) = missed(lines, SHOWN)
    assert number == 0
    assert words.startswith("Claims fell")
    assert words.endswith("the mayor.")


def test_what_only_the_lines_have_is_not_missed() -> None:
    lines = ["The council met on 12 March and, as a picture says, agreed.", SHOWN[40:]]
    assert missed(lines, SHOWN) == []


def test_the_numbers_of_items_are_not_compared() -> None:
    lines = [
        DocumentLine(f"{mark} {word}", element="list item")
        for mark, word in (("iv.", "Bread"), ("-", "Milk"), ("  a.", "Salt"), ("(2)", "Oil"))
    ]
    found = with_missed(lines, ["Bread Milk", "Salt", "Oil"])
    assert not any(line.left_out for line in found)


def test_marks_of_notes_count_as_taken() -> None:
    line = DocumentLine("It fell from 300 to 150.", left_out=(LeftOut("footnote mark", "2", 16),))
    assert with_missed([line], ["It fell from 300", "2", " to 150."]) == (line,)


def test_without_lines_there_is_no_place() -> None:
    assert with_missed([], ["A word."]) == ()
