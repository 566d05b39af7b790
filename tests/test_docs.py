"""The documentation says what the program does: its commands stand in it, its examples are read."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

import argmap
from argmap.cli import COMMANDS

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )


def test_the_annotation_in_the_format_page_reads_without_a_problem() -> None:
    path = ROOT / "docs/annotation-format.md"
    source = argmap.read_text(blocks(path, "text")[0], path="bridge.txt")
    annotation = argmap.parse(blocks(path, "argmap")[0], source)
    assert annotation.problems == ()
    assert [statement.id for statement in annotation.statements] == [
        "more-cars",
        "bridge-not-the-cause",
        "plan-works",
        "harbour-emptied",
        "week-of-the-fair",
    ]


def test_the_error_in_the_format_page_is_the_one_that_a_person_sees() -> None:
    path = ROOT / "docs/annotation-format.md"
    source = argmap.read_text(blocks(path, "text")[0], path="bridge.txt")
    broken = blocks(path, "argmap")[0].replace("plan-works with", "plan-work with")
    expected = blocks(path, "text")[-1]
    with pytest.raises(argmap.AnnotationError) as refused:
        argmap.parse(broken, source, path="corpus/bridge.argmap.md")
    assert refused.value.problems[0].report() + "\n" == expected


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"argmap {command}" in readme for command in COMMANDS)


def test_the_page_of_flags_is_the_catalogue(request: pytest.FixtureRequest) -> None:
    flags_page = runpy.run_path(str(ROOT / "benchmarks/flags_page.py"))["flags_page"]

    if request.config.getoption("--update"):
        (ROOT / "docs/flags.md").write_text(flags_page(), "utf-8")
    assert (ROOT / "docs/flags.md").read_text("utf-8") == flags_page()


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for path in DOCS:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_no_path_of_a_machine_is_in_the_project() -> None:
    for path in (*DOCS, *ROOT.glob("argmap/**/*.py")):
        words = path.read_text("utf-8")
        assert not re.search(r"(?<![\w.])/(?:home|root|work|tmp|Users)/\w", words), path.name
