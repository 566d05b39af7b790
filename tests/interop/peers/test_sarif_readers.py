"""sarif-tools and Microsoft's multitool read the SARIF of `argmap check`."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from interop_samples import BODY, TEXT
from peer_programs import MODULES, PEERS, missing, run

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

_MULTITOOL = MODULES / "@microsoft/sarif-multitool-linux/Sarif.Multitool"
_ANSWERED = BODY.replace(
    "  - flag: ARG202 other causes are not named\n", "  - answer: ARG202 the annex names them\n"
)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the log of two documents with the same flags, of which one is answered."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("harbour", "second"):
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8", newline="")
        body = _ANSWERED.replace("harbour.txt", f"{name}.txt")
        (tmp_path / f"{name}.argmap.md").write_text(body, "utf-8")
    return save_log(tmp_path)


def save_log(folder: Path, *options: str) -> Path:
    done = CliRunner().invoke(main, ["check", ".", "--format", "sarif", *options])
    path = folder / "found.sarif"
    path.write_text(done.stdout, "utf-8")
    return path


def results(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["runs"][0]["results"]
    return found


def sarif_tools(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = PEERS / "py/bin/sarif"
    if not command.exists():
        missing("sarif-tools")
    return subprocess.run([command, *arguments], capture_output=True, text=True, check=False)


def test_sarif_tools_reads_the_same_flags(log: Path) -> None:
    done = sarif_tools("csv", "--output", str(log.with_suffix(".csv")), str(log))
    assert done.returncode == 0, done.stderr
    lines = log.with_suffix(".csv").read_text("utf-8").splitlines()
    assert len(lines) == len(results(log)) + 1
    assert any("second.argmap.md" in line for line in lines)


def test_sarif_tools_does_not_fail_on_an_answered_flag(log: Path, tmp_path: Path) -> None:
    """It counts suppressed results, so they are left out unless they are asked for."""
    assert any(each["level"] == "note" for each in results(log))
    assert sarif_tools("--check", "warning", "summary", str(log)).returncode == 0
    asked = save_log(tmp_path, "--answered")
    assert sarif_tools("--check", "warning", "summary", str(asked)).returncode != 0


def test_the_multitool_finds_no_fault_in_it(log: Path) -> None:
    if not _MULTITOOL.exists():
        missing("@microsoft/sarif-multitool (npm)")
    report = log.with_name("validated.sarif")
    run(
        [
            "env",
            "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1",
            str(_MULTITOOL),
            "validate",
            str(log),
            "--output",
            str(report),
            "--log",
            "ForceOverwrite",
            "--level",
            "Error;Warning",
        ]
    )
    found = results(report)
    assert [each for each in found if each.get("level") == "error"] == []
    assert {each["ruleId"] for each in found} <= {"SARIF2005"}  # no address of the project yet
