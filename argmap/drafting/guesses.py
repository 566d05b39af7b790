"""Utterances -> a first guess at the role of each, from its own words alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from argmap.drafting.utterances import PREFIX, Discourse, Utterance
from argmap.drafting.words import Word, count_words
from argmap.english.cues import cue_lists
from argmap.english.numbers.mentions import NUMBER_WORD
from argmap.english.word_lists import word_sets
from argmap.model import Role

_WORDS = word_sets("roles")
SHORT = 8  # statements of a text in which all support one claim, wherever it is
ENOUGH = 1  # points that make a claim: a plain statement without any sign of one is evidence
POSITION = "position"
NO_SIGN = "no sign of a claim"
SURE = 2 / 3  # chance from which a choice of the trained model is likely to be right
_SURE = 5  # points on either side from which seven in eight roles are right
_FEWEST_WORDS = 4
_FIRST, _LAST = 1, 2  # points of the places where a text says what it is for
_CLOSING = 4  # points of the last place of a report of results, if it has no figure
_REASON = -3  # points of a reason: a sign of evidence
# Points for a claim, below zero for evidence; the other kinds of `words/drafting.toml` count none.
_POINTS = {
    "conclusion": 3, "advice": 4, "stance": 4, "judgement": 2, "forecast": 1,
    "example": -3, "record": -2, "closing": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DraftRole:
    """The role that is proposed for an utterance; `role` is None if it argues nothing."""

    role: Role | None
    because: str = ""
    kind: str = ""  # what the words that decided are: a cue, a sign, "word" or "reported"
    points: float = 0  # for a claim; below zero for evidence
    main: bool = False  # the claim that the whole text is for
    concedes: bool = False  # concedes a point that the author then answers
    within: bool = False  # concedes it in a part of the sentence that outweighs it
    answers: int = -1  # the number of the reported claim it answers
    chance: float = -1.0  # of the role, if the trained model chose it
    stands: float = 1.0  # the chance that it is a statement at all, by the same

    @property
    def sure(self) -> bool:
        """Return whether the role is likely to be right."""
        if self.chance >= 0:
            return self.chance >= SURE
        return self.within or (self.role != "rebuttal" and abs(self.points - ENOUGH) >= _SURE)


class Reason(NamedTuple):
    """A sign of a claim (points above zero) or of evidence, and its words."""

    name: str
    points: int
    words: str


def to_guesses(discourse: Discourse) -> tuple[DraftRole, ...]:
    """Return a guess for each utterance; fewer argue nothing if the segments were given."""
    places = _points_of_places(discourse)
    numbers = range(len(discourse.utterances))
    return tuple(_guess(discourse, number, places.get(number, 0)) for number in numbers)


def _points_of_places(discourse: Discourse) -> dict[int, int]:
    last = len(discourse.utterances) - 1
    if discourse.reports_results:
        return {} if discourse.utterances[last].figure() else {last: _CLOSING}
    return {0: _FIRST, last: _LAST} if last >= SHORT else {}


def _argues_nothing(discourse: Discourse, number: int) -> bool:
    """Return whether an utterance only greets, thanks, announces or introduces another.

    Given segments were chosen by somebody: only thanks and greetings argue nothing there. A
    question argues, as questions in a statement are mostly rhetorical.
    """
    utterance = discourse.utterances[number]
    if not utterance.voice.reported and "idle" in utterance.own_cues:
        return True
    if discourse.given:
        return False
    if discourse.reports_results and utterance.is_procedure():
        return True
    if utterance.voice.reported:
        return False
    return _says_too_little(utterance) or _is_frame(discourse, number)


def _says_too_little(utterance: Utterance) -> bool:
    """Return whether there are only a few words, and no finite verb with another word."""
    said = count_words(utterance.words)
    parsed = any(word.tag for word in utterance.words)
    return said < 2 or (said < _FEWEST_WORDS and parsed and not utterance.is_finite())


def _is_frame(discourse: Discourse, number: int) -> bool:
    """Return whether it only says where the rest of its sentence was said: "As far as I read"."""
    opens = discourse.utterances[number].words[0].lower in _WORDS["frame-openers"]
    beside = (discourse.utterances[each] for each in discourse.beside(number))
    return opens and any(other.voice.reported for other in beside)


def _guess(discourse: Discourse, number: int, place: int) -> DraftRole:
    if _argues_nothing(discourse, number):
        return DraftRole(None)
    utterance = discourse.utterances[number]
    found = [*reasons(utterance), *([Reason("place", place, POSITION)] if place else [])]
    points = sum(reason.points for reason in found)
    if utterance.is_opinion:
        return DraftRole("claim", utterance.voice.because, "reported", points)
    if points < ENOUGH:
        return DraftRole("evidence", *_deciding(found, -1), points)
    if utterance.segment.sentence and (words := utterance.cue("conclusion")):
        return DraftRole("conclusion", words, "conclusion", points)
    return DraftRole("claim", *_deciding(found, 1), points)


def _deciding(found: Sequence[Reason], sign: int) -> tuple[str, str]:
    best = max(found, key=lambda reason: sign * reason.points, default=None)
    return (best.words, best.name) if best and sign * best.points > 0 else (NO_SIGN, "")


def reasons(utterance: Utterance) -> Iterator[Reason]:
    """Yield all signs of a claim or of evidence in an utterance's own words."""
    if utterance.reason:
        yield Reason("reason", _REASON, utterance.reason)
    for kind, points in _POINTS.items():
        seen = utterance.cues if _has_openings(kind) else utterance.own_cues
        if kind in seen:
            name = "record of a fact" if kind == "record" else kind
            yield Reason(name, points, seen[kind])
    for name, points, sign in SIGNS:
        if words := sign(utterance):
            yield Reason(name, points, words)


