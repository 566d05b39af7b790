"""The tags of a page, as far as they decide what is read; everything here takes linear time.

No pattern looks beyond the next tag of its kind, so that tags which are not closed cost no more.
"""

import re
from collections.abc import Iterator
from html import unescape

_XML_HEAD = re.compile(r"\s*+<\?xml[^>]{0,200}\?>")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]{0,1000}+\[", re.IGNORECASE)
_TAG = re.compile(r"(?i)<(?:(script|style|noscript|template)\b|[^<>]{0,5000}>)")
_ANY_TAG = re.compile(r"<[^<>]{0,5000}>")
_TITLE = re.compile(r"(?si)<h1\b(?:(?!<h1\b)[^>]){0,2000}+>((?:(?!<h1\b).){1,2000}?)</h1\s*+>")
_BODY = re.compile(r"<body\b[^<>]{0,2000}+>", re.IGNORECASE)


def without_declaration(page: str) -> str:
    """Return a page without the XML declaration with which it may begin."""
    head = _XML_HEAD.match(page)
    return page[head.end() :] if head else page


def declares_entities(page: str) -> bool:
    """Return whether a page has a DOCTYPE of its own, whose entities could grow without end."""
    return bool(_ENTITIES.search(page))


def as_article(page: str) -> str:
    """Return a page whose body is marked as an article."""
    marked = _BODY.sub(r"\g<0><article>", page, count=1)
    return marked if marked != page else f"<article>{page}"


def title(page: str) -> str:
    """Return the words of the first main heading of a page, if it has one."""
    match = _TITLE.search(page)
    return plain(match[1]) if match else ""


def plain(page: str) -> str:
    """Return the words of a page without its tags, scripts and styles."""
    return unescape(" ".join(_between_tags(page)))


def _between_tags(page: str) -> Iterator[str]:
    """Yield what is between the tags of a page, without its scripts and styles."""
    here = start = 0
    unclosed = set[str]()
    while tag := _TAG.search(page, start):
        end = _end_of(tag, unclosed)
        start = end or tag.end()
        if end:
            yield page[here : tag.start()]
            here = end
    yield page[here:]


def _end_of(tag: re.Match[str], unclosed: set[str]) -> int:
    """Return where a tag ends, that of a script where it is closed; 0 if it does not end."""
    kind = (tag[1] or "").lower()
    if not kind:
        return tag.end()
    closed = None
    if kind not in unclosed:  # looked for once: of a kind that is not closed here, no later one is
        closed = re.compile(rf"</{kind}\s*+>", re.IGNORECASE).search(tag.string, tag.end())
    if closed is None:
        unclosed.add(kind)
        closed = _ANY_TAG.match(tag.string, tag.start())
    return closed.end() if closed else 0
