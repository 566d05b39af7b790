"""The pairs of passages for the unsupported step are complete, and their words are in the texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from argmap.catalogue import BY_CODE
from argmap.inference.kinds import BY_NAME

STEPS = Path(__file__).parents[1] / "benchmarks/steps"
FILES = sorted(STEPS.glob("*.jsonl"))
ORDINARY = sorted(STEPS.glob("ordinary/*.jsonl"))
KEYS = "id kind genre text premise conclusion flag codes also_ok missing supplied".split()


def passages(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_readme_says_how_many_there_are() -> None:
    readme = " ".join((STEPS / "README.md").read_text("utf-8").split())
    pairs = sum(len(passages(path)) // 2 for path in FILES)
    texts = [text for path in ORDINARY for text in passages(path)]
    links = sum(len(text["links"]) for text in texts)

    assert f"{pairs:,} pairs by {len(FILES)} authors" in readme
    assert f"{len(texts)} ordinary texts by {len(ORDINARY)} authors, with {links} links" in readme
    assert len(FILES) >= 20


def test_the_readme_has_the_number_of_pairs_of_each_kind() -> None:
    readme = (STEPS / "README.md").read_text("utf-8")
    kinds = Counter(each["kind"] for path in FILES for each in passages(path) if each["flag"])

    shown = dict(re.findall(r"^\| ([a-z-]+) \|.*\| (\d+) \|$", readme, flags=re.MULTILINE))
    assert {kind: str(count) for kind, count in kinds.items()} == shown


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_passage_has_the_keys_a_kind_and_codes_of_the_catalogue(path: Path) -> None:
    for each in passages(path):
        assert sorted(each) == sorted(KEYS), each["id"]
        assert each["kind"] in BY_NAME, each["id"]
        assert {*each["codes"], *each["also_ok"]} <= set(BY_CODE), each["id"]
        assert bool(each["codes"]) >= each["flag"], each["id"]


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


@pytest.mark.parametrize("path", [*FILES, *ORDINARY], ids=lambda path: path.stem)
def test_an_id_is_used_once_and_begins_with_its_author(path: Path) -> None:
    ids = [each["id"] for each in passages(path)]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(rf"{path.stem.upper()}\d+[ab]?", each) for each in ids)


def test_no_text_is_there_twice() -> None:
    texts = Counter(each["text"] for path in (*FILES, *ORDINARY) for each in passages(path))

    assert set(texts.values()) == {1}


@pytest.mark.parametrize("path", ORDINARY, ids=lambda path: path.stem)
def test_the_ends_of_a_link_occur_once_in_their_text(path: Path) -> None:
    for each in passages(path):
        for words in (words for link in each["links"] for words in link):
            assert each["text"].count(words) == 1, each["id"]
