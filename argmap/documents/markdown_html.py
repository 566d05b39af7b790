"""HTML in Markdown, made safe for the text around it: nothing in it hides what follows."""

import re
from collections.abc import Iterator
from html import escape

from argmap.documents.web.look import GONE, KIND

# Tags that would hide the rest of the text if they are not ended; elsewhere they are shown.
_SWALLOWING = "title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext|select|frameset"
_ENDED = re.compile(
    r"(?is)<(style|script|textarea|iframe|select)\b[^<>]{0,2000}>(?:(?!<\1\b).)*?</\1\s*>"
)
_TAG = re.compile(rf"(?i)<(?=/?(?:{_SWALLOWING})\b)")
_REMARK = re.compile(
    r"(?s)<!--(?!-?>)(.*?)(?:-->|\Z)|<\?(.*?)(?:\?>|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)"
)
_PAGE_TAG = re.compile(r"(?i)</?(?:html|head|body)\b[^<>]{0,2000}>")


def gone(kind: str, words: str) -> str:
    """Return an element for words that are no part of the text."""
    return f'<{GONE} {KIND}="{kind}">{escape(words)}</{GONE}>'


def safe(source: str) -> str:
    """Return HTML in which nothing hides the text after it; comments are named."""
    parts: list[str] = []
    source, at = _PAGE_TAG.sub("", source), 0
    for remark in _REMARK.finditer(source):
        parts += _shown(source[at : remark.start()])
        parts.append(gone("comment", next(filter(None, remark.groups()), "")))
        at = remark.end()
    return "".join((*parts, *_shown(source[at:])))


def _shown(source: str) -> Iterator[str]:
    at = 0
    for whole in _ENDED.finditer(source):
        yield _TAG.sub("&lt;", source[at : whole.start()])
        yield whole[0]
        at = whole.end()
    yield _TAG.sub("&lt;", source[at:])
