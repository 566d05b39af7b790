"""A PDF that cannot be read is refused with what was found; a long one is read page by page."""

from __future__ import annotations

import pytest
from pdf_making import Paper, prose, read, wrapped, written

from argmap.documents.pdf import extract
from argmap.documents.piece import DocumentError


def some() -> bytes:
    paper = Paper()
    for number in range(3):
        paper.page().lines(60, 100, wrapped(prose(number, 150), 80))
    return paper.data()


def locked() -> bytes:
    paper = Paper().page()
    paper.put(60, 100, "Secret.")
    paper.pdf.set_encryption("owner", "user")
    return paper.data()


def pictures(count: int) -> bytes:
    from PIL import Image

    paper = Paper()
    for _ in range(count):
        paper.page().pdf.image(Image.new("RGB", (60, 80), (200, 30, 30)), 0, 0, 595, 842)
    return paper.data()


NO_PAGES = written("").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[     ]/Count 0")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a PDF at all", "is not a PDF file"),
        (b"<!DOCTYPE html><p>The quay.", "is not a PDF file"),
        (b"PK\x03\x04 an archive", "is not a PDF file"),
        (b"%PDF-1.7\nbroken", "damaged"),
        (b"%PDF-1.7\n" + b"\x01\x80" * 3000 + b"\n%%EOF", "damaged"),
        (some()[:1500], "damaged|the end of the PDF is missing"),
        (some()[:-30], "the end of the PDF is missing"),
        (NO_PAGES, "damaged|no pages"),
        (locked(), "encrypted"),
        (pictures(1), "no text on the page of this PDF, only pictures"),
        (pictures(3), "no text on the 3 pages of this PDF, only pictures"),
        (Paper().page().data(), "no text on the page of this PDF, and nothing else either"),
        (Paper().page().page().data(), "no text on the 2 pages of this PDF, and nothing else"),
        (written("0 0 0.5 rg 40 690 200 30 re f"), "no text on the page of this PDF, only lines"),
        (written("40 690 m 300 690 l S"), "no text on the page of this PDF, only lines and shapes"),
        (written("BT 1 g /F 12 Tf 50 700 Td (White words) Tj ET"), "only hidden text on the page"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        extract(data, "x.pdf")


def test_a_password_of_the_owner_alone_does_not_lock_a_document() -> None:
    paper = Paper().page()
    paper.put(60, 100, "Open words.")
    paper.pdf.set_encryption("owner")
    assert [each.text for each in read(paper).pieces] == ["Open words."]


def test_progress_is_given_page_by_page() -> None:
    seen: list[tuple[int, int]] = []
    extract(some(), "x.pdf", lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (3, "page 2"),
        (5, "pages 2 and 4"),
        (7, "pages 2, 4 and 6"),
        (21, "pages 2, 4, 6, 8, 10, 12, 14, 16, 18 and 20"),
        (27, "pages 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 3 more"),
    ],
)
def test_pages_without_text_are_named(last: int, said: str) -> None:
    paper = Paper()
    for number in range(1, last + 1):
        paper.page()
        if number % 2:
            paper.put(60, 100, "Some text.")
    assert read(paper).notes == (f"no text on {said}",)
