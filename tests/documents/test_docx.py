"""Word documents: words exactly as they are shown, and what is left out is named with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_files import NAMES, para, run, word_file

from argmap.documents.docx import extract
from argmap.documents.piece import DocumentError, DocumentLine, LeftOut, Target

SUPER = '<w:vertAlign w:val="superscript"/>'


def lines(body: str, **parts: object) -> list[DocumentLine]:
    return list(extract(word_file(body, **parts), "").pieces)  # type: ignore[arg-type]


def one(body: str, **parts: object) -> DocumentLine:
    (line,) = lines(body, **parts)
    return line


def gone(line: DocumentLine) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in line.left_out]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    f'<w:style w:type="character" w:styleId="Mark"><w:name w:val="mark"/><w:rPr>{SUPER}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Mark2"><w:basedOn w:val="Mark"/></w:style>'
    '<w:style w:type="character" w:styleId="Flat"><w:basedOn w:val="Mark"/><w:rPr>'
    '<w:vertAlign w:val="baseline"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone2"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="GoneP"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Heading2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Tief"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>'
    '<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


@pytest.mark.parametrize(
    "look",
    [
        SUPER,
        '<w:position w:val="6"/>',
        '<w:position w:val="6"/><w:sz w:val="14"/>',
        '<w:rStyle w:val="Mark"/>',
        '<w:rStyle w:val="Mark2"/>',
        f'<w:rStyle w:val="Flat"/>{SUPER}',
    ],
)
def test_a_raised_number_after_a_figure_is_a_footnote_mark(look: str) -> None:
    line = one(para(run("Claims fell from 300"), run("2", look), run(" to 150.")), styles=STYLES)
    assert line.text == "Claims fell from 300 to 150."
    assert line.left_out == (LeftOut("footnote mark", "2", len("Claims fell from 300")),)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([run("It cost 10"), run("6", SUPER), run(" crowns.")], "It cost 10^6 crowns."),
        ([run("It cost 10"), run("1", SUPER), run("2", SUPER)], "It cost 10^12"),
        ([run("An area of 40 m"), run("2", SUPER)], "An area of 40 m^2"),
        ([run("The 1"), run("st", SUPER), run(" of May.")], "The 1st of May."),
        ([run("Ca"), run("2+", SUPER), run(" fell.")], "Ca^2+ fell."),
        ([run("A "), run("1", SUPER), run("/2 share.")], "A 1/2 share."),
        ([run("x"), run("2", SUPER), run("½ of it.")], "x^2 ½ of it."),
        ([run("Some 2"), run("32", SUPER), run(" values.")], "Some 2^32 values."),
        ([run("CO"), run("2", '<w:vertAlign w:val="subscript"/>'), run(" rose.")], "CO2 rose."),
        ([run("CO"), run("2", '<w:position w:val="-6"/>'), run(" rose.")], "CO2 rose."),
        ([run("In 30"), run("2", '<w:rStyle w:val="Flat"/>')], "In 302"),
        ([run("In 30"), run("2", '<w:rStyle w:val="Loop"/>')], "In 302"),
    ],
)
def test_other_raised_and_lowered_characters_stay(runs: list[str], text: str) -> None:
    line = one(para(*runs), styles=STYLES)
    assert (line.text, line.left_out) == (text, ())


@pytest.mark.parametrize(
    "look",
    [
        "<w:strike/>",
        "<w:dstrike/>",
        '<w:strike w:val="true"/>',
        '<w:rStyle w:val="Gone"/>',
        '<w:rStyle w:val="Gone2"/>',
        f"<w:strike/>{SUPER}",
    ],
)
def test_struck_text_is_left_out_with_its_words(look: str) -> None:
    line = one(para(run("It is"), run(" not", look), run(" ", look), run("lawful.")), styles=STYLES)
    assert (line.text, gone(line)) == ("It is lawful.", [("struck text", "not")])


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("", '<w:strike w:val="0"/>'),
        ("", '<w:dstrike w:val="false"/>'),
        ("", '<w:rStyle w:val="Gone"/><w:strike w:val="off"/>'),
        ("GoneP", '<w:strike w:val="0"/>'),
        ("GoneP", '<w:rStyle w:val="Gone"/>'),
        ("", '<w:vanish w:val="0"/>'),
        ("", "<w:caps/>"),
    ],
)
def test_what_is_switched_off_is_shown(style: str, look: str) -> None:
    line = one(para(run("It is not lawful.", look), style=style), styles=STYLES)
    assert (line.text, line.left_out) == ("It is not lawful.", ())


@pytest.mark.parametrize(
    "look",
    ["<w:vanish/>", '<w:vanish w:val="1"/>', "<w:webHidden/>", '<w:rStyle w:val="Unseen"/>',
     "<w:vanish/><w:strike/>"],
)  # fmt: skip
def test_hidden_text_is_left_out_with_its_words(look: str) -> None:
    line = one(para(run("The fee "), run("(see file 7) ", look), run("rose.")), styles=STYLES)
    assert (line.text, gone(line)) == ("The fee rose.", [("hidden text", "(see file 7)")])


def test_spaces_inside_struck_words_keep_their_neighbours_apart() -> None:
    line = one(para(run("It is"), run(" not ", "<w:strike/>"), run("lawful.")))
    assert line.text == "It is lawful."
    line = one(para(run("It is "), run("not ", "<w:strike/>"), run("lawful.")))
    assert line.text == "It is lawful."
    line = one(para(run("It is"), run("2 ", SUPER), run("lawful.")))
    assert line.text == "It is lawful."


def test_a_whole_paragraph_that_is_struck_leaves_its_place() -> None:
    found = lines(para(run("One.")) + para(run("Two."), style="GoneP"), styles=STYLES)
    assert [line.text for line in found] == ["One.", ""]
    assert gone(found[1]) == [("struck text", "Two.")]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0A3", "≤"), ("Symbol", "F0B3", "≥"), ("Symbol", "F0B1", "±"),
        ("Symbol", "F0B9", "≠"), ("Symbol", "00B4", "×"), ("Symbol", "F044", "Δ"),
        ("symbol", "F06D", "μ"), ("Wingdings", "F0FC", "✓"), ("Wingdings", "F0E0", "→"),
        ("Arial", "2264", "≤"),
    ],
)  # fmt: skip
def test_symbol_characters_are_those_that_the_font_shows(font: str, code: str, shown: str) -> None:
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert one(para(run("a "), sign, run(" b"))).text == f"a {shown} b"


@pytest.mark.parametrize("fonts", ['w:ascii="Symbol" w:hAnsi="Symbol"', 'w:hAnsi="Symbol"'])
def test_private_characters_of_a_symbol_font_are_those_that_it_shows(fonts: str) -> None:
    text = one(para(run("p \uf0a3 q", f"<w:rFonts {fonts}/>"))).text
    assert text == "π ≤ θ"


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', "Webdings, U+F061"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>', "Wingdings, U+F028"),
        (run("\uf0e8"), "no font named, U+F0E8"),
        (run("\ue001", '<w:rFonts w:ascii="House"/>'), "House, U+E001"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0F0"/></w:r>', "Symbol, U+F0F0"),
    ],
)
def test_a_symbol_that_is_not_known_is_named(sign: str, named: str) -> None:
    line = one(para(run("a "), sign, run(" b")))
    assert (line.text, gone(line)) == ("a b", [("symbol", named)])


MATH = "<m:r><m:t>{}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (MATH.format("x≤3±1"), "x≤3±1"),
        ((f"<m:sSup><m:e>{MATH.format('x')}</m:e><m:sup>{MATH.format('2')}</m:sup></m:sSup>"
          f"<m:f><m:num>{MATH.format('1')}</m:num><m:den>{MATH.format('2')}</m:den></m:f>"), "x^2 1/2"),
        (f"{MATH.format('3')}<m:f><m:num>{MATH.format('1')}</m:num><m:den>{MATH.format('2')}</m:den></m:f>", "3 1/2"),
        (f"<m:f><m:num>{MATH.format('1')}</m:num><m:den>{MATH.format('2')}</m:den></m:f>{MATH.format('5')}", "1/2 5"),
        (f"<m:f><m:num>{MATH.format('1')}</m:num><m:den>{MATH.format('2')}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{MATH.format('a+b')}</m:num><m:den>{MATH.format('2')}</m:den></m:f>",
         "(a+b)/2"),
        (f"<m:sSup><m:e>{MATH.format('10')}</m:e><m:sup>{MATH.format('6')}</m:sup></m:sSup>", "10^6"),
        (f"<m:rad><m:deg/><m:e>{MATH.format('2')}</m:e></m:rad>", "√2"),
        (f"<m:d><m:e>{MATH.format('a')}</m:e></m:d>", "(a)"),
        ((f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{MATH.format("i")}</m:sub><m:sup/>'
         f"<m:e>{MATH.format('x')}</m:e></m:nary>"), "∑_i x"),
        (f"<m:sSub><m:e>{MATH.format('x')}</m:e><m:sub>{MATH.format('1')}</m:sub></m:sSub>", "x_1"),
    ],
)  # fmt: skip
def test_formulas_keep_their_operators(inside: str, shown: str) -> None:
    assert one(para(run("So "), f"<m:oMath>{inside}</m:oMath>", run("."))).text == f"So {shown}."


def test_notes_and_comments_are_left_out_at_their_references() -> None:
    def note(kind: str, number: int, words: str) -> str:
        return f'<w:{kind} w:id="{number}">{para(run(words))}</w:{kind}>'

    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:rPr>{SUPER}</w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    line = one(
        para(run("It fell"), mark("footnote", 2), run(" in May"), mark("endnote", 3),
             mark("comment", 4), run(".")),
        footnotes=note("footnote", 2, "Report, p. 4."), endnotes=note("endnote", 3, "Said so."),
        comments=note("comment", 4, "Check this!"),
    )  # fmt: skip
    assert line.text == "It fell in May."
    assert line.left_out == (
        LeftOut("footnote", "Report, p. 4.", 7),
        LeftOut("footnote", "Said so.", 14),
        LeftOut("comment", "Check this!", 14),
    )


def test_headers_and_footers_are_named_once_and_page_numbers_are_not() -> None:
    words = para(run("Harbour Office"))
    data = word_file(para(run("It fell.")), header1=words, header2=words, footer1=para(run("3")))
    assert extract(data, "").left_out == (LeftOut("header or footer", "Harbour Office"),)


PICTURE = '<w:drawing><wp:inline><wp:docPr id="1" name="x" {}/><a:blip/></wp:inline></w:drawing>'


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (PICTURE.format('descr="Costs by year"'), "Costs by year"),
        (PICTURE.format('title="Costs"'), "Costs"),
        (PICTURE.format(""), "no description"),
        ('<w:pict><v:shape alt="A map"><v:imagedata/></v:shape></w:pict>', "A map"),
        ('<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object>',
         "object of Equation.3"),
        ('<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>', "DRAFT"),
    ],
)  # fmt: skip
def test_images_are_left_out_with_what_they_say_of_themselves(drawn: str, said: str) -> None:
    line = one(para(run("Costs:"), f"<w:r>{drawn}</w:r>", run(" they rose.")))
    assert (line.text, gone(line)) == ("Costs: they rose.", [("image", said)])


def cell(*blocks: str, more: str = "") -> str:
    properties = f"<w:tcPr>{more}</w:tcPr>" if more else ""
    return f"<w:tc>{properties}{''.join(blocks)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize(
    "inside",
    [
        para("<w:r><w:t>Complaints</w:t><w:br/><w:t>2021</w:t></w:r>"),
        para("<w:r><w:t>Complaints</w:t><w:cr/><w:t>2021</w:t></w:r>"),
        para("<w:r><w:t>Complaints</w:t><w:tab/><w:t>2021</w:t></w:r>"),
        para(run("Complaints")) + para(run("2021")),
        para(run("Complaints")) + para() + para(run("2021")),
        para(run("Complaints"))
        + f"<w:sdt><w:sdtContent>{para(run('2021'))}</w:sdtContent></w:sdt>",
    ],
)
def test_lines_in_a_cell_are_apart(inside: str) -> None:
    assert one(table(cell(inside) + cell(para(run("7"))))).text == "Complaints 2021\t7"


def test_merged_and_empty_cells_keep_the_columns() -> None:
    def filled(words: str, more: str = "") -> str:
        return cell(para(run(words)), more=more)

    found = lines(
        table(
            filled("Year") + filled("Cases", '<w:gridSpan w:val="2"/>') + filled("All"),
            filled("2021", '<w:vMerge w:val="restart"/>') + filled("1") + filled("2") + filled("3"),
            cell(para(), more="<w:vMerge/>") + filled("4") + cell(para()) + filled("6"),
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + filled("a") + filled("b") + filled("c"),
        )
    )
    assert [line.text for line in found] == [
        "Year\tCases\t\tAll", "2021\t1\t2\t3", "\t4\t\t6", "\ta\tb\tc",
    ]  # fmt: skip


def test_a_nested_table_is_flattened_and_says_so() -> None:
    inner = table(cell(para(run("920"))) + cell(para(run("930"))))
    line = one(table(cell(para(run("2022"))) + cell(inner, para())))
    assert line.text == "2022\t920 930"
    assert gone(line) == [("flattened table", "920 930")]


def test_links_and_omissions_in_a_cell_keep_their_places() -> None:
    link = f'<w:hyperlink r:id="r7">{run("report")}</w:hyperlink>'
    struck = run("not", "<w:strike/>")
    line = one(
        table(cell(para(run("2022"))) + cell(para(run("the "), link)) + cell(para(struck))),
        links={"r7": "https://example.org/r"},
    )
    assert line.text == "2022\tthe report\t"
    assert line.targets == (Target(9, 15, "https://example.org/r"),)
    assert line.left_out == (LeftOut("struck text", "not", 16),)


def field(code: str, *shown: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return "".join(
        (
            sign.format("begin"),
            f"<w:r><w:instrText>{code}</w:instrText></w:r>",
            sign.format("separate"),
            *shown,
            sign.format("end"),
        )
    )


@pytest.mark.parametrize(
    ("linked", "address"),
    [
        (f'<w:hyperlink r:id="r7">{run("2023 report")}</w:hyperlink>', "https://example.org/r"),
        (f'<w:hyperlink r:id="r7" w:anchor="p4">{run("2023")}{run(" report")}</w:hyperlink>',
         "https://example.org/r#p4"),
        (field(' HYPERLINK "https://example.org/f" ', run("2023 report")), "https://example.org/f"),
        (field(' HYPERLINK "https://example.org/f" \\l "p4" ', run("2023 report")),
         "https://example.org/f#p4"),
        (f"""<w:fldSimple w:instr=' HYPERLINK "a.pdf" '>{run("2023 report")}</w:fldSimple>""", "a.pdf"),
        (f'<w:ins w:id="1"><w:hyperlink r:id="r7">{run("2023 report")}</w:hyperlink></w:ins>',
         "https://example.org/r"),
    ],
)  # fmt: skip
def test_links_keep_their_addresses(linked: str, address: str) -> None:
    line = one(para(run("See the "), linked, run(".")), links={"r7": "https://example.org/r"})
    assert line.text == "See the 2023 report."
    assert line.targets == (Target(8, 19, address),)


WHITE = '<w:color w:val="FFFFFF"/>'
GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
SHADED = (
    f'<w:style w:type="character" w:styleId="Pale"><w:rPr>{WHITE}</w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="PaleP"><w:rPr>{WHITE}</w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Banner"><w:pPr>' + GROUND.format("1F3864") + "</w:pPr></w:style>"
    '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    + GROUND.format("4472C4") + "</w:tcPr></w:tblStylePr></w:style>"
)  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        para(run("It is "), run("not ", WHITE), run("so.")),
        para(run("It is "), run("not ", '<w:color w:val="fefefe" w:themeColor="background1"/>'), run("so.")),
        para(run("It is "), run("not ", '<w:rStyle w:val="Pale"/>'), run("so.")),
        para(run("It is so.")) + para(run("not"), style="PaleP"),
        para(run("It is "), run("not ", WHITE + GROUND.format("FFFFFF")), run("so.")),
        para(run("It is "), run("not ", WHITE + GROUND.format("auto")), run("so.")),
        para(run("It is so.")) + f"<w:tbl><w:tr><w:tc>{para(run('not', WHITE))}</w:tc></w:tr></w:tbl>",
    ],
)  # fmt: skip
def test_white_words_on_white_paper_are_hidden_text(body: str) -> None:
    found = lines(body, styles=SHADED)
    assert [line.text for line in found if line.text] == ["It is so."]
    assert [each for line in found for each in gone(line)] == [("hidden text", "not")]


@pytest.mark.parametrize(
    "body",
    [
        para(run("So it is.", WHITE + GROUND.format("1F3864"))),
        para(run("So it is.", f'{WHITE}<w:highlight w:val="black"/>')),
        para(run("So it is.", f'{WHITE}<w:shd w:val="solid" w:color="000000" w:fill="auto"/>')),
        para(run("So it is.", WHITE), more=GROUND.format("000000")),
        para(run("So it is.", WHITE), style="Banner"),
        "<w:tbl><w:tr><w:tc><w:tcPr>" + GROUND.format("4472C4") + "</w:tcPr>"
        + para(run("So it is.", WHITE)) + "</w:tc></w:tr></w:tbl>",
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>'
        + para(run("So it is.", WHITE)) + "</w:tc></w:tr></w:tbl>",
        para(run("So it is.", '<w:color w:val="F0F0C0"/>')),
        para(run("So it is.", '<w:color w:val="auto"/>')),
    ],
)  # fmt: skip
def test_white_words_on_a_dark_ground_are_text(body: str) -> None:
    line = one(body, styles=SHADED)
    assert (line.text, line.left_out) == ("So it is.", ())


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (' SYMBOL 163 \\f "Symbol" \\s 12 ', "≤"),
        (" SYMBOL 0xB3 \\f Symbol ", "≥"),
        (' symbol 61617 \\f "Symbol" \\h', "±"),
        (' SYMBOL 252 \\f "Wingdings"', "✓"),
        (' SYMBOL 8800 \\u \\f "Times New Roman" ', "≠"),
        (" SYMBOL 65 \\a ", "A"),
        (" PAGE ", ""),
        (" SYMBOLS 65 ", ""),
    ],
)
def test_a_field_without_a_result_shows_the_character_of_its_code(code: str, shown: str) -> None:
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    quoted = code.replace('"', "&quot;")
    for own in (
        f"{_SIGN.format('begin')}{instruction}{_SIGN.format('end')}",
        f'<w:fldSimple w:instr="{quoted}"/>',
    ):
        assert one(para(run("It is "), own, run(" 5."))).text == f"It is {shown} 5.".replace(
            "  ", " "
        )
    result = field(code, run("x"))
    assert one(para(run("It is "), result, run(" 5."))).text == "It is x 5."


_SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
IF_FIELD = (
    f"{_SIGN.format('begin')}<w:r><w:instrText> IF </w:instrText></w:r>"
    f"{field(' MERGEFIELD a ', run('hidden'))}{_SIGN.format('separate')}{run('above')}"
    f"{_SIGN.format('end')}"
)


@pytest.mark.parametrize(
    "linked",
    [
        f'<w:hyperlink w:anchor="_Toc1">{run("above")}</w:hyperlink>',
        field(' HYPERLINK \\l "_Toc1" ', run("above")),
        field(" PAGEREF _Toc1 \\h ", run("above")),
        f'<w:fldSimple w:instr=" REF x ">{run("above")}</w:fldSimple>',
        IF_FIELD,
    ],
)
def test_places_in_the_same_document_are_no_links_and_codes_no_text(linked: str) -> None:
    found = one(para(run("See "), linked, run(".")))
    assert (found.text, found.targets) == ("See above.", ())


_CODE = "<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>"
_MOVED = f'<w:moveFrom w:id="3">{_SIGN.format("end")}</w:moveFrom>'


@pytest.mark.parametrize(
    "begun",
    [
        f"{_SIGN.format('begin')}{_CODE}",
        f"{_SIGN.format('begin')}{_CODE}{_SIGN.format('separate')}",
        f"{_SIGN.format('begin')}{_CODE}<w:del>{_SIGN.format('end')}</w:del>",
        f"{_SIGN.format('begin')}{_CODE}{_MOVED}",
        f"{_SIGN.format('begin')}{_CODE}{field(' DATE ', run(''))}",
        f"{_SIGN.format('begin')}{_SIGN.format('begin')}{_CODE}",
    ],
)
def test_no_words_are_lost_after_a_field_that_never_ends(begun: str) -> None:
    found = lines(para(run("Claims fell"), begun, run(" in May.")) + para(run("They rose.")))
    assert [line.text for line in found] == ["Claims fell in May.", "They rose."]


def test_no_words_of_a_note_are_lost_after_a_field_that_never_ends() -> None:
    note = f'<w:footnote w:id="2">{para(_SIGN.format("begin"), run("See page 4."))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert gone(one(para(run("Fell."), mark), footnotes=note)) == [("footnote", "See page 4.")]


_LIST = '<w:listEntry w:val="low"/><w:listEntry w:val="high"/>'


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (f'<w:ddList><w:result w:val="1"/>{_LIST}</w:ddList>', "high"),
        (f'<w:ddList><w:default w:val="1"/>{_LIST}</w:ddList>', "high"),
        (f"<w:ddList>{_LIST}</w:ddList>", "low"),
        ('<w:ddList><w:result w:val="7"/></w:ddList>', ""),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
    ],
)
def test_a_field_of_a_form_shows_what_was_chosen(data: str, shown: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    for rest in (_SIGN.format("end"), _SIGN.format("separate") + _SIGN.format("end")):
        assert one(para(run("Risk: "), begin, rest, run("."))).text == f"Risk: {shown}."
    result = f"{_SIGN.format('separate')}{run('other')}{_SIGN.format('end')}"
    assert one(para(run("Risk: "), begin, result, run("."))).text == "Risk: other."


def test_a_field_may_run_over_paragraphs() -> None:
    whole = field(' HYPERLINK "https://example.org" ', run("One"), "</w:p><w:p>", run("two"))
    found = lines(para(whole) + para(run("Three.")))
    assert [(line.text, [each.address for each in line.targets]) for line in found] == [
        ("One", ["https://example.org"]),
        ("two", ["https://example.org"]),
        ("Three.", []),
    ]


DELETED = '<w:del w:id="1"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("body", "text", "words"),
    [
        (para(run("It is "), DELETED.format("not "), run("so.")), "It is so.", "not"),
        (para(run("It is"), DELETED.format(" not "), f'<w:ins w:id="2">{run(" so.")}</w:ins>'),
         "It is so.", "not"),
        (para(DELETED.format("Not "), run("so.")), "so.", "Not"),
        (table(cell(para(run("2022"), DELETED.format("3")))), "2022", "3"),
        (table('<w:trPr><w:del w:id="1"/></w:trPr>' + cell(para(run("Gone")))) + para(run("so.")),
         "so.", "Gone"),
        (table(cell(para(run("Gone")), more='<w:cellDel w:id="1"/>') + cell(para(run("1")))), "\t1",
         "Gone"),
    ],
)  # fmt: skip
def test_tracked_deletions_are_left_out_and_named(body: str, text: str, words: str) -> None:
    found = lines(body)
    assert [line.text for line in found if line.text] == [text]
    assert [each for line in found for each in gone(line)] == [("tracked deletion", words)]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = '<w:rPr><w:del w:id="1"/></w:rPr>'
    found = lines(para(run("The fee "), more=ended) + para(run("rose.")) + para(run("So.")))
    assert [line.text for line in found] == ["The fee rose.", "So."]


def test_styles_based_on_headings_are_headings_and_list_styles_without_numbers_no_items() -> None:
    body = "".join(
        para(run(words), style=style)
        for words, style in (
            ("One", "Heading2"),
            ("Two", "Mine"),
            ("Three", "Deep"),
            ("Four", "ListParagraph"),
        )
    )
    found = [line.text for line in lines(body, styles=STYLES)]
    assert found == ["## One", "## Two", "### Three", "Four"]


LEVELS = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:pStyle w:val="Heading2"/><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def item(words: str, number: int, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return para(run(words), more=place) if words else para(more=place)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (item("A", 5) + item("B", 5, 1) + item("C", 5), ["1. A", "  1.1 B", "2. C"]),
        (item("A", 5) + item("B", 6), ["1. A", "2. B"]),
        (item("A", 5) + item("B", 8) + item("C", 8), ["1. A", "4. B", "5. C"]),
        (item("A", 5) + item("", 5) + item("C", 5), ["1. A", "3. C"]),
        (item("A", 5) + item("B", 0) + item("C", 5), ["1. A", "B", "2. C"]),
        (table(cell(item("A", 5)), cell(item("B", 5))), ["1. A", "2. B"]),
    ],
)
def test_numbers_go_on_and_begin_again_as_in_word(body: str, shown: list[str]) -> None:
    assert [line.text for line in lines(body, numbering=LEVELS)] == shown


def test_emoji_and_other_alternatives_are_read_once() -> None:
    emoji = (
        '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Emoji" '
        'w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>\U0001f600</w:t></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert one(para(run("Good "), f"<w:r>{emoji}</w:r>", run("!"))).text == "Good \U0001f600!"


def test_shapes_that_are_right_since_long() -> None:
    body = para(
        "<w:r><w:t>so</w:t><w:noBreakHyphen/><w:t>called</w:t><w:br/><w:t>fee</w:t></w:r>",
        f'<w:moveFrom w:id="1">{run("old")}</w:moveFrom>',
        f'<w:moveTo w:id="2">{run(" moved")}</w:moveTo>',
        f"<w:sdt><w:sdtContent>{run(' held')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr=" DATE ">{run(" 2024")}</w:fldSimple>',
        f"<w:smartTag>{run(' in Oslo')}</w:smartTag>",
    )
    line = one(body)
    assert line.text == "so-called\nfee moved held 2024 in Oslo"
    assert line.left_out == ()


def test_the_stricter_set_of_names_and_another_main_part_are_read() -> None:
    import zipfile
    from io import BytesIO

    from word_files import zipped

    with zipfile.ZipFile(
        BytesIO(word_file(para(run("It is "), run("not ", "<w:strike/>"), run("so."))))
    ) as parts:
        files = {name: parts.read(name).decode() for name in parts.namelist()}
    strict = {
        name.replace("document.xml", "document2.xml"): text.replace("document.xml", "document2.xml")
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        for name, text in files.items()
    }  # fmt: skip
    found = extract(zipped({**strict}), "").pieces
    assert [replace(line, left_out=()).text for line in found] == ["It is so."]


@pytest.mark.parametrize(
    ("part", "what"), [("workbook", "spreadsheet"), ("presentation", "presentation")]
)
def test_other_office_files_are_named(part: str, what: str) -> None:
    from word_files import zipped

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="d" Type="{kind}" Target="x/{part}.xml"/></Relationships>'
    )
    with pytest.raises(DocumentError, match=what):
        extract(zipped({"_rels/.rels": rels, f"x/{part}.xml": "<a/>"}), "")


def test_the_words_of_a_diagram_are_those_of_its_image() -> None:
    from lxml import etree

    from argmap.documents.word.pictures import pictures

    drawing = etree.fromstring(f'<w:drawing {NAMES}><a:chart r:id="r3"/></w:drawing>')
    assert list(pictures(drawing, {"r3": "Costs 2021 2022"})) == ["Costs 2021 2022"]
