"""`argmap check` for other programs: GitHub, SARIF, baselines, settings, and `--reject`.

`sarif-2.1.0-rtm.5.json` is the schema of SARIF 2.1.0, taken from the npm package
@microsoft/jest-sarif 1.0.0-beta.0 (MIT).
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from argmap.cli import main

TEXT = """In May the hall was tested in each of its nine rooms, and no damp was found.
It rained.
In May none of the nine rooms of the hall was damp.
No room has to be closed to keep the members safe from damp.
All know it.
"""
ANNOTATION = """\
---
argmap: 1
source: hall.txt
---

## tests evidence
> In May the hall was tested in each of its nine rooms, and no damp was found.
- supports: dry

## rained claim
> It rained.
- supports: dry

## dry claim
> In May none of the nine rooms of the hall was damp.
- supports: close

## close conclusion
> No room has to be closed to keep the members safe from damp.

## known conclusion
> All know it.
- attacks: rained
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    write(tmp_path, "hall.txt", TEXT)
    write(tmp_path, "hall.argmap.md", ANNOTATION)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / "corpus" / name).write_text(text, "utf-8")
    os.utime(folder / "corpus" / name, (1, 1))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def as_sarif(*arguments: str) -> dict[str, Any]:
    log = json.loads(run("--format", "sarif", *arguments).stdout)
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    assert isinstance(log, dict)
    return log


def test_github_gets_one_workflow_command_per_flag() -> None:
    lines = run("--format", "github", "--select", "ARG101").stdout.splitlines()

    assert lines[0].startswith(
        "::warning file=corpus/hall.argmap.md,line=21,col=1,"
        "title=ARG101 conclusion-without-support::"
    )
    assert len(lines) == 1


def test_characters_that_github_interprets_are_escaped(folder: Path) -> None:
    write(
        folder,
        "hall.argmap.md",
        ANNOTATION.replace("- supports: close", "- flag: ARG408 100% of it, or: so it says"),
    )
    line = next(line for line in run("--format", "github").stdout.splitlines() if "ARG408" in line)

    assert "100%25 of it" in line


def test_the_text_says_in_the_same_line_what_was_looked_for(folder: Path) -> None:
    marked = "- supports: close\n  - flag: ARG202 nothing ties them"
    write(folder, "hall.argmap.md", ANNOTATION.replace("- supports: close", marked))
    line = next(line for line in run().stdout.splitlines() if "ARG202" in line)

    assert "your reason (looked for: comparison, mechanism, other causes" in line
    assert "looked for" not in run("--format", "github").stdout


def test_sarif_matches_its_schema() -> None:
    run_ = as_sarif()["runs"][0]

    result = next(each for each in run_["results"] if each["ruleId"] == "ARG101")
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "ARG101"
    assert result["partialFingerprints"] == {"argmapFlag/v2": "corpus/hall.argmap.md:ARG101:known"}
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 21,
        "startColumn": 1,
    }
    assert run_["invocations"][0]["executionSuccessful"] is True


