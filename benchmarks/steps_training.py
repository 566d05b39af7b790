"""Pairs of passages and ordinary links -> the weights of the scorer of steps; numpy only here.

The order of the pairs, of the features and of every sum is fixed, and the weights are rounded:
same pairs, same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from string import ascii_letters
from typing import TYPE_CHECKING

import numpy as np

from argmap.drafting.learned.optimiser import minimise
from argmap.english.sentences import sentences
from argmap.inference.features import (
    Passage,
    step_features,
    supply_features,
)
from argmap.inference.scorer import Scorer
from argmap.inference.surroundings import passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from argmap.model import Span

    Floats = NDArray[np.float64]

PENALTY = 7.0
FEW = 2.0  # the same for kinds, of which each has few examples
FEWEST = 3  # passages in which a feature must occur
SCALE = 100
FAINT = 8  # hundredths below which a weight is dropped
_PADDING = 600  # characters of another text around a pair
ROUNDS = 80  # of the optimiser, at most
ENOUGH = 1e-5  # share of the loss below which a round gains nothing


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
    fitting: frozenset[str]  # codes that fit

    @property
    def passage(self) -> Passage:
        """The step as the scorer sees it."""
        return self.within("", "")

    def within(self, before: str, after: str) -> Passage:
        """Return the step with other words before and after its text."""
        text = f"{before}{self.text}{after}"
        return passage(text, place(text, self.conclusion or ""), [place(text, self.premise)])

    @property
    def background(self) -> list[Passage]:
        """The premise with sentences of the text that are no conclusion."""
        premise = place(self.text, self.premise)
        own = (premise, place(self.text, self.conclusion)) if self.conclusion else (premise,)
        others = (
            each
            for each in sentences(self.text)
            if not any(each[0] < end and start < each[1] for start, end in own)
        )
        return [passage(self.text, each, [premise]) for each in others]


def place(text: str, words: str) -> Span:
    """Return where words are in a text, which has them once."""
    start = text.index(words)
    return start, start + len(words)


def read_pairs(path: Path) -> list[Case]:
    """Return the passages of one author."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        kind = "rank-from-ratio" if "ARG222" in data["codes"] else data["kind"]
        words = (data["text"], data["premise"], data["conclusion"])
        fitting = frozenset((*data["codes"], *data["also_ok"]))
        found.append(Case(data["id"], path.stem, kind, *words, data["flag"], fitting))
    return found


def by_author(paths: Iterable[Path]) -> dict[str, list[Case]]:
    """Return the passages of each author."""
    return {path.stem: read_pairs(path) for path in sorted(paths)}


def train(
    cases: Sequence[Case], ordinary: Sequence[Passage] = (), texts: Sequence[str] = ()
) -> Scorer:
    """Return the weights that fit the pairs best.

    `ordinary` are links that ask for nothing. Each pair is also read in the middle of one of
    `texts`, so that what is around a step is not taken for a part of it, and all without anything
    around them, unless the twin of a pair has its supply there.
    """
    drawn = [case for case in cases if case.conclusion]
    whole = [(case.passage, case.flag) for case in drawn]
    if texts:
        whole += [(case.within(*_other_words(case, texts)), case.flag) for case in drawn]
    flagged = {(case.author, case.id[:-1]): case for case in drawn if case.flag}
    alone = [(_alone(case.passage), case.flag) for case in drawn if _differs(case, flagged)]
    background = [each for case in cases for each in case.background]
    others = [(each, False) for each in (*ordinary, *map(_alone, ordinary))]
    asked = [each for each, _ in whole]
    opened = [*whole, *alone, *others]
    return Scorer(
        yes_or_no(
            [step_features(each) for each in (*asked, *ordinary, *background)],
            [True] * len(asked) + [False] * (len(ordinary) + len(background)),
        ),
        yes_or_no([supply_features(each) for each, _ in opened], [flag for _, flag in opened]),
        fit(
            [step_features(case.passage) for case in flagged.values()],
            [case.kind for case in flagged.values()],
            penalty=FEW,
        ),
    )


def _alone(step: Passage) -> Passage:
    return Passage(step.conclusion, step.premise)


def _differs(case: Case, flagged: Mapping[tuple[str, str], Case]) -> bool:
    """Return whether a passage is flagged, or differs from the flagged one in the step itself."""
    other = flagged.get((case.author, case.id[:-1]))
    same = other and (other.premise, other.conclusion) == (case.premise, case.conclusion)
    return case.flag or not same


def _other_words(case: Case, texts: Sequence[str]) -> tuple[str, str]:
    """Return the end of one text and the beginning of another; the same for both of a pair."""
    number = sum(map(ord, case.author)) + int(case.id.strip(ascii_letters))
    one, other = texts[number * 7 % len(texts)], texts[(number * 11 + 3) % len(texts)]
    return f"{one[-_PADDING:]}\n\n", f"\n\n{other[:_PADDING]}"


def yes_or_no(rows: Sequence[frozenset[str]], right: Sequence[bool]) -> dict[str, int]:
    """Return the weights that say whether a row is a yes."""
    return fit(rows, ["yes" if each else "" for each in right])["yes"]


def fit(
    rows: Sequence[frozenset[str]], right: Sequence[str], penalty: float = PENALTY
) -> dict[str, dict[str, int]]:
    """Return for each class the weights that tell it apart; the class "" has none."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    columns = {name: number for number, name in enumerate(names)}
    classes = sorted(set(right) - {""})
    table = _Table([[columns[name] for name in row if name in columns] for row in rows], len(names))
    expected = np.array([[float(each == name) for name in classes] for each in right])
    open_class = "" in right
    shrink = np.full((len(names) + 1, 1), penalty)
    shrink[-1] = 0.01

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(-1, len(classes))
        sums = table.times(weights)
        top = sums.max(axis=1, keepdims=True).clip(0 if open_class else None)
        powers = np.exp(sums - top)
        none = np.exp(-top) if open_class else 0.0
        total = powers.sum(axis=1, keepdims=True) + none
        right_sums = (expected * sums).sum(axis=1, keepdims=True)
        value = float((np.log(total) + top - right_sums).sum())
        value += 0.5 * float((shrink * weights * weights).sum())
        return value, (table.back(powers / total - expected) + shrink * weights).ravel()

    start = np.zeros((len(names) + 1) * len(classes))
    weights = minimise(loss, start, rounds=ROUNDS, enough=ENOUGH).reshape(-1, len(classes))
    return {
        name: {
            feature: round(float(value) * SCALE)
            for feature, value in zip((*names, ""), weights[:, number], strict=True)
            if abs(value) * SCALE >= FAINT
        }
        for number, name in enumerate(classes)
    }


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
