"""The lines of an annotation file as blocks within blocks, each with a name that stays.

The front matter, each section heading and each statement is a block; a statement contains its
heading, its words, its properties and its links, and a link contains its own properties. Joined,
the blocks are the text again, byte for byte.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.annotation.edit.changes import split_lines
from argmap.annotation.keys import FRONT_MATTER_KEYS, KINDS, LINK_KEYS, STATEMENT_KEYS, once
from argmap.annotation.read.loading import Outline

Name = tuple[str, ...]

_PROPERTY = re.compile(r"([ \t]*)- ([a-z]+)(\??:)[ \t]*(.*)")
_FRONT = re.compile(r"([a-z]+):")
_JOINS = " with "  # further premises to a link
_ONCE = {*once(STATEMENT_KEYS), *once(LINK_KEYS)}
_FRONT_ONCE = set(once(FRONT_MATTER_KEYS))
HEADING, WORDS = "heading", "words"


@dataclass(frozen=True, slots=True)
class Line:
    """Lines that belong together: one line, or all the words of a statement; with their ends."""

    name: Name
    text: str
    at: int  # number of the first line
    below: str = ""  # the blank lines below it

    def whole(self) -> str:
        """Return the text with the blank lines below it."""
        return self.text + self.below


@dataclass(frozen=True, slots=True)
class Block:
    """A block of lines and blocks, with the name that it has in every version of the file."""

    name: Name
    parts: "tuple[Line | Block, ...]"
    below: str = ""  # the blank lines below it

    @property
    def at(self) -> int:
        """Return the number of the first line."""
        return self.parts[0].at if self.parts else 1

    def whole(self) -> str:
        """Return all the text of the block."""
        return "".join(part.whole() for part in self.parts) + self.below


Part = Line | Block


def blocks_of(text: str, outline: Outline) -> Block:
    """Return a file as one block; `outline` is that of the same text."""
    lines = [words + end for words, end in split_lines(text)]
    starts: dict[int, Name] = {}
    titles: Counter[str] = Counter()
    for section in outline.sections:
        titles[section.title] += 1
        starts[section.at] = ("section", section.title, str(titles[section.title]))
    for statement in outline.statements:
        starts[statement.line] = ("statement", statement.id)
    cuts = [(outline.comments_above(at).start, name) for at, name in sorted(starts.items())]
    first = cuts[0][0] if cuts else len(lines) + 1
    parts: list[Part] = []
    if first > 1:
        front, below = _apart(_runs(lines, 1, first))
        parts.append(Block(("front",), tuple(_front(front)), below))
    for number, (at, name) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else len(lines) + 1
        own, below = _apart(_runs(lines, at, end))
        parts.append(Block(name, tuple(_statement(own)), below))
    return Block((), tuple(parts))


def _apart(lines: Iterable[Line]) -> tuple[list[Line], str]:
    """Return lines without the blank ones at their end, and these."""
    *others, last = lines
    return [*others, replace(last, below="")], last.below


def _front(lines: Iterable[Line]) -> Iterator[Line]:
    def name(text: str) -> Name:
        found = _FRONT.match(text)
        return (found[1],) if found and found[1] in _FRONT_ONCE else (text.strip(),)

    yield from _numbered((name(line.text), line) for line in lines)


def _runs(lines: Sequence[str], first: int, end: int) -> Iterator[Line]:
    """Yield lines from one number to before another, each with the blank lines below it."""
    at = first
    while at < end:
        last = at + 1
        while last < end and not lines[last - 1].strip():
            last += 1
        yield Line((), lines[at - 1], at, "".join(lines[at : last - 1]))
        at = last


def _statement(lines: Iterable[Line]) -> Iterator[Part]:
    """Yield the parts of a section's or statement's block; a link is a block of its own."""
    named: list[tuple[Name, Line]] = []
    for line in lines:
        name = _name(line.text)
        before = named[-1] if named else None
        if before and name == before[0] == (WORDS,) and not before[1].below:
            joined = Line((), before[1].text + line.text, before[1].at, line.below)
            named[-1] = (name, joined)
        else:
            named.append((name, line))
    link: list[Line] = []
    for line in _numbered(named):
        if link and not line.text.startswith((" ", "\t")):
            yield _link(link)
            link = []
        if link or line.name[0] in KINDS:
            link.append(line)
        else:
            yield line
    if link:
        yield _link(link)


def _link(lines: Sequence[Line]) -> Block:
    inner = [(_name(line.text), line) for line in lines[1:]]
    return Block(lines[0].name, tuple(_numbered([((HEADING,), lines[0]), *inner])))


def _name(text: str) -> Name:
    found = _PROPERTY.match(text)
    if text.startswith(("## ", "# ")):
        return (HEADING,)
    if text.startswith((">", "=")):
        return (WORDS,)
    if not found:
        return ("", text.strip())
    key, value = found[2], found[4].strip()
    if key in KINDS:
        return (key, " ".join(value.split()).split(_JOINS)[0])
    return (key,) if key in _ONCE else (key, value)


def _numbered(lines: Iterable[tuple[Name, Line]]) -> Iterator[Line]:
    """Yield lines with their names; one that occurs again has a number after its name."""
    seen: Counter[Name] = Counter()
    for name, line in lines:
        seen[name] += 1
        again = (str(seen[name]),) if seen[name] > 1 else ()
        yield Line((*name, *again), line.text, line.at, line.below)
