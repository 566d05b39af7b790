"""Lines of a PDF: raised marks, exponents, struck and hidden words, links, hyphens, symbols."""

from __future__ import annotations

import pytest
from pdf_making import Paper, left_out, read, text, written


@pytest.mark.parametrize(
    ("parts", "line", "marks"),
    [
        (["fell from 300", ("2", 4), " to 150."], "fell from 300 to 150.", ["2"]),
        (["a fall of 50%", ("3", 4), "."], "a fall of 50%.", ["3"]),
        (["It broke the policy.", ("4", 4)], "It broke the policy.", ["4"]),
        (["The mayor", ("12", 4), " agreed."], "The mayor agreed.", ["12"]),
        (["The mayor", ("*", 4), " agreed."], "The mayor agreed.", ["*"]),
        (["Costs rose", ("1,2", 4), " twice."], "Costs rose twice.", ["1,2"]),
        (["in 2021", ("[5]", 4), " and later"], "in 2021 and later", ["[5]"]),
        (["some 10", ("6", 4), " ships"], "some 10^6 ships", []),
        (["an area of 12 m", ("2", 4), " each"], "an area of 12 m^2 each", []),
        (["the 1", ("st", 4), " of May"], "the 1st of May", []),
        (["tons of CO", ("2", -2), " a year"], "tons of CO2 a year", []),
    ],
)
def test_raised_characters_are_marks_or_exponents(
    parts: list[str | tuple[str, float]], line: str, marks: list[str]
) -> None:
    paper = Paper().page().run(60, 100, *parts)
    assert text(paper) == line
    assert [words for kind, words, _ in left_out(paper)] == marks


def test_a_mark_has_its_place() -> None:
    paper = Paper().page().run(60, 100, "fell from 300", ("2", 4), " to 150.")
    assert left_out(paper) == [("footnote mark", "2", "fell from 300")]


def test_the_upper_part_of_a_fraction_is_no_mark() -> None:
    paper = Paper().page()
    end = paper.put(60, 100, "The ratio is ")
    paper.put(end, 95, "3", 7)
    paper.put(end, 105, "4", 7)
    paper.pdf.line(end, 97.5, end + 5, 97.5)
    assert left_out(paper) == []
    assert sorted(text(paper).split()) == ["3", "4", "The", "is", "ratio"]


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("fell to 24 in 2024", "1", ", a fall of 33 %."),
        ("It broke the policy.", "4", ""),
        ("The mayor", "[12]", " agreed with all."),
        ("Costs rose", "*", " twice in a year."),
        ("The minutes", "a", " say nothing of it."),
        ("in the second report", "2,3", "; it says otherwise"),
    ],
)
@pytest.mark.parametrize("below", [0.5, 1.0, 1.5])
def test_a_mark_that_is_underlined_as_a_link_is_a_mark(
    before: str, mark: str, after: str, below: float
) -> None:
    paper = Paper().page()
    start = paper.put(60, 100, before)
    end = paper.put(start, 96, mark, 8)
    paper.pdf.line(start, 96 + below, end, 96 + below)
    paper.put(end, 100, after)
    paper.put(60, 114, "and this is the line that follows it on the same page")
    paper.put(60, 86, "and this is the line that precedes it on the same page")
    lines = text(paper).split("\n")
    assert lines[1] == before + after
    assert left_out(paper) == [("footnote mark", mark, before)]


@pytest.mark.parametrize(
    ("before", "struck", "after"),
    [
        ("It is ", "not", " lawful."),
        ("", "Nobody", " agreed."),
        ("The cost is ", "300", " 250 crowns."),
        ("They ", "never ever", " paid."),
        ("The end ", "is near.", ""),
    ],
)
def test_words_with_a_line_through_them_are_left_out(before: str, struck: str, after: str) -> None:
    paper = Paper().page()
    start = paper.put(60, 100, before)
    end = paper.put(start, 100, struck)
    paper.put(end, 100, after)
    paper.pdf.line(start - 1, 97, end + 1, 97)
    assert text(paper) == " ".join((before + after).split())
    assert [(kind, words) for kind, words, _ in left_out(paper)] == [("struck text", struck)]


@pytest.mark.parametrize("height", [101.5, 89.0, 110.0])
def test_lines_below_and_above_words_strike_nothing(height: float) -> None:
    paper = Paper().page()
    paper.pdf.line(55, height, paper.put(60, 100, "It is not lawful."), height)
    assert text(paper) == "It is not lawful."


