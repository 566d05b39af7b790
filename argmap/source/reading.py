"""A file -> Source: decode, find the structure, set furniture and repeats aside, each with its reason."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import unicodedata
from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.english.sentences import sentences
from argmap.model import Aside, Block, Copy, Problem, Source, SourceError, Span, Variant
from argmap.source.decode import decode, line_starts, odd_signs
from argmap.source.files import read_bytes
from argmap.source.furniture import furniture, is_bare
from argmap.source.normalise import INVISIBLE, normalise
from argmap.source.origin import origin_of
from argmap.source.repeats import Near, Run, Units, find_repeats
from argmap.source.structure import Line, to_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EDGE = 40  # lines: no menu beside a copy of the text is longer
# What the short way to a normal form cannot do: signs that are dropped or composed, words broken at a line end.
_UNUSUAL = re.compile(
    r"[^\t\n\r -~\u00a0\u00a1-\u00ac\u00ae-\u017f\u0400-\u045f\u2013\u2014\u2018-\u201f\u2026\u20ac]|-\s"
)
_USUAL = (("'", re.compile("[‘’‚‛]")), ('"', re.compile("[“”„‟«»]")), ("-", re.compile("[–—]")))
_DROPPED = re.compile(f"[{INVISIBLE}]+")
_INVISIBLE = re.compile(
    f"[{INVISIBLE}\u00a0\u0300-\u036f\u0600-\U0010ffff]"
)  # or what NFC may change; what it finds is looked at closer
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,20}")
_LINES = re.compile(r"lines?\s+(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?$")


def read(
    path: str | os.PathLike[str], *, aside: Sequence[str] = (), keep: Sequence[str] = ()
) -> Source:
    """Return a source read from a file, with what is set aside and why.

    `aside` and `keep` are a person's word on lines ("line 12", "lines 45-46"): set aside, or kept
    whatever the reader thinks. Raises SourceError with line and byte for what is not text.
    """
    shown = os.fspath(path)
    data = read_bytes(path)
    sha256, text = hashlib.sha256(data).hexdigest(), decode(data, shown)
    del data  # as large as the text
    with _uncollected():
        source = _to_source(text, shown, sha256, aside=aside, keep=keep)
    document, found, problems = origin_of(shown, source.lines)
    return (
        replace(source, document=document, pages=found, problems=source.problems + problems)
        if document or problems
        else source
    )


def read_text(
    text: str, *, path: str = "text.txt", aside: Sequence[str] = (), keep: Sequence[str] = ()
) -> Source:
    """Return a source made from a text in memory; `path` is the name it goes by."""
    return _to_source(
        text,
        path,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        aside=aside,
        keep=keep,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles out: nothing here makes any, and it would walk over millions of live values again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def line_range(value: str) -> Span | None:
    """Return the first and last line that "line 12" or "lines 45-46" names, or None if it names none."""
    match = _LINES.match(value.strip())
    if not match:
        return None
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    return (first, last) if 1 <= first <= last else None


def _to_source(
    text: str, path: str, sha256: str, *, aside: Sequence[str], keep: Sequence[str]
) -> Source:
    starts = line_starts(text)
    lines = _lines(text, starts)
    asked, kept = _numbers(aside, path), _numbers(keep, path)
    reasons = {number: reason for number, reason in furniture(lines).items() if number not in kept}
    reasons.update(dict.fromkeys(asked, ""))
    found = _repeats(text, lines, reasons, kept)
    edges = _at_the_edges(lines, found, frozenset(reasons) | kept)
    if edges:
        reasons.update(edges)
        found = _repeats(text, lines, reasons, kept)
    page = _asides(text, lines, reasons, asked)
    lines.clear()
    repeated = tuple(
        aside for run in found.runs for aside in _repeat_asides(found.units, run, page, starts)
    )
    variants = tuple(_variant(found.units, near, starts) for near in found.nears)
    return Source(
        path=path,
        text=text,
        sha256=sha256,
        line_starts=starts,
        asides=tuple(sorted((*page, *repeated), key=lambda each: each.start)),
        variants=variants,
        blocks=_kept_blocks(text, found.blocks, [(each.start, each.end) for each in repeated]),
        asked=tuple(aside),
        kept=tuple(keep),
        problems=odd_signs(text, path, starts)
        + tuple(_variant_problem(variant, path) for variant in variants),
    )


def _lines(text: str, starts: Sequence[int]) -> list[Line]:
    ends = [*starts[1:], len(text)]
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        words = text[start:end].rstrip("\r\n")
        clean = _clean(words) if not words.isascii() and _INVISIBLE.search(words) else ""
        found.append(Line(number, start, start + len(words), words, clean=clean))
    if "\n>" in text or "\r>" in text:
        _unquote(found)
    return found


def _clean(words: str) -> str:
    """Return words as a reader sees them: in NFC, without invisible signs; a no-break blank is a blank."""
    return unicodedata.normalize("NFC", _DROPPED.sub("", words)).replace("\u00a0", " ")


def _unquote(lines: list[Line]) -> None:
    """Take the marks of a quoted mail off the lines, where two or more stand together: one alone may be a sign of its own."""
    marks = [_QUOTED.match(line.text) for line in lines]
    for at, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark and ((at and marks[at - 1]) or (at + 1 < len(marks) and marks[at + 1])):
            rest = line.text[mark.end() :]
            lines[at] = Line(
                line.number,
                line.start + mark.end(),
                line.end,
                rest,
                quoted=True,
                clean=_clean(rest) if line.clean else "",
            )


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
        found.append(replace(line, after_cut=True) if cut else line)
        cut = cut and line.blank
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """The blocks of what is no furniture, their sentences, and what of them repeats."""

    blocks: tuple[Block, ...]
    units: Units
    runs: tuple[Run, ...]
    nears: tuple[Near, ...]


def _repeats(
    text: str, lines: Sequence[Line], reasons: Mapping[int, str], kept: set[int]
) -> _Found:
    """Return the blocks of what is no furniture, the runs of their sentences that repeat, and the near repeats."""
    blocks = to_blocks(_kept(lines, reasons))
    units = Units()
    within, in_list = 0, False
    for block in blocks:
        if block.kind == "item" and not in_list:
            within += 1
        in_list = block.kind == "item"
        _add_units(units, text, block, within if in_list else 0)
    held = frozenset[int]()
    if kept:
        starts = [line.start for line in lines]
        held = frozenset(
            position
            for position, start in enumerate(units.starts)
            if bisect_right(starts, start) in kept
        )
    runs, nears = find_repeats(units, held)
    return _Found(blocks, units, runs, nears)


def _add_units(units: Units, text: str, block: Block, within: int) -> None:
    """Add the sentences of a block; one that furniture cuts is one sentence all the same."""
    heading = block.kind == "heading"
    if (
        block.marker
        and (lead := text.rfind(block.marker, max(0, block.start - 40), block.start)) >= 0
    ):
        units.leads[len(units)] = lead
    whole = text[slice(*block.parts[0])].replace("\n", " ")
    if len(block.parts) == 1 and _is_plain(whole):
        spans = tuple(sentences(whole, (0, len(whole))))
        units.extend(
            block.start,
            spans,
            [whole[first:last] for first, last in spans],
            heading=heading,
            within=within,
        )
        return
    if len(block.parts) > 1 or _UNUSUAL.search(whole):
        form = normalise(text, block.parts)
        for first, last in sentences(form.text, (0, len(form.text))):
            if norm := form.text[first:last].strip():
                start, end = form.span(first, last)
                units.extend(start, ((0, end - start),), (norm,), heading=heading, within=within)
        return
    spans = tuple(sentences(whole, (0, len(whole))))
    units.extend(
        block.start,
        spans,
        [_normal_form(whole[first:last]) for first, last in spans],
        heading=heading,
        within=within,
    )


def _is_plain(words: str) -> bool:
    """Return whether words are their own normal form."""
    return words.isascii() and words.isprintable() and "  " not in words and "- " not in words


def _normal_form(words: str) -> str:
    """Return the normal form of a sentence that holds no more than plain letters and usual signs."""
    if not words.isascii():
        for plain, pattern in _USUAL:
            words = pattern.sub(plain, words)
    return " ".join(words.split())


def _at_the_edges(
    lines: Sequence[Line], repeats: _Found, settled: frozenset[int]
) -> dict[int, str]:
    """Return bare lines at the edges of a repeat of the body: between two copies, and where they come again after the last.

    A menu that follows each copy of a text is repeated with it; it belongs to the page all the same.
    """
    found: dict[int, str] = {}
    units, starts = repeats.units, [line.start for line in lines]
    end = next((line.number for line in reversed(lines) if not line.blank), 0)
    for run in repeats.runs:
        if len(run.copies) < 3:
            continue
        copy = bisect_right(starts, units.starts[run.copies[0]])
        before = _bare_back(lines, copy - 1, settled)
        tail = _bare_back(lines, bisect_right(starts, units.ends[run.copies[-1]] - 1), settled)
        twins = _bare_back(lines, bisect_right(starts, units.ends[run.firsts[-1]] - 1), settled)
        between = "menu line between two copies of the text"
        after = "menu line that follows each copy of the text"
        if bisect_right(starts, units.starts[run.firsts[-1]]) < copy:
            found.update(dict.fromkeys(before, between))
        if (
            twins
            and tail
            and tail[0] == end
            and [_words_of(lines, number) for number in tail]
            == [_words_of(lines, number) for number in twins]
        ):
            found.update(dict.fromkeys((*tail, *twins), after))
    return found


def _bare_back(lines: Sequence[Line], last: int, settled: frozenset[int]) -> list[int]:
    """Return the bare lines that end at a line, going back to the last one that is not bare."""
    found: list[int] = []
    for number in range(last, max(0, last - _EDGE), -1):
        line = lines[number - 1]
        if number in settled or line.blank:
            continue
        if not is_bare(line.text):
            break
        found.append(number)
    return found


def _words_of(lines: Sequence[Line], number: int) -> str:
    return " ".join(lines[number - 1].text.split())


def _asides(
    text: str, lines: Sequence[Line], reasons: Mapping[int, str], asked: set[int]
) -> tuple[Aside, ...]:
    """Return an aside for each stretch of neighbouring lines with one reason; blank lines do not part them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.number not in reasons or line.blank:
            continue
        last = groups[-1][-1] if groups else None
        joined = (
            last is not None
            and reasons[last.number] == reasons[line.number]
            and not text[last.end : line.start].strip()
        )
        if joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(
        _aside(group, reasons[group[0].number], by_hand=group[0].number in asked)
        for group in groups
    )


