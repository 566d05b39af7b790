"""A draft -> its links, each with a reason; statements that nothing connects have none.

How likely one statement supports another is a sum of points; every figure is ours, set by hand.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import fsum, log

from argmap.drafting.guesses import ENOUGH, SHORT
from argmap.drafting.roles import Draft, DraftStatement
from argmap.english.word_lists import word_lists
from argmap.model import NEXT_TO_IT, Kind

_SURE_REASONS = word_lists("roles")["sure-reasons"].split("; ")
_LIKELY_REASONS = word_lists("roles")["likely-reasons"].split("; ")
LIST = "list"
SUMMARY_WORD = "summary word"
CLOSING_POINT = "closing point"
MAIN_CONCLUSION = "main conclusion"
PLACES = frozenset(
    {NEXT_TO_IT, LIST, SUMMARY_WORD, CLOSING_POINT, MAIN_CONCLUSION}
)  # reasons that quote no words
_FARTHEST = 20  # statements that a summary word takes up
_TAKEN_UP = 4  # of these, those that it more often takes up than not
_WINDOW = 10  # statements before and after one among which its conclusion is looked for
_BETWEEN_ITEMS = 8  # statements that may be between two items of a list
_UNDERCUT = 4  # statements between a link and what speaks against it
_SURE = 14  # points with which two in three are right
# Points with which more are right than wrong: by place alone and with a cue, in short and longer
# texts.
_BY_PLACE, _WITH_CUE = (14, 16), (10, 12)
_SECOND = 0.25  # chance above which a statement has a second link
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


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link before the statements have ids: the ranks of its ends."""

    source: int
    target: int
    kind: Kind
    because: str
    # For an undercut: the conclusion of the link from `target` that it speaks against.
    onto: int = -1
    sure: bool = False  # whether two in three such links are right
    likely: bool = False  # whether more of such links are right than wrong


def to_draft_links(draft: Draft) -> tuple[DraftLink, ...]:
    """Return the links, in the order of their sources; no cycle, no two between the same ends.

    Of what a rule proposes from a statement, the first that closes no cycle is accepted.
    """
    accepted: list[DraftLink] = []
    onward: dict[int, list[int]] = {}
    for propose in _RULES:
        done: set[int] = set()
        for link in propose(draft, frozenset(onward)):
            if link.source not in done and not leads_back(onward, link):
                done.add(link.source)
                accepted.append(link)
                onward.setdefault(link.source, []).append(link.target)
    links = [*accepted, *_undercuts(draft, accepted)]
    return tuple(sorted(links, key=lambda link: (link.source, link.target, link.kind)))


def leads_back(onward: Mapping[int, Sequence[int]], link: DraftLink) -> bool:
    """Return whether a link is already there, or closes a circle of those that are."""
    if link.target in onward.get(link.source, ()):
        return True
    reached, todo = {link.target}, [link.target]
    while todo and link.source not in reached:
        new = set(onward.get(todo.pop(), ())) - reached
        reached |= new
        todo += new
    return link.source in reached


