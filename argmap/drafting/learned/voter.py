"""The trained voter: its file of weights, and how it votes on a text next to the rules.

It is a chain of linear votes. Each segment is a claim, or evidence for the claim before it, after
it, or both. Its words vote on the first, its neighbours on the second, and the whole text is
weighed at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.drafting.guesses import DraftRole
from argmap.drafting.learned.choices import Choices
from argmap.drafting.learned.features import Sight, to_sights
from argmap.drafting.utterances import Discourse
from argmap.drafting.words import Word
from argmap.model import ROLES, ArgmapError
from argmap.source.files import read_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# A claim, or the side of evidence on which its claim is.
STATES = CLAIM, BEFORE, AFTER, BOTH = range(4)
STEPS = 3  # kinds of steps between segments, as `Sight.step` counts them
_REACH = 8  # segments from evidence to its claim
_FAINT = 0.01  # chance below which a link is not followed further
_MOST = 30.0  # score above which an exponential makes no difference
Links = dict[tuple[int, int], float]  # chance that the first segment supports the second
_WEIGHTS = Path(__file__).with_name("voter.json")
_SCALE = 100  # weights are kept as hundredths
# The parts of the choices: those with one weight for a feature, and with one for each class.
_SINGLE = "cut", "statement", "main", "none"
_ROWS = (("role", len(ROLES)), ("link", 2))
_LARGEST = 10**9  # hundredths; training gives less than a thousandth of it
_SMALLEST = 1e-9  # chance
# Statements: the voter knows long texts. Up to the first number it is not used, from the second
# on it is used in full.
_FEW, _MANY = 8, 20
# Parts of speech: a reason quotes no word that is in every sentence.
_QUOTED = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


@dataclass(frozen=True, slots=True)
class Voter:
    """Weights: of words for evidence, of neighbours for each side, of steps between segments."""

    words: Mapping[str, float] = field(default_factory=dict)
    ways: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    steps: tuple[tuple[tuple[float, ...], ...], ...] = ((((0.0,) * 4,) * 4),) * STEPS
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class Votes:
    """What the voter says of a text's segments, by number; nothing on those that argue nothing."""

    claims: Mapping[int, float] = field(default_factory=dict)  # log odds that it is a claim
    links: Links = field(default_factory=dict)
    because: Mapping[int, tuple[str, str]] = field(default_factory=dict)  # words of each side
    weight: float = 0.0  # from 0 to 1: how much it counts in a text of this length
    sights: Mapping[int, Sight] = field(default_factory=dict)


@lru_cache(maxsize=4)
def load_voter(path: str = "") -> Voter:
    """Return the weights in a file; without a path, those of argmap."""
    place = path or str(_WEIGHTS)
    try:
        data = json.loads(read_bytes(place))
        words, ways, steps = data["words"], data["ways"], data["steps"]
        known = {name: _weight(value) for name, value in words.items()}
        sides = {name: _weights(three, 3) for name, three in ways.items()}
        moves = tuple(tuple(_weights(row, 4) for row in _so_many(step, 4)) for step in steps)
        _so_many(steps, STEPS)
        choices = _choices(data.get("choices", {}))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        what = "this is not a file of weights written by `argmap train`, or it is damaged"
        raise ArgmapError(f"{place}{line}: {what}; train again, or restore it") from error
    return Voter(known, sides, moves, choices)


def _choices(data: Mapping[str, Mapping[str, object]]) -> Choices:
    """Return the weights of the decisions; a file without them has none."""
    cut, statement, main, none = (
        {name: _weight(value) for name, value in data.get(key, {}).items()} for key in _SINGLE
    )
    role, link = (
        {name: _weights(row, count) for name, row in data.get(key, {}).items()}
        for key, count in _ROWS
    )
    return Choices(cut, statement, role, main, none, link)


def _weights(values: object, count: int) -> tuple[float, ...]:
    return tuple(map(_weight, _so_many(values, count)))


def _weight(hundredths: object) -> float:
    """Return a weight from its hundredths; raises ValueError if that is not a whole number."""
    if not isinstance(hundredths, int) or abs(hundredths) > _LARGEST:
        raise ValueError
    return hundredths / _SCALE


def _so_many(values: object, count: int) -> list[object]:
    if not isinstance(values, list) or len(values) != count:
        raise ValueError
    return values


def voter_version(path: str = "") -> str:
    """Return the beginning of the hash of a file of weights; without a path, of those of argmap."""
    return sha256(read_bytes(path or _WEIGHTS)).hexdigest()[:12]


def to_json(voter: Voter) -> str:
    """Return weights as the text of a file, one per line, in hundredths and in a fixed order.

    What rounds to zero is left out.
    """
    words = {name: round(value * _SCALE) for name, value in voter.words.items()}
    ways = {name: _hundredths(three) for name, three in voter.ways.items()}
    steps = json.dumps([list(map(_hundredths, step)) for step in voter.steps])
    kept = {name: three for name, three in ways.items() if any(three)}
    tables = _to_table("words", {name: value for name, value in words.items() if value})
    tables += ",\n" + _to_table("ways", kept)
    if voter.choices:
        tables += f',\n"choices": {{\n{_of_choices(voter.choices)}\n}}'
    return f'{{\n"argmap": 1,\n"steps": {steps},\n{tables}\n}}\n'


