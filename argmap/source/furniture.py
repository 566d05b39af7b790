"""Lines that belong to the page and not to the text: menus, notices, running heads, with a reason.

Only whole lines are set aside. Most show what they are (`english/words/furniture.toml`); the others
are a few words without a sentence among such lines.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile
from typing import TypeAlias

from argmap.english.furniture import BYLINE, GREETING, MAIL_FIELD, WHEN, argues
from argmap.english.headings import asks
from argmap.english.page_shapes import is_appeal, is_figure, turn_label
from argmap.source import boilerplate, page_breaks, shapes
from argmap.source.lines import Line, runs, without
from argmap.source.page_breaks import neighbours
from argmap.source.page_lines import LISTING, SHORT, PageLine, read_page
from argmap.source.structure import is_item, paragraphs
from argmap.source.wrapping import are_apart, fills, joined, wrap_width, wraps

_Rule: TypeAlias = Callable[[Sequence[PageLine], Mapping[int, str]], Iterator[PageLine]]
_MAIL_FIELDS = 3  # this many different ones together are a mail header
_SIGNATURE_LINES = 8  # a mail signature has no more
_MENU_WORDS = 6  # words: no longer line counts as a menu line for its place alone
_TITLE_WORDS = 4  # words: a line of this many, of no kind, ends the menu at the head
_AMONG_WORDS = 3  # words: no longer line between two lines of the page belongs to it
_AMONG_LINES = 3
_ASKED_WORDS = 8  # of a question to who reads the page
_RUN = 4  # lines: this many short ones together are a menu
_RULED = "ruled line"
_NOT_LINKS = (_RULED, "page number", "running head", shapes.WITHIN)  # a text goes on below
_STOP = re.compile(r"[.!…][\"'”’)\]]*$")
_NAME = re.compile(r"(?:[A-ZÀ-Ý][\w.'’-]{0,20}\s){1,3}[A-ZÀ-Ý][\w'’-]{1,20}$")
_COUNTER = re.compile(r"\d[\d.,\u00a0]{0,9}[kKmM]?$")
_CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}\b")
_RANK = re.compile(r"\d{1,2}\.? ")
_DATED = re.compile(r".{0,12}\d{4}\b")
_BELOW_TITLE = ("time stamp", "reading time", "share line", "photo credit", "tags")
_DASHES = re.compile(r"-- ?$")
_AT_BREAKS = ("page number", "running head", "page turner")  # between the lines of a paragraph
_STRONGER = ("table of contents", "mail header", "mail signature")  # than other reasons


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Return the numbers of the lines that are page furniture, each with the reason in words.

    In a wrapped text, paragraphs are read and not lines, but for what interrupts them.
    """
    width = wrap_width(lines)
    if not width:
        return _furniture(lines)
    in_lines = _furniture(lines)
    found = _at_breaks(lines, in_lines)
    groups = _paragraphs(without(lines, found), in_lines.keys(), width)
    for number, reason in _furniture([line for line, _ in groups.values()]).items():
        found.update((each.number, reason) for each in groups[number][1])
    return found


def _furniture(lines: Sequence[Line]) -> dict[int, str]:
    page = read_page(lines)
    found = {each.number: each.kind for each in page if each.kind and each.kind != LISTING}
    for reason, rule in _RULES:
        for each in rule(page, found):
            if each.number not in found or reason in _STRONGER:
                found[each.number] = reason
    return found


def _at_breaks(lines: Sequence[Line], in_lines: Mapping[int, str]) -> dict[int, str]:
    """Return the lines that part pages: page numbers, running heads, and what is next to them."""
    filled = [line.number for line in lines if not line.blank]
    of_page = groupby(filled, key=lambda number: number in in_lines)
    together = (list(group) for is_found, group in of_page if is_found)
    return {
        number: in_lines[number]
        for group in together
        if any(in_lines[each] in _AT_BREAKS for each in group)
        for number in group
    }


