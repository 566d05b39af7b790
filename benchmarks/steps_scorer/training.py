"""Pairs of passages -> the weights of the scorer of steps: three linear models, numpy only here.

The order of the pairs, of the features and of every sum is fixed, and the weights are rounded:
same pairs, same bytes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.drafting.learned.training import minimise
from steps_scorer.features import (
    Passage,
    conclusion_features,
    premise_features,
    supply_features,
)
from steps_scorer.kinds import BY_NAME
from steps_scorer.scorer import GUARDED, NONE, Model, Scorer
from steps_scorer.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PENALTIES = (1.0, 1.0, 4.0)  # of the models of conclusions, premises and suppliers
FEWEST = 3  # pairs in which a feature must occur
FEWEST_TWINS = 3  # pairs whose twins must differ in a feature
OPEN, MET = "open", "met"
SCALE = 100
FAINT = 3  # hundredths below which a weight is dropped
ROUNDS = 80  # of the optimiser, at most
ENOUGH = 1e-5  # share of the loss below which a round gains nothing
_LISTS_OF_CLAIMS = {
    "credit": ("cause", "success", "failure"),
    "success": ("success",),
    **{
        each: (each,)
        for each in (
            *("scope", "certainty", "thing", "demand", "rank", "motive", "praise"),
            *("dismissal", "choice", "majority"),
        )
    },
}
_LISTS_OF_PREMISES = {
    **{
        each: (each,)
        for each in (
            *("movement", "order", "case", "part", "reports", "authority", "believe", "source"),
            *("input", "period", "shares", "praise", "guarded"),
        )
    },
    "survey": ("part", "shares"),
    "ratio": (),
}
_SAME = 0.7  # share of words of two conclusions that say the same
_WORTH = 0.4
_WORTH_OF_A_SIGN = 1.2


def prior(side: str, lists: dict[str, tuple[str, ...]]) -> dict[str, dict[str, float]]:
    """Return what the readers' lists say before any pair: by list, by class."""
    found: dict[str, dict[str, float]] = {}
    for name, words in lists.items():
        for each in words:
            found.setdefault(f"{side}-{each}", {})[name] = _WORTH
        found.setdefault(f"{side}-{name}-sign", {})[name] = _WORTH_OF_A_SIGN
    return found


PRIOR_CLAIMS = prior("conclusion", _LISTS_OF_CLAIMS)
PRIOR_GIVES = prior("premise", _LISTS_OF_PREMISES)
PRIOR_GIVES["unlike periods"] = {"period": 3.0}
PRIOR_GIVES["shares of half and less"] = {"shares": 2.0}
PRIOR_CLAIMS["conclusion-guarded"] = {GUARDED: 0.6}
PRIOR_SUPPLY = {"c supplier-hedge 1": {MET: _WORTH}, "c conclusion-guarded 1": {MET: _WORTH}}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"£$\d])")


@dataclass(frozen=True)
class Row:
    """What a model is to learn from: features, and the class they belong to."""

    features: frozenset[str]
    name: str
    pair: str


@dataclass(frozen=True)
class Case:
    """A passage of a pair: the step as it is written, and whether it lacks what it needs."""

    id: str
    author: str
    kind: str
    text: str
    premise: str
    conclusion: str | None
    flag: bool
    codes: frozenset[str]

    @property
    def pair(self) -> str:
        """The name of its pair."""
        return f"{self.author} {self.id[:-1]}"

    @property
    def passage(self) -> Passage:
        """The step as the scorer sees it."""
        drawn = self.conclusion or ""
        rest = self.text.replace(self.premise, " | ", 1)
        turned = bool(drawn) and self.text.index(drawn) < self.text.index(self.premise)
        return Passage(
            drawn, self.premise, rest.replace(drawn, " | ", 1) if drawn else rest, turned
        )

    @property
    def others(self) -> list[str]:
        """The sentences that are neither premise nor conclusion."""
        rest = self.passage.rest.replace(" | ", ". ")
        return [each for each in _SENTENCE.split(rest) if len(each.split()) > 3]


