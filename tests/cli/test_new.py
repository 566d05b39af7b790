"""`argmap new`, as a person runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hall_samples import save

from argmap.annotation import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_a_new_annotation_reads_without_a_problem(
    hall: Path, command: Callable[..., Result]
) -> None:
    hall.unlink()
    result = command("new", "corpus/hall.txt")
    assert (result.exit_code, result.stdout[:40]) == (0, "corpus/hall.argmap.md: written; add your")
    save(hall, hall.read_text())
    assert load(hall).statements == ()
    assert load(hall).problems == ()
    save(
        hall,
        hall.read_text().replace("<!-- ", "").replace(" -->", "").split("A statement")[0]
        + "## leaks claim\n> The roof of the hall leaks.\n",
    )
    assert load(hall).statements[0].id == "leaks"


def test_nothing_is_overwritten(hall: Path, command: Callable[..., Result]) -> None:
    before = hall.read_bytes()
    result = command("new", "corpus/hall.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("corpus/hall.argmap.md: an annotation already exists")
    assert hall.read_bytes() == before


@pytest.mark.parametrize("path", ["corpus", "corpus/nothing.txt", "corpus/hall.argmap.md"])
def test_a_path_that_is_not_a_source_is_an_error(
    path: str, hall: Path, command: Callable[..., Result]
) -> None:
    assert hall.is_file()
    result = command("new", path)
    assert result.exit_code == 2
    assert path in result.stderr
    assert "Traceback" not in result.output
