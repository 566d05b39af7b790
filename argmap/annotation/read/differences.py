"""How a quote differs from what the source says: the first different words, and their place."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from argmap.annotation.read.anchor import GAP
from argmap.annotation.read.problems import Piece, shortened
from argmap.source.normalise import normalise

_MOST_COMPARED = 600  # words of a quote that are compared one by one
_SHOWN = 90  # characters of the source in a message


class Difference(NamedTuple):
    """The first words that differ: where they are in the file, and what each side has."""

    at: Piece
    quote: str = ""
    source: str = ""

    def in_words(self) -> str:
        """Return the difference as the end of a sentence about the source."""
        if self.quote and self.source:
            return (
                f', which has "{on_one_line(self.source)}" instead of "{on_one_line(self.quote)}"'
            )
        if self.quote:
            return f', which does not have "{on_one_line(self.quote)}"'
        if self.source:
            return f', which has "{on_one_line(self.source)}" before this'
        return ""


def first_difference(lines: list[Piece], text: str, *, piece: int = 0) -> Difference:
    """Return the first words of a quote that the source does not have, and what it has.

    `piece` is the number of the piece, for a quote with gaps.
    """
    ours = _piece([word for line in lines for word in _words(line)], piece)
    theirs = text.split()
    whole = Difference(lines[0])
    if len(ours) > _MOST_COMPARED or len(theirs) > _MOST_COMPARED:
        return whole
    ours_plain, theirs_plain = [_plain(word.text) for word in ours], list(map(_plain, theirs))
    matcher = SequenceMatcher(None, ours_plain, theirs_plain, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not changes:
        return whole
    _, start, end, other_start, other_end = changes[0]
    if end - start == other_end - other_start == 1:
        return _inside_word(ours[start], theirs[other_start])
    quote = " ".join(word.text for word in ours[start:end])
    source = " ".join(theirs[other_start:other_end])
    return Difference(_joined(ours[start:end] or [ours[min(start, len(ours) - 1)]]), quote, source)


def _joined(words: list[Piece]) -> Piece:
    """Return the words that are in the line of the first one, as one piece."""
    first = words[0]
    last = [word for word in words if word.line == first.line][-1]
    width = last.col + len(last.text) - first.col
    return Piece(" " * width, first.line, first.col)


def _piece(words: list[Piece], number: int) -> list[Piece]:
    """Return the words between two gaps of a quote; all of them if there is no such piece."""
    gaps = [index for index, word in enumerate(words) if word.text == GAP.strip()]
    bounds = [-1, *gaps, len(words)]
    if number + 1 >= len(bounds):
        return words
    return words[bounds[number] + 1 : bounds[number + 1]] or words


def _inside_word(word: Piece, other: str) -> Difference:
    """Return how a word differs from another, without the punctuation that both have."""
    lead = _common_punctuation(word.text, other)
    trail = _common_punctuation(word.text[lead:][::-1], other[lead:][::-1])
    here = word.text[lead : len(word.text) - trail]
    at = Piece(here, word.line, word.col + lead)
    return Difference(at, here, other[lead : len(other) - trail])


def _common_punctuation(word: str, other: str) -> int:
    """Return how many characters both words begin with that are not letters; never all of one."""
    count = 0
    most = min(len(word), len(other)) - 1
    while count < most and word[count] == other[count] and not word[count].isalnum():
        count += 1
    return count


def _words(line: Piece) -> Iterator[Piece]:
    offset = 0
    for word in line.text.split():
        offset = line.text.index(word, offset)
        yield Piece(word, line.line, line.col + offset)
        offset += len(word)


def _plain(word: str) -> str:
    return normalise(word).text


def on_one_line(words: str) -> str:
    """Return words on one line, shortened if they are many."""
    return shortened(" ".join(words.split()), _SHOWN)
