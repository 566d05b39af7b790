"""Decisions with the right candidates -> the weights that would have chosen them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap.drafting.learned.choices import Vector
from argmap.drafting.learned.optimiser import minimise

Floats = NDArray[np.float64]
_ROUNDS, _ENOUGH = 120, 1e-5


@dataclass(frozen=True, slots=True)
class Decision:
    """Candidates with their features, and how right each is: shares that sum to 1."""

    candidates: tuple[Vector, ...]
    right: tuple[float, ...]


def yes_or_no(vector: Vector, *, yes: bool) -> Decision:
    """Return a decision between doing something and leaving it."""
    return Decision(({}, vector), (float(not yes), float(yes)))


def fit(decisions: Sequence[Decision], *, penalty: float, fewest: int) -> Vector:
    """Return the weights of all features that at least `fewest` candidates have."""
    rows = [vector for each in decisions for vector in each.candidates]
    counts = Counter(name for vector in rows for name in vector)
    names = sorted(name for name, count in counts.items() if count >= fewest)
    if not names:
        return {}
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (row, place[name], value)
        for row, vector in enumerate(rows)
        for name, value in vector.items()
        if name in place
    ]
    at, column = (np.array([cell[part] for cell in cells], dtype=np.int64) for part in (0, 1))
    values = np.array([cell[2] for cell in cells], dtype=np.float64)
    sizes = np.array([len(each.candidates) for each in decisions])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.array([share for each in decisions for share in each.right])

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = np.bincount(at, weights[column] * values, len(rows))
        sums = sums - np.repeat(np.maximum.reduceat(sums, starts), sizes)
        powers = np.exp(sums)
        totals = np.repeat(np.add.reduceat(powers, starts), sizes)
        errors = powers / totals - right
        misfit = float((right * (np.log(totals) - sums)).sum())
        slope = np.bincount(column, errors[at] * values, len(names)) + penalty * weights
        return misfit + 0.5 * penalty * float(weights @ weights), slope

    found = minimise(loss, np.zeros(len(names)), rounds=_ROUNDS, enough=_ENOUGH)
    return dict(zip(names, found.tolist(), strict=True))
