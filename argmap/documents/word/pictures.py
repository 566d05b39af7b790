"""Pictures, charts and embedded objects in Word: what they say of themselves, and text boxes."""

from collections.abc import Iterator, Mapping

from argmap.documents.piece import Element
from argmap.documents.word.package import R, W

_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GONE = (f"{W}del", f"{W}moveFrom")
_SHOWN = ("blip", "imagedata", "chart", "relIds", "OLEObject", "textpath")
_KEYS = (f"{R}id", f"{R}dm")
_UNSAID = "no description"


def pictures(element: Element, drawn: Mapping[str, str]) -> Iterator[str]:
    """Yield what is known of a picture; `drawn` are the words of diagrams and charts by their ids.

    Nothing is yielded if there is none, such as in a text box.
    """
    shown = [each for each in element.iter() if _name(each) in _SHOWN and not _in_box(each)]
    if not shown:
        return
    texts = [each.get("string") for each in shown if _name(each) == "textpath"]
    said = [str(text) for text in texts if text] or _said(element)
    kinds = [each.get("ProgID") for each in shown if _name(each) == "OLEObject"]
    inside = [drawn.get(str(each.get(key)), "") for each in shown for key in _KEYS]
    objects = (f"object of {kind}" for kind in kinds if kind)
    yield "; ".join([*said, *objects, *filter(None, inside)]) or _UNSAID


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
