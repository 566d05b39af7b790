"""What a build does again, and what it leaves as it is."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap import incremental
from argmap.cli import main
from argmap.manifest import Manifest, states
from argmap.project import Document

TEXT = "The roof of the hall leaks.\nThe hall must be closed.\n"
ANNOTATION = """---
argmap: 1
source: NAME.txt
---

## leaks claim
> The roof of the hall leaks.
- supports: close

## close conclusion
> The hall must be closed.
"""
MANIFEST = "corpus/.argmap-cache/manifest.sqlite"


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    for name in ("hall", "barn"):
        write(f"corpus/{name}.txt", TEXT)
        write(f"corpus/{name}.argmap.md", ANNOTATION.replace("NAME", name))


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each document that is built."""
    names: list[str] = []
    build_one = incremental.build_one

    def noted(document: Document, options: incremental.Options) -> object:
        names.append(document.name)
        return build_one(document, options)

    monkeypatch.setattr(incremental, "build_one", noted)
    return names


def write(path: str, text: str) -> None:
    """Write a file as it was a minute ago: one that changed just now may still be half written."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, "utf-8")
    past = time.time() - 60
    os.utime(path, (past, past))


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["build", *arguments])
    assert result.exit_code == code, result.output
    return result


def tree(folder: str = "output") -> dict[str, bytes]:
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in files}


def modules(*arguments: str) -> set[str]:
    """Return the modules that a build in a process of its own has imported when it exits."""
    program = (
        "import sys\nfrom argmap.cli import main\ntry:\n    main(sys.argv[1:])\n"
        "finally:\n    print('\\n' + ' '.join(sys.modules))"
    )
    root = str(Path(incremental.__file__).parents[1])
    command = [sys.executable, "-c", program, "build", *arguments]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_build_where_nothing_changed_imports_click_and_little_else() -> None:
    modules()
    found = modules()
    assert {name for name in found if name.startswith("argmap.")} == {
        "argmap.cli",
        "argmap.cli.build",
        "argmap.manifest",
    }
    heavy = "pathlib json hashlib dataclasses tomllib networkx pyvis jinja2 spacy".split()
    click = subprocess.run(
        [sys.executable, "-c", "import click, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not found & (set(heavy) - set(click.stdout.split()))


def test_it_says_what_a_build_says_that_finds_all_files_as_they_are() -> None:
    run()
    manifest = Path(MANIFEST).read_bytes()
    second = run()
    assert Path(MANIFEST).read_bytes() == manifest
    Path(MANIFEST).unlink()
    third = run()
    assert (second.stdout, second.stderr) == (third.stdout, third.stderr)
    assert "unchanged: output/hall.html and output/hall.json" in second.stdout
    assert "unchanged: output/index.html, which lists all pages" in second.stdout


def test_only_the_document_that_was_edited_is_built_again(built: list[str]) -> None:
    run()
    assert built == ["barn", "hall"]
    write("corpus/hall.argmap.md", ANNOTATION.replace("NAME", "hall") + "- note: by hand\n")
    assert "wrote output/hall.html" in run().stdout
    assert built == ["barn", "hall", "hall"]
    run()
    assert built == ["barn", "hall", "hall"]


CHANGES = {
    "corpus/hall.txt": TEXT + "It rained.\n",
    "corpus/hall.argmap.md": ANNOTATION.replace("NAME", "hall").replace(
        "leaks claim", "drips claim"
    ),
    "corpus/hall.source.json": "{}",
    "corpus/.argmap/hall.json": json.dumps({"argmap": 1, "draft": "", "source_sha256": ""}),
    "argmap.toml": 'keep = ["line 1"]\n',
    "corpus/argmap.toml": '[documents."hall.txt"]\naside = ["line 1"]\n',
    "output/hall.html": "",
    "output/hall.json": "{}",
    "output/index.html": "",
}


@pytest.mark.parametrize("path", CHANGES)
def test_a_changed_file_has_the_effect_that_it_has_without_a_manifest(
    path: str,
) -> None:
    run()
    run()
    write(path, CHANGES[path])
    arguments = ["build"]
    first = CliRunner().invoke(main, arguments)
    after = tree()
    Path(MANIFEST).unlink()
    second = CliRunner().invoke(main, arguments)
    assert tree() == after
    assert (second.exit_code, second.stderr) == (first.exit_code, first.stderr)
    assert second.stdout == first.stdout.replace("wrote", "unchanged:")


@pytest.mark.parametrize("path", ["output/hall.html", "output/index.html", "output/hall.json"])
def test_a_page_that_was_deleted_is_made_again(path: str) -> None:
    run()
    before = tree()
    Path(path).unlink()
    run()
    assert tree() == before


def test_a_change_that_keeps_size_and_time_is_noticed(built: list[str]) -> None:
    run()
    facts = Path("corpus/hall.txt").stat()
    Path("corpus/hall.txt").write_text(TEXT.replace("hall leaks", "Hall leaks"), "utf-8")
    os.utime("corpus/hall.txt", ns=(facts.st_atime_ns, facts.st_mtime_ns))
    CliRunner().invoke(main, ["build"])
    assert built == ["barn", "hall", "hall"]


def test_a_file_that_was_only_touched_is_not_built_again(built: list[str]) -> None:
    run()
    os.utime("corpus/hall.txt", (1, 1))
    run()
    assert built == ["barn", "hall"]


def test_verify_finds_a_change_that_no_time_shows(built: list[str]) -> None:
    run()
    write("corpus/hall.txt", TEXT.replace("hall leaks", "hall  leak"))
    manifest = Manifest(MANIFEST)
    options = incremental.Options("output")
    document = Document("corpus/hall.txt", "corpus/hall.argmap.md", "corpus", "hall")
    name = incremental.document_key(document, options)
    entry = manifest.get(name)
    assert entry
    manifest.put(name, entry._replace(states=states(entry.paths)))
    manifest.save()
    run()
    assert built == ["barn", "hall"]
    CliRunner().invoke(main, ["build", "--verify"])
    assert built == ["barn", "hall", "hall"]


def test_new_and_removed_documents_are_noticed() -> None:
    run()
    write("corpus/shed.txt", TEXT)
    write("corpus/shed.argmap.md", ANNOTATION.replace("NAME", "shed"))
    assert "corpus/shed.txt: 2 statements" in run().stdout
    Path("corpus/barn.txt").unlink()
    Path("corpus/barn.argmap.md").unlink()
    assert "barn" not in run().stdout


def test_a_document_that_could_not_be_built_is_tried_again() -> None:
    write("corpus/hall.argmap.md", ANNOTATION.replace("NAME", "hall").replace("claim", "clam"))
    first = run(code=2)
    second = run(code=2)
    assert second.stderr == first.stderr
    write("corpus/hall.argmap.md", ANNOTATION.replace("NAME", "hall"))
    assert not run().stderr


@pytest.mark.parametrize("at", [0, 20, 60, 100, 3000, -5000, -400, -1])
def test_a_damaged_manifest_costs_only_time(at: int) -> None:
    first = run().stdout.replace("wrote", "unchanged:")
    before = tree()
    data = bytearray(Path(MANIFEST).read_bytes())
    data[at] ^= 0xFF
    Path(MANIFEST).write_bytes(data)
    assert run().stdout == first
    assert tree() == before
    assert run().stdout == first


@pytest.mark.parametrize("rest", [b"", b"SQLite format 3\0", b"x" * 5000])
def test_a_file_that_is_no_manifest_is_replaced(rest: bytes, built: list[str]) -> None:
    run()
    Path(MANIFEST).write_bytes(rest)
    run()
    built.clear()
    run()
    assert built == []


def test_a_text_that_was_changed_in_the_manifest_is_not_printed() -> None:
    first = run().stdout
    with sqlite3.connect(MANIFEST) as connection:
        connection.execute("UPDATE entry SET said = replace(said, 'statements', 'sentences')")
    assert run().stdout == first.replace("wrote", "unchanged:")


def test_where_no_manifest_can_be_written_everything_is_built() -> None:
    Path("corpus/.argmap-cache").write_text("in the way")
    first = run()
    assert run().stdout == first.stdout.replace("wrote", "unchanged:")


def test_a_changed_rule_builds_every_document_again(
    built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    write("rule.py", "")
    monkeypatch.setattr(incremental, "program", lambda: ("rule.py",))
    run("--verify")
    assert built == ["barn", "hall", "barn", "hall"]
    write("rule.py", "CODE = 'ARG999'\n")
    run("--verify")
    assert built == ["barn", "hall", "barn", "hall", "barn", "hall"]


def test_output_contains_nothing_but_pages_and_data() -> None:
    run()
    pages = {f"output/{name}.{kind}" for name in ("hall", "barn") for kind in ("html", "json")}
    assert set(tree()) == {*pages, "output/index.html"}


def test_strict_is_the_same_whether_something_is_built_or_not() -> None:
    alone = ANNOTATION.replace("NAME", "hall").replace("- supports: close\n", "")
    write("corpus/hall.argmap.md", alone)
    assert "1 warning" in run("--strict", code=1).stdout
    run("--strict", code=1)
    run()


def test_an_option_and_another_folder_are_builds_of_their_own() -> None:
    run()
    assert "output/hall.svg" in run("--svg").stdout
    assert "hall.svg" not in run().stdout
    run("-o", "elsewhere")
    assert tree("elsewhere").keys() == {
        name.replace("output", "elsewhere") for name in tree() if not name.endswith(".svg")
    }


def test_a_draft_is_known_to_the_next_build(built: list[str]) -> None:
    Path("corpus/barn.argmap.md").unlink()
    run("--model", "blank")
    assert "drafted" not in run().stdout
    assert built == ["barn", "hall"]


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_several_processes_write_the_same_bytes(jobs: str) -> None:
    for number in range(5):
        write(f"corpus/text-{number}.txt", TEXT + f"It rained {number} times because of May.\n")
    write("corpus/bad.txt", "a\0b")
    arguments = ["build", "--model", "blank"]
    alone = CliRunner().invoke(main, arguments)
    drafts = {path: path.read_bytes() for path in Path("corpus").glob("text-*.argmap.md")}
    before = tree()
    for path in drafts:
        path.unlink()
    for folder in ("corpus/.argmap", "corpus/.argmap-cache", "output"):
        shutil.rmtree(folder)
    together = CliRunner().invoke(main, [*arguments, "--jobs", jobs])
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)
    assert {path: path.read_bytes() for path in drafts} == drafts
    assert tree() == before


def test_a_document_that_ends_its_process_is_named_with_the_next_step() -> None:
    document = Document("corpus/hall.txt", "corpus/hall.argmap.md", "corpus", "hall")
    told, entry = incremental._lost(document)  # noqa: SLF001
    assert (told.built, entry) == (False, None)
    assert told.messages[0].startswith(
        "corpus/hall.argmap.md: the process that built this document"
    )


@pytest.mark.parametrize("link", ["corpus/.argmap-cache", MANIFEST])
def test_a_manifest_that_is_a_link_is_not_read_or_written(link: str, built: list[str]) -> None:
    run()
    Path("elsewhere").mkdir()
    shutil.move(link, "elsewhere/it")
    Path(link).symlink_to(Path("elsewhere/it").absolute())
    before = tree("elsewhere")
    run()
    assert tree("elsewhere") == before
    assert built == ["barn", "hall", "barn", "hall"]


@pytest.mark.parametrize("path", ["corpus/hall.argmap.md", "corpus/hall.source.json"])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(path: str) -> None:
    run()
    Path(path).unlink(missing_ok=True)
    os.mkfifo(path)
    first = CliRunner().invoke(main, ["build"])
    assert path in first.output
