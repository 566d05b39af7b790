"""HTML: the text is what the page shows, in order; what it does not have is named."""

from __future__ import annotations

import itertools
import random
import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from argmap.documents.html import extract
from argmap.documents.piece import DocumentLine, Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = (
    "The toll was meant to pay for the new quay, and the quay was paid off long ago. Nobody has said"
    " since then why it is still there, although the question was put to the council in writing by"
    " three of its own members, and twice by the paper of the town."
)
LAST = "It is time to open the gate, and the council should vote for it on Thursday."
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
FOOT = '<footer>© Harbour Post. <a href="/privacy">Privacy</a></footer>'


def page(inner: str, head: str = "") -> Extract:
    body = f"{MENU}<article><h1>The toll</h1><p>{FIRST}</p>{inner}<p>{LAST}</p></article>{FOOT}"
    return extract(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "")


def inside(found: Extract) -> list[DocumentLine]:
    """Return the lines between the first and the last paragraph."""
    pieces = list(found.pieces)
    texts = [each.text for each in pieces]
    assert texts[0] == "# The toll"
    assert "Privacy" not in "".join(texts)
    assert "News" not in "".join(texts)
    return pieces[texts.index(FIRST) + 1 : texts.index(LAST)]


def lines(inner: str, head: str = "") -> list[str]:
    return [each.text for each in inside(page(inner, head)) if each.text]


def gone(inner: str, head: str = "") -> list[tuple[str, str]]:
    found = page(inner, head)
    return [(each.kind, each.text) for line in found.pieces for each in line.left_out]


# Every element of HTML whose words are part of a line, and two that no standard knows.
INLINE = """a abbr acronym b bdi bdo big blink button cite code data dfn em font i ins kbd label
mark meter nobr output progress samp small span strong sub time tt u var my-word ruby rb slot
picture-note""".split()
# Every element that breaks lines and may be in the text of a page.
BLOCK = """address article blockquote center details div dd dl dt fieldset figcaption figure h2 h3
h4 h5 h6 header hgroup legend li main ol p pre section summary ul table td tbody tr dir
listing""".split()
PLACES = {
    "sentence": ("<p>{}</p>", "{}"),
    "loose": ("<div>{}</div>", "{}"),
    "item": ("<ul><li>{}</li><li>Nobody knows why.</li></ul>", "- {}"),
    "cell": ("<table><tr><th>Year</th><td>{}</td></tr></table>", "Year\t{}"),
    "heading": ("<h2>{}</h2><p>Nobody knows why.</p>", "## {}"),
    "quotation": ("<blockquote><p>{}</p></blockquote>", "{}"),
    "definition": ("<dl><dt>Toll</dt><dd>{}</dd></dl>", "{}"),
    "caption": ("<figure><img src='a.png' alt=''><figcaption>{}</figcaption></figure>", "{}"),
}


@pytest.mark.parametrize(("tag", "place"), [*product(INLINE, PLACES)])
def test_words_in_any_element_of_a_line_stay(tag: str, place: str) -> None:
    markup, expected = PLACES[place]
    words = f"The council met on <{tag}>12 March</{tag}> and agreed"
    found = lines(markup.format(words))
    assert expected.format("The council met on 12 March and agreed") in found
    assert [each for each in gone(markup.format(words)) if each[0] != "image"] == []


@pytest.mark.parametrize("tag", INLINE)
def test_an_element_within_a_word_does_not_cut_it(tag: str) -> None:
    assert lines(f"<p>It is un<{tag}>law</{tag}>ful.</p>") == ["It is unlawful."]


@pytest.mark.parametrize("tag", BLOCK)
def test_an_element_that_breaks_lines_separates_words(tag: str) -> None:
    inner = f"<div>Claims fell.<{tag}>More here</{tag}>Nobody knows why.</div>"
    found = page(inner)
    words = " ".join(" ".join(each.text for each in inside(found)).split())
    for mark in ("## ", "### ", "#### ", "##### ", "###### ", "- "):
        words = words.replace(f" {mark}", " ")
    assert words.replace("#", "").replace("  ", " ") == "Claims fell. More here Nobody knows why."
    assert not any(line.left_out for line in found.pieces)


