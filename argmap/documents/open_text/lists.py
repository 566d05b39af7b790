"""The numbers of list items and headings in OpenDocument; paragraphs do not contain them."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from argmap.documents.numerals import written
from argmap.documents.open_text.names import STYLE, TEXT, XML
from argmap.documents.piece import Element

BULLET = "-"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVELS = (
    f"{TEXT}list-level-style-number",
    f"{TEXT}list-level-style-bullet",
    f"{TEXT}list-level-style-image",
    f"{TEXT}outline-level-style",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list is: its style, and the depth of its items; 1 is the outermost."""

    style: str = ""
    depth: int = 0


@dataclass
class Lists:
    """The lists of a document, and how far each one has got."""

    roots: tuple[Element, ...]
    counts: dict[int, int] = field(default_factory=dict)  # of the list that is read, by depth
    _by_style: dict[str, dict[int, int]] = field(default_factory=dict)
    _by_name: dict[str, dict[int, int]] = field(default_factory=dict)
    _outline: dict[int, int] = field(default_factory=dict)

    @cached_property
    def _levels(self) -> dict[tuple[str, int], Element]:
        found = {}
        for root in self.roots:
            for each in root.iter(*_LEVELS):
                kept = each.getparent()
                outline = each.tag.endswith("outline-level-style")
                name = "" if outline else str(kept.get(f"{STYLE}name"))
                found[name, int(each.get(f"{TEXT}level") or 1)] = each
        return found

    def enter(self, element: Element, outer: Place) -> Place:
        """Begin a list, or go on with one that was interrupted."""
        own = str(element.get(f"{TEXT}style-name") or outer.style)
        place = Place(own, outer.depth + 1)
        if outer.depth:
            self.counts.pop(place.depth, None)
            return place
        earlier = self._by_name.get(str(element.get(f"{TEXT}continue-list") or ""))
        if element.get(f"{TEXT}continue-numbering") == "true":
            earlier = earlier or self._by_style.get(own)
        self.counts = earlier if earlier is not None else {}
        self._by_style[own] = self.counts
        if name := element.get(f"{XML}id"):
            self._by_name[str(name)] = self.counts
        return place

    def mark(self, item: Element, place: Place) -> str:
        """Return what is written before the next item, "-" for a bullet."""
        level = self._levels.get((place.style, place.depth))
        given = _number(item, f"{TEXT}start-value")
        first = _number(level, f"{TEXT}start-value")
        known = self.counts.get(place.depth, (1 if first is None else first) - 1)
        self.counts[place.depth] = known + 1 if given is None else given
        for deeper in [depth for depth in self.counts if depth > place.depth]:
            del self.counts[deeper]
        if level is None or not level.tag.endswith("-number"):
            return BULLET
        return self._text(place, self.counts)

    def heading(self, element: Element, depth: int) -> str:
        """Return the number before a heading, if the document numbers them."""
        if element.get(f"{TEXT}is-list-header") == "true":
            return ""
        first = _number(self._levels.get(("", depth)), f"{TEXT}start-value")
        known = self._outline.get(depth, (1 if first is None else first) - 1)
        given = _number(element, f"{TEXT}start-value")
        kept = {each: count for each, count in self._outline.items() if each < depth}
        self._outline = {**kept, depth: known + 1 if given is None else given}
        return self._text(Place("", depth), self._outline)

    def _text(self, place: Place, counts: dict[int, int]) -> str:
        level = self._levels.get((place.style, place.depth))
        if level is None or not level.get(f"{STYLE}num-format"):
            return ""
        shown = _number(level, f"{TEXT}display-levels") or 1
        depths = range(max(1, place.depth - shown + 1), place.depth + 1)
        numbers = (self._one(replace(place, depth=each), counts) for each in depths)
        before, after = (str(level.get(f"{STYLE}num-{end}fix") or "") for end in ("pre", "suf"))
        return f"{before}{'.'.join(filter(None, numbers))}{after}".strip()

    def _one(self, place: Place, counts: dict[int, int]) -> str:
        level = self._levels.get((place.style, place.depth))
        form = str(level.get(f"{STYLE}num-format") or "") if level is not None else ""
        return written(counts.get(place.depth, 1), _FORMS.get(form, "decimal")) if form else ""


def _number(element: Element | None, name: str) -> int | None:
    said = str(element.get(name) or "") if element is not None else ""
    return int(said) if said.isdigit() else None
