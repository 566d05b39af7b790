"""`argmap figures`, as a person runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "A line.\nThe city received 840 applications. Of these, 588, or 65%, came from families."
    " Of 160 plots, 120 (75%) were treated.\n"
)


def test_the_audit_is_printed_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"{TEXT}The hall has 3 doors.\n", encoding="utf-8")

    done = CliRunner().invoke(main, ["figures", str(tmp_path / "x.txt")])

    assert done.exit_code == 0
    assert "x.txt:2:47: ARG302 error" in done.stdout
    assert "588 / 840 is 70%" in done.stdout
    assert "ARG302 holds: “160 plots, 120 (75%”" in done.stdout
    assert (
        "\n2 computations from the text's own figures: 1 holds, 1 does not agree\n" in done.stdout
    )
    assert "not checked: 1 figure (1 that nothing near gives)\n" in done.stdout


def test_the_verb_agrees_with_its_number_and_nothing_checked_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Of 160 plots, 120 (75%) were treated.\n", encoding="utf-8")
    (tmp_path / "y.txt").write_text("The hall is closed.\n", encoding="utf-8")
    one, none, all_of_them = (
        CliRunner().invoke(main, ["figures", str(path)]).stdout
        for path in (tmp_path / "x.txt", tmp_path / "y.txt", tmp_path)
    )

    assert one.endswith("\n1 computation from the text's own figures: 1 holds, 0 do not agree\n")
    assert none == "0 computations from the text's own figures\n"
    assert "x.txt: 1 holds, 0 do not agree, 0 noted" in all_of_them


def test_what_does_not_agree_is_reported_once(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")

    lines = CliRunner().invoke(main, ["figures", str(tmp_path / "x.txt")]).stdout.splitlines()

    assert [line.split()[1] for line in lines if "588" in line] == ["ARG302"]


def test_the_json_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")

    data = json.loads(
        CliRunner().invoke(main, ["figures", "--json", str(tmp_path / "x.txt")]).stdout
    )

    assert [(each["code"], each["level"], each["line"]) for each in data["findings"]] == [
        ("ARG302", "error", 2)
    ]
    assert [each["holds"] for each in data["checks"]] == [False, True]


def test_a_missing_file_exits_with_2() -> None:
    done = CliRunner().invoke(main, ["figures", "no-such.txt"])

    assert done.exit_code == 2
    assert "no-such.txt" in done.stderr
