"""Passages of many wordings: what is found, what is left alone, and that nothing alarms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from argmap.figures import audit
from argmap.source import read_text

PASSAGES: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("passages.jsonl").read_text("utf-8").splitlines()
]
FEWEST_HELD, FEWEST_FOUND = 79, 106  # of all; raised when more is found, never lowered


def _touch(each: Any, start: int, end: int) -> bool:  # noqa: ANN401 - a computation or a remark
    return bool(each.start < end and start < each.end)


@pytest.mark.parametrize("case", PASSAGES, ids=lambda case: case["id"])
def test_no_passage_raises_what_is_not_planted(case: dict[str, Any]) -> None:
    for each in audit(read_text(case["text"])).findings:
        planted = any(_touch(each, *span) for span in case["planted"])
        assert planted or each.level == "note", (case["text"], each)


def test_what_is_found_does_not_become_less() -> None:
    held = found = 0
    for case in PASSAGES:
        done = audit(read_text(case["text"]))
        held += sum(any(c.holds and _touch(c, *s) for c in done.checks) for s in case["holds"])
        found += sum(any(_touch(f, *s) for f in done.findings) for s in case["planted"])

    assert held >= FEWEST_HELD
    assert found >= FEWEST_FOUND
