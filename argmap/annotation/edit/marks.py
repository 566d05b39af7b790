"""The line with which a person flags or answers something: where it goes, and what it says."""

from argmap.annotation.edit.changes import Edits
from argmap.annotation.read.loading import Outline
from argmap.annotation.read.properties import is_example
from argmap.annotation.read.written import WrittenLink, WrittenStatement


def reason_fault(reason: str) -> str:
    """Return why words cannot be the reason of a flag or an answer; "" if they can."""
    if not reason or is_example(reason):
        return "give a reason: what the text says or lacks, and in which line"
    return "" if reason.isprintable() else "the reason has a character that cannot be printed"


def marked_lines(outline: Outline, name: str, key: str, words: str) -> Edits:
    """Return the edits that add a `flag` or `answer` line to a statement or link of an outline.

    There are none if it has this very line.
    """
    edits = Edits()
    holders: dict[str, WrittenStatement | WrittenLink] = {
        **{each.id: each for each in outline.statements},
        **{link.id: written for _, written, link in outline.placed_links()},
    }
    holder = holders[name]
    if not any((mark, f"{each.code} {each.reason}") == (key, words) for mark, each in holder.marks):
        indent = "  " if isinstance(holder, WrittenLink) else ""
        edits.add_below(last_own_line(holder), [f"{indent}- {key}: {words}"], outline)
    return edits


def last_own_line(holder: WrittenStatement | WrittenLink) -> int:
    """Return the last line of a link, or of a statement before its links."""
    if isinstance(holder, WrittenLink):
        return holder.lines()[-1]
    first = min((link.line for link in holder.links), default=None)
    return max(line for line in holder.own_lines() if first is None or line < first)
