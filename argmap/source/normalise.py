"""The form in which words are compared: a text without its typography, and the way back to it.

Compared are NFC forms without soft hyphens and other invisible signs; a run of white space is one
blank, every quotation mark is ' or ", every dash is -. Case is kept.

A hyphen at a line end before a lower-case letter is taken out with its line end: "pro-⏎gramme" is
"programme" here. Where that happened stands in `hyphens`, so that whoever looks for words may also
take "pro-gramme" and "pro- gramme" for it. A soft hyphen before any white space and a
lower-case letter is a broken word too, and leaves no trace in `hyphens`: it is never written.

The way back is kept as the places where something changed, not as a number for each character:
a text of 50 MB in which nothing changes costs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, overload

if TYPE_CHECKING:
    from argmap.model import Span

Edit: TypeAlias = tuple[int, int, str]  # a stretch of a text, and what stands in its place

# Signs that count for nothing: the format's list, and control characters, which a source may have and an annotation may not.
_CONTROL = "".join(
    map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)))
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff" + _CONTROL
_SOFT_HYPHEN = "\u00ad"
_TYPOGRAPHY = {
    " ": "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
    "'": "‘’‚‛",
    '"': "“”„‟«»",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
}
_ASCII_TABLE = {ord(sign): " " for sign in _TYPOGRAPHY[" "] if sign.isascii()}
# The pattern finds whatever changes the number of characters; `_edits` decides what becomes of it.
_CHANGES = re.compile(rf"[-\u2010\u00ad][\s{INVISIBLE}]+|[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]")
_ALL_INVISIBLE = re.compile(rf"[{INVISIBLE}]+")
_LINE_END = re.compile(r"[\r\n]")
# Characters that composition may touch, with the one they stand on: all but white space and punctuation.
_RUN = rf"[\u0300-\u167f\u1681-\u1fff{INVISIBLE}\u2060-\u2fff\u3001-\U0010ffff]"
_COMPOSING = re.compile(rf"[!-\u02ff]?{_RUN}+")
_MOST_MARKS = 100
_LONG_RUN = re.compile(rf"{_RUN}{{{_MOST_MARKS},}}")


@dataclass(frozen=True, slots=True)
class Layer:
    """One pass over a text: where each stretch of the result begins, and what it came from."""

    at: array[int]  # offset in the result at which a stretch begins
    first: array[int]  # the offset that it came from
    last: array[
        int
    ]  # where that ends, the same for all of the stretch; -1: character for character

    def note(self, at: int, first: int, last: int) -> None:
        """Add a stretch; one that turned out empty is replaced."""
        if self.at[-1] == at:
            self.first[-1] = first
            self.last[-1] = last
        else:
            self.at.append(at)
            self.first.append(first)
            self.last.append(last)

    def start(self, offset: int) -> int:
        """Return where the character at an offset of the result began before."""
        piece = bisect_right(self.at, offset) - 1
        return (
            self.first[piece]
            if self.last[piece] >= 0
            else self.first[piece] + offset - self.at[piece]
        )

    def end(self, offset: int) -> int:
        """Return where the character at an offset of the result ended before."""
        piece = bisect_right(self.at, offset) - 1
        return (
            self.last[piece]
            if self.last[piece] >= 0
            else self.first[piece] + offset - self.at[piece] + 1
        )


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """The offset in the original text of each normal character, worked out when it is asked for."""

    length: int
    layers: tuple[Layer, ...]  # the last pass first
    ends: bool

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if isinstance(index, slice):
            return tuple(self[position] for position in range(*index.indices(self.length)))
        offset = index + self.length if index < 0 else index
        if not 0 <= offset < self.length:
            raise IndexError(index)
        if self.ends:
            for layer in self.layers:
                offset = layer.end(offset) - 1
            return offset + 1
        for layer in self.layers:
            offset = layer.start(offset)
        return offset


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in its normal form; `starts` and `ends` lead from its characters to the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    hyphens: Sequence[
        int
    ] = ()  # offsets in `text` before which a hyphen at a line end was taken out

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the original that a stretch of the normal text came from."""
        return (self.starts[start], self.ends[end - 1])

    def at(self, offset: int) -> int:
        """Return the offset in the normal text of the first character that ends behind an original offset."""
        return bisect_right(self.ends, offset)


def normalise(text: str, spans: Sequence[Span] | None = None) -> Normalised:
    """Return the normal form of a text, or of the stretches of it that are kept.

    The stretches are in order and do not overlap; between two of them a line end is assumed.
    """
    layers: list[Layer] = []
    if spans is not None:
        text = replace(text, _cuts(text, spans), layers)
    if not _is_composed(text):
        text = replace(text, _compositions(text), layers)
    hyphens = array("q")
    text = _plain(replace(text, _edits(text, hyphens), layers))
    ordered = tuple(reversed(layers))
    return Normalised(
        text,
        Offsets(len(text), ordered, ends=False),
        Offsets(len(text), ordered, ends=True),
        hyphens,
    )


