"""The words of a line as a reader collects them; what is left out and links keep their places.

While words are collected, one control character stands for each such place. No text that is added
contains one: they are removed from documents.
"""

import re
from dataclasses import dataclass, field

from argmap.documents.piece import DocumentLine, LeftOut, Target, squeeze, tidy

_GONE, _OPEN, _CLOSE = "\x01", "\x02", "\x03"
_MARKS = re.compile("([\x01\x02\x03])")
_CONTROL: dict[int, str | None] = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_CONTROL |= dict.fromkeys((11, 12, *range(28, 32), 0x85), " ")  # these separate words


def without_control(text: str) -> str:
    """Return a text with plain line ends and without control characters; a break is a space."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)


@dataclass
class Words:
    """The words of one line, collected part by part."""

    _parts: list[str] = field(default_factory=list)
    _gone: list[tuple[str, str]] = field(default_factory=list)  # kind and words
    _addresses: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add words."""
        self._parts.append(without_control(text))

    def leave_out(self, kind: str, text: str) -> None:
        """Remember what was here and is no part of the text; without words nothing was."""
        if words := squeeze(without_control(text)):
            self._parts.append(_GONE)
            self._gone.append((kind, words))

    def open_link(self, address: str) -> None:
        """Begin the words of a link. Links are not nested; each is closed."""
        self._parts.append(_OPEN)
        self._addresses.append(squeeze(without_control(address)))

    def close_link(self) -> None:
        """End the words of a link."""
        self._parts.append(_CLOSE)

    def line(
        self,
        element: str = "",
        *,
        lead: str = "",
        page: int | None = None,
        apart: bool = True,
        breaks: bool = False,
        exact: bool = False,
    ) -> DocumentLine:
        """Return the line; `lead` precedes its words, and with `breaks` its line ends stay.

        With `exact` its spaces stay, too.

        Its text may be empty: then it has only what was left out.
        """
        joined = "".join(self._parts)
        if exact:
            written = joined.strip("\n").rstrip()
        else:
            written = tidy(joined) if breaks else squeeze(joined)
        text, places = _settled(lead, written, exact=exact)
        gone = zip(self._gone, places[_GONE], strict=True)
        ends = zip(places[_OPEN], places[_CLOSE], self._addresses, strict=True)
        links = (
            (start, start + len(text[start:end].rstrip()), address) for start, end, address in ends
        )
        return DocumentLine(
            text,
            page,
            element,
            apart,
            tuple(LeftOut(kind, words, at) for (kind, words), at in gone),
            tuple(Target(start, end, address) for start, end, address in links if end > start),
        )


def _settled(lead: str, marked: str, *, exact: bool) -> tuple[str, dict[str, list[int]]]:
    """Return words without the marks, and for each kind of mark the places where they were."""
    places: dict[str, list[int]] = {_GONE: [], _OPEN: [], _CLOSE: []}
    parts, size, last = [lead], len(lead), " "
    for piece in _MARKS.split(marked):
        if piece in places:
            places[piece].append(size)
        elif own := piece.lstrip(" ") if last in " \n" and not exact else piece:
            parts.append(own)
            size, last = size + len(own), own[-1]
    text = "".join(parts).rstrip() if size > len(lead) else ""
    return text, {mark: [min(at, len(text)) for at in each] for mark, each in places.items()}
