"""Lines -> headings, paragraphs and list items; hard-wrapped lines are joined, offsets are kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.english import headings
from argmap.model import Block, BlockKind, Span
from argmap.source.lines import Line, words
from argmap.source.list_numbers import DASH, MARKER, SIGN, numbers_in_series
from argmap.source.tables import table_rows
from argmap.source.wrapping import (
    are_apart,
    begins_anew,
    breaks_off,
    breaks_word,
    ends_sentence,
    fills,
    has_short_paragraphs,
    joined,
    wrap_width,
)

_BULLET = re.compile(rf"\s*{SIGN}")
_LETTERED = re.compile(r"\s*[a-z]{1,4}\.\s")  # no sentence goes on like this
_FULL_STOP = re.compile(r"[.!…][\"'”’»)\]]*\s*$")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_NO_HEADING_ENDS = (",", ";", ":", "”", '"')
_HEADING_WORDS = 14
_TITLE_WORDS = 24  # of a heading without a finite verb
_HEADING_WIDTH = 250  # characters
_STOPPED_HEADING_WORDS = 10
_HEADING_LINES, _WRAPPED_HEADING_LINES = 2, 7
_NEAR = 4  # lines in which brackets are looked for
_QUOTES = ("“", "„", "«", '"')
_PHRASE = 3  # words: a line of no more is not taken for the beginning of a broken sentence


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a text is wrapped."""

    width: int  # 0 if it is not
    apart: bool  # blank lines are between its paragraphs
    short: bool  # paragraphs end more often than sentences do inside them


def is_item(text: str) -> bool:
    """Return whether a line begins with the marker of a list item."""
    return bool(MARKER.match(text))


def to_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of the kept lines, in source order; neighbouring lines are one part."""
    width = wrap_width(lines)
    groups = [*_groups(lines, width), []]
    most = _WRAPPED_HEADING_LINES if width else _HEADING_LINES
    rows = table_rows(lines)
    return tuple(
        _block(group, after, 0 if group[0].number in rows else most)
        for group, after in pairwise(groups)
    )


def paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """Return the lines of each paragraph, heading and item of a text wrapped at a column."""
    return list(_groups(lines, width))


def _groups(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    gap = False
    series, rows = numbers_in_series(lines, width), table_rows(lines)
    apart = not width or are_apart(lines, width)
    wrapping = _Wrapping(width, apart, short=not apart and has_short_paragraphs(lines, width))
    for line in lines:
        if line.blank:
            gap = True
            continue
        listed = line.number in series
        is_row = bool(group) and {line.number, group[-1].number} <= rows
        goes_on = bool(group) and _continues(group, line, wrapping, gap=gap, listed=listed)
        if group and (is_row or not goes_on):
            yield from (group,) if gap else _without_heading(group)
            group = []
        group.append(line)
        gap = False
    if group:
        yield from (group,) if apart else _without_heading(group)


def _without_heading(group: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a paragraph, its last lines apart if they head what directly follows."""
    ends = (at for at in range(len(group) - 1, 0, -1) if ends_sentence(group[at - 1]))
    first = next(ends, 0)
    if first and _heads(group[first:]):
        yield group[:first]
        group = group[first:]
    yield group


def _heads(lines: Sequence[Line]) -> bool:
    """Return whether lines after a full stop are a heading: a phrase, or a question's beginning."""
    text = joined(line.plain for line in lines[: _HEADING_LINES + 1]).strip()
    found = headings.lowered(words(text[:_HEADING_WIDTH]))
    if not found or len(lines) > _HEADING_LINES:
        return False
    if _FULL_STOP.search(text):
        return len(lines) == 1 and _is_stopped_heading(text, found)
    return _is_heading(text, "", alone=True)


