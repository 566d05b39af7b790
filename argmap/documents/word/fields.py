"""Fields of Word: their codes are no text, their results are, and some results are links."""

import re
from dataclasses import dataclass, field

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[mnt]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
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

    def sign(self, kind: str) -> None:
        """Take the sign that begins, separates or ends a field."""
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
