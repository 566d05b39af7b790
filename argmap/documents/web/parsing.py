"""The source of a page -> its elements, as a browser would make them."""

import re

from lxml import etree, html

from argmap.documents.piece import DocumentError, Element

_TOO_DEEP = "its elements are nested too deeply, so words after that may be missing"
# The parser ends these at the next paragraph, which browsers strike too; a name that it does not
# know is kept until its end.
_STRIKING = re.compile(r"(?i)<(/?)(s|strike)(?=[\s/>])")
_KEPT = "argmap-"
MOST_TAGS = 1_000_000


def parsed(page: str) -> tuple[Element | None, tuple[str, ...]]:
    """Return the root of a page, None if it is empty; and what a user should know.

    Raises DocumentError for a page with so many elements that reading it would take minutes.
    """
    if (tags := page.count("<")) > MOST_TAGS:
        raise DocumentError(
            f"it has {tags:,} tags and the limit is {MOST_TAGS:,}; split it, and add the parts"
        )
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        source = _STRIKING.sub(rf"<\1{_KEPT}\2", page)
        root = html.document_fromstring(source.encode(), parser=parser)
    except etree.ParserError:
        return None, ()
    for each in root.iter(f"{_KEPT}s", f"{_KEPT}strike"):
        each.tag = each.tag.removeprefix(_KEPT)
    if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
        return root, (_TOO_DEEP,)
    return root, ()
