"""HTML: the text is what the page shows, in order; what is no text is named."""

from itertools import product

import pytest
from html_samples import BLOCK, INLINE, LAST, gone, inside, lines, page

from argmap.documents.html import extract

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


@pytest.mark.parametrize(
    "tag", ["s", "del", "strike", "S", "s class=x", "span style='text-decoration: line-through'"]
)
@pytest.mark.parametrize("block", ["<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<p>{}"])
def test_blocks_in_a_struck_element_are_struck(tag: str, block: str) -> None:
    struck = f"<{tag}>{block.format('Gone.')}</{tag.split(maxsplit=1)[0]}>"
    assert lines(f"<p>One.</p>{struck}<p>Two.</p>") == ["One.", "Two."]
    assert gone(f"<p>One.</p>{struck}<p>Two.</p>") == [("struck text", "Gone.")]


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
        (
            "<p>It is 3<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> m.</p>",
            ["It is 3 1/2 m."],
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
