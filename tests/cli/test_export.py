"""`argmap export`: where files go, what is said about what a format lacks, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from interop_samples import BODY, TEXT

from argmap.cli.export import FORMATS
from argmap.exports import FORMATS as WRITTEN
from argmap.exports import form_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Command = Callable[..., Result]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a corpus of one document; the working folder is the one above it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    add(folder, "harbour")
    return folder


def add(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, "utf-8", newline="")
    body = BODY.replace("harbour.txt", f"{name}.txt")
    (folder / f"{name}.argmap.md").write_text(body, "utf-8")


def test_the_command_offers_the_formats_that_can_be_written() -> None:
    assert sorted(FORMATS) == sorted(WRITTEN)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_below_the_output_folder(name: str, command: Command) -> None:
    done = command("export", "corpus", "--to", name)
    assert done.exit_code == 0, done.stderr
    ends = form_of(name).files
    files = [f"output/{end if end[0] != '.' else f'harbour{end}'}" for end in ends]
    assert done.stdout.splitlines() == [f"wrote {each}" for each in files]
    again = command("export", "corpus", "--to", name)
    assert again.stdout.splitlines() == [f"unchanged: {each}" for each in files]


def test_a_corpus_keeps_its_folders(corpus: Path, command: Command, tmp_path: Path) -> None:
    add(corpus / "north", "pier")
    assert command("export", "--to", "argdown", "-o", "out").exit_code == 0
    assert (tmp_path / "out/harbour.argdown").is_file()
    assert (tmp_path / "out/north/pier.argdown").is_file()


@pytest.mark.usefixtures("corpus")
def test_one_document_can_go_to_a_file(command: Command, tmp_path: Path) -> None:
    done = command("export", "corpus/harbour.txt", "--to", "aif", "-o", "made/map.aif.json")
    assert done.exit_code == 0
    made = {each.name for each in (tmp_path / "made").iterdir()}
    assert made == {"map.aif.json", "map.aif.ids.json"}
    command("export", "corpus", "--to", "brat", "-o", "made/x.ann")
    assert {"x.ann", "x.txt", "annotation.conf"} <= {
        each.name for each in (tmp_path / "made").iterdir()
    }


@pytest.mark.usefixtures("corpus")
def test_standard_output_has_the_bytes_of_the_main_file(command: Command, tmp_path: Path) -> None:
    done = command("export", "corpus", "--to", "aif", "-o", "-")
    command("export", "corpus", "--to", "aif", "-o", "out")
    assert done.stdout_bytes == (tmp_path / "out/harbour.aif.json").read_bytes()
    assert "not on standard output: .aif.ids.json" in done.stderr
    assert "spans, roles" in done.stderr
    assert not (tmp_path / "-").exists()
    document = command("export", "corpus", "--to", "docx", "-o", "-").stdout_bytes
    assert document.startswith(b"PK")


@pytest.mark.usefixtures("corpus")
def test_what_a_format_cannot_express_is_named(command: Command) -> None:
    said = command("export", "corpus", "--to", "brat").stderr
    assert "brat cannot express implicit statements: log-complete\n" in said
    link = "fewer-touches+all-logged+log-complete -> lamps-work"
    assert f"brat has only what is in the text of these links: {link}\n" in said
    form = "in another form (see docs/interop.md)"
    assert f"brat has linked premises {form}: {link}\n" in said
    assert f"brat has undercuts {form}: only-by-day -> ({link})\n" in said
    assert "cannot express notes: fewer-touches" in command("export", "--to", "svg").stderr
    assert command("export", "corpus", "--to", "json").stderr == ""


def test_a_long_list_of_what_is_lost_is_whole(corpus: Path, command: Command) -> None:
    names = [f"given-{number}" for number in range(1, 31)]
    added = "".join(f"\n## {name} claim\n= It is so, number {name}.\n" for name in names)
    (corpus / "harbour.argmap.md").write_text(BODY + added, "utf-8")
    said = command("export", "corpus", "--to", "brat").stderr
    assert f"implicit statements: log-complete, {', '.join(names)}\n" in said


def test_characters_that_a_format_lacks_are_named(corpus: Path, command: Command) -> None:
    text = TEXT.replace("the pier safe.", "the\x0cpier safe.")
    (corpus / "harbour.txt").write_text(text, "utf-8", newline="")
    for name in ("graphml", "gexf", "docx"):
        said = command("export", "corpus", "--to", name).stderr
        assert f"{name} cannot contain some control characters of: lamps-work" not in said
    text = TEXT.replace("the pier safe.", "the \ufffepier safe.")
    (corpus / "harbour.txt").write_text(text, "utf-8", newline="")
    body = BODY.replace("the pier safe.", "the \ufffepier safe.")
    (corpus / "harbour.argmap.md").write_text(body, "utf-8")
    for name in ("graphml", "gexf", "docx"):
        done = command("export", "corpus", "--to", name)
        of = "lamps-work, the text" if name == "docx" else "lamps-work"
        assert f"{name} cannot contain some control characters of: {of}\n" in done.stderr


@pytest.mark.usefixtures("corpus")
def test_a_document_is_never_overwritten(command: Command, tmp_path: Path) -> None:
    add(tmp_path / "others", "harbour")
    for folder in ("corpus", "others"):
        before = (tmp_path / folder / "harbour.txt").read_bytes()
        done = command("export", "corpus", "--to", "brat", "-o", folder)
        assert done.exit_code == 2
        assert "would read this file as a text of the corpus" in done.stderr
        assert (tmp_path / folder / "harbour.txt").read_bytes() == before


@pytest.mark.usefixtures("corpus")
def test_no_text_is_added_to_a_corpus(command: Command, tmp_path: Path) -> None:
    for place in ("corpus/brat", "corpus/other.ann"):
        done = command("export", "corpus", "--to", "brat", "-o", place)
        assert done.exit_code == 2
        assert "would read this file as a text of the corpus" in done.stderr
    assert not list((tmp_path / "corpus").rglob("*.ann"))


def test_the_document_that_a_text_was_taken_from_stays(corpus: Path, command: Command) -> None:
    for name, ending in (("markdown", ".md"), ("docx", ".docx"), ("html", ".html")):
        own = corpus / f"harbour{ending}"
        own.write_bytes(b"whoever wrote this")
        done = command("export", "corpus", "--to", name, "-o", "corpus")
        assert done.exit_code == 2
        assert f"harbour{ending}: this file is next to the text" in done.stderr
        assert own.read_bytes() == b"whoever wrote this"


@pytest.mark.usefixtures("corpus")
def test_an_export_next_to_its_text_can_be_repeated(command: Command) -> None:
    for _ in range(2):
        done = command("export", "corpus/harbour.txt", "--to", "dot", "-o", "corpus/harbour.gv")
        assert done.exit_code == 0, done.stderr


def test_several_documents_do_not_fit_one_file(
    corpus: Path, command: Command, tmp_path: Path
) -> None:
    add(corpus, "second")
    done = command("export", "corpus", "--to", "dot", "-o", "one.dot")
    assert done.exit_code == 2
    assert "one.dot: this looks like one file, and there are several documents" in done.stderr
    assert not (tmp_path / "one.dot").exists()
    assert command("export", "corpus", "--to", "dot", "-o", "one.dot/").exit_code == 0
    assert (tmp_path / "one.dot/second.gv").is_file()


def test_several_documents_do_not_fit_standard_output(corpus: Path, command: Command) -> None:
    add(corpus, "second")
    done = command("export", "corpus", "--to", "json", "-o", "-")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "name a folder" in done.stderr


def test_two_documents_of_one_name_are_refused(
    corpus: Path, command: Command, tmp_path: Path
) -> None:
    add(tmp_path / "others", "Harbour")
    given = ("corpus/harbour.txt", "others/Harbour.txt")
    done = command("export", *given, "--to", "json", "-o", "out")
    assert done.exit_code == 2
    assert "both would be written to Harbour" in done.stderr
    assert not (tmp_path / "out").exists()
    assert corpus.is_dir()


def test_a_broken_document_does_not_stop_the_others(
    corpus: Path, command: Command, tmp_path: Path
) -> None:
    add(corpus, "second")
    (corpus / "harbour.argmap.md").write_text(BODY.replace("conclusion", "conclusoin"), "utf-8")
    done = command("export", "corpus", "--to", "json", "-o", "out")
    assert done.exit_code == 2
    assert "corpus/harbour.argmap.md: not exported" in done.stderr
    assert json.loads((tmp_path / "out/second.json").read_text("utf-8"))["argmap"] == 1


def test_a_draft_is_called_one(corpus: Path, command: Command) -> None:
    (corpus / "harbour.argmap.md").unlink()
    done = command("export", "corpus", "--to", "json", "--model", "blank")
    assert done.exit_code == 0
    assert "a machine's draft that nobody has reviewed" in done.stderr
