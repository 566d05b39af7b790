"""Where the links of a page lead: whole addresses, if the page says what its own address is."""

from collections.abc import Callable
from urllib.parse import urljoin

from argmap.documents.piece import Element

_NO_PLACE = ("javascript:", "vbscript:", "data:", "about:", "blob:")


def addresses(root: Element) -> Callable[[str], str]:
    """Return what makes the address of a link; "" if the link leads nowhere."""
    base = _base(root)

    def address(written: str) -> str:
        written = "".join(written.split())
        if not written or written.lower().startswith(_NO_PLACE):
            return ""
        try:
            return urljoin(base, written) if base else written
        except ValueError:  # it is no address
            return written

    return address


def _base(root: Element) -> str:
    """Return the address of a page: what its links are relative to."""
    own = _first(root, "base", "href") or next(
        (each.get("href") for each in root.iter("link") if each.get("rel") == "canonical"), None
    )
    return own.strip() if own and own.strip().startswith(("http://", "https://")) else ""


def _first(root: Element, tag: str, name: str) -> str | None:
    value: str | None
    for each in root.iter(tag):
        if value := each.get(name):
            return value
    return None
