"""What a picture, a drawing or a film in a page says of itself."""

import re

from argmap.documents.piece import Element
from argmap.documents.web.elements import words_of

_NAME = re.compile(r"([^/?#\\]{1,100})(?:[?#].*)?$")
_DOT = frozenset(("0", "1"))  # the size of a picture that only counts visitors


def description(element: Element) -> str:
    """Return the words of a picture: its own, its title, or the name of its file."""
    if element.tag == "img":
        return _of_image(element)
    label = element.get("aria-label") or element.get("title") or ""
    return label if label.strip() else words_of(element)


def _of_image(image: Element) -> str:
    if image.get("width") in _DOT or image.get("height") in _DOT:
        return ""
    words = image.get("alt")
    if words is not None:  # it may be empty on purpose: the picture is an ornament
        return str(words)
    address = image.get("src") or ""
    name = None if address.startswith("data:") else _NAME.search(address[-300:])
    return str(image.get("title") or (name[1] if name else ""))
