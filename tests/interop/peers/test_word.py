"""python-docx and LibreOffice read our Word files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import pytest
from interop_samples import TEXT, document, messy_document
from peer_programs import missing, run, save

from argmap.interop.docx import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def commented(paragraph: ET.Element) -> tuple[str, list[tuple[str, int, int]], dict[str, str]]:
    """Return the words of a paragraph, the stretch of each comment, and its text."""
    words, opened, found, said = "", {}, [], {}

    def walk(element: ET.Element) -> None:
        nonlocal words
        for child in element:
            name = child.get(f"{_OFFICE}name", "")
            if child.tag == f"{_OFFICE}annotation":
                opened[name] = len(words)
                said[name] = "".join("".join(each.itertext()) for each in child.iter(f"{_TEXT}p"))
            elif child.tag == f"{_OFFICE}annotation-end":
                found.append((name, opened.pop(name), len(words)))
            else:
                words += {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(child.tag, "")
                if child.tag == f"{_TEXT}s":
                    words += " " * int(child.get(f"{_TEXT}c", "1"))
                words += child.text or ""
                walk(child)
            words += child.tail or ""

    words += paragraph.text or ""
    walk(paragraph)
    assert not opened
    return words, found, said


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which LibreOffice has read both documents, in one run."""
    if not shutil.which("soffice"):
        missing("LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("libreoffice")
    saved = [
        save(folder, FORMAT.write(each), each.name)[".docx"]
        for each in (document(), messy_document())
    ]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(folder)]
    run([*command, *map(str, saved)])
    return folder


def read(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the lines of the text, and what each comment says with the words under it."""
    body = ET.parse(path).getroot().find(f".//{_OFFICE}text")  # noqa: S314  # LibreOffice's own
    assert body is not None
    texts, marked = [], []
    for paragraph in body:
        if paragraph.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            words, found, said = commented(paragraph)
            texts.append(words)
            marked += [(said[name], words[start:end]) for name, start, end in found]
    return texts[1:], marked


def test_libreoffice_reads_the_text_and_each_comment_at_its_words(converted: Path) -> None:
    texts, marked = read(converted / "harbour.fodt")
    assert texts == lines(TEXT)
    words = {said.partition(":")[0]: under for said, under in marked}
    assert words["lamps-work"] == "The new lamps have made the pier safe."
    assert words["lamps-work again"] == "The new lamps have made the pier safe."
    assert words["fewer-touches (part 1 of 2)"] == "In 2023 ships touched the pier 48 times"
    assert words["fewer-touches (part 2 of 2)"] == "in 2024 only 30 times."
    assert words["as-dark-as-ever -> lamps-work"] == "the pier is as dark as ever"
    said = [each for each, _ in marked]
    assert any(
        each.startswith("as-dark-as-ever: claim; said by the pilots' guild") for each in said
    )
    assert any(each.startswith("ARG202 on fewer-touches+all-logged+log-complete") for each in said)
    implicit = next(each for each in said if each.startswith("log-complete:"))
    assert implicit.endswith("the text does not say it: Nobody forgot to write a touch down.")


def test_libreoffice_changes_none_of_400_messy_sentences(converted: Path) -> None:
    subject = messy_document()
    texts, marked = read(converted / "messy.fodt")
    assert texts == lines(subject.text)
    under: dict[str, list[str]] = {}
    for said, words in marked:
        under.setdefault(said.partition(":")[0].partition(" (")[0], []).append(words)
    for each in subject.annotation.statements:
        assert "\n".join(under[each.id]) == each.text


def test_python_docx_reads_the_text_and_the_comments(tmp_path: Path) -> None:
    subject = document()
    path = save(tmp_path, FORMAT.write(subject))[".docx"]
    found = docx.Document(str(path))
    assert [each.text for each in found.paragraphs][1:] == lines(TEXT)
    said = [each.text for each in found.comments]
    assert "lamps-work: conclusion" in said
    assert {each.author for each in found.comments} == {"argmap"}


def test_python_docx_changes_none_of_400_messy_sentences(tmp_path: Path) -> None:
    subject = messy_document()
    path = save(tmp_path, FORMAT.write(subject))[".docx"]
    found = docx.Document(str(path))
    assert "\n".join(each.text for each in found.paragraphs[1:]) == subject.text
