"""Where the links of a page lead: whole addresses, if the page says what its own address is."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

from argmap.documents.piece import Element

_WHOLE = re.compile(r"\s*https?://", re.IGNORECASE)
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
    bases = [str(each.get("href") or "") for each in root.iter("base")]
    links = root.iter("link")
    bases += (str(each.get("href") or "") for each in links if each.get("rel") == "canonical")
    whole = (each.strip() for each in bases if _WHOLE.match(each))
    return next(whole, "")
