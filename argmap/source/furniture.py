"""Lines that belong to the page and not to the text: menus, notices, running heads; each with its reason.

Only whole lines are set aside. Most show it themselves (a sign from `furniture.toml`); the others are a
few words without a sentence, and stand among such lines: in the menu above the title, in the list of
links at the foot, in a list of other articles, beside a page number. A line with a sentence in it stays.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from argmap.source.structure import FINITE, Line, is_item, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SHORT = 15  # words: no longer line is a title in a list of articles, or a running head
_LONGEST = 28  # words: no longer line is compared with a pattern
_WIDEST = 300  # characters: the same
_FULL = 40  # characters: no shorter line was broken because it was full
_WRAPPED = 5  # words: no shorter line is taken for a part of a sentence
_BARE_WIDTH = 120  # characters: no longer line is a few words
_MENU_WORDS = 6  # words: no longer line is taken for a menu line for the place alone
_TITLE_WORDS = 4  # words: a line of so many, with no sign of its own, ends the menu at the head
_AMONG_WORDS = 3  # words: the same between two lines of the page; beside a contact line, names and offices have more
_SIGNATURE_LINES = 8  # a mail's signature has no more

_LISTING = "list of other articles"
_CONTACT = "contact line"
_RULE = "ruled line"
_SIGNATURE = "signature of a mail"
_ASKED_WORDS = 10
_RUN = 4  # lines: so many short ones together are a menu
_NUMBER = "page number"
_HEAD = "running head"
_IN_MENU = "menu line"
_AT_FOOT = "line among the links at the foot of the page"
_AMONG = "line between lines of the page"
_NOT_LINKS = (
    _RULE,
    _NUMBER,
    _HEAD,
)  # what stands at the foot of a document's pages, and not of a web page

_BETWEEN = re.compile(r"\s{0,9}[|·•]\s{0,9}|\s{2,}|\t")  # what parts the entries of a menu
_ENTRY = re.compile(r"[^|·•.!?;,]{1,25}$")
_STOP = re.compile(r"[.!…][\"'”’)\]]*$")
_OPEN = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_DIGITS = re.compile(r"\d+")
_LONE_NUMBER = re.compile(r"\d{1,4}$")
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_NUMBERED_HEAD = re.compile(
    r"(?:[^|·•.!?;]{3,80}\s?[|·•–—-]\s?(\d{1,4})|(\d{1,4})\s?[|·•–—-]\s?[^|·•.!?;]{3,80})$"
)
_NAME = re.compile(r"(?:[A-ZÀ-Ý][\w.'’-]{0,20}\s){1,3}[A-ZÀ-Ý][\w'’-]{1,20}$")
_COUNTER = re.compile(r"\d[\d.,\u00a0]{0,9}[kKmM]?$")
_DASHES = re.compile(r"-- ?$")
_TRIM = " \t\u00a0|·•*»›→←«‹↑↓×▶►▼▾+[]…-–—#"
_MARK_OF_EDITOR = re.compile(
    r" ?\[edit(?: source)?\]$"
)  # what an encyclopedia writes behind its headings
_ENTRY_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s{1,4}(?=\S)")
_MAIL_FIELD = re.compile(
    r"(?:from|to|cc|bcc|reply-to|sent|date|(subject|betreff|objet|тема)|von|an|gesendet|datum|de|à|envoyé|от|кому|дата)\s?:\s*\S",
    re.IGNORECASE,
)
_MAIL_FIELDS = 3  # so many together are the head of a mail
_CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}\b")
_COUNT = re.compile(r"\s?[(\[]?\d{1,6}[)\]]?$")
_BYLINE = re.compile(
    r"(?:by|von|par|por|av|text|words|author|reviewed by|written by|posted (?:on|by)|published|publié|stand|date|автор)\b[\s:]|.{0,12}\d{4}\b",
    re.IGNORECASE,
)
# Words of somebody who says something, in a line that has no full stop.
_SAYS = FINITE | frozenset(
    "we our us you your i my not no never nobody nothing none why because therefore".split()
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a line that is not blank shows by itself."""

    line: Line
    text: str
    size: int  # words; beyond the longest that matters it is not counted further
    sign: str = ""  # what it shows itself to be
    label: bool = False  # a word or two that menus say
    short: bool = False  # could be a running head: no more words than a title, and no part of a sentence that is broken here
    bare: bool = False  # a few words that do not end as sentences do, and no list item

    @property
    def number(self) -> int:
        """Return the number of the line."""
        return self.line.number

    @property
    def prose(self) -> bool:
        """Return whether the line belongs to a text: it has no sign, and is more than a few words."""
        return not (self.bare or self.sign or self.label)


