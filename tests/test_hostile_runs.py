"""Long runs of one sign take time in proportion to their length: counted in instructions."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from hostile_runs import HARD, LINES, READERS, RUNS, TAGS, costs, read_one

needs_valgrind = pytest.mark.skipif(
    shutil.which("valgrind") is None, reason="valgrind, which counts, is not installed"
)


@needs_valgrind
def test_reading_takes_linear_time() -> None:
    first, second = costs("source+tags", [*RUNS, *TAGS, *LINES], [5, 10, 20])
    assert second < 1.05 * first


@needs_valgrind
def test_patterns_of_page_furniture_take_linear_time() -> None:
    first, second = costs("patterns", [HARD], [1, 2, 3])
    assert second < 1.5 * first


@pytest.mark.parametrize("reader", READERS)
def test_every_run_is_read(reader: str) -> None:
    lines = () if reader == "annotation" else LINES.values()  # one line is all of its words
    for sign in (*RUNS.values(), *TAGS.values(), *lines):
        read_one(reader, f"He said {sign * 500} Then it was over.")
