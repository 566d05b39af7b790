"""Segments with their speakers -> utterances: each with all that its own words show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap.drafting.connectives import argues
from argmap.drafting.segments import Segment
from argmap.drafting.speakers import Voice
from argmap.drafting.words import FINITE, Word, count_words
from argmap.english.cues import find, first
from argmap.english.numbers.mentions import FIGURE
from argmap.english.word_lists import word_lists, word_sets
from argmap.model import Span

_WORDS = word_sets("roles")
PREFIX = "draft-"  # of the lists of cues that are the drafter's
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_LONGEST_REPORT = 15  # segments of a text that reports results
_RESULTS, _FIGURES = 0.4, 0.25  # shares of results and of figures in it
_ADDRESS, _THANKS = 6, 3  # the most words of "Ladies and gentlemen" and of "I thank you"
_FEWEST = 3  # words of what is said after them
_WITH_OTHER_SENSES = frozenset({"conclusion", "although"})  # kinds whose words may only tell time
_OWN_STORY = 0.25  # share of segments about the writer, above which a text is an experience


@dataclass(frozen=True, slots=True)
class Utterance:
    """A segment, who says it, and what its own words show."""

    segment: Segment
    voice: Voice
    text: str  # its words, after those that lead up to it
    cues: Mapping[str, str]  # the first cue of each kind in `text`
    own_cues: Mapping[str, str]  # the same, in the segment alone
    reason: str  # the word with which it gives a reason; empty if it gives none
    content: frozenset[str]  # lemmas of its nouns, verbs and adjectives
    main_verb: int | None  # place of the verb at the top of its parse

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words and punctuation marks of the segment."""
        return self.segment.parse.words

    @property
    def is_opinion(self) -> bool:
        """Return whether somebody is reported to say it, and not as a fact."""
        return self.voice.reported and not self.voice.fact

    @property
    def said(self) -> Span:
        """Return the offsets of its words, or of what somebody says in them if that is most."""
        start, end = self.segment.start, self.segment.end
        first, last = self.voice.content or (start, end)
        first, last = max(start, first), min(end, last)
        return (start, end) if 3 * (last - first) < end - start else (first, last)

    def cue(self, kind: str) -> str:
        """Return the first cue of a kind, with the words that lead up to the segment."""
        return self.cues.get(kind, "")

    def says(self, kind: str) -> bool:
        """Return whether it contains a cue of a kind."""
        return kind in self.cues

    def is_finite(self) -> bool:
        """Return whether one of its words is a finite verb."""
        return any(word.tag in FINITE for word in self.words)

    def figure(self) -> str:
        """Return its first number in digits or number of many: "12 %", "hundreds of"."""
        return _figure(self.segment.text)

    def past(self) -> str:
        """Return its main verb or helping verb, if it reports something past."""
        if self.main_verb is None:
            return ""
        verb = self.words[self.main_verb]
        if verb.tag == "VBD":
            return verb.text
        below = self.segment.parse.children(self.main_verb)
        before = (self.words[child] for child in below if child < self.main_verb)
        return next((each.text for each in before if each.lower in _WORDS["past-helpers"]), "")

    def is_procedure(self) -> bool:
        """Return whether it says how results were obtained, and not what they are."""
        return "procedure" in self.own_cues and "finding" not in self.own_cues


@dataclass(frozen=True, slots=True)
class Discourse:
    """All utterances of a text, and what is true of the text as a whole."""

    utterances: tuple[Utterance, ...]
    given: bool  # the segments were chosen by somebody
    reports_results: bool  # a short report of results, with its point at the end
    in_lines: bool  # its paragraphs are hardly longer than a sentence

    def beside(self, number: int) -> tuple[int, ...]:
        """Return the numbers of the utterances directly before and after, in the same sentence."""
        sentence = self.utterances[number].segment.sentence
        return tuple(
            other
            for other in (number - 1, number + 1)
            if 0 <= other < len(self.utterances)
            and self.utterances[other].segment.sentence == sentence
        )


@lru_cache(maxsize=1024)
def _figure(text: str) -> str:
    number = FIGURE.search(text)
    return number[0] if number else ""


def to_discourse(
    segments: Sequence[Segment], voices: Sequence[Voice], *, given: bool = False
) -> Discourse:
    """Return the utterances of a text; `given` if somebody has chosen the segments."""
    utterances = tuple(map(_utterance, segments, voices))
    sentences = len({segment.sentence for segment in segments})
    in_lines = sentences < 2 * len({segment.block for segment in segments})
    return Discourse(utterances, given, _reports_results(utterances), in_lines)


