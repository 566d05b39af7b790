"""How words look in OpenDocument, as far as it decides what is read: styles and their parents."""

import re
from dataclasses import dataclass
from functools import cached_property

from argmap.documents.colours import is_ground, is_white
from argmap.documents.open_text.names import DRAW, FO, STYLE, SVG, TEXT
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
    f"{FO}color": "colour",
    f"{FO}background-color": "ground",
}
_GROUNDS = (f"{FO}background-color", f"{DRAW}fill-color")
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

    @cached_property
    def _has_dark_pages(self) -> bool:
        """Whether a page of the document is not white."""
        pages = (
            each for root in self.roots for each in root.iter(f"{STYLE}page-layout-properties")
        )
        return any(map(_is_dark, pages))

    def is_on_ground(self, paragraph: Element) -> bool:
        """Return whether white words of a paragraph can be seen: what is around them is dark."""
        for each in (paragraph, *paragraph.iterancestors()):
            space, _, tag = str(each.tag).partition("}")
            if f"{space}}}" == DRAW:
                return True  # what a shape is filled with is drawn elsewhere
            family = "paragraph" if tag in {"p", "h"} else tag
            chain = self.chain(family, str(each.get(f"{space}}}style-name") or ""))
            if any(_is_dark(own) for style in chain for own in style):
                return True
        return self._has_dark_pages

    def section_is_hidden(self, name: str) -> bool:
        """Return whether a section's style hides it."""
        found = self.chain("section", name)
        return any(own.get(f"{TEXT}display") == "none" for style in found for own in style.iter())


def _is_dark(properties: Element) -> bool:
    """Return whether properties of other things than words give them a ground."""
    if str(properties.tag) == f"{STYLE}text-properties":
        return False
    return any(is_ground(str(properties.get(name) or "")) for name in _GROUNDS)


def _own(element: Element) -> Properties:
    found: Properties = {}
    if element.get(f"{STYLE}use-window-font-color") == "true":
        found["colour"] = ""
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
    if is_white(look.get("colour", "")) and not is_ground(look.get("ground", "")):
        return "" if look.get("around") else "hidden text"
    return RAISED if _RAISED.match(look.get("position", "")) else ""
