"""Who says it: patterns first, then the parser; a frame carries on while pronouns or the report do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.drafting.words import FINITE
from argmap.model import DEFAULT_SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.drafting.segments import Segment
    from argmap.drafting.words import Passage, Word
    from argmap.model import Span

SAYING = frozenset(
    "say state claim argue assert maintain contend insist declare announce report write note add warn explain reply answer respond object complain "
    "suggest believe think hold tell admit concede allege deny predict estimate conclude find remark observe stress emphasize emphasise point repeat "
    "promise confirm fear ask call describe portray accuse mention indicate go dispute".split()
)
TELLING = frozenset(
    "report announce confirm note find observe estimate indicate record mention".split()
)
DENYING = frozenset({"deny", "dispute"})
DOCUMENTS = frozenset("report petition letter study paper article survey statement".split())
PRONOUNS = frozenset({"it", "they", "he", "she"})
UNNAMED = "unnamed"
NOBODY = "nobody"
LONG_QUOTE = 4  # words; what is shorter may be scare quotes
QUOTE_ENDS = frozenset('”"»)')
_THAT_ONLY = frozenset(
    "hold find point think believe fear tell indicate observe add answer note call ask describe conclude go say explain".split()
) - {"say", "think", "believe"}
_SPEAKER = frozenset({"i", "we"})
_NOBODY_NAMED = frozenset({"what", "there", "you", "one", "this", "these", "those", "nobody"})
ADDRESSEE = "the addressee"  # who is told "you wrote that"
_IMPERSONAL = frozenset(
    "practice law constitution plan plans schedule convention rule rules standards agreement article need needs size charter tradition".split()
)
_SMALL = frozenset(
    "the a an one some many most several certain two three his her its their our this that these those critics opponents residents experts officials".split()
)
_NO_QUOTES = str.maketrans("", "", '“”"')
_LONGEST = 300  # words of a sentence
_ACCORDING = re.compile(
    r"\W*(?:(?:and|but|so)\s)?(according to (?P<who>[^,]{3,80}?)),\s", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\bit (?:is|was|has been|is being) (?:also |often |sometimes |widely |generally )?(?:said|claimed|argued|alleged|asserted|suggested|objected|maintained)\b",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"\b(?:is|are|was|were|being|been) (?:presented|described|portrayed|depicted) (?:in (?P<who>(?:the|this|that|his|her|their|its)\b[^,.;]*?) )?as\b",
    re.IGNORECASE,
)
_IMAGINED = re.compile(r"\b(?:imagine|suppose|if somebody|if someone)\b", re.IGNORECASE)
_QUOTING = re.compile(r",\s*(?:quoting|citing)\s+(?P<who>[^,]+),", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a segment, and which words of it are what is said."""

    speaker: str = DEFAULT_SPEAKER
    reported: bool = False
    content: Span | None = None  # where what is said stands in the source; None: all of the segment
    because: str = ""
    fact: bool = False  # told as a fact: "reports", "according to"
    denied: bool = False
    imagined: bool = False


def to_voices(segments: Sequence[Segment]) -> tuple[Voice, ...]:
    """Return who says each segment; what nobody else is named for is the author's."""
    voices: list[Voice] = []
    frame, sentence, said = "", -1, Voice()
    for segment in segments:
        if segment.sentence != sentence:
            sentence, said = (
                segment.sentence,
                _voice(segment.whole, frame) or _carried(segment.whole, said),
            )
            frame = _next_frame(segment.whole, said, frame)
        voices.append(_part(segment, said))
    return tuple(voices)


def _carried(whole: Passage, before: Voice) -> Voice:
    """Return the speaker of the sentence before, for a sentence that is all in quotation marks."""
    if (
        before.reported
        and not before.fact
        and next(_quotations(whole.words), None) == (0, len(whole.words))
    ):
        return Voice(before.speaker, reported=True, because=before.because)
    return Voice()


def _part(segment: Segment, said: Voice) -> Voice:
    """Return who says a segment, where somebody says a part of its sentence."""
    if said.content is None:
        return said
    words = [
        word
        for word in segment.words
        if said.content[0] <= word.start and word.end <= said.content[1] and word.is_word
    ]
    if not words:
        return Voice()
    start, end = max(segment.start, said.content[0]), min(segment.end, said.content[1])
    return replace(said, content=(start, end))


