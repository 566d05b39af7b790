"""The trained voter: its file of weights, and how it votes on a text next to the rules."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import log
from pathlib import Path

from argmap.drafting.guesses import DraftRole
from argmap.drafting.learned.chain import CLAIM, Voter, weigh
from argmap.drafting.learned.features import Sight, to_sights
from argmap.drafting.utterances import Discourse
from argmap.drafting.words import Word
from argmap.model import ArgmapError

WEIGHTS = "voter.json"
_SCALE = 100  # weights are kept as hundredths
_SMALLEST = 1e-9  # chance
# Statements: the voter knows long texts. Up to the first number it is not used, from the second
# on it is used in full.
_FEW, _MANY = 8, 20
# Parts of speech: a reason quotes no word that is in every sentence.
_QUOTED = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


@dataclass(frozen=True, slots=True)
class Votes:
    """What the voter says of a text's segments, by number; nothing on those that argue nothing."""

    claims: Mapping[int, float] = field(default_factory=dict)  # log odds that it is a claim
    # Chance that the first supports the second.
    links: Mapping[tuple[int, int], float] = field(default_factory=dict)
    # The strongest words for evidence, and for a claim.
    because: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    weight: float = 0.0  # from 0 to 1: how much it counts in a text of this length


def weights_file(path: str = "") -> Path | Traversable:
    """Return a file of weights; without a path, the one that comes with argmap."""
    return Path(path) if path else files("argmap.drafting.learned").joinpath(WEIGHTS)


@lru_cache(maxsize=4)
def load_voter(path: str = "") -> Voter | None:
    """Return the weights in a file; without a path, those of argmap, or None if there are none."""
    place = weights_file(path)
    if not path and not place.is_file():
        return None
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
        words = {name: value / _SCALE for name, value in data["words"].items()}
        ways = {
            name: (one / _SCALE, two / _SCALE, three / _SCALE)
            for name, (one, two, three) in data["ways"].items()
        }
        steps = tuple(
            tuple(tuple(value / _SCALE for value in row) for row in step) for step in data["steps"]
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArgmapError(
            f"{path or WEIGHTS} is not a file of weights written by `argmap train`."
        ) from error
    return Voter(words, ways, steps)


def voter_version(path: str = "") -> str:
    """Return the beginning of the hash of a file of weights; "none" if there is no such file."""
    place = weights_file(path)
    return sha256(place.read_bytes()).hexdigest()[:12] if place.is_file() else "none"


def to_json(voter: Voter) -> str:
    """Return weights as the text of a file, one per line, in hundredths and in a fixed order.

    What rounds to zero is left out.
    """
    words = dict(zip(voter.words, _hundredths(voter.words.values()), strict=True))
    ways = {name: _hundredths(three) for name, three in voter.ways.items()}
    steps = [list(map(_hundredths, step)) for step in voter.steps]
    tables = (
        '"argmap": 1',
        f'"steps": {json.dumps(steps)}',
        _to_table("words", {name: value for name, value in words.items() if value}),
        _to_table("ways", {name: three for name, three in ways.items() if any(three)}),
    )
    return "{\n" + ",\n".join(tables) + "\n}\n"


def _hundredths(values: Iterable[float]) -> list[int]:
    return [round(value * _SCALE) for value in values]


def _to_table(key: str, values: Mapping[str, int | list[int]]) -> str:
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(values[name])}"
        for name in sorted(values)
    )
    return f'"{key}": {{\n' + ",\n".join(lines) + "\n}"


def to_votes(discourse: Discourse, guesses: Sequence[DraftRole], voter: Voter | None) -> Votes:
    """Return the votes on a text; `guesses` are those of the rules."""
    count = sum(guess.role is not None for guess in guesses)
    weight = max(0.0, min(1.0, (count - _FEW) / (_MANY - _FEW)))
    if voter is None or not voter.words or not weight:
        return Votes()
    sights = to_sights(discourse, guesses)
    chances, links = weigh(voter, list(sights.values()))
    numbers = list(sights)
    odds = [weight * _odds(chance[CLAIM]) for chance in chances]
    because = {
        number: _strongest(voter, sight, discourse.utterances[number].words)
        for number, sight in sights.items()
    }
    between = {(numbers[one], numbers[other]): chance for (one, other), chance in links.items()}
    return Votes(dict(zip(numbers, odds, strict=True)), between, because, weight)


def _odds(chance: float) -> float:
    chance = min(1 - _SMALLEST, max(_SMALLEST, chance))
    return log(chance / (1 - chance))


def _strongest(voter: Voter, sight: Sight, words: Sequence[Word]) -> tuple[str, str]:
    """Return the words that weigh most for evidence, and those that weigh most for a claim."""
    runs = _quotable(words)
    weights = [
        (voter.words[name] * sight.words[name], name)
        for name in runs
        if name in voter.words and name in sight.words
    ]
    most, least = max(weights, default=(0.0, "")), min(weights, default=(0.0, ""))
    return (runs[most[1]] if most[0] > 0 else ""), (runs[least[1]] if least[0] < 0 else "")


def _quotable(words: Sequence[Word]) -> dict[str, str]:
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