@pytest.mark.parametrize(
    ("inner", "text", "marks"),
    [
        (
            "fell from 300<sup>2</sup> to 150, a fall of 50%.",
            "fell from 300 to 150, a fall of 50%.",
            ["2"],
        ),
        ("a fall<sup><a href='#n'>2</a></sup> of 50%<sup>3</sup>.", "a fall of 50%.", ["2", "3"]),
        ("the policy.<sup>4</sup> It went on.", "the policy. It went on.", ["4"]),
        (
            "the town<sup id='r'><a href='#cite_note-3'>[3]</a></sup> pays.",
            "the town pays.",
            ["[3]"],
        ),
        ("the town<a href='#fn1'><sup>1</sup></a> pays.", "the town pays.", ["1"]),
        ("the town<a href='#fn1'>[1]</a> pays.", "the town pays.", ["[1]"]),
        ("the town<a role='doc-noteref' href='#x'>1</a> pays.", "the town pays.", ["1"]),
        ("in 2021<span style='vertical-align: super'>5</span>.", "in 2021.", ["5"]),
        ("10<sup>6</sup> people on 3 km<sup>2</sup>.", "10^6 people on 3 km^2.", []),
        ("the 1<sup>st</sup> of CO<sub>2</sub>.", "the 1st of CO2.", []),
        ("the law<sup>*</sup> and<sup>†</sup>.", "the law and.", ["*", "†"]),
        ("10<sup><a href='#n6'>6</a></sup> people.", "10 people.", ["6"]),
        ("3<sup>1</sup>/<sub>2</sub> years.", "3 1/2 years.", []),
    ],
)
def test_marks_of_notes_are_left_out_and_exponents_are_written(
    inner: str, text: str, marks: list[str]
) -> None:
    assert lines(f"<p>It was {inner}</p>") == [f"It was {text}"]
    assert gone(f"<p>It was {inner}</p>") == [("footnote mark", each) for each in marks]


def test_the_mark_of_a_note_has_its_place() -> None:
    (line,) = inside(page("<p>It fell from 300<sup>2</sup> to 150.</p>"))
    assert [line.text[: each.at] for each in line.left_out] == ["It fell from 300"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<ul><li>Claims fell to <a href='/x'>1,900</a> last year.</li><li><a href='/a'>One</a></li></ul>",
            ["- Claims fell to 1,900 last year.", "- One"],
        ),
        (
            '<ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>',
            ["- One", "- Two"],
        ),
        (
            "<ol><li><a href='/a'>The first report of the harbour</a><li><a href='/b'>The second</a></ol>",
            ["1. The first report of the harbour", "2. The second"],
        ),
        (
            "<ul><li><p>Claims fell.</p><p>More here.</p></li><li>Three</li></ul>",
            ["- Claims fell.", "  More here.", "- Three"],
        ),
        (
            "<ul><li>One<ul><li>Inner<ol><li>Innermost</li></ol></li></ul></li><li>Two</li></ul>",
            ["- One", "  - Inner", "    1. Innermost", "- Two"],
        ),
        ("<ol><li>One</li><li>Two</li></ol>", ["1. One", "2. Two"]),
        ("<ol start=3><li>One<li>Two</ol>", ["3. One", "4. Two"]),
        ("<ol reversed><li>One<li>Two<li>Three</ol>", ["3. One", "2. Two", "1. Three"]),
        ("<ol reversed start=9><li>One<li>Two</ol>", ["9. One", "8. Two"]),
        ("<ol type=a><li>One<li>Two</ol>", ["a. One", "b. Two"]),
        ("<ol type=A start=26><li>One<li>Two</ol>", ["Z. One", "AA. Two"]),
        ("<ol type=i start=4><li>One<li>Two</ol>", ["iv. One", "v. Two"]),
        ("<ol type=I start=9><li>One<li>Two</ol>", ["IX. One", "X. Two"]),
        ("<ol><li>One<li value=7>Two<li>Three</ol>", ["1. One", "7. Two", "8. Three"]),
        ("<ol><li type=a>One<li>Two</ol>", ["a. One", "2. Two"]),
        ("<ol style='list-style-type: lower-alpha'><li>One<li>Two</ol>", ["a. One", "b. Two"]),
        ("<ol style='list-style: none'><li>One<li>Two</ol>", ["- One", "- Two"]),
        ("<menu><li>One<li>Two and more words</menu>", ["- One", "- Two and more words"]),
        ("<ul><li><h3>Head</h3><p>Text.</p></li></ul>", ["- ### Head", "  Text."]),
        (
            "<dl><dt>Toll</dt><dd>What is paid.</dd><dd>Or was.</dd></dl>",
            ["Toll", "What is paid.", "Or was."],
        ),
        ("<ul><li>One<br>more</li><li>Two</li></ul>", ["- One\nmore", "- Two"]),
    ],
)
def test_lists(inner: str, expected: list[str]) -> None:
    assert lines(inner) == expected
    assert gone(inner) == []


