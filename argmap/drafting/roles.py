"""First guesses -> roles -> a draft: its statements in order, which the links join.

A trained voter has its say, and what utterances say to each other: they concede a point and
outweigh it, they answer what somebody else claims, and one is the claim that the whole text is for.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from argmap.drafting.guesses import ENOUGH, NO_SIGN, SHORT, DraftRole
from argmap.drafting.learned.voter import Votes
from argmap.drafting.segments import Segment
from argmap.drafting.steps import DraftStep
from argmap.drafting.utterances import Discourse, Utterance
from argmap.english.cues import first
from argmap.english.sentences import is_question
from argmap.model import Role

_VOTE = 3.0  # points for a vote of one in log odds
_MOST_ODDS = 3.0  # what a vote may weigh at most
_MOST_OPEN = 20  # reported claims that may still be answered
_MOST_COMMON = 4  # segments with a word that still says what a claim is about
_SHARED = 2  # words that an answer shares with what it answers, however far away
_FARTHEST_ANSWER = 5  # segments from an answer to what it answers, if they share too few words
_MAIN_POINTS = {"conclusion": 2, "collecting": 2, "stance": 1}  # for the main claim, by cue
_MAIN_ADVICE = 3
_MAIN_QUESTION = -5


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """An utterance that argues something."""

    rank: int  # among the statements
    number: int  # among all utterances
    utterance: Utterance
    proposed: DraftRole
    role: Role

    @property
    def segment(self) -> Segment:
        """Return its stretch of text."""
        return self.utterance.segment

    @property
    def section(self) -> int:
        """Return the number of its section."""
        return self.segment.section

    @property
    def is_point(self) -> bool:
        """Return whether it is more than evidence."""
        return self.role != "evidence"


@dataclass(frozen=True, slots=True)
class Draft:
    """All statements that are proposed for a text, in order.

    `points` of links, by the ranks of their ends, are noted once they are known.
    """

    statements: tuple[DraftStatement, ...]
    main: int | None  # rank of the main claim
    discourse: Discourse
    votes: Votes
    steps: tuple[DraftStep, ...] = ()
    points: dict[tuple[int, int], float] = field(default_factory=dict, repr=False, compare=False)

    def vote(self, one: DraftStatement, other: DraftStatement) -> float:
        """Return the voter's chance that one supports another."""
        return self.votes.links.get((one.number, other.number), 0.0)

    def near(self, one: DraftStatement, before: int, after: int) -> tuple[DraftStatement, ...]:
        """Return the statements within a distance before and after one."""
        start, here, end = max(0, one.rank - before), one.rank, one.rank + 1 + after
        return self.statements[start:here] + self.statements[here + 1 : end]

    def before(self, one: DraftStatement) -> DraftStatement | None:
        """Return the statement that is the segment directly before one."""
        before = self.statements[one.rank - 1] if one.rank else None
        return before if before and before.number == one.number - 1 else None


def to_draft(
    discourse: Discourse,
    roles: Sequence[DraftRole],
    votes: Votes,
    steps: tuple[DraftStep, ...] = (),
) -> Draft:
    """Return the statements of a text: the utterances that have a role."""
    found: list[DraftStatement] = []
    for number, (utterance, each) in enumerate(zip(discourse.utterances, roles, strict=True)):
        if each.role is not None:
            found.append(DraftStatement(len(found), number, utterance, each, each.role))
    main = next((statement.rank for statement in found if statement.proposed.main), None)
    return Draft(tuple(found), main, discourse, votes, steps)


def to_roles(
    discourse: Discourse,
    guesses: Sequence[DraftRole],
    votes: Votes,
    steps: Sequence[DraftStep] = (),
) -> tuple[DraftRole, ...]:
    """Return the role of each utterance of a text."""
    every = enumerate(zip(discourse.utterances, guesses, strict=True))
    found = [_with_vote(utterance, guess, votes, number) for number, (utterance, guess) in every]
    for rule in (_concede, _answer_reports):
        rule(discourse, found)
    for step in steps:
        _take(step, found)
    _choose_main(discourse, found)
    return tuple(found)


def _take(step: DraftStep, found: list[DraftRole]) -> None:
    """Make a claim of a step's conclusion, and evidence of its premise; a rebuttal remains one."""
    one, other = found[step.premise], found[step.conclusion]
    if one.role is None:
        found[step.premise] = DraftRole("evidence", step.gives, "premise", min(one.points, 0))
    if other.role in {None, "evidence"}:
        points = max(other.points, ENOUGH)
        found[step.conclusion] = DraftRole("claim", step.claims, "conclusion", points)


def _with_vote(utterance: Utterance, guess: DraftRole, votes: Votes, number: int) -> DraftRole:
    """Return a guess with the vote added to its points.

    If the vote reverses it, the words that weighed most with the voter are the reason.
    """
    if guess.role is None or number not in votes.claims or utterance.is_opinion:
        return guess
    points = guess.points + _VOTE * max(-_MOST_ODDS, min(_MOST_ODDS, votes.claims[number]))
    is_claim = points >= ENOUGH
    words = votes.because.get(number, ("", ""))[is_claim]
    moved = replace(guess, points=points, because=words or NO_SIGN, kind="word" if words else "")
    if is_claim == (guess.points >= ENOUGH):
        return moved if guess.because == NO_SIGN else replace(guess, points=points)
    if not is_claim:
        return replace(moved, role="evidence")
    concludes = utterance.segment.sentence and utterance.says("conclusion")
    return replace(moved, role="conclusion" if concludes else "claim")


