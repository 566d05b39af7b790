"""Utterances -> a first guess at the role of each, from its own words alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.drafting.cues import POINTS, has_openings
from argmap.drafting.utterances import Discourse, Utterance
from argmap.drafting.words import Word, count_words
from argmap.english import roles as english
from argmap.english.numbers.mentions import NUMBER_WORD
from argmap.model import Role

SHORT = 8  # statements of a text in which all support one claim, wherever it is
ENOUGH = 1  # points that make a claim: a plain statement without any sign of one is evidence
POSITION = "position"
NO_SIGN = "no sign of a claim"
_SURE = 5  # points on either side from which seven in eight roles are right
_FEWEST_WORDS = 4
_FIRST, _LAST = 1, 2  # points of the places where a text says what it is for
_CLOSING = 4  # points of the last place of a report of results, if it has no figure
_REASON = -3  # points of a reason: a sign of evidence


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

    @property
    def sure(self) -> bool:
        """Return whether the role is likely to be right."""
        return self.within or (self.role != "rebuttal" and abs(self.points - ENOUGH) >= _SURE)


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign of a claim (points above zero) or of evidence, and its words."""

    name: str
    points: int
    words: str


def to_guesses(discourse: Discourse) -> tuple[DraftRole, ...]:
    """Return a guess for each utterance; fewer argue nothing if the segments were given."""
    places = _points_of_places(discourse)
    return tuple(
        DraftRole(None)
        if _argues_nothing(discourse, number)
        else _guess(utterance, places.get(number, 0))
        for number, utterance in enumerate(discourse.utterances)
    )


def _points_of_places(discourse: Discourse) -> dict[int, int]:
    """Return the points that some places have in a text, by the number of the utterance."""
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
    return (
        (not utterance.voice.reported and _says_too_little(utterance))
        or _is_frame(discourse, number)
        or (discourse.reports_results and utterance.is_procedure())
    )


def _says_too_little(utterance: Utterance) -> bool:
    """Return whether there are only a few words, and no finite verb with another word."""
    said = count_words(utterance.words)
    if said >= _FEWEST_WORDS:
        return False
    parsed = any(word.tag for word in utterance.words)
    return said < 2 or (parsed and not utterance.is_finite())


def _is_frame(discourse: Discourse, number: int) -> bool:
    """Return whether it only says where the rest of its sentence was said: "As far as I read"."""
    utterance = discourse.utterances[number]
    if utterance.voice.reported or utterance.words[0].lower not in english.FRAME_OPENERS:
        return False
    return any(discourse.utterances[each].voice.reported for each in discourse.beside(number))


def _guess(utterance: Utterance, place: int) -> DraftRole:
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
    for kind, points in POINTS.items():
        seen = utterance.cues if has_openings(kind) else utterance.own_cues
        if kind in seen:
            name = "record of a fact" if kind == "record" else kind
            yield Reason(name, points, seen[kind])
    for name, points, sign in SIGNS:
        if words := sign(utterance):
            yield Reason(name, points, words)


def _first(words: Iterable[Word], test: Callable[[Word], bool]) -> str:
    return next((word.text for word in words if test(word)), "")


def _performs(utterance: Utterance) -> str:
    """Return the main verb, if saying it takes a position: we welcome, they oppose."""
    verb = () if utterance.main_verb is None else (utterance.words[utterance.main_verb],)
    return _first(verb, lambda word: word.lemma in english.PERFORMING)


def _aim(utterance: Utterance) -> str:
    """Return a verb in its base form: what is to be, can be or may be done."""
    return _first(utterance.words, lambda word: word.tag == "VB")


def _quality(utterance: Utterance) -> str:
    """Return the adjective that something is said to be."""
    verb = utterance.main_verb
    if verb is None or utterance.words[verb].lemma != "be":
        return ""
    quality = utterance.segment.parse.child(verb, {"acomp", "attr"})
    return "" if quality is None else utterance.words[quality].text


def _person(utterance: Utterance) -> str:
    return _first(utterance.words[:1], lambda word: word.lower in english.PERSON)


def _my(utterance: Utterance) -> str:
    return _first(utterance.words, lambda word: word.lower in english.MY)


def _bare(utterance: Utterance) -> str:
    """Return the first word, if there is no finite verb."""
    unread = not utterance.words[0].tag
    return (
        ""
        if unread or utterance.is_finite()
        else _first(utterance.words, lambda word: word.is_word)
    )


def _number_word(utterance: Utterance) -> str:
    number = NUMBER_WORD.search(utterance.segment.text)
    return number[0] if number and not utterance.figure() else ""


def _experience(utterance: Utterance) -> str:
    """Return an initial "we have" or "I had": what the speaker has seen or done."""
    if len(utterance.words) < 2:
        return ""
    first, second = utterance.words[:2]
    if first.lower not in english.AUTHOR or second.lower not in english.HAVE:
        return ""
    return f"{first.text} {second.text}" if second.text.isalpha() else first.text


# The signs of a claim (points above zero) or of evidence, besides the cues: what a person
# reads, the points, and what finds the words.
SIGNS: tuple[tuple[str, int, Callable[[Utterance], str]], ...] = (
    ("position taken in", 3, _performs),
    ("contrast", 2, lambda utterance: utterance.cue("contrast")),
    ("aim", 1, _aim),
    ("quality", 1, _quality),
    ("the speaker's own", 1, _person),
    ("own experience", -1, _my),
    ("no finite verb after", -2, _bare),
    ("figure", -3, Utterance.figure),
    ("number", -1, _number_word),
    ("past event in", -3, Utterance.past),
    ("own experience", -3, _experience),
)