def _paragraphs(
    lines: Sequence[Line], marked: Container[int], width: int
) -> dict[int, tuple[Line, Sequence[Line]]]:
    """Return each paragraph as one line, with its lines, by the number that it is given.

    A marked line is a paragraph of its own, unless the sentence of a full line goes on in it, or
    a full line precedes it that is of the page with it, or in a text whose paragraphs are apart.
    """
    apart = are_apart(lines, width)
    ends = {line.number for line, after in pairwise(lines) if _goes_on(line, after, width)}
    alone = {
        line.number
        for before, line in pairwise([None, *lines])
        if line and line.number in marked and not (before and _joins(before, line, width, apart))
    } - ends
    found: dict[int, tuple[Line, Sequence[Line]]] = {}
    number = last = 0
    for _, stretch in groupby(lines, key=lambda line: line.number if line.number in alone else 0):
        for group in paragraphs(list(stretch), width):
            number += 1 + (group[0].number > last + 1)
            last = group[-1].number
            found[number] = (_as_one_line(number, group), group)
    return found


def _goes_on(line: Line, after: Line, width: int) -> bool:
    """Return whether the sentence of a full line goes on in the next one."""
    return after.plain[:1].islower() and wraps(line, after, width)


def _joins(before: Line, line: Line, width: int, apart: bool) -> bool:  # noqa: FBT001
    """Return whether a line of the page goes on from the one before it."""
    if wraps(before, line, width):
        return True
    if before.blank or not fills(before.plain, line.plain, width):
        return False
    return apart or bool(read_page([_as_one_line(0, [before, line])])[0].kind)


def _as_one_line(number: int, group: Sequence[Line]) -> Line:
    text = joined(line.plain for line in group)
    start, end, quoted = group[0].start, group[-1].end, group[0].quoted
    return Line(number, start, end, text, quoted=quoted, blank=False)