def _of_choices(choices: Choices) -> str:
    tables = []
    for key in _SINGLE:
        weights = {name: round(value * _SCALE) for name, value in getattr(choices, key).items()}
        tables.append(_to_table(key, {name: value for name, value in weights.items() if value}))
    for key, _ in _ROWS:
        rows = {name: _hundredths(row) for name, row in getattr(choices, key).items()}
        tables.append(_to_table(key, {name: row for name, row in rows.items() if any(row)}))
    return ",\n".join(tables)


def _hundredths(values: Iterable[float]) -> list[int]:
    return [round(value * _SCALE) for value in values]


def _to_table(key: str, values: Mapping[str, int | list[int]]) -> str:
    names = {name: json.dumps(name, ensure_ascii=False) for name in sorted(values)}
    lines = (f"{written}: {json.dumps(values[name])}" for name, written in names.items())
    return f'"{key}": {{\n' + ",\n".join(lines) + "\n}"


def to_votes(discourse: Discourse, guesses: Sequence[DraftRole], voter: Voter) -> Votes:
    """Return the votes on a text; `guesses` are those of the rules."""
    count = sum(guess.role is not None for guess in guesses)
    weight = max(0.0, min(1.0, (count - _FEW) / (_MANY - _FEW)))
    if not voter.words or not weight:
        return Votes()
    sights = to_sights(discourse, guesses)
    chances, links = weigh(voter, list(sights.values()))
    numbers = list(sights)
    claims: dict[int, float] = {}
    because: dict[int, tuple[str, str]] = {}
    for number, (claim, *_) in zip(numbers, chances, strict=True):
        chance = min(1 - _SMALLEST, max(_SMALLEST, claim))
        claims[number] = weight * log(chance / (1 - chance))
        because[number] = _strongest(voter, sights[number], discourse.utterances[number].words)
    between = {(numbers[one], numbers[other]): chance for (one, other), chance in links.items()}
    return Votes(claims, between, because, weight, sights)


def weigh(voter: Voter, sights: Sequence[Sight]) -> tuple[list[list[float]], Links]:
    """Return the chance of each state of each segment, and the chance of each link."""
    import numpy as np

    scores = np.array([_scores(voter, sight) for sight in sights])
    # For each segment a table: a row for each state of the segment before, a column for its own.
    steps = np.array(voter.steps)[[sight.step for sight in sights]]
    moves = np.exp((steps + scores[:, None, :]).clip(-_MOST, _MOST))
    ahead, behind = [_normed(np.exp(scores[0].clip(-_MOST, _MOST)))], [np.ones(4)]
    for table in moves[1:]:
        ahead.append(_normed(ahead[-1] @ table))
    for table in moves[:0:-1]:
        behind.append(_normed(table @ behind[-1]))
    onward, back = np.array(ahead), np.array(behind[::-1])
    chances = _normed(onward * back)
    # The chance of each state, given the state of the segment before, or of the one after.
    following = _normed(moves * back[:, None, :])
    leading = _normed(onward[:-1, None, :] * moves[1:].transpose(0, 2, 1))
    return chances.tolist(), _links(chances, following, leading)


def _scores(voter: Voter, sight: Sight) -> list[float]:
    evidence = sum(voter.words.get(name, 0.0) * value for name, value in sight.words.items())
    three = [0.0, 0.0, 0.0]
    for name, value in sight.ways.items():
        for way, weight in enumerate(voter.ways.get(name, ())):
            three[way] += weight * value
    return [0.0, *(evidence + way for way in three)]


def _normed(values: Floats) -> Floats:
    """Return values as shares of the sum of their row."""
    total = values.sum(axis=-1, keepdims=True)
    total[total == 0] = 1
    shares: Floats = values / total
    return shares


def _links(chances: Floats, following: Floats, leading: Floats) -> Links:
    """Return the chance that a segment supports the first claim on one side, for each claim."""
    found: Links = {}
    for start, chance in enumerate(chances):
        after = range(start + 1, min(len(chances), start + 1 + _REACH))
        _follow(found, start, chance * [0, 0, 1, 1], [(each, following[each]) for each in after])
        before = range(start - 1, max(-1, start - 1 - _REACH), -1)
        _follow(found, start, chance * [0, 1, 0, 1], [(each, leading[each]) for each in before])
    return found


def _follow(links: Links, start: int, flow: Floats, tables: Iterable[tuple[int, Floats]]) -> None:
    for place, rows in tables:
        if flow.sum() < _FAINT:
            return
        flow = flow @ rows
        links[start, place] = float(flow[CLAIM])
        flow[CLAIM] = 0.0


def _strongest(voter: Voter, sight: Sight, words: Sequence[Word]) -> tuple[str, str]:
    """Return the words that weigh most for evidence, and those that weigh most for a claim."""
    runs = quotable(words)
    weights = [
        (voter.words[name] * sight.words[name], name)
        for name in runs
        if name in voter.words and name in sight.words
    ]
    most, least = max(weights, default=(0.0, "")), min(weights, default=(0.0, ""))
    return (runs[most[1]] if most[0] > 0 else ""), (runs[least[1]] if least[0] < 0 else "")


def quotable(words: Sequence[Word]) -> dict[str, str]:
    """Return the words and pairs of words that a reason may quote, by the names of features."""
    found: dict[str, str] = {}
    for place, word in enumerate(words):
        if word.pos in _QUOTED:
            found.setdefault(f"l={word.lemma}", word.text)
        for after in words[place + 1 : place + 2]:
            gap = after.start - word.end
            if gap <= 1 and not _QUOTED.isdisjoint((word.pos, after.pos)):
                pair = f"{word.text}{' ' if gap > 0 else ''}{after.text}"
                found.setdefault(f"b={word.lemma}_{after.lemma}", pair)
    return found
