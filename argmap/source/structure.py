"""Lines -> headings, paragraphs and list items; hard-wrapped lines are joined, no position is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# "1)", "(4)", "12.", "a)", "iv.", "•", "-": a list item's own sign, with a blank after it.
_MARKER = re.compile(
    r"\s*((?:\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\)|(?:\d{1,3}|[a-z]|[ivx]{1,4}|[IVX]{1,4})[.)]|[A-Z]\)|[•▪◦‣●○·*–—-])[ \t\u00a0]+)(?=\S)"
)
_BULLET = re.compile(r"[•▪◦‣●○·*–—-]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_FULL_STOP = re.compile(r"[.!…][\"'”’»)\]]*\s*$")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_QUESTION_HEAD = re.compile(r"(?:what|why|how|who|where|when|which)\b", re.IGNORECASE)
_HASHES = re.compile(r"#{1,6}[ \t]+")
HEADING_WORDS = 14
_TITLE_WORDS = 24  # of a heading in which no finite verb stands
_HEADING_WIDTH = 250  # characters
_STOPPED_HEADING_WORDS = 10
_WRAP_AT_MOST = 120
_WRAP_AT_LEAST = 40
_TAIL = 80  # characters: the end of a line, in which a sentence's end is looked for

# Words that make a short line with a full stop a sentence, and not a heading.
FINITE = frozenset(
    """
    is are was were am be been has have had do does did will would can could shall should may might must cannot
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't
    says said say shows show showed means mean meant makes make made takes take took gives give gave gets get got goes go went
    comes come came knows know knew thinks think thought wants want wanted needs need needed seems seem seemed remains remain
    remained becomes become became follows follow followed stands stand stood stays stay stayed works work worked agree agrees
    agreed disagree disagrees call calls called ask asks asked believe believes regret regrets support supports supported reject
    rejects rejected thank thanks thanked hope hopes hoped fell rose grew fall falls rise rises grow grows lost won paid pays pay
    left leaves leave let lets keep keeps kept hold holds held bring brings brought begin begins began continue continues
    continued cost costs demand demands demanded deserve deserves expect expects fear fears like likes love loves matters matter
    """.split()
)
_SUBJECT = frozenset(
    "i we you he she they it this that these those there nobody everyone everybody somebody nothing all let".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is kept: its number, its place, and its words without the line end."""

    number: int
    start: int
    end: int
    text: str
    after_cut: bool = False  # furniture stands between this line and the one before it
    quoted: bool = False  # begins, before `start`, with the marks of a quoted mail
    clean: str = ""  # its words in NFC and without invisible signs, where that differs

    @property
    def blank(self) -> bool:
        """Return whether nothing stands on the line."""
        return not self.plain.strip()

    @property
    def plain(self) -> str:
        """Return the words that decide what the line is; places are counted in `text`."""
        return self.clean or self.text


def words(text: str) -> list[str]:
    """Return a text's words; a hyphen or an apostrophe inside a word keeps it whole."""
    return _WORD.findall(text)


def is_item(text: str) -> bool:
    """Return whether a line begins with a list item's own sign."""
    return bool(_MARKER.match(text))


def to_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of the kept lines, in source order.

    A block's parts are the stretches of the source that it is made from, without the blanks at their
    ends and without the marker of a list item; two lines that stand together are one part.
    """
    width = wrap_width(lines)
    groups = list(_groups(lines, width))
    return tuple(
        _block(group, groups[position + 1] if position + 1 < len(groups) else None)
        for position, group in enumerate(groups)
    )


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which a text was wrapped by hand, or 0 where its lines are whole paragraphs.

    It was, where most lines are as full as the next word lets them be, and most of those end in mid-sentence.
    """
    lengths = sorted(len(line.plain.rstrip()) for line in lines if not line.blank)
    if len(lengths) < 4:
        return 0
    longest = lengths[int(len(lengths) * 0.98) - 1]
    if not _WRAP_AT_LEAST <= longest <= _WRAP_AT_MOST:
        return 0
    follow = [
        (line, after) for line, after in pairwise(lines) if not line.blank and not after.blank
    ]
    full = [line for line, after in follow if _is_full(line.plain, after.plain, longest)]
    broken = sum(1 for line in full if not _SENTENCE_END.search(line.plain[-_TAIL:]))
    return (
        longest if len(full) >= 3 and 2 * len(full) >= len(follow) and 2 * broken > len(full) else 0
    )


def _is_full(line: str, after: str, width: int) -> bool:
    """Return whether the next line's first word would not have fitted any more."""
    first = after.split(maxsplit=1)[0] if after.split() else ""
    return len(line.rstrip()) + 1 + len(first) > width - 1