def _continues(
    group: Sequence[Line], line: Line, wrapping: _Wrapping, *, gap: bool, listed: bool
) -> bool:
    """Return whether a line belongs to the block of the lines before it."""
    before, here = group[-1], line.plain
    if line.quoted != before.quoted or (gap and not line.after_cut):
        return False
    in_sentence = not ends_sentence(before) or _is_inside(group, here)
    goes_on = in_sentence and here.lstrip()[:1].islower()
    if gap:
        return goes_on
    width = wrapping.width
    is_full = bool(width) and fills(before.plain, here, width + (not in_sentence))
    is_full = is_full and (in_sentence or not wrapping.short)
    is_sure = is_full and (wrapping.apart or not (in_sentence and begins_anew(here)))
    breaks = in_sentence and not is_sure and breaks_off(before.plain)
    if is_item(here) and not (here[:1].islower() and breaks_word(before.plain)):
        sure = is_sure or (breaks and not _LETTERED.match(here))
        return in_sentence and not listed and _is_no_item(group, here, sure=sure)
    hangs = _hangs(group, here) and (bool(width) or goes_on or not in_sentence)
    return is_sure or hangs or breaks or (goes_on and len(words(before.plain)) > _PHRASE)


def _is_inside(group: Sequence[Line], here: str) -> bool:
    """Return whether a line that ends with a stop is in brackets, or introduces a quotation."""
    before = group[-1].plain.rstrip()
    if before.endswith(":"):
        return here.lstrip()[:1] in _QUOTES
    text = "".join(line.plain for line in group[-_NEAR:])
    return before.endswith(";") and text.rfind("(") > text.rfind(")")


def _hangs(group: Sequence[Line], here: str) -> bool:
    """Return whether a line is indented below a list item; a row that begins with a tab is not."""
    return here[:1].isspace() and "\t" not in here.strip() and is_item(group[0].plain)


def _is_no_item(group: Sequence[Line], here: str, *, sure: bool) -> bool:
    """Return whether a marker outside any series is a number or a dash inside a sentence.

    `sure` says that the line before is full, or breaks off.
    """
    if _BULLET.match(here):
        return sure and bool(DASH.match(here)) and not is_item(group[0].plain)
    return sure or (not _LETTERED.match(here) and len(words(group[-1].plain)) > _PHRASE)


def _block(group: Sequence[Line], after: Sequence[Line], most: int) -> Block:
    """Return a block; one of more lines than `most` is no heading."""
    first = group[0]
    match = MARKER.match(first.text)
    marker = match[1].strip() if match else ""
    kind: BlockKind = "item" if marker else "paragraph"
    text = joined(line.plain for line in group[: most + 1])
    here, there = (sum(len(line.plain) for line in each) for each in (group, after))
    if len(group) <= most and _is_heading(text, marker, alone=there > here):
        kind = "heading"
    match = match or _HASHES.match(first.text)
    return Block(kind, tuple(_parts(group, match.end() if match else 0)), first.number, marker)


def _is_heading(text: str, marker: str, *, alone: bool) -> bool:
    """Return whether a block is a heading; `alone` says that something longer follows."""
    if _HASHES.match(text):
        return True
    text = text.strip()
    if len(text) > _HEADING_WIDTH or text.endswith(_NO_HEADING_ENDS):
        return False
    found = headings.lowered(words(text))
    has_verb = headings.has_finite_verb(found)
    most = _HEADING_WORDS if marker or has_verb else _TITLE_WORDS
    if not 0 < len(found) <= most:
        return False
    if marker or text.endswith("?"):
        is_short_question = text.endswith("?") and len(found) <= _STOPPED_HEADING_WORDS
        return is_short_question and (not _BULLET.match(marker) if marker else alone)
    if _FULL_STOP.search(text):
        return alone and _is_stopped_heading(text, found)
    return not (text[:1].islower() or (has_verb and headings.begins_with_subject(found)))


def _is_stopped_heading(text: str, found: Sequence[str]) -> bool:
    """Return whether a short line with a full stop is a phrase or heads an answer."""
    if len(found) > _STOPPED_HEADING_WORDS or any(character.isdigit() for character in text):
        return False
    if text.count(".") > 1 or "!" in text or _FULL_STOP.search(text[:-1].rstrip(".")):
        return False
    return headings.asks(text) or not headings.could_be_clause(found)


def _parts(group: Sequence[Line], skip: int) -> Iterator[Span]:
    """Yield the stretches of a block: a new one after a cut and after marks of a quoted mail."""
    start = end = -1
    for line in group:
        first = line.start + len(line.text) - len(line.text[skip:].lstrip())
        if start < 0:
            start = first
        elif line.after_cut or line.quoted:
            yield start, end
            start = first
        end = line.start + len(line.text.rstrip())
        skip = 0
    if end > start >= 0:
        yield start, end
