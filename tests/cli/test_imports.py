"""What a command does not import: heavy libraries are paid for by the commands that need them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "networkx", "pyvis", "jinja2")


def loaded(*arguments: str) -> set[str]:
    """Return the heavy libraries that a command has imported when it ends."""
    program = f"""
import json, sys
from argmap.cli import main
try:
    main(sys.argv[1:])
finally:
    print("\\n" + json.dumps([name for name in {HEAVY!r} if name in sys.modules]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return set(found)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("build", "--help"),
        ("explain",),
        ("explain", "ARG202"),
        ("build", "--no-such-option"),
    ],
)
def test_help_and_explanations_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == set()


def test_a_build_from_annotation_files_imports_no_spacy(tmp_path: Path) -> None:
    assert loaded("build", "corpus", "-o", str(tmp_path)) == {"networkx", "pyvis", "jinja2"}
    assert (tmp_path / "statement.html").is_file()


def test_a_check_of_annotation_files_imports_no_spacy_and_no_pyvis() -> None:
    assert loaded("check", "corpus") <= {"networkx"}


def test_the_package_itself_imports_nothing_heavy() -> None:
    program = f"import argmap, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
