"""Blocks -> segments: sentences inside a line, and the parts of a sentence that make a point of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.drafting.words import Passage, to_passages
from argmap.model import Block

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from argmap.drafting.words import Word
    from argmap.model import Source, Span

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st art arts fig figs sec ch vol inc ltd co corp gen col sen rep gov hon rev jr sr vs cf approx pp para paras "
    "e.g i.e viz al jan feb mar apr jun jul aug sep sept oct nov dec lt sgt capt mt ft dept est ca".split()
)
_BEFORE_FIGURES = frozenset(
    "no nos p pp art arts fig figs sec ch vol para paras approx ca v".split()
)
_SAID = frozenset(
    "say ask write reply answer add tell claim argue insist explain note warn state report shout declare announce".split()
)
_ENDS = (".", "!", "?", "…")
_CLOSERS = frozenset("”\"’'»)]")
_OPENERS = frozenset("“\"‘'«([„")
_JOINTS = frozenset("because since although though while whereas whilst as for so despite".split())
_SURE_JOINTS = frozenset("because since although though so despite".split())
_MANY_SENTENCES = 20  # of a text that is cut sparingly
_AS_ONE = frozenset("long soon far well".split())  # as long as, as well as: no reason follows
_AS_SAID = _SAID | frozenset(
    "see know mention note refer point indicate call hear recall understand show describe agree put".split()
)
# What minutes print before what is said: a title, names and offices, up to a colon.
_NAMED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Dr|Prof)\b\.?(?P<name>(?:\s+[^\W\d_][\w.'’-]{0,40}){1,6})\s*(?:\([^()]{1,60}\)\s*){0,2}:\s+(?=\S)"
)
_IN_NAMES = frozenset("de del della der van von den da dos al el bin ibn la le".split())
_LONG_SENTENCE = 20  # words, above which a part must say more to stand alone
_LONGEST = 300  # words; what is longer is no sentence, and is not cut further


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text before it has a role."""

    passage: Passage  # its words; never empty
    whole: Passage  # the words of the sentence it begins in
    parts: tuple[Span, ...]
    text: str  # verbatim, every run of white space one blank
    lead: str = ""  # the words of its sentence that stand before it and belong to no other segment
    block: int = 0
    sentence: int = 0  # counted through the whole text
    marker: str = ""  # of its list item
    section: int = -1  # -1 before the first heading

    @property
    def start(self) -> int:
        """Return the offset at which it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return the offset at which it ends."""
        return self.parts[-1][1]

    @property
    def words(self) -> tuple[Word, ...]:
        """Return its words and signs."""
        return self.passage.words


def to_segments(source: Source, model: str) -> tuple[Segment, ...]:
    """Return the segments of a source's paragraphs and list items, in order."""
    passages = to_passages(source.text, source.blocks, model)
    sentences = _sentences(source, passages)
    sparing = sum(map(len, sentences)) >= _MANY_SENTENCES
    found: list[Segment] = []
    sentence, section = -1, -1
    for number, (block, passage) in enumerate(zip(source.blocks, passages, strict=True)):
        section += block.kind == "heading"
        for first, last in sentences[number]:
            sentence += 1
            whole = passage.cut(first, last)
            for start, end in cut_clauses(whole, sparing=sparing):
                piece = whole.cut(start, end)
                if not any(word.is_word for word in piece.words):
                    continue
                parts = _parts(piece, block.parts)
                found.append(
                    Segment(
                        piece,
                        whole,
                        parts,
                        _text(source.text, parts),
                        "",
                        number,
                        sentence,
                        block.marker,
                        section,
                    )
                )
    return tuple(found)


def _sentences(source: Source, passages: Sequence[Passage]) -> list[tuple[Span, ...]]:
    """Return the first place and the place after the last of each sentence, block by block; headings have none.

    Where one person speaks throughout, the name that is printed before what is said is left out; where several take turns it stays.
    """
    every = [
        tuple(cut_sentences(passage)) if block.kind != "heading" else ()
        for block, passage in zip(source.blocks, passages, strict=True)
    ]
    named = [
        [_named(source.text, passage.words, *each) for each in places]
        for passage, places in zip(passages, every, strict=True)
    ]
    if len({name["name"] for row in named for name in row if name}) != 1:
        return every
    return [
        tuple(
            (_place_after(name, passage.words, first), last)
            for (first, last), name in zip(places, row, strict=True)
        )
        for passage, places, row in zip(passages, every, named, strict=True)
    ]


def _place_after(name: re.Match[str] | None, words: Sequence[Word], first: int) -> int:
    """Return the place of the first word after a name; without one, `first`."""
    return bisect_left(words, name.end(), first, key=lambda word: word.start) if name else first


def _named(text: str, words: Sequence[Word], first: int, last: int) -> re.Match[str] | None:
    """Return the name of who speaks before a sentence, as minutes print it."""
    named = _NAMED.match(text, words[first].start, words[last - 1].end)
    is_name = named and all(
        word[0].isupper() or word in _IN_NAMES for word in named["name"].split()
    )
    return named if is_name else None


def _text(text: str, parts: Sequence[Span]) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in parts)


