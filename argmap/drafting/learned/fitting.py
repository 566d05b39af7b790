"""Decisions with the right candidates -> the weights that would have chosen them."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from argmap.drafting.learned.choices import Rows, Vector
from argmap.drafting.learned.optimiser import minimise
from argmap.drafting.learned.tables import Cells, Floats, Table

_ROUNDS, _ENOUGH = 80, 3e-5


@dataclass(frozen=True, slots=True)
class Decision:
    """Candidates with their features, and how right each is in each of some classes.

    All shares sum to 1, with that of taking none of them, which is what is left.
    """

    candidates: tuple[Vector, ...]
    right: tuple[tuple[float, ...], ...]
    none: Vector | None = None  # what speaks for none of them; None if one must be taken
    weight: float = 1.0  # how much the decision counts


@dataclass(frozen=True, slots=True)
class Fitted:
    """A weight for each class of every feature, and the weights of what speaks for none."""

    rows: Rows = field(default_factory=dict)
    none: Vector = field(default_factory=dict)

    @property
    def single(self) -> Vector:
        """Return the weights of the only class."""
        return {name: row[0] for name, row in self.rows.items()}


def yes_or_no(vector: Vector, *, yes: bool, weight: float = 1.0) -> Decision:
    """Return a decision between doing something and leaving it."""
    return Decision((vector,), ((float(yes),),), {}, weight)


def fit(decisions: Iterable[Decision], *, penalty: float, fewest: int) -> Fitted:
    """Return the weights of all features that at least `fewest` candidates have."""
    problem = _Problem(decisions, penalty, fewest)
    if not problem.size:
        return Fitted()
    found = minimise(problem.loss, np.zeros(problem.size), rounds=_ROUNDS, enough=_ENOUGH)
    rows, none = problem.parts(found)
    names = problem.table.names
    return Fitted(
        dict(zip(names, zip(*rows.tolist(), strict=True), strict=True)),
        dict(zip(problem.nones.names, none.tolist(), strict=True)),
    )


class _Problem:
    """The loss of weights on some decisions; a decision is a run of rows."""

    def __init__(self, decisions: Iterable[Decision], penalty: float, fewest: int) -> None:
        rows, nones = Cells(), Cells()
        shares, sizes, weights, may_leave = array("d"), [], [], []
        for each in decisions:
            for vector, right in zip(each.candidates, each.right, strict=True):
                rows.add(vector)
                shares.extend(right)
            nones.add(each.none or {})
            sizes.append(len(each.candidates))
            weights.append(each.weight)
            may_leave.append(each.none is not None)
        self.penalty = penalty
        self.table, self.nones = Table(rows, fewest), Table(nones, fewest)
        self.right = np.array(shares).reshape(self.table.height, -1) if sizes else np.zeros((0, 0))
        self.sizes = np.array(sizes, dtype=np.int64)
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.weights = np.array(weights)
        self.leaves = np.where(may_leave, 0.0, -np.inf)
        left = 1 - self._summed(self.right.sum(axis=1)) if sizes else np.zeros(0)
        self.left = np.where(may_leave, left, 0.0)
        self.size = self.right.shape[1] * len(self.table.names) + len(self.nones.names)

    def parts(self, weights: Floats) -> tuple[Floats, Floats]:
        """Return weights as a row for each class, and those of none."""
        cut = self.right.shape[1] * len(self.table.names)
        return weights[:cut].reshape(self.right.shape[1], -1), weights[cut:]

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return how badly weights fit, and in which direction they would fit better."""
        rows, none = self.parts(weights)
        sums = np.stack([self.table.times(row) for row in rows], axis=1)
        left = self.nones.times(none) + self.leaves
        most = np.maximum(np.maximum.reduceat(sums.max(axis=1), self.starts), left)
        sums -= self._spread(most)[:, None]
        powers, stay = np.exp(sums), np.exp(left - most)
        totals = self._summed(powers.sum(axis=1)) + stay
        errors = self._spread(self.weights)[:, None]
        errors = errors * (powers / self._spread(totals)[:, None] - self.right)
        misfit = np.log(totals) - self._summed((self.right * sums).sum(axis=1))
        misfit -= self.left * np.where(np.isfinite(left), left - most, 0.0)
        slopes = [self.table.back(column) for column in errors.T]
        slopes.append(self.nones.back(self.weights * (stay / totals - self.left)))
        size = 0.5 * self.penalty * float(weights @ weights)
        slope = np.concatenate(slopes) + self.penalty * weights
        return float((self.weights * misfit).sum()) + size, slope

    def _summed(self, values: Floats) -> Floats:
        summed: Floats = np.add.reduceat(values, self.starts)
        return summed

    def _spread(self, values: Floats) -> Floats:
        return np.repeat(values, self.sizes)