@cache
def _has_openings(kind: str) -> bool:
    """Return whether cues of a kind count at the beginning, which may be before the segment."""
    return any(cue.startswith("^") for cue in cue_lists()[PREFIX + kind])


def _first(test: Callable[[Word], bool]) -> Callable[[Utterance], str]:
    """Return a function that finds the first word of an utterance that passes a test."""
    return lambda utterance: next((word.text for word in utterance.words if test(word)), "")


def _performs(utterance: Utterance) -> str:
    """Return the main verb, if saying it takes a position: we welcome, they oppose."""
    verb = None if utterance.main_verb is None else utterance.words[utterance.main_verb]
    return verb.text if verb and verb.lemma in _WORDS["performing"] else ""


def _quality(utterance: Utterance) -> str:
    """Return the adjective that something is said to be."""
    verb = utterance.main_verb
    if verb is None or utterance.words[verb].lemma != "be":
        return ""
    quality = utterance.segment.parse.child_by(verb, "acomp", "attr")
    return "" if quality is None else utterance.words[quality].text


def _person(utterance: Utterance) -> str:
    first = utterance.words[0]
    return first.text if first.lower in _WORDS["person"] else ""


def _bare(utterance: Utterance) -> str:
    """Return the first word, if there is no finite verb."""
    read = utterance.words[0].tag and not utterance.is_finite()
    return _first(lambda word: word.is_word)(utterance) if read else ""


def _number_word(utterance: Utterance) -> str:
    number = NUMBER_WORD.search(utterance.segment.text)
    return number[0] if number and not utterance.figure() else ""


def _experience(utterance: Utterance) -> str:
    """Return an initial "we have" or "I had": what the speaker has seen or done."""
    for first, second in pairwise(utterance.words[:2]):
        if first.lower in _WORDS["author"] and second.lower in _WORDS["have"]:
            return f"{first.text} {second.text}" if second.text.isalpha() else first.text
    return ""


# The signs besides the cues: what a person reads, the points, and what finds the words.
SIGNS: tuple[tuple[str, int, Callable[[Utterance], str]], ...] = (
    ("position taken in", 3, _performs),
    ("contrast", 2, lambda utterance: utterance.cue("contrast")),
    ("aim", 1, _first(lambda word: word.tag == "VB")),  # what is to be, can be or may be done
    ("quality", 1, _quality),
    ("the speaker's own", 1, _person),
    ("own experience", -1, _first(lambda word: word.lower in _WORDS["my"])),
    ("no finite verb after", -2, _bare),
    ("figure", -3, Utterance.figure),
    ("number", -1, _number_word),
    ("past event in", -3, Utterance.past),
    ("own experience", -3, _experience),
)
