"""A file -> Source: decode, find the structure, set furniture and repeats aside, each with its reason."""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from argmap.model import Aside, Block, Copy, Problem, Source, SourceError, Span, Variant
from argmap.source.decode import decode, line_starts, odd_signs
from argmap.source.files import read_bytes
from argmap.source.furniture import furniture, is_bare
from argmap.source.normalise import normalise
from argmap.source.repeats import Near, Run, Unit, find_repeats
from argmap.source.sentences import sentences
from argmap.source.structure import Line, to_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LINES = re.compile(r"lines?\s+(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?$")


def read(path: str | os.PathLike[str], *, aside: Sequence[str] = (), keep: Sequence[str] = ()) -> Source:
    """Return a source read from a file, with what is set aside and why.

    `aside` and `keep` are a person's word on lines ("line 12", "lines 45-46"): set aside, or kept
    whatever the reader thinks. Raises SourceError with line and byte for what is not text.
    """
    shown = os.fspath(path)
    data = read_bytes(path)
    return _to_source(decode(data, shown), shown, hashlib.sha256(data).hexdigest(), aside=aside, keep=keep)


def read_text(text: str, *, path: str = "text.txt", aside: Sequence[str] = (), keep: Sequence[str] = ()) -> Source:
    """Return a source made from a text in memory; `path` is the name it goes by."""
    return _to_source(text, path, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), aside=aside, keep=keep)


def line_range(value: str) -> Span | None:
    """Return the first and last line that "line 12" or "lines 45-46" names, or None if it names none."""
    match = _LINES.match(value.strip())
    if not match:
        return None
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    return (first, last) if 1 <= first <= last else None


def _to_source(text: str, path: str, sha256: str, *, aside: Sequence[str], keep: Sequence[str]) -> Source:
    starts = line_starts(text)
    lines = _lines(text, starts)
    asked, kept = _numbers(aside, path), _numbers(keep, path)
    reasons = {number: reason for number, reason in furniture(lines).items() if number not in kept}
    reasons.update(dict.fromkeys(asked, ""))
    units, runs, nears = _repeats(text, lines, reasons, kept)
    edges = _at_the_edges(lines, units, runs, frozenset(reasons) | kept)
    if edges:
        reasons.update(edges)
        units, runs, nears = _repeats(text, lines, reasons, kept)
    asides = _asides(text, lines, reasons, asked) + tuple(_repeat_aside(units, run, starts) for run in runs)
    variants = tuple(_variant(units, near) for near in nears)
    ordered = tuple(sorted(asides, key=lambda each: each.start))
    return Source(
        path=path,
        text=text,
        sha256=sha256,
        line_starts=starts,
        asides=ordered,
        variants=variants,
        blocks=_kept_blocks(
            text, to_blocks(_kept(lines, reasons)), [(each.start, each.end) for each in ordered if each.reason == "repeat"]
        ),
        problems=odd_signs(text, path, starts) + tuple(_variant_problem(variant, path) for variant in variants),
    )


def _lines(text: str, starts: Sequence[int]) -> list[Line]:
    ends = [*starts[1:], len(text)]
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        words = text[start:end].rstrip("\r\n")
        found.append(Line(number, start, start + len(words), words))
    return found


def _numbers(values: Sequence[str], path: str) -> set[int]:
    """Return the line numbers that a person named."""
    numbers: set[int] = set()
    for value in values:
        span = line_range(value)
        if span is None:
            message = f'{path}: "{value}" names no lines; write "line 12" or "lines 45-46"'
            raise SourceError(message)
        numbers.update(range(span[0], span[1] + 1))
    return numbers


def _kept(lines: Sequence[Line], reasons: Mapping[int, str]) -> list[Line]:
    """Return the lines that are no furniture; the first one after a cut knows that it is."""
    found = []
    cut = False
    for line in lines:
        if line.number in reasons:
            cut = True
            continue
        found.append(Line(line.number, line.start, line.end, line.text, after_cut=cut))
        cut = cut and line.blank
    return found


def _repeats(
    text: str, lines: Sequence[Line], reasons: Mapping[int, str], kept: set[int]
) -> tuple[list[Unit], tuple[Run, ...], tuple[Near, ...]]:
    """Return the sentences of what is no furniture, the runs of them that repeat, and the near repeats."""
    starts = [line.start for line in lines]
    units = [unit for block in to_blocks(_kept(lines, reasons)) for unit in _units(text, block, starts)]
    held = frozenset(position for position, unit in enumerate(units) if unit.line in kept)
    runs, nears = find_repeats(units, held)
    return units, runs, nears


def _units(text: str, block: Block, starts: Sequence[int]) -> Iterator[Unit]:
    """Yield the sentences of a block; a block that furniture cuts is one unit, so that its parts stay together."""
    heading = block.kind == "heading"
    if len(block.parts) > 1:
        yield Unit(block.start, block.end, block.line, normalise(text, block.parts).text, heading=heading)
        return
    for start, end in sentences(text, block.parts[0]):
        lead = text.rfind(block.marker, 0, start) if block.marker and start == block.start else -1
        norm = normalise(text[start:end]).text.strip()
        yield Unit(start, end, bisect_right(starts, start), norm, heading=heading, lead=lead)