def test_sarif_contains_answers_if_asked_for_and_unreadable_files(folder: Path) -> None:
    write(folder, "hall.argmap.md", ANNOTATION + "- answer: ARG101 see the minutes\n")
    assert not [each for each in as_sarif()["runs"][0]["results"] if each["ruleId"] == "ARG101"]
    results = as_sarif("--answered")["runs"][0]["results"]
    answered = next(each for each in results if each["ruleId"] == "ARG101")
    assert answered["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "see the minutes"}
    ]

    write(folder, "hall.argmap.md", ANNOTATION.replace("conclusion", "conclusoin"))
    assert run("--format", "sarif").exit_code == 2
    invocation = as_sarif()["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"


def places(found: dict[str, Any]) -> set[str]:
    """Return the paths in a log."""
    words = json.dumps(found)
    return set(re.findall(r'"uri": "([^"]+)"', words))


def test_paths_are_relative_to_the_repository_however_they_were_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    (folder / "other").mkdir()
    expected = {"corpus/hall.argmap.md", "corpus/hall.txt"}
    given = [("corpus", "."), ("./corpus/hall.txt", "."), (str(folder / "corpus"), "other")]
    for path, here in (*given, ("../corpus", "other"), ("hall.argmap.md", "corpus")):
        monkeypatch.chdir(folder / here)
        log = as_sarif(path)
        assert places(log) == expected, path
        assert list(log["runs"][0]["properties"]["review"]) == ["corpus/hall.argmap.md"]
        lines = run("--format", "github", path).stdout.splitlines()
        assert lines
        assert all(" file=corpus/hall." in line for line in lines), path
    monkeypatch.chdir(folder)


def test_two_documents_share_no_fingerprint(folder: Path) -> None:
    for name, text in (("hall2.txt", TEXT), ("hall2.argmap.md", ANNOTATION)):
        write(folder, name, text.replace("hall.txt", "hall2.txt"))
    found = [
        each["partialFingerprints"]["argmapFlag/v2"] for each in as_sarif()["runs"][0]["results"]
    ]
    assert len(found) == len(set(found))
    assert len({each.partition(":")[0] for each in found}) == 2


def test_columns_are_counted_in_units_of_utf_16(folder: Path) -> None:
    line = "🏛🏛 The report says that 144 of 160 or 87% were closed."
    write(folder, "hall.txt", f"{line}\n")
    (folder / "corpus/hall.argmap.md").unlink()
    found = as_sarif("--select", "ARG3", "--model", "blank")["runs"][0]
    flag = json.loads(run("--format", "json", "--select", "ARG3", "--model", "blank").stdout)
    start = flag["documents"][0]["flags"][0]["start"]
    region = found["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] == len(line[:start].encode("utf-16-le")) // 2 + 1
    assert region["startColumn"] > start + 1
    assert found["columnKind"] == "utf16CodeUnits"


def test_with_a_baseline_only_new_flags_are_shown(folder: Path) -> None:
    assert run("--fail-on", "warning").exit_code == 1
    assert run("--baseline", "known.json", "--write-baseline").exit_code == 0

    again = run("--fail-on", "warning", "--baseline", "known.json")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "in the baseline not shown" in again.stderr

    write(folder, "hall.argmap.md", ANNOTATION.replace("- supports: close", "- attacks: close"))
    later = run("--fail-on", "warning", "--baseline", "known.json")
    assert later.exit_code == 1
    assert [line.split()[1] for line in later.stdout.splitlines() if " warning " in line] == [
        "ARG101"
    ]
    assert {
        each["baselineState"] for each in as_sarif("--baseline", "known.json")["runs"][0]["results"]
    } == {"new", "unchanged"}


def test_a_baseline_hides_a_proposal_until_a_person_raises_it(folder: Path) -> None:
    def flags(*more: str) -> list[dict[str, Any]]:
        found = json.loads(run("--format", "json", *more).stdout)["documents"][0]
        flags: list[dict[str, Any]] = found["flags"]
        return flags

    doubted = ANNOTATION + "- flag: ARG110 cited by both sides\n"
    write(folder, "hall.argmap.md", doubted.replace(" conclusion\n", " conclusion?\n"))
    waiting = [each["id"] for each in flags() if each["state"] == "proposed"]
    assert waiting
    run("--baseline", "known.json", "--write-baseline")
    assert flags("--baseline", "known.json") == []

    write(folder, "hall.argmap.md", doubted)
    shown = {each["id"] for each in flags("--baseline", "known.json")}
    assert shown.issuperset(waiting)


def test_a_baseline_is_the_same_from_any_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--baseline", "known.json", "--write-baseline")
    first = (folder / "known.json").read_bytes()
    monkeypatch.chdir(folder / "corpus")

    assert run("hall.argmap.md", "--baseline", "../known.json").stdout == ""
    run("hall.txt", "--baseline", "../known.json", "--write-baseline")
    assert (folder / "known.json").read_bytes() == first


def test_a_file_that_is_not_a_baseline_is_an_error(folder: Path) -> None:
    assert run("--baseline", "none.json").exit_code == 2
    (folder / "odd.json").write_text("[1]", "utf-8")
    odd = run("--baseline", "odd.json")
    assert (odd.exit_code, odd.stderr) == (
        2,
        "odd.json: not a baseline file of this version; recreate it with --write-baseline\n",
    )
    assert run("--write-baseline").exit_code == 2


def test_reject_shows_what_would_change() -> None:
    result = run("--reject", "tests")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "corpus/hall.argmap.md:14:1: without tests: dry is bare-claims, not clear",
        "corpus/hall.argmap.md:18:1: without tests: close is bare-claims, not clear",
    ]
    assert (
        run("--reject", "rained").stdout
        == "corpus/hall.argmap.md: without rained, nothing changes\n"
    )
    assert json.loads(run("--reject", "dry -> close", "--format", "json").stdout)["documents"][0][
        "changes"
    ] == [{"id": "close", "before": "clear", "after": "no-support"}]


def test_reject_suggests_the_most_similar_id() -> None:
    result = run("--reject", "test")

    assert (result.exit_code, result.stderr) == (
        2,
        "no statement or link is called “test”; did you mean “tests”?\n",
    )


def test_options_override_the_settings_file(folder: Path) -> None:
    (folder / "argmap.toml").write_text('ignore = ["ARG101"]\nfail-on = "note"\n', "utf-8")
    first = run()
    assert "ARG101" not in first.stdout
    assert first.exit_code == 1
    assert "ARG101" in run("--ignore", "ARG5", "--fail-on", "error").stdout


def test_a_document_has_settings_of_its_own(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.argmap.documents."corpus/hall.txt"]\nselect = ["ARG1"]\nfail-on = "ARG101"\n',
        "utf-8",
    )
    result = run()
    assert result.exit_code == 1
    assert {line.split()[1][:4] for line in result.stdout.splitlines()} == {"ARG1"}


