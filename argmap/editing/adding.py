"""New statements: their words in the source, their ids, and where in the file they go."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.anchor import Anchor, Found
from argmap.annotation.read.ids import slug
from argmap.annotation.read.loading import Outline
from argmap.editing.acts import ActError
from argmap.editing.desk import Desk, quote_of
from argmap.english.content_words import content_words
from argmap.model import Span

_IN_AN_ID = 4  # words
_LONGEST_ID = 40  # characters that an id which is made here has before it is numbered


def new_id(words: str, taken: Iterable[str]) -> str:
    """Return an id made of the first words that carry sense, and of a number if it is taken."""
    telling = [each for each in words.split() if content_words(each)] or words.split()
    name = slug(" ".join(telling[:_IN_AN_ID]).lower()).replace("--", "-")
    while len(name) > _LONGEST_ID and "-" in name:
        name = name.rpartition("-")[0]
    name = name[:_LONGEST_ID].strip("-") or "statement"
    used, number, found = {each.casefold() for each in taken}, 1, normalize("NFC", name)
    while found.casefold() in used:
        number += 1
        found = f"{name}-{number}"
    return found


def quoted(desk: Desk, parts: Sequence[Span]) -> list[str]:
    """Return the lines of a quote and, if it needs one, of its `near`; raises ActError.

    The words must be found again just where they were taken from.
    """
    words = quote_of(desk.source, parts)
    anchor = desk.anchor if len(parts) == 1 else Anchor(desk.source, [words])
    near = anchor.near_for(words, parts[0][0])
    found = anchor.find(words, near)
    if not isinstance(found, Found) or not found.exact or found.parts[0][0] != parts[0][0]:
        what = "these words could not be found again where they were marked"
        raise ActError(what, "mark a whole sentence, or words that occur only once")
    return [f"> {words}", *([f"- near: {near}"] if near else [])]


def add_statement(desk: Desk, lines: Sequence[str], start: int, edits: Edits) -> None:
    """Add the lines of a new statement: below the one before it in the text, or above the next."""
    outline = desk.outline
    placed = sorted(
        (desk.places[each.id][0][0], each.line, each.all_lines()[-1])
        for each in outline.statements
        if each.id in desk.places
    )
    before = bisect_right(placed, start, key=lambda each: each[0])
    if before:
        at = below_line(outline, placed[before - 1][2])
    elif placed:
        at = outline.comments_above(placed[0][1]).start
    else:
        at = _end(outline)
    add_block(outline, at, lines, edits)


def add_block(outline: Outline, at: int, lines: Sequence[str], edits: Edits) -> None:
    """Add the lines of a statement before a line of the file, with blank lines around them."""
    above = [] if outline.is_blank(at - 1) else [""]
    below = [] if outline.is_blank(at) else [""]
    edits.add(at, [*above, *lines, *below])


def below_line(outline: Outline, last: int) -> int:
    """Return the line after a statement's last line and the comments that touch only that."""
    end = outline.last_comment_below(last)
    return (end if outline.is_blank(end + 1) else last) + 1


def _end(outline: Outline) -> int:
    """Return the line after the last one that is not blank."""
    last = len(outline.lines)
    while last and outline.is_blank(last):
        last -= 1
    return last + 1
