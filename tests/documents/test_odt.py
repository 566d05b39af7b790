"""OpenDocument texts: words exactly as they are shown, and what is left out is named."""

from __future__ import annotations

import pytest
from word_files import zipped

from argmap.documents.odt import extract
from argmap.documents.piece import DocumentError, DocumentLine, LeftOut, Target

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = (
    " ".join(f'xmlns:{name}="{_BASE}{name}:1.0"' for name in "office text table style".split())
    + f' xmlns:draw="{_BASE}drawing:1.0" xmlns:fo="{_BASE}xsl-fo-compatible:1.0"'
    + f' xmlns:svg="{_BASE}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
STYLES = "".join(
    f'<style:style style:family="{family}" style:name="{name}" {parent}>'
    f"<style:text-properties {said}/></style:style>"
    for family, name, parent, said in (
        ("text", "up", "", 'style:text-position="super 58%"'),
        ("text", "up2", 'style:parent-style-name="up"', ""),
        ("text", "high", "", 'style:text-position="33% 58%"'),
        ("text", "down", "", 'style:text-position="sub 58%"'),
        ("text", "low", "", 'style:text-position="-33% 58%"'),
        ("text", "flat", 'style:parent-style-name="up"', 'style:text-position="0% 100%"'),
        ("text", "struck", "", 'style:text-line-through-style="solid"'),
        ("text", "struck2", "", 'style:text-line-through-style="solid" style:text-line-through-type="double"'),
        ("text", "struck3", 'style:parent-style-name="struck"', ""),
        ("text", "whole", 'style:parent-style-name="struck"', 'style:text-line-through-style="none"'),
        ("text", "hidden", "", 'text:display="none"'),
        ("text", "sym", "", 'style:font-name="Symbol"'),
        ("text", "white", "", 'fo:color="#ffffff"'),
        ("text", "white2", 'style:parent-style-name="white"', ""),
        ("text", "pale", "", 'fo:color="#FFFFFF" fo:background-color="transparent"'),
        ("text", "plain", 'style:parent-style-name="white"', 'style:use-window-font-color="true"'),
        ("text", "shaded", "", 'fo:color="#ffffff" fo:background-color="#1f3864"'),
        ("text", "grey", "", 'fo:color="#c0c0c0"'),
        ("paragraph", "white", "", 'fo:color="#ffffff"'),
        ("paragraph", "gone", "", 'style:text-line-through-style="solid"'),
        ("paragraph", "gone2", 'style:parent-style-name="gone"', ""),
    )
) + (
    '<style:style style:family="paragraph" style:name="banner"><style:paragraph-properties '
    'fo:background-color="#000080"/></style:style>'
    '<style:style style:family="table-cell" style:name="head"><style:table-cell-properties '
    'fo:background-color="#000080"/></style:style>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="I" '
    'style:num-suffix="." text:start-value="3"/></text:list-style>'
)  # fmt: skip


def odt(body: str, *, shared: str = "", **more: str) -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {NAMES}>{shared}</office:document-styles>",
        **more,
    }
    return zipped(files)


def lines(body: str) -> list[DocumentLine]:
    return list(extract(odt(body), "").pieces)


def one(body: str) -> DocumentLine:
    (line,) = lines(body)
    return line


