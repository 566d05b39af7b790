"""The text pane as plain data: every line of the source, what quotes it, what was set aside, what nothing quotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.drawing.words import count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import Annotation, Aside, Check, Source, Statement

Cover: TypeAlias = Literal[
    "claim", "evidence", "conclusion", "rebuttal", "heading", "aside", "open"
]

STRETCHES = 240  # at most so many stretches in the coverage strip
GAP = 4  # letters: a full stop or an "and" between quotes is no gap


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line and the statements that quote them, the shortest first."""

    text: str
    statements: tuple[str, ...] = ()
    role: str = ""
    aside: str = ""  # why these words are set aside, if they are
    ends: tuple[str, ...] = ()  # statements whose quote ends here
    proposed: bool = False
    check: str = ""  # "holds" or "differs" where these words are a figure that was computed again


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the source as it is shown."""

    number: int
    kind: Literal["heading", "paragraph", "item", "blank"]
    pieces: tuple[Piece, ...]
    also: tuple[int, ...] = ()  # lines where the same words stand again
    page: str = ""  # the page of the document that begins here, as it is shown
    same: int = 0  # for a line set aside as a repeat: the line that says exactly the same
    last: int = 0  # the lines up to this one are repeats too, of the lines that follow that one


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that are set aside together, shown on demand."""

    lines: tuple[TextLine, ...]
    summary: str
    reasons: tuple[str, ...]
    page: str = ""  # the last page that begins in it


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the coverage strip."""

    cover: Cover
    length: int
    line: int


@dataclass(frozen=True, slots=True)
class TextPane:
    """All of the text pane."""

    rows: tuple[TextLine | Fold, ...]
    strip: tuple[Stretch, ...]
    paths: tuple[
        tuple[Cover, str], ...
    ]  # the strip as a drawing, a thousand wide: the stretches of each kind
    coverage: str
    copies: dict[int, tuple[int, ...]]  # for a line that is repeated word for word, by what lines


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    statement: Statement
    last: bool  # the statement's quote ends with it


def to_text_pane(annotation: Annotation, checks: Sequence[Check] = ()) -> TextPane:
    """Return the text pane of an annotation."""
    source = annotation.source
    covers = _covers(annotation)
    lines = _lines(annotation, checks)
    whole = _whole_asides(source)
    shown = _without_copies(lines, whole, source)
    copies: dict[int, tuple[int, ...]] = {}
    for line in shown:
        if line.same:
            copies[line.same] = (*copies.get(line.same, ()), line.number)
    strip = _strip(covers, source)
    return TextPane(
        _rows(shown, whole), strip, tuple(_strip_paths(strip)), _coverage(covers, source), copies
    )


def _without_copies(
    lines: list[TextLine], whole: dict[int, Aside], source: Source
) -> list[TextLine]:
    """Return the lines, those that repeat a line of the text word for word without their words."""
    first: dict[str, int] = {}
    for line in lines:
        if line.number not in whole:
            first.setdefault(source.line_text(line.number), line.number)
    repeats = {number for number, aside in whole.items() if aside.reason == "repeat"}
    return [
        replace(line, same=first[words], pieces=())
        if line.number in repeats and (words := source.line_text(line.number)) in first
        else line
        for line in lines
    ]


def _lines(annotation: Annotation, checks: Sequence[Check]) -> list[TextLine]:
    source = annotation.source
    kinds = _line_kinds(source)
    also = also_lines(annotation.statements)
    spans = sorted(_spans(annotation.statements), key=lambda span: (span.start, -span.end))
    lines, waiting, active = [], 0, list[_Span]()
    for number in range(1, source.lines + 1):
        start = source.line_starts[number - 1]
        words = source.line_text(number)
        end = start + len(words)
        while waiting < len(spans) and spans[waiting].start < end:
            active.append(spans[waiting])
            waiting += 1
        active = [span for span in active if span.end > start]
        asides = [aside for aside in source.asides if aside.start < end and aside.end > start]
        figures = [check for check in checks if check.start < end and check.end > start]
        pieces = tuple(_pieces(words, start, active, asides, figures))
        kind = kinds.get(number, "paragraph") if words.strip() else "blank"
        lines.append(TextLine(number, kind, pieces, also.get(number, ()), _page(source, number)))
    return lines


def _page(source: Source, number: int) -> str:
    """Return the name of the page that begins at a line, with the document's name at the first."""
    page = source.page_at(number)
    if not page or page == source.page_at(number - 1):
        return ""
    return page if any(source.pages[: number - 1]) else f"{page} of {source.document}"