@pytest.mark.parametrize(
    ("inner", "text", "kind", "words"),
    [
        ("It is <del>not </del>lawful.", "It is lawful.", "struck text", "not"),
        ("It is <s>not</s> lawful.", "It is lawful.", "struck text", "not"),
        ("It is <strike>not</strike> lawful.", "It is lawful.", "struck text", "not"),
        (
            "It is <span style='text-decoration: line-through'>not</span> lawful.",
            "It is lawful.",
            "struck text",
            "not",
        ),
        ("It is <i class='old x'>not</i> lawful.", "It is lawful.", "struck text", "not"),
        (
            "It is <b id=cut>not <i>at all</i></b> lawful.",
            "It is lawful.",
            "struck text",
            "not at all",
        ),
        ("It is <span hidden>not</span> lawful.", "It is lawful.", "hidden text", "not"),
        ("It is <template>not</template> lawful.", "It is lawful.", "hidden text", "not"),
        ("It is <i style='display:none'>not</i> lawful.", "It is lawful.", "hidden text", "not"),
        (
            "It is <i style='color: red; Visibility: HIDDEN'>not</i> lawful.",
            "It is lawful.",
            "hidden text",
            "not",
        ),
        ("It is <i class=veiled>not</i> lawful.", "It is lawful.", "hidden text", "not"),
        ("It is <i class='sr-only'>not</i> lawful.", "It is lawful.", "hidden text", "not"),
        ("It is <i class='visually-hidden'>not</i> lawful.", "It is lawful.", "hidden text", "not"),
        ("It is <noscript>not</noscript> lawful.", "It is lawful.", "hidden text", "not"),
        ("It is <dialog>not</dialog>lawful.", "It is", "hidden text", "not"),
        ("It is <img src=a.png alt='a map'> lawful.", "It is lawful.", "image", "a map"),
        ("It is <img src='/b/chart-2.png?x=1'> lawful.", "It is lawful.", "image", "chart-2.png"),
        ("It is <svg><text>a chart</text></svg> lawful.", "It is lawful.", "image", "a chart"),
        ("It is lawful.<a href='#a' class=headerlink>¶</a>", "It is lawful.", "symbol", "¶"),
        ("It is <canvas>a graph</canvas> lawful.", "It is lawful.", "image", "a graph"),
    ],
)
def test_what_is_no_text_is_left_out_and_named(
    inner: str, text: str, kind: str, words: str
) -> None:
    head = (
        "<style>/* .seen{display:none} */ .veiled { display: none } .old, #cut {color:red;"
        "text-decoration:line-through} @media print { .seen { display: none } }</style>"
    )
    found = inside(page(f"<p>{inner}</p>", head))
    assert found[0].text == text
    assert [(each.kind, each.text) for line in found for each in line.left_out] == [(kind, words)]


@pytest.mark.parametrize(
    "inner",
    [
        "<p aria-hidden=true>It is lawful.</p>",
        "<p class=seen>It is lawful.</p>",
        "<p>It is <ins>lawful</ins>.</p>",
        "<p>It is <del style='text-decoration:none'>lawful</del>.</p>",
        "<p>It <img src=a.png alt=''>is lawful.</p>",
        "<p>It is<script>let x = 1</script> lawful.<style>p {color: red}</style></p>",
        "<p>It <!-- was --> is lawful.</p>",
        "<dialog open>It is lawful.</dialog>",
        "<p>It&nbsp;is\n  lawful.</p>",
        "<p>It is<wbr> law<wbr>ful.</p>",
        "<form><p>It is lawful.</p></form>",
    ],
)
def test_what_only_seems_hidden_is_text(inner: str) -> None:
    head = "<style>.seen{display:none} .seen{display:block} @media print{p{display:none}}</style>"
    if inner.startswith("<form"):
        found = extract(f"<html><body>{inner}</body></html>".encode(), "")
        assert [each.text for each in found.pieces] == ["It is lawful."]
        return
    assert lines(inner, head) == ["It is lawful."]
    assert gone(inner, head) == []


