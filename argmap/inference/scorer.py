"""The scorer of steps: small linear models that widen the phrases of `english/words/steps.toml`.

`step` says whether two statements are a step that asks for more than its premise, `kinds` of which
kind it is, by what the conclusion claims and the premise gives, `open` whether the text does not
supply what is missing.
The weights are `weights.json`, in hundredths; `benchmarks/unsupported_steps.py --write` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from argmap.model import Span

Weights: TypeAlias = Mapping[str, int]  # by feature; "" is in every text
_SCALE = 100
_WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True, eq=False)  # one scorer is not another: they are keys of caches
class Scorer:
    """The models: two that say yes or no, and one with a class for each kind of step."""

    step: Weights
    open: Weights
    kinds: Mapping[str, Weights]


def odds(weights: Weights, features: Iterable[str]) -> float:
    """Return the log odds of a yes."""
    return weights.get("", 0) / _SCALE + sum_of(weights, features)


def sum_of(weights: Weights, features: Iterable[str]) -> float:
    """Return what features add to the log odds of a yes."""
    return sum(weights.get(each, 0) for each in features) / _SCALE


def chances(classes: Mapping[str, Weights], features: Iterable[str]) -> dict[str, float]:
    """Return how likely each class is."""
    here = tuple(features)
    powers = {name: exp(odds(weights, here)) for name, weights in classes.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def strongest(weights: Weights, places: Iterable[tuple[str, Span]], least: int = 0) -> Span | None:
    """Return the place whose feature speaks most for a yes; None if none adds more than `least`."""
    best = max(places, key=lambda each: weights.get(each[0], 0), default=None)
    return best[1] if best and weights.get(best[0], 0) > least else None


@cache
def load_scorer() -> Scorer:
    """Return the weights that argmap has."""
    return Scorer(**json.loads(_WEIGHTS.read_text(encoding="utf-8")))


def to_json(scorer: Scorer) -> str:
    """Return weights as the text of a file, a feature a line, in a fixed order."""
    kinds = ",\n".join(_table(*each) for each in sorted(scorer.kinds.items()))
    tables = (_table("step", scorer.step), _table("open", scorer.open), f'"kinds": {{\n{kinds}}}')
    return "{" + ",\n".join(tables) + "}\n"


def _table(name: str, weights: Weights) -> str:
    rows = (f"{json.dumps(each, ensure_ascii=False)}: {weights[each]}" for each in sorted(weights))
    return f"{json.dumps(name)}: {{\n" + ",\n".join(rows) + "}"
