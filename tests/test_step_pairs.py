"""The pairs of passages for the unsupported step are complete, and their words are in the texts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FILES = sorted(Path(__file__).parents[1].glob("benchmarks/steps/*.jsonl"))


def passages(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_there_are_pairs_of_eight_authors() -> None:
    assert len(FILES) == 8
    assert sum(len(passages(path)) for path in FILES) >= 1200


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_premise_and_conclusion_occur_once_in_their_passage(path: Path) -> None:
    for each in passages(path):
        for words in (each["premise"], each["conclusion"]):
            assert words is None or each["text"].count(words) == 1, each["id"]
        assert each["conclusion"] or not each["flag"], each["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_passage_with_an_unsupported_step_has_a_twin(path: Path) -> None:
    found = Counter((each["id"][:-1], each["flag"]) for each in passages(path))
    assert set(found.values()) == {1}
    assert all((pair, not flag) in found for pair, flag in found)
