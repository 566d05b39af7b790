"""Pages of a PDF: what is on each page is left out, footnotes too, and sentences go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_making import Paper, left_out, prose, read, text, wrapped


def pages(count: int, *edges: tuple[float, float, str, float]) -> tuple[Paper, str]:
    """Return pages with words at the same places; `{}` is the page's number, `{all}` how many."""
    paper, whole = Paper(), []
    for number in range(1, count + 1):
        paper.page()
        lines = wrapped(prose(number + 2, 150), 80)
        paper.lines(60, 100, lines)
        whole += lines
        for x, y, words, size in edges:
            paper.put(x, y, words.format(number, all=count), size)
    return paper, "\n".join(whole)


@pytest.mark.parametrize(
    "edges",
    [
        [(40, 30, "11/30/26, 5:43 PM", 8), (250, 30, "Quay claims", 8)],
        [(40, 820, "https://example.org/quay", 8), (540, 820, "{}/{all}", 8)],
        [(40, 820, "file:///home/a/quay.html", 8), (540, 820, "{}/{all}", 8)],
        [(250, 820, "Page {} of {all}", 11)],
        [(290, 820, "{}", 11)],
        [(60, 40, "Harbour review 2024", 9), (500, 40, "{}", 9)],
        [(60, 40, "Harbour review", 11), (60, 54, "Case No. 21-33", 11), (290, 820, "- {} -", 11)],
        [(60, 815, "Draft, not for citation", 9)],
    ],
)
def test_what_is_at_the_edge_of_each_page_is_left_out(
    edges: list[tuple[float, float, str, float]],
) -> None:
    paper, whole = pages(3, *edges)
    assert text(paper) == whole
    found = [words for kind, words, _ in left_out(paper) if kind == "page header"]
    expected = {words.format(1, all=3) for *_, words, _ in edges}
    assert expected <= {each for words in found for each in (words, *_pieces(words, expected))}


def _pieces(words: str, expected: set[str]) -> set[str]:
    return {each for each in expected if each in words}


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/30/26, 5:43 PM", "file:///home/a/quay.html 0{}/03"),
        ("11/30/26, 5:43 PM   Quay claims", "https://example.org/quay {}/3"),
        ("Quay claims", "Page {} of 3"),
        ("Harbour review {}", "{}"),
        ("Case No. 21-33", "- {} -"),
        ("The Harbour Board", "Draft of 3 May"),
    ],
)
def test_heads_as_close_to_the_text_as_its_lines_are_left_out(head: str, foot: str) -> None:
    paper, whole = Paper(), []
    for number in range(1, 4):
        lines = wrapped(prose(number, 150), 80)
        whole += lines
        paper.page().lines(60, 50, [head.format(number), *lines, foot.format(number)])
    assert text(paper) == "\n".join(whole)


def test_the_last_lines_of_notes_that_are_alike_are_no_page_footer() -> None:
    paper = Paper()
    for number, month in ((1, "May"), (2, "June")):
        paper.page().lines(60, 100, wrapped(prose(number, 150), 80))
        paper.run(60, 600, "The mayor", ("1", 4), " agreed.")
        for at, words in enumerate((f"1 See the minutes of 3 {month},", "and the letters.")):
            paper.put(60, 700 + 11 * at, words, 8)
    assert [words for kind, words, _ in left_out(paper) if kind == "footnote"] == [
        "1 See the minutes of 3 May, and the letters.",
        "1 See the minutes of 3 June, and the letters.",
    ]


def test_heads_of_left_and_right_pages_are_left_out() -> None:
    paper = Paper()
    whole = []
    for number in range(1, 9):
        paper.page()
        lines = wrapped(prose(number, 150), 80)
        paper.lines(60, 100, lines)
        whole += lines
        if number % 2:
            paper.put(400, 40, f"The costs   {number}", 9)
        else:
            paper.put(60, 40, f"{number}   Harbour review", 9)
    assert text(paper) == "\n".join(whole)


SECTIONS = ("The quay", "Costs", "Who was asked", "The report", "Ships", "Winter", "The gate")


def chaptered(*, size: float, rule: bool = False, at: float = 40) -> Callable[..., Paper]:
    """Return what draws seven pages whose heads differ, with the words of each."""

    def draw(heads: Sequence[Sequence[tuple[float, str]]]) -> Paper:
        paper = Paper()
        for number, head in enumerate(heads, start=1):
            paper.page().lines(60, 100, _page(number))
            for x, words in head:
                paper.put(x, at, words, size)
            if rule:
                paper.pdf.line(60, at + 4, 530, at + 4)
        return paper

    return draw


