"""What is set aside of a source, as stretches with a reason; and what lies outside them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from argmap.model import Aside, Block, Copy, Span
from argmap.source.lines import Line, runs
from argmap.source.repeats import Run, Units


def name_lines(lines: tuple[int, int]) -> str:
    """Return "line 3" or "lines 3-39"."""
    return f"line {lines[0]}" if lines[0] == lines[1] else f"lines {lines[0]}-{lines[1]}"


def lines_of(span: Span, starts: Sequence[int]) -> tuple[int, int]:
    """Return the first and the last line of a stretch, in a text whose lines begin at `starts`."""
    return bisect_right(starts, span[0]), bisect_right(starts, span[1] - 1)


def line_asides(
    text: str, lines: Sequence[Line], reasons: Mapping[int, str], asked: AbstractSet[int]
) -> tuple[Aside, ...]:
    """Return an aside for each stretch of lines with one reason; a person named the `asked`."""

    def belong(one: Line, other: Line) -> bool:
        between = text[one.end : other.start]
        return reasons[one.number] == reasons[other.number] and not between.strip()

    chosen = [line for line in lines if line.number in reasons and not line.blank]
    return tuple(_line_aside(group, reasons, asked) for group in runs(chosen, belong))


def _line_aside(
    group: Sequence[Line], reasons: Mapping[int, str], asked: AbstractSet[int]
) -> Aside:
    first, last = group[0], group[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    lines = (first.number, last.number)
    if first.number in asked:
        return Aside(start, end, lines, "asked", "asked for in the front matter or the settings")
    return Aside(start, end, lines, "furniture", reasons[first.number])


def repeat_asides(
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
        of_lines = lines_of((of[0].of_start, of[-1].of_end), starts)
        because = f"the same words as in {name_lines(of_lines)}"
        yield Aside(
            start, end, lines_of((start, end), starts), "repeat", because, of_lines, copies=own
        )


def kept_blocks(text: str, blocks: Sequence[Block], repeated: Sequence[Span]) -> tuple[Block, ...]:
    """Return the blocks without the stretches that repeat: some vanish, others lose sentences."""
    if not repeated:
        return tuple(blocks)
    return tuple(kept for block in blocks if (kept := _kept_block(text, block, repeated)))


def _kept_block(text: str, block: Block, repeated: Sequence[Span]) -> Block | None:
    parts = [part for whole in block.parts for part in _outside(whole, repeated)]
    kept = tuple(_trimmed(text, part) for part in parts if text[slice(*part)].strip())
    if kept == block.parts:
        return block
    return Block(block.kind, kept, block.line, block.marker) if kept else None


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
