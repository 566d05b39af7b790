"""Decisions between candidates: the weights of their features, and the chances that follow.

A conditional logit (McFadden 1974): the chance of a candidate is proportional to e to the power
of the sum of its features, each times its weight. A decision of yes or no has two candidates, of
which one has no features.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

Vector = dict[str, float]
Weights = Mapping[str, float]
Rows = Mapping[str, tuple[float, ...]]  # a weight for each of some classes, by feature


@dataclass(frozen=True, slots=True)
class Choices:
    """The weights of every decision of a draft; empty if there are none."""

    cut: Weights = field(default_factory=dict)  # whether a statement begins inside a sentence
    statement: Weights = field(default_factory=dict)  # whether a piece makes a point
    role: Rows = field(default_factory=dict)  # one weight for each role, in the order of ROLES
    main: Weights = field(default_factory=dict)  # which statement the text is for
    none: Weights = field(default_factory=dict)  # that a statement has no link
    link: Rows = field(default_factory=dict)  # support, and attack

    def __bool__(self) -> bool:
        """Return whether there are weights."""
        return bool(self.role)


def score(weights: Weights, vector: Vector) -> float:
    """Return the sum of a vector's values, each times its weight."""
    return sum(weights.get(name, 0.0) * value for name, value in vector.items())


def scores(rows: Rows, vector: Vector, classes: int) -> list[float]:
    """Return the same for each class."""
    found = [0.0] * classes
    for name, value in vector.items():
        for number, weight in enumerate(rows.get(name, ())):
            found[number] += weight * value
    return found


def shares(values: Sequence[float]) -> list[float]:
    """Return the chance of each candidate, from its sum; they sum to 1."""
    most = max(values)
    powers = [exp(each - most) for each in values]
    total = sum(powers)
    return [each / total for each in powers]


def chance(value: float) -> float:
    """Return the chance of yes, from its sum."""
    return shares([0.0, value])[1]