@pytest.mark.parametrize(
    "words",
    ["slect = []", "select = 3", "documents = 3", "[documents]\nx = 3", "fail-on = 'x'", "]"],
)
def test_invalid_settings_are_an_error(folder: Path, words: str) -> None:
    (folder / "argmap.toml").write_text(words, "utf-8")
    result = run()
    assert result.exit_code == 2
    assert "argmap.toml" in result.stderr


def test_a_rule_that_is_off_is_enabled_by_its_full_code(folder: Path) -> None:
    for name, text in (("hall.txt", TEXT), ("hall.argmap.md", ANNOTATION)):
        write(folder, name, text.replace("It rained.", "It rained many times."))

    assert "ARG504" not in run("--select", "ARG5").stdout
    assert "ARG504 note" in run("--select", "ARG504").stdout
    (folder / "argmap.toml").write_text('select = ["ARG504"]\n', "utf-8")
    assert "ARG504" in run().stdout


def test_a_stale_answer_is_reported(folder: Path) -> None:
    write(
        folder,
        "hall.argmap.md",
        ANNOTATION.replace("> It rained.", "> It rained.\n- answer: ARG405 so be it"),
    )
    assert "corpus/hall.argmap.md:12:1: warning: nothing to answer: ARG405" in run().stdout


def test_the_hook_runs_this_command() -> None:
    root = Path(__file__).parents[2]
    hook = (root / ".pre-commit-hooks.yaml").read_text("utf-8")
    scripts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert "  entry: argmap check --fail-on warning\n" in hook
    assert "  pass_filenames: false\n" in hook
    assert "  always_run: true\n" in hook
    assert "argmap" in scripts


def test_json_gives_the_path_of_an_unreadable_file_as_the_user_gave_it(folder: Path) -> None:
    write(folder, "lost.argmap.md", ANNOTATION.replace("hall.txt", "gone.txt"))
    shown = json.loads(run("--format", "json", "corpus/lost.argmap.md").stdout)
    assert shown["documents"][0]["problems"][0]["path"] == "corpus/lost.argmap.md"


def test_what_is_answered_is_not_new_in_any_format(folder: Path) -> None:
    answered = ANNOTATION.replace("> It rained.\n", "> It rained.\n- answer: ARG102 as all saw\n")
    write(folder, "hall.argmap.md", answered)
    assert "(answered)" in run().stdout
    run("--baseline", "known.json", "--write-baseline")

    assert run("--baseline", "known.json").stdout == ""
    (document,) = json.loads(run("--baseline", "known.json", "--format", "json").stdout)[
        "documents"
    ]
    assert document["flags"] == []
    results = as_sarif("--baseline", "known.json")["runs"][0]["results"]
    assert {each["baselineState"] for each in results} == {"unchanged"}