def _at_the_edges(lines: Sequence[Line], units: Sequence[Unit], runs: Sequence[Run], settled: frozenset[int]) -> dict[int, str]:
    """Return bare lines at the edges of a repeat of the body: between two copies, and where they come again after the last.

    A menu that follows each copy of a text is repeated with it; it belongs to the page all the same.
    """
    found: dict[int, str] = {}
    for run in runs:
        if len(run.copies) < 3:
            continue
        before = _bare_back(lines, units[run.copies[0]].line - 1, settled)
        tail = _bare_back(lines, _last_line(lines, units[run.copies[-1]]), settled)
        twins = _bare_back(lines, _last_line(lines, units[run.firsts[-1]]), settled)
        between = "menu line between two copies of the text"
        after = "menu line that follows each copy of the text"
        if units[run.firsts[-1]].line < units[run.copies[0]].line:
            found.update(dict.fromkeys(before, between))
        if (
            twins
            and [_words_of(lines, number) for number in tail] == [_words_of(lines, number) for number in twins]
            and _ends_text(lines, tail)
        ):
            found.update(dict.fromkeys((*tail, *twins), after))
    return found


def _bare_back(lines: Sequence[Line], last: int, settled: frozenset[int]) -> list[int]:
    """Return the bare lines that end at a line, going back to the last one that is not bare."""
    found: list[int] = []
    for line in reversed(lines[:last]):
        if line.number in settled or line.blank:
            continue
        if not is_bare(line.text):
            break
        found.append(line.number)
    return found


def _last_line(lines: Sequence[Line], unit: Unit) -> int:
    return next(line.number for line in lines[unit.line - 1 :] if line.end >= unit.end)


def _words_of(lines: Sequence[Line], number: int) -> str:
    return " ".join(lines[number - 1].text.split())


def _ends_text(lines: Sequence[Line], numbers: Sequence[int]) -> bool:
    """Return whether nothing but blank lines follows."""
    return bool(numbers) and all(line.blank for line in lines[max(numbers) :])


def _asides(text: str, lines: Sequence[Line], reasons: Mapping[int, str], asked: set[int]) -> tuple[Aside, ...]:
    """Return an aside for each stretch of neighbouring lines with one reason; blank lines do not part them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.number not in reasons or line.blank:
            continue
        last = groups[-1][-1] if groups else None
        joined = last is not None and reasons[last.number] == reasons[line.number] and not text[last.end : line.start].strip()
        if joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_aside(group, reasons[group[0].number], by_hand=group[0].number in asked) for group in groups)


def _aside(group: Sequence[Line], because: str, *, by_hand: bool) -> Aside:
    first, last = group[0], group[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    lines = (first.number, last.number)
    if by_hand:
        return Aside(start, end, lines, "asked", "asked for in the front matter or the settings")
    return Aside(start, end, lines, "furniture", because)


def _repeat_aside(units: Sequence[Unit], run: Run, starts: Sequence[int]) -> Aside:
    copies = tuple(
        Copy(units[copy].start, units[copy].end, units[first].start, units[first].end)
        for copy, first in zip(run.copies, run.firsts, strict=True)
    )
    lead = units[run.copies[0]].lead
    start, end = lead if lead >= 0 else copies[0].start, copies[-1].end
    lines = (bisect_right(starts, start), bisect_right(starts, end - 1))
    of_lines = (bisect_right(starts, copies[0].of_start), bisect_right(starts, copies[-1].of_end - 1))
    return Aside(start, end, lines, "repeat", f"the same words stand at {name_lines(of_lines)}", of_lines, copies)


def name_lines(lines: tuple[int, int]) -> str:
    """Return "line 3" or "lines 3-39"."""
    return f"line {lines[0]}" if lines[0] == lines[1] else f"lines {lines[0]}-{lines[1]}"


def _variant(units: Sequence[Unit], near: Near) -> Variant:
    copy, first = units[near.copy], units[near.first]
    return Variant(copy.start, copy.end, copy.line, first.start, first.end, first.line, near.differs)


def _variant_problem(variant: Variant, path: str) -> Problem:
    pairs = "; ".join(f'"{before}" there, "{after}" here' for before, after in variant.differs)
    message = f"this nearly repeats line {variant.of_line}, but differs: {pairs}"
    return Problem(path, variant.line, 1, "warning", message, hint="Both places stay in the text; see which of them is meant.")


def _kept_blocks(text: str, blocks: Sequence[Block], asides: Sequence[Span]) -> tuple[Block, ...]:
    """Return the blocks without what repeats: whole ones fall away, others lose the repeated sentences."""
    if not asides:
        return tuple(blocks)
    found = []
    for block in blocks:
        parts = tuple(part for whole in block.parts for part in _outside(whole, asides))
        parts = tuple(_trimmed(text, part) for part in parts if text[slice(*part)].strip())
        if parts:
            found.append(Block(block.kind, parts, block.line, block.marker))
    return tuple(found)


def _outside(part: Span, asides: Sequence[Span]) -> Iterator[Span]:
    """Yield what of a stretch lies outside the asides."""
    start, end = part
    place = max(0, bisect_left(asides, (start, start)) - 1)
    for aside_start, aside_end in asides[place:]:
        if aside_start >= end:
            break
        if aside_end <= start:
            continue
        if aside_start > start:
            yield start, aside_start
        start = max(start, aside_end)
    if start < end:
        yield start, end


def _trimmed(text: str, part: Span) -> Span:
    """Return a stretch without the blanks at its ends."""
    words = text[slice(*part)]
    return part[0] + len(words) - len(words.lstrip()), part[0] + len(words.rstrip())
