"""The verdict on a step: its kind, if it lacks what steps of that kind need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.english.certainty import settles
from argmap.english.counted import part_of_list
from argmap.english.cues import first, has
from argmap.english.numbers import read
from argmap.english.periods import unlike_periods
from argmap.english.phrases import phrases
from argmap.english.sentences import is_question
from argmap.inference.features import (
    CONCLUSION,
    PREMISE,
    Passage,
    places,
    step_features,
    supply_features,
)
from argmap.inference.kinds import BY_NAME, lists_of
from argmap.inference.scorer import chances, odds, strongest
from argmap.inference.senses import is_meant

if TYPE_CHECKING:
    from argmap.inference.kinds import StepKind
    from argmap.inference.scorer import Scorer
    from argmap.model import Span

_WHOLES = {  # what settles a family
    "scope": "deduction",
    "demand": "goal",
    "choice": "exclusion",
    "cause": "adjudged",
    "person": "adjudged",
    "success": "adjudged",
}
_SIGNS = {  # lists of which a kind must have a word, in its conclusion or its premise
    "authority-only": ("standing",),
    "many-believe": ("believers",),
    "either-or": ("two-ways",),
    "majority-from-shares": ("conclusion-majority", "conclusion-majority-sign"),
    "self-praise": ("conclusion-praise-sign", "premise-praise-sign"),
    "attack-on-source": ("dismissing", "discrediting"),
}
_REPORTING = ("cause", "measure", "success")  # families whose conclusion says what is or was
_SHARES = {"percent": 50, "fraction": 0.5}  # half, as each kind of number has it
# Log odds that are taken off for words that the readers know.
_TELLING = 30  # hundredths that a word must add to be named as one that decided
_NAMED = 0.6  # something that may meet the step
_GUARD = 1.0  # a conclusion that is hedged, or that says what will or should be
_REMEMBERED = 1 << 13  # steps whose verdict is kept: after an edit most are judged again
CUES_OF = {  # the cue lists that name each supplier
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
    """The log odds above which a step asks for more, and the text does not supply it."""

    step: float
    open: float
    without: tuple[str, ...] = ()  # families that are not named at all
    asserted: bool = False  # whether a conclusion of what was or is must be without a hedge


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a step that lacks what it needs, and the words that decided."""

    kind: StepKind
    claims: Span  # in the conclusion
    gives: Span  # in the premise


BY_HAND = Bounds(-2.0, -0.5)
# Of a link that nobody has confirmed, and nothing about a person.
DRAFTED = Bounds(-0.5, 0.1, without=("person",), asserted=True)
WITH_CUE = Bounds(-2.5, -2.1)  # of a step that a rule knows by its cue words


@lru_cache(_REMEMBERED)
def verdict(passage: Passage, scorer: Scorer, bounds: Bounds = BY_HAND) -> Verdict | None:
    """Return the kind of a step that lacks what it needs; None if it does not, or has no kind."""
    kind = kind_of(passage, scorer, bounds)
    lacks = kind is not None and not is_supplied(passage, kind, scorer, bounds)
    return _named(passage, scorer, kind) if kind and lacks else None


@lru_cache(_REMEMBERED)
def kind_of(passage: Passage, scorer: Scorer, bounds: Bounds = BY_HAND) -> StepKind | None:
    """Return the kind of a step that asks for more than its premise; None if it does not."""
    if is_question(passage.conclusion):
        return None
    seen = step_features(passage)
    if odds(scorer.step, seen) <= bounds.step:
        return None
    kind = _likeliest_kind(passage, seen, scorer)
    if kind.family in bounds.without or not _has_sign(passage, kind):
        return None
    if kind.family in _REPORTING and has("ought", passage.premise):  # a demand reports nothing
        return None
    meant = not bounds.asserted or (
        _is_asserted(passage.conclusion, kind) and is_meant(passage, kind)
    )
    return kind if meant else None


@lru_cache(_REMEMBERED)
def is_supplied(passage: Passage, kind: StepKind, scorer: Scorer, bounds: Bounds = BY_HAND) -> bool:
    """Return whether a step or the text around it gives what a step of its kind needs."""
    return bool(_settling(passage, kind)) or _lacks(passage, kind, scorer) <= bounds.open


@lru_cache(_REMEMBERED)
def supplying(passage: Passage, kind: StepKind, scorer: Scorer, bounds: Bounds = BY_HAND) -> str:
    """Return the words of a supplied step itself without which it would lack something; or ""."""
    if words := _settling(passage, kind):
        return words
    lacks = _lacks(passage, kind, scorer)
    named, guard = _supplier_named(passage, kind), _guard(passage.conclusion, kind.family)
    if named and lacks + _NAMED > bounds.open:
        return named
    if guard and lacks + _GUARD > bounds.open:
        return guard
    return named if named and guard and lacks + _NAMED + _GUARD > bounds.open else ""


