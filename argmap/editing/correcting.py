"""Several acts at once: the changed text, what is remembered, and what became a conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.annotation.edit.following import Here
from argmap.annotation.edit.memory import Memory
from argmap.annotation.edit.rejections import remembered_with
from argmap.annotation.edit.suggestions import (
    Suggestion,
    open_suggestions,
    rejection,
    with_accepted,
)
from argmap.annotation.read.loading import AnnotationFile, Outline, read_outline
from argmap.editing.acts import Act, ActError
from argmap.editing.blocks import Lines, block, blocks, clashes, hash_of
from argmap.editing.desk import Desk
from argmap.editing.patches import Hunk, to_patch
from argmap.editing.writing import Written, write
from argmap.model import AnnotationError

_WITH_SUGGESTIONS = ("accept-link", "reject-link", "link")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page has seen of a file: the hash of the lines of each statement, by its id."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Lines] = field(default_factory=dict)  # the lines to hashes, as far as known


@dataclass(frozen=True, slots=True)
class Corrected:
    """A file after some acts, with the lines that changed and what is to be remembered."""

    text: str
    patch: tuple[Hunk, ...]
    memory: Memory | None = None  # None if it stays as it is
    created: tuple[str, ...] = ()  # ids of new statements


class ConflictError(ActError):
    """An act that meets lines which were changed meanwhile; nothing is written."""

    def __init__(self, name: str, line: int, theirs: Sequence[str], yours: Sequence[str]) -> None:
        what = f"line {line} was changed meanwhile" if theirs else "it was removed meanwhile"
        hint = "look at both versions, and do it again if it is still right"
        super().__init__(f'"{name}": {what}, so nothing was written', hint)
        self.line, self.theirs, self.yours = line, tuple(theirs), tuple(yours)


def corrected(
    file: AnnotationFile, memory: Memory | None, acts: Sequence[Act], seen: Seen
) -> Corrected:
    """Return a file after some acts: all of them are done, or none.

    Raises ActError for an act that cannot be done, ConflictError for one that meets lines that the
    page has not seen.
    """
    now, remembered, mine = file, memory, set[str]()
    for act in acts:
        written = _written(act, now, remembered, seen, mine)
        text = written.edits.made(now.text)
        remembered = _remembered(remembered, now, text, written)
        after = _outline(text) if text != now.text else now.outline
        mine |= _changed(now.outline, after) if len(acts) > 1 else set()
        now = replace(now, text=text, outline=after)
    changed = None if remembered == memory else remembered
    old = {each.id for each in file.outline.statements}
    created = tuple(each.id for each in now.outline.statements if each.id not in old)
    return Corrected(now.text, to_patch(file.text, now.text), changed, created)


def _written(
    act: Act, file: AnnotationFile, memory: Memory | None, seen: Seen, mine: set[str]
) -> Written:
    """Return what an act changes; statements in `mine` were changed by acts before it."""
    desk = Desk(file, _offered(act, file, memory))
    present = {each.id: each for each in file.outline.statements}
    for name in act.ids():
        if name in seen.hashes and name not in present:
            raise ConflictError(name, 1, (), _yours(act, file, seen, name))
    written = write(act, desk)
    hashes = {name: value for name, value in seen.hashes.items() if name not in mine}
    found = next(clashes(file.outline, written.edits.touched, hashes, seen.known), None)
    if found:
        yours = _yours(act, file, seen, found.id)
        raise ConflictError(found.id, found.line, found.theirs, yours)
    return written


def _offered(act: Act, file: AnnotationFile, memory: Memory | None) -> dict[str, Suggestion]:
    if act.do not in _WITH_SUGGESTIONS or not memory:
        return {}
    here = Here.of_outline(file.outline, file.source)
    found = open_suggestions(memory, here, file.outline.links, refused=True)
    return {each.link.id: each for each in found}


def _remembered(
    memory: Memory | None, file: AnnotationFile, text: str, written: Written
) -> Memory | None:
    if memory and written.accepted:
        memory = with_accepted(memory, written.accepted)
    if memory and written.rejects:
        entries = [rejection(each.entry, written.why) for each in written.dropped]
        memory = remembered_with(memory, file, text, entries, written.why)
    return memory


def _outline(text: str) -> Outline:
    try:
        return read_outline(text)
    except AnnotationError as error:
        first = next(each for each in error.problems if each.level == "error")
        raise ActError(first.message, first.hint) from error


def _changed(before: Outline, after: Outline) -> set[str]:
    old = blocks(before)
    return {name for name, lines in blocks(after).items() if old.get(name) != lines}


def _yours(act: Act, file: AnnotationFile, seen: Seen, name: str) -> Lines:
    """Return the lines of a statement as the act would have left them; empty if not known."""
    lines = seen.known.get(seen.hashes.get(name, ""))
    if not lines:
        return ()
    present = next((each for each in file.outline.statements if each.id == name), None)
    whole = list(file.outline.lines)
    if present is None:
        whole += ["", *lines]
    else:
        first, last = present.line, present.all_lines()[-1]
        whole[first - 1 : last] = lines
    text = "\n".join(whole) + "\n"
    try:
        before = replace(file, text=text, outline=read_outline(text))
        after = read_outline(write(act, Desk(before)).edits.made(text))
    except (ActError, AnnotationError):
        return lines
    found = next((each for each in after.statements if each.id == name), None)
    return block(after, found) if found else ()


def lines_known(outline: Outline) -> dict[str, Lines]:
    """Return the lines of each statement by their hash."""
    return {hash_of(lines): lines for lines in blocks(outline).values()}
