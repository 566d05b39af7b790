"""What the document behind a text has as well, as the page shows it: what was left out, links."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.drawing.words import omission_in_words
from argmap.model import Annotation, Source

MOST_PLACES = 12  # of what was left out several times, such as the heading of each page
_LONGEST_TITLE = 200  # characters of an address in the title of its words
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z\d+.-]{1,20}:|//")


@dataclass(frozen=True, slots=True)
class Listed:
    """Something of the document behind the text, as it is listed below the text."""

    words: str
    address: str = ""  # of a link
    places: tuple[tuple[int, str], ...] = ()  # lines where it was, and how they are cited
    more: int = 0  # how many places there are besides these

    @property
    def site(self) -> str:
        """Return what an address that is not a whole one is relative to."""
        return relative_to(self.address)


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign where something was left out: what that was, and its number in the list."""

    words: str
    entry: int  # from 1


def relative_to(address: str) -> str:
    """Return where an address is that is not a whole one; empty for others."""
    if not address or _ABSOLUTE.match(address):
        return ""
    return "in the document" if address.startswith("#") else "relative to the document's site"


def link_title(address: str) -> str:
    """Return what the page says of words that are a link."""
    short = address if len(address) <= _LONGEST_TITLE else f"{address[: _LONGEST_TITLE - 1]}…"
    return f"link to {short} {f'({relative_to(address)})' if relative_to(address) else ''}".strip()


def listed_omissions(source: Source) -> Iterator[Listed]:
    """Yield what was left out of a text, for the list below it."""
    return _listed(source, ((omission_in_words(each), "", each.line) for each in source.left_out))


def listed_links(annotation: Annotation) -> Iterator[Listed]:
    """Yield the links with words that a statement quotes."""
    source = annotation.source
    quoted = (part for each in annotation.statements for part in each.parts)
    rows = (
        (f"“{source.text[each.start : each.end]}”", each.address, source.line_at(each.start))
        for each in source.links_in(quoted)
    )
    return _listed(source, rows)


def _listed(source: Source, rows: Iterable[tuple[str, str, int | None]]) -> Iterator[Listed]:
    """Yield what is listed, in order; what has the same words and address is listed once."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for words, address, line in rows:
        lines[words, address] += [line] if line else []
    for (words, address), found in lines.items():
        places = tuple((line, source.line_name(line)) for line in found[:MOST_PLACES])
        yield Listed(words, address, places, len(found) - len(places))


def signs(source: Source) -> dict[int, dict[int, Sign]]:
    """Return for each line the signs in it, by offset; things in one place have one sign."""
    entries = {each.words: number for number, each in enumerate(listed_omissions(source), start=1)}
    found: dict[int, dict[int, Sign]] = defaultdict(dict)
    for each in source.left_out:
        if each.line and each.start is not None:
            words, here = omission_in_words(each), found[each.line]
            before = here.get(each.start)
            here[each.start] = (
                Sign(f"{before.words}; {words}", before.entry)
                if before
                else Sign(words, entries[words])
            )
    return found