def _lacks(passage: Passage, kind: StepKind, scorer: Scorer) -> float:
    """Return the log odds that a text does not supply what a step needs."""
    return odds(scorer.open, supply_features(passage)) - _known(passage, kind)


def _settling(passage: Passage, kind: StepKind) -> str:
    """Return the words of a premise that give all that a step of its kind needs; or ""."""
    premise = passage.premise
    if kind.conclusion == "majority" and _has_majority(premise):
        return premise
    if kind.family in ("certainty", "opinion") and settles(premise, passage.conclusion):
        return premise
    of_list = part_of_list(premise) if kind.family == "scope" else ""
    if of_list and not has("universal", passage.conclusion):
        return of_list
    if kind.family == "cause" and _broke(premise):
        return first("breakage", premise)
    if kind.family == "cause" and _was_voted(passage):
        return first("vote-result", premise)
    return first(_WHOLES[kind.family], premise) if kind.family in _WHOLES else ""


def _broke(premise: str) -> bool:
    """Return whether a premise reports that something broke, and not how often things break."""
    return has("breakage", premise) and not has("change", premise)


def _was_voted(passage: Passage) -> bool:
    """Return whether a conclusion only says how a vote ended."""
    return has("vote-result", passage.premise) and has("decided", passage.conclusion)


def _has_majority(premise: str) -> bool:
    """Return whether a premise gives a share of more than half."""
    return any(each.kind in _SHARES and each.value > _SHARES[each.kind] for each in read(premise))


def _has_sign(passage: Passage, kind: StepKind) -> bool:
    """Return whether a step has a word without which its kind is not named."""
    signs = _SIGNS.get(kind.name, ())
    claimed = phrases(passage.conclusion)
    given = {*claimed, *phrases(passage.premise)}
    if kind.conclusion == "credit" and has("plausible", passage.conclusion):
        return False
    if kind.conclusion == "credit" and has("moved", passage.conclusion):  # "crime is down"
        return not set(lists_of(kind, "c")).isdisjoint(claimed)
    if kind.name == "either-or" and has("alternative", passage.conclusion):
        return True
    return not signs or not given.isdisjoint(signs)


def _is_asserted(conclusion: str, kind: StepKind) -> bool:
    """Return whether a conclusion says what was or is, if its kind does, and not what may be."""
    return kind.family not in _REPORTING or not (
        has("modal", conclusion) or has("hedge", conclusion)
    )


def _known(passage: Passage, kind: StepKind) -> float:
    """Return what the words that the readers know speak against a step that lacks something."""
    named, guard = _supplier_named(passage, kind), _guard(passage.conclusion, kind.family)
    return _NAMED * bool(named) + _GUARD * bool(guard)


def _likeliest_kind(passage: Passage, seen: frozenset[str], scorer: Scorer) -> StepKind:
    """Return the kind that fits a step best, by its features."""
    if unlike_periods(passage.premise):
        return BY_NAME["part-period"]
    likely = chances(scorer.kinds, seen)
    return BY_NAME[max(likely, key=lambda name: likely[name])]


def _named(passage: Passage, scorer: Scorer, kind: StepKind) -> Verdict:
    """Return the verdict with the words that decided: of a part without such words, all of it."""
    claims = _deciding(scorer, kind, passage.conclusion, CONCLUSION)
    gives = _deciding(scorer, kind, passage.premise, PREMISE)
    whole = (0, len(passage.conclusion)), (0, len(passage.premise))
    return Verdict(kind, claims or whole[0], gives or whole[1])


def _deciding(scorer: Scorer, kind: StepKind, text: str, part: str) -> Span | None:
    """Return the words of a part that show its kind: known for that, or else the strongest."""
    known = phrases(text)
    for name in lists_of(kind, part):
        if name in known:
            return max(known[name], key=lambda span: len(text[slice(*span)].split()))
    found = (each for each in places(text, part) if not _is_name(text, each[1]))
    return strongest(scorer.kinds[kind.name], found, _TELLING)


def _is_name(text: str, span: Span) -> bool:
    """Return whether words have a capital letter inside a sentence."""
    words = text[slice(*span)].split()
    return any(each[:1].isupper() for each in (words if span[0] else words[1:]))


def _guard(conclusion: str, family: str) -> str:
    """Return the words with which a conclusion is hedged or forecast where its kind is not."""
    lists = {
        "recorded": ("measure",),
        "modal": _REPORTING,
        "hedge": (*_REPORTING, "scope", "certainty"),
    }
    found = (first(name, conclusion) for name, families in lists.items() if family in families)
    return next(filter(None, found), "")


def _supplier_named(passage: Passage, kind: StepKind) -> str:
    """Return the words of a step itself that the readers know to meet its kind; or ""."""
    texts = ((passage.premise, ""), (passage.conclusion, "hedge"))
    found = (
        first(cues, text)
        for text, without in texts
        for name in kind.met_by
        if name != without
        for cues in CUES_OF[name]
    )
    return next(filter(None, found), "")
