"""The sentences of a text, each number one character of a skeleton, and what wording ties."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.english.figures.language import LETTERS, SIGNS, compiled, needed
from argmap.english.figures.nouns import lacks_noun, plural_noun
from argmap.english.numbers import Quantity
from argmap.english.numbers.mentions import MAY_COUNT
from argmap.english.numbers.reader import plain, read_plain
from argmap.english.sentences import sentences
from argmap.model import Block, Source, Span
from argmap.source.broken_words import whole_words

_LONGEST = 1500  # characters; what is longer is a table or a list of names, not a sentence
_MOST = 80  # numbers in a sentence; above, the same


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """The words of a block on one line, plain and as they are, and where they are in the source."""

    text: str
    raw: str
    starts: tuple[tuple[int, int], ...]  # offset here, offset in the source

    def at(self, place: int) -> int:
        """Return an offset of the source."""
        inside, outside = next(pair for pair in reversed(self.starts) if pair[0] <= place)
        return outside + place - inside


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence whose skeleton has one character for each number; spans are those of its block."""

    words_of: PlainBlock
    start: int
    end: int
    block: int
    kind: str
    skeleton: str
    quantities: tuple[Quantity, ...] = ()
    places: dict[int, Quantity] = field(default_factory=dict)  # by offset in the skeleton
    letters: frozenset[str] = frozenset()  # of the kinds of its numbers

    def sign(self, quantity: Quantity) -> int:
        """Return the offset of a quantity in the skeleton."""
        return next(place for place, each in self.places.items() if each is quantity)

    def after(self, quantity: Quantity) -> str:
        """Return the skeleton after a quantity."""
        return self.skeleton[self.sign(quantity) + 1 :]

    def before(self, quantity: Quantity) -> str:
        """Return the skeleton before a quantity."""
        return self.skeleton[: self.sign(quantity)]

    def span(self, first: int, last: int) -> Span:
        """Return a span of the block as a span of the source."""
        return self.words_of.at(first), self.words_of.at(last - 1) + 1

    def words(self, first: int, last: int) -> str:
        """Return the words of a span of the block, on one line."""
        return " ".join(self.words_of.raw[first:last].split())

    def find(self, words: str) -> int:
        """Return where plain words begin in the block; -1 if they are not in the sentence."""
        return self.words_of.text.find(words, self.start, self.end)

    def rfind(self, words: str, before: int) -> int:
        """Return where plain words last begin before an offset of the block, or -1."""
        return self.words_of.text.rfind(words, self.start, before)

    def of_kind(self, *kinds: str) -> list[Quantity]:
        """Return the quantities of some kinds."""
        return [each for each in self.quantities if each.kind in kinds]

    def between(self, first: int, last: int, *kinds: str) -> list[Quantity]:
        """Return the quantities of some kinds between two offsets of the skeleton."""
        return [q for place, q in self.places.items() if first <= place < last and q.kind in kinds]

    def noun(self, quantity: Quantity) -> str:
        """Return the noun that a number counts, in the plural; nothing if it is not said."""
        return plural_noun(self.after(quantity))

    def borrows_noun(self, quantity: Quantity) -> bool:
        """Return whether a count has the noun of another: "588, or 65%", "40 went to trial"."""
        return not quantity.unit and lacks_noun(self.after(quantity))


Sentences: TypeAlias = "Sequence[Sentence]"


def sentence_of_line(raw: str, start: int, block: int) -> Sentence:
    """Return a line of a table as a sentence."""
    words = PlainBlock(plain(raw.replace("\t", "|")), raw, ((0, start),))
    return _sentence(words, (0, len(raw)), block, "row")


def sentences_of(source: Source, rows: Container[int] = ()) -> list[Sentence]:
    """Return the sentences of the blocks that have numbers, without rows of tables."""
    found: list[Sentence] = []
    for position, block in enumerate(source.blocks):
        words = _plain_block(source, [block], rows)
        if MAY_COUNT.search(words.text):
            spans = sentences(words.raw, (0, len(words.raw)))
            found += [_sentence(words, span, position, block.kind) for span in spans]
    return found


