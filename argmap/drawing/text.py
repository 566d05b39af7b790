"""The text pane as plain data: every line, which words statements quote, and how much that is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import Literal, TypeAlias

from argmap.drawing.behind import (
    Listed,
    Sign,
    link_title,
    listed_links,
    listed_omissions,
    signs,
)
from argmap.drawing.words import count_of
from argmap.model import Annotation, Aside, Check, Role, Source, Statement, Target
from argmap.source.asides import whole_lines

Cover: TypeAlias = Literal[Role, "heading", "aside", "open"]
Covered = tuple[int, int, Cover]  # start, end, what covers these characters

STRETCHES = 240  # the strip has at most this many stretches
GAP = 4  # characters: a full stop or an "and" between quotes is not a gap


@dataclass(frozen=True, slots=True)
class Coverage:
    """The strip, and the sentence about it."""

    strip: tuple[tuple[Cover, int], ...]  # what covers each part of it, and the length
    paths: tuple[tuple[Cover, str], ...]  # the stretches of each kind, as one SVG path
    sentence: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Some words of a line and the statements that quote them, the shortest first."""

    text: str
    statements: tuple[str, ...] = ()
    role: str = ""
    aside: str = ""  # why these words are set aside, if they are
    proposed: bool = False
    check: str = ""  # "holds" or "differs" where these words are a figure that was computed again
    figures: str = ""  # the computations they are used in: "3", and "s3" where it is stated
    gone: str = ""  # what was left out of the text here; then the piece has no words of its own
    entry: int = 0  # the number of that in the list below the text
    led: str = ""  # where these words led in the document, if they are a link

    @property
    def looks(self) -> str:
        """Return the classes of a quoted piece."""
        names = [self.role]
        names += ["proposed"] if self.proposed else []
        names += ["figure", self.check] if self.check else []
        names += ["off"] if self.aside else []
        return " ".join(names)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the source as it is shown."""

    number: int
    kind: Literal["heading", "paragraph", "item", "blank"]
    pieces: tuple[TextPiece, ...]
    page: str = ""  # the page of the document that begins here, as it is shown

    @property
    def looks(self) -> str:
        """Return the classes of the line; one with tabs keeps its columns."""
        names: list[str] = [self.kind] if self.kind != "paragraph" else []
        words = "".join(piece.text for piece in self.pieces)
        names += ["cells"] if "\t" in words.strip() else []
        return " ".join(names)


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that are set aside together, shown on demand."""

    lines: tuple[TextLine, ...]
    summary: str
    reasons: tuple[str, ...]
    page: str = ""  # the last page that begins in it


@dataclass(frozen=True, slots=True)
class TextPane:
    """All of the text pane."""

    rows: tuple[TextLine | Fold, ...]
    coverage: Coverage
    left_out: tuple[Listed, ...] = ()
    links: tuple[Listed, ...] = ()  # with words that a statement quotes


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    of: Statement | Aside | Check | Target | str  # a string says in which computation it is used


def shown_words(pane: TextPane) -> Mapping[str, str]:
    """Return the words that a pane shows of each statement: the pieces of its quote, joined."""
    found: dict[str, str] = defaultdict(str)
    for row in pane.rows:
        for piece in row.pieces if isinstance(row, TextLine) else ():
            for each in piece.statements:
                found[each] += piece.text
    return found


def to_text_pane(annotation: Annotation, checks: Sequence[Check] = ()) -> TextPane:
    """Return the text pane of an annotation."""
    source, covered = annotation.source, _covered(annotation)
    rows = _rows(tuple(_lines(annotation, checks)), whole_lines(source))
    strip = _strip(covered, len(source.text))
    coverage = Coverage(strip, _paths(strip), _coverage_sentence(covered, source))
    return TextPane(
        rows, coverage, tuple(listed_omissions(source)), tuple(listed_links(annotation))
    )