def _line_kinds(source: Source) -> dict[int, Literal["heading", "paragraph", "item"]]:
    return {
        source.line_at(start): block.kind for block in source.blocks for start, _ in block.parts
    }


def also_lines(statements: Sequence[Statement]) -> dict[int, tuple[int, ...]]:
    """Return for each line with quotes the lines at which they stand again."""
    found: dict[int, set[int]] = {}
    for statement in statements:
        if statement.line and statement.also_lines:
            found.setdefault(statement.line, set()).update(statement.also_lines)
    return {line: tuple(sorted(lines)) for line, lines in found.items()}


def _spans(statements: Sequence[Statement]) -> Iterable[_Span]:
    for statement in statements:
        for position, (start, end) in enumerate(statement.parts, start=1):
            yield _Span(start, end, statement, last=position == len(statement.parts))


def _pieces(
    words: str, start: int, spans: list[_Span], asides: list[Aside], figures: list[Check]
) -> Iterable[Piece]:
    """Yield a line's words, cut wherever a quote or a stretch set aside begins or ends."""
    end = start + len(words)
    marks = {start, end}
    stretches = [(span.start, span.end) for span in spans] + [
        (aside.start, aside.end) for aside in asides
    ]
    stretches += [(figure.start, figure.end) for figure in figures]
    marks |= {mark for stretch in stretches for mark in stretch if start < mark < end}
    cuts = sorted(marks)
    for left, right in pairwise(cuts):
        here = sorted(
            (span for span in spans if span.start <= left and span.end >= right),
            key=lambda span: span.end - span.start,
        )
        ends = tuple(
            dict.fromkeys(span.statement.id for span in here if span.last and span.end == right)
        )
        yield Piece(
            words[left - start : right - start],
            tuple(dict.fromkeys(span.statement.id for span in here)),
            here[0].statement.role if here else "",
            next(
                (
                    aside.because or aside.reason
                    for aside in asides
                    if aside.start <= left and aside.end >= right
                ),
                "",
            ),
            ends,
            bool(here) and here[0].statement.state == "proposed",
            next(
                (
                    "holds" if each.holds else "differs"
                    for each in figures
                    if each.start <= left and each.end >= right
                ),
                "",
            ),
        )


def _whole_asides(source: Source) -> dict[int, Aside]:
    """Return the lines that are set aside from their first word to their last."""
    whole: dict[int, Aside] = {}
    for aside in source.asides:
        for number in range(aside.lines[0], aside.lines[1] + 1):
            words = source.line_text(number)
            begin = source.line_starts[number - 1] + len(words) - len(words.lstrip())
            if words.strip() and aside.start <= begin and aside.end >= begin + len(words.strip()):
                whole[number] = aside
    return whole


def _rows(lines: list[TextLine], whole: dict[int, Aside]) -> tuple[TextLine | Fold, ...]:
    """Return lines and folds; blank lines between two lines set aside go with them."""
    rows: list[TextLine | Fold] = []
    run: list[TextLine] = []
    for line in [*lines, TextLine(0, "paragraph", ())]:
        if line.number in whole or (run and line.kind == "blank"):
            run.append(line)
            continue
        blank_tail = []
        while run and run[-1].kind == "blank":
            blank_tail.append(run.pop())
        if run:
            rows.append(_fold(run, whole))
        rows.extend(reversed(blank_tail))
        run = []
        rows.append(line)
    return tuple(rows[:-1])


def _fold(run: list[TextLine], whole: dict[int, Aside]) -> Fold:
    first, last = run[0].number, run[-1].number
    asides = list(dict.fromkeys(whole[line.number] for line in run if line.number in whole))
    place = f"Line {first} is" if first == last else f"Lines {first} to {last} are"
    heads = dict.fromkeys(_reason(aside) for aside in asides)
    reasons = dict.fromkeys(
        f"{_span_words(aside.lines)}: {aside.because}" for aside in asides if aside.because
    )
    page = next((line.page for line in reversed(run) if line.page), "")
    return Fold(
        tuple(_joined_copies(run)), f"{place} set aside: {'; '.join(heads)}", tuple(reasons), page
    )


