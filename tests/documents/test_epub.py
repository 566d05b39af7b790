"""EPUB books: chapters in their order, and what cannot be read."""

from __future__ import annotations

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


def test_a_missing_chapter_is_named() -> None:
    found = extract(book(("gone.xhtml", "", ""), ("a.xhtml", "", TOLL)), "")
    assert "OPS/gone.xhtml is missing" in found.notes[0]


LOCK = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>'
)


def test_locked_fonts_are_no_locked_book() -> None:
    fonts = {"META-INF/encryption.xml": LOCK.format("http://www.idpf.org/2008/embedding")}
    assert extract(book(("a.xhtml", "", TOLL), **fonts), "").pieces


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"META-INF/encryption.xml": LOCK.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}, "DRM"),
        ({"META-INF/rights.xml": "<rights/>"}, "DRM"),
        ({"META-INF/container.xml": "<container/>"}, "package file"),
        ({"OPS/book.opf": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DOCTYPE"),
        ({"OPS/a.xhtml": '<!DOCTYPE a [<!ENTITY b "c">]><html><p>&b;</p></html>'}, "a.xhtml has a DOCTYPE"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(more: dict[str, str], words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        extract(book(("a.xhtml", "", TOLL), **more), "")
