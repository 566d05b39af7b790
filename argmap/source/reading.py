"""A file -> Source: decode, find the structure, set furniture and repeats aside with the reason."""

import gc
import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from argmap.english.sentences import sentences
from argmap.model import Aside, Block, Copy, Problem, Source, SourceError, Span, Variant
from argmap.source.broken_words import with_own_hyphens
from argmap.source.decode import decode, line_starts, odd_characters
from argmap.source.files import read_bytes
from argmap.source.furniture import furniture
from argmap.source.lines import Line, runs, split_lines, without
from argmap.source.normalise import is_normal, normalise
from argmap.source.origin import with_origin
from argmap.source.page_lines import is_bare
from argmap.source.repeats import Near, Run, Units, find_repeats
from argmap.source.structure import to_blocks

_EDGE = 40  # lines: no menu next to a copy of the text is longer
_NEAR_SHOWN = 5  # near repeats of a text that a warning is about; all are in its data
_LINES = re.compile(r"lines?\s+(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?$")


def read(
    path: str | os.PathLike[str], *, aside: Sequence[str] = (), keep: Sequence[str] = ()
) -> Source:
    """Return a source read from a file, with what is set aside and why.

    `aside` and `keep` name lines ("line 12", "lines 45-46") that a person wants set aside, or kept
    whatever the reader decides. Raises SourceError with line and byte for what is not text.
    """
    shown = os.fspath(path)
    data = read_bytes(path)
    sha256, text = hashlib.sha256(data).hexdigest(), decode(data, shown)
    del data  # as large as the text
    was_on = gc.isenabled()
    gc.disable()  # reading makes no cycles, and millions of live values to visit
    try:
        source = _to_source(text, shown, sha256, tuple(aside), tuple(keep))
    finally:
        if was_on:
            gc.enable()
    return with_origin(source)


