"""A source -> its segments: sentences, clauses that make a point, or spans that are given."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from typing import NamedTuple

from argmap.drafting.learned.choices import Weights
from argmap.drafting.learned.cutting import cut_by
from argmap.drafting.sentences import LONGEST, cut_clauses, cut_sentences, sentences_of_blocks
from argmap.drafting.tails import tail_of
from argmap.drafting.turns import Turn, names_alone
from argmap.drafting.words import Parse, count_words, parse_blocks
from argmap.model import Block, Source, Span
from argmap.source.broken_words import on_one_line

_MANY_SENTENCES = 20  # of a text that the rules cut sparingly
_FEW_SENTENCES = 8  # of a text that only the rules cut


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text before it has a role."""

    parse: Parse  # its words; never empty
    whole: Parse  # the words of the sentence in which it begins
    parts: tuple[Span, ...]
    text: str  # verbatim, but with one space for every run of white space
    lead: str = ""  # the words before it in its sentence that belong to no other segment
    block: int = 0
    sentence: int = 0  # counted through the whole text
    marker: str = ""  # of its list item
    section: int = -1  # -1 before the first heading
    speaker: str = ""  # whose turn it is in a transcript; "" for the author

    @property
    def start(self) -> int:
        """Return the offset at which it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return the offset at which it ends."""
        return self.parts[-1][1]


def within(parts: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what lies between two offsets of some stretches of the source."""
    return tuple(
        (max(first, start), min(last, end)) for first, last in parts if first < end and last > start
    )


class _Sentence(NamedTuple):
    block: int
    number: int  # counted through the whole text
    section: int
    whole: Parse
    speaker: str


def _to_sentences(
    source: Source, parses: Sequence[Parse], turns: Sequence[Sequence[Turn]]
) -> Iterator[_Sentence]:
    numbers, section = count(), -1
    names = names_alone(turns, source.blocks)
    headings = accumulate(block.kind == "heading" for block in source.blocks)
    every = zip(parses, turns, names, headings, strict=True)
    for block, (parse, places, is_name, heading) in enumerate(every):
        if source.blocks[block].kind == "heading" and not is_name:
            section = heading - 1
        for turn in places:
            whole = parse.cut(turn.first, turn.last)
            if whole.words:
                yield _Sentence(block, next(numbers), section, whole, turn.speaker)


def whole_sentences(source: Source, parses: Sequence[Parse]) -> tuple[Parse, ...]:
    """Return the sentences of a source's paragraphs and list items, in order."""
    return tuple(each.whole for each in _read(source, parses)[1])


def _read(source: Source, parses: Sequence[Parse]) -> tuple[int, tuple[_Sentence, ...]]:
    """Return how many sentences there are, and those that contain words."""
    cuts = sentences_of_blocks(source, parses)
    return sum(map(len, cuts)), tuple(_to_sentences(source, parses, cuts))


def to_segments(
    source: Source,
    model: str,
    weights: Weights | None = None,
    parses: Sequence[Parse] | None = None,
) -> tuple[Segment, ...]:
    """Return the segments of a source's paragraphs and list items, in order.

    `weights` are those of a trained model of cuts, which decides in texts that are long enough.
    `parses` are those of the blocks, if they are known.
    """
    size, sentences = _read(source, parses or parse_blocks(source.text, source.blocks, model))
    sparing, trained = size >= _MANY_SENTENCES, weights if size > _FEW_SENTENCES else None
    found = []
    for sentence in sentences:
        parts = source.blocks[sentence.block].parts
        whole = sentence.whole
        places = cut_by(whole, trained) if trained else cut_clauses(whole, sparing=sparing)
        for place in _with_tail(whole, places):
            piece = sentence.whole.cut(*place)
            if count_words(piece.words):
                spans = within(parts, piece.words[0].start, piece.words[-1].end)
                found.append(_segment(source, piece, spans, sentence))
    return tuple(found)


def _with_tail(whole: Parse, places: Iterable[Span]) -> Iterator[Span]:
    """Yield the pieces of a sentence, cut also where it ends in what somebody else says."""
    start = tail_of(whole) if len(whole.words) <= LONGEST else None
    for first, last in places:
        inside = [start] if start and first < start < last else []
        yield from pairwise([first, *inside, last])


def _segment(
    source: Source, piece: Parse, parts: tuple[Span, ...], sentence: _Sentence, lead: str = ""
) -> Segment:
    block, number, section, whole, speaker = sentence
    text, marker = _one_line(source, *parts), source.blocks[block].marker
    return Segment(piece, whole, parts, text, lead, block, number, marker, section, speaker)


def _one_line(source: Source, *parts: Span) -> str:
    return on_one_line(source.text, parts)[0]


def given_segments(
    source: Source, spans: Sequence[Span], model: str, parses: Sequence[Parse] | None = None
) -> tuple[Segment, ...]:
    """Return one segment for each span that contains words, in the order of the spans.

    `parses` are those of the blocks, if they are known.
    """
    known = _WordIndex(source, parses or parse_blocks(source.text, source.blocks, model))
    outside = [
        span for span in spans if not count_words(known.all.words[slice(*known.bounds(span))])
    ]
    blocks = [Block("paragraph", (span,), source.line_at(span[0])) for span in outside]
    alone = dict(zip(outside, parse_blocks(source.text, blocks, model), strict=True))
    taken = sorted(spans)
    return tuple(
        known.outside(span, alone[span]) if span in alone else known.segment(span, taken)
        for span in spans
        if span not in alone or count_words(alone[span].words)
    )


class _WordIndex:
    """All words of a source's blocks, from which given spans are cut."""

    def __init__(self, source: Source, parses: Sequence[Parse]) -> None:
        self.source = source
        self.all = Parse(tuple(word for parse in parses for word in parse.words))
        self.starts = [word.start for word in self.all.words]
        self.places: list[_Sentence] = []
        turns = [[Turn(*cut) for cut in cut_sentences(each)] for each in parses]
        for sentence in _to_sentences(source, parses, turns):
            self.places += [sentence] * len(sentence.whole.words)

    def bounds(self, span: Span) -> Span:
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def outside(self, span: Span, alone: Parse) -> Segment:
        """Return the segment of a span that is in no block, and was parsed alone."""
        near = min(self.bounds(span)[0], len(self.places) - 1)
        block, number = self.places[near][:2] if self.places else (0, 0)
        text = _one_line(self.source, span)
        return Segment(alone, alone, (span,), text, block=block, sentence=number)

    def segment(self, span: Span, taken: Sequence[Span]) -> Segment:
        """Return the segment of a span; `taken` are all spans, sorted."""
        first, last = self.bounds(span)
        piece, lead = self.all.cut(first, last), self._lead(first, span, taken)
        return _segment(self.source, piece, (span,), self.places[first], lead)

    def _lead(self, first: int, span: Span, taken: Sequence[Span]) -> str:
        """Return the words before a span in its sentence that are in no other span."""
        before = bisect_left(taken, span)
        start = taken[before - 1][1] if before else 0
        begin = max(start, self.places[first].whole.words[0].start)
        lead = self.all.words[bisect_left(self.starts, begin) : first]
        return _one_line(self.source, (lead[0].start, lead[-1].end)) if lead else ""
