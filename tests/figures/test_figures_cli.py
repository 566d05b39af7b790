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
    assert "\nchecked: 1 of 2 computations holds\n" in done.stdout
    assert "not checked: 1 figure (1 that nothing near gives" in done.stdout


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
