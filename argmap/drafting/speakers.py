"""Segments -> who says each: what a sentence reports, and what goes on from the one before.

A pronoun refers to the source that was named last and that it fits. A quotation goes on over
sentences until it closes; after "said that", the speaker's thoughts go on in the past perfect.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.drafting.naming import Named, can_speak, named
from argmap.drafting.quoted import Quoted, chains, find_quoted
from argmap.drafting.reporting_verbs import ADDRESSEE, PRONOUN
from argmap.drafting.reports import NOBODY, UNNAMED, Report, find_report
from argmap.drafting.segments import Segment
from argmap.drafting.words import NOUNS, SUBJECTS, Parse, Word, count_words
from argmap.english import reported_speech as speech
from argmap.english.turns import in_person
from argmap.model import DEFAULT_SPEAKER, Span

_FEWEST_SAID = 3  # words
_LONGEST = 300  # words of a sentence
_LONGEST_WHOLE = 80  # words of a sentence of which everything may be somebody's
_REMEMBERED = 8  # sources to which a pronoun may refer
_RECENT = 1  # sentences after which a source that has spoken is likelier than one that has not
_MOST_OF_IT = 0.5  # share of a segment that a report in passing covers, to be what it says
_PRESENT = frozenset({"VBZ", "VBP"})
_QUOTE_ENDS = frozenset('”"»’)')
_OBJECTS = frozenset({"dobj", "pobj", "conj", "appos"})
_NO_SOURCE = frozenset({UNNAMED, NOBODY, ADDRESSEE, ""})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a segment, and which words of it are what they say."""

    speaker: str = DEFAULT_SPEAKER
    reported: bool = False
    content: Span | None = None  # offsets of what is said; None: all of the segment
    because: str = ""
    fact: bool = False  # reported as a fact: "reports", "according to"
    since: int = 0  # offset before which the words are rather the author's


@dataclass(frozen=True, slots=True)
class _Sentence:
    whole: Parse
    block: int
    in_list: bool
    quoted: Quoted
    report: Report | None


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentences before leave behind."""

    sources: tuple[Named, ...] = ()  # that were named, the last one first
    goes_on: Voice | None = None  # whose thoughts may go on
    thinker: Named | None = None
    direct: Voice | None = None  # whose quotation may go on
    asks: Voice | None = None  # who is named before a colon
    last: Voice | None = None  # who was reported last, in the sentence before
    block: int = -1


def to_voices(segments: Sequence[Segment], author: str = "") -> tuple[Voice, ...]:
    """Return who says each segment: the author, unless somebody else is named.

    `author` is the name of who speaks in the whole text, if it is known: what is reported from
    them is the author's own.
    """
    sentences = _sentences(segments)
    said = dict(zip(sentences, _voices(list(sentences.values()), author), strict=True))
    return tuple(
        _in_turn(_of_segment(segment, said[segment.sentence]), segment.speaker)
        for segment in segments
    )


def _sentences(segments: Sequence[Segment]) -> dict[int, _Sentence]:
    first = {segment.sentence: segment for segment in reversed(segments)}
    ordered = [first[number] for number in sorted(first)]
    words = [each.whole.words for each in ordered]
    quoted = find_quoted(words, [each.block for each in ordered])
    found = {}
    for each, quotes in zip(ordered, quoted, strict=True):
        short = len(each.whole.words) <= _LONGEST
        report = find_report(each.whole, quotes.spans) if short else None
        whole, in_list = each.whole, bool(each.marker)
        found[each.sentence] = _Sentence(whole, each.block, in_list, quotes, report)
    return found


def _voices(sentences: Sequence[_Sentence], author: str) -> list[Voice]:
    found: list[Voice] = []
    before = _Before()
    parts = {part: chain for chain in chains([each.quoted for each in sentences]) for part in chain}
    for number, here in enumerate(sentences):
        chain = parts.get(number)
        if chain and number > chain[0] and here.quoted.is_all(here.whole.words):
            voice = _more(found[chain[0]])
        else:
            ahead = sentences[chain[-1]] if chain and number == chain[0] else None
            voice = _voice(here, before, author, ahead)
        found.append(voice)
        before = _after(here, voice, before)
    return found


def _voice(here: _Sentence, before: _Before, author: str, ahead: _Sentence | None) -> Voice:
    """Return who says a sentence; `ahead` is the last sentence of the quotation it begins."""
    report = here.report
    if ahead and ahead.report and ahead.report.direct and not (report and report.direct):
        report = replace(ahead.report, content=here.quoted.spans[-1])
    if report:
        return _resolved(here.whole, report, before.sources, author)
    return _quoted_alone(here, before) or _going_on(here, before) or Voice()


def _resolved(whole: Parse, report: Report, sources: Sequence[Named], author: str) -> Voice:
    """Return a report as a voice; a pronoun is its source, the author's own name the author."""
    who = report.who
    if who.kind == PRONOUN:
        unnamed = Named(UNNAMED, "")
        who = next((each for each in sources if each.fits(who.name)), unnamed)
    if who.own:
        others = (each for each in sources if not each.own and each.name.endswith(who.name))
        who = next(others, who)
    if who.own or is_author(who.name, author):
        return Voice()
    if report.content is None and len(whole.words) > _LONGEST_WHOLE:
        return Voice()
    content = report.content and _content(whole.words, *report.content)
    if report.since and not content:
        return Voice()
    because, fact = report.because, report.fact
    since = whole.words[report.since].start if report.since else 0
    return Voice(who.name, reported=True, content=content, because=because, fact=fact, since=since)


