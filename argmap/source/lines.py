"""The lines of a text: their places, and the words that decide what each of them is."""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from argmap.english.patterns import lazy
from argmap.source.normalise import INVISIBLE

_T = TypeVar("_T")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_DROPPED = re.compile(f"[{INVISIBLE}]+")
# Invisible characters, or what NFC may change; whatever this finds is examined more closely. The
# others are listed, since a class up to the last character takes long to compile.
_SPECIAL = lazy(r"[^\t-\r\x1c-~\x85\xa1-\xac\xae-\u02ff\u0370-\u05ff]")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,20}")


@dataclass(slots=True)  # not frozen: there are many, and a frozen one takes longer to make
class Line:
    """A line of a source, without its line end."""

    number: int  # from 1
    start: int  # offset of `text` in the source
    end: int
    text: str
    after_cut: bool = False  # furniture was removed between this line and the one before it
    quoted: bool = False  # the `>` of a quoted mail precede `start`
    clean: str = ""  # its text in NFC and without invisible characters, if that differs
    blank: bool = True  # it has no words

    @property
    def plain(self) -> str:
        """Return the words that decide what the line is; offsets count in `text`."""
        return self.clean or self.text


def words(text: str) -> list[str]:
    """Return a text's words; a hyphen or an apostrophe inside a word keeps it whole."""
    return _WORD.findall(text)


def runs(items: Iterable[_T], belong: Callable[[_T, _T], bool]) -> Iterator[list[_T]]:
    """Yield neighbouring items together, as long as each one belongs to the one before it."""
    run: list[_T] = []
    for item in items:
        if run and not belong(run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def without(lines: Sequence[Line], numbers: Container[int]) -> list[Line]:
    """Return the lines without some of them; the first ones after a cut are marked."""
    found = []
    cut = False
    for line in lines:
        if line.number in numbers:
            cut = True
            continue
        found.append(replace(line, after_cut=True) if cut else line)
        cut = cut and line.blank
    return found


def split_lines(text: str, starts: Sequence[int]) -> list[Line]:
    """Return the lines that begin at some offsets of a text."""
    lines = [
        _line(number, start, own)
        if (own := text[start:end].rstrip("\r\n"))
        else Line(number, start, start, "")
        for number, (start, end) in enumerate(pairwise((*starts, len(text))), 1)
    ]
    if "\n>" in text or "\r>" in text:
        _unquote(lines)
    return lines


def _line(number: int, start: int, text: str, *, quoted: bool = False) -> Line:
    clean = ""  # as a reader sees it: in NFC, nothing invisible, plain spaces
    if not text.isascii() and _SPECIAL.search(text):
        clean = unicodedata.normalize("NFC", _DROPPED.sub("", text)).replace("\u00a0", " ")
    blank = not (clean or text).strip()
    return Line(number, start, start + len(text), text, quoted=quoted, clean=clean, blank=blank)


def _unquote(lines: list[Line]) -> None:
    """Take the `>` of a quoted mail off lines in a row; on a single line it may mean something."""
    marks = [None, *(_QUOTED.match(line.text) for line in lines), None]
    for at, line in enumerate(lines):
        mark = marks[at + 1]
        if mark and (marks[at] or marks[at + 2]):
            size = mark.end()
            lines[at] = _line(line.number, line.start + size, line.text[size:], quoted=True)
