"""What precedes the elements of a page: its encoding, its XML declaration, its DOCTYPE."""

import re

from argmap.source.decode import marked_encoding

_XML_HEAD = re.compile(r"\s*+<\?xml[^>]{0,200}\?>")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]{0,1000}+\[", re.IGNORECASE)


def encoding_shown(data: bytes) -> str:
    """Return the encoding that the first bytes of a page show: by a mark, or by how wide "<" is."""
    if marked := marked_encoding(data):
        return marked
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(data[:2], "")


def without_declaration(page: str) -> str:
    """Return a page without the XML declaration with which it may begin."""
    head = _XML_HEAD.match(page)
    return page[head.end() :] if head else page


def declares_entities(page: str) -> bool:
    """Return whether a page has a DOCTYPE of its own, whose entities could grow without end."""
    return bool(_ENTITIES.search(page))