def _mail_head(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the fields of a mail header except the subject, which is the title of the text."""
    fields = ((each, MAIL_FIELD.match(each.text)) for each in page)
    for is_field, group in groupby(fields, key=lambda pair: bool(pair[1])):
        head = list(group) if is_field else []
        if len({each.text.partition(":")[0] for each, _ in head}) >= _MAIL_FIELDS:
            yield from (each for each, match in head if match and not match[1])


def _signature(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the two dashes at the end of a mail and what follows them, if that is short."""
    dashes = [at for at, each in enumerate(page) if _DASHES.match(each.line.plain)]
    lines = page[dashes[-1] :] if dashes else ()
    if len(lines) <= _SIGNATURE_LINES + 1 and not any(each.prose for each in lines[1:]):
        yield from lines


def _listings(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield a "read also" line and the titles listed under it; above the text these are a menu."""
    listing = opened = text_began = False
    last = 0
    for each in page:
        opens = each.kind == LISTING
        in_reach = listing and (opened or each.number <= last + 1)
        text_began = text_began or (each.prose and not opens)
        is_entry = _is_title(each) or (_is_ranked(each) and each.number <= last + 1)
        listing = opens or (in_reach and text_began and is_entry)
        opened, last = opens, each.number
        if listing:
            yield each


def _is_title(each: PageLine) -> bool:
    return each.size <= SHORT and not _STOP.search(each.text) and not is_item(each.text)


def _is_ranked(each: PageLine) -> bool:
    """Return whether a line is a title with its rank: "1. Ten ferries"."""
    return each.size <= SHORT and not _STOP.search(each.text) and bool(_RANK.match(each.text))


def _labels(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield labels and counters next to another label or next to a line of the page."""
    for at, each in enumerate(page):
        counts = each.size <= _MENU_WORDS and bool(_COUNTER.match(each.text))
        beside = neighbours(page, at) if each.label or counts else ()
        company = sum(other.label or _is_of_page(other, found) for other in beside)
        if company > counts or (each.label and any(_COUNTER.match(one.text) for one in beside)):
            yield each


def _is_of_page(each: PageLine, found: Mapping[int, str], weak: Sequence[str] = (_RULED,)) -> bool:
    """Return whether a line is set aside for more than weak reasons; texts have ruled lines too."""
    return found.get(each.number, _RULED) not in weak


def _head_menu(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the lines of a menu above the title that show no kind of furniture.

    What is below its last line is the title; so is the longest line, wherever it is.
    """
    zone = page[: _beginning(page, found)]
    of_menu = _shown_menu(zone, found)
    plain = [at for at, each in enumerate(zone) if each.number not in found]
    if len(of_menu) < 2 or not plain:
        return
    end = max(at for at in of_menu if at == min(of_menu) or not _is_below_title(zone, at, found))
    title = max(reversed(plain), key=lambda at: _like_title(zone[at]))
    says = max(plain, key=lambda at: (_says(zone[at]), -at))
    kept = (title, says) if _says(zone[says]) else (title,)
    for at in plain:
        if at < end:
            of_page = at in of_menu or (at not in kept and _could_be_menu(zone, at, found))
        else:
            is_too_short = zone[at].size < _AMONG_WORDS and zone[title].size >= _TITLE_WORDS
            of_page = at == end or (at < title and is_too_short)
        if of_page:
            yield zone[at]


def _like_title(each: PageLine) -> tuple[bool, bool, int]:
    """Return how likely a line is the title, against others: no time, no shape, its words."""
    has_shape = shapes.is_sure(each) or is_figure(each.text)
    return not _CLOCK.match(each.text), not has_shape, each.size


def _says(each: PageLine) -> bool:
    return each.says_something or (each.size >= _TITLE_WORDS and asks(each.text))


def _dates(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield dates above the text, with the short lines around them below the title."""
    zone = list(takewhile(lambda each: not each.prose or each.asks or each.number in found, page))
    zone = zone if len(zone) < len(page) else []
    dated = {at for at, each in enumerate(zone) if at and WHEN.match(each.text)}
    plain = [at for at, each in enumerate(zone) if each.number not in found and at not in dated]
    title = max(reversed(plain), key=lambda at: zone[at].size, default=len(zone))
    turns = Counter(turn_label(each.text) for each in page if ":" in each.text)
    for at, each in enumerate(zone):
        is_short = each.size <= _TITLE_WORDS and not (
            each.asks
            or GREETING.match(each.text)
            or BYLINE.match(each.text)
            or turns[turn_label(each.text)] > 1
        )
        if at in dated or (at > title and is_short and {at - 1, at - 2, at + 1} & dated):
            yield each


def _masthead(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the lines at the very top down to the last one in capitals, if the title has others."""
    zone = page[: _beginning(page, found)]
    capitals = [at for at, each in enumerate(zone) if each.bare and each.text.isupper()]
    if len(capitals) < 2 or capitals[-1] + 1 < _AMONG_LINES or capitals[-1] + 1 == len(zone):
        return
    title = max(zone[capitals[-1] + 1 :], key=lambda each: each.size)
    if title.size >= _TITLE_WORDS and title.number not in found:
        yield from (each for each in zone[: capitals[-1] + 1] if each.size <= _MENU_WORDS)


def _is_below_title(zone: Sequence[PageLine], at: int, found: Mapping[int, str]) -> bool:
    """Return whether a line is of those that follow a title, and one that may be it precedes."""
    may_follow = found.get(zone[at].number) in _BELOW_TITLE
    titles = (each for each in zone[:at] if each.number not in found)
    return may_follow and any(each.size >= _TITLE_WORDS for each in titles)


def _beginning(page: Sequence[PageLine], found: Mapping[int, str]) -> int:
    """Return the position at which the text begins, or its byline; 0 if there is none."""
    for at, each in enumerate(page):
        if each.number not in found and (each.prose or (at and _is_byline(page, at))):
            return at
    return 0


def _is_byline(page: Sequence[PageLine], at: int) -> bool:
    """Return whether a line is a byline; a date among the lines of a menu is not one."""
    if not BYLINE.match(page[at].text):
        return False
    return not _DATED.match(page[at].text) or not any(each.bare for each in page[at + 1 : at + 3])


def _shown_menu(zone: Sequence[PageLine], found: Mapping[int, str]) -> set[int]:
    """Return the positions of what must be a menu; a run of short lines may end with the title."""
    of_menu = {at for at, each in enumerate(zone) if each.number in found}
    short = {
        at
        for at, each in enumerate(zone)
        if each.label
        or (
            _is_small(each, _AMONG_WORDS)
            and not (GREETING.match(each.text) or is_figure(each.text))
        )
    }
    for run in runs(sorted(of_menu | short), lambda one, other: other == one + 1):
        if len(run) >= _RUN:
            of_menu.update(run[:-1] if run[-1] == len(zone) - 1 else run)
    return of_menu


def _could_be_menu(zone: Sequence[PageLine], at: int, found: Mapping[int, str]) -> bool:
    """Return whether a line above the end of a menu is of it; below a path the title may be."""
    below_path = at and found.get(zone[at - 1].number) == "breadcrumb"
    if below_path or GREETING.match(zone[at].text) or is_figure(zone[at].text):
        return False
    return zone[at].size < _MENU_WORDS or not zone[at].says_something


def _foot(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the bare lines after the end of the text, but for who signs it."""
    lines = page[shapes.end_zone(page, found) :]
    links = [at for at, each in enumerate(lines) if _is_of_page(each, found, _NOT_LINKS)]
    if len(links) < 1 + (len(lines) < _RUN):
        return
    first = links[0] if _is_open(page, len(page) - len(lines)) else 0
    signed = _signatures(lines[first : links[0]])
    for at, each in enumerate(lines[first + signed :], first + signed):
        if at > links[0]:
            asks_reader = each.asks and each.size <= _ASKED_WORDS and not argues(each.text)
            is_link = asks_reader or (each.bare and not each.says_something)
        else:
            is_link = _could_be_link(each) and not (is_figure(each.text) or is_appeal(each.text))
        if is_link:
            yield each


def _is_open(page: Sequence[PageLine], end: int) -> bool:
    """Return whether the text ends with the beginning of a list, or has no full stop."""
    return not end or not _STOP.search(page[end - 1].text)


def _is_first_name(each: PageLine) -> bool:
    return each.size == 1 and each.text.istitle() and not each.label


def _signatures(lines: Sequence[PageLine]) -> int:
    """Return how many lines are of who signs a text: "Yours sincerely,", names, their offices."""
    names = [
        at
        for at, each in enumerate(lines)
        if _NAME.match(each.text) or each.text.endswith(",") or _is_first_name(each)
    ]
    return min(len(lines), names[-1] + 2) if names else 0


def _ending(page: Sequence[PageLine], belongs: Callable[[PageLine], bool]) -> list[PageLine]:
    return list(takewhile(belongs, reversed(page)))[::-1]


def _tail(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield four or more short lines at the very end that say nothing and are not names: links."""
    lines = _ending(page, lambda each: each.number in found or _could_be_link(each))
    plain = [each for each in lines if each.number not in found]
    names = sum(bool(_NAME.match(each.text)) for each in plain)
    before = page[: len(page) - len(lines)][-1:]
    if len(plain) >= _RUN and 2 * names < len(plain) and before:
        yield from plain if not before[0].text.endswith(":") else ()


def _could_be_link(each: PageLine) -> bool:
    if not each.bare or each.size > _TITLE_WORDS or any(mark in each.text for mark in ',;“”"'):
        return False
    return not BYLINE.match(each.text) and not each.speaks


def _between(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield up to three short lines between lines of the page; longer ones next to contacts."""
    at = 0
    for is_found, group in groupby(page, key=lambda each: each.number in found):
        inner = list(group)
        around = page[max(0, at - 1) : at], page[at + len(inner) : at + len(inner) + 1]
        at += len(inner)
        if is_found or len(inner) > _AMONG_LINES or not all(around):
            continue
        (before,), (after,) = around
        if _is_of_page(before, found) and _is_of_page(after, found):
            most = _MENU_WORDS if found[before.number] == "contact line" else _AMONG_WORDS
            if all(_is_small(each, most) and not each.text[:1].islower() for each in inner):
                yield from inner


def _is_small(each: PageLine, most: int) -> bool:
    return each.bare and each.size <= most


# In this order: each rule sees what the rules before it have found, and what it has found itself.
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("page number", page_breaks.page_numbers),
    ("running head", page_breaks.running_heads),
    ("running head", page_breaks.breaks_in_sentences),
    ("table of contents", page_breaks.contents),
    ("mail header", _mail_head),
    (LISTING, _listings),
    ("mail signature", _signature),
    ("end mark", boilerplate.end_marks),
    ("notice about the page", boilerplate.notices),
    ("about the sender", boilerplate.about),
    ("about the author", boilerplate.biography),
    ("line of the page by its shape", shapes.by_shape),
    ("question to the reader", shapes.polls),
    ("menu line", _labels),
    ("menu line", _head_menu),
    ("date line", _dates),
    ("masthead", _masthead),
    ("line among the links at the foot of the page", _foot),
    ("line among the links at the foot of the page", _tail),
    ("line between lines of the page", _between),
    ("line above the text", shapes.above),
    ("line between lines of the page", shapes.among),
)
