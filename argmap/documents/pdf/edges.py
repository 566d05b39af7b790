"""What a printer or a browser puts on each page: running heads, page numbers, date and address."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product, takewhile

from argmap.documents.pdf.rows import rows
from argmap.documents.pdf.sheet import Row, Sheet

_DEEP = 5  # rows at an edge that may belong to the page
_WORDY = 10  # words: a longer line is like text
_SENTENCE = 5  # words: no shorter line counts as a sentence
_OF_TEXT = 0.95  # of the size of the text: a smaller line is no part of it
_APART = 1.6  # of the size: so far are heads from the text, at least
_LONG = 0.8  # of the width of the text: the line between it and a head
_PEERS = 2  # pages near one that have a head at its place, at least
_LEVEL = 3.0  # points: how much their distance from the edge of the paper varies
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]+|[IVXL]+")
_DATED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}")
_COUNTED = re.compile(r"(?:[^\W\d]+ )?(\d{1,4}) ?(?:/|[^\W\d]{2,4}) ?(\d{1,4})")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_NUMBERED = re.compile(r"(\d{1,4})/(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the rows of its upright words, from the top, and what is measured of them."""

    sheet: Sheet
    rows: tuple[Row, ...]
    sizes: Counter[float]  # how many characters have each size
    leading: tuple[float, ...]  # the distances of neighbouring lines of one size, in sizes

    def edge(self, *, top: bool) -> Sequence[Row]:
        """Return the outermost rows of an edge, the outermost first."""
        return self.rows[:_DEEP] if top else self.rows[: -_DEEP - 1 : -1]

    def distance(self, row: Row, *, top: bool) -> float:
        """Return how far a row is from an edge of the paper."""
        return self.sheet.paper.y1 - row.y if top else row.y - self.sheet.paper.y0


def to_page(sheet: Sheet) -> Page:
    """Return a page with its rows."""
    found = rows(sheet.atoms, sheet.rules.level)
    sizes: Counter[float] = Counter()
    for atom in sheet.atoms:
        sizes[round(atom.size * 2) / 2] += len(atom.text)
    return Page(sheet, found, sizes, tuple(_leading(found)))


def _leading(found: Sequence[Row]) -> Iterator[float]:
    for before, row in pairwise(found):
        gap = (before.y - row.y) / row.size
        alike = abs(before.size - row.size) < 0.05 * row.size
        if alike and 0.8 < gap < 4 and min(before.x1, row.x1) > max(before.x0, row.x0):
            yield gap


def body_size(pages: Iterable[Page]) -> float:
    """Return the size of most characters."""
    counts: Counter[float] = Counter()
    for page in pages:
        for size, count in page.sizes.items():
            counts[size] += count
    return max(counts, key=lambda size: counts[size]) if counts else 10.0


def page_rows(page: Page, others: Sequence[Page], last: int) -> list[Row]:
    """Return the rows of a page that are no part of its text; the document has `last` pages."""
    body = body_size((page, *others))
    found = [row for top in (True, False) for row in _at_edge(page, others, last, body, top=top)]
    every = found + [
        row
        for top in (True, False)
        for row in [each for each in page.edge(top=top) if each not in found][:1]
        if _is_running_head(page, row, others, body, top=top)
    ]
    if len(every) < len(page.rows):
        return every
    return found if len(found) < len(page.rows) or not others else []


def _at_edge(
    page: Page, others: Sequence[Page], last: int, body: float, *, top: bool
) -> Sequence[Row]:
    """Return the rows at an edge that recur there, or that say themselves what they are."""
    edge = page.edge(top=top)
    alike = list(takewhile(lambda row: _recurs(page, row, others, top=top, body=body), edge))
    recurring = _set_apart(alike, edge)
    told = list(takewhile(lambda row: _is_told(page, row, last), edge))
    found = recurring if len(recurring) > len(told) else told
    placed = edge[len(found) : len(found) + 1]
    if not found and placed and _is_in_place(page, placed[0], others, body, top=top):
        return placed
    return found