def is_author(name: str, author: str) -> bool:
    """Return whether a name is the author's: the same, or "the Ministry" for their ministry."""
    one, other = (speech.plain_name(each) for each in (name, author))
    if not one or one == other:
        return bool(one)
    words, known = one.split(), other.split()
    short = name.partition(" ")[2] if name.lower().startswith(speech.THE) else ""
    return (
        short[:1].isupper()
        and len(words) == 1
        and words[0] in known
        and (words[0] in speech.WORDS["bodies"])
    )


def _quoted_alone(here: _Sentence, before: _Before) -> Voice | None:
    """Return who says a sentence that is all quotation: who was quoted or named before it."""
    if not here.quoted.is_all(here.whole.words):
        is_item = here.in_list and not in_person(_text(here.whole.words))
        return before.asks if is_item else None
    voice = before.asks or before.direct or before.last
    return _more(voice) if voice else None


def _going_on(here: _Sentence, before: _Before) -> Voice | None:
    """Return whose words go on in a sentence without quotation, as "It would cost nothing"."""
    whole, voice = here.whole, before.goes_on
    root = whole.main_verb()
    if voice is None or root is None or before.block != here.block or here.quoted.spans:
        return None
    words = whole.words
    if words[0].lower in speech.WORDS["countering"] or in_person(_text(words)):
        return None
    moved = [
        words[each].lower
        for each in whole.children_by(root, "aux", "auxpass")
        if words[each].lower in speech.WORDS["backshifted"]
    ]
    if not moved or words[-1].text == "?" or _tells_of_body(here, before, moved):
        return None
    return None if _supposes(whole, root, moved) else _more(voice)


def _supposes(whole: Parse, root: int, moved: Sequence[str]) -> bool:
    """Return whether a sentence rather draws a consequence of the author's: "A leak would …".

    What goes on being said is moved to the past as a whole, and is about what was named.
    """
    if any(word.tag in _PRESENT for word in whole.words):
        return True
    subject = whole.subject(root)
    if subject is None or speech.HAD in moved:
        return False
    word, (first, _) = whole.words[subject], whole.subtree(subject)
    if word.lower in speech.WORDS["taking-up"] | speech.WORDS["whoever"]:
        return True
    supposed = any(each.lower in speech.WORDS["supposing"] for each in whole.words)
    is_any = whole.words[first].lower in speech.WORDS["any-of"] and word.pos in NOUNS
    is_any = is_any and word.lemma not in speech.WORDS["shares"]  # "a third would be decided"
    return is_any or (supposed and word.pos in NOUNS)


def _more(voice: Voice) -> Voice:
    """Return who says more: their next sentences are claims or evidence by their own words."""
    return replace(voice, content=None, fact=True, since=0)


def _tells_of_body(here: _Sentence, before: _Before, moved: Sequence[str]) -> bool:
    """Return whether "it had …" is the author's background on a body that has said something."""
    subject = here.whole.find(lambda word: word.dep in SUBJECTS)
    lower = "" if subject is None else here.whole.words[subject].lower
    thinker = before.thinker
    is_body = thinker is not None and thinker.kind != "person" and not thinker.plural
    return is_body and lower == speech.IT and set(moved) <= {speech.HAD}


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _after(here: _Sentence, voice: Voice, before: _Before) -> _Before:
    """Return what a sentence leaves behind for the next ones."""
    report, quoted = here.report, here.quoted
    is_source = voice.reported and voice.speaker not in _NO_SOURCE
    newest = _sources(here, voice, before)
    whole_quote = quoted.is_all(here.whole.words)
    direct = voice if is_source and (whole_quote or (report and report.direct)) else None
    goes_on, thinker = before.goes_on, before.thinker
    if report or not voice.reported or direct:
        told = is_source and report is not None and report.past and not report.direct
        goes_on = voice if told else None
        thinker = newest[0] if told and newest else None
        if not voice.reported:
            thinker = _minded(here.whole)
            goes_on = _thoughts(thinker) if thinker else None
    return _Before(
        newest[:_REMEMBERED],
        goes_on,
        thinker,
        direct,
        _asking(here, voice, before),
        voice if is_source else None,
        here.block,
    )


