"""Fields of Word: their codes are no text, their results are, and some results are links."""

import re
from dataclasses import dataclass, field

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[mnt]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
_SYMBOL = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,6}|\d{1,7})(?![^\W_])", re.IGNORECASE)
_FONT = re.compile(r'\\f\s+(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+"([^"]*)"')


@dataclass
class _Field:
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    is_link: bool = False


@dataclass
class Fields:
    """The fields that are open where a document is read; they may run over paragraphs."""

    _open: list[_Field] = field(default_factory=list)
    _codes: int = 0  # fields of which the code is read
    _addresses: list[str] = field(default_factory=list)

    def sign(self, kind: str) -> str:
        """Take the sign that begins, separates or ends a field.

        Returns the code of a field that ends without a result.
        """
        if kind == "begin":
            self._open.append(_Field())
            self._codes += 1
        elif kind == "separate" and self._open and not self._open[-1].in_result:
            self._separate(self._open[-1])
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._codes -= not ended.in_result
            if ended.is_link:
                self._addresses.pop()
            return "" if ended.in_result else "".join(ended.code)
        return ""

    def _separate(self, own: _Field) -> None:
        own.in_result = True
        self._codes -= 1
        if address := link_of("".join(own.code)):
            own.is_link = True
            self._addresses.append(address)

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
