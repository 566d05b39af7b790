"""EPUB books: chapters in their order, and what cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_files import zipped

from argmap.documents.epub import extract
from argmap.documents.piece import DocumentError

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
    '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title>x</title></head><body><h1>{}</h1><p>{}</p></body></html>"
)


def book(*chapters: tuple[str, str, str], **more: str) -> bytes:
    """Return a book with chapters: name, attributes of its item, page."""
    items = "".join(
        f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml" {said}/>'
        for number, (name, said, _) in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
    pages = {f"OPS/{name}".replace("%20", " "): page for name, _, page in chapters if page}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER,
         "OPS/book.opf": package, **pages, **more}
    )  # fmt: skip


def zipped_again(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an archive with other parts of the same names."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return made.getvalue()


DAM = PAGE.format("On the dam", "The gates were shut, and nobody was told of it in time.")
TOLL = PAGE.format("On the toll", "The toll pays for a quay that was paid off in 2021.")


def test_chapters_are_read_in_the_order_of_the_book() -> None:
    found = extract(book(("z%201.xhtml", "", DAM), ("a.xhtml", "", TOLL)), "")
    assert [piece.text for piece in found.pieces if piece.text] == [
        "# On the dam", "The gates were shut, and nobody was told of it in time.",
        "# On the toll", "The toll pays for a quay that was paid off in 2021.",
    ]  # fmt: skip
    assert found.notes == ()


def test_the_table_of_contents_is_left_out_with_a_note() -> None:
    nav = PAGE.format("Contents", "On the dam")
    found = extract(book(("nav.xhtml", 'properties="nav"', nav), ("a.xhtml", "", TOLL)), "")
    assert found.pieces[0].text == "# On the toll"
    assert found.notes == ("its table of contents was left out",)


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        ("<p>caf&eacute;&nbsp;&amp; &lt;b&gt;</p>", ["café & <b>"]),
        ("<p>one<a id='x'/>two</p>", ["onetwo"]),
        ("<p>one&nbsp;two</p><script src='x'/><p>three</p>", ["one two", "three"]),
        ("<p>not valid <b>XML</p>", ["not valid XML"]),
        ("<table><tr><td colspan='2'>A</td><td>B</td></tr><tr><td>1</td><td/><td>2</td></tr></table>",
         ["A\t\tB", "1\t\t2"]),
        ("<ol type='a' start='3'><li><p>One.</p><p>More.</p></li><li value='7'>Two</li></ol>",
         ["c. One.", "  More.", "g. Two"]),
        (("<p>So <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mrow><mi>a</mi>"
         "<mo>+</mo><mi>b</mi></mrow></mfrac></math>.</p>"), ["So x^2=1/(a+b)."]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        (("<p>fell<a epub:type='noteref' href='#n'>1</a>.</p>"
         "<aside epub:type='footnote' id='n'>By half.</aside>"), ["fell."]),
        ("<p>It is <del>not </del>so<sup>2</sup>.</p>", ["It is so."]),
    ],
)  # fmt: skip
def test_every_word_of_a_chapter_is_read(inside: str, lines: list[str]) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>x</title></head><body>{inside}</body></html>"
    )
    found = extract(book(("a.xhtml", "", page)), "")
    assert [piece.text for piece in found.pieces if piece.text] == lines


def test_links_within_the_book_are_none() -> None:
    page = TOLL.replace("a quay", '<a href="b.xhtml#q">a quay</a>, <a href="https://x.org">see</a>')
    (_, line) = extract(book(("a.xhtml", "", page)), "").pieces
    assert [each.address for each in line.targets] == ["https://x.org"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("doctype", ["<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "a" "b">', ""])
def test_a_page_in_utf_16_is_read(encoding: str, doctype: str) -> None:
    page = f'<?xml version="1.0" encoding="UTF-16"?>{doctype}<html><p>Caf&eacute;.</p></html>'
    made = book(("a.xhtml", "", TOLL))
    data = zipped_again(made, {"OPS/a.xhtml": page.encode(encoding)})
    assert [piece.text for piece in extract(data, "").pieces] == ["Café."]
    hostile = page.replace("<html>", '<!DOCTYPE a [<!ENTITY b "c">]><html>').encode(encoding)
    with pytest.raises(DocumentError, match="DOCTYPE"):
        extract(zipped_again(made, {"OPS/a.xhtml": hostile}), "")


def test_a_chapter_that_is_listed_for_each_of_its_sections_is_read_once() -> None:
    data = book(("a.xhtml", "", TOLL), ("a.xhtml#s2", "", ""), ("a.xhtml#s3", "", ""))
    assert len(extract(data, "").pieces) == 2


def test_a_missing_chapter_is_named() -> None:
    found = extract(book(("gone.xhtml", "", ""), ("a.xhtml", "", TOLL)), "")
    assert "OPS/gone.xhtml is missing" in found.notes[0]


LOCK = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>'
)


FONT_LOCK = '<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
PART_LOCK = (
    '<encryption><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">{}'
    '<CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>'
)


def test_locked_fonts_are_no_locked_book() -> None:
    named = {"META-INF/encryption.xml": PART_LOCK.format(FONT_LOCK, "OPS/fonts/a.otf")}
    assert extract(book(("a.xhtml", "", TOLL), **named), "").pieces
    fonts = {"META-INF/encryption.xml": LOCK.format("http://www.idpf.org/2008/embedding")}
    assert extract(book(("a.xhtml", "", TOLL), **fonts), "").pieces


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"META-INF/encryption.xml": LOCK.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}, "DRM"),
        ({"META-INF/encryption.xml": PART_LOCK.format("", "OPS/a.xhtml")}, "DRM"),
        ({"META-INF/encryption.xml": PART_LOCK.format("", "font.otf")}, "DRM"),
        ({"META-INF/encryption.xml": PART_LOCK.format(FONT_LOCK, "OPS/a.html#x")}, "DRM"),
        ({"META-INF/encryption.xml": PART_LOCK.format(FONT_LOCK, "OPS/book.opf")}, "DRM"),
        ({"META-INF/encryption.xml": PART_LOCK.format(FONT_LOCK + FONT_LOCK.replace("2008", "3"), "f")}, "DRM"),
        ({"META-INF/rights.xml": "<rights/>"}, "DRM"),
        ({"META-INF/container.xml": "<container/>"}, "package file"),
        ({"OPS/book.opf": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DOCTYPE"),
        ({"OPS/a.xhtml": '<!DOCTYPE a [<!ENTITY b "c">]><html><p>&b;</p></html>'}, "a.xhtml has a DOCTYPE"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(more: dict[str, str], words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract(book(("a.xhtml", "", TOLL), **more), "")


HIDING = "It is <span class='k' id='n'>not</span> so."


@pytest.mark.parametrize(
    ("css", "kind"),
    [
        (".k { display: none }", "hidden text"),
        ("span.k { visibility: hidden }", "hidden text"),
        ("#n, #m { text-decoration: line-through }", "struck text"),
        ("/* x */ @media screen { .k { opacity: 0 } }", "hidden text"),
        (".k { font-size: 0; color: red }", "hidden text"),
        ("@media print { .k { display: none } }", ""),
        (".k { color: red }", ""),
    ],
)
def test_the_style_sheets_of_a_book_count(css: str, kind: str) -> None:
    head = '<link rel="stylesheet" type="text/css" href="../style/a%20b.css"/>'
    for own, parts in ((head, {"style/a b.css": css}), (f"<style>{css}</style>", {})):
        page = f"<html xmlns='http://www.w3.org/1999/xhtml'><head>{own}</head><body><p>{HIDING}</p></body></html>"
        (line,) = extract(book(("a.xhtml", "", page), **parts), "").pieces
        assert line.text == ("It is so." if kind else "It is not so.")
        assert [each.kind for each in line.left_out] == [kind] * bool(kind)


@pytest.mark.parametrize(
    ("inside", "lines", "gone"),
    [
        ("<p>It <span epub:type='pagebreak' id='p5'>5</span>is.</p>", ["It is."], ["5"]),
        ("<p>It is.<a href='n.xhtml#n2'>[2]</a></p>", ["It is."], ["[2]"]),
        ("<aside epub:type='endnote'>By half.</aside><p>It is.</p>", ["It is."], ["By half."]),
        ("<p>One<br/>two<br/><br/>three</p>", ["One\ntwo", "three"], []),
        ("<ol reversed=''><li>A</li><li>B</li></ol>", ["2. A", "1. B"], []),
        ("<table><tr><td rowspan='2'>A</td><td>1</td></tr><tr><td>2</td></tr></table>",
         ["A\t1", "\t2"], []),
        ("<p><q>No, <q>no</q></q>, &unknown; he said.</p>", ["“No, ‘no’”, &unknown; he said."], []),
        (("<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:text>A map</svg:text></svg:svg>"
         "<p>It is.</p>"), ["It is."], ["A map"]),
        ("<p>4<sup>1/2</sup> cups, the<sup>new</sup> rule</p>", ["4 1/2 cups, the new rule"], []),
    ],
)  # fmt: skip
def test_a_chapter_is_read_as_a_page_is(inside: str, lines: list[str], gone: list[str]) -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>x</title></head><body>{inside}</body></html>"
    )
    pieces = extract(book(("a.xhtml", "", page), ("n.xhtml", "", "<html/>")), "").pieces
    assert [piece.text for piece in pieces if piece.text] == lines
    assert [each.text for piece in pieces for each in piece.left_out] == gone
