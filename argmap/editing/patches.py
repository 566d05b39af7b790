"""What changed between two versions of a file, as lines with their surroundings; and its inverse.

A patch can be made again, or undone, after other lines have changed: its lines are then found by
what is around them. Nothing is guessed: what has no single place is a `Misfit`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from argmap.annotation.edit.changes import split_lines

AROUND = 3  # lines above and below a change that are kept to find its place again
Lines: TypeAlias = tuple[str, ...]  # with their line endings


@dataclass(frozen=True, slots=True)
class Hunk:
    """Neighbouring lines that were replaced; `at` and `now` count lines before it, from 0."""

    at: int  # in the old text
    now: int  # in the new text
    old: Lines
    new: Lines
    above: Lines
    below: Lines

    def inverse(self) -> Hunk:
        """Return the change that takes this one back."""
        return Hunk(self.now, self.at, self.new, self.old, self.above, self.below)

    def to_data(self) -> list[Any]:
        """Return it as plain data."""
        fields = (self.old, self.new, self.above, self.below)
        return [self.at, self.now, *map(list, fields)]

    @classmethod
    def from_data(cls, data: Sequence[Any]) -> Hunk:
        """Return the change that `to_data` wrote; raises ValueError or TypeError for others."""
        at, now, *texts = data
        old, new, above, below = (tuple(map(str, each)) for each in texts)
        return cls(int(at), int(now), old, new, above, below)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A change whose lines are no longer there, or in several places."""

    line: int  # about where it was, from 1
    theirs: Lines  # what is there now
    yours: Lines  # what would be there


def to_patch(old: str, new: str) -> tuple[Hunk, ...]:
    """Return what changes one text into another; nothing if they are the same."""
    before, after = _lines(old), _lines(new)
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    middle = before[first : len(before) - last], after[first : len(after) - last]
    found = []
    for i, j, k, m in _apart(SequenceMatcher(None, *middle).get_opcodes()):
        start, end = first + i, first + j
        above, below = before[max(0, start - AROUND) : start], before[end : end + AROUND]
        came = after[first + k : first + m]
        found.append(Hunk(start, first + k, before[start:end], came, above, below))
    return tuple(found)


def _apart(opcodes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return what changes; changes with few lines between them are one.

    So what is around a change is the same before and after all the others.
    """
    found: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, m in opcodes:
        if tag == "equal":
            continue
        if found and i - found[-1][1] < AROUND:
            found[-1] = (found[-1][0], j, found[-1][2], m)
        else:
            found.append((i, j, k, m))
    return found


def inverse(patch: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Return the patch that takes a patch back."""
    return tuple(each.inverse() for each in patch)


def patched(text: str, patch: Sequence[Hunk]) -> str | Misfit:
    """Return a text with a patch made, or the first change that has no place in it."""
    lines, out, done, shift = _lines(text), [], 0, 0
    for hunk in patch:
        at = _place(lines, hunk, hunk.at + shift, done)
        if at is None:
            start = max(0, min(hunk.at + shift, len(lines)))
            theirs = lines[start : start + max(1, len(hunk.old))]
            return Misfit(start + 1, theirs, hunk.new)
        out += [*lines[done:at], *hunk.new]
        done = at + len(hunk.old)
        shift = at - hunk.at
    return "".join([*out, *lines[done:]])


def unified(patch: Sequence[Hunk]) -> Iterator[str]:
    """Yield the lines of a patch in the form of `diff -u`, without their line endings."""
    for each in patch:
        first, now = each.at - len(each.above) + 1, each.now - len(each.above) + 1
        around = len(each.above) + len(each.below)
        yield f"@@ -{first},{around + len(each.old)} +{now},{around + len(each.new)} @@"
        parts = ((" ", each.above), *_signed(each), (" ", each.below))
        yield from (sign + line.rstrip("\r\n") for sign, lines in parts for line in lines)


def _signed(hunk: Hunk) -> Iterator[tuple[str, Lines]]:
    """Yield the lines of a change with their signs; a few of them may be as before."""
    for tag, i, j, k, m in SequenceMatcher(None, hunk.old, hunk.new).get_opcodes():
        if tag == "equal":
            yield " ", hunk.old[i:j]
        else:
            yield "-", hunk.old[i:j]
            yield "+", hunk.new[k:m]


def _lines(text: str) -> Lines:
    return tuple(words + end for words, end in split_lines(text))


def _common(one: Lines, other: Lines) -> int:
    """Return how many lines two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _place(lines: Lines, hunk: Hunk, expected: int, first: int) -> int | None:
    """Return where the lines of a change are; None if that is nowhere, or not one place.

    With all that was around them they may be in several places, of which the expected one counts.
    """
    for number, (above, below) in enumerate(_surroundings(hunk)):
        wanted = (*hunk.above[len(hunk.above) - above :], *hunk.old, *hunk.below[:below])
        found = [at + above for at in _found(lines, wanted, first - above)] if wanted else []
        found = [at for at in found if at >= first]
        if expected in found and not number:
            return expected
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return expected if not lines and expected == 0 and not hunk.old else None


def _surroundings(hunk: Hunk) -> Iterator[tuple[int, int]]:
    """Yield how many lines above and below must fit: all of them first.

    Only a statement's first line may be found by itself. Lines that only come back need both
    neighbours, or several lines on one side.
    """
    above, below = len(hunk.above), len(hunk.below)
    for most in range(AROUND, 0, -1):
        yield min(most, above), min(most, below)
    least = 1 if hunk.old else AROUND - 1
    for most in range(AROUND, least - 1, -1):
        yield from ((min(most, above), 0), (0, min(most, below)))
    if any(line.startswith("## ") for line in hunk.old):
        yield 0, 0


def _found(lines: Lines, wanted: Lines, first: int) -> Iterator[int]:
    size = len(wanted)
    for at in range(max(0, first), len(lines) - size + 1):
        if lines[at] == wanted[0] and lines[at : at + size] == wanted:
            yield at
