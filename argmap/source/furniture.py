"""Lines that belong to the page and not to the text: menus, notices, running heads, with a reason.

Only whole lines are set aside. Most of them show what they are (`english/words/furniture.toml`);
the others are a few words without a sentence, and have such lines for neighbours: in the menu above
the title, among the links at the foot, in a list of other articles, next to a page number. A line
that contains a sentence stays.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from argmap.english.furniture import MAIL_FIELD
from argmap.source import menus, page_breaks
from argmap.source.lines import Line
from argmap.source.page_lines import LISTING, PageLine, read_page

_Rule: TypeAlias = Callable[[Sequence[PageLine], Mapping[int, str]], Iterator[PageLine]]
_MAIL_FIELDS = 3  # so many different ones together are the head of a mail
_SIGNATURE_LINES = 8  # the signature of a mail has no more
_DASHES = re.compile(r"-- ?$")
_STRONGER = ("table of contents", "head of a mail", "signature of a mail")  # than other reasons


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Return the numbers of the lines that are page furniture, each with the reason in words."""
    page = read_page(lines)
    found = {each.number: each.kind for each in page if each.kind and each.kind != LISTING}
    for reason, rule in _RULES:
        for each in rule(page, found):
            if each.number not in found or reason in _STRONGER:
                found[each.number] = reason
    return found


def _mail_head(page: Sequence[PageLine], _: Mapping[int, str]) -> Iterator[PageLine]:
    """Yield the fields at the head of a mail, but the subject, which is the title of the text."""
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


# In this order: each rule sees what the rules before it have found, and what it has found itself.
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("page number", page_breaks.page_numbers),
    ("running head", page_breaks.running_heads),
    ("running head", page_breaks.breaks_in_sentences),
    ("table of contents", page_breaks.contents),
    ("head of a mail", _mail_head),
    (LISTING, menus.listings),
    ("signature of a mail", _signature),
    ("menu line", menus.labels),
    ("menu line", menus.head_menu),
    ("line among the links at the foot of the page", menus.foot),
    ("line among the links at the foot of the page", menus.tail),
    ("line between lines of the page", menus.between),
)