def normal_words(text: str) -> str:
    """Return the normal form of some words, without blanks around them."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return normalise(text).text.strip()


def replace(text: str, edits: Iterable[Edit], layers: list[Layer]) -> str:
    """Return a text with its edits made, and note the way back as a further layer."""
    pieces: list[str] = []
    layer = Layer(array("q", [0]), array("q", [0]), array("q", [-1]))
    done = length = 0
    for start, end, words in edits:
        pieces.append(text[done:start])
        length += start - done
        if words:
            pieces.append(words)
            layer.note(length, start, end)
            length += len(words)
        layer.note(length, end, -1)
        done = end
    if not done:
        return text
    pieces.append(text[done:])
    layers.append(layer)
    return "".join(pieces)


def _cuts(text: str, spans: Sequence[Span]) -> Iterator[Edit]:
    """Yield what stands between the kept stretches, to be replaced by a line end."""
    if not spans:
        yield (0, len(text), "")
        return
    if spans[0][0] > 0:
        yield (0, spans[0][0], "")
    for (_, end), (start, _) in pairwise(spans):
        yield (end, start, "\n")
    if spans[-1][1] < len(text):
        yield (spans[-1][1], len(text), "")


def _is_composed(text: str) -> bool:
    """Return whether a text is in NFC once its invisible signs are gone."""
    return text.isascii() or (
        not _has_pile(text) and unicodedata.is_normalized("NFC", _visible(text))
    )


def _has_pile(text: str) -> bool:
    """Return whether more marks stand on one letter than any language has; sorting them takes time by their square."""
    return any(_is_pile(found[0]) for found in _LONG_RUN.finditer(text))


def _is_pile(run: str) -> bool:
    height = 0
    for sign in run:
        if sign not in INVISIBLE:
            height = height + 1 if _continues(sign) else 0
        if height > _MOST_MARKS:
            return True
    return False


def _visible(text: str) -> str:
    return _ALL_INVISIBLE.sub("", text)


def _compositions(text: str) -> Iterator[Edit]:
    """Yield the sequences of characters that NFC writes otherwise."""
    for found in _COMPOSING.finditer(text):
        run = found[0]
        if _is_pile(run):
            yield from _sequences(run, found.start())
            continue
        if unicodedata.is_normalized("NFC", _visible(run)):
            continue
        whole = unicodedata.normalize("NFC", _visible(run))
        edits = list(_sequences(run, found.start()))
        if (
            _visible(_applied(run, found.start(), edits)) != whole
        ):  # a way of composing that we do not know
            edits = [(found.start(), found.end(), whole)]
        yield from edits


def _sequences(run: str, offset: int) -> Iterator[Edit]:
    """Yield each character with the marks upon it, where NFC changes it."""
    bounds = [
        0,
        *(
            index
            for index, sign in enumerate(run)
            if index and not _continues(sign) and sign not in INVISIBLE
        ),
        len(run),
    ]
    for start, end in pairwise(bounds):
        length = len(run[start:end].rstrip(INVISIBLE))
        words = run[start : start + length]
        if length > _MOST_MARKS:
            continue
        composed = unicodedata.normalize("NFC", _visible(words))
        if composed != words:
            yield (offset + start, offset + start + length, composed)


def _applied(run: str, offset: int, edits: list[Edit]) -> str:
    return replace(run, ((start - offset, end - offset, words) for start, end, words in edits), [])


@lru_cache(maxsize=4096)
def _continues(sign: str) -> bool:
    """Return whether a character may be composed with the one before it."""
    return (
        unicodedata.category(unicodedata.normalize("NFD", sign)[0])[0] == "M"
        or "\u1160" <= sign <= "\u11ff"
    )


def _edits(text: str, hyphens: array[int]) -> Iterator[Edit]:
    """Yield what is dropped or becomes one blank; note where a hyphen at a line end is taken out."""
    taken = 0
    for found in _CHANGES.finditer(text):
        start, end = found.span()
        words = ""
        if _breaks_word(text, start, end):
            if text[start] != _SOFT_HYPHEN:
                hyphens.append(start - taken)
        else:
            start += text[start] in "-\u2010"
            words = " " if text[start:end].strip(INVISIBLE) else ""
        if end - start == 1 and words:
            continue  # one white space: `_plain` makes it a blank
        taken += end - start - len(words)
        yield (start, end, words)


def _breaks_word(text: str, start: int, end: int) -> bool:
    """Return whether a hyphen and the white space after it divide a word."""
    if text[start] not in "-\u2010\u00ad" or end == len(text) or not text[end].islower():
        return False
    gap = text[start:end]
    if not (_LINE_END.search(gap) or (gap[0] == _SOFT_HYPHEN and gap.strip(INVISIBLE))):
        return False
    before = start - 1
    while before >= 0 and text[before] in INVISIBLE:
        before -= 1
    return before >= 0 and text[before].isalpha()


def _plain(text: str) -> str:
    """Return a text with plain blanks, quotation marks and dashes, as long as before."""
    if text.isascii():
        return text.translate(_ASCII_TABLE)
    for plain, signs in _TYPOGRAPHY.items():
        for sign in signs:
            text = text.replace(sign, plain)
    return text
