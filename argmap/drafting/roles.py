"""What part a segment plays: claim, evidence, conclusion, rebuttal, or none; with the words that decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.drafting.cues import POINTS, find, found, has_openings
from argmap.drafting.segments import is_since_then
from argmap.drafting.words import FINITE
from argmap.english.cues import first
from argmap.english.numbers.mentions import FIGURE, NUMBER_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from argmap.drafting.attribution import Voice
    from argmap.drafting.segments import Segment
    from argmap.model import Role

_PERSON = frozenset({"i", "we", "our", "my", "us"})
_SELF = frozenset({"i", "my", "me"})
_PERFORMING = frozenset(
    "urge call welcome condemn believe support reiterate encourage stress emphasize emphasise underscore underline hope commend think agree oppose "
    "reject regret deplore appeal demand insist expect reaffirm want wish consider advocate recommend propose deserve remain need require".split()
)
FEWEST_WORDS = 4
POSITION = "position"
NO_SIGN = "no sign of a claim"
SHORT = 8  # statements of a text in which all speaks for one claim, wherever it stands
FIRST, LAST = 1, 2  # points of the places where a text says what it is for
CLOSING = 4  # points of the last place of a text that tells results, where no figure stands in it
RESULTS, FIGURES, LONGEST_REPORT = (
    0.4,
    0.25,
    15,
)  # share of results, share of figures, segments of a text that tells results
OWN_STORY = (
    0.25  # share of segments that speak of the writer, above which a text tells of an experience
)
GROUND = -3  # points of a reason given: it speaks for evidence
_OPENS_CLAUSE = frozenset("i we you he she it they there nobody everyone".split())
MOST_COMMON = 4  # segments that hold a word which still tells what a claim is about
MOST_OPEN = 20  # reported claims that may still be answered
ALIKE = 2  # words that an answer shares with what it answers, wherever that stands
FARTHEST_ANSWER = 5  # segments between an answer and what it answers, where the words do not tell
VOTE = 3.0  # points for a vote of one in log odds
MOST_ODDS = 3.0  # what a vote may weigh at most
SURE = 5  # points from there on either side with which seven in eight roles are right
WORD, SAID = "word", "reported"
ENOUGH = 1  # points that make a claim: a plain statement without any sign of one is evidence


@dataclass(frozen=True, slots=True)
class Part:
    """The part a segment plays; `role` is None where it argues nothing."""

    role: Role | None
    because: str = ""
    kind: str = ""  # of the words that decided: the cue, the sign, WORD or SAID
    points: float = 0  # for a claim; below nothing: for evidence
    main: bool = False  # the claim that the whole text is for
    concedes: bool = False  # grants a point that the author then answers
    within: bool = False  # grants it in a part of the sentence that outweighs it
    answers: int = -1  # the number of the reported claim it answers

    @property
    def sure(self) -> bool:
        """Return whether the role is likely to stand: the points are far on one side, or the sentence itself says what it grants."""
        return self.within or (self.role != "rebuttal" and abs(self.points - ENOUGH) >= SURE)


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a claim (above nothing) or for evidence, and the words."""

    name: str
    points: int
    words: str


def to_guesses(
    segments: Sequence[Segment], voices: Sequence[Voice], *, given: bool = False
) -> tuple[Part, ...]:
    """Return what the rules take each segment for by itself; with `given` spans fewer of them are taken to argue nothing."""
    places = {0: FIRST, len(segments) - 1: LAST} if len(segments) > SHORT else {}
    reports = tells_results(segments)
    if reports:
        places = {} if _figure(segments[-1]) else {len(segments) - 1: CLOSING}
    return tuple(
        Part(None)
        if _is_idle(segment, voice, given=given)
        or (
            not given
            and (_is_frame(segments, voices, number) or (reports and _is_procedure(segment)))
        )
        else _first_guess(segment, voice, places.get(number, 0))
        for number, (segment, voice) in enumerate(zip(segments, voices, strict=True))
    )


def tells_results(segments: Sequence[Segment]) -> bool:
    """Return whether a text is a short report of results: much of it figures or past events, so that its point comes last."""
    told = [segment for segment in segments if not _is_procedure(segment)]
    if not 2 < len(told) <= LONGEST_REPORT or sum(
        _speaks_of_self(segment) for segment in told
    ) > OWN_STORY * len(told):
        return False
    figures = sum(bool(_figure(segment)) for segment in told)
    results = max(figures, sum(bool(_past(segment)) for segment in told))
    return results >= RESULTS * len(told) and figures >= FIGURES * len(told)


def _speaks_of_self(segment: Segment) -> bool:
    return any(word.lower in _SELF for word in segment.words)


