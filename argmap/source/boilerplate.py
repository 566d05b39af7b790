"""What senders say of themselves under a text: "About us" with its paragraph, an author's life."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from argmap.english.furniture import ABOUT, BIOGRAPHY, BYLINE, END_MARK, NAME_AT_START, SELF, argues
from argmap.english.page_shapes import is_notice
from argmap.source.page_breaks import neighbours
from argmap.source.page_lines import PageLine

_BYLINE_WORDS = 12
_FEWEST_LEFT = 2  # paragraphs of a text under which somebody's life is told
_BEGINNING = 200  # characters of a paragraph in which its verb is
_LONGEST_LIFE = 60  # words
_LONGEST_NOTICE = 120  # words


def end_marks(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield "ENDS" and the like, which are not the first line nor followed by many paragraphs."""
    for at, each in enumerate(page):
        if at and each.size <= 3 and END_MARK.match(each.text):
            yield each


def notices(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield what pages say of themselves in sentences, next to a line of the page; its heading."""
    for at, each in enumerate(page):
        if each.number in found or each.size > _LONGEST_NOTICE or not is_notice(each.text):
            continue
        before = page[at - 1] if at else None
        if before and (before.bare or before.label) and ABOUT.match(before.text):
            yield before
        if any(one.bare or one.kind or one.number in found for one in neighbours(page, at)):
            yield each


def about(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield an "About us" after the text, and the paragraphs under it that only describe."""
    for at, each in enumerate(page):
        heading = ABOUT.match(each.text) if each.bare or each.kind or each.label else None
        if heading and any(before.prose for before in page[:at]):
            under = list(_under(page[at + 1 :], heading["who"] or "", found))
            if under and not _text_after(page[at + 1 + len(under) :], found):
                yield each
                yield from under


def _under(lines: Sequence[PageLine], who: str, found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the paragraphs up to the next short line; none if the first one argues."""
    for number, each in enumerate(lines):
        if not each.prose or each.number in found:
            return
        if argues(each.text) or (number == 0 and not _describes(each.text, who)):
            return
        yield each


def _describes(text: str, who: str) -> bool:
    """Return whether a paragraph says who somebody is: it begins with their name, or has a verb."""
    names = [word.strip(",:") for word in who.split() if word[:1].isupper()]
    if names and text.removeprefix("The ").startswith(names[0]):
        return True
    named = not names or any(name in text for name in names)
    return named and bool(SELF.search(text[:_BEGINNING]))


def _text_after(lines: Sequence[PageLine], found: Mapping[int, str]) -> bool:
    """Return whether an argument follows."""
    return any(each.prose and each.number not in found and argues(each.text) for each in lines)


def biography(page: Sequence[PageLine], found: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the last paragraphs of a text that only say who wrote or sent it."""
    prose = [each for each in page if each.prose and each.number not in found]
    lives = list(takewhile(lambda each: _is_life(each, page), reversed(prose)))
    if len(prose) - len(lives) >= _FEWEST_LEFT:
        yield from lives


def _is_life(each: PageLine, page: Sequence[PageLine]) -> bool:
    if each.size > _LONGEST_LIFE or argues(each.text):
        return False
    return bool(BIOGRAPHY.match(each.text)) or _is_of_author(each.text, page)


def _is_of_author(text: str, page: Sequence[PageLine]) -> bool:
    """Return whether a paragraph begins with a name that a byline gives: "Ada Venn lives in"."""
    name = NAME_AT_START.match(text)
    first = name[0].strip() if name else text.split(maxsplit=1)[0]
    written = [each.text for each in page if each.size <= _BYLINE_WORDS and BYLINE.match(each.text)]
    is_named = any(f" {first} " in f"{line} " for line in written)
    return is_named and (
        bool(name and " " in first) or bool(SELF.match(text[len(first) :].lstrip()))
    )
