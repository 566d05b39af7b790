"""Segments -> who says each: patterns first, then quotations, then the parser.

A frame (the source that was named last) continues while a pronoun refers to it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.drafting.segments import Segment
from argmap.drafting.words import FINITE, Parse, Word, count_words
from argmap.english import reported_speech as speech
from argmap.model import DEFAULT_SPEAKER, Span

UNNAMED = "unnamed"
NOBODY = "nobody"
ADDRESSEE = "the addressee"  # who is meant by "you wrote that"
_LONG_QUOTE = 4  # words; shorter ones may be scare quotes
_FEWEST_SAID = 3  # words
_LONGEST = 300  # words of a sentence
_QUOTE_ENDS = frozenset('”"»)')
_STRAIGHTEN = str.maketrans("", "", '“”"')
_NOT_BEFORE_NOUN = frozenset({"relcl", "advcl", "punct", "cc", "appos"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a segment, and which words of it are what they say."""

    speaker: str = DEFAULT_SPEAKER
    reported: bool = False
    content: Span | None = None  # offsets of what is said; None: all of the segment
    because: str = ""
    fact: bool = False  # reported as a fact: "reports", "according to"


def to_voices(segments: Sequence[Segment]) -> tuple[Voice, ...]:
    """Return who says each segment: the author, unless somebody else is named."""
    voices: list[Voice] = []
    frame, sentence, said = "", -1, Voice()
    for segment in segments:
        if segment.sentence != sentence:
            sentence, whole = segment.sentence, segment.whole
            own = _voice(whole, frame) if len(whole.words) <= _LONGEST else None
            said = own or _continued(whole, said)
            frame = _next_frame(whole, said, frame)
        voices.append(_in_turn(_of_segment(segment, said), segment.speaker))
    return tuple(voices)


def _in_turn(voice: Voice, speaker: str) -> Voice:
    """Return a voice in somebody's turn: what they do not report is theirs."""
    is_own = bool(speaker) and voice.speaker == DEFAULT_SPEAKER
    return replace(voice, speaker=speaker) if is_own else voice


def _continued(whole: Parse, before: Voice) -> Voice:
    """Return the speaker of the sentence before, for a sentence that is all quotation."""
    if not before.reported or before.fact:
        return Voice()
    quoted = next(_quotations(whole.words), None) == (0, len(whole.words))
    return Voice(before.speaker, reported=True, because=before.because) if quoted else Voice()


def _of_segment(segment: Segment, said: Voice) -> Voice:
    """Return who says a segment; `said` is what is said in its sentence."""
    if said.content is None:
        return said
    start, end = said.content
    if not count_words(
        each for each in segment.parse.words if start <= each.start and each.end <= end
    ):
        return Voice()
    return replace(said, content=(max(segment.start, start), min(segment.end, end)))


def _next_frame(whole: Parse, voice: Voice, frame: str) -> str:
    if voice.reported and voice.speaker not in {UNNAMED, NOBODY}:
        return voice.speaker
    documents = speech.WORDS["documents"]
    document = whole.find(lambda word: word.lemma in documents and word.pos == "NOUN")
    root = whole.main_verb()
    subject = None if root is None else whole.subject(root)
    named = subject is not None and whole.words[subject].pos in {"PROPN", "NOUN"}
    if subject is not None and named and document in {None, subject}:
        return _phrase(whole, subject)
    return frame if document is None else f"the {whole.words[document].text}"


def _voice(whole: Parse, frame: str) -> Voice | None:
    return _by_pattern(whole, frame) or _by_quotation(whole, frame) or _by_clause(whole, frame)


