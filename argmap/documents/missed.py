"""The words that a document shows and its lines do not have, found by comparing both in order.

The comparison is of letters and digits only, so words that are joined or cut differently do not
count as missed, nor do words that only the lines have. What was left out counts as had.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from argmap.documents.piece import DocumentLine, LeftOut

KIND = "missed words"
COUNTED = frozenset(("footnote mark", "symbol"))
_PART = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"\s*(?:\S{1,12}[.)]|[-•])\s")
_NUMBER = re.compile(r"\d{1,3}")
_PHRASE = 16  # letters by which the place is found again
_NEAR = 4000  # letters that are searched for it, at most


def with_missed(
    lines: Sequence[DocumentLine], shown: Iterable[str], *, counted: AbstractSet[str] = COUNTED
) -> tuple[DocumentLine, ...]:
    """Return the lines; each run of shown words that they do not have is left out where it was.

    `shown` are the words of the document, in order, cut anywhere; they include what was left out
    as one of the kinds `counted`, and nothing else that was left out. The marks of list items are
    not compared.
    """
    if not lines:
        return ()
    taken = _Taken(lines, counted)
    found: dict[int, list[LeftOut]] = {}
    for words, at in _runs(taken.letters, list(_shown(shown))):
        number, offset = taken.place(at)
        found.setdefault(number, []).append(LeftOut(KIND, words, offset))
    return tuple(
        _with(line, found[number]) if number in found else line for number, line in enumerate(lines)
    )


def _with(line: DocumentLine, missed: list[LeftOut]) -> DocumentLine:
    gone = sorted((*line.left_out, *missed), key=lambda each: each.at)
    return replace(line, left_out=tuple(gone))


def _shown(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each shown word, and its letters."""
    for part in parts:
        for word in part.split():
            if letters := "".join(_PART.findall(word)):
                yield word, letters


@dataclass(slots=True)
class _Taken:
    """The letters of lines, with the places that they come from."""

    lines: Sequence[DocumentLine]
    counted: AbstractSet[str]
    letters: str = ""
    _starts: list[int] = field(default_factory=list)
    _places: list[tuple[int, int]] = field(default_factory=list)  # number of a line, offset

    def __post_init__(self) -> None:
        parts: list[str] = []
        size = 0
        for number, line in enumerate(self.lines):
            for offset, letters in _letters(line, self.counted):
                self._starts.append(size)
                self._places.append((number, offset))
                parts.append(letters)
                size += len(letters)
        self.letters = "".join(parts)

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the offset at which a letter ends."""
        part = bisect_right(self._starts, max(0, at - 1)) - 1
        if part < 0:
            return 0, 0
        number, offset = self._places[part]
        within = at - self._starts[part]
        return number, min(offset + within, len(self.lines[number].text))


def _letters(line: DocumentLine, counted: AbstractSet[str]) -> Iterator[tuple[int, str]]:
    """Yield the letters of a line and of what was left out, each stretch with its offset."""
    mark = _ITEM.match(line.text) if line.element == "list item" else None
    at = mark.end() if mark else 0
    left_out = (each for each in line.left_out if each.kind in counted)
    for gone in sorted(left_out, key=lambda each: each.at):
        yield from _stretches(line.text, at, gone.at)
        at = max(at, gone.at)
        if letters := "".join(_PART.findall(gone.text)):
            yield gone.at, letters
    yield from _stretches(line.text, at, len(line.text))


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for part in _PART.finditer(text, start, end):
        yield part.start(), part[0]


def _runs(taken: str, shown: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    """Yield each run of shown words that were not taken, and where in the letters it would be."""
    at = 0
    run: list[str] = []
    for number, (word, letters) in enumerate(shown):
        if not taken.startswith(letters, at):
            there = _found_again(taken, at, shown, number)
            if there < 0:
                run.append(word)
                continue
            if run:
                yield " ".join(run), at
                run = []
            at = there + len(letters)
            continue
        if run and not _goes_on(taken, at, shown, number):
            run.append(word)  # a short word that is there by chance
            continue
        if run:
            yield " ".join(run), at
            run = []
        at += len(letters)
    if run:
        yield " ".join(run), at


def _phrase(shown: Sequence[tuple[str, str]], number: int) -> str:
    """Return the letters of some words in a row."""
    phrase = ""
    while len(phrase) < _PHRASE and number < len(shown):
        phrase += shown[number][1]
        number += 1
    return phrase


def _found_again(taken: str, at: int, shown: Sequence[tuple[str, str]], number: int) -> int:
    """Return where the words from here on are in what was taken; -1 if they are not near."""
    number_before = _NUMBER.match(taken, at)
    if number_before and taken.startswith(shown[number][1], number_before.end()):
        return number_before.end()
    return taken.find(_phrase(shown, number), at, at + _NEAR)


def _goes_on(taken: str, at: int, shown: Sequence[tuple[str, str]], number: int) -> bool:
    """Return whether the words from here on are what was taken, after a run that was not."""
    phrase = _phrase(shown, number)
    return taken.startswith(phrase, at) or len(shown[number][1]) >= _PHRASE // 2