def to_parts(
    segments: Sequence[Segment], voices: Sequence[Voice], guesses: Sequence[Part]
) -> tuple[Part, ...]:
    """Return the part of each segment, with what the segments say to each other: grants, answers, the main claim."""
    parts = _with_granted(segments, guesses)
    parts = _with_answers(segments, voices, parts)
    return tuple(_with_main(segments, voices, parts))


def with_votes(
    segments: Sequence[Segment],
    voices: Sequence[Voice],
    guesses: Sequence[Part],
    votes: Mapping[int, float],
    because: Mapping[int, tuple[str, str]],
) -> tuple[Part, ...]:
    """Return the guesses, moved by what a trained voter says: log odds for a claim, and the words that weighed most on either side."""
    return tuple(
        part
        if part.role is None or number not in votes or (voice.reported and not voice.fact)
        else _moved(segment, part, votes[number], because.get(number, ("", "")))
        for number, (segment, voice, part) in enumerate(zip(segments, voices, guesses, strict=True))
    )


def _moved(segment: Segment, part: Part, odds: float, words: tuple[str, str]) -> Part:
    """Return a guess with the vote added to its points; where that turns it, the voter's words are the reason."""
    points = part.points + VOTE * max(-MOST_ODDS, min(MOST_ODDS, odds))
    because, kind = (words[points >= ENOUGH], WORD) if words[points >= ENOUGH] else (NO_SIGN, "")
    if (points >= ENOUGH) == (part.points >= ENOUGH):
        return (
            replace(part, points=points)
            if part.because != NO_SIGN
            else replace(part, points=points, because=because, kind=kind)
        )
    role: Role = "evidence"
    if points >= ENOUGH:
        role = "conclusion" if segment.sentence and find("conclusion", whole(segment)) else "claim"
    return replace(part, role=role, because=because, kind=kind, points=points)


def reasons(segment: Segment) -> Iterator[Reason]:
    """Yield everything that speaks for one role or another in a segment's own words."""
    text = whole(segment)
    if words := ground(segment):
        yield Reason("reason", GROUND, words)
    seen = found(text)
    for kind, points in POINTS.items():
        anywhere = text != segment.text and not has_openings(kind)
        if words := find(kind, segment.text) if anywhere else seen.get(kind, ""):
            yield Reason(kind, points, words)
    for name, points, signs in SIGNS:
        if words := signs(segment):
            yield Reason(name, points, words)


def ground(segment: Segment) -> str:
    """Return the word with which a part gives a reason: "because", or a "for" or "as" that opens a clause."""
    words = find("reason", whole(segment))
    if words.lower() not in {"for", "as", "since", "given"}:
        return words
    first = next(
        (place for place, word in enumerate(segment.words) if word.lower == words.lower()), None
    )
    if first is None or first > 1:
        return words if segment.lead.lower().startswith(words.lower()) else ""
    if is_since_then(segment.passage, first):
        return ""
    clause = segment.words[first].dep in {"mark", "cc"} or (
        first + 1 < len(segment.words) and segment.words[first + 1].lower in _OPENS_CLAUSE
    )
    return words if clause else ""


def whole(segment: Segment) -> str:
    """Return a segment's words with what leads up to them in its sentence."""
    return f"{segment.lead} {segment.text}".strip()


def _figure(segment: Segment) -> str:
    found = FIGURE.search(segment.text)
    return found[0] if found else ""


def _number_word(segment: Segment) -> str:
    found = NUMBER_WORD.search(segment.text)
    return found[0] if found and not FIGURE.search(segment.text) else ""


def _past(segment: Segment) -> str:
    """Return the main verb, where it tells of the past."""
    return _ofmain_verb(segment, tags={"VBD"}, helpers={"was", "were", "had", "did"})


def _ofmain_verb(segment: Segment, *, tags: Collection[str], helpers: Collection[str]) -> str:
    place = main_verb(segment)
    if place is None:
        return ""
    if segment.words[place].tag in tags:
        return segment.words[place].text
    before = (child for child in segment.passage.children(place) if child < place)
    return next(
        (segment.words[child].text for child in before if segment.words[child].lower in helpers), ""
    )


def main_verb(segment: Segment) -> int | None:
    """Return the place of the verb at the top of a segment, if a verb stands there."""
    return next(
        (
            place
            for place, word in enumerate(segment.words)
            if not word.step and word.pos in {"VERB", "AUX"}
        ),
        None,
    )


def _performs(segment: Segment) -> str:
    """Return the main verb, where saying it takes a position: we welcome, they oppose."""
    place = main_verb(segment)
    return (
        segment.words[place].text
        if place is not None and segment.words[place].lemma in _PERFORMING
        else ""
    )


