"""How words look in OpenDocument, as far as it decides what is read: styles and their parents."""

import re
from dataclasses import dataclass
from functools import cached_property

from argmap.documents.open_text.names import FO, STYLE, SVG, TEXT
from argmap.documents.piece import Element
from argmap.documents.runs import RAISED

_RAISED = re.compile(r"(?:super|\+?0*[1-9][\d.]*%)(?:\s|$)")
_PROPERTIES = {
    f"{STYLE}text-line-through-style": "line",
    f"{STYLE}text-line-through-type": "line",
    f"{STYLE}text-position": "position",
    f"{STYLE}font-name": "font",
    f"{FO}font-family": "family",
    f"{TEXT}display": "display",
}
Properties = dict[str, str]


@dataclass(frozen=True)
class Styles:
    """The styles of a document: those of its own text and those that it shares."""

    roots: tuple[Element, ...]

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Element]:
        found = {}
        for root in self.roots:
            for each in root.iter(f"{STYLE}style"):
                found[str(each.get(f"{STYLE}family")), str(each.get(f"{STYLE}name"))] = each
        return found

    @cached_property
    def _faces(self) -> dict[str, str]:
        """The fonts that styles name."""
        return {
            str(each.get(f"{STYLE}name")): str(each.get(f"{SVG}font-family") or "").strip("'\" ")
            for root in self.roots
            for each in root.iter(f"{STYLE}font-face")
        }

    @cached_property
    def _found(self) -> dict[tuple[str, str], Properties]:
        return {}

    def chain(self, family: str, name: str) -> list[Element]:
        """Return a style and its parents, the nearest first."""
        found: dict[str, Element] = {}
        while (family, name) in self._by_name and name not in found:
            found[name] = self._by_name[family, name]
            name = str(found[name].get(f"{STYLE}parent-style-name") or "")
        return list(found.values())

    def look(self, family: str, name: str) -> Properties:
        """Return what a style of "text" or "paragraph" says of words."""
        if (family, name) not in self._found:
            found: Properties = {}
            for style in reversed(self.chain(family, name)):
                for own in style.findall(f"{STYLE}text-properties"):
                    found |= _own(own)
            self._found[family, name] = found
        return self._found[family, name]

    def font(self, look: Properties) -> str:
        """Return the font of a look."""
        name = look.get("font", "")
        return self._faces.get(name, name) or look.get("family", "").strip("'\" ")

    def section_is_hidden(self, name: str) -> bool:
        """Return whether a section's style hides it."""
        found = self.chain("section", name)
        return any(own.get(f"{TEXT}display") == "none" for style in found for own in style.iter())


def _own(element: Element) -> Properties:
    found: Properties = {}
    for key, name in _PROPERTIES.items():
        said = element.get(key)
        if said is not None and not (name == "line" and found.get(name) == "none"):
            found[name] = str(said)
    return found


def form_of(look: Properties) -> str:
    """Return the form of the words that look so."""
    if look.get("display") == "none":
        return "hidden text"
    if look.get("line", "none") != "none":
        return "struck text"
    return RAISED if _RAISED.match(look.get("position", "")) else ""