def _joined_copies(run: list[TextLine]) -> Iterable[TextLine]:
    """Yield lines set aside; those that repeat others in a row word for word as one."""
    waiting: TextLine | None = None
    for line in run:
        if (
            waiting
            and line.same
            and line.same - waiting.same
            == line.number - waiting.number
            == (waiting.last or waiting.number) + 1 - waiting.number
        ):
            waiting = replace(waiting, last=line.number)
            continue
        if waiting:
            yield waiting
        waiting = line if line.same else None
        if not line.same:
            yield line
    if waiting:
        yield waiting


def _reason(aside: Aside) -> str:
    if aside.reason == "repeat":
        return (
            f"the same words as {_span_words(aside.of_lines).lower()}"
            if aside.of_lines
            else "a repeat"
        )
    return "page furniture" if aside.reason == "furniture" else "as asked in the annotation"


def _span_words(lines: tuple[int, int]) -> str:
    return f"Line {lines[0]}" if lines[0] == lines[1] else f"Lines {lines[0]} to {lines[1]}"


def _covers(annotation: Annotation) -> list[tuple[int, int, Cover]]:
    """Return the source cut into stretches without gaps, each with what covers it."""
    source = annotation.source
    layers: list[tuple[int, int, Cover]] = [
        (start, end, "heading")
        for block in source.blocks
        if block.kind == "heading"
        for start, end in block.parts
    ]
    quoted = sorted(_spans(annotation.statements), key=lambda span: span.start - span.end)
    layers += [(span.start, span.end, span.statement.role) for span in quoted]
    layers += [(aside.start, aside.end, "aside") for aside in source.asides]
    cuts = sorted(
        {0, len(source.text), *(mark for start, end, _ in layers for mark in (start, end))}
    )
    index = {cut: place for place, cut in enumerate(cuts)}
    kinds: list[Cover] = ["open"] * max(0, len(cuts) - 1)
    for start, end, kind in layers:
        kinds[index[start] : index[end]] = [kind] * (index[end] - index[start])
    return [(cuts[place], cuts[place + 1], kind) for place, kind in enumerate(kinds)]


def _strip(covers: list[tuple[int, int, Cover]], source: Source) -> tuple[Stretch, ...]:
    """Return the coverage strip: slivers gathered until they can be seen, each shown as what most of it is, neighbours joined."""
    least = max(1, len(source.text) // STRETCHES)
    strip: list[Stretch] = []
    sizes: Counter[Cover] = Counter()
    begin = 0
    for place, (_, end, kind) in enumerate(covers, start=1):
        sizes[kind] += end - covers[place - 1][0]
        if sizes.total() < least and place < len(covers):
            continue
        cover = sizes.most_common(1)[0][0]
        if strip and strip[-1].cover == cover:
            strip[-1] = replace(strip[-1], length=strip[-1].length + sizes.total())
        else:
            strip.append(Stretch(cover, sizes.total(), source.line_at(begin)))
        sizes, begin = Counter(), end
    return tuple(strip)


def _strip_paths(strip: Sequence[Stretch]) -> Iterable[tuple[Cover, str]]:
    """Yield each kind of stretch, but what is open, with the path of all its stretches."""
    ends = [0, *accumulate(part.length for part in strip)]
    places = [round(1000 * end / max(1, ends[-1])) for end in ends]
    for kind in dict.fromkeys(part.cover for part in strip):
        mine = [
            (left, right)
            for part, (left, right) in zip(strip, pairwise(places), strict=True)
            if part.cover == kind != "open"
        ]
        if mine:
            yield kind, "".join(f"M{left},6h{right - left}" for left, right in mine)


def _coverage(covers: list[tuple[int, int, Cover]], source: Source) -> str:
    """Return one sentence: how much of what is argued over no statement quotes, and where."""
    sizes = {"open": 0, "quoted": 0}
    bare: set[int] = set()
    for start, end, kind in covers:
        size = len("".join(source.text[start:end].split()))
        if kind == "open" and size >= GAP:
            sizes["open"] += size
            bare.update(range(source.line_at(start), source.line_at(end - 1) + 1))
        elif kind not in {"open", "heading", "aside"}:
            sizes["quoted"] += size
    total = sum(sizes.values())
    if not total:
        return "The text has no words to quote."
    share = round(100 * sizes["quoted"] / total)
    if not sizes["open"]:
        return "Every sentence that is not set aside is quoted by a statement."
    return f"{share}% of the text is quoted by statements; the rest, in {count_of(len(bare), 'line')}, is grey."