def _lines(annotation: Annotation, checks: Sequence[Check]) -> Iterator[TextLine]:
    source = annotation.source
    kinds = {source.line_at(start): each.kind for each in source.blocks for start, _ in each.parts}
    found = [_Stretch(*part, each) for each in annotation.statements for part in each.parts]
    found.sort(key=lambda stretch: (stretch.start, -stretch.end))
    found += [_Stretch(each.start, each.end, each) for each in source.asides]
    found += [_Stretch(each.start, each.end, each) for each in checks]
    for i, check in enumerate(checks, 1):
        found.append(_Stretch(check.start, check.end, f"s{i}"))
        found += [_Stretch(*place, str(i)) for place in check.operands]
    found += [_Stretch(each.start, each.end, each) for each in source.links]
    stretches: dict[int, list[_Stretch]] = defaultdict(list)
    for each in found:
        last = source.line_at(max(each.start, each.end - 1))
        for number in range(source.line_at(each.start), last + 1):
            stretches[number].append(each)
    gone, begins = signs(source), _beginnings(source)
    for number in range(1, source.lines + 1):
        words = source.line_text(number)
        cut = _pieces(
            words, source.line_starts[number - 1], stretches[number], gone.get(number, {})
        )
        kind = kinds.get(number, "paragraph") if words.strip() else "blank"
        yield TextLine(number, kind, tuple(cut), begins.get(number, ""))


def _beginnings(source: Source) -> dict[int, str]:
    """Return the pages by the line at which each begins, the first with the document's name.

    Lines without a page, such as those between paragraphs, are on that of the line before.
    """
    known = [(number, page) for number, page in enumerate(source.pages, start=1) if page]
    first = [next(run) for _, run in groupby(known, key=itemgetter(1))]
    return {
        number: page if number > known[0][0] else f"{page} of {source.document}"
        for number, page in first
    }


def _pieces(
    words: str, start: int, stretches: Sequence[_Stretch], gone: Mapping[int, Sign]
) -> Iterator[TextPiece]:
    """Yield the words of a line, cut where something begins, ends or was left out."""
    end = start + len(words)
    marks = {mark for each in stretches for mark in (each.start, each.end)} | gone.keys()
    inner = {mark for mark in marks if start < mark < end}
    for left, right in pairwise(sorted({start, end} | inner)):
        if left in gone:
            yield _sign(gone[left])
        here = [each for each in stretches if each.start <= left and each.end >= right]
        yield _piece(words[left - start : right - start], here)
    if end in gone:
        yield _sign(gone[end])


def _sign(sign: Sign) -> TextPiece:
    return TextPiece("", gone=sign.words, entry=sign.entry)


def _piece(words: str, stretches: Sequence[_Stretch]) -> TextPiece:
    shortest = [each.of for each in sorted(stretches, key=lambda each: each.end - each.start)]
    quoted = [of for of in shortest if isinstance(of, Statement)]
    asides = [each.of for each in stretches if isinstance(each.of, Aside)]
    figures = [each.of for each in stretches if isinstance(each.of, Check)]
    led = next((each.of.address for each in stretches if isinstance(each.of, Target)), "")
    return TextPiece(
        words,
        tuple(dict.fromkeys(each.id for each in quoted)),
        role=quoted[0].role if quoted else "",
        aside=asides[0].because or asides[0].reason if asides else "",
        proposed=bool(quoted) and quoted[0].state == "proposed",
        check=("holds" if figures[0].holds else "differs") if figures else "",
        figures=" ".join(each.of for each in stretches if isinstance(each.of, str)),
        led=link_title(led) if led else "",
    )


def _rows(lines: Sequence[TextLine], whole: dict[int, Aside]) -> tuple[TextLine | Fold, ...]:
    """Return lines and folds; blank lines between two lines set aside go with them."""
    folded = set(whole)
    for before, after in pairwise(sorted(whole)):
        between = range(before + 1, after)
        if all(lines[number - 1].kind == "blank" for number in between):
            folded.update(between)
    rows: list[TextLine | Fold] = []
    for is_folded, run in groupby(lines, key=lambda line: line.number in folded):
        group = list(run)
        rows += [_fold(group, whole)] if is_folded else group
    return tuple(rows)