def read_pairs(path: Path) -> list[Case]:
    """Return the passages of one author."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            data = json.loads(line)
            kind = data["kind"]
            if "ARG222" in data["codes"]:
                kind = "rank-from-ratio"
            codes = frozenset((*data["codes"], *data["also_ok"]))
            found.append(
                Case(
                    data["id"],
                    path.stem,
                    kind,
                    data["text"],
                    data["premise"],
                    data["conclusion"],
                    data["flag"],
                    codes,
                )
            )
    return found


def train(cases: Sequence[Case], negatives: Sequence[Passage] = ()) -> Scorer:
    """Return the weights that fit the pairs best; `negatives` are steps of no kind."""
    drawn = [case for case in cases if case.conclusion]
    claims: list[Row] = []
    gives: list[Row] = []
    open_ones = {case.pair: case.conclusion or "" for case in drawn if case.flag}
    for case in drawn:
        if not case.flag:
            kept = _alike(case.conclusion or "", open_ones.get(case.pair, ""))
            name = BY_NAME[case.kind].conclusion if kept else GUARDED
            claims.append(Row(conclusion_features(case.passage), name, case.pair))
        if case.flag:
            kind = BY_NAME[case.kind]
            claims += _rows_of_conclusion(case, kind.conclusion)
            gives += _rows_of_premise(case, kind.premise)
    for number, each in enumerate(negatives):
        claims.append(Row(conclusion_features(each), NONE, f"negative {number}"))
        gives.append(Row(premise_features(each), NONE, f"negative {number}"))
    supply = [
        Row(
            supply_features(case.passage, BY_NAME[case.kind].family),
            OPEN if case.flag else MET,
            case.pair,
        )
        for case in drawn
    ]
    return Scorer(
        fit(claims, _often(claims), PRIOR_CLAIMS, PENALTIES[0]),
        fit(gives, _often(gives), PRIOR_GIVES, PENALTIES[1]),
        fit(supply, _telling(supply), PRIOR_SUPPLY, PENALTIES[2]),
    )


def _alike(one: str, other: str) -> bool:
    """Return whether two conclusions say the same in nearly the same words."""
    words, others = frozenset(stems(one)), frozenset(stems(other))
    return len(words & others) >= _SAME * len(words | others)


def _rows_of_conclusion(case: Case, name: str) -> list[Row]:
    others = (case.premise, *case.others)
    return [
        Row(conclusion_features(case.passage), name, case.pair),
        *(Row(conclusion_features(Passage(each, "")), NONE, case.pair) for each in others),
    ]


def _rows_of_premise(case: Case, name: str) -> list[Row]:
    others = (case.conclusion or "", *case.others)
    return [
        Row(premise_features(case.passage), name, case.pair),
        *(Row(premise_features(Passage("", each)), NONE, case.pair) for each in others),
    ]


def _often(rows: Sequence[Row]) -> list[str]:
    """Return the features that occur in enough pairs."""
    pairs: dict[str, set[str]] = {}
    for row in rows:
        for name in row.features:
            pairs.setdefault(name, set()).add(row.pair)
    kept = {name for name, seen in pairs.items() if len(seen) >= FEWEST}
    return sorted(kept)


def _telling(rows: Sequence[Row]) -> list[str]:
    """Return the features in which the twins of enough pairs differ."""
    by_pair: dict[str, list[frozenset[str]]] = {}
    for row in rows:
        by_pair.setdefault(row.pair, []).append(row.features)
    counts: Counter[str] = Counter()
    for found in by_pair.values():
        shared = frozenset.intersection(*found) if len(found) > 1 else frozenset()
        counts.update(frozenset().union(*found) - shared)
    kept = {name for name, count in counts.items() if count >= FEWEST_TWINS}
    return sorted(kept)


class _Table:
    """Rows of features as two lists of places; the last column is in every row."""

    def __init__(self, rows: Sequence[Sequence[int]], width: int) -> None:
        cells = [(row, each) for row, held in enumerate(rows) for each in (*sorted(held), width)]
        self.rows = np.array([row for row, _ in cells])
        self.columns = np.array([column for _, column in cells])
        self.starts = np.searchsorted(self.rows, np.arange(len(rows)))
        order = np.argsort(self.columns, kind="stable")
        self.back_rows = self.rows[order]
        self.back_starts = np.searchsorted(self.columns[order], np.arange(width + 1))

    def times(self, weights: Floats) -> Floats:
        """Return the sum of the weights of each row."""
        return np.add.reduceat(weights[self.columns], self.starts, axis=0)

    def back(self, errors: Floats) -> Floats:
        """Return for each column the sum of the errors of its rows."""
        return np.add.reduceat(errors[self.back_rows], self.back_starts, axis=0)


def fit(
    rows: Sequence[Row], names: Sequence[str], prior: dict[str, dict[str, float]], penalty: float
) -> Model:
    """Return the linear model that tells the classes of some sets of features apart.

    A penalty draws each weight to its prior: what the readers' lists say without any pair.
    """
    classes = sorted({row.name for row in rows})
    columns = {name: number for number, name in enumerate(names)}
    table = _Table(
        [[columns[name] for name in row.features if name in columns] for row in rows], len(names)
    )
    right = np.zeros((len(rows), len(classes)))
    for number, row in enumerate(rows):
        right[number, classes.index(row.name)] = 1
    shrink = np.full((len(names) + 1, 1), penalty)
    shrink[-1] = 0.01
    expected = np.zeros((len(names) + 1, len(classes)))
    for name, worth in prior.items():
        for each, value in worth.items():
            if name in columns and each in classes:
                expected[columns[name], classes.index(each)] = value

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(expected.shape)
        sums = table.times(weights)
        sums -= sums.max(axis=1, keepdims=True)
        powers = np.exp(sums)
        chances = powers / powers.sum(axis=1, keepdims=True)
        away = weights - expected
        value = -float((right * np.log(chances + 1e-12)).sum())
        value += 0.5 * float((shrink * away * away).sum())
        return value, (table.back(chances - right) + shrink * away).ravel()

    weights = minimise(loss, expected.ravel().copy(), rounds=ROUNDS, enough=ENOUGH)
    weights = weights.reshape(expected.shape)
    kept = {
        name: {
            number: round(float(value) * SCALE)
            for number, value in enumerate(row)
            if abs(value) * SCALE >= FAINT
        }
        for name, row in zip(names, weights, strict=False)
    }
    start = tuple(round(float(each), 2) for each in weights[-1])
    return Model(tuple(classes), start, {name: row for name, row in kept.items() if row})


def by_author(paths: Iterable[Path]) -> dict[str, list[Case]]:
    """Return the passages of each author."""
    return {path.stem: read_pairs(path) for path in sorted(paths)}
