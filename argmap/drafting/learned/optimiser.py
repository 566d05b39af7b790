"""A small optimiser: the least value of a smooth function, with the same steps everywhere."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDS = 50
_MEMORY = 8  # steps that it remembers
_ENOUGH = 1e-4  # share of the value below which a round gains nothing


def minimise(
    loss: Callable[[Floats], tuple[float, Floats]],
    weights: Floats,
    *,
    rounds: int = _ROUNDS,
    enough: float = _ENOUGH,
) -> Floats:
    """Return the weights at which a smooth loss is least (L-BFGS with a halving step).

    `loss` returns the value and its slope, an array of the shape of `weights`. It ends after
    `rounds`, or when a round gains less than a share `enough` of the loss.
    """
    value, slope = loss(weights)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        direction = _direction(slope, steps)
        length, gain = 1.0, float(slope @ direction)
        while True:
            moved = weights - length * direction
            new_value, new_slope = loss(moved)
            if new_value <= value - 1e-4 * length * gain or length < 1e-4:
                break
            length /= 2
        done = value - new_value < enough * abs(value)
        if float((new_slope - slope) @ (moved - weights)) > 1e-10:
            steps = [*steps, (moved - weights, new_slope - slope)][-_MEMORY:]
        weights, value, slope = moved, new_value, new_slope
        if done:
            break
    return weights


def _direction(slope: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return which way is down, judging by the last steps."""
    found = slope.copy()
    shares = []
    for moved, turned in reversed(steps):
        share = float(moved @ found) / float(turned @ moved)
        shares.append(share)
        found = found - share * turned
    if steps:
        moved, turned = steps[-1]
        found = found * float(moved @ turned) / float(turned @ turned)
    else:
        found = found / max(1.0, float(np.abs(found).sum()) / 10)
    for (moved, turned), share in zip(steps, reversed(shares), strict=True):
        found = found + moved * (share - float(turned @ found) / float(turned @ moved))
    return found
