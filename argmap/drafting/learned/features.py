"""Utterances -> what the trained voter sees of each: named features with a value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.drafting.guesses import DraftRole
from argmap.drafting.learned.choices import Vector
from argmap.drafting.utterances import Discourse, Utterance

_LEXICAL = 3.0  # what all words of a segment together may weigh before training
_MOST_POINTS = 8.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What the voter sees of one segment."""

    words: Vector
    ways: Vector
    step: int  # 0: the segment before is in the same sentence, 1: in the same paragraph, 2: neither


@dataclass(frozen=True, slots=True)
class _View:
    """An utterance with what is asked of it several times."""

    utterance: Utterance
    lemmas: tuple[str, ...]
    cues: tuple[str, ...]
    points: float
    opens: str  # its first lemma


def to_sights(discourse: Discourse, guesses: Sequence[DraftRole]) -> dict[int, Sight]:
    """Return what the voter sees of each utterance that argues something, by its number.

    The order of the features is fixed: sums over them must not depend on anything else.
    """
    kept = [number for number, guess in enumerate(guesses) if guess.role is not None]
    views = [_view(discourse.utterances[number], guesses[number]) for number in kept]
    found = {}
    for place, number in enumerate(kept):
        step = _step(views[place - 1], views[place]) if place else 0
        found[number] = Sight(_of_words(views, place), _of_ways(views, place), step)
    return found


def _view(utterance: Utterance, guess: DraftRole) -> _View:
    lemmas = tuple(word.lemma for word in utterance.words if word.is_word)
    points = max(-_MOST_POINTS, min(_MOST_POINTS, guess.points))
    return _View(utterance, lemmas, tuple(sorted(utterance.cues)), points, "".join(lemmas[:1]))


def _step(before: _View, view: _View) -> int:
    one, other = before.utterance.segment, view.utterance.segment
    if one.sentence == other.sentence:
        return 0
    return 1 if one.block == other.block else 2


def _of_words(views: Sequence[_View], number: int) -> Vector:
    """Return the signs of evidence or a claim in a segment itself."""
    lemmas = views[number].lemmas
    lexical = {f"l={each}" for each in lemmas} | {f"b={a}_{b}" for a, b in pairwise(lemmas)}
    seen = dict.fromkeys(sorted(lexical), _LEXICAL / max(1, len(lexical)) ** 0.5)
    return seen | dict.fromkeys(_names(views, number), 1.0)


def _names(views: Sequence[_View], number: int) -> Iterator[str]:
    view, words = views[number], views[number].utterance.words
    yield from (f"c={cue}" for cue in view.cues)
    yield f"o={view.opens}"
    yield f"o2={'_'.join(view.lemmas[:2])}"
    yield from (f"t={tag}" for tag in sorted({word.tag for word in words if word.tag}))
    if view.utterance.main_verb is not None:
        verb = words[view.utterance.main_verb]
        yield from (f"m={verb.lemma}", f"mt={verb.tag}")
    subjects = (word.lower for word in words if word.dep in {"nsubj", "nsubjpass"})
    yield f"subj={next(subjects, '-')}"
    yield f"pts={int(view.points)}"
    yield f"n={min(6, len(view.lemmas) // 5)}"
    yield f"pos={4 * number // len(views)}"
    yield f"num={min(3, sum(word.tag == 'CD' for word in words))}"
    yield f"prop={min(4, sum(word.pos == 'PROPN' for word in words))}"
    yield from ("first",) * (number == 0)
    yield from ("last",) * (number == len(views) - 1)
    yield from ("lead",) * bool(view.utterance.segment.lead)


def _of_ways(views: Sequence[_View], number: int) -> Vector:
    """Return the signs of a claim on one side or the other: the neighbours."""
    view = views[number]
    seen = {"b": 1.0} | {f"u{cue}": 1.0 for cue in view.cues}
    seen |= {f"o={view.opens}": 1.0, f"o2={'_'.join(view.lemmas[:2])}": 1.0}
    shared = 0
    for side, sign, other in (("p", 1, number - 1), ("n", -1, number + 1)):
        if not 0 <= other < len(views):
            seen[f"{side}end"] = 1.0
            continue
        near = views[other]
        common = len(view.utterance.content & near.utterance.content)
        shared += sign * common
        seen[f"{side}{_step(near, view)}"] = 1.0
        seen |= {f"{side}c={cue}": 1.0 for cue in near.cues}
        seen[f"{side}o={near.opens}"] = 1.0
        seen[f"{side}s{min(2, common)}"] = 1.0
        seen[f"{side}pts"] = near.points / 4
    seen |= {"pos": number / len(views), "n": min(30, len(view.lemmas)) / 15}
    return seen | {"shared": float(shared)}
