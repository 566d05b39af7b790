"""What docs/editing.md shows is the real output."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hall_samples import save

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

PAGE = (Path(__file__).parents[2] / "docs/editing.md").read_text("utf-8")
SHOWN = re.findall(r"^\$ argmap (.+)\n((?:(?!```).*\n)*)```", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize(("line", "output"), SHOWN, ids=[line.split()[0] for line, _ in SHOWN])
def test_the_editing_page_shows_the_real_output(
    line: str, output: str, hall: Path, command: Callable[..., Result]
) -> None:
    if line.startswith("new"):
        hall.unlink()
    if line.startswith("fix"):
        save(hall, hall.read_text().replace("Therefore the hall must", "Therefore the halls must"))
    result = command(
        *shlex.split(line), *(["--model", "blank"] if line.startswith("annotate") else [])
    )
    assert result.exit_code == 0, result.output
    assert result.stdout == output or not output


def test_every_editing_command_is_on_the_page() -> None:
    assert all(
        f"argmap {name}" in PAGE
        for name in "new accept reject flag answer annotate fix rename build".split()
    )
