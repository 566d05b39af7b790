"""What can be written at a place: ids, keys, roles, schemes, codes, sentences nobody quotes yet."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.annotation.keys import (
    FRONT_MATTER_KEYS,
    KINDS,
    LINK_KEYS,
    STATEMENT_KEYS,
    FormatKey,
)
from argmap.catalogue import RULES
from argmap.english.sentences import sentences
from argmap.lsp.analysis import Analysis
from argmap.lsp.names import parts_of
from argmap.lsp.positions import Edit, Position, on_line
from argmap.model import ROLES, Source, Span
from argmap.schemes import SCHEMES

_HEADING = re.compile(r"##[ \t]+\S+[ \t]+(\S*)")
_KEY = re.compile(r"([ \t]*)-[ \t]+(\w*)")
_LINK = re.compile(rf"-[ \t]+({'|'.join(KINDS)})\??:(?:.*[ \t,>])?[ \t]*(\S*)")
_SCHEME = re.compile(r"[ \t]+-[ \t]+scheme:[ \t]*(.*)")
_CODE = re.compile(r"[ \t]*-[ \t]+(?:answer|flag):[ \t]*(\w*)")
_QUOTE = re.compile(r">[ \t]*(.*)")
_FRONT = re.compile(r"(\w*)")
_LONGEST = 80  # code points of a sentence in the list


@dataclass(frozen=True, slots=True)
class Completion:
    """A choice: what the list shows, what it is, and the edit that writes it."""

    label: str
    detail: str
    edit: Edit


def completions(analysis: Analysis, position: Position) -> tuple[Completion, ...]:
    """Return the choices at a position, in order; none where nothing can be foreseen."""
    lines = analysis.lines
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    before = line[: position.col]
    found = _choices(analysis, before, position.line)
    if found is None:
        return ()
    typed, choices = found
    start = position.col - len(typed)
    end = _end_of_word(line, position.col)
    if before.startswith(">"):
        end = len(line)
    return tuple(
        Completion(label, detail, Edit(on_line(position.line, start, end), words))
        for label, detail, words in choices
        if _matches(typed, words)
    )


def _matches(typed: str, words: str) -> bool:
    """Return whether what is typed begins a choice, or each of its words is in it."""
    wanted = typed.casefold()
    return all(part in words.casefold() for part in wanted.split())


def _end_of_word(line: str, col: int) -> int:
    while col < len(line) and not line[col].isspace() and line[col] not in ",:?":
        col += 1
    return col


Choices = Iterable[tuple[str, str, str]]  # what is shown, what it is, what is written


def _choices(analysis: Analysis, before: str, line: int) -> tuple[str, Choices] | None:
    """Return what is typed so far, and what it may become."""
    for pattern, choices in _PLACES:
        if found := pattern.fullmatch(before):
            return found[found.lastindex or 0], choices(analysis, found)
    inside = 1 < line < max(analysis.outline.front.body, 3)
    found = _FRONT.fullmatch(before) if inside else None
    return (found[1], _keys(FRONT_MATTER_KEYS)) if found else None


def _keys(keys: Mapping[str, FormatKey]) -> Choices:
    return ((key, each.help, f"{key}: ") for key, each in keys.items())


def _ids(analysis: Analysis, key: str) -> Iterator[tuple[str, str, str]]:
    for each in analysis.outline.statements:
        yield each.id, f"{each.role}: {each.text}", each.id
    if key == "undercuts":
        for link in analysis.outline.links:
            yield link.id, f"{link.kind}", link.id


def _unquoted(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    for span in unquoted_sentences(analysis):
        source = analysis.source
        if source is not None:
            words = " ".join(source.text[slice(*span)].split())
            label = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
            yield label, source.line_name(source.line_at(span[0])), words


def unquoted_sentences(analysis: Analysis) -> Iterator[Span]:
    """Yield the sentences of the source of which no statement quotes anything, in order."""
    if analysis.source is None:
        return
    quoted = sorted(
        part for each in analysis.outline.statements for part in parts_of(analysis, each)
    )
    for span in _sentences(analysis.source):
        if not any(start < span[1] and span[0] < end for start, end in quoted):
            yield span


def _sentences(source: Source) -> Iterator[Span]:
    for block in source.blocks:
        if block.kind != "heading":
            for part in block.parts:
                yield from sentences(source.text, part)


# What is written at the beginning of a line, and the choices for its last group.
_PLACES: tuple[tuple[re.Pattern[str], Callable[[Analysis, re.Match[str]], Choices]], ...] = (
    (_HEADING, lambda _, __: ((role, "role", role) for role in ROLES)),
    (_LINK, lambda analysis, found: _ids(analysis, found[1])),
    (_SCHEME, lambda _, __: ((each.name, each.runs, each.name) for each in SCHEMES)),
    (_CODE, lambda _, __: ((each.code, each.name, f"{each.code} ") for each in RULES)),
    (_KEY, lambda _, found: _keys(LINK_KEYS if found[1] else STATEMENT_KEYS)),
    (_QUOTE, lambda analysis, _: _unquoted(analysis)),
)
