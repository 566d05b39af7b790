"""Columns of a PDF are read one after the other, however they are drawn; tables are not columns."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest
from pdf_making import Paper, left_out, prose, read, text, wrapped

LEFT, RIGHT = wrapped(prose(1, 160), 40), wrapped(prose(2, 160), 40)
EXPECTED = " ".join([*LEFT, *RIGHT])


def row_by_row() -> Paper:
    paper = Paper().page()
    for at, (one, other) in enumerate(zip(LEFT, RIGHT, strict=False)):
        paper.put(50, 100 + 14 * at, one)
        paper.put(310, 100 + 14 * at, other)
    return _rest(paper, min(len(LEFT), len(RIGHT)))


def _rest(paper: Paper, done: int) -> Paper:
    paper.lines(50, 100 + 14 * done, LEFT[done:])
    return paper.lines(310, 100 + 14 * done, RIGHT[done:])


def column_by_column() -> Paper:
    return Paper().page().lines(50, 100, LEFT).lines(310, 100, RIGHT)


def right_first() -> Paper:
    return Paper().page().lines(310, 100, RIGHT).lines(50, 100, LEFT)


def not_level() -> Paper:
    return Paper().page().lines(50, 100, LEFT).lines(310, 105, RIGHT)


def from_the_foot() -> Paper:
    paper = Paper().page()
    for at in reversed(range(len(LEFT))):
        paper.put(50, 100 + 14 * at, LEFT[at])
    for at in reversed(range(len(RIGHT))):
        paper.put(310, 100 + 14 * at, RIGHT[at])
    return paper


def with_a_line_between() -> Paper:
    paper = column_by_column()
    paper.pdf.line(297, 90, 297, 500)
    return paper


@pytest.mark.parametrize(
    "draw",
    [row_by_row, column_by_column, right_first, not_level, from_the_foot, with_a_line_between],
)
def test_two_columns_are_read_one_after_the_other(draw: Callable[[], Paper]) -> None:
    assert " ".join(text(draw()).split()) == EXPECTED


@pytest.mark.parametrize("count", [2, 3])
def test_columns_below_a_heading_and_above_a_paragraph(count: int) -> None:
    columns = [wrapped(prose(seed, 90), 72 // count) for seed in range(count)]
    end = 100 + 14 * max(map(len, columns))
    paper = Paper().page()
    paper.put(50, 80, "A heading that is wider than any of the columns", 18)
    for at, lines in enumerate(columns):
        paper.lines(50 + at * 500 / count, 100, lines)
    after = wrapped(prose(9, 60), 85)
    paper.lines(50, end + 20, after)
    whole = ["A heading that is wider than any of the columns", *chain(*columns), *after]
    assert " ".join(text(paper).split()) == " ".join(whole)


def test_a_heading_in_one_column_stays_in_it() -> None:
    paper = Paper().page().lines(50, 100, LEFT[:5])
    paper.put(50, 190, "Costs", 14)
    paper.lines(50, 210, LEFT[5:]).lines(310, 100, RIGHT)
    assert " ".join(text(paper).split()) == " ".join([*LEFT[:5], "Costs", *LEFT[5:], *RIGHT])


def test_a_table_in_a_column_stays_in_it() -> None:
    paper = Paper().page().lines(50, 100, LEFT[:4]).lines(310, 103, RIGHT)
    for at, row in enumerate((("Port", "Ships"), ("North", "12"), ("South", "9"), ("East", "8"))):
        paper.put(50, 170 + 14 * at, row[0])
        paper.put(170, 170 + 14 * at, row[1])
    lines = text(paper).split("\n")
    assert lines[lines.index("Port\tShips") + 1 :][:3] == ["North\t12", "South\t9", "East\t8"]
    assert " ".join(lines[-len(RIGHT) :]) == " ".join(RIGHT)


def test_lines_of_one_column_are_no_columns() -> None:
    lines = wrapped(prose(4, 200), 80)
    assert text(Paper().page().lines(50, 100, lines)) == "\n".join(lines)


def test_a_note_names_pages_whose_order_was_guessed() -> None:
    paper = Paper().page().lines(60, 100, ["Open", "each", "day in", "May", "and", "June"])
    paper.lines(310, 107, wrapped(prose(5, 90), 40))
    (note,) = read(paper).notes
    assert "words are side by side on page 1" in note


def test_a_paragraph_begins_after_more_space() -> None:
    paper = Paper().page().lines(50, 100, ["One line of the", "first paragraph."])
    paper.lines(50, 100 + 28 + 8, ["One line of the", "second paragraph."])
    assert text(paper) == "One line of the\nfirst paragraph.\n\nOne line of the\nsecond paragraph."


def test_a_paragraph_begins_with_an_indented_line() -> None:
    lines = wrapped(prose(6, 60), 80)
    paper = Paper().page().lines(50, 100, lines)
    end = 100 + 14 * len(lines)
    paper.put(65, end, "An indented line begins a new paragraph here,")
    paper.put(50, end + 14, "and this line goes on.")
    assert text(paper).split("\n\n")[1].startswith("An indented line")


def test_double_spacing_makes_no_paragraphs() -> None:
    lines = wrapped(prose(6, 120), 80)
    assert "\n\n" not in text(Paper().page().lines(50, 100, lines, step=26))


def test_items_with_a_bullet_far_away_are_no_table() -> None:
    paper = Paper().page()
    for at, words in enumerate(("Costs rose.", "Ships left.", "Traders went.", "Nobody came.")):
        paper.put(50, 100 + 14 * at, "-")
        paper.put(75, 100 + 14 * at, words)
    assert text(paper).split("\n")[0] == "- Costs rose."


SAID = wrapped(prose(2, 60), 40)
BESIDE = {
    "a quotation and a list": [(100, "A trader says so"), (142, "Who was asked:"), (156, "a few")],
    "short questions": [(107, "Ann: Did it fall?"), (135, "Ben: It did fall."), (163, "Why so?")],
    "heads": [(114, "What is known"), (150, "It is closed."), (178, "What is not known")],
    "a caption": [(128, "The quay in March"), (142, "(from the report)")],
    "definitions": [
        (103, "A quay"),
        (120, "is where ships lie"),
        (140, "A gate"),
        (157, "and so on"),
    ],
    "a list": [(104, "- One point is made"), (131, "- One more is made"), (152, "Reply")],
}


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("places", [(50, 310), (310, 50)])
def test_what_begins_beside_a_sentence_that_goes_on_is_no_table(
    beside: str, places: tuple[int, int]
) -> None:
    paper = Paper().page().lines(places[0], 100, SAID)
    for y, words in BESIDE[beside]:
        paper.put(places[1], y, words)
    columns = [SAID, [words for _, words in BESIDE[beside]]]
    assert not [each for each in read(paper).pieces if each.element == "table row"]
    assert (
        text(paper).split()
        == " ".join(chain(*columns[:: 1 if places[0] < places[1] else -1])).split()
    )


def test_a_quotation_beside_a_sentence_precedes_it() -> None:
    lines = wrapped(prose(3, 70), 40)
    narrow, wide = wrapped(prose(4, 20), 22), wrapped("and " + prose(5, 40), 40)
    paper = Paper().page().lines(50, 100, [*lines, "It ends so."])
    top = 100 + 14 * len(lines) + 40
    paper.lines(50, top, narrow).lines(50, top + 14 * len(narrow), wide)
    for at, words in enumerate(("Nobody asked us", "in any year")):
        paper.put(180, top + 18 * at + 6, words, 16)
    expected = [*lines, "It ends so.", "Nobody asked us in any year", *narrow, *wide]
    assert " ".join(text(paper).split()) == " ".join(expected)


@pytest.mark.parametrize("keys", [["North", "South", "East"], ["Q 1", "Q 2", "Q 3"]])
def test_long_cells_are_a_table(keys: list[str]) -> None:
    paper, y = Paper().page(), 100
    cell = ["the council closed the eastern quay in", "March and it says that nobody was hurt"]
    for key in keys:
        paper.put(50, y, key)
        paper.lines(250, y, cell)
        y += 40
    assert text(paper).split("\n") == [f"{key}\t{' '.join(cell)}" for key in keys]


def test_large_words_beside_small_ones_raise_nothing() -> None:
    paper = Paper().page()
    end = paper.put(50, 100, "and the area covered")
    paper.put(end + 4, 108, "Nobody asked", 18)
    assert "and the area covered" in text(paper)
    assert left_out(paper) == []


BOARD = wrapped("The board closed the quay in March because two men had found rotten piles.", 40)
TRADERS = wrapped("Traders say that nobody asked them before the notice was fixed to the gate.", 40)


@pytest.mark.parametrize("lower", [0, 7])
@pytest.mark.parametrize("more", [[], ["and nobody has yet said who is to pay", "for all that."]])
def test_short_columns_that_are_read_as_rows_are_named(lower: int, more: list[str]) -> None:
    paper = Paper().page()
    paper.lines(60, 100, wrapped(prose(3, 60), 90))
    paper.lines(60, 180, [*BOARD, *more]).lines(310, 180 + lower, TRADERS)
    paper.lines(60, 260, wrapped(prose(5, 60), 90))
    found = " ".join(text(paper).split())
    assert " ".join(TRADERS) in found or "side by side" in " ".join(read(paper).notes)


def test_a_box_inside_a_sentence_that_goes_on_below_is_named() -> None:
    lines = wrapped(" ".join(BOARD + TRADERS) * 4, 56)
    paper = Paper().page().lines(60, 100, lines)
    for at, words in enumerate(["Opening hours in", "winter: from eight to", "four on weekdays"]):
        paper.put(430, 156 + 12 * at, words, 9)
    assert "side by side" in " ".join(read(paper).notes)


def test_a_table_whose_cells_have_several_lines_is_in_no_doubt() -> None:
    rows = [("Quay", "closed in March for repairs"), ("Hall", "open all winter for traders")]
    paper = Paper().page()
    for at, (name, words) in enumerate(rows):
        paper.lines(60, 100 + 28 * at, [name]).lines(200, 100 + 28 * at, [words, "and for all"])
    assert read(paper).notes == ()