def _by_pattern(whole: Parse, frame: str) -> Voice | None:
    """Return who speaks by "according to", "it is said that" or "presented in … as"."""
    text = spelled(whole.words)
    if found := speech.ACCORDING_TO.match(text):
        who = found["who"].strip()
        if not speech.WORDS["impersonal"].isdisjoint(re.findall(r"\w+", who.lower())):
            return None
        content = _after(whole.words, found.end())
        return Voice(_in_sentence(who), reported=True, content=content, because=found[1], fact=True)
    if found := speech.IT_IS_SAID.search(text):
        content = _after(whole.words, found.end())
        return Voice(UNNAMED, reported=True, content=content, because=found[0])
    if (found := speech.PRESENTED_IN.search(text)) and found["who"]:
        who = _resolve(_in_sentence(found["who"]), frame)
        return Voice(who, reported=True, because=found[0])
    return None


def _after(words: Sequence[Word], offset: int) -> Span | None:
    """Return the span of what follows an offset of the spelled words, if it says enough."""
    first = bisect_left(words, words[0].start + offset - 1, key=lambda word: word.start)
    return _content(words, first, len(words))


def _content(words: Sequence[Word], first: int, last: int) -> Span | None:
    """Return the span of what is said between two places, if it says enough."""
    while first < last and (words[first].lower == "that" or words[first].text in {",", ":", "."}):
        first += 1
    while last > first and not words[last - 1].is_word and words[last - 1].text not in _QUOTE_ENDS:
        last -= 1
    enough = count_words(words[first:last]) >= _FEWEST_SAID
    return (words[first].start, words[last - 1].end) if enough else None


def _by_quotation(whole: Parse, frame: str) -> Voice | None:
    """Return who is quoted: a quotation next to a verb of saying or calling."""
    for first, last in _quotations(whole.words):
        verb = _verb_near(whole, first, last)
        if verb is None or not _is_said(whole, first, last, verb):
            continue
        subject = _subject_of(whole, verb)
        if subject is not None and first <= subject < last:
            continue
        who = _who(whole, verb, subject, frame)
        if who is not None and who != DEFAULT_SPEAKER:
            content = whole.words[first].start, whole.words[last - 1].end
            return Voice(who, reported=True, content=content, because=whole.words[verb].text)
    return None


def _quotations(words: Sequence[Word]) -> Iterator[Span]:
    """Yield each quotation as places: the first, and the one after the last; marks may nest."""
    depth = first = 0
    for place, word in enumerate(words):
        if word.text in {"“", "«", "„"} or (word.text == '"' and not depth):
            first = first if depth else place
            depth += 1
        elif word.text in {"”", "»", '"'}:
            depth = max(0, depth - 1)
            if not depth:
                yield first, place + 1


def _is_said(whole: Parse, first: int, last: int, verb: int) -> bool:
    """Return whether a quotation is content: long, or a short sentence next to the verb."""
    if count_words(whole.words[first:last]) >= _LONG_QUOTE:
        return True
    adjacent = min(abs(verb - first), abs(verb - last)) <= 1
    return adjacent and any(word.tag in FINITE for word in whole.words[first:last])


def _verb_near(whole: Parse, first: int, last: int) -> int | None:
    """Return the place of the verb of saying outside a quotation and nearest to it."""
    verbs = [
        place
        for place, word in enumerate(whole.words)
        if word.lemma in speech.WORDS["saying"]
        and word.pos in {"VERB", "AUX", ""}
        and not first <= place < last
        and word.tag != "VBN"
    ]
    return min(verbs, key=lambda place: min(abs(place - first), abs(place - last)), default=None)


def _by_clause(whole: Parse, frame: str) -> Voice | None:
    for verb, word in enumerate(whole.words):
        if word.lemma not in speech.WORDS["saying"] or word.pos != "VERB":
            continue
        clause = _clause_said(whole, verb)
        who = _who(whole, verb, _subject_of(whole, verb), frame) if clause else None
        if clause and who is not None and who != DEFAULT_SPEAKER:
            return _voice_of_clause(whole, verb, who, _content(whole.words, *clause))
    return None


