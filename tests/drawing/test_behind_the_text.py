"""What the document behind a text has as well: what was left out, where links led, the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawing_samples import said, source, unfolded

from argmap.drawing import page
from argmap.drawing.text import TextLine, to_text_pane
from argmap.model import Annotation, Check, Link, Omission, Report, Target

if TYPE_CHECKING:
    from drawing_samples import Visit

TEXT = "It is lawful, says the report.\n\nComplaints fell from 300 to 150.\nIt should stay.\n"
RIGHT_END = """id => {
  const words = document.createRange();
  words.selectNodeContents(document.getElementById(id));
  return words.getBoundingClientRect().right;
}"""
ADDRESS = 'https://town.example/r?a=1&b="2"'


def fee(*left_out: Omission, pages: tuple[str, ...] = ()) -> Annotation:
    place = source(TEXT, headings=())
    start = TEXT.index("report")
    known = replace(
        place,
        document="fee.pdf",
        pages=pages,
        left_out=left_out,
        links=(Target(start, start + 6, ADDRESS), Target(30, 32, "a.html")),
    )
    lawful = said(known, "lawful", "evidence", "It is lawful, says the report.")
    stay = said(known, "stay", "conclusion", "It should stay.")
    link = Link("lawful -> stay", "support", ("lawful",), "stay")
    return Annotation(known, statements=(lawful, stay), links=(link,))


STRUCK = Omission("struck text", "not", 6, 1)
COMMENT = Omission("comment", "check <b>this</b>")


def pieces(annotation: Annotation, number: int) -> list[tuple[str, str]]:
    bare = replace(annotation, source=replace(annotation.source, links=()))
    rows = to_text_pane(bare).rows
    line = next(row for row in rows if isinstance(row, TextLine) and row.number == number)
    return [(piece.text, piece.gone) for piece in line.pieces]


@pytest.mark.parametrize(
    ("at", "number", "shown"),
    [
        (6, 1, [("It is ", ""), ("", "struck text: “not”"), ("lawful, says the report.", "")]),
        (0, 1, [("", "struck text: “not”"), ("It is lawful, says the report.", "")]),
        (30, 1, [("It is lawful, says the report.", ""), ("", "struck text: “not”")]),
        (31, 2, [("", "struck text: “not”")]),
        (33, 3, [("C", ""), ("", "struck text: “not”"), ("omplaints fell from 300 to 150.", "")]),
    ],
)
def test_a_sign_is_where_something_was_left_out(
    at: int, number: int, shown: list[tuple[str, str]]
) -> None:
    omission = Omission("struck text", "not", at, number)
    assert pieces(fee(omission), number) == shown


def test_two_things_in_one_place_have_one_sign() -> None:
    mark = Omission("footnote mark", "2", 6, 1)
    image = Omission("image", "", 6, 1)
    (_, (_, gone), _) = pieces(fee(mark, image), 1)
    assert gone == "footnote mark: “2”; image"


def test_the_words_of_the_text_stay_as_they_are() -> None:
    html = page(fee(STRUCK), Report())
    line = re.search(r'<li id="L1"[^>]*>(.*?)</li>', html, re.DOTALL)
    assert line
    assert re.sub(r"<[^>]*>", "", line[1]) == "It is lawful, says the report."


def test_the_sign_has_a_name_and_its_words_are_listed_below_the_text() -> None:
    html = page(fee(STRUCK, COMMENT), Report())
    assert '<a class="gone" href="#left:1" title="left out: struck text: “not”"' in html
    assert html.index('id="L4"') < html.index("<h2>Left out of the text</h2>")
    assert '<li id="left:1"><bdi>struck text: “not”</bdi>' in html
    assert "<bdi>struck text: “not”</bdi>" in html
    assert "<bdi>comment: “check &lt;b&gt;this&lt;/b&gt;”</bdi>" in html
    assert "Left out of the text: 2 parts, listed below it." in html


def test_what_is_left_out_again_and_again_is_listed_once_with_its_places() -> None:
    text = "A line.\n" * 20
    place = source(text, headings=())
    heads = tuple(Omission("page header", "Fee", number * 8, number + 1) for number in range(20))
    known = replace(place, left_out=(*heads, STRUCK))
    first, second = to_text_pane(Annotation(known)).left_out
    assert (first.words, first.places[0], len(first.places), first.more) == (
        "page header: “Fee”",
        (1, "line 1"),
        12,
        8,
    )
    assert (second.places, second.more) == (((1, "line 1"),), 0)
    html = " ".join(page(Annotation(known), Report()).split())
    assert '<bdi>page header: “Fee”</bdi> – <a href="#L1">line 1</a>; <a' in html
    assert '<a href="#L11">line 11</a>; <a href="#L12">line 12</a> and 8 more</li>' in html


@pytest.mark.parametrize(("size", "shown"), [(40, 40), (300, 300), (301, 300), (9000, 300)])
def test_many_words_left_out_are_shown_in_short(size: int, shown: int) -> None:
    note = Omission("footnote", "n" * size)
    (row,) = to_text_pane(fee(note)).left_out
    words = row.words.removeprefix("footnote: “").removesuffix("”")
    assert len(words) == shown
    assert words.endswith("…") == (size > shown)


def test_signs_are_shown_in_lines_that_are_set_aside_too() -> None:
    from argmap.source import read_text

    text = "The fee should stay, and it will be paid.\nShare this page\n"
    there = Omission("hidden text", "secretly", text.index("this"), 2)
    place = replace(read_text(text), left_out=(there,))
    assert place.asides
    html = page(Annotation(place), Report())
    assert 'title="left out: hidden text: “secretly”"' in html


def test_links_are_listed_if_a_statement_quotes_them_and_are_never_live() -> None:
    html = page(fee(), Report())
    assert "<h2>Links in the quotes</h2>" in html
    assert "<bdi>“report”</bdi> <code>https://town.example/r?a=1&amp;b=" in html
    assert "<code>a.html" not in html
    assert set(re.findall(r'href="([^"#]*)', html)) == {""}


def test_a_text_without_them_has_no_lists() -> None:
    place = replace(fee().source, links=())
    html = page(replace(fee(), source=place), Report())
    assert "Left out of the text" not in html
    assert "Links in the quotes" not in html


def test_places_on_the_page_name_the_page_of_the_document() -> None:
    pages = ("page 3", "page 3", "page 4", "page 4")
    check = Check(50, 63, "from 300 to 150", "150", holds=True)
    html = page(fee(STRUCK, pages=pages), Report(checks=(check,)))
    assert '<a href="#L1">line 1, page 3</a>' in html
    assert "<small>line 3, page 4</small>" in html
    assert "(line 4, page 4)" in html


@pytest.mark.browser
def test_details_give_the_address_as_text(visit: Visit) -> None:
    tab = visit(page(fee(STRUCK), Report()), anchor="#lawful")
    details = tab.locator("#pane-details")
    unfolded(tab)
    assert details.locator(".copy code").first.inner_text() == ADDRESS
    assert "“report”" in unfolded(tab)
    assert details.locator("a").count() == 0


@pytest.mark.browser
def test_the_list_leads_to_the_line(visit: Visit) -> None:
    tab = visit(page(fee(STRUCK), Report()))
    tab.click(".behind a")
    assert tab.locator("#L1.here").count() == 1
    assert tab.get_by_role("link", name="left out: struck text: “not”").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scripts"), [(1440, True), (390, True), (1440, False)])
def test_the_sign_leads_to_its_entry_by_click_and_by_key(
    visit: Visit, width: int, *, scripts: bool
) -> None:
    tab = visit(page(fee(STRUCK, COMMENT), Report()), width=width, java_script_enabled=scripts)
    if width < 820:
        tab.click('.bottom [data-pane="text"]')
    sign = tab.locator(".gone")
    box = sign.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    sign.click()
    assert tab.locator("li:target").inner_text().startswith("struck text: “not”")
    assert tab.locator("li:target").is_visible()
    tab.goto(tab.url.split("#")[0] + "#L3")
    sign.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("li:target").inner_text().startswith("struck text: “not”")


def test_signs_of_one_thing_lead_to_one_entry() -> None:
    again = tuple(replace(STRUCK, start=start, line=line) for start, line in ((6, 1), (33, 3)))
    html = page(fee(COMMENT, *again), Report())
    assert html.count('href="#left:2"') == 2
    assert html.count('id="left:2"') == 1


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://town.example/r", "link to https://town.example/r"),
        ("mailto:ada@town.example", "link to mailto:ada@town.example"),
        ("//town.example/r", "link to //town.example/r"),
        ("/reports/2021", "link to /reports/2021 (relative to the document&#39;s site)"),
        ("fee.html", "link to fee.html (relative to the document&#39;s site)"),
        ("#note-1", "link to #note-1 (in the document)"),
        ("/" + "a" * 300, f"link to /{'a' * 198}… (relative to the document&#39;s site)"),
    ],
)
def test_words_that_are_a_link_are_marked_and_not_live(address: str, title: str) -> None:
    place = replace(fee().source, links=(Target(48, 58, address),))
    html = page(Annotation(place), Report())
    assert f'<u class="led" title="{title}">{TEXT[48:58]}</u>' in html
    assert set(re.findall(r'href="([^"#]*)', html)) <= {""}


def test_words_of_a_quote_that_are_a_link_are_marked_in_the_quote() -> None:
    html = page(fee(), Report())
    assert re.search(
        r'<q [^>]*><u class="led" title="link to https://town[^>]*>report</u></q>', html
    )


def test_a_relative_address_is_called_so_in_the_list() -> None:
    place = replace(fee().source, links=(Target(22, 28, "/r"),))
    html = " ".join(page(replace(fee(), source=place), Report()).split())
    assert "<code>/r</code> (relative to the document&#39;s site)" in html


@pytest.mark.parametrize(
    ("pages", "begins"),
    [
        (("page 1", "", "page 1", "page 1"), ["page 1 of fee.pdf", "", "", ""]),
        (("page 1", "", "page 1", "page 2"), ["page 1 of fee.pdf", "", "", "page 2"]),
        (("page 1", "", "page 2", ""), ["page 1 of fee.pdf", "", "page 2", ""]),
        (("", "page 3", "", "page 3"), ["", "page 3 of fee.pdf", "", ""]),
        (("page 2", "page 3", "page 2", ""), ["page 2 of fee.pdf", "page 3", "page 2", ""]),
        (("", "", "", ""), ["", "", "", ""]),
        ((), ["", "", "", ""]),
    ],
)
def test_a_page_is_named_once_where_it_begins(pages: tuple[str, ...], begins: list[str]) -> None:
    rows = to_text_pane(fee(pages=pages)).rows
    assert [row.page for row in rows] == begins


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ("2021\t\t31", "cells"),
        ("Year\tDeaths (police)\tDeaths (hospital)", "cells"),
        ("\tWe act.", ""),
        ("We act.", ""),
    ],
)
def test_a_line_with_columns_keeps_them(words: str, looks: str) -> None:
    place = source(f"{words}\nWe last.\n", headings=())
    (first, _) = to_text_pane(Annotation(place)).rows
    assert isinstance(first, TextLine)
    assert first.looks == looks
    assert words in page(Annotation(place), Report())


@pytest.mark.browser
def test_an_empty_cell_is_seen(visit: Visit) -> None:
    place = source("2020\t12\t30\n2021\t\t31\n", headings=())
    tab = visit(page(Annotation(place), Report()))
    ends = [tab.evaluate(RIGHT_END, each) for each in ("L1", "L2")]
    assert abs(ends[0] - ends[1]) < 3


@pytest.mark.browser
def test_details_show_a_footnote(visit: Visit) -> None:
    marks = Omission("footnote mark", "1", 30, 1), Omission("footnote", "1 Town report, table 3.")
    tab = visit(page(fee(*marks), Report()), anchor="#lawful")
    assert "Town report, table 3." in unfolded(tab)
