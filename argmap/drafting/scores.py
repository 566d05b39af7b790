"""How likely one statement supports another, in points; every figure is ours, set by hand."""

from math import log

from argmap.drafting.draft import Draft, DraftStatement
from argmap.drafting.guesses import ENOUGH, SHORT

_LIKELY = 4  # points above which a link is proposed
# How many more it takes if the voter is used: a link in excess costs as much as a missing one.
_LIKELIER = 2
_LONG = 25  # statements of a text in which most may still support one claim
# What a distance is worth: how many statements further the conclusion is.
_NEARNESS = {-5: -3, -4: -2, -3: 0, -2: 2, -1: 4, 1: 4, 2: 1, 3: -2, 4: -4, 5: -6}
_FAR = -8
_RUN = 3  # the same for a concluding claim, if there is only evidence between
_VOTE = 4.0  # points for a chance e times as great as a middling one
_MIDDLING = 0.15
_MOST_ODDS = 2.5


def threshold(draft: Draft) -> float:
    """Return the points above which a link is proposed."""
    return _LIKELY + _LIKELIER * draft.votes.weight


def score_link(draft: Draft, one: DraftStatement, target: DraftStatement) -> float:
    """Return how likely a statement supports another."""
    return (
        1.8 * _as_claim(target)
        - _as_claim(one)
        + _by_place(draft, one, target)
        + _by_cues(one, target)
        - 4 * target.utterance.voice.reported
        + _by_vote(draft, one, target)
        + 0.5 * min(3, len(one.utterance.content & target.utterance.content))
    )


def _as_claim(one: DraftStatement) -> float:
    return max(-8, min(8, one.proposed.points)) / 4


def _by_place(draft: Draft, one: DraftStatement, target: DraftStatement) -> int:
    step, last = target.rank - one.rank, len(draft.statements) - 1
    between = draft.statements[min(one.rank, target.rank) + 1 : max(one.rank, target.rank)]
    blocked = any(other.proposed.points >= ENOUGH for other in between)
    near = _NEARNESS.get(step, _FAR)
    concludes = target.says("closing") or target.says("collecting") or draft.ends_section(target)
    if step > 0 and not blocked and concludes:
        near = max(near, _RUN)
    main = target.proposed.main * (6 if last < SHORT else 2 if last < _LONG else 0)
    return near - 2 * blocked + main + _by_edge(draft, one, target) - _apart(draft, one, target)


def _by_edge(draft: Draft, one: DraftStatement, target: DraftStatement) -> int:
    """Return what a target at either end of the text says; results support the point at the end."""
    last = target.rank == len(draft.statements) - 1
    if not draft.discourse.reports_results:
        return 3 * (target.rank == 0) + 2 * last
    return (8 if target.is_point else 2) * last - 4 * (target.rank < one.rank)


def _apart(draft: Draft, one: DraftStatement, target: DraftStatement) -> int:
    """Return what borders between two statements cost: little if each sentence has its line."""
    if one.segment.sentence == target.segment.sentence:
        return -2
    if one.segment.block == target.segment.block:
        return -2 if one.segment.marker else 0
    return (1 if draft.discourse.in_lines else 4) + 5 * (one.section != target.section)


def _by_cues(one: DraftStatement, target: DraftStatement) -> int:
    ahead = target.rank > one.rank
    points = (3 if ahead else -3) * target.says("conclusion")
    points -= 2 * one.says("advice") + target.says("contrast") + bool(target.utterance.reason)
    points -= 2 * ahead * (bool(one.utterance.reason) + target.says("again"))
    return points + 2 * (target.rank == one.rank + 1 and target.says("summary"))


def _by_vote(draft: Draft, one: DraftStatement, target: DraftStatement) -> float:
    """Return what a trained voter's chance of a link is worth: nothing if it is middling."""
    chance = draft.vote(one, target)
    if chance is None:
        return 0.0
    odds = log(max(chance, 1e-6) / _MIDDLING)
    return _VOTE * draft.votes.weight * max(-_MOST_ODDS, min(_MOST_ODDS, odds))