def _next_frame(whole: Passage, voice: Voice, frame: str) -> str:
    """Return the source that a pronoun in the next sentence stands for."""
    if voice.reported and voice.speaker not in {UNNAMED, NOBODY}:
        return voice.speaker
    subject = _main_subject(whole)
    if subject is None or whole.words[subject].pos not in {"PROPN", "NOUN"}:
        document = next(
            (
                place
                for place, word in enumerate(whole.words)
                if word.lemma in DOCUMENTS and word.pos == "NOUN"
            ),
            None,
        )
        return frame if document is None else f"the {whole.words[document].text}"
    document = next(
        (
            place
            for place, word in enumerate(whole.words)
            if word.lemma in DOCUMENTS and word.pos == "NOUN"
        ),
        subject,
    )
    return _phrase(whole, subject) if document == subject else f"the {whole.words[document].text}"


def _main_subject(passage: Passage) -> int | None:
    root = next(
        (
            place
            for place, word in enumerate(passage.words)
            if not word.step and word.pos in {"VERB", "AUX"}
        ),
        None,
    )
    return None if root is None else passage.subject(root)


def _voice(whole: Passage, frame: str) -> Voice | None:
    if len(whole.words) > _LONGEST:
        return None
    return _by_pattern(whole, frame) or _by_quotation(whole, frame) or _by_clause(whole, frame)


def _by_pattern(whole: Passage, frame: str) -> Voice | None:
    text = spelled(whole.words)
    if found := _ACCORDING.match(text):
        who = found["who"].strip()
        if any(word in _IMPERSONAL for word in re.findall(r"\w+", who.lower())):
            return None
        return Voice(
            _in_sentence(who),
            reported=True,
            content=_from(whole.words, found.end()),
            because=found[1],
            fact=True,
        )
    if found := _PASSIVE.search(text):
        return Voice(
            UNNAMED, reported=True, content=_from(whole.words, found.end()), because=found[0]
        )
    if (found := _PRESENTED.search(text)) and found["who"]:
        return Voice(_resolve(_in_sentence(found["who"]), frame), reported=True, because=found[0])
    return None


def _from(words: Sequence[Word], offset: int) -> Span | None:
    """Return the span of what follows an offset of the spelled words, without a "that" before it."""
    first = next(
        (place for place, word in enumerate(words) if word.start - words[0].start >= offset - 1),
        len(words),
    )
    return _content(words, first, len(words))


def _content(words: Sequence[Word], first: int, last: int) -> Span | None:
    """Return the span of what is said between two places, if it says enough."""
    while first < last and (words[first].lower == "that" or words[first].text in {",", ":"}):
        first += 1
    while last > first and not words[last - 1].is_word and words[last - 1].text not in QUOTE_ENDS:
        last -= 1
    enough = sum(word.is_word for word in words[first:last]) >= 3
    return (words[first].start, words[last - 1].end) if enough else None


def _by_quotation(whole: Passage, frame: str) -> Voice | None:
    """Return who is quoted: a quotation of four words or more beside a verb of saying or calling."""
    for first, last in _quotations(whole.words):
        verb = _saying_near(whole, first, last)
        if verb is None or not _is_said(whole, first, last, verb):
            continue
        who = _who(whole, verb, frame, inside=(first, last))
        if who is not None and who != DEFAULT_SPEAKER:
            return Voice(
                who,
                reported=True,
                content=(whole.words[first].start, whole.words[last - 1].end),
                because=whole.words[verb].text,
            )
    return None