def _clause_said(whole: Parse, verb: int) -> Span | None:
    """Return the places of the clause that a verb of saying reports, if it reports one.

    Somebody who does not say that something is so is not a source for it.
    """
    lemma = whole.words[verb].lemma
    if lemma not in speech.WORDS["denying"] and whole.child_by(verb, "neg") is not None:
        return None
    clause = next((each for each in whole.children_by(verb, "ccomp") if each > verb), None)
    if clause is None:
        return None
    first, last = whole.subtree(clause)
    that = "that" in {whole.words[first].lower, whole.words[max(0, first - 1)].lower}
    return (
        (first, last + 1)
        if first > verb and (that or lemma not in speech.WORDS["that-only"])
        else None
    )


def _voice_of_clause(whole: Parse, verb: int, who: str, content: Span | None) -> Voice:
    lemma, because = whole.words[verb].lemma, whole.words[verb].text
    imagined = speech.IMAGINED.search(spelled(whole.words[:verb]))
    if imagined or lemma in speech.WORDS["denying"]:
        who, lemma = NOBODY if imagined else UNNAMED, ""
    fact = lemma in speech.WORDS["facts"]
    return Voice(who, reported=True, content=content, because=because, fact=fact)


def _who(whole: Parse, verb: int, subject: int | None, frame: str) -> str | None:
    """Return the subject of a verb of saying as a speaker; None if it names nobody else."""
    if subject is None:
        return None
    word = whole.words[subject]
    if word.lower == "you" and whole.words[verb].tag == "VBD":
        return ADDRESSEE
    if word.lower in speech.WORDS["relative"]:
        relative = whole.words[verb].dep == "relcl"
        return _resolve(_phrase(whole, whole.head(verb)), frame) if relative else None
    if _names_nobody(word, frame):
        return None
    quoting = speech.QUOTING.search(spelled(whole.words[subject : verb + 1]))
    return _in_sentence(quoting["who"]) if quoting else _resolve(_phrase(whole, subject), frame)


def _names_nobody(subject: Word, frame: str) -> bool:
    """Return whether a subject is not a source; "it" is one if a source was named before."""
    nobody = subject.lower in speech.WORDS["nobody-named"] or (subject.lower == "it" and not frame)
    return nobody or subject.dep == "nsubjpass" or subject.tag == "CD"


def _subject_of(whole: Parse, verb: int) -> int | None:
    """Return the place of a verb's subject, or of the subject of the verb it is joined to."""
    subject = whole.subject(verb)
    while subject is None and whole.words[verb].step and whole.words[verb].dep in {"conj", "xcomp"}:
        verb = whole.head(verb)
        subject = whole.subject(verb)
    return subject


def _resolve(who: str, frame: str) -> str:
    """Return the source to which a pronoun refers; other words as they are."""
    return frame or who if who.lower() in speech.WORDS["pronouns"] else who


def _phrase(whole: Parse, place: int) -> str:
    """Return the name of a source: a noun, what precedes it and what directly follows it."""
    first = last = place
    for child in whole.children(place):
        start, end = whole.subtree(child)
        dep = whole.words[child].dep
        if end < place and dep not in _NOT_BEFORE_NOUN:
            first = min(first, start)
        elif start == last + 1 and dep in {"prep", "case", "nummod"}:
            texts = [word.text for word in whole.words[start : end + 1]]
            last += next((k for k, text in enumerate(texts) if text in {",", "("}), len(texts))
    return _in_sentence(spelled(whole.words[first : last + 1]))


def spelled(words: Sequence[Word]) -> str:
    """Return words with a space wherever the source has one."""
    return "".join(
        f" {word.text}" if number and words[number - 1].end < word.start else word.text
        for number, word in enumerate(words)
    ).strip()


def _in_sentence(who: str) -> str:
    """Return a source as it reads inside a sentence: "the union", without a lone quotation mark."""
    first, _, rest = who.strip(" ,").partition(" ")
    who = f"{first.lower() if first.lower() in speech.WORDS['small'] else first} {rest}".strip()
    paired = who.count("“") == who.count("”") and who.count('"') % 2 == 0
    return who if paired else who.translate(_STRAIGHTEN)
