"""What a line of a page shows apart from its place: a kind, a label, a few words, a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap.english import furniture
from argmap.english.furniture import NAMED
from argmap.english.headings import is_speaking, lowered
from argmap.english.page_shapes import is_label_alone, is_labelled_sentence
from argmap.source.lines import Line, words
from argmap.source.structure import is_item
from argmap.source.tables import table_rows

LISTING = "list of other articles"
SHORT = 15  # words: no longer line is a title in a list of articles, or a running head
_LONGEST = 28  # words: no longer line is compared with a pattern
_WIDEST = 300  # characters: the same
_FULL = 40  # characters: no shorter line was broken because it was full
_WRAPPED = 5  # words: no shorter line counts as a part of a sentence
_BARE_WIDTH = 120  # characters: no longer line is a few words
_ASKED_WORDS = 10

_LABELS = ("photo credit", "tags", "time stamp")  # kinds that a label shows; a text may use it
_MENU = "menu line"
_BETWEEN = re.compile(r"\s{0,9}[|·•]\s{0,9}|\s{2,}|\t")  # separates the entries of a menu
_ENTRY = re.compile(r"[^|·•.!?;,]{1,25}$")
_OPEN = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_ADDRESSES = ("http://", "https://", "www.", "file:")  # in lower case, and no part of a sentence
_DIGITS = re.compile(r"\d+")
_COUNT = re.compile(r"\s?[(\[]?\d{1,6}[)\]]?$")
REMEMBERED = lru_cache(maxsize=1024)  # of a line; a text may have half a million equal ones
TRIM = " \t\u00a0|·•*»›→←«‹↑↓×▶►▼▾+[]…-–—#"


@dataclass(slots=True)  # not frozen: there are many, and a frozen one takes longer to make
class PageLine:
    """What a line that is not blank shows by itself."""

    line: Line
    text: str
    size: int  # words
    kind: str = ""  # of furniture, shown by its words
    label: bool = False  # a word or two that menus say
    short: bool = False  # no more words than a title, and not the beginning of a broken sentence
    bare: bool = False  # a few words without the end of a sentence, and not a list item

    @property
    def number(self) -> int:
        """Return the number of the line."""
        return self.line.number

    @property
    def prose(self) -> bool:
        """Return whether the line belongs to a text: no kind, and more than a few words."""
        return not (self.bare or self.kind or self.label)

    @property
    def mask(self) -> str:
        """Return the words with every number as 0: what recurs from page to page."""
        return _mask(self.text)

    @property
    def asks(self) -> bool:
        """Return whether the line is a short question, such as "Was this helpful?"."""
        return self.size <= _ASKED_WORDS and self.text.endswith("?")

    @property
    def speaks(self) -> bool:
        """Return whether a word of the line is of somebody who says something."""
        return is_speaking(lowered(words(self.text)))

    @property
    def says_something(self) -> bool:
        """Return whether the line is a sentence of somebody, although it has no full stop."""
        return self.size > 3 and self.speaks


def read_page(lines: Sequence[Line]) -> list[PageLine]:
    """Return what the lines that are not blank show."""
    filled = [line for line in lines if not line.blank]
    texts = ["", *(line.plain.strip() for line in filled), ""]
    rows = table_rows(filled)
    return [
        _page_line(line, *texts[at : at + 3], row=line.number in rows)
        for at, line in enumerate(filled)
    ]


def _page_line(line: Line, before: str, text: str, after: str, *, row: bool) -> PageLine:
    """Return what a line shows; a longer line that is broken in a sentence belongs to the text."""
    size = len(words(text)) if len(text) <= _WIDEST else _LONGEST + 1
    is_open = size >= _WRAPPED and runs_on(text, after)
    goes_on = size >= _WRAPPED and len(before) >= _FULL and runs_on(before, text)
    if size > _LONGEST or goes_on or (is_open and len(text) >= _FULL):
        return PageLine(line, text, size)
    kind = _kind(text)
    if row and kind in {"", _MENU}:  # a row of a table
        return PageLine(line, text, size)
    entry = text.strip(TRIM).lower()
    entries = (entry, _COUNT.sub("", entry).strip(TRIM))
    label = not kind and not furniture.labels().isdisjoint(entries)
    short = size <= SHORT and (not is_open or bool(kind) or label)
    stopped = _CLOSED.search(text[-20:]) and not is_label_alone(text)
    bare = short and not stopped and not is_item(text)
    return PageLine(line, text, size, kind, label, short, bare)


def runs_on(before: str, after: str) -> bool:
    """Return whether a line continues the sentence of the line before it."""
    goes_on = after[:1].islower() and not (after.startswith(_ADDRESSES) or NAMED.match(after))
    return goes_on and not _CLOSED.search(before[-20:])


def is_bare(text: str) -> bool:
    """Return whether a line is a few words without the end of a sentence, as menu lines are."""
    text = text.strip()
    return 0 < len(text) <= _BARE_WIDTH and len(words(text)) <= 8 and not _OPEN.search(text)


@REMEMBERED
def _mask(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


@REMEMBERED
def _kind(text: str) -> str:
    small = furniture.EDIT_LINK.sub("", text.lower())
    kind = furniture.kind(small) or furniture.kind(" ".join(small.split()))
    if kind:
        return "" if kind in _LABELS and is_labelled_sentence(text) else kind
    entries = _BETWEEN.split(text)
    is_menu = 3 <= len(entries) <= 17 and all(_ENTRY.match(entry) for entry in entries)
    if is_menu and _DIGITS.search(text):  # a row of a table, unless an entry is a label
        is_menu = not furniture.labels().isdisjoint(entry.lower() for entry in entries)
    return _MENU if is_menu else ""