def _aim(segment: Segment) -> str:
    """Return a verb in its bare form: what is to be, can be or may be done."""
    return next((word.text for word in segment.words if word.tag == "VB"), "")


def _quality(segment: Segment) -> str:
    """Return the adjective that something is said to be."""
    place = main_verb(segment)
    if place is None or segment.words[place].lemma != "be":
        return ""
    return next(
        (
            segment.words[child].text
            for child in segment.passage.children(place)
            if segment.words[child].dep in {"acomp", "attr"}
        ),
        "",
    )


def _person(segment: Segment) -> str:
    return segment.words[0].text if segment.words[0].lower in _PERSON else ""


def _experience(segment: Segment) -> str:
    """Return "we have" or "I had" at the beginning: what the speaker has seen or done."""
    if (
        len(segment.words) > 1
        and segment.words[0].lower in {"i", "we"}
        and segment.words[1].lower in {"have", "'ve", "had"}
    ):
        return (
            f"{segment.words[0].text} {segment.words[1].text}"
            if segment.words[1].text.isalpha()
            else segment.words[0].text
        )
    return ""


def _bare(segment: Segment) -> str:
    """Return the first word of a part without a finite verb."""
    if not segment.words[0].tag or any(word.tag in FINITE for word in segment.words):
        return ""
    return next((word.text for word in segment.words if word.is_word), "")


def _my(segment: Segment) -> str:
    return next((word.text for word in segment.words if word.lower in {"my", "me"}), "")


def _answering(segment: Segment) -> str:
    return find("contrast", whole(segment))


# What speaks for a claim (points above nothing) or for evidence, beside the cue words.
SIGNS: tuple[tuple[str, int, Callable[[Segment], str]], ...] = (
    ("performs", 3, _performs),
    ("contrast", 2, _answering),
    ("aim", 1, _aim),
    ("quality", 1, _quality),
    ("person", 1, _person),
    ("my", -1, _my),
    ("bare", -2, _bare),
    ("figures", -3, _figure),
    ("number word", -1, _number_word),
    ("past", -3, _past),
    ("experience", -3, _experience),
)


def _first_guess(segment: Segment, voice: Voice, place: int) -> Part:
    found = [*reasons(segment), *([Reason("place", place, POSITION)] if place else [])]
    points = sum(reason.points for reason in found)
    if voice.reported and not voice.fact:
        return Part("claim", voice.because, SAID, points)
    if points < ENOUGH:
        return Part("evidence", *_deciding(found, -1), points)
    if segment.sentence and (words := find("conclusion", whole(segment))):
        return Part("conclusion", words, "conclusion", points)
    return Part("claim", *_deciding(found, 1), points)


def _deciding(found: Sequence[Reason], sign: int) -> tuple[str, str]:
    """Return the words of the weightiest reason on the side that won, and of which kind they are."""
    best = max(found, key=lambda reason: sign * reason.points, default=None)
    return (best.words, best.name) if best and sign * best.points > 0 else (NO_SIGN, "")


def _is_idle(segment: Segment, voice: Voice, *, given: bool) -> bool:
    """Return whether a segment greets, thanks or announces, or is too short to say anything.

    Who gives the spans has chosen them: there only thanks and greetings are passed over. A question stays: what is asked in a
    statement is mostly asked for effect.
    """
    if voice.reported:
        return False
    if find("idle", segment.text):
        return True
    return not given and _says_too_little(segment)


def _is_procedure(segment: Segment) -> bool:
    """Return whether a segment says how results were come by, and not what they are."""
    return bool(find("procedure", segment.text)) and not find("finding", segment.text)


def _says_too_little(segment: Segment) -> bool:
    """Return whether there are only a few words, and no finite verb with another word among them."""
    said = sum(word.is_word for word in segment.words)
    unread = not any(word.tag for word in segment.words)  # no parser has said which words are verbs
    return said < FEWEST_WORDS and (
        said < 2 or not (unread or any(word.tag in FINITE for word in segment.words))
    )


def _is_frame(segments: Sequence[Segment], voices: Sequence[Voice], number: int) -> bool:
    """Return whether a part of a sentence only says where the rest of it was heard: "As far as one can read in the paper, …"."""
    beside = [
        other
        for other in (number - 1, number + 1)
        if 0 <= other < len(segments) and segments[other].sentence == segments[number].sentence
    ]
    reported = any(voices[other].reported for other in beside) and not voices[number].reported
    return reported and segments[number].words[0].lower in {"as", "from", "so"}