def _parts(piece: Passage, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches of the source that a piece of a block covers."""
    start, end = piece.words[0].start, piece.words[-1].end
    return tuple(
        (max(start, first), min(end, last)) for first, last in parts if first < end and last > start
    )


def given_segments(source: Source, spans: Sequence[Span], model: str) -> tuple[Segment, ...]:
    """Return one segment for each span that holds words, in the order of the spans."""
    passages = to_passages(source.text, source.blocks, model)
    known = _Words(source, passages)
    outside = [span for span in spans if not known.within(span)]
    alone = dict(
        zip(
            outside,
            to_passages(source.text, [_as_block(source, span) for span in outside], model),
            strict=True,
        )
    )
    taken = sorted(spans)
    return tuple(
        known.segment(span, alone.get(span), taken)
        for span in spans
        if known.within(span) or _holds_words(alone[span])
    )


def _as_block(source: Source, span: Span) -> Block:
    return Block("paragraph", (span,), source.line_at(span[0]))


def _holds_words(passage: Passage) -> bool:
    return any(word.is_word for word in passage.words)


class _Words:
    """All words of a source's blocks by place, to cut given spans out of."""

    def __init__(self, source: Source, passages: Sequence[Passage]) -> None:
        self.source = source
        self.all = Passage(tuple(word for passage in passages for word in passage.words))
        self.starts = [word.start for word in self.all.words]
        self.blocks: list[int] = []
        self.sentences: list[int] = []
        self.sections: list[int] = []
        self.whole: list[Passage] = []
        section = sentence = -1
        for number, (block, passage) in enumerate(zip(source.blocks, passages, strict=True)):
            section += block.kind == "heading"
            for first, last in cut_sentences(passage):
                sentence += 1
                self.whole.append(passage.cut(first, last))
                self.blocks += [number] * (last - first)
                self.sentences += [sentence] * (last - first)
                self.sections += [section] * (last - first)

    def places(self, span: Span) -> tuple[int, int]:
        """Return the places of the first word in a span and of the first one after it."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def within(self, span: Span) -> bool:
        """Return whether a span holds words of the blocks."""
        first, last = self.places(span)
        return any(word.is_word for word in self.all.words[first:last])

    def segment(self, span: Span, alone: Passage | None, taken: Sequence[Span]) -> Segment:
        """Return the segment of a span; `alone` is its own reading where no block holds it."""
        text = " ".join(self.source.text[slice(*span)].split())
        first, last = self.places(span)
        if alone is not None:
            near = min(first, len(self.blocks) - 1)
            return Segment(
                alone,
                alone,
                (span,),
                text,
                "",
                *((self.blocks[near], self.sentences[near]) if self.blocks else (0, 0)),
            )
        block = self.source.blocks[self.blocks[first]]
        return Segment(
            self.all.cut(first, last),
            self.whole[self.sentences[first]],
            (span,),
            text,
            self._lead(first, span, taken),
            self.blocks[first],
            self.sentences[first],
            block.marker,
            self.sections[first],
        )

    def _lead(self, first: int, span: Span, taken: Sequence[Span]) -> str:
        """Return the words of the sentence before a span that no other span holds."""
        before = taken[bisect_left(taken, span) - 1] if bisect_left(taken, span) else (0, 0)
        place = first
        while (
            place
            and self.sentences[place - 1] == self.sentences[first]
            and self.starts[place - 1] >= before[1]
        ):
            place -= 1
        words = self.all.words[place:first]
        return " ".join(self.source.text[words[0].start : words[-1].end].split()) if words else ""


def cut_sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the first place of each sentence and the place after its last."""
    first = 0
    for place in range(1, len(passage.words)):
        if _ends_before(passage.words, place):
            yield first, place
            first = place
    if passage.words:
        yield first, len(passage.words)


def _ends_before(words: Sequence[Word], place: int) -> bool:
    """Return whether a sentence ends before the word at `place`."""
    if words[place].start == words[place - 1].end:
        return False
    last = place - 1
    while last > 0 and words[last].text in _CLOSERS and words[last].start == words[last - 1].end:
        last -= 1
    if not words[last].text.endswith(_ENDS) or (
        last == place - 1 and _is_abbreviation(words, last)
    ):
        return False
    after = place
    while after < len(words) - 1 and words[after].text in _OPENERS:
        after += 1
    if words[after].text[:1].islower():
        return False
    return not (last < place - 1 and _goes_on(words, place))


def _is_abbreviation(words: Sequence[Word], place: int) -> bool:
    """Return whether the full stop at `place` belongs to the word before it."""
    if not words[place].text.endswith("."):
        return False
    stem = words[place].text[:-1]
    if not stem:
        if place == 0 or words[place - 1].end != words[place].start:
            return False
        stem = words[place - 1].text
    if not stem or not stem[-1].isalpha():
        return False
    if (
        stem.lower() in _BEFORE_FIGURES
        and place + 1 < len(words)
        and words[place + 1].text[:1].isdigit()
    ):
        return True
    if (
        "." in stem and stem.lower() not in _ABBREVIATIONS
    ):  # U.S., a.m.: the parser has the better guess
        return place + 1 < len(words) and not words[place + 1].opens
    return (len(stem) == 1 and stem.isupper() and stem != "I") or (
        stem.lower() in _ABBREVIATIONS
        and (
            stem[0].isupper()
            or stem in {"e.g", "i.e", "vs", "cf", "approx", "al", "ca", "pp", "para"}
        )
    )


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Return whether a reporting verb after a closing quotation mark goes on with the sentence: “Is this true?” Ann asked."""
    near = words[place : place + 4]
    verb = next(
        (number for number, word in enumerate(near) if word.lemma in _SAID and number), None
    )
    if verb is None or any(word.text in _OPENERS for word in near[: verb + 1]):
        return False
    after = place + verb + 1
    return after >= len(words) or not words[after].is_word


def cut_clauses(whole: Passage, *, sparing: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that make a point of their own; most sentences are one part."""
    first = 0
    for place in (
        sorted({place for place in _joints(whole, sparing=sparing) if _may_cut(whole.words, place)})
        if len(whole.words) <= _LONGEST
        else ()
    ):
        if _is_point(whole, first, place) and _is_point(whole, place, len(whole.words)):
            yield first, place
            first = place
    yield first, len(whole.words)


def _joints(whole: Passage, *, sparing: bool) -> Iterator[int]:
    """Yield the places where a part of a sentence may begin."""
    for place, word in enumerate(whole.words):
        if (
            word.dep in {"conj", "parataxis", "ccomp"}
            and whole.subject(place) is not None
            and whole.is_finite(place)
        ):
            yield from _coordinated(whole, place, sparing=sparing)
        if word.dep == "advcl" and whole.is_finite(place):
            yield from _subordinate(whole, place, _SURE_JOINTS if sparing else _JOINTS)


def _coordinated(whole: Passage, place: int, *, sparing: bool) -> Iterator[int]:
    above = whole.head(place)
    while whole.words[above].dep == "conj" and whole.words[above].step:
        above = whole.head(above)
    if whole.words[above].step or above > place:
        return
    first, _ = whole.subtree(place)
    if first <= above:
        return
    joint = first
    while joint - 1 > above and (
        whole.words[joint - 1].dep == "cc" or not whole.words[joint - 1].is_word
    ):
        joint -= 1
    if whole.words[first].lower == "neither" or any(
        whole.words[sign].lower in {"or", "nor"} for sign in range(joint, first)
    ):
        return
    signs = [
        sign
        for sign in range(joint, first)
        if whole.words[sign].text in {",", ";", ":", "-", "–", "—"}
    ]
    if whole.words[place].dep == "conj" and not signs and first == joint:
        return
    if (sparing or whole.words[place].dep != "conj") and not any(
        whole.words[sign].text == ";" for sign in signs
    ):
        return
    while joint < first and not whole.words[joint].is_word:
        joint += 1
    yield joint


def _subordinate(whole: Passage, place: int, joints: Collection[str]) -> Iterator[int]:
    first, last = whole.subtree(place)
    mark = next(
        (
            child
            for child in whole.children(place)
            if whole.words[child].dep in {"mark", "advmod"} and whole.words[child].lower in joints
        ),
        None,
    )
    if mark is None or mark > first + 1 or _gives_no_point(whole, mark, place):
        return
    if first > 2:
        yield first
    elif last + 2 < len(whole.words) and whole.words[last + 1].text == ",":
        yield last + 2


def _gives_no_point(whole: Passage, mark: int, verb: int) -> bool:
    """Return whether a clause only says by whom, how far or when: "as we have seen", "as long as", "while" without a comma."""
    word, around = whole.words[mark].lower, whole.words[max(0, mark - 1) : mark + 2]
    if is_since_then(whole, mark):
        return True
    if word == "as":
        return whole.words[verb].lemma in _AS_SAID or any(near.lower in _AS_ONE for near in around)
    return word in {"while", "whilst"} and mark > 0 and around[0].is_word


def is_since_then(passage: Passage, place: int) -> bool:
    """Return whether a "since" is one of time: its clause tells of the past, what it hangs on of what has been so from then on."""
    verb = passage.head(place)
    above = passage.head(verb)
    has_been = any(
        passage.words[child].lemma == "have" and passage.words[child].dep == "aux"
        for child in passage.children(above)
    )
    was = any(passage.words[each].tag == "VBD" for each in (verb, *passage.children(verb)))
    return passage.words[place].lower == "since" and was and has_been


def _may_cut(words: Sequence[Word], place: int) -> bool:
    """Return whether a place stands outside brackets and quotation marks."""
    depth = 0
    straight = 0
    for word in words[:place]:
        depth += (word.text in "“(«[„") - (word.text in "”)»]")
        straight += word.text == '"'
    return depth <= 0 and straight % 2 == 0


def _is_point(whole: Passage, first: int, last: int) -> bool:
    """Return whether a part has a finite verb, its subject, and enough words to say something."""
    fewest = 4 if sum(word.is_word for word in whole.words) <= _LONG_SENTENCE else 8
    said = sum(word.is_word for word in whole.words[first:last])
    return said >= fewest and any(whole.is_finite(place) for place in range(first, last))
