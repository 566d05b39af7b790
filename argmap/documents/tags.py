"""What precedes the elements of a page: its XML declaration, its DOCTYPE."""

import re

_XML_HEAD = re.compile(r"\s*+<\?xml[^>]{0,200}\?>")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]{0,1000}+\[", re.IGNORECASE)


def without_declaration(page: str) -> str:
    """Return a page without the XML declaration with which it may begin."""
    head = _XML_HEAD.match(page)
    return page[head.end() :] if head else page


def declares_entities(page: str) -> bool:
    """Return whether a page has a DOCTYPE of its own, whose entities could grow without end."""
    return bool(_ENTITIES.search(page))
