from __future__ import annotations

from dataclasses import replace

from drawing_samples import roads, said, source

from argmap.drawing.text import Fold, TextLine, to_text_pane
from argmap.model import Annotation, Aside


def line(annotation: Annotation, number: int) -> TextLine:
    rows = to_text_pane(annotation).rows
    return next(row for row in rows if isinstance(row, TextLine) and row.number == number)


def test_every_line_of_the_source_is_shown_once() -> None:
    annotation, _ = roads()
    rows = to_text_pane(annotation).rows
    lines = [each for row in rows for each in (row.lines if isinstance(row, Fold) else (row,))]
    assert [each.number for each in lines] == list(range(1, annotation.source.lines + 1))


def test_the_pieces_of_a_line_are_its_words() -> None:
    annotation, _ = roads()
    assert "".join(
        piece.text for piece in line(annotation, 3).pieces
    ) == annotation.source.line_text(3)


def test_words_that_a_statement_quotes_carry_its_role_and_the_rest_does_not() -> None:
    annotation, _ = roads()
    pieces = line(annotation, 3).pieces
    assert [(piece.role, piece.statements) for piece in pieces] == [
        ("claim", ("fewer-accidents",)),
        ("", ()),
        ("conclusion", ("programme-works",)),
        ("", ()),
    ]


def test_of_nested_statements_the_inner_one_comes_first() -> None:
    place = source("The roads are safe by night as by day.\n", headings=())
    outer = said(place, "outer", "claim", "The roads are safe by night as by day")
    inner = said(place, "inner", "evidence", "safe by night")
    pieces = line(Annotation(place, statements=(outer, inner)), 1).pieces
    assert [piece.statements for piece in pieces] == [
        ("outer",),
        ("inner", "outer"),
        ("outer",),
        (),
    ]


def test_a_repeat_is_collapsed_with_its_reason() -> None:
    annotation, _ = roads()
    fold = to_text_pane(annotation).rows[-1]
    assert isinstance(fold, Fold)
    assert fold.summary == "Line 7 is set aside: the same words as line 2"


def test_furniture_inside_a_line_stays_in_the_line_and_says_why() -> None:
    place = source("We act. Page 3 of 9 We last.\n", headings=())
    start = place.text.index("Page")
    aside = Aside(start, start + 12, (1, 1), "furniture", "a page number")
    pieces = line(Annotation(replace(place, asides=(aside,))), 1).pieces
    assert [piece.aside for piece in pieces] == ["", "a page number", ""]


def test_a_heading_is_marked() -> None:
    annotation, _ = roads()
    assert line(annotation, 1).kind == "heading"


def test_the_strip_covers_the_whole_text() -> None:
    annotation, _ = roads()
    coverage = to_text_pane(annotation).coverage
    assert sum(length for _, length in coverage.strip) == len(annotation.source.text)
    assert {cover for cover, _ in coverage.strip} >= {
        "heading",
        "evidence",
        "conclusion",
        "open",
        "aside",
    }
    assert coverage.sentence.endswith("is grey.")


def test_a_text_of_which_a_line_is_left_is_not_quoted_to_the_full() -> None:
    long, short = "The hall is old. " * 1000, "It rained in the second week of May."
    place = source(f"{long.strip()}\n{short}\n", headings=())
    annotation = Annotation(place, statements=(said(place, "old", "claim", long.strip()),))
    assert to_text_pane(annotation).coverage.sentence == (
        "99% of the text is quoted by statements; the rest is grey."
    )


def test_an_empty_source_has_a_pane() -> None:
    assert (
        to_text_pane(Annotation(source(""))).coverage.sentence == "The text has no words to quote."
    )


def test_a_page_that_begins_among_lines_set_aside_is_named_above_them() -> None:
    annotation, _ = roads()
    pages = ("page 1",) * 6 + ("page 2",) * (annotation.source.lines - 6)
    fold = to_text_pane(
        replace(annotation, source=replace(annotation.source, document="roads.pdf", pages=pages))
    ).rows[-1]
    assert isinstance(fold, Fold)
    assert fold.page == "page 2"
