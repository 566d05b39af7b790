"""`argmap merge`: what is printed and written, exit codes, and git's merge through it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from argmap.cli import main

ROOT = Path(__file__).parents[2]
BASE = """---
argmap: 1
source: toll.txt
---

## meant-for-quay evidence
> The toll was meant to pay for the quay.

## toll-should-go conclusion
> It follows that the toll should go.
"""
ROLE = ("## meant-for-quay evidence", "## meant-for-quay claim")
NOTE = ("for the quay.\n", "for the quay.\n- note: see the minutes\n")


def versions(folder: Path, ours: str, theirs: str) -> list[str]:
    paths = []
    for name, text in (("base", BASE), ("anna", ours), ("ben", theirs)):
        (folder / name).write_text(text)
        paths.append(str(folder / name))
    return paths


def test_what_one_changed_is_taken_and_printed(tmp_path: Path) -> None:
    paths = versions(tmp_path, BASE.replace(*ROLE), BASE.replace(*NOTE))
    found = CliRunner().invoke(main, ["merge", *paths])
    assert (found.exit_code, found.stdout) == (0, BASE.replace(*ROLE).replace(*NOTE))


def test_a_conflict_is_named_with_both_lines_and_ends_with_1(tmp_path: Path) -> None:
    other = BASE.replace("## meant-for-quay evidence", "## meant-for-quay rebuttal")
    paths = versions(tmp_path, BASE.replace(*ROLE), other)
    out = tmp_path / "out.argmap.md"
    found = CliRunner().invoke(main, ["merge", *paths, "-o", str(out)])
    assert found.exit_code == 1
    assert f"{paths[1]}:6: ## meant-for-quay claim" in found.stderr
    assert f"{paths[2]}:6: ## meant-for-quay rebuttal" in found.stderr
    assert out.read_text().count("<<<<<<<") == 1


def test_a_version_with_an_error_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    paths = versions(tmp_path, BASE, BASE.replace("> It follows", "It follows"))
    out = tmp_path / "out.argmap.md"
    found = CliRunner().invoke(main, ["merge", *paths, "-o", str(out)])
    assert found.exit_code == 2
    assert f"{paths[2]}:10:1:" in found.stderr
    assert not out.exists()


def test_git_merges_with_it(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        command = [
            "git",
            "-C",
            str(tmp_path),
            "-c",
            "user.email=a@example.org",
            "-c",
            "user.name=a",
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run([*command, *arguments], check=True, capture_output=True, env=environment)

    path = tmp_path / "toll.argmap.md"
    git("init", "-q", "-b", "main")
    git("config", "merge.argmap.driver", f"{sys.executable} -m argmap merge %O %A %B -o %A")
    (tmp_path / ".gitattributes").write_text("*.argmap.md merge=argmap\n")
    for branch, text in (("main", BASE), ("ben", BASE.replace(*NOTE))):
        if branch != "main":
            git("checkout", "-qb", branch)
        path.write_text(text)
        git("add", "-A")
        git("commit", "-qm", branch)
    git("checkout", "-q", "main")
    path.write_text(BASE.replace(*ROLE))
    git("commit", "-qam", "role")
    git("merge", "-q", "--no-edit", "ben")
    assert path.read_text() == BASE.replace(*ROLE).replace(*NOTE)
