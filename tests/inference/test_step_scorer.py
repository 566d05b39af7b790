"""The scorer of steps is small, complete, and written in the same bytes as it is read."""

from __future__ import annotations

import json
from math import isclose

from argmap.inference import scorer as module
from argmap.inference.kinds import KINDS
from argmap.inference.scorer import Scorer, chances, load_scorer, odds, strongest, to_json

WEIGHTS = module._WEIGHTS  # noqa: SLF001 -- the file that ships
SMALL = Scorer(
    step={"": -50, "c works": 120},
    open={"": 10, "p whereas": -80},
    kinds={"rank": {"c best": 90}, "co-movement": {"c works": 90}},
)


def test_the_weights_that_ship_are_under_a_megabyte_and_have_the_fields() -> None:
    found = json.loads(WEIGHTS.read_text("utf-8"))

    assert WEIGHTS.stat().st_size < 1_000_000
    assert list(found) == ["step", "open", "kinds"]
    for weights in (found["step"], found["open"], *found["kinds"].values()):
        assert weights
        assert all(isinstance(each, int) for each in weights.values())


def test_the_scorer_has_a_class_for_each_kind() -> None:
    assert set(load_scorer().kinds) == {kind.name for kind in KINDS}


def test_the_file_is_what_the_benchmark_would_write() -> None:
    assert to_json(load_scorer()) == WEIGHTS.read_text("utf-8")
    assert json.loads(to_json(SMALL))["kinds"] == SMALL.kinds


def test_odds_are_the_sum_of_the_weights_in_hundredths() -> None:
    assert odds(SMALL.step, ()) == -0.5
    assert isclose(odds(SMALL.step, ("c works", "c unknown")), 0.7)


def test_chances_add_up_to_one_and_the_class_with_the_words_is_likeliest() -> None:
    found = chances(SMALL.kinds, ("c works",))

    assert isclose(sum(found.values()), 1)
    assert max(found, key=lambda name: found[name]) == "co-movement"


def test_the_strongest_place_is_one_that_speaks_for_a_yes() -> None:
    places = [("c the", (0, 3)), ("c works", (4, 9))]

    assert strongest(SMALL.step, places) == (4, 9)
    assert strongest(SMALL.open, [("p whereas", (0, 7))]) is None
    assert strongest(SMALL.step, ()) is None