def _with_granted(segments: Sequence[Segment], parts: Sequence[Part]) -> list[Part]:
    """Return the parts, with what is granted and then answered as rebuttals, and with the answers."""
    found = list(parts)
    for number, (segment, part) in enumerate(zip(segments, parts, strict=True)):
        if part.role is None:
            continue
        text = whole(segment)
        if words := find("although", text):
            if any(
                0 <= other < len(parts) and segments[other].sentence == segment.sentence
                for other in (number - 1, number + 1)
            ):
                found[number] = replace(
                    part,
                    role="rebuttal",
                    because=words,
                    kind="although",
                    concedes=True,
                    within=True,
                )
        elif (words := find("concession", text)) and (
            len(segments) <= SHORT or _is_outweighed(segments, number)
        ):
            found[number] = replace(
                part, role="rebuttal", because=words, kind="concession", concedes=True
            )
        elif (
            number
            and found[number - 1].concedes
            and not found[number - 1].within
            and (words := find("contrast", text))
        ):
            found[number] = replace(part, role="rebuttal", because=words, kind="contrast")
    return found


def _is_outweighed(segments: Sequence[Segment], number: int) -> bool:
    """Return whether a contrast follows at once: in a long text "of course" and "yes" alone grant nothing."""
    return number + 1 < len(segments) and bool(find("contrast", whole(segments[number + 1])))


def _with_answers(
    segments: Sequence[Segment], voices: Sequence[Voice], parts: Sequence[Part]
) -> list[Part]:
    """Return the parts, with what answers somebody else's claim as rebuttals."""
    found = list(parts)
    reported = [
        number
        for number, (voice, part) in enumerate(zip(voices, parts, strict=True))
        if voice.reported and part.role == "claim"
    ]
    rare = _rare(segments) if reported else frozenset()
    for number, (voice, part) in enumerate(zip(voices, parts, strict=True)):
        if (
            voice.reported
            or part.role not in {"claim", "conclusion"}
            or find("closing", whole(segments[number]))
        ):
            continue
        answer = _answer(
            segments, [other for other in reported if other < number][-MOST_OPEN:], number, rare
        )
        if answer is not None:
            found[number] = replace(
                part, role="rebuttal", because=answer[1], kind="denial", answers=answer[0]
            )
            reported.remove(answer[0])
    return found


def _answer(
    segments: Sequence[Segment], reported: Sequence[int], number: int, rare: frozenset[str]
) -> tuple[int, str] | None:
    """Return the reported claim that a claim of the author's denies, and the words that deny it.

    Either both speak of the same things, or the denial follows soon, in the same section.
    """
    text = whole(segments[number])
    plain, contrast = find("denial", text), find("contrast", text)
    weak = first("negation", text) or contrast
    if not reported or not (plain or weak):
        return None
    alike = {
        other: len(content(segments[other]) & content(segments[number]) & rare)
        for other in reported
    }
    best = max(reported, key=lambda other: (alike[other], other))
    if alike[best] >= ALIKE:
        return best, plain or weak
    last = reported[-1]
    near = segments[last].section == segments[number].section and number - last <= (
        FARTHEST_ANSWER if plain else 1
    )
    return (last, plain or contrast) if near and (plain or contrast) else None


def _rare(segments: Sequence[Segment]) -> frozenset[str]:
    """Return the words that stand in few of the segments: what a text is about says little on who answers whom."""
    counts = Counter(word for segment in segments for word in content(segment))
    most = max(MOST_COMMON, len(segments) // 12)
    return frozenset(word for word, count in counts.items() if count <= most)


def content(segment: Segment) -> frozenset[str]:
    """Return the nouns, verbs and adjectives of a segment in their plain form."""
    return frozenset(
        word.lemma for word in segment.words if word.pos in {"NOUN", "PROPN", "VERB", "ADJ"}
    )


def _with_main(
    segments: Sequence[Segment], voices: Sequence[Voice], parts: Sequence[Part]
) -> list[Part]:
    """Return the parts, with the author's main claim as a conclusion."""
    found = list(parts)
    points = {
        number: _main_points(segment, part)
        for number, (segment, voice, part) in enumerate(zip(segments, voices, parts, strict=True))
        if part.role in {"claim", "conclusion"} and not voice.reported
    }
    if points:
        later = (
            1 if len(points) > SHORT else -1
        )  # short texts open with what they are for, long ones arrive at it
        best = max(points, key=lambda number: (points[number], later * number))
        found[best] = replace(found[best], role="conclusion", main=True)
    return found


def _main_points(segment: Segment, part: Part) -> int:
    text = whole(segment)
    cued = (
        (3, find("advice", segment.text)),
        (2, find("conclusion", text)),
        (2, find("collecting", text)),
        (1, find("stance", text)),
    )
    return sum(points for points, words in cued if words) + (part.role == "conclusion")
