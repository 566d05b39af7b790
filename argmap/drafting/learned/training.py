"""Annotated documents -> the weights of the voter: a chain model fitted by our own small optimiser; numpy only here.

The order of the documents, of the features and of every sum is fixed, and the weights are rounded: same data, same bytes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.drafting.attribution import to_voices
from argmap.drafting.learned.voter import AFTER, BEFORE, BOTH, CLAIM, Voter, to_sights
from argmap.drafting.models import choose
from argmap.drafting.roles import to_guesses
from argmap.drafting.segments import given_segments
from argmap.model import ArgmapError
from argmap.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from argmap.drafting.learned.examples import Example
    from argmap.drafting.learned.voter import Sight, Vector

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

_FEWEST_WORDS = 4  # times that something must be seen to have a weight
_FEWEST_WAYS = 5
_PENALTY_WORDS = 8.0
_PENALTY_WAYS = 10.0
_PENALTY_STEPS = 1.0
_ROUNDS = 50
_MEMORY = 8  # steps that the optimiser remembers
_ENOUGH = 1e-4  # share of the loss below which a round gains nothing


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the voter sees of one text, and what is right."""

    sights: tuple[Sight, ...]
    states: tuple[int, ...]


def to_lesson(example: Example, model: str | None = None) -> Lesson:
    """Return a document as the voter sees it."""
    source = read_text(example.text)
    units = sorted(
        (unit for unit in example.units if not unit.same_as),
        key=lambda unit: (unit.start, unit.end),
    )
    chosen = [
        unit
        for unit in units
        if any(sign.isalnum() for sign in example.text[unit.start : unit.end])
    ]
    segments = given_segments(source, [(unit.start, unit.end) for unit in chosen], choose(model))
    guesses = to_guesses(segments, to_voices(segments), given=True)
    # What the rules take for a greeting has no guess to learn from.
    kept = [number for number, guess in enumerate(guesses) if guess.role is not None]
    sights = to_sights([segments[number] for number in kept], [guesses[number] for number in kept])
    return Lesson(tuple(sights), tuple(_state(example, chosen[number].id) for number in kept))


def _state(example: Example, unit: str) -> int:
    role = {each.id: each.role for each in example.units}
    start = {each.id: each.start for each in example.units}
    if role[unit] != "evidence":
        return CLAIM
    targets = [target for source, target, _ in example.links if source == unit]
    before, after = (
        any(start[each] < start[unit] for each in targets),
        any(start[each] > start[unit] for each in targets),
    )
    return BOTH if before and after else AFTER if after else BEFORE


def train(lessons: Iterable[Lesson]) -> Voter:
    """Return the weights that fit the lessons best."""
    taught = [lesson for lesson in lessons if lesson.sights]
    if len({state for lesson in taught for state in lesson.states} & {CLAIM}) == len(
        {state for each in taught for state in each.states}
    ):
        raise ArgmapError(
            "There is nothing to learn from: no document holds both a claim and evidence."
        )
    chain = _Chain(taught)
    return chain.to_voter(_minimise(chain.loss, chain.start()))


class _Table:
    """Vectors of named values as three arrays: row, column, value; what is seen too rarely is left out."""

    def __init__(self, vectors: Sequence[Vector], fewest: int) -> None:
        import numpy as np

        counts = Counter(name for vector in vectors for name in vector)
        self.names = sorted(name for name, count in counts.items() if count >= fewest)
        columns = {name: number for number, name in enumerate(self.names)}
        cells = [
            (row, columns[name], value)
            for row, vector in enumerate(vectors)
            for name, value in vector.items()
            if name in columns
        ]
        self.rows: Places = np.array([row for row, _, _ in cells], dtype=np.int64)
        self.columns: Places = np.array([column for _, column, _ in cells], dtype=np.int64)
        self.values: Floats = np.array([value for *_, value in cells], dtype=np.float64)
        self.height = len(vectors)

    def times(self, weights: Floats) -> Floats:
        """Return the sum of weighted values of each row."""
        import numpy as np

        summed: Floats = np.bincount(
            self.rows, weights[self.columns] * self.values, self.height
        ).astype(np.float64)
        return summed

    def back(self, errors: Floats) -> Floats:
        """Return for each column the sum of its values, each times its row's error."""
        import numpy as np

        summed: Floats = np.bincount(
            self.columns, errors[self.rows] * self.values, len(self.names)
        ).astype(np.float64)
        return summed