def gone(line: DocumentLine) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in line.left_out]


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def span(style: str, words: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


@pytest.mark.parametrize("style", ["up", "up2", "high"])
def test_a_raised_number_is_a_footnote_mark(style: str) -> None:
    line = one(p(f"It fell from 300{span(style, '2')} to 150."))
    assert line.text == "It fell from 300 to 150."
    assert line.left_out == (LeftOut("footnote mark", "2", 16),)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (f"It cost 10{span('up', '6')} crowns.", "It cost 10^6 crowns."),
        (f"CO{span('down', '2')} rose.", "CO2 rose."),
        (f"CO{span('low', '2')} rose.", "CO2 rose."),
        (f"In 30{span('flat', '2')}.", "In 302."),
        (f"It is {span('whole', 'not ')}so.", "It is not so."),
        ("One<text:s text:c='3'/>two<text:tab/>three<text:line-break/>four", "One two three\nfour"),
        ("One\n   two", "One two"),
        (f"a {span('sym', chr(0xF0A3))} b", "a ≤ b"),
        ('On <text:date text:fixed="true">3 May</text:date>.', "On 3 May."),
        ('A<text:bookmark text:name="x"/>b<text:soft-page-break/>c', "Abc"),
    ],
)
def test_other_words_stay_as_they_are_shown(words: str, text: str) -> None:
    line = one(p(words))
    assert (line.text, line.left_out) == (text, ())


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (p(f"It is{span('struck', ' not ')}so."), "struck text"),
        (p(f"It is {span('struck2', 'not ')}so."), "struck text"),
        (p(f"It is {span('struck3', 'n')}{span('struck', 'ot')} so."), "struck text"),
        (p(f"It is {span('hidden', 'not')} so."), "hidden text"),
        (p('It is <text:hidden-text text:string-value="not">x</text:hidden-text> so.'), "hidden text"),
        (p("It is so.") + p('not<text:hidden-paragraph text:is-hidden="true"/>'), "hidden text"),
        (p("It is so.") + p('<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>not'),
         "hidden text"),
        (p('It is <text:hidden-text text:is-hidden="true" text:string-value="not"/> so.'), "hidden text"),
        (p("It is so.") + p("not", "gone"), "struck text"),
        (p("It is so.") + p("not", "gone2"), "struck text"),
        (p("It is so.") + f'<text:section text:display="none">{p("not")}</text:section>', "hidden text"),
        (p("It is <office:annotation><text:p>not</text:p></office:annotation> so."), "comment"),
        (p("It is <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>not"
           "</text:p></text:note-body></text:note>so."), "footnote"),
        (p("It is <draw:frame><draw:image/><svg:desc>not</svg:desc></draw:frame>so."), "image"),
        ('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>not</text:p>'
         "</text:deletion></text:changed-region></text:tracked-changes>"
         + p('It is <text:change text:change-id="c1"/>so.'), "tracked deletion"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named(body: str, kind: str) -> None:
    found = lines(body)
    assert [line.text for line in found if line.text] == ["It is so."]
    assert [each for line in found for each in gone(line)] == [(kind, "not")]


@pytest.mark.parametrize(
    "body",
    [
        p(f"It is {span('white', 'not')} so."),
        p(f"It is {span('white2', 'not')} so."),
        p(f"It is {span('pale', 'not')} so."),
        p("It is so.") + p("not", "white"),
        p("It is so.")
        + f"<table:table><table:table-row><table:table-cell>{p(span('white', 'not'))}"
        "</table:table-cell></table:table-row></table:table>",
    ],
)
def test_white_words_on_white_paper_are_hidden_text(body: str) -> None:
    found = lines(body)
    assert [line.text for line in found if line.text] == ["It is so."]
    assert [each for line in found for each in gone(line)] == [("hidden text", "not")]


@pytest.mark.parametrize(
    "body",
    [
        p(f"It is {span('shaded', 'so')}."),
        p(f"It is {span('plain', 'so')}."),
        p(f"It is {span('grey', 'so')}."),
        p(f"It is {span('white', 'so')}.", "banner"),
        '<table:table><table:table-row><table:table-cell table:style-name="head">'
        + p(f"It is {span('white', 'so')}.")
        + "</table:table-cell></table:table-row></table:table>",
    ],
)
def test_white_words_on_a_dark_ground_are_text(body: str) -> None:
    line = one(body)
    assert (line.text, line.left_out) == ("It is so.", ())


@pytest.mark.parametrize(
    "field",
    [
        '<text:hidden-paragraph text:is-hidden="false"/>',
        "<text:hidden-paragraph/>",
        '<text:hidden-paragraph text:condition="ooow:0" text:is-hidden="false"/>',
        "<text:hidden-paragraph>so</text:hidden-paragraph>",
        '<text:hidden-text text:is-hidden="false" text:string-value="so"/>',
        '<text:hidden-text text:is-hidden="false">so</text:hidden-text>',
    ],
)
def test_what_a_field_hides_only_at_times_is_text(field: str) -> None:
    line = one(p(f"It is {field}{'' if 'so' in field else 'so'}."))
    assert (line.text, line.left_out) == ("It is so.", ())


def test_links_keep_their_addresses_and_places_inside_are_none() -> None:
    line = one(
        p('The <text:a xlink:href="https://example.org/r">2023 report</text:a>, '
          '<text:a xlink:href="#x">above</text:a>.')
    )  # fmt: skip
    assert line.text == "The 2023 report, above."
    assert line.targets == (Target(4, 15, "https://example.org/r"),)


def test_headings_have_their_level_and_number() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    body = "".join(
        f'<text:h text:outline-level="{level}">{words}</text:h>'
        for level, words in ((1, "A"), (2, "B"), (2, "C"), (1, "D"))
    )
    found = extract(odt(body, shared=outline), "").pieces
    assert [line.text for line in found] == ["# 1 A", "## 1.1 B", "## 1.2 C", "# 2 D"]


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inside)}</text:list-item>"