def test_hidden_blocks_have_a_place() -> None:
    assert gone("<p>One.</p><p hidden>Two.</p><div style='display:none'><p>Three</p></div>") == [
        ("hidden text", "Two."),
        ("hidden text", "Three"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "Complaints<br>2021",
        "<p>Complaints</p><p>2021</p>",
        "<div>Complaints</div><div>2021</div>",
        "<ul><li>Complaints</li><li>2021</li></ul>",
        "Complaints&#10;2021",
        "Complaints<div>2021</div>",
        "<table><tr><td>Complaints</td><td>2021</td></tr></table>",
        "<dl><dt>Complaints<dd>2021</dl>",
        "Complaints<hr>2021",
        "<pre>Complaints\n2021</pre>",
    ],
)
def test_breaks_in_cells_separate_words(cell: str) -> None:
    for tag in ("td", "th"):
        inner = f"<table><tr><th>Year</th><{tag}>{cell}</{tag}><td>9</td></tr></table>"
        assert lines(inner) == ["Year\tComplaints 2021\t9"]
        kinds = {kind for kind, _ in gone(inner)}
        assert kinds <= ({"flattened table"} if "<table>" in cell else set())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>a<td><td>c<tr><td>d<td>e<td>f", ["a\t\tc", "d\te\tf"]),
        ("<tr><td><td>b<tr><td>c<td>d", ["\tb", "c\td"]),
        ("<tr><th colspan=2>a<th>b<tr><td>c<td>d<td>e", ["a\t\tb", "c\td\te"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", ["a\tb", "\tc", "d\te"]),
        (
            "<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f",
            ["a\tb\t\tc", "d\t\t\te", "f"],
        ),
        (
            "<thead><tr><th>a<th>b<tbody><tr><td>c<td>d<tfoot><tr><td>e<td>f",
            ["a\tb", "c\td", "e\tf"],
        ),
        ("<caption>Cases</caption><tr><td>a<td>b<tr><td>c<td>d", ["Cases", "a\tb", "c\td"]),
        ("<tr><td>a<td>b<tr><td><td><tr><td>c<td>d", ["a\tb", "c\td"]),
        ("<tr><td colspan=x>a<td rowspan=-1>b<td colspan=0>c", ["a\tb\tc"]),
    ],
)
def test_tables(rows: str, expected: list[str]) -> None:
    assert lines(f"<table>{rows}</table>") == expected
    assert gone(f"<table>{rows}</table>") == []


def test_a_nested_table_is_named() -> None:
    inner = "<table><tr><th>a<td><table><tr><th>b<td>c</table><tr><td>d<td>e</table>"
    assert lines(inner) == ["a\tb c", "d\te"]
    assert gone(inner) == [("flattened table", "b c")]


