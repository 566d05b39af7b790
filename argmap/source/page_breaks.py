"""What pages add to the text of a document: page numbers, running heads, a table of contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.english.furniture import EDIT_LINK
from argmap.source.lines import runs
from argmap.source.page_lines import REMEMBERED, TRIM, PageLine, runs_on

_LONE_NUMBER = re.compile(r"\d{1,4}$")
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_TITLE = r"[^|·•.!?;]{3,80}"
_BAR = r"\s?[|·•–—-]\s?"
_NUMBERED_HEAD = re.compile(rf"(?:{_TITLE}{_BAR}(\d{{1,4}})|(\d{{1,4}}){_BAR}{_TITLE})$")
_ENTRY_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s{1,4}(?=\S)")
_BREAK_LINES = 3  # no more lines interrupt a sentence


def page_numbers(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield lone numbers that count up, one of them in a sentence or next to a line that recurs."""
    recurring = _recurring(page)
    lone = [at for at, each in enumerate(page) if each.size == 1 and each.number not in found]
    numbers = [(at, value) for at in lone if (value := _value(page[at].text)) > 0]
    for run in runs(numbers, _counts_up):
        apart = all(later - earlier > 2 for (earlier, _), (later, _) in pairwise(run))
        if len(run) > 1 and apart and any(_is_at_break(page, at, recurring) for at, _ in run):
            yield from (page[at] for at, _ in run)


def _value(text: str) -> int:
    if _LONE_NUMBER.match(text):
        return int(text)
    return _ROMANS.index(text) + 1 if text in _ROMANS else -1


def _is_at_break(page: Sequence[PageLine], at: int, recurring: Counter[str]) -> bool:
    return _interrupts(page, at, at) or any(
        each.short and _value(each.text) < 0 and recurring[each.mask] > 1
        for each in neighbours(page, at)
    )


def _interrupts(page: Sequence[PageLine], first: int, last: int) -> bool:
    if not first or last + 1 >= len(page) or page[first - 1].kind:
        return False
    return runs_on(page[first - 1].text, page[last + 1].text)


def _recurring(page: Sequence[PageLine]) -> Counter[str]:
    return Counter(each.mask for each in page if each.short)


def neighbours(page: Sequence[PageLine], at: int) -> list[PageLine]:
    """Return the line before and the line after a line of the page."""
    return [*page[max(0, at - 1) : at], *page[at + 1 : at + 2]]


def running_heads(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield short lines that recur next to page numbers, or with a page number in them."""
    recurring = _recurring(page)
    numbered: dict[str, list[tuple[PageLine, int]]] = defaultdict(list)
    for at, each in enumerate(page):
        if each.number in found or not each.short or recurring[each.mask] < 2:
            continue
        if any(_is_page_number(other, each, found) for other in neighbours(page, at)):
            yield each
        elif match := _NUMBERED_HEAD.match(each.text):
            numbered[each.mask].append((each, int(match[1] or match[2])))
    for heads in numbered.values():
        if len(heads) > 1 and len(list(runs(heads, _counts_up))) == 1:
            yield from (each for each, _ in heads)


def _counts_up(one: tuple[object, int], other: tuple[object, int]) -> bool:
    return other[1] == one[1] + 1


def _is_page_number(other: PageLine, each: PageLine, found: Mapping[int, str]) -> bool:
    return found.get(other.number) == "page number" and abs(other.number - each.number) <= 2


def breaks_in_sentences(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield up to three lines in a sentence, if one recurs or is of the page, and copies.

    A line that recurs after the same line is in a copy of the text, and no running head.
    """
    places = {(before.mask, each.mask) for before, each in pairwise(page) if each.bare}
    seen = Counter(mask for _, mask in places)
    breaks: set[str] = set()
    for group in _interruptions(page):
        again = {each.mask for each in group if seen[each.mask] > 1}
        if again or any(each.number in found for each in group):
            breaks |= again
            yield from group
    yield from (each for each in page if each.bare and each.mask in breaks)


def _interruptions(page: Sequence[PageLine]) -> Iterator[Sequence[PageLine]]:
    for first in range(1, len(page)):
        for last in range(first, min(first + _BREAK_LINES, len(page) - 1)):
            each = page[last]
            if not each.bare or each.text[:1].islower():
                break
            if _interrupts(page, first, last):
                yield page[first : last + 1]


def contents(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield lines together that recur, each as the heading of a paragraph: a table of contents."""
    follow = list(zip(page, [*page[1:], *page[-1:]], strict=True))
    headings = {_heading(each.text) for each, after in follow[:-1] if _heads(each, after)}
    entries = [
        (at, each)
        for at, (each, after) in enumerate(follow)
        if each.short and (after.asks or not after.prose) and _heading(each.text) in headings
    ]
    for run in runs(entries, lambda one, other: other[0] == one[0] + 1):
        if len(run) > 1 and run[-1][1] is not page[-1]:
            yield from (each for _, each in run)


def _heads(each: PageLine, after: PageLine) -> bool:
    return after.prose and not after.asks and (each.bare or each.asks)


@REMEMBERED
def _heading(text: str) -> str:
    """Return a heading in lower case, without its number or bullet and without "[edit]"."""
    return EDIT_LINK.sub("", _ENTRY_NUMBER.sub("", text.lower(), count=1)).strip(TRIM)
