"""Which elements of a page are marked as no text, such as menus, and which are text as such."""

import re
from itertools import islice

from argmap.documents.piece import Element
from argmap.documents.web.class_names import names_furniture

_CONTENT = frozenset(
    """p ul ol menu li dl dt dd table tr td th tbody thead tfoot caption h1 h2 h3 h4 h5 h6
    blockquote pre
    figure figcaption dir listing xmp plaintext details summary center address fieldset legend
    hr""".split()
)
_APART = frozenset(("nav", "form", "search"))
_APART_ROLES = frozenset("navigation banner contentinfo search complementary menu toolbar".split())
# Names of a whole page say what is in it: "with-navigation".
_WHOLE = frozenset(("html", "body", "main", "article"))
_FOOTER = "footer"
_FOOTERS = frozenset((_FOOTER, "site-footer", "page-footer"))  # whole names of classes
_CONTENTS = frozenset(("toc", "tableofcontents"))
_QUOTES = frozenset(("quote", "quotation", "blockquote", "pullquote", "testimonial"))
_QUOTING = frozenset(("blockquote", "figure"))
_CAPTIONS = frozenset(("caption", "figcaption"))
_CLASS_WORD = re.compile(r"[^\s_-]+")
_NEAR = 20  # elements around one that are looked at


def is_content(element: Element) -> bool:
    """Return whether an element has text by what it is, such as a paragraph or an item."""
    if element.tag == _FOOTER:
        return _is_in_quote(element)
    return element.tag in _CONTENT and not is_furniture(element)


def is_furniture(element: Element) -> bool:
    """Return whether an element is marked as no part of the text, such as a menu."""
    if element.tag in _APART or element.get("role") in _APART_ROLES:
        return True
    if element.tag == _FOOTER or not _FOOTERS.isdisjoint((element.get("class") or "").split()):
        return not (_is_in_quote(element) or is_in_article(element))
    return element.tag not in _WHOLE and names_furniture(element.get("class") or "")


def is_contents(element: Element) -> bool:
    """Return whether an element is marked as a table of contents."""
    return element.get("role") == "doc-toc" or not _CONTENTS.isdisjoint(_names(element))


def is_beside(element: Element) -> bool:
    """Return whether an element stands beside the text by what it is."""
    return element.tag == "aside" or (element.tag == _FOOTER and not _is_in_quote(element))


def is_caption(home: Element) -> bool:
    """Return whether a block is a caption, by its name or by a class of it or right around it."""
    return any(
        each.tag in _CAPTIONS or not _CAPTIONS.isdisjoint(_names(each))
        for each in islice((home, *home.iterancestors()), 3)
    )


def is_in_menu(home: Element) -> bool:
    """Return whether a block is in a menu, which is chosen too if a page is very short."""
    around = islice((home, *home.iterancestors()), _NEAR)
    return any(each.tag == "nav" or each.get("role") == "navigation" for each in around)


def is_in_furniture(home: Element) -> bool:
    """Return whether a block is in a part that is marked as no part of the text."""
    return any(is_furniture(each) for each in islice((home, *home.iterancestors()), _NEAR))


def is_in_article(element: Element) -> bool:
    """Return whether an element is in an article."""
    return any(each.tag == "article" for each in islice(element.iterancestors(), _NEAR))


def _is_in_quote(element: Element) -> bool:
    """Return whether an element is in a quotation or a figure, by its name or its class."""
    return any(
        each.tag in _QUOTING or not _QUOTES.isdisjoint(_names(each))
        for each in islice(element.iterancestors(), 3)
    )


def _names(element: Element) -> list[str]:
    """Return the words of an element's class; ids are made of headings: "related-work"."""
    names = element.get("class")
    return _CLASS_WORD.findall(names[:300].lower()) if names else []
