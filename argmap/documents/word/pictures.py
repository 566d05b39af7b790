"""Pictures, charts and embedded objects in Word: what they say of themselves, and text boxes."""

from collections.abc import Iterator

from argmap.documents.piece import Element
from argmap.documents.word.package import W

_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GONE = (f"{W}del", f"{W}moveFrom")
_SHOWN = ("blip", "imagedata", "chart", "relIds", "OLEObject", "textpath")
_UNSAID = "no description"


def pictures(element: Element) -> Iterator[str]:
    """Yield what is known of each picture in a drawing, if it has any."""
    shown = [each for each in element.iter() if _name(each) in _SHOWN and not _in_box(each)]
    if not shown:
        return
    texts = [each.get("string") for each in shown if _name(each) == "textpath"]
    said = [str(text) for text in texts if text] or _said(element)
    kinds = [each.get("ProgID") for each in shown if _name(each) == "OLEObject"]
    yield "; ".join([*said, *(f"object of {kind}" for kind in kinds if kind)]) or _UNSAID


def boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes in a paragraph; of two forms of one box the first that has words."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == _EITHER:
            yield from next((found for form in child if (found := list(boxes(form)))), ())
        elif child.tag not in _GONE:
            yield from boxes(child)


def _said(element: Element) -> list[str]:
    """Return descriptions of what is drawn, without those of text boxes' contents."""
    found = []
    for each in element.iter():
        if _name(each) in ("docPr", "cNvPr", "shape", "rect") and not _in_box(each):
            found += [each.get("descr") or each.get("title") or each.get("alt")]
    return list(dict.fromkeys(str(text) for text in found if text))


def _in_box(element: Element) -> bool:
    return any(each.tag == f"{W}txbxContent" for each in element.iterancestors())


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