def _page(number: int) -> list[str]:
    return wrapped(prose(number + 2, 150), 80)


@pytest.mark.parametrize(
    ("draw", "head"),
    [
        (
            chaptered(size=11, rule=True),
            lambda at: [(60, f"CHAPTER {at + 3}. {SECTIONS[at].upper()}"), (400, f"{at}.2. SHIPS")],
        ),
        (chaptered(size=11), lambda at: [(60, f"{at + 7}"), (300, SECTIONS[at])]),
        (chaptered(size=11), lambda at: [(60, f"{at}.1. {SECTIONS[at]}"), (500, f"{at + 31}")]),
        (chaptered(size=11), lambda at: [(60, "Harbour review"), (400, SECTIONS[at])]),
        (chaptered(size=11, rule=True), lambda at: [(60, SECTIONS[at])]),
        (chaptered(size=11), lambda at: [(60, f"Part {7 * at + 2}: {SECTIONS[at]}")]),
        (chaptered(size=11, at=800), lambda at: [(60, SECTIONS[at]), (500, f"{at + 5}")]),
    ],
)
def test_heads_that_differ_from_page_to_page_are_left_out(
    draw: Callable[..., Paper], head: Callable[[int], list[tuple[float, str]]]
) -> None:
    paper = draw([head(at) for at in range(7)])
    assert text(paper).split() == [
        word for number in range(1, 8) for line in _page(number) for word in line.split()
    ]
    expected = [" ".join(words for _, words in head(at)) for at in range(7)]
    assert [words for kind, words, _ in left_out(paper) if kind == "page header"] == expected


@pytest.mark.parametrize(
    ("draw", "first"),
    [
        (chaptered(size=11), lambda at: SECTIONS[at]),
        (chaptered(size=18, rule=True), lambda at: f"{at + 2} {SECTIONS[at]}"),
        (chaptered(size=18), lambda at: f"Part {at + 2}. {SECTIONS[at]}"),
        (chaptered(size=11, at=86), lambda at: f"Chapter {3 * at + 2}: {SECTIONS[at]}"),
        (chaptered(size=11), lambda at: f"In {2000 + 3 * at} the council closed {at} quays."),
        (chaptered(size=11, at=800), lambda at: f"{at + 1} See {SECTIONS[at]}, page 4,"),
    ],
)
def test_headings_and_sentences_at_the_top_of_pages_stay(
    draw: Callable[..., Paper], first: Callable[[int], str]
) -> None:
    paper = draw([[(60, first(at))] for at in range(7)])
    assert all(first(at) in text(paper) for at in range(7))


@pytest.mark.parametrize(
    ("words", "y"),
    [
        ("11/30/26, 5:43 PM Quay claims", 30),
        ("Page 1 of 1", 820),
        ("1/1", 820),
        ("https://example.org/quay 1/1", 820),
        ("file:///home/a/quay.html 1/1", 820),
    ],
)
def test_on_one_page_only_the_unmistakable_is_left_out(words: str, y: float) -> None:
    paper, whole = pages(1, (40, y, words, 8))
    assert text(paper) == whole
    assert [(kind, said) for kind, said, _ in left_out(paper)] == [("page header", words)]


@pytest.mark.parametrize(
    "words", ["Harbour review", "2024", "Page 2 of the report", "3 of 4 ships"]
)
def test_other_lines_of_one_page_stay(words: str) -> None:
    paper, _ = pages(1, (60, 40, words, 11))
    assert text(paper).startswith(words)


def test_pages_with_the_same_text_keep_it() -> None:
    paper = Paper()
    lines = wrapped(prose(3, 150), 80)
    for _ in range(3):
        paper.page().lines(60, 100, lines)
    assert text(paper).split("\n") == lines * 3


def test_sections_that_begin_on_pages_keep_their_headings() -> None:
    paper = Paper()
    for number in range(1, 4):
        paper.page().put(60, 80, f"Section {number}", 18)
        paper.lines(60, 110, wrapped(prose(number, 150), 80))
    assert text(paper).count("Section ") == 3


