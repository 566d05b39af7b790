"""The outline of a file, what can be folded, and what each word is (semantic tokens)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from argmap.annotation.keys import KINDS
from argmap.lsp.analysis import Analysis
from argmap.lsp.positions import Position, Range

TOKENS = ("class", "keyword", "property", "string", "operator", "comment", "variable", "enumMember")
_HEADING = re.compile(r"(##)[ \t]+([^\s?]+)[ \t]+([^\s?]+)(\?)?")
_PROPERTY = re.compile(r"[ \t]*-[ \t]+(\w+)(\?)?:[ \t]*(.*)")
_CODE = re.compile(r"ARG\d{3}")
_ID = re.compile(r"[^\s,]+")
_FRONT = re.compile(r"(\w+):[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A section or a statement, with what is below it."""

    name: str
    detail: str
    kind: str  # "section" or "statement"
    range: Range
    own: Range  # its heading
    below: "tuple[Symbol, ...]" = ()


def symbols(analysis: Analysis) -> tuple[Symbol, ...]:
    """Return the sections and statements, nested, in the order of the file."""
    outline, count = analysis.outline, len(analysis.lines)
    starts = sorted(
        [each.at for each in outline.sections] + [each.line for each in outline.statements]
    )
    ends = {start: end - 1 for start, end in pairwise([*starts, count + 1])}
    statements = [
        Symbol(
            each.id or "?",
            f"{each.role}{'?' if each.proposed else ''}",
            "statement",
            _lines(analysis, each.line, ends[each.line]),
            _lines(analysis, each.line, each.line),
        )
        for each in outline.statements
    ]
    firsts = [each.at for each in outline.sections]
    found = [each for each in statements if not firsts or each.own.start.line < firsts[0]]
    for number, section in enumerate(outline.sections):
        end = firsts[number + 1] - 1 if number + 1 < len(firsts) else count
        below = tuple(each for each in statements if section.at < each.own.start.line <= end)
        place, own = _lines(analysis, section.at, end), _lines(analysis, section.at, section.at)
        found.append(Symbol(section.title or "?", "", "section", place, own, below))
    return tuple(found)


def _lines(analysis: Analysis, first: int, last: int) -> Range:
    while last > first and not analysis.lines[last - 1].strip():
        last -= 1
    return Range(Position(first, 0), Position(last, len(analysis.lines[last - 1])))


def folds(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield first and last line of what can be folded: sections, statements, the front matter."""
    body = analysis.outline.front.body
    if body > 2:
        yield 1, body - 1
    waiting = [*symbols(analysis)]
    while waiting:
        symbol = waiting.pop(0)
        waiting = [*symbol.below, *waiting]
        if symbol.range.end.line > symbol.range.start.line:
            yield symbol.range.start.line, symbol.range.end.line


@dataclass(frozen=True, slots=True)
class Token:
    """A word and what it is, one of TOKENS."""

    line: int
    start: int
    end: int
    kind: str


def tokens(analysis: Analysis) -> Iterator[Token]:
    """Yield what the words of the file are, in order."""
    body = analysis.outline.front.body
    for number, line in enumerate(analysis.lines, 1):
        for start, end, kind in _of_front(line) if number < body else _of_line(line):
            if end > start:
                yield Token(number, start, end, kind)


_Word = tuple[int, int, str]


def _of_front(line: str) -> Iterator[_Word]:
    if found := _FRONT.match(line):
        yield *found.span(1), "property"
        yield *found.span(2), "string"


def _of_line(line: str) -> Iterator[_Word]:
    if found := _HEADING.match(line):
        yield *found.span(2), "class"
        yield *found.span(3), "keyword"
        if found[4]:
            yield *found.span(4), "operator"
    elif line.lstrip(" \t").startswith("<!--"):
        yield 0, len(line), "comment"
    elif line.startswith(("> ", "= ")):
        yield 0, 1, "operator"
        yield 2, len(line), "string"
    elif found := _PROPERTY.match(line):
        yield *found.span(1), "property"
        if found[2]:
            yield *found.span(2), "operator"
        yield from _value(found[1], found[3], found.start(3))


def _value(key: str, value: str, at: int) -> Iterator[_Word]:
    if key in KINDS:
        for word in _ID.finditer(value):
            kind = "keyword" if word[0] in ("with", "->") else "variable"
            yield at + word.start(), at + word.end(), kind
    elif key in ("answer", "flag") and (code := _CODE.match(value)):
        yield at, at + code.end(), "enumMember"
