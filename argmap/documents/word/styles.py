"""How a run looks, as far as it decides what is read: by its own properties and by its styles."""

from dataclasses import dataclass
from functools import cached_property

from argmap.documents.colours import is_white
from argmap.documents.piece import Element
from argmap.documents.runs import RAISED
from argmap.documents.word.package import W, value

_OFF = ("0", "false", "off")
_SWITCHED = ("strike", "vanish")  # a style inside a struck style takes the strike away
_SWITCHES = (*_SWITCHED, "dstrike", "webHidden")
_FONTS = ("ascii", "hAnsi", "cs", "eastAsia")
Properties = dict[str, str]  # the name of a property and its value, "" if it is off


@dataclass(frozen=True)
class Look:
    """What a run's properties say: the form of its words, and the font if it has one."""

    form: str  # "", RAISED or a kind of what is left out
    font: str
    is_white: bool = False


@dataclass(frozen=True)
class Styles:
    """The styles of a document."""

    root: Element | None

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found = self.root.findall(f"{W}style") if self.root is not None else []
        return {str(each.get(f"{W}styleId")): each for each in found}

    @cached_property
    def default(self) -> str:
        """The style of paragraphs that name none."""
        return next((name for name, each in self._by_id.items() if _is_default(each)), "")

    @cached_property
    def _inherited(self) -> dict[str, Properties]:
        return {}

    def chain(self, name: str) -> list[Element]:
        """Return a style and those it is based on, the nearest first."""
        found: dict[str, Element] = {}
        while name in self._by_id and name not in found:
            found[name] = self._by_id[name]
            name = value(found[name], "basedOn")
        return list(found.values())

    def look(self, style: str, run: Element | None) -> Look:
        """Return how a run with these properties looks in a paragraph of a style."""
        paragraph = self._of(style)
        character = self._of(value(run, "rStyle"))
        found = {**self._defaults, **paragraph, **character}
        for name in _SWITCHED:
            if paragraph.get(name) and character.get(name):
                found[name] = ""
        return _look({**found, **_own(run)})

    @cached_property
    def _defaults(self) -> Properties:
        root = self.root
        path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        return _own(root.find(path)) if root is not None else {}

    def _of(self, name: str) -> Properties:
        if name not in self._inherited:
            found: Properties = {}
            for style in reversed(self.chain(name)):
                found |= _own(style.find(f"{W}rPr"))
            self._inherited[name] = found
        return self._inherited[name]


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _own(run: Element | None) -> Properties:
    found: Properties = {}
    for each in run if run is not None else ():
        name = each.tag.removeprefix(W)
        if name in _SWITCHES:
            found[name] = "" if each.get(f"{W}val") in _OFF else "on"
        elif name in ("vertAlign", "position", "color"):
            found[name] = str(each.get(f"{W}val") or "")
        elif name == "rFonts":
            fonts = [each.get(W + kind) for kind in _FONTS]
            found["font"] = next(filter(None, fonts), found.get("font", ""))
    return found


def _look(found: Properties) -> Look:
    form = RAISED if _is_raised(found) else ""
    if found.get("strike") or found.get("dstrike"):
        form = "struck text"
    if found.get("vanish") or found.get("webHidden"):
        form = "hidden text"
    return Look(form, found.get("font", ""), is_white(found.get("color", "")))


def _is_raised(found: Properties) -> bool:
    if found.get("vertAlign") in ("superscript", "subscript"):
        return found["vertAlign"] == "superscript"
    height = found.get("position", "").removesuffix("pt")
    return height.replace(".", "", 1).isdigit() and float(height) > 0
