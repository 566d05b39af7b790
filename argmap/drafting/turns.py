"""The turns of a transcript: where each begins, and whose it is; a name is no part of what is said.

A label counts if it is sure ("Mr Alder:", "Interviewer –", "Q:"), or if such labels recur and take
turns. A name alone on its line counts in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.drafting.narrators import Opening, narrated
from argmap.drafting.words import FINITE, Parse
from argmap.english.turns import Label, label_alone, label_at
from argmap.model import Block, Source, Span
from argmap.source.broken_words import on_one_line

_SURE = ("letter", "colon", "stop")  # two labels in one of these make a transcript
_ALONE, _IN_HEADING = -1, -2
_LOOK = 110  # characters of a sentence in which its label ends


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence as places, without the name before it, and who speaks; "" for the author."""

    first: int
    last: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    block: int
    place: int  # of the sentence's first word, or how it is in a block that is no sentence
    label: Label


def to_turns(
    source: Source, parses: Sequence[Parse], cuts: Sequence[Sequence[Span]]
) -> list[list[Turn]]:
    """Return the sentences of each block, with who speaks.

    Where only one person speaks, the name is left out, and the author speaks.
    """
    labels = _accepted(list(_labels(source, parses, cuts)), source.text)
    names = {_key(each.label) for each in labels.values()}
    told = narrated(source, {each.block: _opening(each) for each in reversed(labels.values())})
    found: list[list[Turn]] = []
    speaker = ""
    for number, (block, parse, places) in enumerate(zip(source.blocks, parses, cuts, strict=True)):
        alone = labels.get((number, _ALONE))
        if block.kind == "heading" or alone:
            asks = alone or labels.get((number, _IN_HEADING))
            speaker = asks.label.name if asks else ""
            found.append([])
            continue
        speaker = "" if number in told else speaker
        found.append([])
        for first, last in places:
            begin = first
            if label := labels.get((number, first)):
                speaker = label.label.name
                begin = _after(parse, first, last, label.label.size)
            found[-1].append(Turn(begin, last, speaker if len(names) > 1 else ""))
    return found


def _opening(found: _Found) -> Opening:
    alone = found.place in {_ALONE, _IN_HEADING}
    return Opening(found.label.name, alone, 0 if alone else found.label.size)


def names_alone(turns: Sequence[Sequence[Turn]], blocks: Sequence[Block]) -> list[bool]:
    """Return for each block whether it is a heading after which somebody speaks: their name."""
    spoken = [bool(each and each[0].speaker) for each in turns] + [False]
    return [block.kind == "heading" and spoken[number + 1] for number, block in enumerate(blocks)]


def _after(parse: Parse, first: int, last: int, size: int) -> int:
    """Return the place of the first word after a label of some characters."""
    words = parse.words
    start = words[first].start + size
    return min(last, bisect_left(words, start, first, key=lambda word: word.start))


def _labels(
    source: Source, parses: Sequence[Parse], cuts: Sequence[Sequence[Span]]
) -> Iterator[_Found]:
    for number, (block, parse, places) in enumerate(zip(source.blocks, parses, cuts, strict=True)):
        alone = _alone(source, block)
        if alone and _is_followed(source, number):
            yield _Found(number, _ALONE, alone)
            continue
        if block.kind == "heading" and (label := label_at(source.text[block.start : block.end])):
            yield _Found(number, _IN_HEADING, label)
        for first, last in places:
            start = parse.words[first].start
            begins_line = first == 0 or source.text[:start].rstrip(" \t")[-1:] in {"\n", "\r"}
            begins = begins_line or parse.words[first].text.isupper()
            label = label_at(source.text[start : start + _LOOK]) if begins else None
            if label and (begins_line or label.shouts):
                yield _Found(number, first, _with_a_sentence(label, parse.cut(first, last)))


def _with_a_sentence(label: Label, sentence: Parse) -> Label:
    """Return a label that is as sure as a part if it is a noun for a person who says something."""
    says = label.person and any(word.tag in FINITE for word in sentence.words)
    return replace(label, sure=label.sure or says)


def _alone(source: Source, block: Block) -> Label | None:
    """Return the name that a block is, if it may be one and nothing else."""
    if block.end - block.start > _LOOK or block.marker:
        return None
    return label_alone(on_one_line(source.text, block.parts)[0])


def _is_followed(source: Source, number: int) -> bool:
    """Return whether something that may be said follows a block."""
    after = source.blocks[number + 1 : number + 2]
    return bool(after) and after[0].kind != "heading" and not _alone(source, after[0])


def _accepted(found: Sequence[_Found], text: str) -> dict[tuple[int, int], _Found]:
    """Return the labels that are names of speakers, by block and place."""
    known = _Known.of([each.label for each in found], text)
    return {(each.block, each.place): each for each in found if known.speaks(each.label)}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the labels of a text have in common."""

    recurring: frozenset[tuple[str, str]]  # styles and names
    styles: frozenset[str]  # in which people take turns
    words: frozenset[str]  # that the text has in lower case
    answering: frozenset[tuple[str, str]]  # styles and names that occur once, in between

    @staticmethod
    def of(labels: Sequence[Label], text: str) -> _Known:
        times = Counter((each.style, _key(each)) for each in labels)
        singles = {_key(each) for each in labels if " " not in each.name}
        words = singles.intersection(re.findall(r"\w+", text)) if singles else set()
        answering = _answering(labels, times)
        likely: dict[str, set[str]] = defaultdict(set)
        again: Counter[str] = Counter()
        sure: Counter[str] = Counter()
        for each in labels:
            name = _key(each)
            often = times[each.style, name] > 1
            single = often or (each.style, name) in answering
            if each.sure or " " in name or (single and name not in words):
                likely[each.style].add(name)
                again[each.style] += often
                sure[each.style] += each.sure
        styles = {
            style
            for style, names in likely.items()
            if len(names) > 1 and (again[style] > 1 or (style in _SURE and sure[style] > 1))
        }
        recurring = frozenset(pair for pair, count in times.items() if count > 1)
        return _Known(recurring, frozenset(styles), frozenset(words), answering)

    def speaks(self, label: Label) -> bool:
        """Return whether a label is the name of somebody who speaks."""
        if (label.titled and label.style == "colon") or (label.sure and label.shouts):
            return True
        if label.style not in self.styles:
            return False
        name = _key(label)
        known = (label.style, name) in self.recurring | self.answering
        recurs = known and name not in self.words
        return label.sure or label.person or recurs or " " in name


def _answering(
    labels: Sequence[Label], times: Counter[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Return the names that occur once before a colon: between two turns of somebody else.

    If those are in capitals, so is every other name: "SMITH: … JONES: … SMITH: … LEE: …".
    """
    colons = [each for each in labels if each.style == "colon"]
    found = [
        one
        for before, one, after in zip(colons, colons[1:], colons[2:], strict=False)
        if _key(before) == _key(after) != _key(one)
    ]
    parts = {_key(each) for each in colons if each.sure and each.shouts}
    turns = bool(found) or len(parts) > 1
    in_capitals = turns and all(each.name.isupper() for each in colons)
    every = colons if in_capitals else found
    return frozenset(
        (each.style, _key(each)) for each in every if times[each.style, _key(each)] == 1
    )


def _key(label: Label) -> str:
    return label.name.lower()
