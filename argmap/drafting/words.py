"""A block as words: what the parser says of each, in a form that rules and tests can write by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.drafting.models import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from argmap.model import Block

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LONGEST = 20_000  # characters read in one go
UNBROKEN = 400  # the same without a blank among them
_UNBROKEN = re.compile(rf"\S{{{UNBROKEN}}}")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})


@lru_cache(maxsize=65_536)
def _lower(text: str) -> str:
    return text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign; `start` and `end` are offsets in the source. Without a parser tag, pos and dep are empty."""

    text: str
    lemma: str
    start: int
    end: int
    tag: str = ""
    pos: str = ""
    dep: str = ""
    step: int = 0  # how many places further its head stands; 0 for a root
    opens: bool = False  # the parser begins a sentence here

    @property
    def lower(self) -> str:
        """Return the word in small letters, with a straight apostrophe."""
        return _lower(self.text)

    @property
    def is_word(self) -> bool:
        """Return whether it holds a letter or a figure."""
        return self.text.isalnum() or any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one stretch of the source that is read in one go: a block, or a given span."""

    words: tuple[Word, ...]

    def cut(self, first: int, last: int) -> Passage:
        """Return the words from `first` up to `last`; a word whose head is left out becomes a root."""
        return Passage(
            tuple(
                word if first <= place + word.step < last else replace(word, step=0)
                for place, word in enumerate(self.words[first:last], first)
            )
        )

    def head(self, place: int) -> int:
        """Return the place of the head of the word at `place`; a root is its own."""
        return place + self.words[place].step

    def children(self, place: int) -> Iterator[int]:
        """Yield the places of the words that hang on the word at `place`."""
        return (
            child
            for child, word in enumerate(self.words)
            if word.step and child + word.step == place
        )

    def subtree(self, place: int) -> tuple[int, int]:
        """Return the first and last place of everything that hangs on the word at `place`."""
        below = [other for other in range(len(self.words)) if self.hangs_on(other, place)]
        return below[0], below[-1]

    def hangs_on(self, place: int, top: int) -> bool:
        """Return whether the word at `place` is the one at `top` or stands below it."""
        while place != top and self.words[place].step:
            place = self.head(place)
        return place == top

    def is_finite(self, place: int) -> bool:
        """Return whether the word at `place` is a finite verb or has a finite auxiliary."""
        if self.words[place].tag in FINITE:
            return True
        return any(
            self.words[child].tag in FINITE and self.words[child].dep in {"aux", "auxpass"}
            for child in self.children(place)
        )

    def subject(self, place: int) -> int | None:
        """Return the place of the subject of the verb at `place`."""
        return next(
            (child for child in self.children(place) if self.words[child].dep in SUBJECTS), None
        )


def flatten(text: str, parts: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return the parts as one line, every run of white space one blank, and each character's offset in the source."""
    characters: list[str] = []
    offsets: list[int] = []
    for start, end in parts:
        if characters:
            _blank(characters, offsets, start)
        for offset in range(start, end):
            if text[offset].isspace():
                _blank(characters, offsets, offset)
            else:
                characters.append(text[offset])
                offsets.append(offset)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets


def _blank(characters: list[str], offsets: list[int], offset: int) -> None:
    if characters and characters[-1] != " ":
        characters.append(" ")
        offsets.append(offset)


def to_passages(text: str, blocks: Sequence[Block], model: str) -> tuple[Passage, ...]:
    """Return each block's words, read with the model."""
    lines = [flatten(text, block.parts) for block in blocks]
    pieces = [list(_pieces(line)) for line, _ in lines]
    docs = read(
        (
            line[start:end]
            for (line, _), spans in zip(lines, pieces, strict=True)
            for start, end in spans
        ),
        model,
    )
    return tuple(
        Passage(tuple(word for start, _ in spans for word in _words(next(docs), offsets[start:])))
        for (_, offsets), spans in zip(lines, pieces, strict=True)
    )


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that are read in one go: a parser has a limit, and a line has none.

    What stands without a blank is cut sooner: the time that a tokeniser takes for it grows with the square of its length.
    """
    start = 0
    for run in _UNBROKEN.finditer(line) if len(line) > UNBROKEN else ():
        yield from _shorter(line, start, run.end())
        start = run.end()
    if start < len(line) or not start:
        yield from _shorter(line, start, len(line))


def _shorter(line: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between two places of a line, none of them too long for a parser."""
    while stop - start > LONGEST:
        end = max(
            line.rfind(". ", start, start + LONGEST) + 1,
            line.rfind(" ", start, start + LONGEST),
            start,
        )
        end = end if end > start else start + LONGEST
        yield start, end
        start = end
    yield start, stop


def _words(doc: Doc, offsets: Sequence[int]) -> Iterator[Word]:
    tokens = [token for token in doc if not token.is_space]
    places = {token.i: place for place, token in enumerate(tokens)}
    for place, token in enumerate(tokens):
        start, end = offsets[token.idx], offsets[token.idx + len(token) - 1] + 1
        step = places.get(token.head.i, place) - place
        yield Word(
            token.text,
            token.lemma_.lower() or token.lower_,
            start,
            end,
            token.tag_,
            token.pos_,
            token.dep_,
            step,
            bool(token.is_sent_start),
        )
