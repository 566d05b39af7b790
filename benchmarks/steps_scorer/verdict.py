"""The verdict on a step: its kind, if it lacks what steps of that kind need."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from argmap.english.cues import has
from argmap.english.sentences import is_question
from steps_scorer.features import (
    Passage,
    conclusion_features,
    premise_features,
    supply_features,
)
from steps_scorer.kinds import BY_NAME, KINDS
from steps_scorer.periods import unlike_periods
from steps_scorer.phrases import phrases
from steps_scorer.scorer import GUARDED, NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steps_scorer.kinds import StepKind
    from steps_scorer.scorer import Scorer

_WHOLES = {"scope": "deduction", "demand": "goal", "choice": "exclusion"}  # what settles a kind
_SIGNS = {"choice": "conclusion-choice-sign", "rank": "conclusion-rank"}  # what a kind must have
_REPORTING = ("cause", "measure", "success")  # kinds whose conclusion says what is or was
_NAMED = 0.55  # the same where the readers name something that may be it
_LEAST = 1e-6
_LISTS = {  # the cue lists that name each supplier
    "comparison": ("comparison", "experiment"),
    "mechanism": ("mechanism",),
    "other-causes": ("exclusion",),
    "hedge": ("hedge",),
    "scope": ("limit",),
    "record": ("record-tie",),
    "effect": ("finding-figure",),
    "goal": ("goal",),
    "source": ("source",),
    "answer": ("exclusion", "intent-found"),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How likely it must be that a step is of a kind, and that it lacks what the kind asks for."""

    fits: float
    open: float


BY_HAND = Bounds(0.0003, 0.33)


def verdict(passage: Passage, scorer: Scorer, bounds: Bounds = BY_HAND) -> StepKind | None:
    """Return the kind of a step that lacks what it needs; None if it does not, or has no kind."""
    claims = scorer.conclusion.chances(conclusion_features(passage))
    gives = scorer.premise.chances(premise_features(passage))
    kind, fit = kind_of(passage, claims, gives)
    if fit < bounds.fits or _is_guarded(passage.conclusion, kind.family):
        return None
    if not _has_signs(passage, kind):
        return None
    if kind.family in _WHOLES and has(_WHOLES[kind.family], passage.premise):
        return None
    supplied = scorer.supply.chances(supply_features(passage, kind.family))
    says_little = claims[GUARDED] + claims[NONE] / 2
    least = bounds.open
    if supplied_by(passage.premise, kind) or supplied_by(passage.conclusion, kind, hedges=False):
        least = max(least, _NAMED)
    return kind if _odds(supplied["open"]) + _odds(1 - says_little) > _odds(least) else None


def _has_signs(passage: Passage, kind: StepKind) -> bool:
    """Return whether a step has the words without which its kind is not named."""
    wanted = _SIGNS.get(kind.family, "")
    texts = (
        (passage.conclusion, passage.premise) if kind.family == "choice" else (passage.conclusion,)
    )
    return not wanted or any(wanted in phrases(text) for text in texts)


def _is_guarded(conclusion: str, family: str) -> bool:
    """Return whether a conclusion asks, or is hedged or forecast where its kind is not."""
    if is_question(conclusion):
        return True
    if family == "measure" and has("recorded", conclusion):
        return True
    if family in _REPORTING and has("modal", conclusion):
        return True
    return family in (*_REPORTING, "scope", "certainty") and has("hedge", conclusion)


def _odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance."""
    return log(max(chance, _LEAST) / max(1 - chance, _LEAST))


def kind_of(
    passage: Passage, claims: Mapping[str, float], gives: Mapping[str, float]
) -> tuple[StepKind, float]:
    """Return the kind that fits a step best, and how well."""
    if unlike_periods(passage.premise):
        return BY_NAME["part-period"], 1.0
    fits = {
        kind.name: claims.get(kind.conclusion, _LEAST) * gives.get(kind.premise, _LEAST)
        for kind in KINDS
    }
    best = max(fits, key=lambda name: fits[name])
    return BY_NAME[best], fits[best]


def supplied_by(text: str, kind: StepKind, *, hedges: bool = True) -> bool:
    """Return whether the readers find in a text something that would meet a kind of step."""
    wanted = [name for name in kind.met_by if hedges or name != "hedge"]
    return any(has(cues, text) for name in wanted for cues in _LISTS[name])
