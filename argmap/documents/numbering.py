"""The numbers that Word puts before list items and headings; the paragraphs do not contain them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from argmap.documents.piece import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMANS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "bullet"  # "decimal", "lowerRoman" …
    text: str = ""  # "%1.": the number of level 1 and a full stop
    first: int = 1


@dataclass
class Numbering:
    """The numbers that a document's lists have reached."""

    levels: dict[tuple[str, int], _Level]  # by the number of the list
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, paragraph: Element, style: Element) -> str:
        """Return what Word writes before the next paragraph, "-" for a bullet; "" outside lists."""
        found = _numbered(paragraph, style)
        number = _value(found, "numId") if found is not None else ""
        if number in ("", "0"):
            return ""
        depth = int(_value(found, "ilvl") or 0)
        level = self.levels.get((number, depth), _Level())
        counts = self.counts[number]
        count = counts.get(depth, level.first - 1) + 1
        self.counts[number] = {each: counts[each] for each in counts if each < depth} | {
            depth: count
        }
        if level.form in ("bullet", "none") or "%" not in level.text:
            return "-"
        text = re.sub(r"%(\d)", lambda found: self._written(number, int(found[1]) - 1), level.text)
        return text.strip()

    def _written(self, number: str, depth: int) -> str:
        """Return the number that a level has reached, as its format writes it."""
        level = self.levels.get((number, depth), _Level("decimal"))
        count = self.counts[number].get(depth, level.first)
        written = str(count)
        if level.form.endswith("Letter") and count > 0:
            written = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        elif level.form.endswith("Roman") and 0 < count < 4000:
            written = _roman(count)
        return written.upper() if level.form.startswith("upper") else written


def numbering_of(document: Element) -> Numbering:
    """Return how the lists of a document are numbered, with nothing counted yet."""
    parts = document.part.package.iter_parts()
    named = [part for part in parts if str(part.partname) == "/word/numbering.xml"]
    root = getattr(named[0], "element", ()) if named else ()
    kinds = {each.get(f"{WORD}abstractNumId"): each for each in root}
    levels = {}
    for number in root:
        kind = kinds.get(_value(number, "abstractNumId")) if number.tag == f"{WORD}num" else None
        for level in kind.findall(f"{WORD}lvl") if kind is not None else ():
            key = number.get(f"{WORD}numId"), int(level.get(f"{WORD}ilvl"))
            first = int(_value(level, "start") or 1)
            levels[key] = _Level(_value(level, "numFmt"), _value(level, "lvlText"), first)
    return Numbering(levels)


def _numbered(paragraph: Element, style: Element) -> Element:
    """Return the numbering of a paragraph, or of its style or a style that this is based on."""
    holders = [paragraph]
    while style is not None:
        holders.append(style.element)
        style = style.base_style
    found = (holder.find(f"{WORD}pPr/{WORD}numPr") for holder in holders)
    return next((each for each in found if each is not None), None)


def _value(element: Element, name: str) -> str:
    child = element.find(f"{WORD}{name}")
    return str(child.get(f"{WORD}val") or "") if child is not None else ""


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMANS:
        written += letters * (count // value)
        count %= value
    return written
