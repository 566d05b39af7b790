"""The numbers that Word writes before list items and headings, worked out again: a paragraph's own words do not hold them."""

from __future__ import annotations

import re
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering:
    """The numbers that Word gives to list items and headings; they stand in no paragraph's own words."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # lxml has no types
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}  # format, text, first number
        self._counts: dict[str, dict[int, int]] = {}
        parts = [
            part
            for part in document.part.package.iter_parts()
            if str(part.partname) == "/word/numbering.xml"
        ]
        root = parts[0].element if parts and hasattr(parts[0], "element") else ()
        kinds = {
            each.get(f"{WORD}abstractNumId"): each
            for each in root
            if each.tag == f"{WORD}abstractNum"
        }
        for number in (each for each in root if each.tag == f"{WORD}num"):
            kind = number.find(f"{WORD}abstractNumId")
            for level in kinds.get(kind.get(f"{WORD}val"), ()) if kind is not None else ():
                if level.tag == f"{WORD}lvl":
                    facts = (
                        _value(level, "numFmt"),
                        _value(level, "lvlText"),
                        int(_value(level, "start") or 1),
                    )
                    self._levels[number.get(f"{WORD}numId"), int(level.get(f"{WORD}ilvl"))] = facts

    def mark(self, paragraph: Any, style: Any) -> str:  # noqa: ANN401  # lxml has no types
        """Return the mark before the next paragraph: its number as the list writes it, "-" for a bullet, nothing outside lists."""
        holders = [paragraph]
        while style is not None:
            holders.append(style.element)
            style = style.base_style
        found = next(
            (
                each
                for holder in holders
                if (each := holder.find(f"{WORD}pPr/{WORD}numPr")) is not None
            ),
            None,
        )
        number = _value(found, "numId") if found is not None else "0"
        if number in ("", "0"):
            return ""
        level = int(_value(found, "ilvl") or 0)
        counts = self._counts.setdefault(number, {})
        counts[level] = counts.get(level, self._first(number, level) - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        form, text, _ = self._levels.get((number, level), ("bullet", "", 1))
        if form in ("bullet", "none") or "%" not in text:
            return "-"
        return re.sub(
            r"%(\d)", lambda match: self._written(number, int(match[1]) - 1), text
        ).strip()

    def _first(self, number: str, level: int) -> int:
        return self._levels.get((number, level), ("", "", 1))[2]

    def _written(self, number: str, level: int) -> str:
        """Return the number at which a level stands, as its format writes it."""
        form = self._levels.get((number, level), ("decimal", "", 1))[0]
        count = self._counts[number].get(level, self._first(number, level))
        if form in ("lowerLetter", "upperLetter") and count > 0:
            sign = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return sign if form == "lowerLetter" else sign.upper()
        if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
            return _roman(count) if form == "lowerRoman" else _roman(count).upper()
        return str(count)


def _value(element: Any, name: str) -> str:  # noqa: ANN401  # lxml has no types
    """Return the value of an element's child, or nothing."""
    child = element.find(f"{WORD}{name}")
    return str(child.get(f"{WORD}val") or "") if child is not None else ""


def _roman(count: int) -> str:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    hundreds = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")
    return (
        "m" * (count // 1000)
        + hundreds[count // 100 % 10]
        + tens[count // 10 % 10]
        + ones[count % 10]
    )