def items(*inside: str, style: str = "L1", more: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{''.join(inside)}</text:list>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (items(item(p("A")), item(p("B"))), ["1. A", "2. B"]),
        (items(item(p("A"), items(item(p("B")), item(p("C")), style="")), item(p("D"))),
         ["1. A", "  (a) B", "  (b) C", "2. D"]),
        (items(item(p("A"))) + p("x") + items(item(p("B")), more='text:continue-numbering="true"'),
         ["1. A", "x", "2. B"]),
        (items(item(p("A"))) + p("x") + items(item(p("B"))), ["1. A", "x", "1. B"]),
        (items(item(p("A"), p("more")), item(p("B"))), ["1. A", "more", "2. B"]),
        (items(item(p("A"), more='text:start-value="7"'), item(p("B"))), ["7. A", "8. B"]),
        (items(item(p("A")), item(p("B")), style="L2"), ["III. A", "IV. B"]),
        (items(item(p("A")), style="none"), ["- A"]),
        (items("<text:list-header>" + p("A") + "</text:list-header>", item(p("B"))), ["A", "1. B"]),
        (items(item(items(item(items(item(p("A")), style="")), style=""))), ["    - A"]),
    ],
)  # fmt: skip
def test_list_items_have_their_numbers(body: str, shown: list[str]) -> None:
    assert [line.text for line in lines(body)] == shown


def cell(*inside: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{''.join(inside)}</table:table-cell>"


def table(*rows: str) -> str:
    rows_ = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{rows_}</table:table>"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([cell(p("Year")) + cell(p("Cases")), cell(p("2022")) + cell(p("920"))],
         ["Year\tCases", "2022\t920"]),
        ([cell(p("A"), more='table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
          + cell(p("B"))], ["A\t\tB"]),
        ([cell(p("A")) + cell() + cell(p("B"))], ["A\t\tB"]),
        ([cell(p("A")) + cell(more='table:number-columns-repeated="2"') + cell(p("B"))], ["A\t\t\tB"]),
        ([cell(p("A"), p("1")) + cell(p("B<text:line-break/>2"))], ["A 1\tB 2"]),
        ([cell(items(item(p("A")), item(p("B")))) + cell(p("C"))], ["1. A 2. B\tC"]),
    ],
)  # fmt: skip
def test_tables_keep_their_columns(rows: list[str], shown: list[str]) -> None:
    assert [line.text for line in lines(table(*rows))] == shown


def test_a_nested_table_is_flattened_and_says_so() -> None:
    line = one(table(cell(p("2022")) + cell(table(cell(p("a")) + cell(p("b"))))))
    assert (line.text, gone(line)) == ("2022\ta b", [("flattened table", "a b")])


def test_a_text_box_follows_its_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('In a box.')}</draw:text-box></draw:frame>"
    found = lines(p(f"Before{box} after.") + p("Next."))
    assert [(line.text, line.element) for line in found] == [
        ("Before after.", "paragraph"), ("In a box.", "text box"), ("Next.", "paragraph"),
    ]  # fmt: skip


MATH = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>E</mi><mo>=</mo>'
    "<mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation>E=mc^2</annotation></semantics>"
    "</math>"
)


@pytest.mark.parametrize("inside", [MATH, ""])
def test_formulas_are_written_in_one_line(inside: str) -> None:
    drawn = f'<draw:frame><draw:object xlink:href="./Object 1">{inside}</draw:object></draw:frame>'
    data = odt(p(f"So {drawn}."), **({} if inside else {"Object 1/content.xml": MATH}))
    (line,) = extract(data, "").pieces
    assert (line.text, line.left_out) == ("So E=mc^2.", ())


def test_headers_and_footers_are_named() -> None:
    page = (
        f"<style:master-page><style:header>{p('Harbour Office')}</style:header><style:footer>"
        f"{p('<text:page-number>3</text:page-number>')}</style:footer></style:master-page>"
    )
    found = extract(odt(p("It fell."), shared=page), "")
    assert found.left_out == (LeftOut("header or footer", "Harbour Office"),)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "spreadsheet"),
        ({"META-INF/manifest.xml": '<m xmlns:a="urn:a"><a:encryption-data/></m>'}, "encrypted"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DOCTYPE"),
        ({"content.xml": f"<office:document-content {NAMES}/>"}, "no text document"),
    ],
)
def test_what_is_no_text_is_refused(files: dict[str, str], words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract(odt(p("A"), **files), "")
