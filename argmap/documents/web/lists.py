"""The marks of list items: the numbers that a browser shows, or a dash."""

import re
from dataclasses import dataclass

from argmap.documents.piece import Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z -]{1,40})")
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})")
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
    "none": "",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(slots=True)
class OpenList:
    """A list whose items are being read."""

    numbered: bool
    number: int
    step: int
    style: str  # "1", "a", "A", "i", "I"; "" for no mark
    sign: str = "."  # after the number

    def mark(self, item: Element) -> str:
        """Return the mark of the next item, with a space after it."""
        if not self.numbered:
            return "- "
        value = _whole(item.get("value"))
        number = self.number if value is None else value
        self.number = number + self.step
        style = _style(item, self.style)
        return f"{_numeral(number, style)}{self.sign} " if style else "- "


def open_list(element: Element) -> OpenList:
    """Return a list at its beginning."""
    if element.tag != "ol":
        return OpenList(numbered=False, number=1, step=1, style="")
    start = _whole(element.get("start"))
    is_reversed = element.get("reversed") is not None
    if start is None:
        start = sum(1 for _ in element.iterchildren("li")) if is_reversed else 1
    step = -1 if is_reversed else 1
    sign = ")" if element.get("argmap-sign") == ")" else "."  # as Markdown has it
    return OpenList(True, start, step, _style(element, "1"), sign)  # noqa: FBT003


def _style(element: Element, default: str) -> str:
    written = _STYLE.search((element.get("style") or "").lower())
    for each in written[1].split() if written else ():
        if each in _STYLES:
            return _STYLES[each]
    own = element.get("type") or ""
    return own if own in {"1", "a", "A", "i", "I"} else default


def _whole(value: str | None) -> int | None:
    found = _WHOLE.match(value or "")
    return int(found[1]) if found else None


def _numeral(number: int, style: str) -> str:
    if style in {"i", "I"} and 0 < number < 4000:
        numeral = _roman(number)
    elif style in {"a", "A"} and number > 0:
        numeral = _letters(number)
    else:
        return str(number)
    return numeral.upper() if style.isupper() else numeral


def _roman(number: int) -> str:
    numeral = ""
    for value, signs in _ROMAN:
        times, number = divmod(number, value)
        numeral += signs * times
    return numeral


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