def _utterance(segment: Segment, voice: Voice) -> Utterance:
    text = f"{segment.lead} {segment.text}".strip()
    cues = _as_meant(found(text), text, segment)
    own = cues if text == segment.text else _as_meant(found(segment.text), segment.text, segment)
    if "idle" in own and _says_more_than_an_address(segment.parse.words):
        cues, own = ({k: v for k, v in each.items() if k != "idle"} for each in (cues, own))
    reason, verb = _reason(segment, cues.get("reason", "")), segment.parse.main_verb()
    content = frozenset(word.lemma for word in segment.parse.words if word.pos in _CONTENT)
    return Utterance(segment, voice, text, cues, own, reason, content, verb)


def _as_meant(cues: Mapping[str, str], text: str, segment: Segment) -> Mapping[str, str]:
    """Return cues without words that have another sense here: "so that" for a purpose."""
    meant = dict(cues)
    for kind in _WITH_OTHER_SENSES & cues.keys():
        every = (each.words for each in find(f"{PREFIX}{kind}", text))
        words = next((each for each in every if _argues(segment, each)), "")
        meant = {**meant, kind: words} if words else {k: v for k, v in meant.items() if k != kind}
    return meant


def _argues(segment: Segment, words: str) -> bool:
    start = words.lower().strip(", ").split()[0]
    place = segment.parse.find(lambda word: word.lower == start)
    return place is None or argues(segment.parse, place)


def _says_more_than_an_address(words: Sequence[Word]) -> bool:
    """Return whether a clause is left without "Mr. Chairman," or "Thank you," between commas."""
    rest: list[Word] = []
    kept: list[str] = []
    for stretch in _between_commas(words):
        text = " ".join(word.text for word in stretch).replace(" .", ".")
        is_short = len(stretch) <= (_THANKS if _is_finite(stretch) else _ADDRESS)
        if not (is_short and first(f"{PREFIX}idle", text)):
            rest.extend(stretch)
            kept.append(text)
    says_so = _is_finite(rest) or not any(word.tag for word in words)
    fewer = len(rest) < len(words) and count_words(rest) >= _FEWEST
    return fewer and says_so and not first(f"{PREFIX}idle", ", ".join(kept))


def _between_commas(words: Sequence[Word]) -> list[list[Word]]:
    found: list[list[Word]] = [[]]
    for word in words:
        if word.text == ",":
            found.append([])
        elif word.is_word or word.text == ".":
            found[-1].append(word)
    return found


def _is_finite(words: Sequence[Word]) -> bool:
    return any(word.tag in FINITE for word in words)


def found(text: str) -> Mapping[str, str]:
    """Return the first cue of each kind that occurs in a text, as it is written there."""
    cues = {name: first(name, text) for name in word_lists("drafting")}
    return {name.removeprefix(PREFIX): cue for name, cue in cues.items() if cue}


def _reason(segment: Segment, cue: str) -> str:
    """Return the cue of a reason: "because", or a "for" or "as" that opens a clause."""
    lower = cue.lower()
    if lower not in _WORDS["unsure-reasons"]:
        return cue
    first = segment.parse.find(lambda word: word.lower == lower)
    if first is None or first > 1:
        return cue if segment.lead.lower().startswith(lower) else ""
    if not argues(segment.parse, first):
        return ""
    after = segment.parse.words[first + 1 : first + 2]
    subject = any(word.lower in _WORDS["clause-subjects"] for word in after)
    return cue if subject or segment.parse.words[first].dep in {"mark", "cc"} else ""


def _reports_results(utterances: Sequence[Utterance]) -> bool:
    """Return whether a text is a short report of results, with its point at the end.

    Many of its segments have figures or report something past, and few are about the writer.
    """
    kept = [each for each in utterances if not each.is_procedure()]
    personal = sum(any(word.lower in _WORDS["self"] for word in each.words) for each in kept)
    if not 2 < len(kept) <= _LONGEST_REPORT or personal > _OWN_STORY * len(kept):
        return False
    figures = sum(bool(each.figure()) for each in kept)
    results = max(figures, sum(bool(each.past()) for each in kept))
    return results >= _RESULTS * len(kept) and figures >= _FIGURES * len(kept)