def _reasons(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links from a part that opens with "because" or the like to what it is a reason for."""
    for one in draft.statements:
        reason = one.utterance.reason
        if not reason or one.role == "rebuttal":
            continue
        numbers, before = draft.discourse.beside(one.number), draft.before(one)
        beside = [other for other in draft.near(one, 1, 1) if other.number in numbers]
        if not beside and before is not None and one.utterance.says("afterthought"):
            beside = [before]
        sure = reason.lower() in _SURE_REASONS
        likely = sure or reason.lower() in _LIKELY_REASONS
        for other in beside:
            yield DraftLink(one.rank, other.rank, "support", reason, sure=sure, likely=likely)


def _lists(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links from list items to the line that introduces them, which ends in a colon."""
    intro: DraftStatement | None = None
    for one in draft.statements:
        if one.segment.marker:
            before = draft.near(one, 1, 0)
            begins_block = not any(one.segment.block == other.segment.block for other in before)
            if intro is not None and one.section == intro.section and begins_block:
                yield DraftLink(one.rank, intro.rank, "support", LIST, sure=True, likely=True)
        elif one.segment.text.endswith(":"):
            intro = one
        else:  # a paragraph between two items belongs to the first
            after = [each for each in draft.near(one, 0, _BETWEEN_ITEMS) if each.segment.marker]
            intro = intro if any(each.section == one.section for each in after) else None


def _steps(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield the steps that their words show, next to what other rules found."""
    by_number = {one.number: one for one in draft.statements}
    for step in draft.steps:
        one, target = by_number[step.premise], by_number[step.conclusion]
        because = step.claims or step.gives
        yield DraftLink(one.rank, target.rank, "support", because)


def _attacks(draft: Draft, _linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield attacks: an answer on the claim it denies, a concession on what outweighs it."""
    by_number = {one.number: one for one in draft.statements}
    for one in draft.statements:
        role = one.proposed
        if one.role != "rebuttal":
            continue
        target = _outweighing(draft, one) if role.concedes else draft.before(one)
        target = by_number.get(role.answers) if role.answers >= 0 else target
        if target is not None:
            likely = role.within or len(draft.statements) <= SHORT
            reason, sure = role.because, role.within
            yield DraftLink(one.rank, target.rank, "attack", reason, sure=sure, likely=likely)


def _outweighing(draft: Draft, one: DraftStatement) -> DraftStatement | None:
    """Return what a concession speaks against.

    That is the rest of its sentence, else the main claim or the nearest point.
    """
    if one.proposed.within:
        return _main_clause(draft, one)
    if len(draft.statements) <= SHORT and draft.main is not None:
        return draft.statements[draft.main]
    near = reversed(draft.near(one, _WINDOW, 0))
    before = (other for other in near if other.section == one.section)
    after = (other for other in draft.near(one, 0, _WINDOW - 1) if not other.proposed.concedes)
    return next((other for other in chain(before, after) if other.is_point), None)


def _main_clause(draft: Draft, one: DraftStatement) -> DraftStatement | None:
    """Return the main clause of a concession's sentence, else what follows it or is nearest."""
    whole = one.segment.whole
    top = whole.find(lambda word: not word.step and word.is_word)
    start = -1 if top is None else whole.words[top].start

    def distance(other: DraftStatement) -> tuple[bool, bool, int]:
        outside = not other.segment.start <= start < other.segment.end
        return outside, other.rank < one.rank, abs(other.rank - one.rank)

    same = (each for each in draft.near(one, 3, 3) if each.segment.sentence == one.segment.sentence)
    return min((each for each in same if not each.proposed.concedes), key=distance, default=None)


def _collected(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links to a statement that takes up all before it, back to the last conclusion."""
    taken = set(linked)
    closes = len(draft.statements) <= SHORT and not draft.discourse.reports_results
    for one in draft.statements:
        takes_up = one.utterance.says("collecting") or (closes and one.utterance.says("closing"))
        if one.utterance.voice.reported or not takes_up:
            continue
        for other in _back_to_conclusion(draft, one):
            if other.rank not in taken:
                taken.add(other.rank)
                likely = one.rank - other.rank <= _TAKEN_UP
                yield DraftLink(other.rank, one.rank, "support", SUMMARY_WORD, likely=likely)


def _back_to_conclusion(draft: Draft, one: DraftStatement) -> Iterator[DraftStatement]:
    """Yield what precedes a statement in its section, or in the one before if it opens its own."""
    here = one.segment.section
    opens = not any(other.section == here for other in draft.near(one, 1, 0))
    sections = {here, here - 1} if opens else {here}
    for other in reversed(draft.near(one, _FARTHEST, 0)):
        if other.segment.section not in sections:
            return
        if other.utterance.voice.reported:
            continue
        if other.role != "rebuttal":
            yield other
        if other.role == "conclusion" or other.utterance.says("collecting"):
            return


def _results(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield, in a report of results, links from each to the closing point that is most like it."""
    closing = _closing_points(draft) if draft.discourse.reports_results else ()
    counts = Counter(word for one in draft.statements for word in one.utterance.content)
    for one in draft.statements[: closing[-1].rank] if closing else ():
        if one.role == "evidence" and one.rank not in linked:
            shared = {}
            for other in closing:
                common = one.utterance.content & other.utterance.content
                shared[other.rank] = fsum(1 / counts[word] for word in common)
            best = max(shared, key=lambda rank: (shared[rank], -rank))
            yield DraftLink(one.rank, best, "support", CLOSING_POINT)


def _closing_points(draft: Draft) -> Sequence[DraftStatement]:
    """Return the points after the last evidence of a text; if there are none, its last point."""
    points = [one for one in draft.statements if one.is_point]
    last = max((one.rank for one in draft.statements if not one.is_point), default=-1)
    return [one for one in points if one.rank > last] or points[-1:]


def _nearby(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield links from what is not linked yet to what it may support, the likeliest first."""
    least = _LIKELY + _LIKELIER * draft.votes.weight
    for one in draft.statements:
        if one.rank in linked or not _may_support(draft, one):
            continue
        near = draft.near(one, _WINDOW, _WINDOW)
        scores = {other.rank: points_by_hand(draft, one, other) for other in near}
        for rank in sorted(scores, key=lambda rank: (-scores[rank], abs(rank - one.rank), rank)):
            if scores[rank] > least:
                because, sure = _why(one, draft.statements[rank]), scores[rank] >= _SURE
                bounds = _BY_PLACE if because == NEXT_TO_IT else _WITH_CUE
                likely = scores[rank] >= bounds[len(draft.statements) > SHORT]
                yield DraftLink(one.rank, rank, "support", because, sure=sure, likely=likely)


def _may_support(draft: Draft, one: DraftStatement) -> bool:
    if draft.discourse.reports_results and one.is_point:
        return False
    return not (one.rank == draft.main or one.proposed.concedes or one.utterance.is_opinion)


def _second(draft: Draft, linked: Collection[int]) -> Iterator[DraftLink]:
    """Yield second links that the voter finds likely: evidence may support both its neighbours."""
    for one in draft.statements if draft.votes.weight == 1 else ():
        if one.role != "evidence" or one.rank not in linked or one.utterance.voice.reported:
            continue
        near = draft.near(one, _WINDOW, _WINDOW)
        claims = [other for other in near if other.role in {"claim", "conclusion"}]
        chances = {other.rank: draft.vote(one, other) for other in claims}
        for rank in sorted(chances, key=lambda rank: -chances[rank]):
            if chances[rank] > _SECOND:
                yield DraftLink(one.rank, rank, "support", _why(one, draft.statements[rank]))


def _why(one: DraftStatement, target: DraftStatement) -> str:
    if target.rank > one.rank:
        return target.utterance.cue("conclusion") or NEXT_TO_IT
    cue = one.utterance.cue
    return cue("example") or cue("again") or cue("summary") or NEXT_TO_IT


def _undercuts(draft: Draft, links: Collection[DraftLink]) -> Iterator[DraftLink]:
    """Yield what speaks against a step and not against its ends: "That does not prove …"."""
    for one in (each for each in draft.statements if each.utterance.says("undercut")):
        near = range(one.rank - _UNDERCUT, one.rank)
        steps = [
            (link.source, link.target)
            for link in links
            if link.kind == "support" and link.source in near and link.target < one.rank
        ]
        if steps:
            source, target = max(steps)
            words = one.utterance.cue("undercut")
            yield DraftLink(one.rank, source, "undercut", words, target)


def points_by_hand(draft: Draft, one: DraftStatement, target: DraftStatement) -> float:
    """Return how likely a statement supports another."""
    ends = one.rank, target.rank
    if ends not in draft.points:
        draft.points[ends] = _points(draft, one, target)
    return draft.points[ends]


def _points(draft: Draft, one: DraftStatement, target: DraftStatement) -> float:
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
    ends = all(other.section != target.section for other in draft.near(target, 0, 1))
    concludes = target.utterance.says("closing") or target.utterance.says("collecting") or ends
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
    ahead, says = target.rank > one.rank, target.utterance.says
    points = (3 if ahead else -3) * says("conclusion")
    points -= 2 * one.utterance.says("advice") + says("contrast") + bool(target.utterance.reason)
    points -= 2 * ahead * (bool(one.utterance.reason) + says("again"))
    return points + 2 * (target.rank == one.rank + 1 and says("summary"))


def _by_vote(draft: Draft, one: DraftStatement, target: DraftStatement) -> float:
    """Return what a trained voter's chance of a link is worth: nothing if it is middling."""
    odds = log(max(draft.vote(one, target), 1e-6) / _MIDDLING)
    return _VOTE * draft.votes.weight * max(-_MOST_ODDS, min(_MOST_ODDS, odds))


# The later rules link what the earlier ones left; a premise of a step may have two conclusions.
_RULES = (
    _reasons, _lists, _attacks, _collected, _results, _nearby, _steps, _steps, _second,
)  # fmt: skip
