"""On what ground words stand in Word: white words on white paper cannot be seen."""

from argmap.documents.colours import is_ground
from argmap.documents.piece import Element
from argmap.documents.word.package import W, value
from argmap.documents.word.styles import Styles

_BOXES = frozenset(("txbxContent", "textbox"))  # what a box is filled with is drawn elsewhere
_LIGHT = frozenset(("", "none", "white"))  # names of highlights


def is_on_ground(run: Element, styles: Styles) -> bool:
    """Return whether white words of a run can be seen: they or what is around them is shaded."""
    own = run.find(f"{W}rPr")
    named = [*styles.chain(value(own, "rStyle"))]
    if value(own, "highlight") not in _LIGHT or any(map(_is_shaded, (own, *named))):
        return True
    for around in run.iterancestors():
        name = str(around.tag).rsplit("}", 1)[-1]
        if name in _BOXES:
            return True
        properties = around.find(f"{W}{name}Pr")
        style = value(properties, "pStyle") or value(properties, "tblStyle")
        if name == "p":
            style = style or styles.default
        if any(map(_is_shaded, (properties, *styles.chain(style)))):
            return True
        if name == "document":
            page = around.find(f"{W}background")
            return page is not None and is_ground(str(page.get(f"{W}color") or ""))
    return False


def _is_shaded(properties: Element | None) -> bool:
    """Return whether properties or a style shade what white words stand out on."""
    for each in properties.iter(f"{W}shd") if properties is not None else ():
        fill, kind = str(each.get(f"{W}fill") or ""), str(each.get(f"{W}val") or "")
        if is_ground(fill) or kind == "solid" or kind.startswith("pct"):
            return True
        if each.get(f"{W}themeFill") and not fill:
            return True
    return False
