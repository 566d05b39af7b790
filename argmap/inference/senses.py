"""Whether the words of a step are meant as its kind has them: who is rated, who is counted.

A person who links two statements has read them. Where a draft has joined them, the words that show
a kind must be in the part, and in the place there, that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from argmap.english.assertion import describes_burden, main_part, names_a_kind
from argmap.english.cues import find, has
from argmap.english.numbers import has_count
from argmap.english.phrases import phrases
from argmap.inference.features import CONCLUSION, PREMISE
from argmap.inference.kinds import lists_of

if TYPE_CHECKING:
    from argmap.inference.features import Passage
    from argmap.inference.kinds import StepKind


def is_meant(passage: Passage, kind: StepKind) -> bool:
    """Return whether a step says in its own words what its kind is about."""
    return _READERS.get(kind.name, _READERS.get(kind.family, _any))(passage, kind)


def _any(_passage: Passage, _kind: StepKind) -> bool:
    return True


def _names_a_cause(passage: Passage, kind: StepKind) -> bool:
    """Return whether the conclusion names a cause and the premise a movement or an order in time.

    If the premise only states how things are, the conclusion must name the cause plainly.
    """
    claims, gives = lists_of(kind, CONCLUSION), lists_of(kind, PREMISE)
    if kind.premise == "state":
        return _has_phrase(passage.conclusion, claims[:1])
    given = gives[:1] if kind.premise == "order" else gives
    return _has_phrase(passage.conclusion, claims) and _has_phrase(passage.premise, given)


def _rates_itself(passage: Passage, kind: StepKind) -> bool:
    """Return whether the conclusion rates or asks for trust, and the premise praises."""
    plain = lists_of(kind, CONCLUSION)[:1]
    praises = _has_phrase(passage.premise, lists_of(kind, PREMISE))
    return praises and _has_phrase(passage.conclusion, plain)


def _counts_believers(passage: Passage, _kind: StepKind) -> bool:
    """Return whether the premise says how many think so; to believe in somebody is no view."""
    many = has_count(passage.premise) or has("crowd", passage.premise)
    return many and bool(find("holding-a-view", passage.premise))


def _reaches_all(passage: Passage, kind: StepKind) -> bool:
    """Return whether the conclusion itself, without its relative clauses, is about all of a kind.

    It says so, or begins with the kind and no more: "Landlords cheat".
    """
    said = main_part(passage.conclusion)
    if has("ought", said) or not _has_phrase(passage.premise, lists_of(kind, PREMISE)):
        return False
    return has("reaching-all", said) or names_a_kind(said)


def _is_certain(passage: Passage, kind: StepKind) -> bool:
    """Return whether the conclusion has a word of certainty, and the premise one of doubt."""
    guarded = _has_phrase(passage.premise, lists_of(kind, PREMISE)) or has("hedge", passage.premise)
    return _has_phrase(passage.conclusion, lists_of(kind, CONCLUSION)[:1]) and guarded


def _asks(passage: Passage, _kind: StepKind) -> bool:
    """Return whether the conclusion asks for something: not "the scorn they must endure is …"."""
    return not describes_burden(main_part(passage.conclusion))


def _has_phrase(text: str, lists: tuple[str, ...]) -> bool:
    return not phrases(text).keys().isdisjoint(lists)


_READERS: Mapping[str, Callable[[Passage, StepKind], bool]] = {
    "cause": _names_a_cause,
    "self-praise": _rates_itself,
    "many-believe": _counts_believers,
    "scope": _reaches_all,
    "certainty-jump": _is_certain,
    "should-without-goal": _asks,
}
