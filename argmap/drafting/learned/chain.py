"""A chain of linear votes: the chance of each state of each segment, and of each link.

Each segment is a claim, or evidence for the claim before it, after it, or both. Its words vote
on the first, its neighbours on the second, and the whole text is weighed at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from argmap.drafting.learned.features import Sight

CLAIM, BEFORE, AFTER, BOTH = range(4)  # a claim, or the side of evidence on which its claim is
STATES = (CLAIM, BEFORE, AFTER, BOTH)
_REACH = 8  # segments from evidence to its claim
_FAINT = 0.01  # chance below which a link is not followed further
_MOST = 30.0  # score above which an exponential makes no difference

Row = list[float]  # a value for each state
Table = list[Row]  # for each state a row of the states after it, or before it
Links = dict[tuple[int, int], float]  # chance that the first segment supports the second


@dataclass(frozen=True, slots=True)
class Voter:
    """Weights: of words for evidence, of neighbours for each side, of steps between segments."""

    words: Mapping[str, float]
    ways: Mapping[str, tuple[float, float, float]]
    steps: tuple[tuple[tuple[float, ...], ...], ...]


def weigh(voter: Voter, sights: Sequence[Sight]) -> tuple[list[Row], Links]:
    """Return the chance of each state of each segment, and the chance of each link."""
    scores = [_scores(voter, sight) for sight in sights]
    moves = [
        _moves(voter.steps[sight.step], row) for sight, row in zip(sights, scores, strict=True)
    ]
    onward = _onward(scores[0], moves)
    back = _back(moves)
    chances = [
        _normed(a * b for a, b in zip(ahead, behind, strict=True))
        for ahead, behind in zip(onward, back, strict=True)
    ]
    return chances, _links(chances, _following(moves, back), _leading(moves, onward))


def _scores(voter: Voter, sight: Sight) -> Row:
    evidence = sum(voter.words.get(name, 0.0) * value for name, value in sight.words.items())
    three = [0.0, 0.0, 0.0]
    for name, value in sight.ways.items():
        for way, weight in enumerate(voter.ways.get(name, ())):
            three[way] += weight * value
    return [0.0, *(evidence + way for way in three)]


def _moves(steps: Sequence[Sequence[float]], scores: Row) -> Table:
    """Return the weight of each state of a segment, for each state of the segment before it."""
    return [[_power(steps[one][two] + scores[two]) for two in STATES] for one in STATES]


def _power(score: float) -> float:
    return exp(max(-_MOST, min(_MOST, score)))


def _onward(scores: Row, moves: Sequence[Table]) -> list[Row]:
    """Return the weight of each state of each segment, given the segments before it."""
    rows = [_normed(map(_power, scores))]
    for table in moves[1:]:
        before = rows[-1]
        rows.append(_normed(sum(before[one] * table[one][two] for one in STATES) for two in STATES))
    return rows


def _back(moves: Sequence[Table]) -> list[Row]:
    """Return the weight of each state of each segment, given the segments after it."""
    rows = [[1.0] * len(STATES)]
    for table in reversed(moves[1:]):
        after = rows[-1]
        rows.append(_normed(sum(table[one][two] * after[two] for two in STATES) for one in STATES))
    return rows[::-1]


def _following(moves: Sequence[Table], back: Sequence[Row]) -> list[Table]:
    """Return the chance of each state of each segment, given the state of the one before it."""
    return [
        [_normed(table[one][two] * after[two] for two in STATES) for one in STATES]
        for table, after in zip(moves, back, strict=True)
    ]


def _leading(moves: Sequence[Table], onward: Sequence[Row]) -> list[Table]:
    """Return the chance of each state of each segment, given the state of the one after it."""
    return [
        [_normed(before[one] * table[one][two] for one in STATES) for two in STATES]
        for table, before in zip(moves[1:], onward, strict=False)
    ]


def _normed(values: Iterable[float]) -> Row:
    row = list(values)
    total = sum(row) or 1.0
    return [value / total for value in row]


def _links(chances: Sequence[Row], following: Sequence[Table], leading: Sequence[Table]) -> Links:
    """Return the chance that a segment supports the first claim on one side, for each claim."""
    found: Links = {}
    for start, chance in enumerate(chances):
        after = range(start + 1, min(len(chances), start + 1 + _REACH))
        _follow(found, start, _only(chance, AFTER), [(each, following[each]) for each in after])
        before = range(start - 1, max(-1, start - 1 - _REACH), -1)
        _follow(found, start, _only(chance, BEFORE), [(each, leading[each]) for each in before])
    return found


def _only(chance: Row, side: int) -> Row:
    """Return the chances that a segment is evidence for a claim on one side."""
    return [value if state in {side, BOTH} else 0.0 for state, value in enumerate(chance)]


def _follow(links: Links, start: int, flow: Row, tables: Sequence[tuple[int, Table]]) -> None:
    for place, rows in tables:
        if sum(flow) < _FAINT:
            return
        flow = [sum(flow[one] * rows[one][two] for one in STATES) for two in STATES]
        links[start, place] = flow[CLAIM]
        flow[CLAIM] = 0.0
