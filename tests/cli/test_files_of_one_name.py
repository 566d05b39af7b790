"""Several files of one name in one call: `a/statement.argmap.md b/statement.argmap.md`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hall_samples import PROPOSED, TEXT, save

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

BOTH = ("a/hall.argmap.md", "b/hall.argmap.md")


@pytest.fixture(autouse=True)
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        save(tmp_path / name / "hall.txt", TEXT)
        save(tmp_path / name / "hall.argmap.md", PROPOSED)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_check_reads_both(form: str) -> None:
    done = run("check", "--format", form, *BOTH)
    assert (done.exit_code, done.stderr) == (0, "")
    assert all(path in done.stdout for path in BOTH)


def test_check_reads_sources_of_one_name(two: Path) -> None:
    for name in ("a", "b"):
        (two / name / "hall.argmap.md").unlink()
    done = run("check", "--model", "blank", "a/hall.txt", "b/hall.txt", "--format", "json")
    assert done.exit_code == 0
    assert all(f'"path": "{name}/hall.txt"' in done.stdout for name in ("a", "b"))


def test_a_baseline_keeps_them_apart(two: Path) -> None:
    assert run("check", *BOTH, "--baseline", "known.json", "--write-baseline").exit_code == 0
    known = json.loads((two / "known.json").read_text("utf-8"))
    assert list(known["flags"]) == ["a/hall.txt", "b/hall.txt"]


def test_fix_and_annotate_change_both(two: Path) -> None:
    for name in ("a", "b"):
        save(two / name / "hall.argmap.md", PROPOSED.replace("hall must", "halls must"))
    done = run("fix", "--write", *BOTH)
    assert done.exit_code == 0
    assert all(f"{path}: changed: 1 line removed, 1 line added" in done.stdout for path in BOTH)
    done = run("annotate", "--model", "blank", "--dry-run", *BOTH)
    assert done.exit_code == 0
    assert all(path in done.stdout for path in BOTH)


@pytest.mark.parametrize("name", ["a", "b"])
def test_accept_and_rename_change_the_one_that_is_named(two: Path, name: str) -> None:
    path = f"{name}/hall.argmap.md"
    assert run("accept", path, "leaks").exit_code == 0
    assert run("rename", path, "leaks", "drips").exit_code == 0
    other = "b" if name == "a" else "a"
    assert "## drips claim\n" in (two / path).read_text("utf-8")
    assert (two / other / "hall.argmap.md").read_text("utf-8") == PROPOSED


def test_a_file_called_index_is_checked_too(two: Path) -> None:
    save(two / "a" / "index.txt", TEXT)
    assert run("check", "--model", "blank", "a/index.txt").exit_code == 0
    assert "would replace the corpus's index.html" in run("build", "a/index.txt").stderr


def test_a_build_into_one_folder_names_both_and_says_how(two: Path) -> None:
    done = run("build", *BOTH)
    assert done.exit_code == 2
    assert done.stderr == (
        "a/hall.txt and b/hall.txt: both would be written to hall.html; build the folder that both"
        " are in (argmap build .), or build them one by one into two folders (-o)\n"
    )
    assert not (two / "output").exists()
    assert run("build", ".").exit_code == 0
    assert (two / "output/a/hall.html").is_file()
    assert (two / "output/b/hall.html").is_file()
    assert run("build", BOTH[0], "-o", "one").exit_code == 0
    assert run("build", BOTH[1], "-o", "other").exit_code == 0


def test_the_folder_that_it_names_can_be_pasted(two: Path) -> None:
    for name in ("a", "b"):
        (two / "my texts" / name).mkdir(parents=True)
        save(two / "my texts" / name / "hall.txt", TEXT)
    done = run("build", "my texts/a/hall.txt", "my texts/b/hall.txt")
    assert "(argmap build 'my texts')" in done.stderr


def test_names_that_differ_in_case_only_must_be_renamed(two: Path) -> None:
    save(two / "a" / "Hall.txt", TEXT)
    done = run("build", "a")
    assert "both would be written to" in done.stderr
    assert "rename one of them, or build them one by one into two folders (-o)" in done.stderr
    assert run("check", "--model", "blank", "a").exit_code == 0


@pytest.mark.parametrize(
    "paths",
    [
        ("a/hall.txt", "a/hall.argmap.md"),
        ("a/hall.txt", "./a/hall.txt"),
        ("a", "a/hall.argmap.md"),
        ("b/../a/hall.txt", "a"),
        ("a", "./a/"),
    ],
)
def test_a_document_that_several_paths_name_is_one(paths: tuple[str, ...]) -> None:
    done = run("check", "--format", "json", *paths)
    assert done.exit_code == 0
    assert done.stdout.count('"standing"') == 1
    assert run("build", *paths).exit_code == 0