@pytest.mark.parametrize(
    "drawn",
    [
        "3 Tr (secret) Tj 0 Tr",
        "7 Tr (secret) Tj 0 Tr",
        "1 g (secret) Tj 0 g",
        "1 1 1 rg (secret) Tj 0 g",
        "0 0 0 0 k (secret) Tj 0 g",
        "1 0 0 1 -500 700 Tm (secret) Tj",
    ],
)
def test_words_that_nobody_sees_are_left_out(drawn: str) -> None:
    data = written(f"BT /F 12 Tf 50 700 Td (Plain words. ) Tj {drawn} ET")
    assert text(data) == "Plain words."
    assert [(kind, words) for kind, words, _ in left_out(data)] == [("hidden text", "secret")]


def test_white_words_on_a_dark_ground_are_seen() -> None:
    data = written("0 0 0.5 rg 40 690 200 30 re f BT 1 g /F 12 Tf 50 700 Td (Light words) Tj ET")
    assert (text(data), left_out(data)) == ("Light words", [])


def test_what_was_recognised_in_a_scan_is_its_text() -> None:
    from fpdf.enums import TextMode
    from PIL import Image

    paper = Paper().page()
    paper.pdf.image(Image.new("RGB", (60, 80), (200, 30, 30)), 0, 0, 595, 842)
    with paper.pdf.local_context(text_mode=TextMode.INVISIBLE):
        paper.put(60, 100, "Recognised words.")
    assert (text(paper), left_out(paper)) == ("Recognised words.", [])


def test_links_lead_where_they_led() -> None:
    paper = Paper().page()
    end = paper.put(60, 100, "See the ")
    after = paper.put(end, 100, "2023 report")
    paper.put(after, 100, ", which says so.")
    paper.pdf.link(end, 90, after - end, 13, "https://example.org/report")
    line = read(paper).pieces[0]
    assert line.text == "See the 2023 report, which says so."
    assert [(line.text[each.start : each.end], each.address) for each in line.targets] == [
        ("2023 report", "https://example.org/report")
    ]


def ligatures(*lines: str) -> bytes:
    """Return a PDF in a font that maps a to a soft hyphen, b to a ligature, c to a private code."""
    pairs = "<61> <00AD> <62> <FB01> <63> <E123> <64> <FB03> <65> <2010>".split()
    listed = " ".join(pairs)
    mapped = f"1 begincodespacerange <00> <FF> endcodespacerange 5 beginbfchar {listed} endbfchar"
    start = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    cmap = f"{start} {mapped} endcmap end end"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    stream = f"<</Length {len(cmap)}>>stream\r{cmap}\rendstream"
    shown = "".join(
        f"BT /F 12 Tf 50 {700 - 14 * at} Td {line} ET " for at, line in enumerate(lines)
    )
    page = "/Resources<</Font<</F 4 0 R/G 6 0 R>>>>"
    return written(shown, more=f"{font}\n{stream}", page=page)


SOFT = "/G 12 Tf (a) Tj /F 12 Tf"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"(the regis) Tj {SOFT}", "(trations fell) Tj"], "the registrations\nfell"),
        ([f"(a coun) Tj {SOFT}", "(cil) Tj"], "a council"),
        (
            [f"(a coun) Tj {SOFT}", f"(cil re) Tj {SOFT}", "(ports it) Tj"],
            "a council\nreports\nit",
        ),
        ([f"(in Lon) Tj {SOFT}", "(don, he said) Tj"], "in London,\nhe said"),
        (["(the regis-) Tj", "(trations fell) Tj"], "the regis-\ntrations fell"),
        (["(a well-) Tj", "(known case) Tj"], "a well-\nknown case"),
        (
            [f"(well) Tj {SOFT} (known) Tj", f"(no) Tj {SOFT}", "(where) Tj"],
            "well-known\nno-\nwhere",
        ),
        (
            ["(the regis) Tj /G 12 Tf (e) Tj /F 12 Tf", "(trations fell) Tj"],
            "the registrations\nfell",
        ),
    ],
)
def test_soft_hyphens_at_line_ends_join_words(lines: list[str], expected: str) -> None:
    assert text(ligatures(*lines)) == expected


