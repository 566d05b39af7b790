"""Lines that are of the page by their shape: fields, buttons, dated lines, signs, in company."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from argmap.english import page_shapes
from argmap.english.furniture import BYLINE, GREETING
from argmap.source.lines import runs, words
from argmap.source.page_lines import PageLine

WITHIN = "advertisement line"  # the reason for lines that stand in the middle of texts
_FEWEST = 2  # lines of a run
_IN_TEXT = 3  # the same, between the paragraphs of a text
_DATED_WORDS = 12
_BOX = 5  # lines
_REACH = 4  # lines, above and below a text
_SURE = ("page", "sure")
_TITLE_WORDS = 3
_STRETCH = 6  # lines: if most of them are of the page, the few others between them are
_MOST = 0.6
_SOME = 0.4  # of many
_MANY = 8
_FILLED_WORDS = 8
_LABEL_WORDS = 3
_HEADING_WORDS = 3  # of a box


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines in a row that are no sentences: above, between or below the paragraphs of a text."""

    lines: Sequence[PageLine]
    is_head: bool
    is_foot: bool


def by_shape(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield fields, buttons, dated lines and signs next to each other or to lines of the page."""
    labels = Counter(page_shapes.field_label(each.text) for each in page)
    labels.update(page_shapes.turn_label(each.text) for each in page if each.prose)
    once = {label for label, times in labels.items() if times == 1}
    again = _recurring(page)
    for stretch in _stretches(page, found):
        title = _title(stretch, found) if stretch.is_head else -1
        marks = [
            "" if at == title else mark
            for at, mark in enumerate(_marks(stretch, found, once, again))
        ]
        marked = [at for at, mark in enumerate(marks) if mark]
        is_loose = stretch.is_head or stretch.is_foot or _is_box(marks)
        for run in runs(marked, _near if is_loose else _next):
            yield from _in_company(run, stretch, marks, _FEWEST if is_loose else _IN_TEXT)


def _recurring(page: Sequence[PageLine]) -> set[str]:
    """Return the few words that recur, not as in a copy of the text: each after another line."""
    short = (pair for pair in pairwise(page) if pair[1].bare and pair[1].size <= _HEADING_WORDS)
    places = {(before.text, each.text) for before, each in short if not each.speaks}
    times = Counter(text for _, text in places)
    return {text for text, number in times.items() if number > 1}


def _near(one: int, other: int) -> bool:
    return other <= one + _REACH


def _next(one: int, other: int) -> bool:
    return other == one + 1


def _is_box(marks: Sequence[str]) -> bool:
    """Return whether most lines of a stretch are marked, and two or more of them for sure."""
    sure = sum(mark in _SURE for mark in marks)
    return sure > 1 and len(marks) >= _BOX and sum(map(bool, marks)) >= _MOST * len(marks)


def _marks(
    stretch: _Stretch, found: Mapping[int, str], once: set[str], again: set[str]
) -> list[str]:
    marks: list[str] = []
    for each in stretch.lines:
        mark = _mark(each, found, once, again, head=stretch.is_head)
        if not mark and marks[-1:] == ["count"] and page_shapes.is_unit(each.text):
            mark = "count"
        marks.append(mark)
    return marks


def _in_company(
    run: Sequence[int], stretch: _Stretch, marks: Sequence[str], fewest: int
) -> Iterator[PageLine]:
    """Yield the lines of a run that has enough lines and a sure one; no counts at its ends."""
    sure = sum(marks[at] in _SURE for at in run)
    if not sure or (len(run) < fewest and sure < _FEWEST):
        return
    first = next(at for at in run if marks[at] not in ("count", "appeal"))
    last = next(at for at in reversed(run) if marks[at] != "count")
    for at in run:
        if first <= at <= last and marks[at] != "page":
            yield stretch.lines[at]


def _stretches(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[_Stretch]:
    at, end = 0, end_zone(page, found)
    for is_text, group in groupby(page, key=lambda each: is_text_line(each, found)):
        lines = list(group)
        first, at = at, at + len(lines)
        is_list = first > 0 and page[first - 1].text.endswith(":")
        if not (is_text or is_list or (first == 0 and at == len(page))):
            yield _Stretch(lines, is_head=first == 0, is_foot=first >= end)


def is_text_line(each: PageLine, found: Mapping[int, str]) -> bool:
    """Return whether a line is a sentence or an item of a text, and no label or short question."""
    is_label = each.size <= _LABEL_WORDS and each.text.endswith((":", "...", "…"))
    return each.prose and not (each.asks or is_label or each.number in found)


def end_zone(page: Sequence[PageLine], found: Mapping[int, str]) -> int:
    """Return where the lines below the text begin; single sentences between many do not count."""
    groups = [list(each) for _, each in groupby(page, key=lambda each: is_text_line(each, found))]
    end, sizes = len(page), [len(each) for each in groups]
    is_text = bool(groups) and is_text_line(groups[-1][-1], found)
    while sizes:
        if is_text and not _is_alone(groups, found):
            break
        end -= sizes.pop()
        groups.pop()
        is_text = not is_text
    return end


def _is_alone(groups: Sequence[Sequence[PageLine]], found: Mapping[int, str]) -> bool:
    """Return whether the last group is one sentence below many other lines, and not the first."""
    is_one = len(groups) > _FEWEST and len(groups[-1]) == 1
    return is_one and _is_long(groups[-2], found)


def _is_long(lines: Sequence[PageLine], found: Mapping[int, str]) -> bool:
    """Return whether there are many lines in a stretch, and some of them are of the page."""
    return len(lines) > _BOX and sum(_is_of_page(each, found) for each in lines) > _FEWEST


def _is_of_page(each: PageLine, found: Mapping[int, str]) -> bool:
    return found.get(each.number, WITHIN) != WITHIN or is_sure(each)


def _title(stretch: _Stretch, found: Mapping[int, str]) -> int:
    """Return the position of the longest line above a text that has no shape of the page."""
    plain = [at for at, each in enumerate(stretch.lines) if each.number not in found]
    shapeless = [
        at
        for at in plain
        if stretch.lines[at].size >= _TITLE_WORDS
        and not is_sure(stretch.lines[at])
        and not page_shapes.has_plain_value(stretch.lines[at].text)
    ]
    return max(shapeless or plain, key=lambda at: stretch.lines[at].size, default=-1)


def _mark(
    each: PageLine, found: Mapping[int, str], once: set[str], again: set[str], *, head: bool
) -> str:
    """Return what a line is by its shape: "page" if it is found already, "sure", and so on."""
    if each.number in found or each.label:
        return "page"
    if is_sure(each):
        return "sure"
    if page_shapes.is_count(each.text) or page_shapes.is_figure(each.text):
        return "count"
    is_field = page_shapes.field_label(each.text) in once
    if is_field and page_shapes.has_plain_value(each.text):
        return "field"
    if each.text in again:
        return "again"
    return "appeal" if not head and page_shapes.is_appeal(each.text) else ""


def is_sure(each: PageLine) -> bool:
    """Return whether a line shows by its shape that it is of the page, if others around it are."""
    if not each.bare:
        return False
    text = each.text
    return (
        page_shapes.is_known_field(text)
        or page_shapes.is_sign(text)
        or page_shapes.is_parted(text)
        or page_shapes.is_button(words(text))
        or (each.size <= _DATED_WORDS and page_shapes.is_dated(text))
    )


def polls(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield answers in a row that a reader may choose, with the short question above them."""
    answers = (at for at, each in enumerate(page) if page_shapes.is_answer(each.text))
    for run in runs(answers, lambda one, other: other == one + 1):
        if len(run) > 1 and len({page[at].text for at in run}) == len(run):
            first = run[0] - bool(run[0] and page[run[0] - 1].asks)
            yield from page[first : run[-1] + 1]


def above(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the lines of few words above a text, but for names below the title.

    There are five or more lines, and two or more of them are of the page.
    """
    for stretch in _stretches(page, found):
        lines = stretch.lines
        of_page = sum(each.number in found for each in lines)
        title = _title(stretch, found)
        if not stretch.is_head or len(lines) < _BOX or of_page < _FEWEST or title < 0:
            continue
        for at, each in enumerate(lines[:-1]):
            is_name = at > title and each.text.istitle()
            if at != title and each.size <= _HEADING_WORDS and not (is_name or _is_said(each)):
                yield each


def _is_said(each: PageLine) -> bool:
    """Return whether a line speaks to somebody, or for somebody, or announces something."""
    is_personal = BYLINE.match(each.text) or GREETING.match(each.text)
    return bool(is_personal) or each.asks or each.speaks or each.text.endswith(":")


def among(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the short lines of a stretch below the title, if most of its lines are of the page."""
    for stretch in _stretches(page, found):
        lines = stretch.lines[_below_title(stretch, found) :]
        inside = [at for at, each in enumerate(lines) if found.get(each.number, WITHIN) != WITHIN]
        share = _SOME if len(lines) >= _MANY else _MOST
        if len(inside) < share * max(_STRETCH, len(lines)):
            continue
        first = inside[0]
        if not stretch.is_head and first and lines[first - 1].size <= _HEADING_WORDS:
            first -= 1
        for each in lines[first : inside[-1]]:
            if each.number not in found and _is_short(each):
                yield each


def _below_title(stretch: _Stretch, found: Mapping[int, str]) -> int:
    """Return the position below the title and a byline; 0 if the stretch is below the text."""
    if not stretch.is_head:
        return 0
    plain = (at for at, each in enumerate(stretch.lines) if each.number not in found)
    bylines = [at for at in plain if BYLINE.match(stretch.lines[at].text)]
    return 1 + max([_title(stretch, found), *bylines])


def _is_short(each: PageLine) -> bool:
    is_few = each.bare and each.size <= _FILLED_WORDS and not each.says_something
    return is_few and (not each.text.istitle() or bool(each.label))
