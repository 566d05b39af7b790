"""Fields of Word: their codes are no text, their results are, and some results are links."""

import re
from dataclasses import dataclass, field

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[mnt]\s+)*(?:"([^"]*)"|([^\s\\"]\S*))', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+"([^"]*)"')


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False


@dataclass
class Fields:
    """The fields that are open where a document is read; they may run over paragraphs."""

    _open: list[_Field] = field(default_factory=list)

    def sign(self, kind: str) -> None:
        """Take the sign that begins, separates or ends a field."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, code: str) -> None:
        """Take a part of the code of the field that was begun last."""
        if self._open:
            self._open[-1].code += code

    @property
    def in_code(self) -> bool:
        """Whether words here are part of a code."""
        return any(not each.in_result for each in self._open)

    @property
    def address(self) -> str:
        """Where words here lead."""
        return next(filter(None, (link_of(each.code) for each in self._open)), "")


def link_of(code: str) -> str:
    """Return the address in the code of a field; "" if it is no link to another document."""
    found = _LINK.match(code)
    address = (found[1] or found[2] or "") if found else ""
    place = _PLACE.search(code)
    return f"{address}#{place[1]}" if address and place else address
