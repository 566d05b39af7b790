from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from argmap.annotation import load
from argmap.model import AnnotationError
from argmap.source import read

if TYPE_CHECKING:
    from pathlib import Path

FILE = b"---\nargmap: 1\nsource: a.txt\n---\n## x claim\n> It works.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_bytes("It works. “So” it goes.\n".encode())
    (corpus / "a.argmap.md").write_bytes(FILE)
    monkeypatch.chdir(tmp_path)
    return corpus


def message(path: str | Path) -> str:
    with pytest.raises(AnnotationError) as caught:
        load(path)
    return str(caught.value)


@pytest.mark.usefixtures("folder")
def test_the_source_is_read_from_the_folder_of_the_file() -> None:
    annotation = load("corpus/a.argmap.md")
    assert (annotation.path, annotation.source.path) == ("corpus/a.argmap.md", "corpus/a.txt")
    assert annotation.sha256 == hashlib.sha256(FILE).hexdigest()
    assert annotation.statements[0].line == 1


@pytest.mark.usefixtures("folder")
def test_a_given_source_is_used() -> None:
    source = read("corpus/a.txt")
    assert load("corpus/a.argmap.md", source).source is source


def test_a_byte_order_mark_is_removed(folder: Path) -> None:
    (folder / "a.argmap.md").write_bytes(b"\xef\xbb\xbf" + FILE)
    assert load(folder / "a.argmap.md").statements[0].at == 5


def test_asides_keep_the_hash_of_the_source(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfIt works.\nMenu\n")
    (folder / "a.argmap.md").write_bytes(FILE.replace(b"a.txt\n", b"a.txt\naside: line 2\n"))
    source = load(folder / "a.argmap.md").source
    assert source.sha256 == hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()
    assert [aside.lines for aside in source.asides] == [(2, 2)]


def test_a_source_outside_the_corpus_is_refused(folder: Path) -> None:
    (folder.parent / "b.txt").write_bytes(b"It works.\n")
    (folder / "a.argmap.md").write_bytes(FILE.replace(b"a.txt", b"../b.txt"))
    assert "is outside the corpus folder" in message("corpus/a.argmap.md")
    assert load("corpus/a.argmap.md", corpus=".").source.path == "corpus/../b.txt"


def test_a_symbolic_link_out_of_the_corpus_is_refused(folder: Path) -> None:
    (folder.parent / "b.txt").write_bytes(b"It works.\n")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(folder.parent / "b.txt")
    assert "is outside the corpus folder" in message("corpus/a.argmap.md")


def test_a_file_that_is_not_text_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.argmap.md")
    (folder / "bad.argmap.md").write_bytes(FILE + b"- note: caf\xe9\n")
    (folder / "nul.argmap.md").write_bytes(FILE + b"- note: a\x00b\n")
    assert (
        message("corpus/pipe.argmap.md")
        == "corpus/pipe.argmap.md:1:1: this is not an ordinary file"
    )
    assert message("corpus/bad.argmap.md").startswith(
        "corpus/bad.argmap.md:7:12: this file is not valid UTF-8: unexpected byte E9"
    )
    assert "corpus/nul.argmap.md:7:10: unexpected control character (U+0000)" in message(
        "corpus/nul.argmap.md"
    )
    assert (
        message("corpus/none.argmap.md")
        == "corpus/none.argmap.md:1:1: there is no such file or folder"
    )
    assert message("corpus") == "corpus:1:1: this is a folder, not a file"


def test_errors_of_the_file_and_of_the_source_are_reported_together(folder: Path) -> None:
    (folder / "a.txt").unlink()
    (folder / "a.argmap.md").write_bytes(FILE.replace(b"claim", b"clam"))
    shown = message("corpus/a.argmap.md")
    assert 'the source "corpus/a.txt" does not exist' in shown
    assert 'unknown role "clam"' in shown


@pytest.mark.parametrize(
    ("end", "warnings"), [("# What the coun", 1), ("# What the council says\n", 0)]
)
def test_a_section_without_a_line_break_may_be_cut(folder: Path, end: str, warnings: int) -> None:
    (folder / "a.argmap.md").write_bytes(FILE + b"\n" + end.encode())
    problems = load("corpus/a.argmap.md").problems
    assert sum("may be missing" in each.message for each in problems) == warnings
