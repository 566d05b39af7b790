"""Golden cases: a source, an annotation and argmap's whole output for them.

`pytest --update` writes the current output.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.data import to_data

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/case.argmap.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_case_has_its_expected_output(case: Path, request: pytest.FixtureRequest) -> None:
    annotation = argmap.load(case / "case.argmap.md")
    said = (
        json.dumps(
            to_data(annotation, argmap.check(annotation), root=str(case)),
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )
    expected = case / "expected.json"
    if request.config.getoption("--update"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) >= 5
