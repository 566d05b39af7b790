"""Utterances -> steps without a cue word, shown by their words: "Thefts fell. The patrols work".

The scorer of `argmap/inference` says how likely two statements are a premise and a conclusion of
the kinds that argmap questions, whatever the text supplies; place and cues decide between several.
Every figure is ours, set by hand on pairs of passages (`benchmarks/steps`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.drafting.guesses import ENOUGH, SHORT, DraftRole
from argmap.drafting.utterances import Discourse, Utterance
from argmap.english.cues import has
from argmap.english.sentences import is_question
from argmap.inference.features import (
    CONCLUSION,
    PREMISE,
    Passage,
    conclusion_features,
    overlap,
    places,
    premise_features,
)
from argmap.inference.scorer import Scorer, load_scorer, odds, strongest, sum_of

_ENOUGH = -1.0  # points from which a step is proposed
_ENOUGH_IN_LONG = 1.5  # the same in a text with many others to choose from
_FROM_CLAIM = -2.0  # a premise with more signs of a claim than of evidence
_AS_PREMISE = 0.6  # what log odds of a premise count, next to those of a conclusion
_OVERLAP = 2.0  # what those of the words that both have count
# What a distance is worth: how many utterances further the conclusion is.
_NEARNESS = {-4: -2.5, -3: -1.5, -2: 0.0, -1: -3.0, 1: 2.5, 2: 0.5, 3: -0.5, 4: -1.5}
_HOPE = 2.0  # points that a pair may still gain by the words that both have
_AS_CLAIM = 0.4  # what a point of the drafter's own signs for a claim counts, at most:
_MOST_SIGNS = 5
_SAME_SENTENCE = -2.5  # unless the conclusion is a relative clause: ", which shows that …"
_RELATIVE = "WDT"  # the tag of its first word
_OTHER_BLOCK = -1.0
_FIRST, _LAST = 1.0, -1.5  # a conclusion that opens or closes the text
_NEVER = -99.0
# Points of cues in a conclusion and in a premise: no step leads to a concession or an example, or
# from a demand.
_CONCLUDES = {
    "conclusion": 1.0, "summary": 1.5, "again": _NEVER, "although": _NEVER,
    "afterthought": _NEVER, "concession": _NEVER, "contrast": _NEVER, "example": _NEVER,
    "idle": _NEVER,
}  # fmt: skip
_GIVES = {
    "advice": _NEVER, "although": _NEVER, "concession": _NEVER, "conclusion": _NEVER,
    "contrast": _NEVER, "idle": _NEVER,
}  # fmt: skip
_MOST = 2  # conclusions that one premise has
_FEWEST = 3  # words of an end of a step


class DraftStep(NamedTuple):
    """A step before there are statements: the numbers of two utterances, and what decided."""

    premise: int
    conclusion: int
    points: float
    gives: str  # the words of the premise that decided; empty if no words did
    claims: str  # the same of the conclusion


def to_steps(discourse: Discourse, guesses: Sequence[DraftRole]) -> tuple[DraftStep, ...]:
    """Return the steps that are likely enough, the likeliest first; no statement is both ends."""
    premises: Counter[int] = Counter()
    conclusions: set[int] = set()
    found = []
    for step in sorted(_likely(discourse, guesses), key=lambda step: (-step.points, step)):
        free = step.premise not in conclusions and not premises[step.conclusion]
        if free and step.conclusion not in conclusions and premises[step.premise] < _MOST:
            premises[step.premise] += 1
            conclusions.add(step.conclusion)
            found.append(step)
    return tuple(found)


def _likely(discourse: Discourse, guesses: Sequence[DraftRole]) -> Iterator[DraftStep]:
    """Yield every pair that is likely enough; the words that both have are read last."""
    if _reports_a_study(discourse):
        return
    least, scorer = _ENOUGH if len(guesses) <= SHORT else _ENOUGH_IN_LONG, load_scorer()
    every = tuple(zip(discourse.utterances, guesses, strict=True))
    gives = [_as_premise(*each, scorer) for each in every]
    claims = [_as_conclusion(*each, scorer) for each in every]
    for number in range(len(every)):
        for other in _near(discourse, number):
            points = claims[number] + gives[other] + _by_place(discourse, other, number)
            if points + _HOPE < least:
                continue
            ends = (every[each][0].segment.text for each in (number, other))
            passage = Passage(*ends)
            points += _OVERLAP * sum_of(scorer.step, overlap(passage))
            if points >= least:
                given, claimed = _words(passage, scorer)
                if claimed:
                    yield DraftStep(other, number, points, given, claimed)


def _reports_a_study(discourse: Discourse) -> bool:
    """Return whether results are reported with how they were obtained, or chosen by somebody."""
    if not discourse.reports_results or discourse.given:
        return discourse.reports_results
    return any(each.is_procedure() or has("experiment", each.text) for each in discourse.utterances)


def _as_conclusion(utterance: Utterance, guess: DraftRole, scorer: Scorer) -> float:
    text, is_item = utterance.segment.text, bool(utterance.segment.marker)
    if utterance.reason or utterance.is_opinion or is_question(text) or _is_short(utterance):
        return _NEVER
    if is_item and not utterance.says("conclusion"):  # an item is next to others, not after them
        return _NEVER
    points = _by_cues(_CONCLUDES, utterance)
    points += _AS_CLAIM * max(-_MOST_SIGNS, min(_MOST_SIGNS, guess.points))
    return points + odds(scorer.step, conclusion_features(text)) if points > _NEVER / 2 else _NEVER


def _as_premise(utterance: Utterance, guess: DraftRole, scorer: Scorer) -> float:
    points = _by_cues(_GIVES, utterance) + _FROM_CLAIM * (guess.points >= ENOUGH)
    if utterance.reason or points < _FROM_CLAIM or _is_short(utterance):
        return _NEVER
    return points + _AS_PREMISE * sum_of(scorer.step, premise_features(utterance.segment.text))


def _is_short(utterance: Utterance) -> bool:
    return len(utterance.segment.text.split()) < _FEWEST


def _by_cues(points: Mapping[str, float], utterance: Utterance) -> float:
    return sum(points.get(cue, 0.0) for cue in utterance.cues)


def _near(discourse: Discourse, number: int) -> Iterator[int]:
    """Yield the numbers of the utterances that may be premises of one in the same section."""
    section = discourse.utterances[number].segment.section
    near = (number - distance for distance in _NEARNESS)
    for other in (each for each in near if 0 <= each < len(discourse.utterances)):
        if discourse.utterances[other].segment.section == section:
            yield other


def _by_place(discourse: Discourse, premise: int, conclusion: int) -> float:
    one, other = discourse.utterances[premise], discourse.utterances[conclusion]
    points = _NEARNESS[conclusion - premise]
    apart = one.segment.sentence != other.segment.sentence or other.words[0].tag == _RELATIVE
    points += _SAME_SENTENCE * (not apart)
    points += _OTHER_BLOCK * (one.segment.block != other.segment.block)
    return points + _FIRST * (not conclusion) + _LAST * (other is discourse.utterances[-1])


def _words(passage: Passage, scorer: Scorer) -> Iterator[str]:
    """Yield the words that decided, of the premise and of the conclusion."""
    for text, part in ((passage.premise, PREMISE), (passage.conclusion, CONCLUSION)):
        start, end = strongest(scorer.step, places(text, part)) or (0, 0)
        yield text[start:end].strip()
