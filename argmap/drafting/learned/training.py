"""Annotated documents -> the weights of the voter: a chain model, fitted by a small optimiser.

The order of the documents, of the features and of every sum is fixed, and the weights are
rounded: the same data gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from argmap.drafting.guesses import to_guesses
from argmap.drafting.learned.examples import AnnotatedSpan, Example
from argmap.drafting.learned.features import Sight, to_sights
from argmap.drafting.learned.optimiser import minimise
from argmap.drafting.learned.tables import Cells, Floats, Table
from argmap.drafting.learned.voter import AFTER, BEFORE, BOTH, CLAIM, Voter
from argmap.drafting.models import choose
from argmap.drafting.segments import given_segments
from argmap.drafting.speakers import to_voices
from argmap.drafting.utterances import to_discourse
from argmap.drafting.words import Parse, parse_blocks
from argmap.model import ArgmapError, Source
from argmap.source import read_text

_FEWEST_WORDS = 4  # times that something must be seen to have a weight
_FEWEST_WAYS = 5
_PENALTY_WORDS = 8.0
_PENALTY_WAYS = 10.0
_PENALTY_STEPS = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the voter sees of one text, and what is right."""

    sights: tuple[Sight, ...]
    states: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its parsed blocks: it is read several times, and parsed once."""

    example: Example
    source: Source
    parses: tuple[Parse, ...]
    model: str


def to_text(example: Example, model: str | None = None) -> Text:
    """Return a document, parsed by a model."""
    source, name = read_text(example.text), choose(model)
    return Text(example, source, parse_blocks(source.text, source.blocks, name), name)


def to_lesson(text: Text) -> Lesson:
    """Return a document as the voter sees it."""
    example = text.example
    chosen = [
        unit
        for unit in sorted(example.units, key=lambda unit: (unit.start, unit.end))
        if not unit.same_as and any(map(str.isalnum, example.text[unit.start : unit.end]))
    ]
    spans = [(unit.start, unit.end) for unit in chosen]
    segments = given_segments(text.source, spans, text.model, text.parses)
    discourse = to_discourse(segments, to_voices(segments), given=True)
    sights = to_sights(discourse, to_guesses(discourse))
    # What the rules take for a greeting has no guess to learn from.
    states = tuple(_state(example, chosen[number]) for number in sights)
    return Lesson(tuple(sights.values()), states)


def _state(example: Example, unit: AnnotatedSpan) -> int:
    """Return whether a unit is a claim, or on which side it has claims as evidence."""
    if unit.role != "evidence":
        return CLAIM
    start = {each.id: each.start for each in example.units}
    targets = [start[target] for source, target, _ in example.links if source == unit.id]
    after = any(target > unit.start for target in targets)
    if after and any(target < unit.start for target in targets):
        return BOTH
    return AFTER if after else BEFORE


def can_teach(lessons: Iterable[Lesson]) -> bool:
    """Return whether lessons contain evidence, so that a voter can learn from them."""
    return any(state != CLAIM for lesson in lessons for state in lesson.states)


def train(lessons: Iterable[Lesson]) -> Voter:
    """Return the weights that fit the lessons best."""
    taught = [lesson for lesson in lessons if lesson.sights]
    if not can_teach(taught):
        raise ArgmapError(
            "There is nothing to learn from: no document contains both a claim and evidence."
        )
    chain = _Chain(taught)
    return chain.to_voter(minimise(chain.loss, chain.start))


class _Chain:
    """The loss of weights on all lessons at once: texts side by side, one place after another."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        sights = [sight for lesson in lessons for sight in lesson.sights]
        states = [state for lesson in lessons for state in lesson.states]
        self.words = Table(Cells(sight.words for sight in sights), _FEWEST_WORDS)
        self.ways = Table(Cells(sight.ways for sight in sights), _FEWEST_WAYS)
        shape = len(lessons), max(len(lesson.sights) for lesson in lessons)
        self.held = np.zeros(shape, dtype=bool)
        self.kinds = np.zeros(shape, dtype=np.int64)
        self.right = np.zeros((len(sights), 4))
        self.right[np.arange(len(sights)), states] = 1
        self.right_steps = np.zeros((3, 4, 4))
        for row, lesson in enumerate(lessons):
            kinds = [sight.step for sight in lesson.sights]
            self.held[row, : len(kinds)] = True
            self.kinds[row, : len(kinds)] = kinds
            for kind, ends in zip(kinds[1:], pairwise(lesson.states), strict=True):
                self.right_steps[(kind, *ends)] += 1

        first = len(self.words.names)
        self.cuts = [first, first + 3 * len(self.ways.names)]
        self.start = np.zeros(self.cuts[1] + 3 * 4 * 4)

    def cut(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        words, ways, steps = np.split(weights, self.cuts)
        return words, ways.reshape(3, -1), steps.reshape(3, 4, 4)

    def to_voter(self, weights: Floats) -> Voter:
        words, ways, steps = (part.tolist() for part in self.cut(weights))
        return Voter(
            dict(zip(self.words.names, words, strict=True)),
            dict(zip(self.ways.names, zip(*ways, strict=True), strict=True)),
            tuple(tuple(map(tuple, step)) for step in steps),
        )

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return how badly weights fit, and in which direction they would fit better."""
        words, ways, steps = self.cut(weights)
        evidence = self.words.times(words)
        scores = np.zeros((len(evidence), 4))
        for way in range(3):
            scores[:, way + 1] = evidence + self.ways.times(ways[way])
        total, chances, met = self._weigh(scores, steps)
        errors = chances - self.right
        penalty = _PENALTY_WORDS * (words**2).sum() + _PENALTY_WAYS * (ways**2).sum()
        penalty += _PENALTY_STEPS * (steps**2).sum()
        slopes = [
            self.words.back(errors[:, 1:].sum(axis=1)) + _PENALTY_WORDS * words,
            *(self.ways.back(errors[:, way + 1]) + _PENALTY_WAYS * ways[way] for way in range(3)),
            (met - self.right_steps + _PENALTY_STEPS * steps).ravel(),
        ]
        fit = total - float((scores * self.right).sum()) - float((steps * self.right_steps).sum())
        return fit + 0.5 * float(penalty), np.concatenate(slopes)

    def _weigh(self, scores: Floats, steps: Floats) -> tuple[float, Floats, Floats]:
        """Return the sum over all readings, the chance of each state, and the expected steps."""
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
            pairs = np.exp(ahead[:, place - 1, :, None] + later - whole[:, None, None])
            pairs *= self.held[:, place, None, None]
            for kind in range(3):
                met[kind] += pairs[self.kinds[:, place] == kind].sum(axis=0)
        return float(whole.sum()), np.exp(ahead + behind - whole[:, None, None])[self.held], met


def _summed(values: Floats, axis: int) -> Floats:
    """Return the logarithm of a sum of powers of e, safely."""
    most = values.max(axis=axis, keepdims=True)
    summed: Floats = most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))
    return summed.squeeze(axis)