def test_a_line_knows_its_page() -> None:
    paper, _ = pages(3, (290, 820, "{}", 11))
    assert sorted({each.page or 0 for each in read(paper).pieces}) == [1, 2, 3]


NOTES = [
    (["See the minutes of the board of 3 May, page 12."], True, "1"),
    (["See the minutes of the board of 3 May,", "and the letter of the chair."], True, "1"),
    (["Ibid., page 12."], False, "2"),
    (["The board met twice in that year."], True, "*"),
    (["This is disputed; see page 7, and the", "report of May."], False, "14"),
    (["Personal communication."], True, "†"),
]


@pytest.mark.parametrize(("note", "ruled", "mark"), NOTES)
def test_a_footnote_is_left_out_and_the_sentence_goes_on(
    *, note: list[str], ruled: bool, mark: str
) -> None:
    if mark == "†":
        mark = "\x86"  # in the encoding of the standard fonts
    paper, whole = Paper(), []
    for number in (1, 2):
        paper.page()
        lines = wrapped(prose(number + 3, 200), 80)
        paper.lines(60, 100, lines[:-1])
        y = 100 + 14 * (len(lines) - 1)
        if number == 1:
            end = paper.put(60, y, "The board decided")
            end = paper.put(end, y - 4, mark, 7)
            paper.put(end, y, " to close the quay and")
            whole += [*lines[:-1], "The board decided to close the quay and"]
            if ruled:
                paper.pdf.line(60, 700, 160, 700)
            for at, words in enumerate(note):
                start = paper.put(60, 712 + 11 * at - 3, mark, 5.5) if not at else 60
                paper.put(start, 712 + 11 * at, words, 8.5)
        else:
            whole += lines[:-1]
    assert text(paper) == "\n".join(whole)
    kinds = [(kind, before) for kind, words, before in left_out(paper)]
    assert kinds == [("footnote mark", "The board decided"), ("footnote", "The board decided")]
    (footnote,) = [words for kind, words, _ in left_out(paper) if kind == "footnote"]
    assert footnote.endswith(" ".join(note))


def test_two_footnotes_are_two() -> None:
    paper = Paper().page().lines(60, 100, wrapped(prose(3, 150), 80))
    paper.run(60, 400, "The mayor", ("1", 4), " and the board", ("2", 4), " agreed.")
    for at, words in enumerate(("1 See page 3.", "2 See page 4, where", "more is said.")):
        paper.put(60, 700 + 11 * at, words, 8)
    found = [words for kind, words, _ in left_out(paper) if kind == "footnote"]
    assert found == ["1 See page 3.", "2 See page 4, where more is said."]


@pytest.mark.parametrize("note", ["1 See page 3.", "¹ See page 3.", "1. See page 3.", "* See it."])
def test_a_small_line_within_a_sentence_is_a_footnote_without_a_raised_mark(note: str) -> None:
    paper = Paper().page().lines(60, 100, ["The board met and decided that the quay would"])
    paper.lines(60, 114, wrapped(prose(3, 150), 80)).put(60, 700, note, 8)
    paper.page().lines(60, 100, ["be closed in May."])
    assert text(paper).endswith("\nbe closed in May.")
    assert [words for kind, words, _ in left_out(paper) if kind == "footnote"] == [note]


@pytest.mark.parametrize("words", ["1. See page 3.", "Source: the board.", "2 ships left."])
def test_small_lines_without_a_mark_in_the_text_stay(words: str) -> None:
    paper = Paper().page().lines(60, 100, [*wrapped(prose(3, 150), 80), "Nobody was asked."])
    paper.put(60, 700, words, 8)
    assert words in text(paper)


@pytest.mark.parametrize("count", [2, 3, 6])
def test_sentences_that_begin_several_pages_stay_on_the_first(count: int) -> None:
    said = ["The quay must stay open all winter.", "Nobody has shown that it costs more than that."]
    paper, _ = pages(count, *((60, 50 + 14 * at, words, 11) for at, words in enumerate(said)))
    found = text(paper)
    assert [found.count(words) for words in said] == [1, 1]
    assert [each[:2] for each in left_out(paper)] == [
        ("page header", words) for _ in range(count - 1) for words in said
    ]


def test_a_small_sentence_on_each_page_is_of_the_page() -> None:
    paper, whole = pages(3, (60, 50, "These minutes were not approved by the board.", 8))
    assert text(paper).replace("\n\n", "\n") == whole