@cache
def _table() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], frozenset[str]]:
    """Return what a line can show itself to be, each with one pattern; and what menus say."""
    table = tomllib.loads(
        resources.files("argmap.english").joinpath("furniture.toml").read_text("utf-8")
    )
    signs = tuple(
        (name, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
        for name, patterns in table["signs"].items()
    )
    return signs, frozenset(
        " ".join(words.split()) for words in table["labels"]["words"].split("|")
    )


def furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Return the numbers of the lines that are page furniture, each with the reason in words."""
    facts = _facts_of([line for line in lines if not line.blank])
    found = {each.number: each.sign for each in facts if each.sign and each.sign != _LISTING}
    for rule in (
        _page_numbers,
        _running_heads,
        _page_breaks,
        _contents,
        _mail_head,
        _listings,
        _signature,
        _labels,
        _head_menu,
        _foot,
        _tail,
        _among,
    ):
        found.update(rule(facts, found))
    return found


def _facts_of(lines: Sequence[Line]) -> list[_Facts]:
    """Return what each line shows; a line of some length before or after a break inside a sentence belongs to the text."""
    texts = [line.plain.strip() for line in lines]
    facts: list[_Facts] = []
    for line, before, text, after in zip(
        lines, ["", *texts], texts, [*texts[1:], ""], strict=False
    ):
        if len(text) > _WIDEST:
            facts.append(_Facts(line, text, _LONGEST + 1))
            continue
        size = len(words(text))
        goes_on = (
            text[:1].islower()
            and size >= _WRAPPED
            and len(before) >= _FULL
            and not _CLOSED.search(before[-20:])
        )
        closed = bool(_CLOSED.search(text[-20:]))
        is_open = after[:1].islower() and size >= _WRAPPED and not closed
        if size > _LONGEST or goes_on or (is_open and len(text) >= _FULL):
            facts.append(_Facts(line, text, size))
            continue
        sign = _sign(text)
        label = not sign and _is_label(text)
        short = size <= SHORT and (not is_open or bool(sign) or label)
        bare = short and size > 0 and not closed and not is_item(text)
        facts.append(_Facts(line, text, size, sign, label, short, bare))
    return facts


def _sign(text: str) -> str:
    """Return what a line shows itself to be, or nothing."""
    small = _MARK_OF_EDITOR.sub(
        "", text.lower()
    )  # the patterns are written in small letters; without regard to case they would take twice as long
    narrow = " ".join(small.split())
    for name, pattern in _table()[0]:
        if pattern.match(small) or (narrow != small and pattern.match(narrow)):
            return name
    return _IN_MENU if _is_menu(text) else ""


def _is_menu(text: str) -> bool:
    """Return whether a line is three or more short entries, parted by bars, dots or wide gaps, without figures."""
    entries = _BETWEEN.split(text) if not _DIGITS.search(text) else []
    return 3 <= len(entries) <= 17 and all(_ENTRY.match(entry) for entry in entries)


def _is_label(text: str) -> bool:
    """Return whether a line says what menus say, and nothing more."""
    bare = text.strip(_TRIM).lower()
    return bare in _table()[1] or _COUNT.sub("", bare).strip(_TRIM) in _table()[1]


def _page_numbers(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield numbers that stand alone on their lines, count up by one, and cut a sentence or stand beside a line that comes again."""
    values = {
        position: _value(each.text)
        for position, each in enumerate(facts)
        if each.size == 1 and each.number not in found
    }
    masks = Counter(_mask(each) for each in facts if each.short)
    runs: list[list[int]] = []
    for position, value in values.items():
        if value and runs and value == (values[runs[-1][-1]] or 0) + 1:
            runs[-1].append(position)
        elif value:
            runs.append([position])
    for run in runs:
        apart = all(later - earlier > 2 for earlier, later in pairwise(run))
        if (
            len(run) > 1
            and apart
            and any(
                _cuts(facts, position, position) or _has_recurring(facts, position, masks)
                for position in run
            )
        ):
            yield from ((facts[position].number, _NUMBER) for position in run)


def _value(text: str) -> int | None:
    """Return the number that a line consists of, in digits or in small Roman letters."""
    if _LONE_NUMBER.match(text):
        return int(text)
    return _ROMANS.index(text) + 1 if text in _ROMANS else None


def _cuts(facts: Sequence[_Facts], first: int, last: int) -> bool:
    """Return whether lines stand in the middle of a sentence."""
    if not first or last + 1 >= len(facts):
        return False
    return not _CLOSED.search(facts[first - 1].text[-20:]) and facts[last + 1].text[:1].islower()


def _has_recurring(facts: Sequence[_Facts], position: int, masks: Mapping[str, int]) -> bool:
    beside = _neighbours(facts, position)
    return any(
        each.short and _value(each.text) is None and masks[_mask(each)] > 1 for each in beside
    )


def _neighbours(facts: Sequence[_Facts], position: int) -> list[_Facts]:
    return [facts[place] for place in (position - 1, position + 1) if 0 <= place < len(facts)]


def _mask(facts: _Facts) -> str:
    return _DIGITS.sub("0", " ".join(facts.text.split()))


def _running_heads(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield short lines that come back beside page numbers, or with a page number in them: a document's running heads and feet."""
    masks = Counter(_mask(each) for each in facts if each.short)
    counting: dict[str, list[tuple[int, int]]] = {}
    for position, each in enumerate(facts):
        if each.number in found or not each.short or masks[_mask(each)] < 2:
            continue
        beside = _neighbours(facts, position)
        if any(
            found.get(other.number) == _NUMBER and abs(other.number - each.number) <= 2
            for other in beside
        ):
            yield each.number, _HEAD
        elif match := _NUMBERED_HEAD.match(each.text):
            counting.setdefault(_mask(each), []).append((each.number, int(match[1] or match[2])))
    for places in counting.values():
        if len(places) > 1 and all(
            later[1] == earlier[1] + 1 for earlier, later in pairwise(places)
        ):
            yield from ((number, _HEAD) for number, _ in places)


def _page_breaks(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield lines that cut a sentence, up to three together, where one of them comes again elsewhere or is of the page."""
    seen = Counter(_mask(each) for each in facts if each.bare)
    breaks: set[str] = set()
    for first, each in enumerate(facts):
        if not each.bare or not first:
            continue
        for last in range(first, min(first + 3, len(facts) - 1)):
            group = facts[first : last + 1]
            if not group[-1].bare or group[-1].text[:1].islower():
                break
            if _cuts(facts, first, last) and any(
                seen[_mask(one)] > 1 or one.number in found for one in group
            ):
                breaks.update(_mask(one) for one in group if seen[_mask(one)] > 1)
                yield from ((one.number, _HEAD) for one in group if one.number not in found)
    yield from (
        (each.number, _HEAD)
        for each in facts
        if each.bare and each.number not in found and _mask(each) in breaks
    )


def _contents(facts: Sequence[_Facts], _: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield lines that stand together and come again, each as the heading of a paragraph: a table of contents."""
    headings = {
        _heading(each.text)
        for each, after in pairwise(facts)
        if (each.bare or _asks(each)) and after.prose
    }
    run: list[_Facts] = []
    for each, after in pairwise([*facts, *facts[-1:]]):
        if each.short and _heading(each.text) in headings and not after.prose:
            run.append(each)
            continue
        if len(run) > 1:
            yield from ((one.number, "table of contents") for one in run)
        run = []


def _heading(text: str) -> str:
    """Return a heading in small letters, without its number or bullet and the mark of an encyclopedia's editor."""
    return _MARK_OF_EDITOR.sub("", _ENTRY_NUMBER.sub("", text.lower(), count=1)).strip(_TRIM)


def _mail_head(facts: Sequence[_Facts], _: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the lines at the head of a mail that say who writes to whom and when; what it is about is its title."""
    for is_field, group in groupby(facts, key=lambda each: bool(_MAIL_FIELD.match(each.text))):
        fields = [
            (each, match) for each in group if is_field and (match := _MAIL_FIELD.match(each.text))
        ]
        if len({each.text.partition(":")[0] for each, _ in fields}) >= _MAIL_FIELDS:
            yield from ((each.number, "head of a mail") for each, match in fields if not match[1])


def _listings(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield a "read also" line and the titles listed under it: short lines without a full stop.

    Blank lines may stand between the line and its titles; among the titles one ends the list.
    """
    listing = opened = text_began = (
        False  # above the text a list of links is a menu, and the title may stand right below it
    )
    last = 0
    for each in facts:
        opens = each.sign == _LISTING
        if not opens and each.number > last + 1 and not opened:
            listing = False
        text_began = text_began or (each.prose and not opens)
        listing = opens or (
            listing
            and text_began
            and each.size <= SHORT
            and not _STOP.search(each.text)
            and not is_item(each.text)
        )
        opened, last = opens, each.number
        if listing and each.number not in found:
            yield each.number, _LISTING


def _signature(facts: Sequence[_Facts], _: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a mail's signature: the two dashes, and what is left of the mail if it is short."""
    first = max(
        (position for position, each in enumerate(facts) if _DASHES.match(each.line.plain)),
        default=len(facts),
    )
    if len(facts) - first <= _SIGNATURE_LINES + 1 and not any(
        each.prose for each in facts[first + 1 :]
    ):
        yield from ((each.number, _SIGNATURE) for each in facts[first:])


def _labels(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield labels that stand beside another label or beside a line of the page."""
    for position, each in enumerate(facts):
        counts = each.size <= _MENU_WORDS and bool(_COUNTER.match(each.text))
        if each.number in found or not (each.label or counts):
            continue
        beside = _neighbours(facts, position)
        company = [other for other in beside if other.label or _is_of_page(other, found)]
        if len(company) > counts or (
            each.label and any(_COUNTER.match(other.text) for other in beside)
        ):
            yield each.number, _IN_MENU


def _is_of_page(facts: _Facts, found: Mapping[int, str]) -> bool:
    """Return whether a line is set aside for more than being a ruled line, which texts have too."""
    return found.get(facts.number, _RULE) != _RULE


def _head_menu(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a menu above the title that have no sign of their own.

    A menu shows itself by two lines with a sign, or by four together of at most three words. What
    stands below its last line is the title; so is the longest line, wherever it stands.
    """
    size = next(
        (
            at
            for at, each in enumerate(facts)
            if each.number not in found and (each.prose or (at and _BYLINE.match(each.text)))
        ),
        0,
    )
    zone = facts[:size]
    of_menu = {at for at, each in enumerate(zone) if each.number in found}
    for run in _runs(zone, found, words_at_most=_AMONG_WORDS):
        if len(run) >= _RUN:
            of_menu.update(run[:-1] if run[-1] == size - 1 else run)
    plain = [at for at, each in enumerate(zone) if each.number not in found]
    if len(of_menu) < 2 or not plain:
        return
    end = max(of_menu)
    longest = max(reversed(plain), key=lambda at: (not _CLOCK.match(zone[at].text), zone[at].size))
    for at in plain:
        below_path = (
            at > 0 and found.get(zone[at - 1].number) == "breadcrumb"
        )  # that is where a title stands
        above = (
            at < end
            and at != longest
            and not below_path
            and not (zone[at].size >= _MENU_WORDS and _says_something(zone[at]))
        )
        of_title = (
            end < at < longest
            and zone[at].size < _AMONG_WORDS
            and zone[longest].size >= _TITLE_WORDS
        )
        if at in of_menu or above or of_title:
            yield zone[at].number, _IN_MENU


def _runs(
    facts: Sequence[_Facts], found: Mapping[int, str], *, words_at_most: int
) -> Iterator[list[int]]:
    """Yield the places of short lines that stand together."""
    run: list[int] = []
    for at, each in enumerate(facts):
        if each.number in found or each.label or (each.bare and each.size <= words_at_most):
            run.append(at)
            continue
        yield run
        run = []
    yield run


def _foot(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the bare lines after the end of the text, from the first one on that has a sign."""
    first = len(facts)
    while first and (
        facts[first - 1].number in found or not facts[first - 1].prose or _asks(facts[first - 1])
    ):
        first -= 1
    signs = [
        at
        for at in range(first, len(facts))
        if found.get(facts[at].number, _RULE) not in _NOT_LINKS
    ]
    if len(signs) < 2:
        return
    for each in facts[signs[0] :]:
        if each.number not in found and (_asks(each) or (each.bare and not _says_something(each))):
            yield each.number, _AT_FOOT


def _asks(facts: _Facts) -> bool:
    """Return whether a line is a short question, as the foot of a page puts them (was this helpful?)."""
    return facts.size <= _ASKED_WORDS and facts.text.endswith("?")


def _tail(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield four or more short lines at the very end that say nothing and are no names: links that no sign shows."""
    first = len(facts)
    while first and (facts[first - 1].number in found or _is_link(facts[first - 1])):
        first -= 1
    plain = [each for each in facts[first:] if each.number not in found]
    names = sum(bool(_NAME.match(each.text)) for each in plain)
    if (
        first
        and len(plain) >= _RUN
        and 2 * names < len(plain)
        and not facts[first - 1].text.endswith(":")
    ):
        yield from ((each.number, _AT_FOOT) for each in plain)


def _is_link(facts: _Facts) -> bool:
    """Return whether a line could be a link in a menu: at most four words, no sign inside, nobody speaking."""
    if (
        not facts.bare
        or facts.size > _TITLE_WORDS
        or _BYLINE.match(facts.text)
        or any(sign in facts.text for sign in ',;“”"')
    ):
        return False
    return not any(word.lower().replace("’", "'") in _SAYS for word in words(facts.text))


def _says_something(facts: _Facts) -> bool:
    """Return whether a line without a full stop is nevertheless a sentence of somebody."""
    return facts.size > 3 and any(
        word.lower().replace("’", "'") in _SAYS for word in words(facts.text)
    )


def _among(facts: Sequence[_Facts], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield up to three short lines that stand between lines of the page."""
    position = 0
    for is_found, group in groupby(facts, key=lambda each: each.number in found):
        inner = list(group)
        before = facts[position - 1] if position else None
        position += len(inner)
        if is_found or before is None or position == len(facts) or len(inner) > 3:
            continue
        if _is_of_page(before, found) and _is_of_page(facts[position], found):
            most = _MENU_WORDS if found[before.number] == _CONTACT else _AMONG_WORDS
            if all(
                each.bare and each.size <= most and not each.text[:1].islower() for each in inner
            ):
                yield from ((each.number, _AMONG) for each in inner)


def is_bare(text: str) -> bool:
    """Return whether a line is a few words without the end of a sentence, as menu lines are."""
    text = text.strip()
    return 0 < len(text) <= _BARE_WIDTH and len(words(text)) <= 8 and not _OPEN.search(text)
