"""Long runs of one sign take time in proportion to their length: counted in instructions."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from hostile_runs import RUNS, TAGS, costs, read_one

needs_valgrind = pytest.mark.skipif(
    shutil.which("valgrind") is None, reason="valgrind, which counts, is not installed"
)
KILOBYTES = [10, 20, 40]


@needs_valgrind
def test_reading_takes_linear_time_for_every_run() -> None:
    names = [name for name in RUNS if name not in {"soft hyphens", "numbers"}]
    first, second = costs("source", names, KILOBYTES)
    assert second < 1.2 * first


@needs_valgrind
def test_reading_a_page_takes_linear_time_whatever_is_not_closed() -> None:
    first, second = costs("html", list(TAGS), KILOBYTES)
    assert second < 1.2 * first


@pytest.mark.parametrize("reader", ["source", "sentences", "quote", "html"])
def test_every_run_is_read(reader: str) -> None:
    for sign in (*RUNS.values(), *TAGS.values()):
        read_one(reader, f"He said {sign * 500} Then it was over.")