def listed_sentences(source: Source) -> list[Sentence]:
    """Return each paragraph that ends in a colon with the list items after it, as one sentence."""
    found: list[Sentence] = []
    blocks = source.blocks
    for position, block in enumerate(blocks):
        last = position + 1
        while last < len(blocks) and blocks[last].kind == "item":
            last += 1
        if block.kind == "item" or last - position < 3 or source.text[block.end - 1] != ":":
            continue
        words = _plain_block(source, blocks[position:last])
        start = max(words.text.rfind(". ", 0, block.end - block.start), 0)
        found.append(_sentence(words, (start, len(words.raw)), position, "item"))
    return found


def _plain_block(source: Source, blocks: Sequence[Block], rows: Container[int] = ()) -> PlainBlock:
    """Return the words of a block, or of a paragraph and its list separated by semicolons."""
    raw, starts = "", []
    for block in blocks:
        for part in block.parts:
            if source.line_at(part[0]) in rows:
                continue
            words = ""
            for start, end in whole_words(source.text, part):
                starts.append((len(raw) + len(words), start))
                words += source.text[start:end]
            listed = len(blocks) > 1 and block is not blocks[0]
            raw += f"{words.rstrip(' .,;')};" if listed else f"{words} "
    if len(blocks) == 1:
        raw = raw[:-1]
    return PlainBlock(plain(raw), raw, tuple(starts))


def _sentence(words: PlainBlock, span: Span, block: int, kind: str) -> Sentence:
    start, end = span
    text = words.text[start:end]
    quantities: tuple[Quantity, ...] = ()
    if len(text) <= _LONGEST and MAY_COUNT.search(text):
        quantities = read_plain(text)
    if len(quantities) > _MOST:
        quantities = ()
    skeleton, places = _skeleton(
        text[:_LONGEST], [each.moved(start) for each in quantities] if start else quantities, start
    )
    letters = frozenset(LETTERS[each.kind] for each in quantities)
    numbers = tuple(places.values())
    return Sentence(words, start, end, block, kind, skeleton, numbers, places, letters)


def _skeleton(
    text: str, quantities: Sequence[Quantity], start: int
) -> tuple[str, dict[int, Quantity]]:
    skeleton, here = "", 0
    places: dict[int, Quantity] = {}
    for each in quantities:
        skeleton += text[here : each.start - start]
        places[len(skeleton)] = each
        skeleton += SIGNS[each.kind]
        here = each.end - start
    return skeleton + text[here:], places


@dataclass(frozen=True, slots=True)
class Tie:
    """A pattern found in a sentence."""

    sentence: Sentence
    match: re.Match[str]
    pattern: str

    def __getitem__(self, name: str) -> Quantity:
        return self.sentence.places[self.match.start(name)]

    def get(self, name: str) -> Quantity | None:
        """Return a quantity that need not be there."""
        place = self.match.start(name) if name in self.match.re.groupindex else -1
        return self.sentence.places[place] if place >= 0 else None

    def all(self, *names: str) -> list[Quantity]:
        """Return those of some quantities that are there."""
        return [each for each in map(self.get, names) if each]

    def word(self, name: str) -> str:
        """Return the words of a group that is not a number."""
        return self.match.groupdict().get(name) or ""


def find(pattern: str | Iterable[str], sentence: Sentence) -> Iterator[Tie]:
    """Yield every place where one of some patterns matches, pattern by pattern."""
    for each in (pattern,) if isinstance(pattern, str) else pattern:
        for kinds in needed(each):
            if kinds.isdisjoint(sentence.letters):
                break
        else:
            for match in compiled(each).finditer(sentence.skeleton):
                yield Tie(sentence, match, each)


def reach(*quantities: Quantity | None) -> tuple[int, int]:
    """Return the span from the first to the last of some quantities, in their block."""
    found = [each for each in quantities if each]
    return min(each.start for each in found), max(each.end for each in found)
