"""Lines -> headings, paragraphs and list items; hard-wrapped lines are joined, offsets are kept."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.english import headings
from argmap.model import Block, BlockKind, Span
from argmap.source.lines import Line, words

# "1)", "(4)", "12.", "a)", "iv.", "•", "-": a list item's marker, with a space after it.
_SIGN = "[•▪◦‣●○·*–—-]"
_IN_BRACKETS = r"\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\)"
_STOPPED = r"(?:\d{1,3}|[a-z]|[ivx]{1,4}|[IVX]{1,4})[.)]|[A-Z]\)"
_MARKER = re.compile(rf"\s*((?:{_IN_BRACKETS}|{_STOPPED}|{_SIGN})[ \t\u00a0]+)(?=\S)")
_BULLET = re.compile(rf"\s*{_SIGN}")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_FULL_STOP = re.compile(r"[.!…][\"'”’»)\]]*\s*$")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_NO_HEADING_ENDS = (",", ";", ":", "”", '"')
_HEADING_WORDS = 14
_TITLE_WORDS = 24  # of a heading without a finite verb
_HEADING_WIDTH = 250  # characters
_STOPPED_HEADING_WORDS = 10
_WRAPPED_WIDTHS = range(40, 121)  # columns at which people wrap text by hand
_TAIL = 80  # characters: the end of a line, searched for the end of a sentence


def is_item(text: str) -> bool:
    """Return whether a line begins with the marker of a list item."""
    return bool(_MARKER.match(text))


def to_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of the kept lines, in source order; neighbouring lines are one part."""
    groups = [*_groups(lines, _wrap_width(lines)), []]
    return tuple(_block(group, after) for group, after in pairwise(groups))


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which a text was wrapped by hand, or 0 if its lines are paragraphs."""
    lengths = sorted(len(line.plain.rstrip()) for line in lines if not line.blank)
    longest = lengths[int(len(lengths) * 0.98) - 1] if len(lengths) >= 4 else 0
    return longest if longest in _WRAPPED_WIDTHS and _is_wrapped(lines, longest) else 0


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    """Return whether most lines are full, and most of these end in mid-sentence."""
    pairs = [(line, after) for line, after in pairwise(lines) if not (line.blank or after.blank)]
    full = [line for line, after in pairs if _is_full(line.plain, after.plain, width)]
    broken = sum(not _ends_sentence(line) for line in full)
    return len(full) >= 3 and 2 * len(full) >= len(pairs) and 2 * broken > len(full)


def _ends_sentence(line: Line) -> bool:
    return bool(_SENTENCE_END.search(line.plain[-_TAIL:]))


def _is_full(line: str, after: str, width: int) -> bool:
    """Return whether the next line's first word would not have fitted any more."""
    first = (after.split(maxsplit=1) or [""])[0]
    return len(line.rstrip()) + 1 + len(first) > width - 1


def _groups(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
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
    before, here = group[-1], line.plain
    if line.quoted != before.quoted or (gap and not line.after_cut):
        return False
    in_sentence = not _ends_sentence(before)
    goes_on = in_sentence and here.lstrip()[:1].islower()
    if gap:
        return goes_on
    is_full = bool(width) and _is_full(before.plain, here, width)
    if is_item(here) and not (goes_on and not _BULLET.match(here)):
        starts_item = _BULLET.match(here) or is_item(group[0].plain)
        return is_full and in_sentence and not starts_item
    hangs = bool(width) and here[:1].isspace() and is_item(group[0].plain)
    return is_full or hangs or (goes_on and len(words(before.plain)) > 3)


def _block(group: Sequence[Line], after: Sequence[Line]) -> Block:
    first = group[0]
    match = _MARKER.match(first.text)
    marker = match[1].strip() if match else ""
    kind: BlockKind = "item" if marker else "paragraph"
    text = " ".join(line.plain for line in group)
    here, there = (sum(len(line.plain) for line in each) for each in (group, after))
    if len(group) <= 2 and _is_heading(text, marker, alone=there > here):
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