def _groups(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Yield the lines of each block."""
    group: list[Line] = []
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        if group and not _continues(group, line, width=width, gap=gap):
            yield group
            group = []
        group.append(line)
        gap = False
    if group:
        yield group


def _continues(group: Sequence[Line], line: Line, *, width: int, gap: bool) -> bool:
    """Return whether a line goes on with the block before it."""
    before, here = group[-1].plain, line.plain
    if line.quoted != group[-1].quoted or (gap and not line.after_cut):
        return False
    open_end = not _SENTENCE_END.search(before[-_TAIL:])
    lower = here.lstrip()[:1].islower()
    if gap:
        return open_end and lower
    if _MARKER.match(here) and not (open_end and lower and not _BULLET.match(here.lstrip())):
        return (
            bool(width)
            and _is_full(before, here, width)
            and open_end
            and not _starts_item(group, line)
        )
    if open_end and lower and len(words(before)) > 3:
        return True
    hangs = _MARKER.match(group[0].plain) and here[:1].isspace()
    return bool(width) and (bool(hangs) or _is_full(before, here, width))


def _starts_item(group: Sequence[Line], line: Line) -> bool:
    """Return whether a marker opens an item: a bullet, or a sign where the block before it is an item too."""
    return bool(_BULLET.match(line.plain.lstrip())) or bool(_MARKER.match(group[0].plain))


def _block(group: Sequence[Line], after: Sequence[Line] | None) -> Block:
    first = group[0]
    match = _MARKER.match(first.text)
    marker = match.group(1).strip() if match else ""
    kind: BlockKind = "item" if marker else "paragraph"
    if len(group) <= 2 and is_heading(
        " ".join(line.plain for line in group), marker=marker, alone=_stands_alone(group, after)
    ):
        kind = "heading"
    skip = match.end() if match else _hashes(first.text)
    return Block(kind, tuple(_parts(group, skip)), first.number, marker)


def _hashes(text: str) -> int:
    match = _HASHES.match(text)
    return match.end() if match else 0


def _stands_alone(group: Sequence[Line], after: Sequence[Line] | None) -> bool:
    """Return whether something longer follows: a heading heads something."""
    if after is None:
        return False
    return sum(len(line.plain) for line in after) > sum(len(line.plain) for line in group)


def is_heading(text: str, *, marker: str = "", alone: bool = True) -> bool:
    """Return whether a block's words are a heading: short, and no sentence; a title without a verb may be longer.

    `alone` says that something longer follows, which a line with a full stop needs to be one.
    """
    if _HASHES.match(text):
        return True
    text = text.strip()
    could_be = len(text) <= _HEADING_WIDTH and not text.endswith((",", ";", ":", "”", '"'))
    found = [word.lower().replace("’", "'") for word in words(text)] if could_be else []
    if not found or len(found) > (
        HEADING_WORDS if marker or any(word in FINITE for word in found) else _TITLE_WORDS
    ):
        return False
    if marker:
        return (
            not _BULLET.match(marker)
            and text.endswith("?")
            and len(found) <= _STOPPED_HEADING_WORDS
        )
    if text.endswith("?"):
        return alone and len(found) <= _STOPPED_HEADING_WORDS
    if _FULL_STOP.search(text):
        return alone and _is_stopped_heading(text, found)
    return not (
        text[:1].islower() or (found[0] in _SUBJECT and any(word in FINITE for word in found))
    )


def _is_stopped_heading(text: str, found: Sequence[str]) -> bool:
    """Return whether a short line with a full stop is a heading: a phrase, or a question that heads its answer."""
    if (
        len(found) > _STOPPED_HEADING_WORDS
        or any(character.isdigit() for character in text)
        or _FULL_STOP.search(text[:-1].rstrip("."))
    ):
        return False
    if text.count(".") > 1 or "!" in text:
        return False
    if _QUESTION_HEAD.match(text):
        return True
    return (
        not any(word in FINITE for word in found)
        and found[0] not in _SUBJECT
        and not _looks_verbal(found)
    )


def _looks_verbal(found: Sequence[str]) -> bool:
    """Return whether a word could be a verb that no short list knows: the second or third word in -ed, or -s after a noun."""
    return any(word.endswith("ed") and len(word) > 4 for word in found[1:4])


def _parts(group: Sequence[Line], skip: int) -> Iterator[Span]:
    """Yield the stretches of a block: neighbouring lines together, a new part after a cut and after the marks of a quoted mail."""
    start = end = -1
    for position, line in enumerate(group):
        lead = skip if position == 0 else 0
        first = line.start + lead + _margin(line.text[lead:])
        last = line.start + len(line.text.rstrip())
        if start >= 0 and (line.after_cut or line.quoted):
            yield start, end
            start = first
        elif start < 0:
            start = first
        end = last
    if end > start >= 0:
        yield start, end


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())
