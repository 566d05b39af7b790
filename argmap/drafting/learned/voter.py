"""A small trained voter beside the rules: which segments are claims, and which way evidence looks for its claim.

It is a chain of linear votes. Each segment is a claim, or evidence for the claim before it, after it, or both; the words of a
segment vote on the first, its neighbours on the second, and the whole text is weighed at once. The weights are a JSON file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.drafting.cues import found
from argmap.drafting.roles import content, main_verb, whole
from argmap.model import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.drafting.roles import Part
    from argmap.drafting.segments import Segment
    from argmap.drafting.words import Word

CLAIM, BEFORE, AFTER, BOTH = range(
    4
)  # what a segment is: a claim, or evidence that looks for its claim there
STATES = (CLAIM, BEFORE, AFTER, BOTH)
WEIGHTS = "voter.json"
_REACH = 8  # segments from evidence to its claim
_LEXICAL = 3.0  # what all words of a segment together may weigh before training
_SCALE = 100  # weights are kept as hundredths
_SURE = 1e-9
_FAINT = 0.01  # chance below which a link is not followed further
_FEW, _MANY = (
    8,
    20,
)  # statements: the voter knows long texts; up to the first figure it says nothing, from the second on all it can

_TELLING = frozenset(
    {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}
)  # a reason quotes no word that is in every sentence

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Voter:
    """Weights: of words for evidence, of neighbours for each way, of steps from one segment to the next."""

    words: Mapping[str, float]
    ways: Mapping[str, tuple[float, float, float]]
    steps: tuple[tuple[tuple[float, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Votes:
    """What the voter says of a text's segments, by number; nothing on a segment that argues nothing."""

    claims: Mapping[int, float] = field(default_factory=dict)  # log odds that it is a claim
    links: Mapping[tuple[int, int], float] = field(
        default_factory=dict
    )  # chance that the first speaks for the second
    because: Mapping[int, tuple[str, str]] = field(
        default_factory=dict
    )  # the strongest words for evidence, and for a claim
    weight: float = 0.0  # how far it is to be heard in a text of this length, from nothing to one


@dataclass(frozen=True, slots=True)
class Sight:
    """What the voter sees of one segment."""

    words: Vector
    ways: Vector
    step: int  # 0: the segment before is of the same sentence, 1: of the same paragraph, 2: neither