class _Chain:
    """The loss of weights on all lessons at once: texts side by side, one place after another."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        import numpy as np

        sights = [sight for lesson in lessons for sight in lesson.sights]
        self.words = _Table([sight.words for sight in sights], _FEWEST_WORDS)
        self.ways = _Table([sight.ways for sight in sights], _FEWEST_WAYS)
        longest = max(len(lesson.sights) for lesson in lessons)
        self.held = np.zeros((len(lessons), longest), dtype=bool)
        self.kinds = np.zeros((len(lessons), longest), dtype=np.int64)
        self.right = np.zeros((len(sights), 4))
        self.right[
            np.arange(len(sights)), [state for lesson in lessons for state in lesson.states]
        ] = 1
        self.right_steps = np.zeros((3, 4, 4))
        for row, lesson in enumerate(lessons):
            self.held[row, : len(lesson.sights)] = True
            self.kinds[row, : len(lesson.sights)] = [sight.step for sight in lesson.sights]
            for place in range(1, len(lesson.states)):
                self.right_steps[
                    lesson.sights[place].step, lesson.states[place - 1], lesson.states[place]
                ] += 1

    def start(self) -> Floats:
        """Return weights of nothing."""
        import numpy as np

        return np.zeros(len(self.words.names) + 3 * len(self.ways.names) + 48)

    def cut(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the weights of words, of ways, and of steps."""
        first, second = len(self.words.names), len(self.words.names) + 3 * len(self.ways.names)
        return (
            weights[:first],
            weights[first:second].reshape(3, -1),
            weights[second:].reshape(3, 4, 4),
        )

    def to_voter(self, weights: Floats) -> Voter:
        """Return weights by name."""
        words, ways, steps = self.cut(weights)
        return Voter(
            {name: float(value) for name, value in zip(self.words.names, words, strict=True)},
            {
                name: (float(one), float(two), float(three))
                for name, (one, two, three) in zip(self.ways.names, ways.T, strict=True)
            },
            tuple(tuple(tuple(float(value) for value in row) for row in step) for step in steps),
        )

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return how badly weights fit, and in which direction they would fit better."""
        import numpy as np

        words, ways, steps = self.cut(weights)
        evidence = self.words.times(words)
        scores = np.zeros((len(evidence), 4))
        for way in range(3):
            scores[:, way + 1] = evidence + self.ways.times(ways[way])
        total, chances, met = self._weigh(scores, steps)
        errors = chances - self.right
        penalty = (
            _PENALTY_WORDS * (words**2).sum()
            + _PENALTY_WAYS * (ways**2).sum()
            + _PENALTY_STEPS * (steps**2).sum()
        )
        slopes = [
            self.words.back(errors[:, 1:].sum(axis=1)) + _PENALTY_WORDS * words,
            *(self.ways.back(errors[:, way + 1]) + _PENALTY_WAYS * ways[way] for way in range(3)),
            (met - self.right_steps + _PENALTY_STEPS * steps).ravel(),
        ]
        fit = total - float((scores * self.right).sum()) - float((steps * self.right_steps).sum())
        return fit + 0.5 * float(penalty), np.concatenate(slopes)

    def _weigh(self, scores: Floats, steps: Floats) -> tuple[float, Floats, Floats]:
        """Return the sum over all readings, the chance of each state, and how often each step is expected."""
        import numpy as np

        rows, longest = self.held.shape
        placed = np.zeros((rows, longest, 4))
        placed[self.held] = scores
        moves = steps[self.kinds]
        ahead = np.zeros((rows, longest, 4))
        ahead[:, 0] = placed[:, 0]
        for place in range(1, longest):
            reached = _summed(ahead[:, place - 1, :, None] + moves[:, place], 1) + placed[:, place]
            ahead[:, place] = np.where(self.held[:, place, None], reached, ahead[:, place - 1])
        whole = _summed(ahead[:, -1], 1)
        behind = np.zeros((rows, longest, 4))
        met = np.zeros((3, 4, 4))
        for place in range(longest - 1, 0, -1):
            later = moves[:, place] + (placed[:, place] + behind[:, place])[:, None, :]
            behind[:, place - 1] = np.where(self.held[:, place, None], _summed(later, 2), 0.0)
            pairs = (
                np.exp(ahead[:, place - 1, :, None] + later - whole[:, None, None])
                * self.held[:, place, None, None]
            )
            for kind in range(3):
                met[kind] += pairs[self.kinds[:, place] == kind].sum(axis=0)
        return float(whole.sum()), np.exp(ahead + behind - whole[:, None, None])[self.held], met


def _summed(values: Floats, axis: int) -> Floats:
    """Return the logarithm of a sum of powers of e, safely."""
    import numpy as np

    most = values.max(axis=axis, keepdims=True)
    summed: Floats = (most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))).squeeze(
        axis
    )
    return summed


def _minimise(loss: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    """Return the weights at which a smooth loss is least (L-BFGS with a halving step)."""
    value, slope = loss(weights)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(_ROUNDS):
        direction = _direction(slope, steps)
        length, gain = 1.0, float(slope @ direction)
        while True:
            moved = weights - length * direction
            new_value, new_slope = loss(moved)
            if new_value <= value - 1e-4 * length * gain or length < 1e-4:
                break
            length /= 2
        done = value - new_value < _ENOUGH * abs(value)
        if float((new_slope - slope) @ (moved - weights)) > 1e-10:
            steps = [*steps, (moved - weights, new_slope - slope)][-_MEMORY:]
        weights, value, slope = moved, new_value, new_slope
        if done:
            break
    return weights


def _direction(slope: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return which way is down, as far as the last steps tell."""
    import numpy as np

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