def _aside(group: Sequence[Line], because: str, *, by_hand: bool) -> Aside:
    first, last = group[0], group[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    lines = (first.number, last.number)
    if by_hand:
        return Aside(start, end, lines, "asked", "asked for in the front matter or the settings")
    return Aside(start, end, lines, "furniture", because)


def _repeat_asides(
    units: Units, run: Run, page: Sequence[Aside], starts: Sequence[int]
) -> Iterator[Aside]:
    """Yield the asides of a run: one, or several where lines of the page stand inside it."""
    start = units.leads.get(run.copies[0], units.starts[run.copies[0]])
    pieces = list(_outside((start, units.ends[run.copies[-1]]), page))
    copies = [
        Copy(units.starts[copy], units.ends[copy], units.starts[first], units.ends[first])
        for copy, first in zip(run.copies, run.firsts, strict=True)
    ]
    done = 0
    for piece, (start, end) in enumerate(pieces):
        first = done
        while done < len(copies) and (copies[done].start < end or piece == len(pieces) - 1):
            done += 1
        own = tuple(copies[first:done]) or (
            copies[first - 1],
        )  # the rest of a sentence that a line of the page cuts
        lines = (bisect_right(starts, start), bisect_right(starts, end - 1))
        of_lines = (bisect_right(starts, own[0].of_start), bisect_right(starts, own[-1].of_end - 1))
        because = f"the same words stand at {name_lines(of_lines)}"
        yield Aside(start, end, lines, "repeat", because, of_lines, tuple(copies[first:done]))


def name_lines(lines: tuple[int, int]) -> str:
    """Return "line 3" or "lines 3-39"."""
    return f"line {lines[0]}" if lines[0] == lines[1] else f"lines {lines[0]}-{lines[1]}"


def _variant(units: Units, near: Near, starts: Sequence[int]) -> Variant:
    start, of_start = units.starts[near.copy], units.starts[near.first]
    line, of_line = bisect_right(starts, start), bisect_right(starts, of_start)
    return Variant(
        start, units.ends[near.copy], line, of_start, units.ends[near.first], of_line, near.differs
    )


def _variant_problem(variant: Variant, path: str) -> Problem:
    pairs = "; ".join(f'"{before}" there, "{after}" here' for before, after in variant.differs)
    message = f"this nearly repeats line {variant.of_line}, but differs: {pairs}"
    return Problem(
        path,
        variant.line,
        1,
        "warning",
        message,
        hint="Both places stay in the text; see which of them is meant.",
    )


def _kept_blocks(text: str, blocks: Sequence[Block], repeated: Sequence[Span]) -> tuple[Block, ...]:
    """Return the blocks without what repeats: whole ones fall away, others lose the repeated sentences."""
    if not repeated:
        return tuple(blocks)
    found = []
    for block in blocks:
        parts = [part for whole in block.parts for part in _outside_spans(whole, repeated)]
        kept = tuple(_trimmed(text, part) for part in parts if text[slice(*part)].strip())
        if kept == block.parts:
            found.append(block)
        elif kept:
            found.append(Block(block.kind, kept, block.line, block.marker))
    return tuple(found)


def _outside(part: Span, asides: Sequence[Aside]) -> Iterator[Span]:
    """Yield what of a stretch lies outside asides that are in order."""
    start, end = part
    first = max(0, bisect_right(asides, start, key=lambda each: each.start) - 1)
    last = bisect_left(asides, end, key=lambda each: each.start)
    return _outside_spans(part, [(each.start, each.end) for each in asides[first:last]])


def _outside_spans(part: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield what of a stretch lies outside spans that are in order."""
    start, end = part
    place = max(0, bisect_right(spans, (start, end)) - 1)
    while place < len(spans) and spans[place][0] < end:
        first, last = spans[place]
        place += 1
        if last <= start:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _trimmed(text: str, part: Span) -> Span:
    """Return a stretch without the blanks at its ends."""
    words = text[slice(*part)]
    return part[0] + len(words) - len(words.lstrip()), part[0] + len(words.rstrip())
