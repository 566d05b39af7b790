"""Work done by several processes is what one process would do, whatever happens to them."""

from __future__ import annotations

import os
import signal
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from argmap.workers import each


def squared(number: int) -> int:
    return number * number


def process(_task: int) -> int:
    return os.getpid()


def lost(number: int) -> int:
    return -number


def killed_once(folder: str, number: int) -> int:
    """Return the square; the process that has number 7 first is killed in the middle of it."""
    mark = Path(folder, str(number))
    if number == 7 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def killed_always(number: int) -> int:
    if number in (3, 11):
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def failing(number: int) -> int:
    if number == 5:
        raise LookupError("five")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(each(squared, lost, range(50), jobs)) == [number**2 for number in range(50)]


def test_one_task_needs_no_other_process() -> None:
    assert list(each(process, lost, [1], 8)) == [os.getpid()]
    others = set(each(process, lost, range(40), 2))
    assert os.getpid() not in others
    assert len(others) <= 2


def test_after_a_process_was_killed_its_tasks_are_done_by_another(tmp_path: Path) -> None:
    work = partial(killed_once, str(tmp_path))
    assert list(each(work, lost, range(20), 2)) == [number**2 for number in range(20)]
    assert (tmp_path / "7").exists()


def test_a_task_that_ends_every_process_is_named_and_the_others_are_done() -> None:
    expected = [-number if number in (3, 11) else number**2 for number in range(20)]
    assert list(each(killed_always, lost, range(20), 2)) == expected


def test_an_error_in_a_process_is_raised_here() -> None:
    with pytest.raises(LookupError, match="five"):
        list(each(failing, lost, range(20), 2))
    assert not active_children()


def test_processes_end_when_nobody_wants_the_rest() -> None:
    results = each(squared, lost, range(1000), 2)
    assert next(results) == 0
    assert active_children()
    results.close()  # type: ignore[attr-defined]
    assert not active_children()
