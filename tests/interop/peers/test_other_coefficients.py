"""Our coefficients are those of krippendorff and scikit-learn wherever these are defined."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING

import pytest
from peer_programs import python_peer

from argmap.comparing.coefficients import cohen_kappa, krippendorff_alpha

if TYPE_CHECKING:
    from pathlib import Path

Table = list[list[int | None]]  # of each unit, one value per annotator

_ALPHA = """
import krippendorff
import numpy as np
said = []
for table in json.load(open(sys.argv[1])):
    values = np.array([[np.nan if v is None else v for v in unit] for unit in table]).T
    try:
        said.append(float(krippendorff.alpha(values, level_of_measurement="nominal")))
    except ValueError as error:
        said.append(type(error).__name__)
print(json.dumps(said))
"""
_KAPPA = """
import warnings
warnings.simplefilter("ignore")
from sklearn.metrics import cohen_kappa_score
said = []
for table in json.load(open(sys.argv[1])):
    pairs = [unit for unit in table if None not in unit]
    said.append(float(cohen_kappa_score(*zip(*pairs))) if pairs else None)
print(json.dumps(said))
"""


def tables(annotators: int, seed: int) -> list[Table]:
    """Return 300 random tables with missing values, some of one category only."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    found = []
    for _ in range(300):
        categories, missing = chance.randint(1, 5), chance.choice((0.0, 0.1, 0.4))
        units = chance.randint(1, 30)
        found.append(
            [
                [
                    None if chance.random() < missing else chance.randrange(categories)
                    for _ in range(annotators)
                ]
                for _ in range(units)
            ]
        )
    return found


def saved(folder: Path, value: list[Table]) -> Path:
    path = folder / "tables.json"
    path.write_text(json.dumps(value))
    return path


@pytest.mark.parametrize("annotators", [2, 3, 5])
def test_alpha_is_that_of_krippendorff_where_it_is_defined(tmp_path: Path, annotators: int) -> None:
    drawn = tables(annotators, annotators)
    theirs = python_peer("krippendorff", _ALPHA, saved(tmp_path, drawn))
    ours = [krippendorff_alpha(table) for table in drawn]
    compared = 0
    for table, mine, other in zip(drawn, ours, theirs, strict=True):
        if mine is None:  # the library raises an error, or has nothing to compare
            counted = {
                value for unit in table if len(unit) - unit.count(None) > 1 for value in unit
            }
            assert len(counted - {None}) <= 1
        else:
            assert mine == pytest.approx(other, abs=1e-9)
            compared += 1
    assert compared > 200


def test_kappa_is_that_of_scikit_learn_where_it_is_defined(tmp_path: Path) -> None:
    drawn = tables(2, 7)
    theirs = python_peer("sklearn", _KAPPA, saved(tmp_path, drawn))
    ours = [cohen_kappa(table) for table in drawn]
    compared = 0
    for mine, other in zip(ours, theirs, strict=True):
        if mine is None:
            assert other is None or math.isnan(other)
        else:
            assert mine == pytest.approx(other, abs=1e-9)
            compared += 1
    assert compared > 200
