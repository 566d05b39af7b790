"""The source of a page -> its elements, as a browser would make them."""

from lxml import etree, html

from argmap.documents.piece import Element

_TOO_DEEP = "its elements are nested too deeply, so words after that may be missing"


def parsed(page: str) -> tuple[Element | None, tuple[str, ...]]:
    """Return the root of a page, None if it is empty; and what a user should know."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(page.encode(), parser=parser)
    except etree.ParserError:
        return None, ()
    if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
        return root, (_TOO_DEEP,)
    return root, ()
