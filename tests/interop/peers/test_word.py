"""python-docx and LibreOffice read our Word files."""

from __future__ import annotations

import re
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
    return texts, marked


def test_libreoffice_reads_the_text_and_each_comment_at_its_words(converted: Path) -> None:
    subject = document()
    texts, marked = read(converted / "harbour.fodt")
    title = " ".join(subject.title.split())
    assert " ".join(texts[0].split()) == title
    assert texts[1:] == [f"Speaker: {subject.annotation.speaker}", *lines(TEXT)]
    words: dict[str, list[str]] = {}
    for line, under in marked:
        name = re.sub(r" \(part \d of \d\)", "", line.partition(":")[0])
        words.setdefault(name, []).append(under)
    for each in subject.annotation.statements:
        if each.parts:
            assert words[each.id] == [subject.text[start:end] for start, end in each.parts]
    said = {each.partition(":")[0]: each for each, _ in marked}
    assert said["as-dark-as-ever"] == (
        "as-dark-as-ever: claim • again: line 14 • by: the pilots' guild"
        " • attacks: lamps-work • – scheme: position to know"
    )
    assert said["log-complete"] == (
        "log-complete: claim • implicit: Nobody forgot to write a touch down."
    )
    assert said["fewer-touches (part 1 of 2)"].endswith(
        " • note: counted by the harbour • supports: lamps-work with all-logged, log-complete"
        " • – scheme: correlation to cause • – flag: ARG202 other causes are not named"
        ' • – note: read twice: "once" & <again>'
    )
    flags = [each for each in said.values() if each.startswith("ARG")]
    assert len(flags) == len(subject.report.flags)
    assert not [each for each in flags if "- flag:" in each or "- answer:" in each]


def test_libreoffice_changes_none_of_400_messy_sentences(converted: Path) -> None:
    subject = messy_document()
    texts, marked = read(converted / "messy.fodt")
    assert texts[-len(lines(subject.text)) :] == lines(subject.text)
    under: dict[str, list[str]] = {}
    for said, words in marked:
        under.setdefault(said.partition(":")[0].partition(" (")[0], []).append(words)
    for each in subject.annotation.statements:
        assert "\n".join(under[each.id]) == each.text


def test_python_docx_reads_the_text_and_the_comments(tmp_path: Path) -> None:
    subject = document()
    path = save(tmp_path, FORMAT.write(subject))[".docx"]
    found = docx.Document(str(path))
    assert [each.text for each in found.paragraphs][2:] == lines(TEXT)
    said = [each.text for each in found.comments]
    assert "lamps-work: conclusion • again: line 13 • answer: ARG101 see the annex (AK)" in said
    assert {each.author for each in found.comments} == {"argmap"}


def test_python_docx_changes_none_of_400_messy_sentences(tmp_path: Path) -> None:
    subject = messy_document()
    path = save(tmp_path, FORMAT.write(subject))[".docx"]
    found = docx.Document(str(path))
    shown = [each.text for each in found.paragraphs]
    assert "\n".join(shown[-len(lines(subject.text)) :]) == subject.text


def test_a_title_that_the_text_begins_with_is_in_the_file_once(tmp_path: Path) -> None:
    subject = document(
        "---\nargmap: 1\nsource: x.txt\ntitle: The lamps\n---\n", "The lamps\n\nOn.\n"
    )
    path = save(tmp_path, FORMAT.write(subject))[".docx"]
    found = docx.Document(str(path))
    assert [each.text for each in found.paragraphs] == ["The lamps", "", "On.", ""]
    assert found.core_properties.title == "The lamps"
