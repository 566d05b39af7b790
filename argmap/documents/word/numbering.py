"""The numbers that Word puts before list items and headings; paragraphs do not contain them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from argmap.documents.numerals import written
from argmap.documents.piece import Element
from argmap.documents.word.package import W, value
from argmap.documents.word.styles import Styles

BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one level of a list are marked."""

    form: str = "bullet"  # "decimal", "lowerRoman" …
    text: str = ""  # "%1.": the number of level 1 and a full stop
    first: int = 1
    style: str = ""  # of the paragraphs that are on this level by themselves


@dataclass
class Numbering:
    """The lists of a document, and how far each one has got."""

    styles: Styles
    kinds: dict[str, str]  # the kind of each list, which counts for all of its lists
    levels: dict[tuple[str, int], Level]  # by list and depth
    restarts: dict[str, dict[int, int]]  # of lists that begin again
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, paragraph: Element, style: str) -> tuple[str, int]:
        """Return what Word writes before the next paragraph, "-" for a bullet, and its depth."""
        number, depth = self._place(paragraph, style)
        if number in ("", "0"):
            return "", 0
        level = self.levels.get((number, depth), Level())
        kind = self.kinds.get(number, number)
        if number in self.restarts:
            self.counts[kind] |= self.restarts.pop(number)
        counts = self.counts[kind]
        outer = {each: counts[each] for each in counts if each < depth}
        own = counts.get(depth, level.first - 1) + 1
        self.counts[kind] = {**outer, depth: own}
        if level.form == "bullet":
            return BULLET, depth
        text = "" if level.form == "none" and "%" in level.text else level.text
        return re.sub(r"%(\d)", lambda each: self._count(number, int(each[1])), text).strip(), depth

    def _count(self, number: str, above: int) -> str:
        """Return the number that a level has reached, as its format writes it."""
        level = self.levels.get((number, above - 1), Level("decimal"))
        kind = self.kinds.get(number, number)
        return written(self.counts[kind].get(above - 1, level.first), level.form)

    def _place(self, paragraph: Element, style: str) -> tuple[str, int]:
        """Return the list and the depth of a paragraph, by itself or by its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, depth = value(own, "numId"), value(own, "ilvl")
        for each in self.styles.chain(style):
            found = each.find(f"{W}pPr/{W}numPr")
            if number or found is None:
                continue
            number = value(found, "numId")
            depth = depth or value(found, "ilvl") or self._depth_of(number, each)
        return number, int(depth) if depth.isdigit() else 0

    def _depth_of(self, number: str, style: Element) -> str:
        name = style.get(f"{W}styleId")
        places = (str(depth) for (own, depth), level in self.levels.items()
                  if own == number and level.style == name)  # fmt: skip
        return next(places, "")


def numbering_of(root: Element | None, styles: Styles) -> Numbering:
    """Return the lists that a document declares."""
    kinds: dict[str, str] = {}
    levels: dict[tuple[str, int], Level] = {}
    restarts: dict[str, dict[int, int]] = {}
    for number in root.findall(f"{W}num") if root is not None else ():
        name, kind = str(number.get(f"{W}numId")), value(number, "abstractNumId")
        kinds[name] = kind
        levels |= {(name, depth): level for depth, level in _levels(root, kind)}
        for change in number.findall(f"{W}lvlOverride"):
            depth = int(change.get(f"{W}ilvl") or 0)
            if (own := change.find(f"{W}lvl")) is not None:
                levels[name, depth] = _level(own)
            if start := value(change, "startOverride"):
                restarts.setdefault(name, {})[depth] = int(start) - 1
    return Numbering(styles, kinds, levels, restarts)


def _levels(root: Element, kind: str) -> list[tuple[int, Level]]:
    """Return the levels of a kind of list, which may be those of another kind with its style."""
    named = {each.get(f"{W}abstractNumId"): each for each in root.findall(f"{W}abstractNum")}
    own = named.get(kind)
    if own is not None and (link := value(own, "numStyleLink")):
        linked = (each for each in named.values() if value(each, "styleLink") == link)
        own = next(linked, own)
    found = own.findall(f"{W}lvl") if own is not None else ()
    return [(int(each.get(f"{W}ilvl") or 0), _level(each)) for each in found]


def _level(element: Element) -> Level:
    first = value(element, "start")
    return Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        int(first) if first.isdigit() else 1,
        value(element, "pStyle"),
    )