def _thoughts(thinker: Named) -> Voice:
    return Voice(thinker.name, reported=True, because=thinker.name)


def _minded(whole: Parse) -> Named | None:
    """Return the person of whose state of mind a sentence tells: "The baker was furious"."""
    root = whole.main_verb()
    if root is None or whole.words[root].tag != "VBD" or whole.words[root].lemma != "be":
        root = root if root is not None and whole.children_by(root, "auxpass") else None
    if root is None:
        return None
    state = [root, *whole.children_by(root, "acomp", "attr")]
    minded = speech.WORDS["minded"]
    if not any({whole.words[each].lower, whole.words[each].lemma} & minded for each in state):
        return None
    subject = whole.subject(root)
    if subject is None or not can_speak(whole, subject, showing=True):
        return None
    who = named(whole, subject)
    return who if who.kind == "person" and not who.own else None


def _asking(here: _Sentence, voice: Voice, before: _Before) -> Voice | None:
    """Return who is named before a colon that ends a sentence, and goes on in its items."""
    if here.in_list and before.asks:
        return before.asks if voice.reported else None
    whole, root = here.whole, here.whole.main_verb()
    colon = whole.words[-1].text == ":"
    if colon and voice.reported and voice.speaker not in _NO_SOURCE:
        return replace(voice, content=None)
    subject = None if root is None else whole.subject(root)
    if root is None or subject is None or not can_speak(whole, subject, showing=True):
        return None
    if not _issues(whole, root) and not (
        colon and whole.words[root].lemma in speech.WORDS["saying"]
    ):
        return None
    who, because = named(whole, subject), whole.words[root].text
    return None if who.own else Voice(who.name, reported=True, because=because)


def _issues(whole: Parse, root: int) -> bool:
    """Return whether a sentence says that somebody issued "the following statement"."""
    issued = [whole.words[each].lemma for each in whole.children_by(root, "dobj")]
    following = any(word.lower in speech.WORDS["following"] for word in whole.words)
    known = not speech.WORDS["statements"].isdisjoint(issued)
    return following and known and whole.words[root].lemma in speech.WORDS["issuing"]


def _sources(here: _Sentence, voice: Voice, before: _Before) -> tuple[Named, ...]:
    """Return the sources to which a pronoun may refer from here on, the likeliest first."""
    new: list[Named] = []
    report = here.report
    if report and report.who.kind == PRONOUN:
        known = (each for each in before.sources if each.name == voice.speaker)
        new += [replace(each, spoke=True) for each in known][:1]
    elif report and report.who.name not in _NO_SOURCE:
        new.append(replace(report.who, spoke=True))
    subjects = len(new)
    quoted = {place for span in here.quoted.spans for place in range(*span)}
    for place, word in enumerate(here.whole.words):
        if place in quoted or word.pos not in NOUNS or word.dep not in SUBJECTS | _OBJECTS:
            continue
        if not can_speak(here.whole, place, showing=True):
            continue
        if word.dep in SUBJECTS:
            new.insert(subjects, named(here.whole, place))
            subjects += 1
        elif word.pos == "PROPN" and word.dep in _OBJECTS:
            person = named(here.whole, place)
            new += [person] if person.kind == "person" else []
    names = [each.name for each in new]
    kept = [each for number, each in enumerate(new) if each.name not in names[:number]]
    older = [each for each in before.sources if each.name not in names]
    aged = [replace(each, age=each.age + 1) for each in older]
    return (*kept, *sorted(aged, key=lambda each: each.age > _RECENT and not each.spoke))


def _content(words: Sequence[Word], first: int, last: int) -> Span | None:
    """Return the span of what is said between two places, if it says enough."""
    while first < last and (
        words[first].lower == speech.THAT or words[first].text in {",", ":", "."}
    ):
        first += 1
    while last > first and not words[last - 1].is_word and words[last - 1].text not in _QUOTE_ENDS:
        last -= 1
    enough = count_words(words[first:last]) >= _FEWEST_SAID
    return (words[first].start, words[last - 1].end) if enough else None


def _in_turn(voice: Voice, speaker: str) -> Voice:
    """Return a voice in somebody's turn: what they do not report is theirs."""
    is_own = bool(speaker) and voice.speaker == DEFAULT_SPEAKER
    return replace(voice, speaker=speaker) if is_own else voice


def _of_segment(segment: Segment, said: Voice) -> Voice:
    """Return who says a segment; `said` is what is said in its sentence."""
    if said.content is None:
        return said
    start, end = said.content
    words = segment.parse.words
    theirs = count_words(each for each in words if start <= each.start and each.end <= end)
    rather_own = segment.start < said.since and theirs < _MOST_OF_IT * count_words(words)
    if not theirs or rather_own:
        return Voice()
    return replace(said, content=(max(segment.start, start), min(segment.end, end)))
