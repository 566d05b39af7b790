"""What cannot be added is refused: one line with what was found and what to do, nothing written."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from word_files import para, run, word_file, zipped

from argmap.documents import archive, take
from argmap.model import ArgmapError

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
PAGE = b"<!DOCTYPE html><html><body><p>The toll fell.</p></body></html>"
TEXT = b"The toll fell.\n"
WORD = word_file(para(run("The toll fell.")))
ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
EPUB = zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"})
SHEET = zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"})
SLIDES = zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"})
ZIP = zipped({"a.txt": "The toll fell."})
RTF = b"{\\rtf1\\ansi The toll fell.}"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
JPEG = b"\xff\xd8\xff\xe0" + bytes(60)
NOISE = bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refusal(name: str, data: bytes) -> str:
    Path(name).write_bytes(data)
    with pytest.raises(ArgmapError) as refused:
        take(name, "corpus")
    assert not list(Path().glob("corpus/*"))
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "data", "found", "advice"),
    [
        ("a.html", PDF, "not HTML: it is a PDF file", "rename it to a.pdf"),
        ("a.html", WORD, "it is a Word document", "rename it to a.docx"),
        ("a.html", TEXT, "it is plain text", "rename it to a.txt"),
        ("a.htm", EPUB, "it is an EPUB book", "rename it to a.epub"),
        ("a.html", PNG, "it is an image", "ocrmypdf"),
        ("a.pdf", PAGE, "not a PDF file: it is an HTML page", "rename it to a.html"),
        ("a.pdf", ZIP, "it is a ZIP archive", "unpack it"),
        ("a.pdf", WORD, "it is a Word document", "rename it to a.docx"),
        ("a.pdf", TEXT, "it is plain text", "rename it to a.txt"),
        ("a.pdf", JPEG, "it is an image", "ocrmypdf"),
        ("a.pdf", OLD, "old Office format", "save it as unencrypted DOCX"),
        ("a.docx", PAGE, "not a DOCX file: it is an HTML page", "rename it to a.html"),
        ("a.docx", b"<?xml version='1.0'?>\n<!-- x --><html><p>A", "an HTML page", "a.html"),
        ("a.docx", ODT, "it is an OpenDocument text", "rename it to a.odt"),
        ("a.docx", SHEET, "it is a spreadsheet", "save its text as"),
        ("a.docx", SLIDES, "it is a presentation", "save its text as"),
        ("a.docx", ZIP, "it is a ZIP archive", "unpack it"),
        ("a.docx", RTF, "it is an RTF document", "rename it to a.rtf"),
        ("a.rtf", WORD, "not an RTF file: it is a Word document", "rename it to a.docx"),
        ("a.rtf", TEXT, "it is plain text", "rename it to a.txt"),
        ("a.docx", WORD[:700], "a damaged or incomplete archive", "get the file again"),
        ("a.odt", WORD, "not an ODT file: it is a Word document", "rename it to a.docx"),
        ("a.odt", OLD, "old Office format", "save it as"),
        ("a.epub", PDF, "not an EPUB file: it is a PDF file", "rename it to a.pdf"),
        ("a.epub", ODT[:150], "a damaged or incomplete archive", "get the file again"),
        ("a.md", PAGE, "not Markdown: it is an HTML page", "rename it to a.html"),
        ("a.md", PDF, "it is a PDF file", "rename it to a.pdf"),
        ("a.txt", PAGE, "not text: it is an HTML page", "rename it to a.html"),
        ("a.txt", PDF, "it is a PDF file", "rename it to a.pdf"),
        ("a.txt", WORD, "it is a Word document", "rename it to a.docx"),
        ("a.txt", PNG, "it is an image", "ocrmypdf"),
        ("a.txt", NOISE, "in no format that argmap knows", "save it as PDF"),
    ],
)  # fmt: skip
def test_a_file_with_the_extension_of_another_format_is_refused(
    name: str, data: bytes, found: str, advice: str
) -> None:
    message = refusal(name, data)
    assert message.startswith(f"{name}: the file is named {Path(name).suffix} but is ")
    assert found in message
    assert advice in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "words",
    [
        "PKW-Maut: a toll on cars.", "PK", "Rar! said the sign.", "BZh1 is a road.", "GIF89 is a name.",
        "II* is a class.", "{\\rtf1 is how an RTF file begins.", "%!PS is a sign.", "{\\rtf",
        "MIME-Version: 1.0 is a line of each mail.", "x" * 60 + "BOOKMOBI", "%PDF-1.4 is a sign.",
        "It begins with %PDF-1.4, and then comes\n1 0 obj\n", "MM and II are names.",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "written"), [("a.txt", "{}"), ("a.md", "{}"), ("a.html", "{}<p>It is so.</p>")]
)
def test_words_that_are_the_sign_of_a_format_are_a_text(
    name: str, written: str, words: str
) -> None:
    Path(name).write_text(written.format(words))
    take(name, "corpus")
    assert words.split(maxsplit=1)[0] in Path("corpus/a.txt").read_text()


@pytest.mark.parametrize("data", [b"", b"   \n\n"])
@pytest.mark.parametrize("kind", "html pdf docx odt epub rtf md txt".split())
def test_an_empty_file_is_refused(kind: str, data: bytes) -> None:
    message = refusal(f"a.{kind}", data)
    assert message == f"a.{kind}: it is empty; check where it comes from, and add it again"


IMAGE = '<w:drawing><wp:docPr descr="A map"/><a:blip/></w:drawing>'


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", word_file(para()), "no text was found in it;"),
        ("a.docx", word_file(para(run("***"))), "no text was found in it;"),
        ("a.docx", word_file(para(f"<w:r>{IMAGE}</w:r>") * 2), "only what is left out: image (2)"),
        ("a.docx", word_file(para(run("All.", "<w:strike/>"))), "struck text (1)"),
        ("a.md", b"![A map](map.png)\n", "image (1)"),
        ("a.md", b"---\ntitle: x\n---\n", "front matter (1)"),
        ("a.txt", b"--- *** ---\n", "no text was found in it;"),
        ("a.html", b"<html><body></body></html>", "no text was found in it"),
    ],
)
def test_a_document_without_words_is_refused(name: str, data: bytes, words: str) -> None:
    assert words in refusal(name, data)


LOCKED = bytearray(WORD)
LOCKED[6] |= 1
LOCKED[LOCKED.index(b"PK\x01\x02") + 8] |= 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", OLD, "encrypted or in an old Word format"),
        ("a.docx", bytes(LOCKED), "locked with a password"),
        ("a.docx", WORD.replace(b"PK\x03\x04", b"PK\x03\x05", 1), "damaged or unusual"),
        ("a.docx", zipped({"word/document.xml": "<w:document"}), "damaged or unusual"),
        ("a.docx", zipped({"word/document.xml": "<a/>" + "<b>" * 9}), "damaged or unusual"),
        ("a.odt", ODT, "no text document"),
        ("a.epub", EPUB, "package file"),
        ("a.pdf", PDF, "PDF"),
    ],
)
def test_a_locked_or_damaged_document_is_refused(name: str, data: bytes, words: str) -> None:
    assert words in refusal(name, data)


def test_an_archive_that_would_fill_the_memory_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 20_000)
    large = zipped({"word/document.xml": "<a/>", "word/media/x.bin": bytes(20_000)})
    assert "it is not unpacked" in refusal("a.docx", large)


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (TEXT, "text"), (b"\xef\xbb\xbf" + TEXT, "text"), (b"The fee <fell>.\n", "text"),
        (PAGE, "html"), (b"  <!-- x -->\n<html><p>The toll fell.</p>", "html"),
        (RTF, "rtf"), (b"<div><p>The toll fell, and nobody was told.</p><p>So it is.</p></div>", "html"), (WORD, "docx"),
        ("The toll fell.".encode("utf-16"), "text"),
    ],
)  # fmt: skip
def test_standard_input_is_read_as_what_it_contains(
    data: bytes, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    pipe(monkeypatch, data)
    taken = take("-", "corpus", name="toll")
    facts = json.loads(Path("corpus/toll.source.json").read_text("utf-8"))
    assert (facts["file"], facts["format"]) == ("standard input", form)
    assert taken.document == "standard input"
    assert "f" in Path("corpus/toll.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (TEXT, None, "name the source with --name"),
        (b"", "toll", "it is empty"),
        (SHEET, "toll", "it is a spreadsheet; save its text"),
        (PNG, "toll", "it is an image; recognise its text first"),
        (OLD, "toll", "save it as unencrypted DOCX"),
        (b"caf\xe9", "toll", "standard input:1: byte 4"),
        (TEXT, "…", "not a valid name"),
    ],
)
def test_standard_input_that_cannot_be_read_is_refused(
    data: bytes, name: str | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(monkeypatch, data)
    with pytest.raises(ArgmapError) as refused:
        take("-", "corpus", name=name)
    assert str(refused.value).startswith("standard input:")
    assert words in str(refused.value)
    assert not list(Path().glob("corpus/*"))


@pytest.mark.parametrize(
    ("data", "name", "form", "words"),
    [
        (b"The [toll](https://a.example) *fell*.", "toll.md", "markdown", "The toll fell."),
        (b"~~No~~ It fell.", "toll.markdown", "markdown", "It fell."),
        (b"It <i>fell</i>.", "toll.html", "html", "It fell."),
        (RTF, "toll.rtf", "rtf", ""),
        (b"It *fell*.", "toll.txt", "text", "It *fell*."),
        (b"It *fell*.", "toll", "text", "It *fell*."),
        (PAGE, "toll.txt", "html", ""),
    ],
)
def test_the_extension_of_its_name_tells_what_standard_input_is(
    data: bytes, name: str, form: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    pipe(monkeypatch, data)
    assert take("-", "corpus", name=name).text == str(Path("corpus/toll.txt"))
    assert json.loads(Path("corpus/toll.source.json").read_text("utf-8"))["format"] == form
    assert words in Path("corpus/toll.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (TEXT, "toll.pdf", "its --name says that it is a PDF file, but it is plain text; give it"),
        (WORD, "toll.md", "its --name says that it is Markdown, but it is a Word document"),
        (PNG, "toll.html", "but it is an image; recognise its text first"),
    ],
)
def test_standard_input_that_is_not_what_its_name_says_is_refused(
    data: bytes, name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(monkeypatch, data)
    with pytest.raises(ArgmapError, match=re.escape(words)):
        take("-", "corpus", name=name)
    assert not list(Path().glob("corpus/*"))


def test_a_file_named_like_the_sign_of_standard_input_is_a_file() -> None:
    Path("-.txt").write_bytes(TEXT)
    assert take("-.txt", "corpus", name="a").lines == 1


def test_a_module_that_a_library_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "trafilatura":
                raise self.error

        error: ImportError

    finder = Finder()
    monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
    for module in [each for each in sys.modules if each.split(".")[0] == "trafilatura"]:
        monkeypatch.delitem(sys.modules, module)
    said = "lxml.html.clean module is now a separate project lxml_html_clean.\nInstall it."
    for error, words in (
        (ImportError(said), "needs lxml_html_clean, which is not installed"),
        (ModuleNotFoundError("No module named 'lxml_html_clean'", name="lxml_html_clean"),
         "needs lxml_html_clean, which is not installed"),
        (ModuleNotFoundError("No module named 'trafilatura'", name="trafilatura"),
         "needs trafilatura, which is not installed"),
        (ModuleNotFoundError("No module named 'courlan'", name="courlan"),
         "which cannot be loaded (No module named 'courlan')"),
        (ImportError("libxml2.so.2: cannot open shared object file"), "cannot open shared object"),
    ):  # fmt: skip
        finder.error = error
        message = refusal("a.html", PAGE)
        assert words in message
        assert 'pip install "argmap[documents]"' in message