def _set_apart(found: Sequence[Row], edge: Sequence[Row]) -> Sequence[Row]:
    """Return the rows of an edge without the inner ones that are like the text next to them.

    Those have no more space behind them and the same size, and read like parts of sentences, or
    there are so many that whole pages are alike.
    """
    for count in range(len(found), 0, -1):
        if count == len(edge):
            continue
        row, after = edge[count - 1], edge[count]
        size = max(row.size, after.size)
        apart = abs(row.y - after.y) > 1.5 * size or abs(row.size - after.size) > 0.08 * size
        if apart or (len(found) < _DEEP and not _is_like_text(row.text)):
            return found[:count]
    return []


def _is_like_text(text: str) -> bool:
    """Return whether a line looks like a part of running text."""
    return text[-1] in ".!?;:," or text[0].islower() or len(text.split()) > _WORDY


def _is_sentence(text: str) -> bool:
    return text[-1] in ".!?" and text[0].isupper() and len(text.split()) >= _SENTENCE


def _is_told(page: Page, row: Row, last: int) -> bool:
    """Return whether a row is unmistakable on a page alone."""
    artifacts = [atom for atom in row.atoms if atom.look.artifact]
    if len(artifacts) == len(row.atoms):
        return any(not atom.look.artifact for atom in page.sheet.atoms)
    text = row.text
    if counted := _COUNTED.fullmatch(text):
        return (int(counted[1]), int(counted[2])) == (page.sheet.number, last)
    if _ADDRESS.match(text) and (numbered := _NUMBERED.search(text)):
        return (int(numbered[1]), int(numbered[2])) == (page.sheet.number, last)
    return bool(_DATED.match(text)) and row is page.rows[0]


def _recurs(page: Page, row: Row, others: Sequence[Page], *, top: bool, body: float) -> bool:
    """Return whether a row is at the same place on another page, but for the page number.

    A sentence in the size of the text may be of the text: it stays on the first page that has it.
    """
    here = page.distance(row, top=top)
    may_say = row.size >= _OF_TEXT * body and _is_sentence(row.text)
    count = 0
    for other in others:
        distance = other.sheet.number - page.sheet.number
        if may_say and distance > 0:
            continue
        for each in other.edge(top=top):
            if abs(other.distance(each, top=top) - here) <= _LEVEL:
                kind = _alike(row.text, each.text, distance)
                count += kind if kind != 1 or row.size <= 1.1 * body else 0
    return count > 0


def _alike(one: str, other: str, distance: int) -> int:
    """Return 2 for the same words, 1 for words whose numbers count the pages, else 0."""
    if one == other:
        return 2
    if _ROMAN.fullmatch(one) and _ROMAN.fullmatch(other):
        return 1
    if _NUMBER.sub("#", one) != _NUMBER.sub("#", other):
        return 0
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return int(all(int(b[:9]) - int(a[:9]) in (0, distance) for a, b in pairs))


def _is_in_place(page: Page, row: Row, others: Sequence[Page], body: float, *, top: bool) -> bool:
    """Return whether a row is set apart where most pages have a row of the same small size."""
    edge = page.edge(top=top)
    if len(edge) < 2 or len(others) < 4 or row.size > 0.95 * body:
        return False
    here = page.distance(row, top=top)
    same = sum(
        abs(other.distance(outer, top=top) - here) <= _LEVEL and abs(outer.size - row.size) < 0.3
        for other in others
        for outer in other.edge(top=top)[:1]
    )
    return abs(edge[1].y - row.y) > 1.6 * body and same >= 0.6 * len(others)