def test_a_table_that_arranges_the_page_is_read_as_paragraphs() -> None:
    inner = (
        f"<table><tr><td><h2>Costs</h2><p>{LAST[:-1]}!</p></td><td><p>One.</p></td></tr></table>"
    )
    assert lines(inner) == ["## Costs", f"{LAST[:-1]}!", "One."]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>He said <q>never</q>.</p>", ["He said “never”."]),
        ("<p><q>Never, <q>never</q></q>, he said.</p>", ["“Never, ‘never’”, he said."]),
        ("<ul><li>A <q>toll</q></li></ul>", ["- A “toll”"]),
        ("<table><tr><td>A <q>toll</q></td><td>b</td></tr></table>", ["A “toll”\tb"]),
        ("<h2>The <q>toll</q></h2><p>It is.</p>", ["## The “toll”", "It is."]),
        (
            "<p>MR SMITH: I disagree.<br>MS JONES: I do not.</p>",
            ["MR SMITH: I disagree.\nMS JONES: I do not."],
        ),
        ("<p>One.<br><br>Two.</p>", ["One.", "Two."]),
        ("<div>One.<br> <br>\n<br>Two.</div>", ["One.", "Two."]),
        ("<h2>The long<br>road</h2><p>It is.</p>", ["## The long road", "It is."]),
        ("<pre>a\nb\n\nc</pre>", ["a\nb\n\nc"]),
        ("<p>A <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> sign.</p>", ["A 漢(kan) sign."]),
        ("<p>A <ruby>漢<rt>kan</rt></ruby> sign.</p>", ["A 漢(kan) sign."]),
        ("<span><p>One.</p></span><a href='/x'><div>Two three.</div></a>", ["One.", "Two three."]),
        ("<figure><img alt=''><figcaption>A quay.</figcaption></figure>", ["A quay."]),
        ("<details><summary>More</summary>It is so.</details>", ["More", "It is so."]),
        ("<blockquote>One.<p>Two.</p></blockquote>", ["One.", "Two."]),
        (
            "<p>So <math><mi>x</mi><mo>=</mo><msup><mi>y</mi><mn>2</mn></msup><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation>x = y^2</annotation></math>.</p>",
            ["So x=y^2 1/2."],
        ),
        ("<p>A<sub>1</sub>, 10<sub>2</sub>, H<sub>2</sub>O.</p>", ["A1, 10_2, H2O."]),
        ("<p>Press <button>Save</button> now.</p>", ["Press Save now."]),
        ("<h2 id=a>Costs<a href='/x'> in May</a></h2><p>One.</p>", ["## Costs in May", "One."]),
    ],
)
def test_words_and_breaks_are_those_of_the_page(inner: str, expected: list[str]) -> None:
    assert lines(inner) == expected
    assert gone(inner) == []


@pytest.mark.parametrize(
    ("head", "written", "address"),
    [
        ("", "https://example.org/r", "https://example.org/r"),
        ("", "/r?a=1&amp;b=2", "/r?a=1&b=2"),
        ("<base href='https://example.org/a/'>", "r.html", "https://example.org/a/r.html"),
        (
            "<link rel=canonical href='https://example.org/a/b'>",
            "../r",
            "https://example.org/r",
        ),
        ("", "mailto:a@example.org", "mailto:a@example.org"),
        ("", "#costs", "#costs"),
        ("<base href='/x/'>", "r", "r"),
        ("<base href='https://example.org/'>", "http://[", "http://["),
    ],
)
def test_links_keep_where_they_lead(head: str, written: str, address: str) -> None:
    (line,) = inside(page(f"<p>As the <a href='{written}'>2023 <b>report</b></a> says.</p>", head))
    assert line.text == "As the 2023 report says."
    (target,) = line.targets
    assert line.text[target.start : target.end] == "2023 report"
    assert target.address == address


@pytest.mark.parametrize("written", ["javascript:go()", " JavaScript:go()", "data:text/html,x", ""])
def test_links_that_lead_nowhere_are_words(written: str) -> None:
    (line,) = inside(page(f"<p>As the <a href='{written}'>2023 report</a> says.</p>"))
    assert (line.text, line.targets) == ("As the 2023 report says.", ())


@pytest.mark.parametrize(
    "notes",
    [
        "<section role=doc-endnotes><ol><li>A note.</li></ol></section>",
        "<div class='footnotes x'><p>A note.</p></div>",
        "<aside role='doc-footnote'>A note.</aside>",
        "<ol><li id=fn1>A note. <a href='#r1'>↩</a></li></ol>",
        "<p><a id=fn1 href='#r1'>1</a> A note.</p>",
        "<ol><li><p id=fn1><a href='#r1'>^</a> A note.</p></li></ol>",
    ],
)
def test_notes_that_are_marked_are_left_out_as_such(notes: str) -> None:
    mark = "<p>It fell<sup><a id=r1 href='#fn1'>1</a></sup> by half.</p>"
    assert lines(f"{mark}{notes}") == ["It fell by half."]
    (first, second) = gone(f"{mark}{notes}")
    assert first == ("footnote mark", "1")
    assert second[0] == "footnote"
    assert "A note." in second[1]


