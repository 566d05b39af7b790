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


@pytest.mark.parametrize(
    "address",
    [
        "https://town.example/fee",
        "http://town.example/fee.html",
        "HTTPS://TOWN.EXAMPLE/fee.pdf",
        "ftp://town.example/fee.txt",
        "www.town.example/fee.html",
        "file:///home/ada/fee.html",
    ],
)
def test_an_address_is_not_fetched(address: str) -> None:
    done = CliRunner().invoke(main, ["add", address, "a.txt"])
    assert done.exit_code == 2
    assert (
        f"{address}: argmap does not fetch pages; save the page in a browser, and add the file"
        in done.output
    )
    assert Path("corpus/a.txt").exists()


@pytest.mark.parametrize("name", ["texts", "saved.html", "a b", "www.town.example", "x.pdf"])
def test_a_folder_is_called_a_folder(name: str) -> None:
    Path(name).mkdir()
    done = CliRunner().invoke(main, ["add", name])
    assert done.exit_code == 2
    example = Path(name, "*.pdf")
    assert f"{name}: this is a folder; name the files in it, for example {example}" in done.output
    assert not Path("corpus").exists()


def test_a_file_whose_name_looks_like_an_address_is_added() -> None:
    Path("www.town.example.txt").write_text("The quay stays open.\n")
    assert CliRunner().invoke(main, ["add", "www.town.example.txt"]).exit_code == 0
