"""The words of a text and what the parser says of each, in a form that tests can write by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.drafting.models import bounded, read
from argmap.english.numbers.mentions import POWER
from argmap.model import Block, Span
from argmap.source.broken_words import on_one_line

if TYPE_CHECKING:
    from spacy.tokens import Doc

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})  # tags of finite verbs
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
HELPERS = frozenset({"aux", "auxpass"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST = 20_000  # characters that are parsed at once
UNBROKEN = 400  # the same without a space among them
_UNBROKEN = re.compile(rf"\S{{{UNBROKEN}}}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark; without a parser, tag, pos and dep are empty."""

    text: str
    lemma: str
    start: int  # offset in the source
    end: int
    tag: str = ""
    pos: str = ""
    dep: str = ""
    step: int = 0  # from its place to the place of its head; 0 for a root
    opens: bool = False  # the parser starts a sentence here

    @property
    def lower(self) -> str:
        """Return the word in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Return whether it contains a letter or a digit."""
        return self.text.isalnum() or any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Parse:
    """Words that were parsed together, as a tree; a place is an index into `words`."""

    words: tuple[Word, ...]
    _below: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note the words below each word: they are asked for again and again."""
        below: dict[int, list[int]] = {}
        for place, word in enumerate(self.words):
            if word.step:
                below.setdefault(place + word.step, []).append(place)
        object.__setattr__(self, "_below", below)

    def cut(self, first: int, last: int) -> Parse:
        """Return the words from `first` up to `last`; a word without its head becomes a root."""
        words = (
            word if first <= place + word.step < last else replace(word, step=0)
            for place, word in enumerate(self.words[first:last], first)
        )
        return Parse(tuple(words))

    def find(self, test: Callable[[Word], bool]) -> int | None:
        """Return the place of the first word that passes a test."""
        return next((place for place, word in enumerate(self.words) if test(word)), None)

    def main_verb(self) -> int | None:
        """Return the place of the verb at the top of the tree, if the top is a verb."""
        return self.find(lambda word: not word.step and word.pos in VERBS)

    def head(self, place: int) -> int:
        """Return the place of the head of the word at `place`; a root is its own head."""
        return place + self.words[place].step

    def children(self, place: int) -> Sequence[int]:
        """Return the places of the words whose head is at `place`."""
        return self._below.get(place, ())

    def children_by(self, place: int, *deps: str) -> list[int]:
        """Return the children of the word at `place` with one of some dependencies."""
        return [child for child in self.children(place) if self.words[child].dep in deps]

    def child_by(self, place: int, *deps: str) -> int | None:
        """Return the first child of the word at `place` with one of some dependencies."""
        return next(iter(self.children_by(place, *deps)), None)

    def subtree(self, place: int) -> Span:
        """Return the first and the last place of the word at `place` and everything below it."""
        first = last = place
        open_places = [place]
        while open_places:
            below = self._below.get(open_places.pop())
            if below:
                first, last = min(first, below[0]), max(last, below[-1])
                open_places += below
        return first, last

    def is_below(self, place: int, top: int) -> bool:
        """Return whether the word at `place` is the one at `top` or below it in the tree."""
        while place != top and self.words[place].step:
            place = self.head(place)
        return place == top

    def is_finite(self, place: int) -> bool:
        """Return whether the word at `place` is a finite verb or has a finite auxiliary."""
        if self.words[place].tag in FINITE:
            return True
        below = (self.words[child] for child in self.children(place))
        return any(word.tag in FINITE and word.dep in HELPERS for word in below)

    def subject(self, place: int) -> int | None:
        """Return the place of the subject of the verb at `place`."""
        return self.child_by(place, *SUBJECTS)


def count_words(words: Iterable[Word]) -> int:
    """Return how many of some words are not punctuation."""
    return sum(word.is_word for word in words)


def parse_blocks(text: str, blocks: Sequence[Block], model: str) -> tuple[Parse, ...]:
    """Return the words of each block, parsed with a model."""
    lines = [on_one_line(text, block.parts) for block in blocks]
    pieces = [list(_pieces(line)) for line, _ in lines]
    every = zip(lines, pieces, strict=True)
    with bounded(model):
        docs = read((line[start:end] for (line, _), spans in every for start, end in spans), model)
        return tuple(
            Parse(tuple(word for start, _ in spans for word in _words(next(docs), offsets[start:])))
            for (_, offsets), spans in zip(lines, pieces, strict=True)
        )


def _pieces(line: str) -> Iterator[Span]:
    """Yield the stretches of a line that are parsed at once: a parser has a limit, a line has none.

    Text without spaces is cut sooner, as a tokeniser's time for it grows with its length squared.
    """
    start = 0
    for stop in sorted({*(run.end() for run in _UNBROKEN.finditer(line)), len(line)}):
        while stop - start > LONGEST:
            before = start, start + LONGEST
            end = max(line.rfind(". ", *before) + 1, line.rfind(" ", *before))
            end = end if end > start else start + LONGEST
            yield start, end
            start = end
        yield start, stop
        start = stop


def _words(doc: Doc, offsets: Sequence[int]) -> Iterator[Word]:
    """Yield the words of a parsed line; `offsets` are those of its characters in the source."""
    tokens = [token for token in doc if not token.is_space]
    places = {token.i: place for place, token in enumerate(tokens)}
    for place, token in enumerate(tokens):
        start, last = offsets[token.idx], token.idx + len(token) - 1
        joined = not token.whitespace_ and place + 1 < len(tokens)  # also if a line ends here
        end = offsets[last + 1] if joined else offsets[last] + 1
        step = places.get(token.head.i, place) - place
        lemma, opens = token.lemma_.lower() or token.lower_, bool(token.is_sent_start)
        grammar = token.tag_, token.pos_, token.dep_
        if token.tag_ and POWER.fullmatch(token.text):
            grammar = "CD", "NUM", "nummod" if token.dep_ == "compound" else token.dep_
        yield Word(token.text, lemma, start, end, *grammar, step, opens)
