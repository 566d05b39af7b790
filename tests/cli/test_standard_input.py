"""`argmap add -`: standard input, as a user pipes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import main


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_standard_input_becomes_a_source_of_the_given_name() -> None:
    done = CliRunner().invoke(main, ["add", "-", "--name", "toll"], input="The toll fell.\n")
    assert (done.exit_code, done.output) == (
        0,
        f"{Path('corpus/toll.txt')}: 1 line from standard input\n",
    )
    assert Path("corpus/toll.txt").read_text() == "The toll fell.\n"


def test_what_was_left_out_of_it_is_named() -> None:
    page = "<html><body><p>The toll fell.</p></body></html>"
    done = CliRunner().invoke(main, ["add", "-", "--name", "toll"], input=page)
    assert done.exit_code == 0
    assert Path("corpus/toll.txt").read_text() == "The toll fell.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-"], "name the source with --name"),
        (["-", "a.txt", "--name", "x"], "--name works with one FILE only"),
        (["-", "--name", "…"], "not a valid name"),
    ],
)
def test_without_a_name_of_its_own_nothing_is_written(arguments: list[str], words: str) -> None:
    done = CliRunner().invoke(main, ["add", *arguments], input="The toll fell.\n")
    assert done.exit_code == 2
    assert words in done.output
    assert not Path("corpus").exists()
