from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from argmap.figures import audit
from argmap.source import read_text

CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("cases.jsonl").read_text("utf-8").splitlines()
]


def test_half_of_the_cases_are_clean_and_a_third_of_those_are_hard() -> None:
    clean = [case for case in CASES if not case["expected"]]

    assert len(CASES) >= 150
    assert 2 * len(clean) >= len(CASES)
    assert 3 * sum(case["hard"] for case in clean) >= len(clean)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_case_has_the_expected_findings_and_computations(case: dict[str, Any]) -> None:
    text = case["text"]
    found = audit(read_text(text))

    for want in case["expected"]:
        assert any(
            each.code in want["codes"] and _touch(each, want["start"], want["end"])
            for each in found.findings
        ), (text, want)
    for each in found.findings:
        known = any(
            each.code in want["codes"] and _touch(each, want["start"], want["end"])
            for want in case["expected"]
        )
        assert known or each.level == "note", (text, each)
    for start, end in case["holds"]:
        assert any(each.holds and _touch(each, start, end) for each in found.checks), (
            text,
            text[start:end],
            found.checks,
        )


def _touch(each: Any, start: int, end: int) -> bool:  # noqa: ANN401 - a computation or a remark
    return bool(each.start < end and start < each.end)