def _concede(discourse: Discourse, found: list[DraftRole]) -> None:
    """Make rebuttals of what is conceded and of what outweighs it."""
    for number, utterance in enumerate(discourse.utterances):
        if found[number].role is None:
            continue
        if utterance.says("although"):
            if discourse.beside(number):
                found[number] = _conceded(found[number], utterance, "although")
        elif utterance.says("concession") and _is_outweighed(discourse, number):
            found[number] = _conceded(found[number], utterance, "concession")
        elif utterance.says("contrast") and number:
            before = found[number - 1]
            if before.concedes and not before.within:
                found[number] = _rebuttal(found[number], utterance.cue("contrast"), "contrast")


def _rebuttal(role: DraftRole, words: str, kind: str) -> DraftRole:
    return replace(role, role="rebuttal", because=words, kind=kind)


def _conceded(role: DraftRole, utterance: Utterance, kind: str) -> DraftRole:
    rebuttal = _rebuttal(role, utterance.cue(kind), "concession")
    return replace(rebuttal, concedes=True, within=kind == "although")


def _is_outweighed(discourse: Discourse, number: int) -> bool:
    """Return whether a contrast follows: in a long text "of course" alone concedes nothing."""
    after = discourse.utterances[number + 1 : number + 2]
    return len(discourse.utterances) <= SHORT or any(each.says("contrast") for each in after)


def _answer_reports(discourse: Discourse, found: list[DraftRole]) -> None:
    """Make rebuttals of what answers somebody else's claim."""
    reported = [
        number
        for number, utterance in enumerate(discourse.utterances)
        if utterance.voice.reported and found[number].role == "claim"
    ]
    rare = _rare_words(discourse) if reported else frozenset()
    for number in _points(discourse, found):
        if _draws_on(discourse.utterances[number]):
            continue
        still_open = [other for other in reported if other < number][-_MOST_OPEN:]
        answer = _answer(discourse, still_open, number, rare)
        if answer is not None:
            rebuttal = _rebuttal(found[number], answer[1], "denial")
            found[number] = replace(rebuttal, answers=answer[0])
            reported.remove(answer[0])


def _draws_on(utterance: Utterance) -> bool:
    """Return whether it opens with what it concludes from, and so answers nobody: "Therefore"."""
    words = utterance.cue("conclusion")
    opens = bool(words) and utterance.text.startswith(words)
    return utterance.says("closing") or (opens and utterance.cue("denial") in {"", words})


def _points(discourse: Discourse, roles: Sequence[DraftRole]) -> list[int]:
    return [
        number
        for number, utterance in enumerate(discourse.utterances)
        if roles[number].role in {"claim", "conclusion"} and not utterance.voice.reported
    ]


def _answer(
    discourse: Discourse, reported: Sequence[int], number: int, rare: frozenset[str]
) -> tuple[int, str] | None:
    """Return the reported claim that a claim of the author's denies, and the words that deny it.

    Either both speak of the same things, or the denial follows soon, in the same section.
    """
    utterance = discourse.utterances[number]
    denial, contrast = utterance.cue("denial"), utterance.cue("contrast")
    words = denial or first("draft-negation", utterance.text) or contrast
    if not reported or not words:
        return None
    own = utterance.content & rare
    shared = {other: len(discourse.utterances[other].content & own) for other in reported}
    best = max(reported, key=lambda other: (shared[other], other))
    if shared[best] >= _SHARED:
        return best, words
    last, words = reported[-1], denial or contrast
    near = number - last <= (_FARTHEST_ANSWER if denial else 1)
    section = discourse.utterances[last].segment.section
    return (last, words) if words and near and section == utterance.segment.section else None


def _rare_words(discourse: Discourse) -> frozenset[str]:
    """Return the words of few segments: the subject of a text hardly shows who answers whom."""
    counts = Counter(word for utterance in discourse.utterances for word in utterance.content)
    most = max(_MOST_COMMON, len(discourse.utterances) // 12)
    return frozenset(word for word, count in counts.items() if count <= most)


def _choose_main(discourse: Discourse, found: list[DraftRole]) -> None:
    points = {
        number: _main_points(discourse.utterances[number], found[number])
        for number in _points(discourse, found)
    }
    if points:
        # Short texts open with what they are for, long ones arrive at it.
        later = 1 if len(points) > SHORT else -1
        best = max(points, key=lambda number: (points[number], later * number))
        found[best] = replace(found[best], role="conclusion", main=True)


def _main_points(utterance: Utterance, role: DraftRole) -> int:
    points = sum(points for kind, points in _MAIN_POINTS.items() if utterance.says(kind))
    if is_question(utterance.segment.text):
        return points + _MAIN_QUESTION
    advice = _MAIN_ADVICE * ("advice" in utterance.own_cues)
    return points + advice + (role.role == "conclusion")
