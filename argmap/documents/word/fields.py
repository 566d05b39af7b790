"""Fields of Word: their codes are no text, their results are, and some results are links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.documents.piece import Element
from argmap.documents.word.package import W, value

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[mnt]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
_SYMBOL = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,6}|\d{1,7})(?![^\W_])", re.IGNORECASE)
_FONT = re.compile(r'\\f\s+(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_KIND = f"{W}fldCharType"
GONE = (f"{W}del", f"{W}cellDel", f"{W}moveFrom")
_PLACE = re.compile(r'\\l\s+"([^"]*)"')


@dataclass
class _Field:
    shown: str = ""  # what it shows if it has no result
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    has_words: bool = False
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A field that ended without words: what it shows, or its code, which may tell that."""

    shown: str = ""
    code: str = ""


@dataclass
class Fields:
    """The fields that are open where a document is read; they may run over paragraphs."""

    _open: list[_Field] = field(default_factory=list)
    _codes: int = 0  # fields of which the code is read
    _addresses: list[str] = field(default_factory=list)

    def sign(self, kind: str, shown: str = "") -> Ended:
        """Take the sign that begins, separates or ends a field; `shown` if it shows a choice.

        Returns what is known of a field that ends without words.
        """
        if kind == "begin":
            self._open.append(_Field(shown))
            self._codes += 1
        elif kind == "separate" and self._open and not self._open[-1].in_result:
            self._separate(self._open[-1])
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._codes -= not ended.in_result
            if ended.is_link:
                self._addresses.pop()
            code = "" if ended.in_result else "".join(ended.code)
            return Ended() if ended.has_words else Ended(ended.shown, code)
        return Ended()

    def _separate(self, own: _Field) -> None:
        own.in_result = True
        self._codes -= 1
        if address := link_of("".join(own.code)):
            own.is_link = True
            self._addresses.append(address)

    def say(self) -> None:
        """Note that there are words in the result of each open field."""
        for each in self._open:
            each.has_words = True

    def instruct(self, code: str) -> None:
        """Take a part of the code of the field that was begun last."""
        if self._open:
            self._open[-1].code.append(code)

    @property
    def in_code(self) -> bool:
        """Whether words here are part of a code."""
        return self._codes > 0

    @property
    def address(self) -> str:
        """Where words here lead."""
        return self._addresses[0] if self._addresses else ""


def without_open_fields(root: Element) -> Element:
    """Return a part of a document in which each field that never ends has lost its signs.

    Its code would else go on to the end of the document, and no word of it would be text.
    """
    begun: list[list[Element]] = []
    for sign in _signs(root):
        kind = sign.get(_KIND)
        if kind == "begin":
            begun.append([sign])
        elif kind == "separate" and begun:
            begun[-1].append(sign)
        elif kind == "end" and begun:
            begun.pop()
    for sign in (sign for signs in begun for sign in signs):
        sign.set(_KIND, "")
    return root


def _signs(root: Element) -> Iterator[Element]:
    """Yield the signs of fields that are read: none in what was deleted or moved away."""
    gone = {each for tag in GONE for each in root.iter(tag)}
    for sign in root.iter(f"{W}fldChar"):
        if not gone or gone.isdisjoint(sign.iterancestors(*GONE)):
            yield sign


def choice_of(sign: Element) -> str:
    """Return what a field of a form shows of its own: the chosen entry of a list, a ticked box."""
    data = sign.find(f"{W}ffData")
    if data is None:
        return ""
    if (box := data.find(f"{W}checkBox")) is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        is_on = state is not None and state.get(f"{W}val", "1") in ("1", "true", "on")
        return "☒" if is_on else "☐"
    entries = [str(each.get(f"{W}val") or "") for each in data.iter(f"{W}listEntry")]
    number = value(data, "ddList/result") or value(data, "ddList/default") or "0"
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def link_of(code: str) -> str:
    """Return the address in the code of a field; "" if it is no link to another document."""
    found = _LINK.match(code)
    address = (found[1] or found[2] or "") if found else ""
    place = _PLACE.search(code)
    return f"{address}#{place[1]}" if address and place else address


def symbol_of(code: str) -> tuple[str, int] | None:
    """Return the font and the number of a character that a field shows by its code alone."""
    found = _SYMBOL.match(code)
    if found is None:
        return None
    font = _FONT.search(code)
    number = int(found[1], 16 if found[1][:2].lower() == "0x" else 10)
    return (font[1] or font[2] or "") if font else "", number
