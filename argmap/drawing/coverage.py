"""How much of a text statements quote: the strip above the text, and one sentence about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal, TypeAlias

from argmap.drawing.words import count_of
from argmap.model import Annotation, Source

Cover: TypeAlias = Literal[
    "claim", "evidence", "conclusion", "rebuttal", "heading", "aside", "open"
]
Covered = tuple[int, int, Cover]  # start, end, what covers these characters

STRETCHES = 240  # at most so many stretches in the strip
GAP = 4  # characters: a full stop or an "and" between quotes is not a gap


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the strip."""

    cover: Cover
    length: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The strip, and the sentence about it."""

    strip: tuple[Stretch, ...]
    paths: tuple[tuple[Cover, str], ...]  # the stretches of each kind, as one SVG path
    sentence: str


def coverage_of(annotation: Annotation) -> Coverage:
    """Return what statements, headings and asides cover of a source, and what nothing covers."""
    covered = _covered(annotation)
    strip = _strip(covered, len(annotation.source.text))
    return Coverage(strip, tuple(_paths(strip)), _sentence(covered, annotation.source))


def _covered(annotation: Annotation) -> list[Covered]:
    """Return the source cut into stretches without gaps; asides go before the shortest quote."""
    source = annotation.source
    layers = list(_layers(annotation))
    cuts = sorted({0, len(source.text), *(mark for layer in layers for mark in layer[:2])})
    index = {cut: place for place, cut in enumerate(cuts)}
    kinds: list[Cover] = ["open"] * max(0, len(cuts) - 1)
    for start, end, kind in layers:
        kinds[index[start] : index[end]] = [kind] * (index[end] - index[start])
    return [(cuts[place], cuts[place + 1], kind) for place, kind in enumerate(kinds)]


def _layers(annotation: Annotation) -> Iterator[Covered]:
    """Yield what covers the source; what comes later lies above what comes earlier."""
    for block in annotation.source.blocks:
        if block.kind == "heading":
            yield from ((start, end, "heading") for start, end in block.parts)
    quotes: list[Covered] = [
        (start, end, each.role) for each in annotation.statements for start, end in each.parts
    ]
    yield from sorted(quotes, key=lambda quote: quote[0] - quote[1])
    yield from ((aside.start, aside.end, "aside") for aside in annotation.source.asides)


def _strip(covered: Sequence[Covered], length: int) -> tuple[Stretch, ...]:
    """Return the strip: slivers gathered until they can be seen, shown as what most of it is."""
    least = max(1, length // STRETCHES)
    strip: list[Stretch] = []
    sizes: Counter[Cover] = Counter()
    for place, (start, end, kind) in enumerate(covered, start=1):
        sizes[kind] += end - start
        if sizes.total() < least and place < len(covered):
            continue
        cover = sizes.most_common(1)[0][0]
        if strip and strip[-1].cover == cover:
            strip[-1] = replace(strip[-1], length=strip[-1].length + sizes.total())
        else:
            strip.append(Stretch(cover, sizes.total()))
        sizes = Counter()
    return tuple(strip)


def _paths(strip: Sequence[Stretch]) -> Iterator[tuple[Cover, str]]:
    """Yield each kind of stretch but "open" with its path; the strip is a thousand wide."""
    ends = [0, *accumulate(part.length for part in strip)]
    places = [round(1000 * end / max(1, ends[-1])) for end in ends]
    paths: dict[Cover, str] = {}
    for part, (left, right) in zip(strip, pairwise(places), strict=True):
        if part.cover != "open":
            paths[part.cover] = paths.get(part.cover, "") + f"M{left},6h{right - left}"
    yield from paths.items()


def _sentence(covered: Sequence[Covered], source: Source) -> str:
    """Return how much of the text no statement quotes, headings and asides left out."""
    quoted = bare = 0
    lines: set[int] = set()
    for start, end, kind in covered:
        size = len("".join(source.text[start:end].split()))
        if kind == "open" and size >= GAP:
            bare += size
            lines.update(range(source.line_at(start), source.line_at(end - 1) + 1))
        elif kind not in {"open", "heading", "aside"}:
            quoted += size
    if not quoted + bare:
        return "The text has no words to quote."
    if not bare:
        return "Every sentence that is not set aside is quoted by a statement."
    share, where = round(100 * quoted / (quoted + bare)), count_of(len(lines), "line")
    return f"{share}% of the text is quoted by statements; the rest, in {where}, is grey."
