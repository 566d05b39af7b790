"""The form in which words are compared: a text without its typography, and the way back to it.

NFC forms are compared, without soft hyphens and other invisible characters; a run of white space is
one space, every quotation mark is ' or ", every dash is -. Case is kept.

A hyphen at a line end before a lower-case letter is removed with its line end: "pro-⏎gramme" is
"programme" here. `hyphens` says where, so that a search may also accept "pro-gramme". A soft hyphen
before any white space and a lower-case letter is a broken word too, but is not in `hyphens`.
Between numbers, after one, and before a capital ("2-⏎3", "mid-⏎May") only the line end is removed.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from argmap.english.patterns import lazy
from argmap.model import Span

Edit: TypeAlias = tuple[int, int, str]  # a stretch of a text, and what replaces it

# Characters that count for nothing: those that the file format lists, and control characters,
# which a source may have and an annotation may not.
_CONTROL = "".join(
    map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)))
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff" + _CONTROL
_SOFT_HYPHEN = "\u00ad"
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TYPOGRAPHY = {" ": _SPACES, "'": "‘’‚‛", '"': "“”„‟«»", "-": _DASHES}
_ASCII_TABLE = {ord(space): " " for space in _SPACES if space.isascii()}
# Whatever changes the number of characters; `_edits` decides what becomes of it.
_CHANGES = lazy(rf"[-\u2010\u00ad][\s{INVISIBLE}]+|[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]")
_ALL_INVISIBLE = lazy(rf"[{INVISIBLE}]+")
# Characters that composition may change, with their base: all but Latin letters, white space and
# punctuation, which are listed, since a class up to the last character takes long to compile.
_RUN = r"[^\t-\r\x1c-~\x85\xa0-\xac\xae-\u02ff\u1680\u2000-\u200a\u200e-\u205f\u3000]"
_COMPOSING = lazy(rf"[!-\u02ff]?{_RUN}+")
_MOST_MARKS = 100  # on one letter; no language has more, and sorting them takes quadratic time
_LONG_RUN = lazy(rf"{_RUN}{{{_MOST_MARKS},}}")


@dataclass(frozen=True, slots=True)
class Layer:
    """One pass over a text: where each stretch of the result begins, and what it came from."""

    at: array[int]  # offset in the result at which a stretch begins
    first: array[int]  # the offset that it came from
    last: array[int]  # where that ends, for all of the stretch; -1: character by character

    def note(self, at: int, first: int, last: int) -> None:
        """Add a stretch; one that turned out empty is replaced."""
        if self.at[-1] == at:
            self.first[-1], self.last[-1] = first, last
            return
        self.at.append(at)
        self.first.append(first)
        self.last.append(last)

    def before(self, offset: int) -> Span:
        """Return the stretch that the character at an offset of the result came from."""
        piece = bisect_right(self.at, offset) - 1
        start = self.first[piece] + offset - self.at[piece]
        whole = self.last[piece] >= 0
        return (self.first[piece], self.last[piece]) if whole else (start, start + 1)


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """The offset in the original text of each normal character, computed on demand."""

    length: int
    layers: tuple[Layer, ...]  # the last pass first
    ends: bool

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> int:  # type: ignore[override]  # nobody slices it
        offset = range(self.length)[index]
        for layer in self.layers:
            start, end = layer.before(offset)
            offset = end - 1 if self.ends else start
        return offset + self.ends


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in its normal form; `starts` and `ends` lead from its characters to the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    hyphens: Sequence[int] = ()  # offsets in `text` before which a hyphen at a line end was removed

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the original that a stretch of the normal text came from."""
        return (self.starts[start], self.ends[end - 1])

    def at(self, offset: int) -> int:
        """Return the offset of the first normal character that ends after an original offset."""
        return bisect_right(self.ends, offset)


def normalise(text: str, spans: Sequence[Span] | None = None) -> Normalised:
    """Return the normal form of a text, or of stretches of it in order, with line ends between."""
    layers: list[Layer] = []
    if spans is not None:
        text = replace(text, _cuts(text, spans), layers)
    if not _is_composed(text):
        text = replace(text, _compositions(text), layers)
    hyphens = array("q")
    text = _plain(replace(text, _edits(text, hyphens), layers))
    starts, ends = (Offsets(len(text), tuple(layers[::-1]), ends=ends) for ends in (False, True))
    return Normalised(text, starts, ends, hyphens)


def normal_words(text: str) -> str:
    """Return the normal form of some words, without spaces around them."""
    return (text if is_normal(text) else normalise(text).text).strip()


def is_normal(text: str) -> bool:
    """Return whether a text is plainly its own normal form; False if that takes a closer look."""
    return text.isascii() and text.isprintable() and "  " not in text and "- " not in text


