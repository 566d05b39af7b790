"""`argmap add` as a user types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import main


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The quay stays open.\n")
    Path("b.txt").write_text("The ferry is late.\n\fNobody knows why.\n")


def test_documents_are_added_one_by_one() -> None:
    done = CliRunner().invoke(main, ["add", "a.txt", "b.txt", "-o", "texts"])
    assert done.exit_code == 0
    assert done.output == (
        f"{Path('texts/a.txt')}: 1 line from a.txt\n{Path('texts/b.txt')}: 2 lines "
        "from b.txt on 2 pages\n"
    )


def test_a_document_that_cannot_be_added_does_not_stop_the_others() -> None:
    done = CliRunner().invoke(main, ["add", "a.txt", "c.txt", "d.xyz", "b.txt"])
    assert done.exit_code == 2
    assert sorted(path.name for path in Path("corpus").glob("*.txt")) == ["a.txt", "b.txt"]
    assert "c.txt: " in done.output
    assert "Traceback" not in done.output


def test_a_name_works_with_one_file_only() -> None:
    assert CliRunner().invoke(main, ["add", "a.txt", "b.txt", "--name", "x"]).exit_code == 2
    assert (
        CliRunner().invoke(main, ["add", "a.txt", "--name", "x", "--date", "2024-05"]).exit_code
        == 0
    )
    assert Path("corpus/x.txt").read_text() == "The quay stays open.\n"
