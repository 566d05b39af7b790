"""The journal: what can be undone and redone, also after a crash, and a lock that tells who has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.editing.patches import to_patch

if TYPE_CHECKING:
    from pathlib import Path

journal = pytest.importorskip("argmap.serving.journal")


def step(number: int) -> object:
    return journal.Step(to_patch("a\n", f"{number}\n"), ({"do": "x"},))


def test_it_is_read_again_as_it_was_left(tmp_path: Path) -> None:
    one = journal.Journal.of(str(tmp_path), "a/b")
    for number in range(3):
        one.add(step(number), f"{number}", f"{number + 1}")
    one.undo("3", "2")
    one.undo("2", "1")
    one.redo("1", "2")
    again = journal.Journal.of(str(tmp_path), "a/b")
    assert (again.done, again.undone) == (one.done, one.undone)
    assert (len(again.done), len(again.undone)) == (2, 1)
    again.add(step(9), "2", "9")
    assert again.undone == []


def test_a_step_that_was_noted_but_not_made_does_not_count(tmp_path: Path) -> None:
    one = journal.Journal.of(str(tmp_path), "x")
    one.add(step(1), "old", "new")
    one.add(step(2), "new", "newer")
    one.settle("newer")
    assert len(one.done) == 2
    one.settle("new")
    assert len(one.done) == 1


def test_a_line_that_was_cut_off_is_skipped(tmp_path: Path) -> None:
    one = journal.Journal.of(str(tmp_path), "x")
    one.add(step(1), "a", "b")
    path = tmp_path / ".argmap-cache" / "journal" / "x.jsonl"
    with path.open("ab") as file:
        file.write(b'{"what":"did","patch":[[0')
    assert len(journal.Journal.of(str(tmp_path), "x").done) == 1


def test_old_steps_are_pruned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 5)
    one = journal.Journal.of(str(tmp_path), "x")
    for number in range(11):
        one.add(step(number), str(number), str(number + 1))
    assert one.done == [step(number) for number in range(6, 11)]
    assert journal.Journal.of(str(tmp_path), "x").done == one.done


def test_what_was_remembered_is_taken_back_and_made_again() -> None:
    before = {"rejected": [{"a": 1}], "accepted": [{"b": 1}]}
    after = {"rejected": [{"a": 1}, {"a": 2}], "accepted": []}
    changes = journal.changes_of_memory(before, after)
    assert journal.without_changes(after, changes, back=True) == before
    assert journal.without_changes(before, changes, back=False) == after
    assert journal.changes_of_memory(before, before) is None