def replace(text: str, edits: Iterable[Edit], layers: list[Layer]) -> str:
    """Return a text with its edits made, and add the way back to the layers."""
    pieces: list[str] = []
    layer = Layer(array("q", [0]), array("q", [0]), array("q", [-1]))
    done = length = 0
    for start, end, words in edits:
        pieces += (text[done:start], words)
        length += start - done
        if words:
            layer.note(length, start, end)
            length += len(words)
        layer.note(length, end, -1)
        done = end
    if not done:
        return text
    layers.append(layer)
    return "".join((*pieces, text[done:]))


def _cuts(text: str, spans: Sequence[Span]) -> Iterator[Edit]:
    """Yield what is between the kept stretches, to be replaced by a line end."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    for number, (end, start) in enumerate(zip(ends, starts, strict=True)):
        inner = 0 < number < len(spans)
        if inner or end < start:
            yield (end, start, "\n" if inner else "")


def _is_composed(text: str) -> bool:
    """Return whether a text is in NFC once its invisible characters are gone."""
    if text.isascii():
        return True
    has_pile = any(_is_pile(found[0]) for found in _LONG_RUN.finditer(text))
    return not has_pile and unicodedata.is_normalized("NFC", _visible(text))


def _is_pile(run: str) -> bool:
    """Return whether more marks are on one letter than any language has."""
    height = 0
    for character in _visible(run):
        height = height + 1 if _continues(character) else 0
        if height > _MOST_MARKS:
            return True
    return False


def _visible(text: str) -> str:
    return _ALL_INVISIBLE.sub("", text)


def _compositions(text: str) -> Iterator[Edit]:
    """Yield each character with the marks on it, if NFC writes it otherwise."""
    for found in _COMPOSING.finditer(text):
        run, start = found[0], found.start()
        if not _is_pile(run) and unicodedata.is_normalized("NFC", _visible(run)):
            continue
        signs = enumerate(run)
        bases = [at for at, sign in signs if not _continues(sign) and sign not in INVISIBLE]
        for first, last in pairwise((0, *bases, len(run))):
            words = run[first:last].rstrip(INVISIBLE)
            few = len(words) <= _MOST_MARKS
            composed = unicodedata.normalize("NFC", _visible(words)) if few else words
            if composed != words:
                yield (start + first, start + first + len(words), composed)


@lru_cache(maxsize=4096)
def _continues(character: str) -> bool:
    """Return whether a character may be composed with the one before it."""
    mark = unicodedata.category(unicodedata.normalize("NFD", character)[0])[0] == "M"
    return mark or "\u1160" <= character <= "\u11ff"


def _edits(text: str, hyphens: array[int]) -> Iterator[Edit]:
    """Yield what is dropped or becomes one space; note where a hyphen at a line end is removed."""
    removed = 0
    for found in _CHANGES.finditer(text):
        start, end = found.span()
        words = ""
        if end - start == 1:  # an invisible character in a word
            removed += 1
            yield (start, end, words)
            continue
        if _breaks_word(text, start, end):
            if text[start] != _SOFT_HYPHEN:
                hyphens.append(start - removed)
        else:
            is_kept = _parts_at_hyphen(text, start, end)
            start += text[start] in "-\u2010"
            words = " " if text[start:end].strip(INVISIBLE) and not is_kept else ""
        if end - start == 1 and words:
            continue  # one white space: `_plain` makes it a space
        removed += end - start - len(words)
        yield (start, end, words)


def _parts_at_hyphen(text: str, start: int, end: int) -> bool:
    """Return whether a line ends after a hyphen that stays."""
    if {"\n", "\r"}.isdisjoint(text[start:end]) or end == len(text):
        return False
    return keeps_hyphen(text[max(0, start - 1) : start + 1], text[end])


def keeps_hyphen(before: str, after: str) -> bool:
    """Return whether a hyphen at a line end stays: "2-3", "94-year-old", "mid-May"."""
    if len(before) < len("2-") or before[1] not in "-\u2010":
        return False
    return (before[0].isdigit() and (after.isdigit() or after.islower())) or (
        before[0].isalpha() and after.isupper()
    )


def _breaks_word(text: str, start: int, end: int) -> bool:
    if text[start] not in "-\u2010\u00ad" or end == len(text) or not text[end].islower():
        return False
    gap = text[start:end]
    if not (not {"\n", "\r"}.isdisjoint(gap) or (gap[0] == _SOFT_HYPHEN and gap.strip(INVISIBLE))):
        return False
    before = start - 1
    while before >= 0 and text[before] in INVISIBLE:
        before -= 1
    return before >= 0 and text[before].isalpha()


def _plain(text: str) -> str:
    if text.isascii():
        return text.translate(_ASCII_TABLE)
    for plain, variants in _TYPOGRAPHY.items():
        for variant in variants:
            text = text.replace(variant, plain)
    return text