@pytest.mark.parametrize(
    "inner",
    [
        "<h2>Notes</h2><ol><li>A note.</li></ol>",
        "<ol><li id=fn1>A note.</li></ol>",
        "<ul><li><a id=t1 href='#s1'>Costs</a></li></ul><h2 id=s1><a href='#t1'>A note.</a></h2>",
    ],
)
def test_notes_that_are_not_marked_stay(inner: str) -> None:
    text = " ".join(lines(f"<p>It fell<sup><a href='#fn1'>1</a></sup>.</p>{inner}"))
    assert "A note." in text


def test_each_note_is_named() -> None:
    for notes in (
        "<section class=footnotes><h2>Notes</h2><ol><li>Of the first half-year.</li><li>Without the harbour.</li></ol></section>",
        "<div class=footnotes><hr><div class=footnote><p>Of the first half-year.</p></div><div class=footnote><p>Without the harbour.</p></div></div>",
    ):
        expected = [("footnote", "Of the first half-year."), ("footnote", "Without the harbour.")]
        assert gone(f"<p>It fell.</p>{notes}") == expected


def test_notes_outside_the_main_part_are_named_too() -> None:
    notes = "<section class=footnotes><ol><li id=fn1>A note.</li></ol></section>"
    body = f"<article><h1>The toll</h1><p>{FIRST}</p><p>{LAST}</p></article>{notes}{FOOT}"
    found = extract(f"<html><body>{body}</body></html>".encode(), "")
    assert [(e.kind, e.text) for p in found.pieces for e in p.left_out] == [("footnote", "A note.")]


@pytest.mark.parametrize(
    "furniture",
    [
        "<ul class='share'><li><a href='/f'>Facebook</a></li><li><a href='/x'>X</a></li></ul>",
        "<div class='social'><a href='/f'>Share on Facebook</a> <a href='/x'>Share on X</a></div>",
        "<nav><a href='/a'>Back</a> <a href='/b'>Next</a></nav>",
        "<form><label>Mail</label><input value=x><button>Send</button></form>",
        "<div><a href='/1'>Read this</a><br><a href='/2'>And that</a></div>",
        "<select><option>One</option></select>",
    ],
)
def test_what_belongs_to_no_text_is_neither_taken_nor_missed(furniture: str) -> None:
    for place in (furniture, f"<div>{furniture}</div>"):
        found = page(place)
        assert [each.text for each in found.pieces] == ["# The toll", FIRST, LAST]
        assert not any(each.left_out for each in found.pieces)


def test_a_passage_that_may_be_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.documents.web import main_part

    monkeypatch.setattr(main_part, "_chosen", lambda *_, **__: iter((2, 3, 5)))  # after the menu
    words = "Others say that the gate should be closed: the mayor and the harbour office."
    linked = words.replace(
        "the gate should be closed", "<a href='/x'>the gate should be closed</a>"
    )
    assert gone(f"<div><div>{linked}</div></div>") == [("missed words", words)]


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='sidebar'><p>The ferry carries two hundred people on a day in summer.</p></div>",
        "<aside><p>The ferry carries two hundred people on a day in summer.</p></aside>",
        "<div class='titlepage'><div><h3>The ferry carries two hundred people on a day in summer.</h3></div></div>",
        "<section id='related-work'><p>The ferry carries two hundred people on a day in summer.</p></section>",
        "<div class='tip-box'>The ferry carries two hundred people on a day in summer.</div>",
        "<figure><div><p>The ferry carries two hundred people on a day in summer.</p></div></figure>",
    ],
)
def test_what_stands_between_paragraphs_of_the_text_is_text(inner: str) -> None:
    for each in (inner, f"<p>{LAST.replace('gate', 'dam')}</p>{inner}<h2>Costs</h2>"):
        found = [line.removeprefix("### ") for line in lines(each)]
        assert "The ferry carries two hundred people on a day in summer." in found
        assert gone(each) == []


def test_a_section_like_those_that_were_chosen_is_text() -> None:
    section = "<div class=part><h2>{}</h2><p>{}</p></div>"
    parts = [section.format(f"Part {n}", FIRST.replace("quay", f"quay {n}")) for n in range(4)]
    parts.append("<div class=part><h2>Short</h2><p>It is so.</p></div>")
    body = f"{MENU}<div id=c>{''.join(parts)}</div>{FOOT}"
    found = [each.text for each in extract(f"<html><body>{body}</body></html>".encode(), "").pieces]
    assert found[-2:] == ["## Short", "It is so."]