def test_ligatures_are_written_as_letters() -> None:
    data = ligatures("/G 12 Tf (b) Tj /F 12 Tf (nding an of) Tj /G 12 Tf (b) Tj /F 12 Tf (ce) Tj")
    assert text(data) == "finding an office"


def test_a_sign_without_a_character_is_named() -> None:
    data = ligatures("(costs ) Tj /G 12 Tf (c) Tj /F 12 Tf ( 5 crowns) Tj")
    assert text(data) == "costs 5 crowns"
    assert left_out(data) == [("symbol", "U+E123", "costs ")]


def test_a_sign_of_a_symbol_font_before_an_item_is_its_bullet() -> None:
    data = ligatures("/G 12 Tf (c) Tj /F 12 Tf ( Costs rose.) Tj")
    assert text(data) == "• Costs rose."


@pytest.mark.parametrize(
    ("accent", "letter", "expected"),
    [
        ("\xb4", "e", "café"),
        ("`", "e", "cafè"),
        ("\xa8", "u", "cafü"),
        ("^", "o", "cafô"),
        ("\xb8", "c", "cafç"),
    ],
)
def test_an_accent_over_a_letter_is_one_character(accent: str, letter: str, expected: str) -> None:
    data = written(f"BT /F 12 Tf 50 700 Td [(caf{accent}) 400 ({letter})] TJ ET")
    assert text(data) == expected


def test_rotated_words_are_a_block_of_their_own() -> None:
    data = written("BT /F 12 Tf 50 700 Td (Level words.) Tj 0 1 -1 0 500 300 Tm (Turned.) Tj ET")
    assert [(each.text, each.element) for each in read(data).pieces] == [
        ("Level words.", ""),
        ("Turned.", "rotated text"),
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_read_like_any_other(turn: int) -> None:
    matrix = {90: "0 1 -1 0 400 100", 180: "-1 0 0 -1 500 500", 270: "0 -1 1 0 100 700"}[turn]
    data = written(
        f"BT /F 12 Tf {matrix} Tm (The quay is closed) Tj 0 -14 Td (until next May.) Tj ET",
        page=f"/Rotate {turn}",
    )
    assert text(data) == "The quay is closed\nuntil next May."


def test_pictures_and_comments_are_named() -> None:
    from PIL import Image

    paper = Paper().page()
    paper.put(60, 100, "Some words.")
    paper.pdf.image(Image.new("RGB", (60, 80), (200, 30, 30)), 60, 200, 200, 200)
    paper.pdf.text_annotation(60, 150, "Is this so?")
    assert [(kind, words) for kind, words, _ in left_out(paper)] == [
        ("comment", "Is this so?"),
        ("image", "a picture on page 1"),
    ]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("[(required and) -250 (prohibited)] TJ", "required and prohibited"),
        ("[(required and) -200 (prohibited)] TJ", "required and prohibited"),
        ("[(required and) -160 (prohibited)] TJ", "required and prohibited"),
        ("[(W) 80 (aving A) 70 (V) 60 (ery)] TJ", "Waving AVery"),
        ("[(re) -20 (quired)] TJ", "required"),
        ("2 Tc (required) Tj 0 Tc", "required"),
    ],
)
def test_gaps_between_words_are_spaces_and_others_are_not(drawn: str, expected: str) -> None:
    assert text(written(f"BT /F 12 Tf 50 700 Td {drawn} ET")) == expected


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("It took 4 ", ("1", 4), "/", ("2", -2), " years."), "It took 4 1/2 years."),
        (("It took 4", ("1", 4), "/", ("2", -2), " years."), "It took 4 1/2 years."),
        (("It took 4 ", ("1/2", 4), " years."), "It took 4 1/2 years."),
        (("It took 14", ("3/4", 4), " years."), "It took 14 3/4 years."),
        (("It took ", ("3", 4), "/", ("4", -2), " of a year."), "It took 3/4 of a year."),
        (("The 21", ("st", 4), " of May, the 2", ("nd", 4), " boat."), "The 21st of May, the 2nd boat."),
    ],
)  # fmt: skip
def test_raised_fractions_and_ordinals_are_text(
    parts: tuple[str | tuple[str, float], ...], written: str
) -> None:
    paper = Paper().page()
    paper.lines(60, 100, ["The board met in the hall and spoke of it at length."])
    paper.run(60, 114, *parts)
    assert written in text(paper)
    assert left_out(paper) == []