@lru_cache(maxsize=4)
def load_voter(path: str = "") -> Voter | None:
    """Return the weights in a file, else those that came with argmap; None where there are none."""
    place = Path(path) if path else files("argmap.drafting.learned").joinpath(WEIGHTS)
    if not path and not place.is_file():
        return None
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
        return Voter(
            {name: value / _SCALE for name, value in data["words"].items()},
            {
                name: (one / _SCALE, two / _SCALE, three / _SCALE)
                for name, (one, two, three) in data["ways"].items()
            },
            tuple(
                tuple(tuple(value / _SCALE for value in row) for row in step)
                for step in data["steps"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArgmapError(
            f"{path or WEIGHTS} holds no weights that `argmap train` has written."
        ) from error


def to_json(voter: Voter) -> str:
    """Return weights as the text of a file, one a line: whole hundredths in a fixed order; what rounds to nothing is left out."""
    words = {name: round(value * _SCALE) for name, value in voter.words.items()}
    ways = {name: [round(value * _SCALE) for value in three] for name, three in voter.ways.items()}
    steps = [[[round(value * _SCALE) for value in row] for row in step] for step in voter.steps]
    lines = ",\n".join(
        f'"{key}": {{\n'
        + ",\n".join(
            f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(kept[name])}"
            for name in sorted(kept)
        )
        + "\n}"
        for key, kept in (
            ("words", {name: value for name, value in words.items() if value}),
            ("ways", {name: three for name, three in ways.items() if any(three)}),
        )
    )
    return f'{{\n"argmap": 1,\n"steps": {json.dumps(steps)},\n{lines}\n}}\n'


def to_votes(segments: Sequence[Segment], parts: Sequence[Part], voter: Voter | None) -> Votes:
    """Return the votes on a text; `parts` are the first guesses of the rules."""
    numbers = [number for number, part in enumerate(parts) if part.role is not None]
    weight = max(0.0, min(1.0, (len(numbers) - _FEW) / (_MANY - _FEW)))
    if voter is None or not voter.words or not weight:
        return Votes()
    sights = to_sights(
        [segments[number] for number in numbers], [parts[number] for number in numbers]
    )
    chances, links = _weigh(voter, sights)
    return Votes(
        {
            number: weight * _odds(chance[CLAIM])
            for number, chance in zip(numbers, chances, strict=True)
        },
        {(numbers[one], numbers[other]): chance for (one, other), chance in links.items()},
        {
            number: _strongest(voter, sight, segments[number])
            for number, sight in zip(numbers, sights, strict=True)
        },
        weight,
    )


def _odds(chance: float) -> float:
    chance = min(1 - _SURE, max(_SURE, chance))
    return log(chance / (1 - chance))


def to_sights(segments: Sequence[Segment], parts: Sequence[Part]) -> list[Sight]:
    """Return what the voter sees of each segment of a text."""
    views = [_View(segment, part) for segment, part in zip(segments, parts, strict=True)]
    return [
        Sight(
            _of_words(
                view,
                first=not number,
                last=number == len(views) - 1,
                place=4 * number // len(views),
            ),
            _of_ways(views, number),
            _step(views[number - 1].segment, view.segment) if number else 0,
        )
        for number, view in enumerate(views)
    ]


class _View:
    """A segment with what is asked of it several times."""

    def __init__(self, segment: Segment, part: Part) -> None:
        self.segment = segment
        self.lemmas = [word.lemma for word in segment.words if word.is_word]
        self.cues = sorted(found(whole(segment)))
        self.opens = self.lemmas[0] if self.lemmas else ""
        self.content = content(segment)
        self.points = max(-8.0, min(8.0, part.points))


def _step(before: Segment, segment: Segment) -> int:
    if before.sentence == segment.sentence:
        return 0
    return 1 if before.block == segment.block else 2


def _of_words(view: _View, *, first: bool, last: bool, place: int) -> Vector:
    """Return what speaks for evidence or a claim in a segment itself."""
    words = view.segment.words
    lexical = {f"l={each}" for each in view.lemmas} | {
        f"b={one}_{two}" for one, two in zip(view.lemmas, view.lemmas[1:], strict=False)
    }
    seen: Vector = dict.fromkeys(sorted(lexical), _LEXICAL / max(1, len(lexical)) ** 0.5)
    names = [f"c={cue}" for cue in view.cues] + [
        f"o={view.opens}",
        f"o2={'_'.join(view.lemmas[:2])}",
    ]
    names += [f"t={tag}" for tag in sorted({word.tag for word in words if word.tag})]
    verb = main_verb(view.segment)
    if verb is not None:
        names += [f"m={words[verb].lemma}", f"mt={words[verb].tag}"]
    subject = next((word.lower for word in words if word.dep in {"nsubj", "nsubjpass"}), "-")
    names += [
        f"subj={subject}",
        f"pts={int(view.points)}",
        f"n={min(6, len(view.lemmas) // 5)}",
        f"pos={place}",
    ]
    names += [
        f"num={min(3, sum(word.tag == 'CD' for word in words))}",
        f"prop={min(4, sum(word.pos == 'PROPN' for word in words))}",
    ]
    names += [
        name
        for name, holds in (("first", first), ("last", last), ("lead", bool(view.segment.lead)))
        if holds
    ]
    seen.update(dict.fromkeys(names, 1.0))
    return seen


def _of_ways(views: Sequence[_View], number: int) -> Vector:
    """Return what speaks for one way or another: what stands on either side."""
    view = views[number]
    seen = {
        "b": 1.0,
        **{f"u{cue}": 1.0 for cue in view.cues},
        f"o={view.opens}": 1.0,
        f"o2={'_'.join(view.lemmas[:2])}": 1.0,
    }
    shared = 0
    for side, sign, other in (("p", 1, number - 1), ("n", -1, number + 1)):
        if not 0 <= other < len(views):
            seen[f"{side}end"] = 1.0
            continue
        near = views[other]
        common = len(view.content & near.content)
        shared += sign * common
        seen[f"{side}{_step(near.segment, view.segment)}"] = 1.0
        seen.update({f"{side}c={cue}": 1.0 for cue in near.cues})
        seen[f"{side}o={near.opens}"] = 1.0
        seen[f"{side}s{min(2, common)}"] = 1.0
        seen[f"{side}pts"] = near.points / 4
    seen.update(
        {"pos": number / len(views), "n": min(30, len(view.lemmas)) / 15, "shared": float(shared)}
    )
    return seen


def _weigh(
    voter: Voter, sights: Sequence[Sight]
) -> tuple[list[list[float]], dict[tuple[int, int], float]]:
    """Return the chance of each state of each segment, and the chance of each link."""
    scores = [_score(voter, sight) for sight in sights]
    steps = [voter.steps[sight.step] for sight in sights]
    count = len(sights)
    onward = [_normed([exp(_capped(value)) for value in scores[0]])]
    back = [[1.0] * 4 for _ in sights]
    moves = [
        [[exp(_capped(steps[k][one][two] + scores[k][two])) for two in STATES] for one in STATES]
        for k in range(count)
    ]
    for k in range(1, count):
        onward.append(
            _normed([sum(onward[-1][one] * moves[k][one][two] for one in STATES) for two in STATES])
        )
    for k in range(count - 1, 0, -1):
        back[k - 1] = _normed(
            [sum(moves[k][one][two] * back[k][two] for two in STATES) for one in STATES]
        )
    chances = [
        _normed([a * b for a, b in zip(ahead, behind, strict=True)])
        for ahead, behind in zip(onward, back, strict=True)
    ]
    # The chance of a state given the one before it, and given the one after it.
    following = [
        _rows([[moves[k][one][two] * back[k][two] for two in STATES] for one in STATES])
        for k in range(count)
    ]
    leading = [
        _rows([[onward[k][one] * moves[k + 1][one][two] for one in STATES] for two in STATES])
        for k in range(count - 1)
    ]
    links: dict[tuple[int, int], float] = {}
    for k in range(count):
        _follow(
            links,
            chances[k],
            k,
            [(j, following[j]) for j in range(k + 1, min(count, k + 1 + _REACH))],
            (AFTER, BOTH),
        )
        _follow(
            links,
            chances[k],
            k,
            [(j, leading[j]) for j in range(k - 1, max(-1, k - 1 - _REACH), -1)],
            (BEFORE, BOTH),
        )
    return chances, links


def _follow(
    links: dict[tuple[int, int], float],
    chance: Sequence[float],
    start: int,
    moves: Sequence[tuple[int, list[list[float]]]],
    ways: tuple[int, int],
) -> None:
    """Add the chance that a segment speaks for the first claim on one side, for each place where that claim may stand."""
    flow = [value if state in ways else 0.0 for state, value in enumerate(chance)]
    for place, rows in moves:
        if sum(flow) < _FAINT:
            return
        flow = [sum(flow[one] * rows[one][two] for one in STATES) for two in STATES]
        links[start, place] = flow[CLAIM]
        flow[CLAIM] = 0.0


def _score(voter: Voter, sight: Sight) -> list[float]:
    evidence = sum(voter.words.get(name, 0.0) * value for name, value in sight.words.items())
    three = [0.0, 0.0, 0.0]
    for name, value in sight.ways.items():
        for way, weight in enumerate(voter.ways.get(name, ())):
            three[way] += weight * value
    return [0.0, *(evidence + way for way in three)]


def _capped(value: float) -> float:
    return max(-30.0, min(30.0, value))


def _normed(values: list[float]) -> list[float]:
    total = sum(values) or 1.0
    return [value / total for value in values]


def _rows(rows: list[list[float]]) -> list[list[float]]:
    return [_normed(row) for row in rows]


def _strongest(voter: Voter, sight: Sight, segment: Segment) -> tuple[str, str]:
    """Return the telling words that weigh most for evidence, and those that weigh most for a claim."""
    runs = _telling_runs(segment.words)
    weights = [
        (voter.words[name] * sight.words[name], name)
        for name in runs
        if name in voter.words and name in sight.words
    ]
    most, least = max(weights, default=(0.0, "")), min(weights, default=(0.0, ""))
    return (runs[most[1]] if most[0] > 0 else ""), (runs[least[1]] if least[0] < 0 else "")


def _telling_runs(words: Sequence[Word]) -> dict[str, str]:
    """Return the telling words and pairs of words that stand side by side, as they stand in the text, by the names of their weights."""
    found: dict[str, str] = {}
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else None
        if word.pos in _TELLING:
            found.setdefault(f"l={word.lemma}", word.text)
        if (
            after is not None
            and after.start - word.end <= 1
            and not _TELLING.isdisjoint((word.pos, after.pos))
        ):
            gap = " " if word.end < after.start else ""
            found.setdefault(f"b={word.lemma}_{after.lemma}", f"{word.text}{gap}{after.text}")
    return found