def _fold(run: Sequence[TextLine], whole: dict[int, Aside]) -> Fold:
    asides = list(dict.fromkeys(whole[line.number] for line in run if line.number in whole))
    first, last = run[0].number, run[-1].number
    place = f"{_lines_name((first, last))} {'is' if first == last else 'are'}"
    heads = dict.fromkeys(_reason(aside) for aside in asides)
    reasons = dict.fromkeys(
        f"{_lines_name(aside.lines)}: {aside.because}" for aside in asides if aside.because
    )
    page = next((line.page for line in reversed(run) if line.page), "")
    return Fold(tuple(run), f"{place} set aside: {'; '.join(heads)}", tuple(reasons), page)


def _reason(aside: Aside) -> str:
    if aside.of_lines:
        return f"the same words as {_lines_name(aside.of_lines).lower()}"
    return "page furniture" if aside.reason == "furniture" else "as requested in the annotation"


def _lines_name(lines: tuple[int, int]) -> str:
    return f"Line {lines[0]}" if lines[0] == lines[1] else f"Lines {lines[0]} to {lines[1]}"


def _covered(annotation: Annotation) -> list[Covered]:
    """Return the source cut into stretches without gaps; asides go before the shortest quote."""
    source = annotation.source
    layers = list(_covering(annotation))
    cuts = sorted({0, len(source.text), *(mark for layer in layers for mark in layer[:2])})
    index = {cut: place for place, cut in enumerate(cuts)}
    kinds: list[Cover] = ["open"] * max(0, len(cuts) - 1)
    for start, end, kind in layers:
        kinds[index[start] : index[end]] = [kind] * (index[end] - index[start])
    return [(cuts[place], cuts[place + 1], kind) for place, kind in enumerate(kinds)]


def _covering(annotation: Annotation) -> Iterator[Covered]:
    """Yield what covers the source; what comes later lies above what comes earlier."""
    for block in annotation.source.blocks:
        if block.kind == "heading":
            yield from ((start, end, "heading") for start, end in block.parts)
    quotes: list[Covered] = [
        (start, end, each.role) for each in annotation.statements for start, end in each.parts
    ]
    yield from sorted(quotes, key=lambda quote: quote[0] - quote[1])
    yield from ((aside.start, aside.end, "aside") for aside in annotation.source.asides)


def _strip(covered: Sequence[Covered], length: int) -> tuple[tuple[Cover, int], ...]:
    """Return the strip: slivers gathered until they can be seen, shown as what most of it is."""
    least = max(1, length // STRETCHES)
    strip: list[tuple[Cover, int]] = []
    sizes: Counter[Cover] = Counter()
    for place, (start, end, kind) in enumerate(covered, start=1):
        sizes[kind] += end - start
        if sizes.total() < least and place < len(covered):
            continue
        cover = sizes.most_common(1)[0][0]
        before = strip.pop()[1] if strip and strip[-1][0] == cover else 0
        strip.append((cover, before + sizes.total()))
        sizes.clear()
    return tuple(strip)


def _paths(strip: Sequence[tuple[Cover, int]]) -> tuple[tuple[Cover, str], ...]:
    """Return each kind of stretch but "open" with its path; the strip is a thousand wide."""
    ends = list(accumulate((length for _, length in strip), initial=0))
    places = [round(1000 * end / max(1, ends[-1])) for end in ends]
    paths: dict[Cover, str] = defaultdict(str)
    for (cover, _), (left, right) in zip(strip, pairwise(places), strict=True):
        if cover != "open":
            paths[cover] += f"M{left},6h{right - left}"
    return tuple(paths.items())


def _coverage_sentence(covered: Sequence[Covered], source: Source) -> str:
    quoted = bare = 0
    for start, end, kind in covered:
        size = len("".join(source.text[start:end].split()))
        if kind == "open" and size >= GAP:
            bare += size
        elif kind not in {"open", "heading", "aside"}:
            quoted += size
    gone = len(source.left_out)
    rest = f" Left out of the text: {count_of(gone, 'part')}, listed below it." if gone else ""
    if not quoted + bare:
        return f"The text has no words to quote.{rest}"
    if not bare:
        return f"Every sentence that is not set aside is quoted by a statement.{rest}"
    share = min(99, round(100 * quoted / (quoted + bare)))  # something is left
    return f"{share}% of the text is quoted by statements; the rest is grey.{rest}"
