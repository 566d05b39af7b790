"""`argmap diff`: two files, versions in git, git's own diff, agreement of two and more."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from argmap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TEXT = "The toll was meant to pay for the quay.\nIt follows that the toll should go.\n"
ANNOTATION = """---
argmap: 1
source: toll.txt
---

## meant-for-quay evidence
> The toll was meant to pay for the quay.
- supports: toll-should-go

## toll-should-go conclusion
> It follows that the toll should go.
"""
ROLE = ("## meant-for-quay evidence", "## meant-for-quay claim")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.email=a@example.org", "-c", "user.name=a"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "toll.txt").write_text(TEXT)
    (folder / "toll.argmap.md").write_text(ANNOTATION)
    (folder / "ben.argmap.md").write_text(ANNOTATION.replace(*ROLE))
    return folder


def test_two_files_and_exit_codes(corpus: Path) -> None:
    found = run("corpus/toll.argmap.md", "corpus/ben.argmap.md")
    assert found.exit_code == 1
    assert "~ meant-for-quay “The toll was meant to pay for the quay.” (line 6)" in found.output
    assert "role: evidence\n          → claim\n" in found.output
    same = run("corpus/toll.argmap.md", "corpus/toll.argmap.md")
    assert (same.exit_code, same.output) == (0, "nothing differs\n")
    assert run("corpus/toll.argmap.md", "corpus/no.argmap.md").exit_code == 2
    assert run().exit_code == 2
    assert run(*["corpus/toll.argmap.md"] * 3).exit_code == 2
    assert corpus.is_dir()


def test_a_version_in_git_is_compared_with_the_file(corpus: Path) -> None:
    git(corpus, "init", "-q")
    git(corpus, "add", "-A")
    git(corpus, "commit", "-qm", "first")
    path = corpus / "toll.argmap.md"
    path.write_text(ANNOTATION.replace(*ROLE))
    found = run("HEAD:corpus/toll.argmap.md", "corpus/toll.argmap.md", "--json")
    assert found.exit_code == 1
    (item, *_) = json.loads(found.stdout)["items"]
    assert (item["name"], item["change"]) == ("meant-for-quay", "changed")
    missing = run("HEAD:corpus/other.argmap.md", "corpus/toll.argmap.md")
    assert missing.exit_code == 2
    assert "HEAD:corpus/other.argmap.md: git does not have this" in missing.output


def test_as_a_command_of_git_it_ends_with_0_and_says_what_it_could_not_read(
    corpus: Path, tmp_path: Path
) -> None:
    old = tmp_path / "blob-toll.argmap.md"
    old.write_text(ANNOTATION)
    (corpus / "toll.argmap.md").write_text(ANNOTATION.replace(*ROLE))
    new = "corpus/toll.argmap.md"
    given = [new, str(old), "0" * 40, "100644", new, "1" * 40, "100644"]
    found = run(*given)
    assert found.exit_code == 0
    assert "role: evidence" in found.output
    old.write_text("no annotation\n")
    broken = run(*given)
    assert broken.exit_code == 0
    assert "could not read both versions" in broken.output
    given[1] = "/dev/null"
    assert "+ meant-for-quay (claim)" in run(*given).output


def test_agreement_of_two_files_and_of_folders(corpus: Path) -> None:
    found = run("--agreement", "corpus/toll.argmap.md", "corpus/ben.argmap.md")
    assert found.exit_code == 0
    assert "units: F1" in found.output
    assert "to discuss: 1" in found.output
    for name in ("anna", "carl"):
        (corpus / name).mkdir()
        (corpus / name / "toll.txt").write_text(TEXT)
        (corpus / name / "toll.argmap.md").write_text(ANNOTATION)
    found = run("--agreement", "corpus/anna", "corpus/carl", "--json")
    figures = {each["name"]: each for each in json.loads(found.stdout)["figures"]}
    assert figures["roles: raw agreement"]["value"] == 1
    assert figures["roles: Cohen's kappa"]["value"] == 1
    (corpus / "carl" / "more.txt").write_text(TEXT)
    missing = run("--agreement", "corpus/anna", "corpus/carl")
    assert missing.exit_code == 2
    assert "corpus/anna: no annotation of more" in missing.output


def test_the_page_is_written(corpus: Path, tmp_path: Path) -> None:
    found = run("corpus/toll.argmap.md", "corpus/ben.argmap.md", "--html", "both.html")
    assert found.exit_code == 1
    assert (tmp_path / "both.html").read_text("utf-8").count("<svg") == 2
    assert corpus.is_dir()


def test_two_builds_are_compared_by_their_data(corpus: Path, tmp_path: Path) -> None:
    build = CliRunner().invoke
    assert build(main, ["build", "corpus/toll.argmap.md", "-o", "before"]).exit_code == 0
    (corpus / "toll.argmap.md").write_text(ANNOTATION.replace(*ROLE))
    assert build(main, ["build", "corpus/toll.argmap.md", "-o", "after"]).exit_code == 0
    found = run("before/toll.json", "after/toll.json", "--json")
    assert found.exit_code == 1
    (item, *_) = json.loads(found.stdout)["items"]
    assert [(each["name"], each["after"]) for each in item["fields"]] == [("role", "claim")]
    assert run("before/toll.json", "before/toll.json").exit_code == 0
    (corpus / "toll.txt").write_text(TEXT + "More.\n")
    build(main, ["build", "corpus/toll.argmap.md", "-o", "after"])
    other = run("before/toll.json", "after/toll.json")
    assert other.exit_code == 2
    assert "compare the annotations instead" in other.output
    (tmp_path / "x.json").write_text("[1]")
    assert run("x.json", "after/toll.json").exit_code == 2


def test_the_source_is_the_one_that_the_annotation_names(corpus: Path) -> None:
    git(corpus, "init", "-q")
    (corpus / "ben.argmap.md").write_text(ANNOTATION)
    git(corpus, "add", "-A")
    git(corpus, "commit", "-qm", "first")
    (corpus / "ben.argmap.md").write_text(ANNOTATION.replace(*ROLE))
    found = run("HEAD:corpus/ben.argmap.md", "corpus/ben.argmap.md")
    assert found.exit_code == 1, found.output
    assert "role: evidence" in found.output
    (corpus / "toll.txt").write_text(TEXT.replace("quay", "dock"))
    assert ": meant-for-quay, line 6 of the annotation" in run("corpus/ben.argmap.md").output
    (corpus / "toll.txt").unlink()
    gone = run("corpus/ben.argmap.md")
    assert gone.exit_code == 2
    assert "its source does not exist" in gone.output
