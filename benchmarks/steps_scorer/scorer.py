"""The scorer of steps: three small linear models that widen the readers of `english/phrases.py`.

One says what a conclusion claims, one what a premise gives, one whether the text supplies what the
step needs. The weights are `weights.json`, in hundredths; `benchmarks/steps.py --train` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NONE = "none"  # the class of words that are no conclusion, or no premise, of a step
GUARDED = "guarded"  # the class of conclusions that are hedged, or limited to what was counted
_SCALE = 100


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model: for each feature what it is worth for each class."""

    classes: tuple[str, ...]
    start: tuple[float, ...]
    weights: Mapping[str, Mapping[int, int]]  # by feature, by the number of the class

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Return how likely each class is."""
        sums = [each * _SCALE for each in self.start]
        for feature in features:
            for number, weight in self.weights.get(feature, {}).items():
                sums[number] += weight
        most = max(sums)
        powers = [exp((each - most) / _SCALE) for each in sums]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}


@dataclass(frozen=True, slots=True)
class Scorer:
    """The three models."""

    conclusion: Model
    premise: Model
    supply: Model
