"""Documents become sources: their text, the place of each line, and what is refused."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from word_files import run, word_file

import argmap
from argmap.data import to_data
from argmap.documents import take
from argmap.model import ArgmapError
from argmap.source import read

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>The toll – Harbour Post</title>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Why the toll must go</h1>
<p>The toll was meant to pay for the new quay, and the quay was paid off in 2021.
Yet the toll is still there, and nobody can say why.</p>
<h2>What it costs</h2>
<p>A family that drives to the ferry twice a week pays 1,900 crowns a year.
No other port on this coast charges its own residents.</p>
<ul><li>It is unfair to those who live here and work on the island.</li>
<li>It is not needed, since the budget has a surplus of 14 million.</li></ul>
<p>It is time to open the gate, and the council should vote for it on Thursday.</p></article>
<footer>© 2024 Harbour Post. <a href="/privacy">Privacy</a></footer></body></html>"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


WEIR_AND_DYKE = [
    "The weir should go.\nIt protects nothing.",
    "The dyke protects two hundred houses.",
]


def put(name: str, data: bytes | str) -> str:
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


def pdf(pages: Sequence[str], *, password: str = "") -> bytes:
    from fpdf import FPDF

    made = FPDF()
    made.set_font("helvetica", size=12)
    for words in pages:
        made.add_page()
        if words:
            made.multi_cell(0, 6, words)
    if password:
        made.set_encryption("owner", password)
    return bytes(made.output())


def word(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    import docx

    made: Any = docx.Document()
    for style, words in paragraphs:
        made.add_paragraph(words, style=style)
    table = made.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Year", "Cases"), ("2022", "920")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def facts(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(f"corpus/{name}.source.json").read_text("utf-8"))
    return found


def test_a_page_becomes_its_main_text_and_each_line_knows_its_element() -> None:
    taken = take(put("Toll Page.html", PAGE), "corpus", date="2024-03-14")
    lines = Path("corpus/toll-page.txt").read_text("utf-8").splitlines()
    assert taken.text == str(Path("corpus/toll-page.txt"))
    assert lines[0] == "# Why the toll must go"
    assert "## What it costs" in lines
    assert "- It is unfair to those who live here and work on the island." in lines
    assert not [line for line in lines if "Sport" in line or "Privacy" in line]
    held = facts("toll-page")
    assert (held["file"], held["date"], held["format"]) == ("Toll Page.html", "2024-03-14", "html")
    assert held["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert held["places"][0] == {"first": 1, "last": 1, "element": "heading 1"}


def test_a_very_short_page_keeps_its_headings_and_items_apart() -> None:
    page = (
        "<html><body><h1>Toll</h1><h2>What it <i>costs</i></h2><p>A family pays "
        "1,900 crowns.</p><ul><li>It is unfair.</li></ul><p>End it.</p></body></html>"
    )
    take(put("toll.html", page), "corpus")
    assert Path("corpus/toll.txt").read_text("utf-8") == (
        "# Toll\n\n## What it costs\n\nA family pays 1,900 crowns.\n- It is unfair.\n\nEnd it.\n"
    )


def test_words_outside_paragraphs_are_read_too() -> None:
    page = (
        "<html><body><div><h2>Costs</h2>The fee <b>rose</b> in May. <br>It fell in "
        "June.</div></body></html>"
    )
    take(put("fee.html", page), "corpus")
    assert (
        Path("corpus/fee.txt").read_text("utf-8")
        == "## Costs\n\nThe fee rose in May.\nIt fell in June.\n"
    )


def test_the_lines_of_a_pdf_know_their_page_and_so_does_the_source() -> None:
    take(put("report.pdf", pdf(WEIR_AND_DYKE)), "corpus")
    source = read("corpus/report.txt")
    assert source.pages == ("page 1", "page 1", "page 2")
    assert source.line_text(3) == "The dyke protects two hundred houses."


def test_pages_are_in_the_data_even_if_the_front_matter_sets_lines_aside() -> None:
    take(put("report.pdf", pdf(WEIR_AND_DYKE)), "corpus")
    head = "---\nargmap: 1\nsource: report.txt\naside: line 2\n---\n"
    Path("corpus/report.argmap.md").write_text(
        f"{head}\n## dyke claim\n> The dyke protects two hundred houses.\n", "utf-8"
    )
    annotation = argmap.load("corpus/report.argmap.md")
    data = to_data(annotation, argmap.check(annotation))
    assert [aside["lines"] for aside in data["asides"]] == [[2, 2]]
    assert data["source"]["document"] == "report.pdf"
    assert data["source"]["pages"] == [
        {"page": "page 1", "lines": [1, 2]},
        {"page": "page 2", "lines": [3, 3]},
    ]
    assert data["statements"][0]["page"] == "page 2"


def test_a_text_edited_to_another_length_shows_no_pages_and_causes_a_warning() -> None:
    take(put("report.pdf", pdf(["The weir should go.", "The dyke stays."])), "corpus")
    Path("corpus/report.txt").write_text("The weir should go.\nToday.\nThe dyke stays.\n")
    source = read("corpus/report.txt")
    assert source.pages == ()
    assert "so the pages are not shown" in source.problems[0].message


@pytest.mark.parametrize(
    "words", ["", "[]", "{", '{"argmap": 1}', '{"argmap": 1, "lines": 1, "places": [1]}', "\xff"]
)
def test_a_damaged_file_of_places_causes_a_warning(words: str) -> None:
    put("a.txt", "The weir should go.\n")
    put("a.source.json", words.encode("latin-1"))
    source = read("a.txt")
    assert (source.pages, len(source.problems)) == ((), 1)


def test_a_word_file_keeps_headings_items_and_table_rows() -> None:
    data = word(
        [
            ("Heading 1", "On the dam"),
            ("Normal", "The gates were shut."),
            ("List Bullet", "Rain was enough."),
            ("Normal", "That is all."),
        ]
    )
    take(put("dam.docx", data), "corpus")
    assert Path("corpus/dam.txt").read_text("utf-8") == (
        "# On the dam\n\nThe gates were shut.\n- Rain was enough.\n\n"
        "That is all.\n\nYear\tCases\n2022\t920\n"
    )


def test_tracked_changes_of_a_word_file_are_read_as_accepted() -> None:
    import docx
    from docx.oxml import parse_xml

    made: Any = docx.Document()
    paragraph = made.add_paragraph("The fee is ")
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for words in (
        "<w:del {0}><w:r><w:delText>30</w:delText></w:r></w:del>",
        "<w:ins {0}><w:r><w:t>40 crowns.</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(words.format(names)))  # noqa: SLF001  # no public way
    held = BytesIO()
    made.save(held)
    take(put("fee.docx", held.getvalue()), "corpus")
    assert Path("corpus/fee.txt").read_text("utf-8") == "The fee is 40 crowns.\n"


def test_markdown_loses_its_links_and_keeps_its_headings_and_items() -> None:
    words = (
        "---\ntitle: x\n---\n# The *dam*\n\nIt [held](http://dam.example), and\n"
        "that is **all**.\n\n1. One\n2. Two\n\n| a | b |\n"
        "|---|---|\n| 1 | 2 |\n"
    )
    taken = take(put("dam.md", words), "corpus")
    assert (
        Path("corpus/dam.txt").read_text("utf-8")
        == "# The dam\n\nIt held, and\nthat is all.\n1. One\n2. Two\n\na\tb\n1\t2\n"
    )
    assert taken.notes == ("left out as front matter: “title: x”",)


def test_plain_text_with_form_feeds_has_pages() -> None:
    take(put("a.TXT", "One.\r\nTwo.\n\fThree.\n\f"), "corpus", name="b")
    assert read("corpus/b.txt").pages == ("page 1", "page 1", "page 2")


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "word/document.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        )
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"no pdf", "named .pdf but is not a PDF file"),
        ("a.pdf", b"%PDF-1.7\nbroken", "could not be read as PDF"),
        ("a.docx", b"no docx", "named .docx but is not a DOCX file"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "encrypted or in an old Word format"),
        ("a.docx", bomb(), "has a DOCTYPE"),
        (
            "a.html",
            '<!DOCTYPE a [<!ENTITY b "cc">]><html><body><p>&b;</p></body></html>',
            "declares entities of its own",
        ),
        ("a.html", b"<html><body><p>caf\xe9</p></body></html>", "does not guess encodings"),
        ("a.html", b'<meta charset="klingon"><p>A</p>', "which argmap does not know"),
        ("a.html", "<html><body></body></html>", "no text was found"),
        ("a.txt", b"caf\xe9", "is not UTF-8"),
        ("a.md", "<!-- nothing -->\n", "no text was found"),
        ("a.doc", b"x", "save it as DOCX"),
        ("a.png", b"x", "argmap accepts .html"),
        ("index.txt", "A.", "index.html"),
        ("…!.txt", "A.", "--name"),
    ],
)
def test_a_document_that_cannot_be_added_is_refused_with_a_reason(
    name: str, data: bytes | str, words: str
) -> None:
    with pytest.raises(ArgmapError) as refused:
        take(put(name, data), "corpus")
    assert words in str(refused.value)
    assert not list(Path().glob("corpus/*"))


def test_a_pdf_of_pictures_is_refused_with_the_next_step() -> None:
    from fpdf import FPDF
    from PIL import Image

    scan = FPDF()
    scan.add_page()
    scan.image(Image.new("RGB", (60, 80), (200, 30, 30)), 0, 0, 210, 297)
    with pytest.raises(ArgmapError, match="ocrmypdf"):
        take(put("scan.pdf", bytes(scan.output())), "corpus")


def test_a_blank_pdf_is_no_scan() -> None:
    with pytest.raises(ArgmapError, match="nothing else either; add another file"):
        take(put("blank.pdf", pdf(["", ""])), "corpus")


def test_an_encrypted_pdf_is_refused() -> None:
    locked = pdf(["Secret."], password="x")  # noqa: S106  # for a test
    with pytest.raises(ArgmapError, match="encrypted"):
        take(put("locked.pdf", locked), "corpus")


def test_a_note_names_the_page_of_a_pdf_without_text() -> None:
    assert take(put("half.pdf", pdf(["One.", "", "Three."])), "corpus").notes == (
        "no text on page 2",
    )


@pytest.mark.parametrize("there", ["toll.txt", "Toll.TXT", "toll.source.json", "toll.argmap.md"])
def test_nothing_is_overwritten(there: str) -> None:
    Path("corpus").mkdir()
    put(f"corpus/{there}", "mine")
    with pytest.raises(ArgmapError, match="nothing is overwritten"):
        take(put("toll.html", PAGE), "corpus")
    assert [path.read_text() for path in Path("corpus").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    "date",
    ["yesterday", "14.3.2024", "2024-13", "2024-05-17x", "2024-02-31", "2023-02-29", "2024-06-31",
     "1900-02-29", "0000", "2024-00"],
)  # fmt: skip
def test_only_days_that_there_are_are_accepted(date: str) -> None:
    with pytest.raises(ArgmapError, match="is not a valid date"):
        take(put("a.txt", "A."), "corpus", date=date)


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29", "2000-02-29", "2024-12-31"])
def test_years_months_and_days_are_dates(date: str) -> None:
    take(put("a.txt", "A."), "corpus", date=date)
    assert json.loads(Path("corpus/a.source.json").read_text())["date"] == date


@pytest.mark.parametrize(
    "name", ["CON", "nul", "Aux.v2", "com1", "LPT9", "prn.2024-05", "NUL.txt", "com¹"]
)
def test_a_name_that_windows_reserves_is_refused(name: str) -> None:
    documents = [("a.md", name), *([] if "." in name else [(f"{name}.md", None)])]
    for document, given in documents:
        with pytest.raises(ArgmapError, match=r"Windows reserves the name .* give another --name"):
            take(put(document, "A."), "corpus", name=given)
    for near in ("console", "com", "com10", "null", "aux-roads"):
        assert take(put("a.md", "A."), "corpus", name=near).lines == 1


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(*blocks: str, numbering: str = "") -> bytes:
    """Return a Word document whose body is written in its own XML."""
    import docx
    from docx.oxml import parse_xml

    made: Any = docx.Document()
    names = (
        f'xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="urn:a"'
    )
    for block in blocks:
        made.element.body.insert(
            len(made.element.body) - 1, parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {names}", block))
        )
    if numbering:
        root = made.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for child in parse_xml(f"<w:numbering {names}>{numbering}</w:numbering>"):
            root.append(child)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def para(words: str, more: str = "") -> str:
    return f'<w:p>{more}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def taken_lines(data: bytes) -> list[str]:
    take(put("a.docx", data), "corpus")
    return [line for line in Path("corpus/a.txt").read_text("utf-8").splitlines() if line]


def test_a_text_box_is_read_once_after_the_paragraph_that_contains_it() -> None:
    paragraphs = para("The toll fell to 30 crowns.") + para("Nobody was told.")
    box = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    both = (
        "<mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><a:x>{box}</a:x></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    old = (
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        + para("An old box.")
        + "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    held = (
        f"<w:p><w:r><w:t>The quay is paid off.</w:t></w:r><w:r>{both}</w:r><w:r>{old}</w:r></w:p>"
    )
    lines = taken_lines(docx_of(held, para("It should be free.")))
    assert lines == [
        "The quay is paid off.",
        "The toll fell to 30 crowns.",
        "Nobody was told.",
        "An old box.",
        "It should be free.",
    ]
    assert "text box" in {place["element"] for place in facts("a")["places"]}


def test_content_controls_and_nested_tables_are_read() -> None:
    control = f"<w:sdt><w:sdtContent>{para('The council decided in May.')}</w:sdtContent></w:sdt>"
    inner = f"<w:tbl><w:tr><w:tc>{para('920 cases')}</w:tc></w:tr></w:tbl>"
    deleted = "<w:trPr><w:del w:id='1' w:author='x'/></w:trPr>"
    gone = f"<w:tr>{deleted}<w:tc>{para('Taken out')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{para('2022')}</w:tc><w:tc>{inner}{para('')}</w:tc></w:tr>"
    table = f"<w:tbl>{row}{gone}</w:tbl>"
    assert taken_lines(docx_of(control, table)) == [
        "The council decided in May.",
        "2022\t920 cases",
    ]


def test_moved_words_are_read_at_their_new_place() -> None:
    away = (
        "<w:p><w:moveFrom w:id='1' w:author='x'><w:r><w:t>The fee "
        "rose.</w:t></w:r></w:moveFrom><w:r><w:t>It was so.</w:t></w:r></w:p>"
    )
    here = (
        "<w:p><w:moveTo w:id='2' w:author='x'><w:r><w:t>The fee rose.</w:t></w:r></w:moveTo></w:p>"
    )
    assert taken_lines(docx_of(away, here)) == ["It was so.", "The fee rose."]


def test_list_items_have_the_numbers_that_word_gives_them() -> None:
    levels = "".join(
        (
            f"<w:lvl w:ilvl='{level}'><w:start w:val='{start}'/><w:numFmt "
            f"w:val='{form}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
        for level, start, form, text in (
            (0, 3, "decimal", "%1."),
            (1, 1, "lowerLetter", "(%2)"),
            (2, 1, "bullet", "•"),
        )
    )
    numbering = (
        f"<w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum><w:num "
        "w:numId='5'><w:abstractNumId w:val='7'/></w:num>"
    )

    def item(words: str, level: int) -> str:
        return para(
            words,
            f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='5'/></w:numPr></w:pPr>",
        )

    items = [
        ("Boats pay too much.", 0),
        ("Small ones do.", 1),
        ("Old ones too.", 1),
        ("In May.", 2),
        ("Ships pay too little.", 0),
        ("All of them.", 1),
    ]
    lines = taken_lines(
        docx_of(*(item(words, level) for words, level in items), numbering=numbering)
    )
    assert lines == [
        "3. Boats pay too much.",
        "  (a) Small ones do.",
        "  (b) Old ones too.",
        "    - In May.",
        "4. Ships pay too little.",
        "  (a) All of them.",
    ]


def test_headers_are_left_out_with_a_note() -> None:
    import docx

    made: Any = docx.Document()
    made.add_paragraph("The fee was cut in May.")
    made.sections[0].header.paragraphs[0].text = "Harbour Office, internal"
    held = BytesIO()
    made.save(held)
    taken = take(put("h.docx", held.getvalue()), "corpus")
    assert taken.notes == ("left out as header or footer: “Harbour Office, internal”",)


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("a.pdf", "pypdfium2"),
        ("a.html", "trafilatura"),
        ("a.docx", "lxml"),
        ("a.md", "markdown_it"),
    ],
)
def test_a_missing_library_is_named_with_the_install_command(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ArgmapError, match=r'pip install "argmap\[documents\]"') as refused:
        take(put(name, "x"), "corpus")
    assert library.replace("_", "-") in str(refused.value)


def test_deep_and_broken_pages_raise_only_our_own_error() -> None:
    for number, data in enumerate(
        (
            "<div>" * 20_000 + "A word.",
            "<p>" + "<b>" * 5000,
            "\x00<p>A",
            "<![CDATA[" * 100,
            "<table>" * 3000,
        )
    ):
        with suppress(ArgmapError):
            take(put(f"deep{number}.html", data), "corpus")


@pytest.mark.parametrize("words", [3, 100, 600, 3300])
def test_words_left_out_are_kept_whole_and_named_in_short(words: int) -> None:
    struck = " ".join(["levy"] * words)
    page = PAGE.replace("Yet the toll", f"Yet <del>{struck}</del> the toll")
    taken = take(put("a.html", page), "corpus")
    (own,) = json.loads(Path("corpus/a.source.json").read_bytes())["left_out"]
    assert own["text"] == struck
    assert len(" ".join(taken.notes)) < 200


def test_no_more_than_twenty_thousand_characters_of_words_left_out_are_kept() -> None:
    page = PAGE.replace("Yet the toll", f"Yet <del>{'levy ' * 5000}</del> the toll")
    take(put("a.html", page), "corpus")
    (own,) = json.loads(Path("corpus/a.source.json").read_bytes())["left_out"]
    assert len(own["text"]) == 20_000
    assert own["text"].endswith("…")


@pytest.mark.parametrize("block", ["<p><s>{}</s></p>", "<div hidden>{}</div>", "<s><p>{}</p></s>"])
def test_a_block_that_is_left_out_is_at_the_end_of_the_line_before(block: str) -> None:
    gone = block.format("Gone.")
    for place, line, words in (("md", 1, "One."), ("html", 1, "One.")):
        page = f"<p>One.</p>\n\n{gone}\n\n<p>Two.</p>\n\n{gone}\n"
        document = f"<html><body>{page}</body></html>" if place == "html" else page
        name = f"{place}-{len(block)}"
        take(put(f"a.{place}", document), "corpus", name=name)
        left_out = json.loads(Path(f"corpus/{name}.source.json").read_text())["left_out"]
        assert [(each["line"], each["col"]) for each in left_out] == [
            (line, len(words) + 1), (line + 2, len(words) + 1)
        ]  # fmt: skip


def test_a_footnote_that_is_a_block_says_nothing_of_the_sentence_before_it() -> None:
    note = "<div class=footnote>By half.</div>"
    take(put("a.html", f"<html><p>One.</p>{note}<p>Two.</p>{note}</html>"), "corpus")
    left_out = json.loads(Path("corpus/a.source.json").read_text())["left_out"]
    assert [(each.get("line"), each.get("col")) for each in left_out] == [(2, 1), (None, None)]


def test_a_long_note_with_many_references_is_kept_whole_once() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{run("levy " * 900)}</w:p></w:footnote>'
    body = f"<w:p>{run('The toll fell.')}{mark}</w:p>" * 3
    Path("a.docx").write_bytes(word_file(body, footnotes=note))
    take("a.docx", "corpus")
    own = json.loads(Path("corpus/a.source.json").read_bytes())["left_out"]
    assert [(each["line"], len(each["text"])) for each in own] == [(1, 4499), (3, 200), (5, 200)]