def read_text(
    text: str, *, path: str = "text.txt", aside: Sequence[str] = (), keep: Sequence[str] = ()
) -> Source:
    """Return a source made from a text in memory; `path` is the name it is given."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _to_source(text, path, sha256, tuple(aside), tuple(keep))


def kept_text(text: str, *, path: str = "text.txt") -> Source:
    """Return a source of which every line is kept: as `read_text` with `keep`, but not searched."""
    starts = line_starts(text)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    lines = len(starts) - 1 if len(starts) > 1 and starts[-1] == len(text) else len(starts)
    return Source(path, text, sha256, starts, kept=(f"lines 1-{lines}",))


@lru_cache(maxsize=2)  # the text of a document that is corrected is read again and again
def _to_source(
    text: str, path: str, sha256: str, aside: tuple[str, ...], keep: tuple[str, ...]
) -> Source:
    starts = line_starts(text)
    lines = split_lines(text, starts)
    asked, kept = _numbers(aside, path), _numbers(keep, path)
    reasons = {number: reason for number, reason in furniture(lines).items() if number not in kept}
    reasons.update(dict.fromkeys(asked, ""))
    found = _repeats(text, lines, reasons, kept)
    if edges := _at_the_edges(lines, found, reasons.keys() | kept):
        reasons.update(edges)
        found = _repeats(text, lines, reasons, kept)
    page = list(_line_asides(text, lines, reasons, asked))
    lines.clear()
    cuts = [(each.start, each.end) for each in page]
    units = found.units
    repeated = [each for run in found.runs for each in _repeat_asides(units, run, cuts, starts)]
    variants = tuple(_variant(units, near, starts) for near in found.nears)
    return Source(
        path=path,
        text=text,
        sha256=sha256,
        line_starts=starts,
        asides=tuple(sorted((*page, *repeated), key=lambda each: each.start)),
        variants=variants,
        blocks=_kept_blocks(text, found.blocks, [(each.start, each.end) for each in repeated]),
        asked=aside,
        kept=keep,
        problems=(
            *odd_characters(text, path, starts),
            *_variant_problems(variants, path),
        ),
    )


def _numbers(values: Sequence[str], path: str) -> set[int]:
    numbers: set[int] = set()
    for value in values:
        match = _LINES.match(value.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise SourceError(
                f'{path}: "{value}" is not a range of lines; write "line 12" or "lines 45-46"'
            )
        numbers.update(range(first, last + 1))
    return numbers


@dataclass(frozen=True, slots=True)
class _Repeats:
    """The blocks of what is not furniture, their sentences, and which of them repeat."""

    blocks: tuple[Block, ...]
    units: Units
    runs: list[Run]
    nears: list[Near]


def _repeats(
    text: str, lines: Sequence[Line], reasons: Mapping[int, str], kept: AbstractSet[int]
) -> _Repeats:
    blocks = to_blocks(without(lines, reasons))
    units = Units()
    lists = groupby(blocks, key=lambda block: block.kind == "item")
    for number, (is_list, group) in enumerate(lists, 1):
        for block in group:
            _add_units(units, text, block, number if is_list else 0)
    held = frozenset[int]()
    if kept:
        starts = [line.start for line in lines]
        lines_of_units = [bisect_right(starts, start) for start in units.starts]
        held = frozenset(unit for unit, line in enumerate(lines_of_units) if line in kept)
    return _Repeats(blocks, units, *find_repeats(units, held))


def _add_units(units: Units, text: str, block: Block, within: int) -> None:
    """Add the sentences of a block; one that furniture interrupts is one sentence all the same."""
    if block.marker:
        lead = text.rfind(block.marker, max(0, block.start - 40), block.start)
        if lead >= 0:
            units.leads[len(units)] = lead
    whole = text[slice(*block.parts[0])].replace("\n", " ")
    if len(block.parts) == 1 and is_normal(whole):
        cuts = list(sentences(whole, (0, len(whole))))
        spans = [(block.start + first, block.start + last) for first, last in cuts]
        norms = [whole[slice(*cut)].strip() for cut in cuts]
    else:
        form = normalise(text, block.parts)
        whole = form.text
        cuts = [cut for cut in sentences(whole, (0, len(whole))) if whole[slice(*cut)].strip()]
        spans = [form.span(*cut) for cut in cuts]
        norms = [with_own_hyphens(text, form, *cut).strip() for cut in cuts]
    units.extend(spans, norms, heading=block.kind == "heading", within=within)


def _at_the_edges(
    lines: Sequence[Line], repeats: _Repeats, settled: AbstractSet[int]
) -> dict[int, str]:
    """Return the menu lines between copies of a text, and those that follow each copy."""
    found: dict[int, str] = {}
    units, starts = repeats.units, [line.start for line in lines]
    end = next((line.number for line in reversed(lines) if not line.blank), 0)
    for run in repeats.runs:
        if len(run) < 3:
            continue
        (copy, _), (last_copy, last_first) = run[0], run[-1]
        first_line = bisect_right(starts, units.starts[copy])
        if bisect_right(starts, units.starts[last_first]) < first_line:
            before = _bare_back(lines, first_line - 1, settled)
            found.update(dict.fromkeys(before, "menu line between two copies of the text"))
        tail, twins = (
            _bare_back(lines, bisect_right(starts, units.ends[unit] - 1), settled)
            for unit in (last_copy, last_first)
        )
        tail_words, twin_words = (
            [lines[number - 1].text.split() for number in numbers] for numbers in (tail, twins)
        )
        if tail[:1] == [end] and tail_words == twin_words:
            after = "menu line that follows each copy of the text"
            found.update(dict.fromkeys((*tail, *twins), after))
    return found


def _bare_back(lines: Sequence[Line], last: int, settled: AbstractSet[int]) -> list[int]:
    """Return the bare lines that end at a line, back to the last one that is not bare."""
    found: list[int] = []
    for number in range(last, max(0, last - _EDGE), -1):
        line = lines[number - 1]
        if number in settled or line.blank:
            continue
        if not is_bare(line.text):
            break
        found.append(number)
    return found


def _variant(units: Units, near: Near, starts: Sequence[int]) -> Variant:
    here, there = units.span(near.copy), units.span(near.first)
    line, of_line = bisect_right(starts, here[0]), bisect_right(starts, there[0])
    return Variant(*here, line, *there, of_line, near.differs)


def _variant_problems(variants: Sequence[Variant], path: str) -> Iterator[Problem]:
    """Yield a warning for each of the first near repeats, and one for all others together."""
    shown = variants[:_NEAR_SHOWN]
    yield from (_variant_problem(variant, path) for variant in shown)
    if more := variants[len(shown) :]:
        lines = f"{len(more)} more {'lines are' if len(more) > 1 else 'line is'}"
        message = f"{lines} almost the same as an earlier one"
        where = "`argmap build` lists all near repeats on the page, and in NAME.json as `variants`."
        yield Problem(path, more[0].line, 1, "warning", message, hint=where)


def _variant_problem(variant: Variant, path: str) -> Problem:
    pairs = "; ".join(f'"{before}" there, "{after}" here' for before, after in variant.differs)
    message = f"almost the same as line {variant.of_line}, except: {pairs}"
    hint = "Both places stay in the text; check which of them is meant."
    return Problem(path, variant.line, 1, "warning", message, hint=hint)


def _lines_of(span: Span, starts: Sequence[int]) -> tuple[int, int]:
    return bisect_right(starts, span[0]), bisect_right(starts, span[1] - 1)


def _line_asides(
    text: str, lines: Sequence[Line], reasons: Mapping[int, str], asked: AbstractSet[int]
) -> Iterator[Aside]:
    """Yield an aside for each stretch of lines with one reason; a person named the `asked`."""

    def belong(one: Line, other: Line) -> bool:
        between = text[one.end : other.start]
        return reasons[one.number] == reasons[other.number] and not between.strip()

    chosen = [line for line in lines if line.number in reasons and not line.blank]
    for group in runs(chosen, belong):
        first, last = group[0], group[-1]
        is_asked = first.number in asked
        yield Aside(
            *_trimmed(text, (first.start, last.end)),
            (first.number, last.number),
            "asked" if is_asked else "furniture",
            "requested in the front matter or the settings" if is_asked else reasons[first.number],
        )


def _repeat_asides(
    units: Units, run: Run, page: Sequence[Span], starts: Sequence[int]
) -> Iterator[Aside]:
    """Yield the asides of a run of repeats: one, or several if stretches of `page` divide it."""
    (copy, _), (last, _) = run[0], run[-1]
    start = units.leads.get(copy, units.starts[copy])
    pieces = list(_outside((start, units.ends[last]), page))
    copies = [Copy(*units.span(copy), *units.span(first)) for copy, first in run]
    done = 0
    for start, end in pieces:
        is_last = end == pieces[-1][1]
        first = done
        while done < len(copies) and (copies[done].start < end or is_last):
            done += 1
        own = tuple(copies[first:done])
        of = own or (copies[first - 1],)  # the rest of a sentence that a line of the page cuts
        of_lines = _lines_of((of[0].of_start, of[-1].of_end), starts)
        name = "line {}" if of_lines[0] == of_lines[1] else "lines {}-{}"
        because = f"the same words as in {name.format(*of_lines)}"
        yield Aside(
            start, end, _lines_of((start, end), starts), "repeat", because, of_lines, copies=own
        )


def _kept_blocks(text: str, blocks: Sequence[Block], repeated: Sequence[Span]) -> tuple[Block, ...]:
    if not repeated:
        return tuple(blocks)
    found = []
    for block in blocks:
        parts = [part for whole in block.parts for part in _outside(whole, repeated)]
        kept = tuple(_trimmed(text, part) for part in parts if text[slice(*part)].strip())
        if kept:
            found.append(block if kept == block.parts else replace(block, parts=kept))
    return tuple(found)


def _outside(part: Span, spans: Sequence[Span]) -> Iterator[Span]:
    start, end = part
    place = max(0, bisect_right(spans, part) - 1)
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
    words = text[slice(*part)]
    return part[0] + len(words) - len(words.lstrip()), part[0] + len(words.rstrip())
