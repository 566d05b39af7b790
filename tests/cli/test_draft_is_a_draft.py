"""What `check` and `build` say of a draft that nobody, or hardly anybody, has reviewed."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hall_samples import PROPOSED, TEXT, save

from argmap.cli import main

DRAFT = "a machine's draft: 6 proposals, 0 reviewed"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    save(tmp_path / "corpus/hall.txt", TEXT)
    save(tmp_path / "corpus/hall.argmap.md", PROPOSED)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def hand() -> str:
    lines = (line for line in PROPOSED.splitlines() if "- because:" not in line)
    return "\n".join(lines).replace("?", "") + "\n"


def test_the_text_begins_with_how_much_is_reviewed_and_what_holds_without_it() -> None:
    line = run("check").stdout.splitlines()[0]

    assert line.startswith(f"corpus/hall.argmap.md: {DRAFT}. ")
    assert "quotations, computed figures and notes on wording" in line
    assert "review first: rained, leaks, rained -> leaks" in line


def test_an_annotation_by_hand_has_no_such_line(folder: Path) -> None:
    save(folder / "corpus/hall.argmap.md", hand())

    assert "reviewed" not in run("check").output
    assert "reviewed" not in run("build").output


def test_a_partly_reviewed_draft_says_so(folder: Path) -> None:
    save(folder / "corpus/hall.argmap.md", PROPOSED.replace("evidence?", "evidence"))

    assert "partly reviewed: 5 proposals, 1 reviewed" in run("check").stdout


def test_json_has_the_review_and_no_standing_of_a_draft() -> None:
    (document,) = json.loads(run("check", "--format", "json").stdout)["documents"]

    assert (document["review"]["proposals"], document["review"]["reviewed"]) == (6, 0)
    assert document["review"]["order"][0] == "rained"
    assert {each["state"] for each in document["standing"]} == {"unreviewed"}


def test_github_gets_a_notice() -> None:
    first = run("check", "--format", "github").stdout.splitlines()[0]

    assert first.startswith("::notice file=corpus/hall.argmap.md,line=1,col=1,title=argmap::")
    assert DRAFT in first


def test_sarif_has_a_notification() -> None:
    log: dict[str, Any] = json.loads(run("check", "--format", "sarif").stdout)
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    told = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]

    assert told["level"] == "note"
    assert DRAFT in told["message"]["text"]
    assert log["runs"][0]["properties"]["review"]["corpus/hall.argmap.md"]["proposals"] == 6


def test_a_build_says_it_and_names_the_index_that_it_writes(folder: Path) -> None:
    save(folder / "corpus/shed.txt", "The shed stays open.\n")
    save(
        folder / "corpus/shed.argmap.md",
        "---\nargmap: 1\nsource: shed.txt\n---\n\n## open claim\n> The shed stays open.\n",
    )
    result = run("build", "corpus")

    assert f"  {DRAFT}" in result.stdout
    assert "wrote output/index.html" in result.stdout


def test_text_is_printed_in_the_order_of_the_lines_and_json_in_that_of_the_report(
    folder: Path,
) -> None:
    words = "It is evidently fine.\nIt is said that the hall leaks.\nSo the hall must close.\n"
    save(folder / "corpus/hall.txt", words)
    save(
        folder / "corpus/hall.argmap.md",
        "---\nargmap: 1\nsource: hall.txt\n---\n\n"
        "## fine claim\n> It is evidently fine.\n\n"
        "## leaks claim\n> It is said that the hall leaks.\n- supports: close\n\n"
        "## close conclusion\n> So the hall must close.\n",
    )
    lines = [int(line.split(":")[1]) for line in run("check").stdout.splitlines()]
    (document,) = json.loads(run("check", "--format", "json").stdout)["documents"]
    levels = [flag["level"] for flag in document["flags"]]

    assert len(lines) >= 3
    assert lines == sorted(lines)
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert levels[0] == "warning"


def test_accept_lists_the_proposals_in_the_order_in_which_to_review_them() -> None:
    listed = [line.strip() for line in run("accept", "corpus/hall.argmap.md").stderr.splitlines()]

    assert listed[1:7:2] == ["rained", "leaks", "rained -> leaks"]


def test_the_index_keeps_the_documents_of_earlier_calls_and_says_what_is_a_draft(
    folder: Path,
) -> None:
    save(folder / "corpus/shed.txt", "The shed stays open. It is dry.\n")
    save(
        folder / "corpus/shed.argmap.md",
        "---\nargmap: 1\nsource: shed.txt\n---\n\n## open claim\n> The shed stays open.\n",
    )
    assert run("build", "corpus/shed.txt").exit_code == 0
    assert not (folder / "output/index.html").exists()
    assert run("build", "corpus/hall.txt").exit_code == 0
    index = unescape((folder / "output/index.html").read_text("utf-8"))

    assert '<a href="./hall.html">The roof of the hall leaks</a>' in index
    assert '<a href="./shed.html">The shed stays open</a>' in index
    assert DRAFT in index
    assert "reached from evidence" not in index


def test_the_index_leaves_out_files_that_are_not_of_argmap(folder: Path) -> None:
    for name in ("hall", "shed"):
        save(folder / f"corpus/{name}.txt", TEXT)
        save(folder / f"corpus/{name}.argmap.md", hand().replace("hall.txt", f"{name}.txt"))
    (folder / "output").mkdir()
    for name, text in (("a", "[]"), ("b", "{"), ("c", '{"argmap": 1}'), ("d", '{"argmap": "x"}')):
        save(folder / f"output/{name}.json", text)
        save(folder / f"output/{name}.html", "<p>")
    result = run("build", "corpus")
    index = (folder / "output/index.html").read_text("utf-8")

    assert result.exit_code == 0
    assert "2 documents" in index


def test_a_draft_without_a_statement_is_not_said_to_contain_proposals(folder: Path) -> None:
    save(folder / "corpus/bare.txt", "1\n")
    told = run("build", "corpus/bare.txt").stdout

    assert "bare.argmap.md has no statement, for none was found; add yours by hand" in told
    assert "contains proposals" not in told