def _quotations(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first place of each passage in quotation marks and the place after its last; marks may nest."""
    depth, first = 0, 0
    for place, word in enumerate(words):
        if word.text in {"“", "«", "„"} or (word.text == '"' and not depth):
            first = first if depth else place
            depth += 1
        elif word.text in {"”", "»"} or word.text == '"':
            depth = max(0, depth - 1)
            if not depth:
                yield first, place + 1


def _is_said(whole: Passage, first: int, last: int, verb: int) -> bool:
    """Return whether a quotation is content: long enough, or a short sentence right beside a verb of saying."""
    if sum(word.is_word for word in whole.words[first:last]) >= LONG_QUOTE:
        return True
    beside = min(abs(verb - first), abs(verb - last)) <= 1
    return beside and any(whole.words[place].tag in FINITE for place in range(first, last))


def _saying_near(whole: Passage, first: int, last: int) -> int | None:
    """Return the place of the verb of saying nearest to a quotation and outside it."""
    verbs = [
        place
        for place, word in enumerate(whole.words)
        if word.lemma in SAYING
        and word.pos in {"VERB", "AUX", ""}
        and not first <= place < last
        and word.tag != "VBN"
    ]
    return min(
        verbs, key=lambda place: (min(abs(place - first), abs(place - last)), place), default=None
    )


def _by_clause(whole: Passage, frame: str) -> Voice | None:
    """Return who says the clause that hangs on a verb of saying."""
    for place, word in enumerate(whole.words):
        if (
            word.lemma not in SAYING
            or word.pos != "VERB"
            or (word.lemma not in DENYING and _is_negated(whole, place))
        ):
            continue
        clause = next(
            (
                child
                for child in whole.children(place)
                if whole.words[child].dep == "ccomp" and child > place
            ),
            None,
        )
        if clause is None:
            continue
        first, last = whole.subtree(clause)
        that = "that" in {whole.words[first].lower, whole.words[max(0, first - 1)].lower}
        if first <= place or (word.lemma in _THAT_ONLY and not that):
            continue
        who = _who(whole, place, frame)
        if who is None or who == DEFAULT_SPEAKER:
            continue
        return _clause_voice(whole, place, who, _content(whole.words, first, last + 1))
    return None


def _is_negated(whole: Passage, verb: int) -> bool:
    """Return whether a "not" hangs on a verb: who does not say that something is so is no source of it."""
    return any(whole.words[child].dep == "neg" for child in whole.children(verb))


def _clause_voice(whole: Passage, verb: int, who: str, content: Span | None) -> Voice:
    lemma = whole.words[verb].lemma
    if _IMAGINED.search(spelled(whole.words[:verb])):
        return Voice(
            NOBODY, reported=True, content=content, because=whole.words[verb].text, imagined=True
        )
    if lemma in DENYING:
        return Voice(
            UNNAMED, reported=True, content=content, because=whole.words[verb].text, denied=True
        )
    return Voice(
        who, reported=True, content=content, because=whole.words[verb].text, fact=lemma in TELLING
    )


def _who(
    whole: Passage, verb: int, frame: str, inside: tuple[int, int] | None = None
) -> str | None:
    """Return the subject of a verb of saying as a speaker; None where it has none."""
    subject = _subject_of(whole, verb)
    if subject is None or (inside and inside[0] <= subject < inside[1]):
        return None
    word = whole.words[subject]
    if word.lower in _SPEAKER:
        return DEFAULT_SPEAKER
    if word.lower == "you" and whole.words[verb].tag == "VBD":
        return ADDRESSEE
    if word.lower in {"who", "that", "which"}:
        return (
            _resolve(_phrase(whole, whole.head(verb)), frame)
            if whole.words[verb].dep == "relcl"
            else None
        )
    if (
        word.dep == "nsubjpass"
        or word.tag == "CD"
        or word.lower in _NOBODY_NAMED
        or (word.lower == "it" and not frame)
    ):
        return None
    quoting = _QUOTING.search(spelled(whole.words[subject : verb + 1]))
    return _in_sentence(quoting["who"]) if quoting else _resolve(_phrase(whole, subject), frame)


def _subject_of(whole: Passage, verb: int) -> int | None:
    """Return the place of a verb's subject, that of the verb it is joined to among them."""
    subject = whole.subject(verb)
    while subject is None and whole.words[verb].step and whole.words[verb].dep in {"conj", "xcomp"}:
        verb = whole.head(verb)
        subject = whole.subject(verb)
    return subject


def _resolve(who: str, frame: str) -> str:
    """Return the source that a pronoun stands for, else the words themselves."""
    return frame or who if who.lower() in PRONOUNS else who


def _phrase(whole: Passage, place: int) -> str:
    """Return a noun with what belongs before it and what hangs on it directly after it: the name of a source."""
    first, last = place, place
    for child in whole.children(place):
        start, end = whole.subtree(child)
        dep = whole.words[child].dep
        if end < place and dep not in {"relcl", "advcl", "punct", "cc", "appos"}:
            first = min(first, start)
        elif start == last + 1 and dep in {"prep", "case", "nummod"}:
            comma = next(
                (
                    number
                    for number in range(start, end + 1)
                    if whole.words[number].text in {",", "("}
                ),
                end + 1,
            )
            last = comma - 1
    return _in_sentence(spelled(whole.words[first : last + 1]))


def spelled(words: Sequence[Word]) -> str:
    """Return words with a blank wherever the source has one."""
    return "".join(_pieces(words)).strip()


def _pieces(words: Sequence[Word]) -> Iterator[str]:
    for number, word in enumerate(words):
        yield (" " if number and words[number - 1].end < word.start else "") + word.text


def _in_sentence(who: str) -> str:
    """Return a source as it stands inside a sentence: the article in small letters, no mark left alone."""
    first, _, rest = who.strip(" ,").partition(" ")
    who = (
        f"{first.lower()} {rest}".strip() if first.lower() in _SMALL else f"{first} {rest}".strip()
    )
    return (
        who
        if who.count("“") == who.count("”") and who.count('"') % 2 == 0
        else who.translate(_NO_QUOTES)
    )
