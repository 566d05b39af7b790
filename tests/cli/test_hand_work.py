"""What people wrote is never overwritten or lost, and what argmap says of its files is true."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING

import pytest
from hall_samples import PROPOSED, TEXT, save

from argmap import pipeline, revision
from argmap.annotation.read.loading import open_file
from argmap.drawing import page
from argmap.project import find_documents
from argmap.source import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from argmap.model import Source

    Command = Callable[..., Result]

BLANK = ("--model", "blank")
COMMANDS = (
    ("build", "corpus", *BLANK),
    ("check", "corpus", *BLANK),
    ("annotate", "corpus", *BLANK),
    ("annotate", "corpus", "--dry-run", *BLANK),
    ("fix", "corpus"),
    ("accept", "corpus/hall.txt", "--all"),
    ("rename", "corpus/hall.txt", "leaks", "drips"),
    ("flag", "corpus/hall.txt", "leaks", "ARG102", "no report"),
    ("answer", "corpus/hall.txt", "leaks", "ARG102", "see the report"),
    ("reject", "corpus/hall.txt", "leaks"),
    ("new", "corpus/hall.txt"),
)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and ".argmap-cache" not in path.parts
    }


def put(path: Path, kind: str) -> None:
    """Put something at a path that is not a file."""
    path.unlink(missing_ok=True)
    if kind == "link":
        path.symlink_to("no-such-file")
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name if path.parent.samefile(".") else os.path.relpath(path))


@pytest.mark.parametrize("kind", ["link", "loop", "folder", "pipe", "socket"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_what_has_the_name_of_an_annotation_and_is_not_a_file_is_refused(
    arguments: tuple[str, ...], kind: str, hall: Path, command: Command
) -> None:
    assert command("build", "corpus").exit_code == 0
    put(hall, kind)
    before = tree(hall.parents[1])
    result = command(*arguments)
    assert result.exit_code == 2, result.output
    assert "corpus/hall.argmap.md: this " in result.stderr
    assert tree(hall.parents[1]) == before


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_settings_that_are_not_a_file_are_refused(kind: str, hall: Path, command: Command) -> None:
    put(hall.parent / "argmap.toml", kind)
    result = command("check", "corpus")
    assert result.exit_code == 2
    assert "argmap.toml: this " in result.stderr


def test_a_source_json_that_is_not_a_file_is_reported(hall: Path, command: Command) -> None:
    os.mkfifo(hall.parent / "hall.source.json")
    assert "corpus/hall.source.json:1:1: warning:" in command("check", "corpus").stdout


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("corpus/.argmap", ("accept", "corpus/hall.txt", "--all")),
        ("corpus/.argmap", ("annotate", "corpus", *BLANK)),
        ("corpus/.argmap", ("build", "corpus/new.txt", *BLANK)),
        ("output/a", ("build", "corpus")),
        ("output", ("build", "corpus")),
    ],
)
def test_nothing_is_written_through_a_linked_folder(
    link: str, arguments: tuple[str, ...], hall: Path, command: Command
) -> None:
    top = hall.parents[1]
    for folder in ("corpus/a", "elsewhere", *([] if link == "output" else ["output"])):
        (top / folder).mkdir()
    save(top / "corpus/new.txt", TEXT)
    save(top / "corpus/a/hall.txt", TEXT)
    save(top / "corpus/a/hall.argmap.md", PROPOSED)
    for name in ("hall.html", "hall.json", "index.html", "hall.argmap.md"):
        save(top / "elsewhere" / name, "another file\n")
    (top / link).symlink_to(top / "elsewhere")
    before = tree(top / "elsewhere"), hall.read_bytes()
    result = command(*arguments)
    assert result.exit_code == 2
    assert f"{link}: this is a link" in result.stderr
    assert (tree(top / "elsewhere"), hall.read_bytes()) == before
    assert link != "corpus/.argmap" or not (top / "corpus/new.argmap.md").exists()


@pytest.mark.parametrize("name", ["build", "check", "annotate", "new"])
@pytest.mark.parametrize("settings", ["", 'keep = ["line 1"]\n'])
def test_a_source_that_is_a_link_out_of_the_corpus_is_refused_before_anything_is_written(
    settings: str, name: str, hall: Path, command: Command
) -> None:
    top = hall.parents[1]
    save(top / "secret.txt", TEXT)
    save(top / "argmap.toml", settings)
    hall.unlink()
    (top / "corpus/hall.txt").unlink()
    (top / "corpus/hall.txt").symlink_to(top / "secret.txt")
    before = tree(top)
    result = command(name, "corpus/hall.txt", *(BLANK if name != "new" else ()))
    assert result.exit_code == 2
    assert "corpus/hall.txt: this is a link to a file outside the corpus folder" in result.stderr
    assert tree(top) == before


@pytest.mark.parametrize("changed", ["hall.txt", "hall.argmap.md"])
@pytest.mark.parametrize("drafted", [False, True])
def test_a_file_that_is_edited_during_a_build_is_noticed(
    drafted: bool,  # noqa: FBT001  # a case
    changed: str,
    hall: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert command("build", "corpus").exit_code == 0
    if drafted:
        hall.unlink()
    else:
        save(hall, hall.read_text() + "\n<!-- looked at again -->\n")  # else nothing is built
    before = tree(hall.parents[1] / "output")

    def edit_and_draw(*arguments: object, **options: object) -> str:
        save(hall.parent / changed, "edited\n")
        return page(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "page", edit_and_draw)
    result = command("build", "corpus", *BLANK)
    assert result.exit_code == 2
    assert f"corpus/{changed}: another program changed this file in the meantime" in result.stderr
    assert "the previous page, if any, is unchanged" in result.stderr
    assert tree(hall.parents[1] / "output") == before
    assert (hall.parent / changed).read_text() == "edited\n"
    assert hall.exists() is (not drafted or changed == "hall.argmap.md")


def test_a_source_that_is_edited_while_it_is_drafted_again_is_noticed(
    hall: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = hall.read_bytes()

    def open_and_edit(path: str, source: Source | None, corpus: str) -> object:
        file = open_file(path, source, corpus=corpus)
        save(hall.parent / "hall.txt", "edited\n")
        return file

    monkeypatch.setattr(revision, "open_file", open_and_edit)
    result = command("annotate", "corpus", *BLANK)
    assert result.exit_code == 2
    assert "corpus/hall.txt: another program changed this file" in result.stderr
    assert hall.read_bytes() == mine


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "socket"])
@pytest.mark.parametrize("name", ["build", "check"])
def test_an_orphan_that_cannot_be_read_is_named_and_the_rest_is_read(
    name: str, kind: str, hall: Path, command: Command
) -> None:
    put(hall.parent / "lost.argmap.md", kind)
    result = command(name, "corpus")
    if kind == "folder":  # it is a folder of the corpus like others
        assert result.exit_code == 0
        return
    assert result.exit_code == 2
    assert "corpus/lost.argmap.md:1:1: this " in result.output
    assert "hall" in result.stdout


def test_of_a_huge_orphan_only_the_front_matter_is_read(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 10_000)
    second = hall.with_name("second.argmap.md")
    second.write_text(PROPOSED)
    os.truncate(second, 2**40)  # it takes no space on the disk
    assert find_documents(["corpus"])[1] == ()


def test_an_unreadable_folder_is_named_and_the_rest_is_built(
    hall: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hall.parent / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if path == "corpus/closed":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = command("build", "corpus")
    assert result.exit_code == 2
    assert "corpus/closed:1:1: this folder cannot be read: permission denied" in result.stderr
    assert "wrote output/hall.html" in result.stdout


def test_training_on_an_unreadable_folder_names_it(
    hall: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> object:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    assert hall.exists()
    monkeypatch.setattr(os, "scandir", refuse)
    result = command("train", "corpus", "--out", "team.json")
    assert result.exit_code == 2
    assert result.stderr == "corpus: this folder cannot be read: Permission denied\n"


def test_trained_weights_are_not_written_through_a_link(hall: Path, command: Command) -> None:
    save(hall, PROPOSED.replace("?", ""))
    (hall.parents[1] / "team.json").symlink_to("corpus/hall.txt")
    result = command("train", "corpus", "--out", "team.json", *BLANK)
    assert result.exit_code == 2
    assert "team.json: this is a link" in result.stderr
    assert (hall.parent / "hall.txt").read_text() == TEXT


@pytest.mark.parametrize("name", ["hall.html", "hall.json"])
def test_page_and_data_are_replaced_together_or_not_at_all(
    name: str, hall: Path, command: Command
) -> None:
    output = hall.parents[1] / "output"
    output.mkdir()
    (output / name).mkdir()
    result = command("build", "corpus")
    assert result.exit_code == 2
    assert f"output/{name}: this exists already and is not an ordinary file" in result.stderr
    assert "the previous page, if any, is unchanged" in result.stderr
    assert [path.name for path in output.iterdir()] == [name]


def test_a_build_that_fails_after_the_page_was_replaced_says_so(
    hall: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.replace

    def refuse_json(old: str, new: str) -> None:
        if new.endswith(".json"):
            raise PermissionError(errno.EPERM, "Operation not permitted")
        rename(old, new)

    assert hall.exists()
    monkeypatch.setattr(os, "replace", refuse_json)
    result = command("build", "corpus")
    assert result.exit_code == 2
    assert (
        "output/hall.json: could not be written, and is unchanged: operation not permitted;"
        " already written: output/hall.html" in result.stderr
    )
    assert "not built; its files may be partly new, so build it again" in result.stderr
    assert "previous page" not in result.stderr


def test_a_merge_whose_memory_fails_says_that_the_annotation_is_written(
    hall: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, mine = os.replace, hall.read_bytes()

    def refuse_json(old: str, new: str) -> None:
        if new.endswith(".json"):
            raise PermissionError(errno.EPERM, "Operation not permitted")
        rename(old, new)

    save(hall.parent / "hall.txt", TEXT + "In 2024 there were 3 floods in the hall.\n")
    monkeypatch.setattr(os, "replace", refuse_json)
    result = command("annotate", "corpus", *BLANK)
    assert result.exit_code == 2
    assert hall.read_bytes() != mine
    assert "; already written: corpus/hall.argmap.md" in result.stderr
    assert "unchanged" not in result.stderr


def test_a_memory_that_may_be_there_is_not_taken_as_missing(
    hall: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("annotate", "corpus", *BLANK).exit_code == 0
    before, real = tree(hall.parent), os.lstat

    def fail(path: str | Path) -> os.stat_result:
        if os.fspath(path).endswith("hall.json"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return real(path)

    monkeypatch.setattr(os, "lstat", fail)
    result = command("annotate", "corpus", *BLANK)
    monkeypatch.undo()
    assert result.exit_code == 2
    assert "corpus/.argmap/hall.json: input/output error" in result.stderr
    assert tree(hall.parent) == before
