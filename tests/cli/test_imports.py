"""What a command does not import: heavy libraries are imported only by commands that need them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import COMMANDS

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "networkx", "pyvis", "jinja2")


def modules(*arguments: str) -> set[str]:
    """Return the names of all modules that a command has imported when it exits."""
    program = """
import json, sys
from argmap.cli import main
try:
    main(sys.argv[1:])
finally:
    print("\\n" + json.dumps(list(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def loaded(*arguments: str) -> set[str]:
    """Return the heavy libraries that a command has imported when it exits."""
    return modules(*arguments) & set(HEAVY)


def own(*arguments: str) -> set[str]:
    """Return the modules of argmap that a command has imported when it exits."""
    return {name.removeprefix("argmap.") for name in modules(*arguments) if "argmap." in name}


def test_help_imports_only_the_command_line() -> None:
    assert own("--help") == {"cli"}
    assert own("no-such-command") == {"cli"}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_and_unknown_options_import_only_the_command(command: str) -> None:
    name = f"cli.{command}_" if command == "import" else f"cli.{command}"  # a keyword
    allowed = {"cli", "cli._output", "cli._marking", "summary", name}
    assert own(command, "--help") <= allowed
    assert own(command, "--no-such-option") <= allowed


def test_an_unknown_code_is_refused_before_anything_is_read() -> None:
    assert not own("check", "--select", "ARG9") & {"pipeline", "flags", "annotation", "source"}


@pytest.mark.parametrize("arguments", [("explain",), ("explain", "ARG202")])
def test_explanations_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == set()


def test_an_audit_of_figures_needs_no_annotation_and_no_flags() -> None:
    assert not own("figures", "corpus/statement.txt") & {"annotation", "flags", "pipeline"}


def test_a_build_from_annotation_files_imports_no_spacy(tmp_path: Path) -> None:
    assert loaded("build", "corpus", "-o", str(tmp_path)) - {"pyvis"} == {"networkx", "jinja2"}
    assert (tmp_path / "statement.html").is_file()


def test_pyvis_is_asked_once_for_what_it_adds_to_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "code"))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    assert "pyvis" in loaded("build", "corpus", "-o", str(tmp_path / "first"))
    second = modules("build", "corpus", "-o", str(tmp_path / "second"))
    assert not second & {"pyvis", "IPython", "jsonpickle", "ssl"}
    pages = [tmp_path / folder / "statement.html" for folder in ("first", "second")]
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_check_of_annotation_files_imports_no_spacy_and_no_pyvis() -> None:
    assert loaded("check", "corpus") <= {"networkx"}


def test_the_package_itself_imports_nothing_heavy() -> None:
    program = f"import argmap, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