def _is_running_head(
    page: Page, row: Row, others: Sequence[Page], body: float, *, top: bool
) -> bool:
    """Return whether a row is one of those with other words at the same place of other pages.

    All these are apart from the text, and show that they are of the page: by a line between them
    and the text, by the number of the page, by words that recur, or by numbers of parts.
    """
    if row.size > 1.05 * body or _is_note(page, row) or not _is_apart(page, row, top=top):
        return False
    here = page.distance(row, top=top)
    peers = [
        (other, each)
        for other in others
        for each in other.edge(top=top)[:2]
        if abs(other.distance(each, top=top) - here) <= _LEVEL and abs(each.size - row.size) < 0.3
    ]
    apart = [(other, each) for other, each in peers if _is_apart(other, each, top=top)]
    if len(apart) < _PEERS or len(apart) < 0.9 * len(peers):
        return False
    if any(_is_shown(page, row, other, each, top=top) for other, each in apart):
        return True
    heads = [row, *(each for _, each in apart)]
    return len(heads) > 2 * _PEERS and all(map(_has_number_of_part, heads))


def _is_note(page: Page, row: Row) -> bool:
    """Return whether a row is like a line of a footnote: with a mark, or like a sentence."""
    first = row.atoms[0]
    marks = {atom.text for each in page.rows for atom in each.atoms if atom.raised > 0}
    like_text = row.text[-1] in ".;:," or row.text[0].islower()
    return first.raised > 0 or first.text in marks or like_text


def _is_apart(page: Page, row: Row, *, top: bool) -> bool:
    """Return whether the text next to a row at an edge is farther than lines are."""
    edge = page.edge(top=top)
    at = edge.index(row) + 1
    return at < len(edge) and abs(edge[at].y - row.y) > _APART * max(row.size, edge[at].size)


def _is_shown(page: Page, row: Row, other: Page, each: Row, *, top: bool) -> bool:
    """Return whether two rows at one place show that they are heads of their pages."""
    number, counted = page.sheet.number, other.sheet.number
    if any(a - number == b - counted for a, b in product(_outer(row), _outer(each))):
        return True
    if set(_pieces(row)) & set(_pieces(each)):
        return True
    lines, known = _between(page, row, top=top), _between(other, each, top=top)
    return any(abs(one - two) <= 1 for one, two in product(lines, known))


def _outer(row: Row) -> Iterator[int]:
    """Yield the numbers at the beginning and at the end of a row."""
    for word in {row.atoms[0].text, row.atoms[-1].text}:
        if word.isdecimal() and len(word) < 5:
            yield int(word)


def _pieces(row: Row) -> Iterator[str]:
    """Yield the words of a row between wide gaps, if it has such gaps."""
    cuts = [
        at
        for at, (one, two) in enumerate(pairwise(row.atoms), start=1)
        if two.x0 - one.x1 > _APART * row.size
    ]
    for start, stop in pairwise([0, *cuts, len(row.atoms)] if cuts else []):
        words = " ".join(atom.text for atom in row.atoms[start:stop])
        if len(words) > 1 and not words.isdecimal():
            yield words


def _between(page: Page, row: Row, *, top: bool) -> Iterator[float]:
    """Yield how far long level lines between a row and the text are from the row."""
    edge = page.edge(top=top)
    after = edge[edge.index(row) + 1]
    low, high = sorted((row.y, after.y))
    width = max(each.x1 for each in page.rows) - min(each.x0 for each in page.rows)
    for line in page.sheet.rules.level:
        if low < line.y0 < high and line.x1 - line.x0 > _LONG * width:
            yield line.y0 - row.y


def _has_number_of_part(row: Row) -> bool:
    """Return whether a row has a number behind words, and reads like no part of a sentence."""
    words = row.text.split()
    return any(map(str.isdigit, "".join(words[1:]))) and not _is_like_text(row.text)


def turned_rows(page: Page, others: Sequence[Page]) -> Iterator[tuple[str, bool]]:
    """Yield what is drawn in other directions, and whether it recurs on another page."""
    elsewhere = {words for other in others for words in _turned(other.sheet)}
    for words in _turned(page.sheet):
        yield words, words in elsewhere


def _turned(sheet: Sheet) -> Iterator[str]:
    for atoms in sheet.rotated:
        yield "".join((" " if atom.spaced else "") + atom.text for atom in atoms).strip()
