"""The lines of each statement, their hashes, and whether an act meets lines that changed meanwhile.

A page says which lines it has seen by the hash of each statement's lines. An act may change a
statement whose lines are others by now if the lines that it changes are still as they were seen.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

from argmap.annotation.read.loading import Outline
from argmap.annotation.read.written import WrittenStatement

Lines: TypeAlias = tuple[str, ...]
_LENGTH = 16  # hexadecimal digits of a hash


class Clash(NamedTuple):
    """A statement whose lines were changed meanwhile where an act changes them."""

    id: str
    line: int  # in the file as it is now
    theirs: Lines


def block_range(statement: WrittenStatement) -> range:
    """Return the numbers of the lines from a statement's `##` line to its last property."""
    return range(statement.line, statement.all_lines()[-1] + 1)


def block(outline: Outline, statement: WrittenStatement) -> Lines:
    """Return the lines of a statement with its links, and the comments among them."""
    lines = block_range(statement)
    return tuple(outline.lines[lines.start - 1 : lines.stop - 1])


def hash_of(lines: Iterable[str]) -> str:
    """Return the hash of a statement's lines; line endings do not count."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def blocks(outline: Outline) -> dict[str, Lines]:
    """Return the lines of each statement by its id."""
    return {each.id: block(outline, each) for each in outline.statements}


def hashes(outline: Outline) -> dict[str, str]:
    """Return the hash of the lines of each statement by its id."""
    return {name: hash_of(lines) for name, lines in blocks(outline).items()}


def clashes(
    outline: Outline,
    touched: Iterable[int],
    seen: Mapping[str, str],
    known: Mapping[str, Lines],
) -> Iterator[Clash]:
    """Yield the statements with a touched line that is no longer as it was seen.

    `touched` are lines that change or go, `seen` has the hashes that the page has by statement, and
    `known` the lines to some of these hashes. Statements that `seen` lacks are not judged.
    """
    wanted = sorted(touched)
    for statement in outline.statements if wanted else ():
        own = block_range(statement)
        inside = [line for line in wanted if line in own]
        if not inside or statement.id not in seen:
            continue
        now = block(outline, statement)
        if hash_of(now) == seen[statement.id]:
            continue
        as_seen = _unchanged(known.get(seen[statement.id], ()), now)
        if any(line - own.start not in as_seen for line in inside):
            yield Clash(statement.id, inside[0], now)


def _unchanged(before: Sequence[str], now: Sequence[str]) -> set[int]:
    """Return the indexes of the lines that were there before, in the same order."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    return {
        index
        for match in matcher.get_matching_blocks()
        for index in range(match.b, match.b + match.size)
    }
