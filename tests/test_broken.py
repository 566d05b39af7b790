"""The gallery of faulty files: next to each, word for word, is what a person sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.annotation import load
from argmap.model import AnnotationError

BROKEN = Path(__file__).parent / "broken"
NAMES = sorted(path.name for path in BROKEN.glob("*.argmap.md"))


def shown(name: str) -> str:
    try:
        problems = load(name).problems
    except AnnotationError as error:
        problems = error.problems
    return "".join(problem.report() + "\n" for problem in problems)


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_file_says_what_to_fix(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(BROKEN)
    expected = BROKEN / name.replace(".argmap.md", ".expected")
    seen = shown(name)
    if request.config.getoption("--update"):
        expected.write_bytes(seen.encode())
    assert seen == expected.read_bytes().decode()
    assert seen


def test_the_gallery_has_no_leftovers() -> None:
    expected = {path.name.replace(".expected", ".argmap.md") for path in BROKEN.glob("*.expected")}
    assert expected == set(NAMES)