@pytest.mark.parametrize(
    "tag", ["time", "b", "a", "td", "li", "p", "dd", "h2", "q", "code", "my-word"]
)
def test_an_element_that_the_reader_loses_is_named(
    tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.documents.web import walk

    reader = vars(walk)["_Walk"]
    skips = reader.skips
    monkeypatch.setattr(
        reader,
        "skips",
        lambda self, each: (each.tag, each.get("id")) == (tag, "x") or skips(self, each),
    )
    around = {
        "td": "<table><tr><th>Year</th>{}</tr></table>",
        "li": "<ul><li>One</li>{}<li>Two</li></ul>",
        "dd": "<dl><dt>Toll</dt>{}</dl>",
        "p": "<div>{}</div>",
        "h2": "<div>{}</div>",
    }.get(tag, "<p>The council met on {} and agreed.</p>")
    words = gone(around.format(f"<{tag} id=x>12 March</{tag}>"))
    assert words == [("missed words", "12 March")]


def test_a_wrong_declaration_of_the_encoding_is_named() -> None:
    inner = "<meta charset=latin-1><p>Die Brücke ist zu.</p>"
    assert any("looks like UTF-8" in note for note in extract(inner.encode(), "").notes)
    assert extract(inner.encode("latin-1"), "").notes == ()
    assert extract(inner.replace("ü", "u").encode(), "").notes == ()


def test_headings_of_rows_do_not_make_a_table_a_layout() -> None:
    inner = (
        "<table><tr><td colspan=2><h3>May</h3></td></tr><tr><td>Toll</td><td>9</td></tr></table>"
    )
    assert lines(inner) == ["May", "Toll\t9"]


def test_a_page_without_an_article_is_taken() -> None:
    found = extract(b"<h1>Toll</h1>It is <b>unfair</b>.<p>End it.", "")
    assert [each.text for each in found.pieces] == ["# Toll", "It is unfair.", "End it."]
    assert [each.element for each in found.pieces] == ["heading 1", "paragraph", "paragraph"]


@pytest.mark.parametrize("deep", [150, 300, 600])
def test_a_deep_page_is_read(deep: int) -> None:
    for tag in ("div", "ul><li", "span", "blockquote", "table><tr><td", "dl><dd"):
        found = extract(f"<html><body>{f'<{tag}>' * deep}A word.".encode(), "")
        assert " ".join(each.text for each in found.pieces).endswith("A word.")


def test_a_page_that_is_too_deep_to_read_says_so() -> None:
    found = extract(f"<html><body><p>A word.</p>{'<div>' * 5000}Lost.".encode(), "")
    assert any("nested too deeply" in note for note in found.notes)


def random_markup(chance: random.Random, count: Iterator[int], depth: int = 0) -> str:
    """Return nested elements in which each word is a number of its own."""
    parts: list[str] = []
    for _ in range(chance.randint(1, 4)):
        kind = chance.random()
        if kind < 0.45 or depth > 5:
            parts += (f"w{next(count)} " for _ in range(chance.randint(1, 9)))
            continue
        tag = chance.choice(INLINE if kind < 0.7 else BLOCK)
        inner = random_markup(chance, count, depth + 1)
        parts.append(f"<{tag}>{inner}</{tag}>{' ' if kind < 0.7 else ''}")
    return "".join(parts)


@pytest.mark.parametrize("seed", range(25))
def test_every_word_of_random_pages_is_taken_in_order_or_named(seed: int) -> None:
    chance, count = random.Random(seed), itertools.count()  # noqa: S311  # no secret
    found = page("".join(f"<p>{FIRST}</p>{random_markup(chance, count)}" for _ in range(3)))
    numbers = [int(n) for line in found.pieces for n in re.findall(r"\bw(\d+)\b", line.text)]
    named = [gone.text for line in found.pieces for gone in line.left_out]
    missing = [int(n) for words in named for n in re.findall(r"\bw(\d+)\b", words)]
    assert numbers == sorted(set(numbers))
    assert sorted({*numbers, *missing}) == list(range(next(count)))
    assert set(numbers).isdisjoint(missing)
