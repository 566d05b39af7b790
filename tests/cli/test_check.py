"""`argmap check` and `argmap explain`, as a person runs them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from argmap.catalogue import CODES
from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The hall must be closed.\nThe town has known this for years.\n"
ANNOTATION = (
    "---\nargmap: 1\nsource: hall.txt\n---\n\n## close conclusion\n> The hall must be closed.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    for name, text in (("hall.txt", TEXT), ("hall.argmap.md", ANNOTATION)):
        (tmp_path / "corpus" / name).write_text(text, "utf-8")
        os.utime(tmp_path / "corpus" / name, (1, 1))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_flag_is_one_line_at_its_place_in_the_annotation() -> None:
    result = run("check")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if "ARG101" in line]
    assert len(lines) == 1
    assert lines[0].startswith("corpus/hall.argmap.md:6:1: ARG101 warning ")
    assert lines[0].endswith("(source line 1)")


def test_flags_are_selected_and_ignored_by_the_start_of_their_code() -> None:
    assert "ARG101" in run("check", "--select", "ARG1").stdout
    assert run("check", "--select", "ARG1", "--ignore", "ARG10").stdout == ""


def test_the_exit_code_is_1_only_if_requested() -> None:
    assert [
        run("check", "--fail-on", level).exit_code
        for level in ("error", "warning", "note", "ARG101", "ARG202")
    ] == [0, 1, 1, 1, 0]
    assert run("check", "--fail-on", "ARG999").exit_code == 2


def test_json_says_the_same_as_the_text() -> None:
    data = json.loads(run("check", "--format", "json").stdout)
    assert list(data["documents"][0]) == [
        "path",
        "problems",
        "flags",
        "supplied",
        "checks",
        "standing",
        "review",
    ]
    assert {flag["code"] for flag in data["documents"][0]["flags"]} == {
        line.split()[1] for line in run("check").stdout.splitlines()
    }


def test_without_an_annotation_flags_are_at_the_source_and_nothing_is_written(
    folder: Path,
) -> None:
    (folder / "corpus/hall.argmap.md").unlink()
    result = run("check", "--model", "blank")
    assert result.exit_code == 0, result.output
    assert all(line.startswith("corpus/hall.txt:") for line in result.stdout.splitlines())
    assert sorted(path.name for path in folder.rglob("*")) == ["corpus", "hall.txt"]


def test_problems_are_printed_and_the_exit_code_is_2(folder: Path) -> None:
    (folder / "corpus/hall.argmap.md").write_text(
        ANNOTATION.replace("conclusion", "conclusoin"), "utf-8"
    )
    os.utime(folder / "corpus/hall.argmap.md", (1, 1))
    result = run("check", "--fail-on", "error")
    assert result.exit_code == 2
    assert "corpus/hall.argmap.md:6:10:" in result.stdout


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_published_code_has_a_page(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert code in result.stdout
    assert CODES[code] in result.stdout


def test_the_catalogue_names_every_code() -> None:
    listed = run("explain").stdout
    assert all(code in listed and name in listed for code, name in CODES.items())


def test_an_unknown_code_is_an_error_that_suggests_the_most_similar() -> None:
    result = run("explain", "ARG211")
    assert result.exit_code == 2
    assert (
        "there is no flag “ARG211”."
        " The closest: ARG210 (likeness-as-guilt) and ARG212 (off-the-point)." in result.output
    )
