"""The documentation is true: every command, file, key and example in it exists and works."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import argmap
from argmap.cli import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
FILES = [
    *ROOT.glob("*.*"),
    *(
        path
        for folder in ("argmap", "benchmarks", "docs", "tests")
        for path in (ROOT / folder).rglob("*.*")
    ),
]
FOLDERS = {folder for path in FILES for folder in path.parents if folder.is_relative_to(ROOT)}
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


def test_the_error_in_the_format_page_is_the_real_one() -> None:
    path = ROOT / "docs/annotation-format.md"
    source = argmap.read_text(blocks(path, "text")[0], path="bridge.txt")
    broken = blocks(path, "argmap")[0].replace("plan-works with", "plan-work with")
    expected = blocks(path, "text")[-1]
    with pytest.raises(argmap.AnnotationError) as refused:
        argmap.parse(broken, source, path="corpus/bridge.argmap.md")
    assert refused.value.problems[0].report() + "\n" == expected


def test_every_command_is_in_the_readme_with_its_help() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `argmap (\w+)[^|]*\| (.+) \|$", readme, flags=re.MULTILINE))
    assert rows == {name: _as_clause(words) for name, words in COMMANDS.items()}


def _as_clause(words: str) -> str:
    return words[0].lower() + words[1:].removesuffix(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_starts_with_its_line_in_the_list(name: str) -> None:
    shown = CliRunner().invoke(main, [name, "--help"]).output
    assert COMMANDS[name] in " ".join(shown.split())


def names(page: str) -> Iterator[str]:
    """Yield the files and folders that a page names in backticks, but those of the user."""
    for name in re.findall(r"`([\w./-]+(?:\.(?:py|toml|json|html|js|css|md)|/))`", page):
        if name.endswith(".py") or (
            "/" in name and not re.match(r"output/|corpus/|\.argmap", name)
        ):
            yield name


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_file_and_folder_named_in_the_documentation_exists(path: Path) -> None:
    """A name is a path, or the end of one."""
    places = [f"/{each.relative_to(ROOT).as_posix()}" for each in (*FILES, *FOLDERS)]
    for name in names(path.read_text("utf-8")):
        if not re.search(r"NAME|FAMILY", name):
            assert any(each.endswith(f"/{name.rstrip('/')}") for each in places), name


def test_the_output_in_the_readme_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text("utf-8")
    command = r"^    \$ python3 run\.py (check .+)\n((?:    .+\n)+)"
    block = re.search(command, readme, flags=re.MULTILINE)
    assert block
    printed = CliRunner().invoke(main, block[1].split(), catch_exceptions=False).output
    for part in " ".join(block[2].split()).split("[…]"):
        assert part.strip() in printed


def test_every_command_that_the_readme_says_to_type_exists() -> None:
    """In a clone nothing is called `argmap` until the environment is active."""
    readme = (ROOT / "README.md").read_text("utf-8")
    typed = re.findall(r"(?:^    (?:\$ )?|`)python3 run\.py (\w+)", readme, flags=re.MULTILINE)
    assert set(typed) >= {"build", "test", "add", "check", "explain"}
    assert set(typed) <= {*COMMANDS, "test"}
    assert not re.search(r"^    (?:\$ )?argmap ", readme, flags=re.MULTILINE)


def test_every_folder_and_module_at_the_top_is_in_how_it_works() -> None:
    page = (ROOT / "docs/how-it-works.md").read_text("utf-8")
    for path in (ROOT / "argmap").iterdir():
        if path.suffix == ".py" and not path.name.startswith("__"):
            assert f"`{path.name}`" in page, path.name
        elif (path / "__init__.py").exists():
            assert f"`{path.name}/`" in page, path.name


def test_the_page_of_flags_is_the_catalogue(request: pytest.FixtureRequest) -> None:
    flags_page = runpy.run_path(str(ROOT / "benchmarks/flags_page.py"))["flags_page"]

    if request.config.getoption("--update"):
        (ROOT / "docs/flags.md").write_text(flags_page(), "utf-8")
    assert (ROOT / "docs/flags.md").read_text("utf-8") == flags_page()


def test_the_list_of_files_says_what_the_files_say(request: pytest.FixtureRequest) -> None:
    with_list = runpy.run_path(str(ROOT / "benchmarks/file_list.py"))["with_list"]
    path = ROOT / "docs/contributing.md"
    page = path.read_text("utf-8")
    if request.config.getoption("--update"):
        path.write_text(with_list(page), "utf-8")
    assert path.read_text("utf-8") == with_list(page)


def test_every_link_between_the_pages_has_a_target() -> None:
    for path in DOCS:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_no_path_of_a_machine_is_in_the_project() -> None:
    for path in (*DOCS, *ROOT.glob("argmap/**/*.py")):
        words = path.read_text("utf-8")
        assert not re.search(r"(?<![\w.])/(?:home|root|work|tmp|Users)/\w", words), path.name
